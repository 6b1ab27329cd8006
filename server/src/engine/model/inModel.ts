import type { Model } from './model.js';

/** Whether the model has the id: what may be anything may be a part of the model as well. */
export function inModel(key: string, types: readonly string[], model: Model): boolean {
  const asked = types.includes('any') ? Object.keys(modelLookups) : types;
  return asked.some(type => Object.hasOwn(modelLookups, type) && modelLookups[type]?.(model, key) === true);
}

const modelLookups: Readonly<Record<string, (model: Model, key: string) => boolean>> = {
  process: (model, key) => model.process(key) !== null,
  outcome: (model, key) => model.outcome(key) !== null,
  clause: (model, key) => model.clause(key) !== null,
  control: (model, key) => model.control(key) !== null,
  role: (model, key) => model.role(key) !== null,
  kind: (model, key) => model.kind(key) !== null,
};
