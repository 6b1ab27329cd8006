import { addMonths, daysBetween } from '../dates/day.js';
import type { Model, Outcome } from '../model/model.js';
import type { Settings } from '../settings/settings.js';
import type { Evidence } from './evidence.js';
import type { EvidenceDocument } from './evidenceDocument.js';

/** How many finished records an outcome is expected to have, and those that there are. */
export interface Cadence {
  readonly perYear: number;
  /** The day after which records count: a year ago, or later where the ISMS began later. */
  readonly since: string;
  readonly expected: number;
  /** Those that count, ordered as given. */
  readonly counted: readonly FinishedRecord[];
  /** The same and older ones. */
  readonly finished: readonly FinishedRecord[];
}

export interface FinishedRecord {
  readonly document: EvidenceDocument;
  readonly evidence: Evidence;
  readonly date: string;
}

export interface CadenceSetup {
  readonly model: Model;
  readonly settings: Settings;
  readonly asOf: string;
}

/** What the model or the settings expect of an outcome in the last twelve months; `null` where records are not counted. */
export function cadenceOf(
  { id, indicators }: Outcome,
  documents: readonly EvidenceDocument[],
  { model, settings, asOf }: CadenceSetup,
): Cadence | null {
  const perYear = settings.cadences.get(id) ?? indicators.per_year;
  const yearAgo = addMonths(asOf, -12);
  if (perYear === undefined || yearAgo === null) return null;
  const since = settings.startedOn !== null && settings.startedOn > yearAgo ? settings.startedOn : yearAgo;
  const finished = documents.flatMap(document => {
    const { evidence } = document;
    const isRecord = model.kind(evidence?.kind ?? '')?.nature === 'record';
    const date = evidence?.date ?? null;
    return evidence && isRecord && evidence.isDone && date !== null && date <= asOf
      ? [{ document, evidence, date }]
      : [];
  });
  return {
    perYear,
    since,
    expected: Math.floor((perYear * (daysBetween(since, asOf) ?? 0)) / 365),
    counted: finished.filter(({ date }) => date > since),
    finished,
  };
}
