import type { Model, Outcome } from '../model/model.js';

/** Whether a document of a kind counts for an outcome only where it names it; any other counts by being what it is. */
export const mustClaim = (model: Model, { indicators }: Outcome, kind: string): boolean =>
  model.kind(kind)?.general === true || indicators.by_claim?.includes(kind) === true;
