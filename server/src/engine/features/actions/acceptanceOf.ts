import type { Engine } from '../../engine.js';
import { valueAt } from '../../facts/valueAt.js';
import { type CriteriaDocument, criteriaInForce } from '../../risk/criteriaInForce.js';
import { levelOf } from '../../risk/riskLevels.js';
import { yamlScalar } from '../yamlScalar.js';
import type { UnitEntry } from './unitAt.js';

/** What an acceptance of a risk would say of it. */
interface RiskAccepted {
  /** What remains after treatment, else as it is; `null` where neither is known. */
  readonly level: number | null;
  readonly criteria: CriteriaDocument | null;
}

function riskAccepted(engine: Engine, { unit }: UnitEntry): RiskAccepted {
  const criteria = criteriaInForce(engine.lookup('documents', 'risk-criteria'), (_, make) => make());
  const risk = { get: (pointer: string) => valueAt(unit.exposed, pointer) };
  return { level: levelOf(risk, 'residual', criteria) ?? levelOf(risk, 'current', criteria), criteria };
}

/** Whether the criteria leave somebody who may accept a risk as high as this one. */
export function mayBeAccepted(engine: Engine, at: UnitEntry): boolean {
  const { level, criteria } = riskAccepted(engine, at);
  const highest = criteria?.acceptance.at(-1)?.upTo;
  return level === null || highest === undefined || level <= highest;
}

/** The text of a new acceptance with the level of the risk, and the lowest authority that the criteria ask for it. */
export function withAcceptedLevel(text: string, engine: Engine, at: UnitEntry): string {
  const { level, criteria } = riskAccepted(engine, at);
  const authority = criteria?.acceptance.find(({ upTo }) => level !== null && level <= upTo)?.id ?? null;
  const put =
    authority === null
      ? '<authority>'
      : yamlScalar(authority, { quote: null, isUnclosed: false, isFlow: false }, true);
  return text
    .replace(/^level: .*$/m, `level: ${level ?? '<level>'}`)
    .replace(/^authority: .*$/m, () => `authority: ${put}`);
}
