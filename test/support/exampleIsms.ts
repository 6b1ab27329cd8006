import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = 'examples/tallyhop';

/** The files of the example, by path from its root. */
export const exampleIsms = (): Map<string, string> =>
  new Map(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter(it => it.isFile() && /\.(?:md|yaml)$/.test(it.name))
      .map(it => {
        const path = join(it.parentPath, it.name).replaceAll('\\', '/');
        return [path.slice(root.length + 1), readFileSync(path, 'utf8')] as const;
      }),
  );
