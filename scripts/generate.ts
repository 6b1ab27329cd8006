// Turns schemas/ into what the engine loads without parsing or compiling: validators as plain code, shapes, the model.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { conditionName } from '../server/src/engine/coverage/conditions.js';
import type { JsonSchema } from '../server/src/engine/schema/schemaFiles.js';
import type { SchemaSet } from '../server/src/engine/schema/shape.js';
import { shapesOfKind } from '../server/src/engine/schema/shapesOfKind.js';
import { readShippedModel } from './shippedModel.js';
import { readSnippets } from './snippetFiles.js';
import { addKindValidators, bare, strictAjv, validatorModule } from './validators.js';

const read = (path: string): JsonSchema => JSON.parse(readFileSync(path, 'utf8'));
const kindFiles = new Map(
  readdirSync('schemas/kinds')
    .sort()
    .filter(name => name.endsWith('.schema.json'))
    .map(name => [name, read(join('schemas/kinds', name))] as const),
);
const target = 'server/src/engine/schema/compiled';
mkdirSync(target, { recursive: true });

/** Files that shape an ISMS and are no evidence, by the name of their schema. */
const shaping = new Map(
  ['isms', 'catalogue', 'wording', 'kind-schema', 'baseline'].map(name => [
    `${name}.schema.json`,
    read(`schemas/${name}.schema.json`),
  ]),
);
const ajv = strictAjv();
const names = new Map<string, string>();
addKindValidators(ajv, kindFiles, names);
for (const [name, schema] of shaping) {
  ajv.addSchema(bare(schema), name);
  names.set(`head:${schema['kind']}`, name);
}
writeFileSync(join(target, 'validators.js'), await validatorModule(ajv, names, 'validators'));
writeFileSync(
  join(target, 'validators.d.ts'),
  `import type { Validate } from '../validate.js';\nexport declare const validators: ReadonlyMap<string, Validate>;\n`,
);

const kinds: Record<string, SchemaSet['kinds'][string]> = {};
const entries: Record<string, SchemaSet['entries'][string]> = {};
for (const [name, schema] of kindFiles) {
  if (schema['kind'] === undefined) continue;
  const shapes = shapesOfKind(name, kindFiles);
  kinds[shapes.kind.kind] = shapes.kind;
  for (const entry of shapes.entries) entries[entry.type] = entry;
}
for (const name of shaping.keys()) {
  const { kind } = shapesOfKind(name, shaping);
  kinds[kind.kind] = kind;
}
const set: SchemaSet = { kinds, entries, settings: kinds['settings']?.head ?? {} };
writeFileSync(join(target, 'schemas.json'), JSON.stringify(set));
// Schemas of own kinds are read at run time and may refer to the common one.
writeFileSync(join(target, 'common.json'), JSON.stringify(read('schemas/kinds/common.schema.json')));

const modelTarget = 'server/src/engine/model/compiled';
mkdirSync(modelTarget, { recursive: true });
const model = readShippedModel();
writeFileSync(join(modelTarget, 'model.json'), JSON.stringify(model.data));
writeFileSync(
  join(modelTarget, 'capability.json'),
  JSON.stringify(parse(readFileSync('schemas/capability.yaml', 'utf8'))),
);

const conditionsAjv = strictAjv({ allErrors: false });
const conditionNames = new Map<string, string>();
for (const { id, indicators } of model.outcomes) {
  for (const condition of indicators.conditions ?? []) {
    for (const part of ['when', 'where', 'must'] as const) {
      const schema = part in condition ? (condition as unknown as Record<string, object>)[part] : undefined;
      if (!schema) continue;
      const name = `${part}:${conditionName(id, condition)}`;
      conditionsAjv.addSchema({ ...schema, $id: name.replaceAll(/[:/]/g, '-') });
      conditionNames.set(name, name.replaceAll(/[:/]/g, '-'));
    }
  }
}
writeFileSync(
  join(modelTarget, 'conditions.js'),
  await validatorModule(conditionsAjv, conditionNames, 'conditions'),
);
writeFileSync(
  join(modelTarget, 'conditions.d.ts'),
  `import type { Validate } from '../../schema/validate.js';\nexport declare const conditions: ReadonlyMap<string, Validate>;\n`,
);

// The snippets that editors offer are what new documents and entries begin with.
const snippetTarget = 'server/src/engine/snippets/compiled';
mkdirSync(snippetTarget, { recursive: true });
writeFileSync(join(snippetTarget, 'snippets.json'), JSON.stringify(readSnippets()));
