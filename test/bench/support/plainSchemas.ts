import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bare } from '../../../scripts/validators.js';
import type { JsonSchema } from '../../../server/src/engine/schema/schemaFiles.js';

const source = 'schemas/kinds';

/**
 * Writes the schemas of the kinds into a folder, each to be used alone and by any validator: without our annotations,
 * and with the common definitions inside. Returns the file of each kind.
 */
export function writePlainSchemas(folder: string): ReadonlyMap<string, string> {
  mkdirSync(folder, { recursive: true });
  const read = (name: string): JsonSchema => JSON.parse(readFileSync(join(source, name), 'utf8'));
  const common = read('common.schema.json');
  const files = new Map<string, string>();
  for (const name of readdirSync(source).sort()) {
    const schema = read(name);
    const kind = schema['kind'];
    if (typeof kind !== 'string') continue;
    const file = join(folder, `${kind}.json`);
    writeFileSync(file, JSON.stringify(plain(schema, common)));
    files.set(kind, file);
  }
  return files;
}

function plain(schema: JsonSchema, common: JsonSchema): unknown {
  const { $id: _, ...own } = moved(bare(schema), 'common.schema.json#/$defs/') as JsonSchema;
  const shared = moved((bare(common) as { $defs: unknown }).$defs, '#/$defs/');
  // Peers read days as points in time, not as text.
  const lenient = { ...(shared as object), date: {}, time: {} };
  return { ...own, $defs: { ...(own['$defs'] as object | undefined), common: { $defs: lenient } } };
}

/** Points references at where the common definitions are in the new schema. */
function moved(value: unknown, from: string): unknown {
  if (Array.isArray(value)) return value.map(item => moved(item, from));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inside]) => [
      key,
      key === '$ref' && typeof inside === 'string' && inside.startsWith(from)
        ? `#/$defs/common/$defs/${inside.slice(from.length)}`
        : moved(inside, from),
    ]),
  );
}
