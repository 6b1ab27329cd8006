import type { CompiledConditions } from './coverage/conditions.js';
import type { EngineSetup } from './engine.js';
import { conditions } from './model/compiled/conditions.js';
import model from './model/compiled/model.json' with { type: 'json' };
import { Model, type ModelData } from './model/model.js';
import { allRules } from './rules/index.js';
import schemas from './schema/compiled/schemas.json' with { type: 'json' };
import type { SchemaSet } from './schema/shape.js';
import { defaultSettings } from './settings/settings.js';
import { noTailoring } from './tailoring/tailoring.js';

/** The model that ships with the product. */
export const builtInModel = (): Model => new Model(model as unknown as ModelData);

/** What the engine needs, all of it built in: a team's own settings take the place of `settings`. */
export function builtInSetup(asOf: string): EngineSetup {
  return {
    model: builtInModel(),
    conditions: compiledConditions(),
    schemas: schemas as unknown as SchemaSet,
    settings: defaultSettings,
    tailoring: noTailoring,
    rules: allRules,
    asOf,
  };
}

function compiledConditions(): CompiledConditions {
  const part = (prefix: string) =>
    new Map(
      [...conditions].flatMap(([name, check]) =>
        name.startsWith(prefix) ? [[name.slice(prefix.length), check] as const] : [],
      ),
    );
  return { when: part('when:'), where: part('where:'), must: part('must:') };
}
