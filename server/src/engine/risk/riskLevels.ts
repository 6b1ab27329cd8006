import type { Json } from '../syntax/metadataTree.js';
import { type RiskCriteria, riskLevel } from './riskCriteria.js';

/** Whatever can be asked for the value at a JSON pointer: a risk as rules see it, or the values that travel with its id. */
export interface RatedRisk {
  get(pointer: string): Json | undefined;
}

/** One place of a risk that has likelihood, consequence and the level of both. */
export interface RatedPlace {
  readonly name: 'current' | 'inherent' | 'residual';
  readonly likelihood: string;
  readonly consequence: string;
  readonly level: string;
}

/** The places where a risk is rated, as JSON pointers. */
export const ratedPlaces: readonly RatedPlace[] = [
  { name: 'current', likelihood: '/likelihood/level', consequence: '/consequence/level', level: '/level' },
  {
    name: 'inherent',
    likelihood: '/inherent/likelihood',
    consequence: '/inherent/consequence',
    level: '/inherent/level',
  },
  {
    name: 'residual',
    likelihood: '/residual/likelihood',
    consequence: '/residual/consequence',
    level: '/residual/level',
  },
];

/** The level at a place: as written, else as the criteria compute it; `null` where neither is known. */
export function levelOf(
  risk: RatedRisk,
  name: RatedPlace['name'],
  criteria: RiskCriteria | null,
): number | null {
  const place = ratedPlaces.find(it => it.name === name);
  if (!place) return null;
  return numberAt(risk, place.level) ?? (criteria && computedLevel(risk, place, criteria));
}

/** The level that the criteria give for what is rated at a place. */
export const computedLevel = (
  risk: RatedRisk,
  { likelihood, consequence }: RatedPlace,
  criteria: RiskCriteria,
): number | null => riskLevel(criteria, numberAt(risk, likelihood), numberAt(risk, consequence));

function numberAt(risk: RatedRisk, pointer: string): number | null {
  const value = risk.get(pointer);
  return typeof value === 'number' ? value : null;
}
