import { type CompiledConditions, conditionName } from '../coverage/conditions.js';
import type { Condition, Model, Outcome } from '../model/model.js';
import { readSchema } from '../schema/readSchema.js';
import { SchemaEvaluator } from '../schema/schemaEvaluator.js';
import type { JsonSchema } from '../schema/schemaFiles.js';
import type { Validate } from '../schema/validate.js';
import type { Json } from '../syntax/metadataTree.js';

const parts = ['when', 'where', 'must'] as const;

/** The conditions of a model whose outcomes `judgedAnew` are not those that code was made of. */
export function ownConditions(
  base: CompiledConditions,
  model: Model,
  judgedAnew: ReadonlySet<string>,
): CompiledConditions {
  const evaluator = new SchemaEvaluator(new Map());
  const ofOthers = <Check>(all: ReadonlyMap<string, Check>) =>
    [...all].filter(([name]) => !judgedAnew.has(name.slice(0, name.indexOf('/'))));
  const own = (part: (typeof parts)[number]) =>
    [...judgedAnew].flatMap(id => ownChecks(model.outcome(id), part, evaluator));
  return {
    when: new Map([...ofOthers(base.when), ...own('when')]),
    where: new Map([...ofOthers(base.where), ...own('where')]),
    must: new Map([...ofOthers(base.must), ...own('must')]),
  };
}

function ownChecks(
  outcome: Outcome | null,
  part: (typeof parts)[number],
  evaluator: SchemaEvaluator,
): (readonly [string, Validate])[] {
  return (outcome?.indicators.conditions ?? []).flatMap(condition => {
    const schema = schemaIn(condition, part);
    if (!outcome || schema === undefined) return [];
    const usable = readSchema(schema).schema;
    return [[conditionName(outcome.id, condition), checkBy(evaluator, usable)] as const];
  });
}

function checkBy(evaluator: SchemaEvaluator, schema: JsonSchema): Validate {
  const validate: Validate = value => {
    validate.errors = evaluator.errors(schema, '', value as Json, { firstOnly: true });
    return validate.errors.length === 0;
  };
  return validate;
}

/** What of a condition cannot be used: the JSON pointer from the condition, and why. */
export function* unusableIn(
  condition: Condition,
  ruleCodes: ReadonlySet<string>,
): Generator<[string, string]> {
  for (const part of parts) {
    const schema = schemaIn(condition, part);
    if (schema === undefined) continue;
    for (const { at, message } of readSchema(schema).remarks) yield [`/${part}${at}`, message];
  }
  if ('rule' in condition && !ruleCodes.has(condition.rule))
    yield ['/rule', `There is no rule '${condition.rule}'.`];
}

const schemaIn = (condition: Condition, part: string): Json | undefined =>
  (condition as unknown as Readonly<Record<string, Json | undefined>>)[part];
