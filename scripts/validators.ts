import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import { declaredLists } from '../server/src/engine/schema/findList.js';
import type { JsonSchema, SchemaFiles } from '../server/src/engine/schema/schemaFiles.js';

/** The keywords that our schemas add to JSON Schema; to a validator they say nothing. */
export const annotations = [
  'kind',
  'evidence',
  'entries',
  'single',
  'ref',
  'defines',
  'exposes',
  'sourceText',
  'fallsDue',
];

export function strictAjv({ allErrors = true } = {}): Ajv2020 {
  return new Ajv2020({
    strict: true,
    strictRequired: false,
    allowUnionTypes: true,
    allErrors,
    validateFormats: false,
    messages: false,
    inlineRefs: false,
    keywords: annotations.map(keyword => ({ keyword, valid: true })),
    code: { source: true, esm: true },
  });
}

/** A document head is checked without its entries: these have validators of their own, so that each is checked alone. */
export function withoutEntries(schema: JsonSchema, id: string): JsonSchema {
  const copy: Record<string, unknown> = { ...structuredClone(schema), $id: id };
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const inside = value as Record<string, unknown>;
    if (inside['entries'] !== undefined) delete inside['items'];
    for (const child of Object.values(inside)) visit(child);
  };
  visit(copy);
  return copy;
}

/** Words are for people and annotations for the engine: a validator needs neither. */
export function bare(schema: JsonSchema): JsonSchema {
  const strip = (value: unknown, isSchema: boolean): unknown => {
    if (Array.isArray(value)) return value.map(item => strip(item, isSchema));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .filter(
          ([key]) =>
            !isSchema || !['description', 'title', '$schema', 'format', ...annotations].includes(key),
        )
        // The keys of these are names of the user's, not keywords.
        .map(([key, inside]) => [
          key,
          strip(inside, !(isSchema && ['properties', '$defs', 'patternProperties'].includes(key))),
        ]),
    );
  };
  return strip(schema, true) as JsonSchema;
}

/** Adds a validator for the head of each kind (`head:<kind>`) and for each type of entry (`entry:<type>`). */
export function addKindValidators(ajv: Ajv2020, files: SchemaFiles, names: Map<string, string>): void {
  for (const [name, schema] of files) ajv.addSchema(bare(schema), name);
  for (const [name, schema] of files) {
    if (schema['kind'] === undefined) continue;
    const head = name.replace('.schema.json', '.head.schema.json');
    ajv.addSchema(bare(withoutEntries(schema, head)));
    names.set(`head:${schema['kind']}`, head);
    for (const list of declaredLists(schema)) {
      const type = String(list.schema['entries']);
      const id = `${type}.entry.schema.json`;
      ajv.addSchema({ $id: id, $ref: `${name}#${list.pointer}/items` });
      names.set(`entry:${type}`, id);
    }
  }
}

/** Plain code for every named validator, with nothing to import: a module that exports them as the map `as`. */
export async function validatorModule(
  ajv: Ajv2020,
  names: ReadonlyMap<string, string>,
  as: string,
): Promise<string> {
  const exports = Object.fromEntries([...names].map(([, id], index) => [`v${index}`, id]));
  const code = (standalone as unknown as (ajv: Ajv2020, refs: Record<string, string>) => string)(
    ajv,
    exports,
  );
  const table = [...names.keys()].map((name, index) => `  [${JSON.stringify(name)}, v${index}],`).join('\n');
  const bundled = await build({
    stdin: {
      contents: `${code}\nexport const ${as} = new Map([\n${table}\n]);\n`,
      resolveDir: process.cwd(),
    },
    bundle: true,
    format: 'esm',
    write: false,
    platform: 'neutral',
    minifySyntax: true,
    minifyWhitespace: true,
    logLevel: 'error',
  });
  return bundled.outputFiles[0]?.text ?? '';
}
