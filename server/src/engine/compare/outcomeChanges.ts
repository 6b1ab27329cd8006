import { isWorse, type OutcomeState } from '../coverage/outcomeState.js';
import type { Reason } from '../coverage/reason.js';
import type { OutcomeSnapshot, Snapshot } from './snapshot.js';

/** An outcome that is in another state than before, and why. */
export interface OutcomeChange {
  readonly id: string;
  readonly title: string;
  readonly process: string;
  /** `null`: the model did not have it, or has it no more. */
  readonly before: OutcomeState | null;
  readonly after: OutcomeState | null;
  /** `other`: it was left out, taken in again while covered, or the model has another outcome. */
  readonly direction: 'worse' | 'better' | 'other';
  readonly cause: Cause;
  /** Sentences. */
  readonly why: readonly string[];
  /** What it lacks now. */
  readonly lacks: readonly Reason[];
}

/** What something follows from: the settings and files that shape the model, the documents, or both. */
export type Cause = 'settings' | 'documents' | 'both';

/** Versions of one ISMS that are compared. */
export interface Versions<Told> {
  readonly before: Snapshot<Told>;
  /** The documents of before under the settings and the model of after; `before` itself where these are the same. */
  readonly between: Snapshot<Told>;
  readonly after: Snapshot<Told>;
  /** Path of before by that of after, of documents that were moved. */
  readonly renames: ReadonlyMap<string, string>;
}

/** The outcomes whose state is another one, in the order of the model. */
export function outcomeChanges<Told>(versions: Versions<Told>): readonly OutcomeChange[] {
  const { before, after } = versions;
  const ids = new Set([...after.outcomes.keys(), ...before.outcomes.keys()]);
  return [...ids].flatMap(id => {
    const then = before.outcomes.get(id) ?? null;
    const now = after.outcomes.get(id) ?? null;
    const one = now ?? then;
    return one && then?.state !== now?.state ? [outcomeChange(one, then, now, versions)] : [];
  });
}

function outcomeChange<Told>(
  { outcome: { id, title }, process }: OutcomeSnapshot,
  then: OutcomeSnapshot | null,
  now: OutcomeSnapshot | null,
  versions: Versions<Told>,
): OutcomeChange {
  return {
    id,
    title,
    process: process.id,
    before: then?.state ?? null,
    after: now?.state ?? null,
    direction: directionOf(then, now),
    cause: causeOf(id, versions),
    why: then && now ? whyOf(then, now, versions) : [now ? newOutcome : goneOutcome],
    lacks: now && isOpen(now.state) ? now.reasons.filter(({ holds }) => !holds) : [],
  };
}

const newOutcome = 'The model asks for it now.';
const goneOutcome = 'The model does not ask for it any more.';

const isOpen = (state: OutcomeState): boolean => isWorse(state, 'covered');

function directionOf(then: OutcomeSnapshot | null, now: OutcomeSnapshot | null): OutcomeChange['direction'] {
  if (!then || !now) return 'other';
  if (isWorse(now.state, then.state)) return 'worse';
  return isWorse(then.state, now.state) ? 'better' : 'other';
}

function causeOf<Told>(id: string, { before, between, after }: Versions<Told>): Cause {
  const middle = between.outcomes.get(id)?.state;
  if (middle === before.outcomes.get(id)?.state) return 'documents';
  return middle === after.outcomes.get(id)?.state ? 'settings' : 'both';
}

function whyOf<Told>(
  then: OutcomeSnapshot,
  now: OutcomeSnapshot,
  versions: Versions<Told>,
): readonly string[] {
  const exclusion = now.reasons.find(({ indicator, holds }) => indicator === 'excluded' && holds);
  if (exclusion) return [exclusion.text];
  const said = then.state === 'excluded' ? ['It is not left out any more.'] : [];
  const evidence = evidenceChange(then, now, versions);
  const why = isWorse(now.state, then.state)
    ? [...lossOf(now, evidence, versions), ...newlyFailing(then, now, evidence, versions)]
    : [...gainOf(evidence, versions), ...mended(then, now, versions)];
  return [...new Set([...said, ...why])];
}

/** The documents that count no more and those that count now, by path. */
interface EvidenceChange {
  readonly lost: readonly string[];
  readonly gained: readonly string[];
}

function evidenceChange<Told>(
  then: OutcomeSnapshot,
  now: OutcomeSnapshot,
  { renames }: Versions<Told>,
): EvidenceChange {
  const kept = new Set(now.evidence.map(path => renames.get(path) ?? path));
  const before = new Set(then.evidence);
  return {
    lost: then.evidence.filter(path => !kept.has(path)),
    gained: now.evidence.filter(path => !before.has(renames.get(path) ?? path)),
  };
}

function lossOf<Told>(
  now: OutcomeSnapshot,
  { lost }: EvidenceChange,
  { after, renames }: Versions<Told>,
): readonly string[] {
  if (lost.length === 0) return [];
  const moved = new Map([...renames].map(([to, from]) => [from, to] as const));
  const isGone = (path: string) => !after.documents.has(moved.get(path) ?? path);
  const gone = lost.filter(isGone);
  const silent = lost.filter(path => !isGone(path));
  const isOnly = now.evidence.length === 0;
  return [
    ...(gone.length > 0 ? [`${sentence(gone, isOnly)} removed.`] : []),
    ...(silent.length > 0
      ? [`${sentence(silent, isOnly && gone.length === 0)} not evidence of it any more.`]
      : []),
  ];
}

/** Up to so many paths are all named; of more, fewer are, and the rest is counted. */
const mostNamed = 3;

function sentence(paths: readonly string[], isOnly: boolean): string {
  const [first, ...others] = paths;
  if (first !== undefined && others.length === 0)
    return `${isOnly ? `The only evidence, ${first},` : first} is`;
  return isOnly ? `All evidence, ${named(paths)}, is` : `${named(paths)} are`;
}

function named(paths: readonly string[]): string {
  const shown = paths.length <= mostNamed ? paths.length - 1 : mostNamed - 1;
  const more = paths.length - shown;
  return `${paths.slice(0, shown).join(', ')} and ${more === 1 ? paths.at(-1) : `${more} more`}`;
}

function gainOf<Told>({ gained }: EvidenceChange, { before }: Versions<Told>): readonly string[] {
  if (gained.length === 0) return [];
  const isNew = gained.every(path => !before.documents.has(path));
  const [first = '', ...others] = gained;
  const names = others.length === 0 ? first : named(gained);
  return [`${names} ${others.length === 0 ? 'is' : 'are'} ${isNew ? 'new evidence' : 'evidence of it now'}.`];
}

/** That something is lacking is said already where it is gone. */
function newlyFailing<Told>(
  then: OutcomeSnapshot,
  now: OutcomeSnapshot,
  { lost }: EvidenceChange,
  { renames }: Versions<Told>,
): readonly string[] {
  const known = new Set(failing(then).map(text => renamed(text, renames)));
  const reasons = now.reasons.filter(({ indicator }) => lost.length === 0 || indicator !== 'exists');
  return failing({ reasons }).filter(text => !known.has(text));
}

function mended<Told>(
  then: OutcomeSnapshot,
  now: OutcomeSnapshot,
  { renames }: Versions<Told>,
): readonly string[] {
  const left = new Set(failing(now));
  return then.reasons
    .filter(({ indicator, holds }) => !holds && indicator !== 'exists' && indicator !== 'excluded')
    .filter(({ text }) => !left.has(renamed(text, renames)))
    .map(({ text }) => `No longer: ${text}`);
}

const failing = ({ reasons }: Pick<OutcomeSnapshot, 'reasons'>): readonly string[] =>
  reasons.filter(({ holds }) => !holds).map(({ text }) => text);

function renamed(text: string, renames: ReadonlyMap<string, string>): string {
  let said = text;
  for (const [to, from] of renames) if (said.includes(from)) said = said.replaceAll(from, to);
  return said;
}
