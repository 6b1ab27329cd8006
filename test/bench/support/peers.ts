import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Tools that do neighbouring work, in the versions that are compared. */
const versions: Readonly<Record<string, string>> = {
  'ajv-cli': '5.0.0',
  'remark-cli': '12.0.1',
  'remark-frontmatter': '5.0.0',
  'remark-lint-frontmatter-schema': '3.15.4',
  'remark-validate-links': '13.1.0',
  v8r: '5.1.0',
  'yaml-language-server': '2.0.0',
};

/**
 * The folder that the peers are installed in, outside the repository: they are no dependencies of the product. It is
 * kept from run to run. `null` where they cannot be installed.
 */
export function installPeers(): string | null {
  const folder = join(tmpdir(), 'isms-bench-peers');
  const isThere = Object.keys(versions).every(name => existsSync(join(folder, 'node_modules', name)));
  if (isThere) return folder;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: versions }));
  try {
    console.log(`Installing peers in ${folder} …`);
    execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    return folder;
  } catch (error) {
    console.log(
      `Peers are left out, they cannot be installed: ${error instanceof Error ? error.message : error}`,
    );
    return null;
  }
}
