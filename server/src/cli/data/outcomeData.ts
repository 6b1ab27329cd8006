import type { EvidenceDocument, OutcomeCoverage, OutcomeState, Reason } from '../../engine/index.js';
import type { Places } from '../places.js';
import type { PlaceData } from './placeData.js';

/** An outcome with its state, and all that it follows from. */
export interface OutcomeData {
  readonly id: string;
  readonly title: string;
  readonly statement: string;
  readonly state: OutcomeState;
  /** First what is missing, then what holds. */
  readonly reasons: readonly ReasonData[];
  readonly evidence: readonly EvidenceData[];
}

export interface ReasonData {
  readonly indicator: Reason['indicator'];
  readonly holds: boolean;
  readonly text: string;
  readonly fix: string | null;
  readonly place: PlaceData | null;
}

export interface EvidenceData {
  readonly path: string;
  readonly kind: string;
  readonly id: string | null;
  readonly title: string | null;
  readonly status: string | null;
  /** The day that it was approved or done, as written. */
  readonly date: string | null;
  /** The day of the last commit that changed it; `null` where that is not known. */
  readonly committed_on: string | null;
  /** The day that it has to be renewed by, as written. */
  readonly due: string | null;
}

export function outcomeData(
  { outcome, state, reasons, evidence }: OutcomeCoverage,
  places: Places,
): OutcomeData {
  const { id, title, statement } = outcome;
  return {
    id,
    title,
    statement,
    state,
    reasons: reasons.map(it => reasonData(it, places)),
    evidence: evidence.flatMap(it => evidenceData(it, places)),
  };
}

export function reasonData({ indicator, holds, text, fix, place }: Reason, places: Places): ReasonData {
  return { indicator, holds, text, fix, place: place && places.placeOf(place.uri, place) };
}

export function evidenceData(
  { uri, evidence, committed }: EvidenceDocument,
  places: Places,
): readonly EvidenceData[] {
  if (!evidence) return [];
  const { kind, id, title, status, date, due } = evidence;
  const committed_on = committed?.last ?? null;
  return [{ path: places.pathOf(uri), kind, id, title, status, date, committed_on, due }];
}
