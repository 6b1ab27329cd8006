import { addMonths } from '../dates/day.js';
import type { Condition, Model, Outcome } from '../model/model.js';
import { usualPath } from '../model/usualPath.js';
import type { Settings } from '../settings/settings.js';
import { isSameContent } from '../suspect/contentFingerprint.js';
import { lowerFirst } from '../text/lowerFirst.js';
import type { Span } from '../text/span.js';
import { continued } from '../text/words.js';
import { cadenceOf } from './cadence.js';
import { conditionName } from './conditions.js';
import { DocumentNotes } from './documentNotes.js';
import type { Evidence } from './evidence.js';
import type { EvidenceDocument } from './evidenceDocument.js';
import { mustClaim } from './mustClaim.js';
import type { OutcomeState } from './outcomeState.js';
import type { Indicator, Place, Reason } from './reason.js';

export interface JudgeSetup {
  readonly model: Model;
  readonly settings: Settings;
  readonly asOf: string;
  /** The fingerprint of what an id stands for now; `null` where that cannot be told. */
  readonly contentOf: (id: string) => string | null;
  /** The notes of a document; kept by who judges often. */
  readonly notesOf?: (document: EvidenceDocument) => DocumentNotes;
}

export interface Judgement {
  readonly state: OutcomeState;
  readonly reasons: readonly Reason[];
}

/** A declaration that nothing happened, and a record without an interval of its own, hold for this many months. */
const declarationMonths = 12;
/** Of one condition, so many places are named; the rest is counted. */
const mostPlaces = 5;

/**
 * Judges one outcome by the documents that count for it, ordered by path. Pure: documents, model, settings and day
 * decide. The best evidence decides whether it exists, is approved and up to date; conditions hold for all of it.
 */
export function judgeOutcome(
  outcome: Outcome,
  documents: readonly EvidenceDocument[],
  setup: JudgeSetup,
): Judgement {
  const exclusion = exclusionOf(outcome, setup);
  if (exclusion?.holds) return { state: 'excluded', reasons: [exclusion] };
  const before = exclusion ? [exclusion] : [];
  const real = documents.filter(({ evidence }) => evidence && !evidence.declaration);
  if (real.length === 0) return { ...judgeAbsence(outcome, documents, setup, before) };
  const judgement = judgeEvidence(outcome, real, setup);
  return { state: judgement.state, reasons: [...before, ...judgement.reasons] };
}

function exclusionOf({ id }: Outcome, { settings, asOf }: JudgeSetup): Reason | null {
  const found = settings.exclusions.find(({ outcome }) => outcome === id);
  if (!found) return null;
  const { justification, approvedBy, approvedOn, until } = found;
  const holds = approvedOn <= asOf && (until === null || until >= asOf);
  const text = holds
    ? `Left out by ${approvedBy} on ${approvedOn}${until === null ? '' : `, until ${until}`}: ${justification}`
    : `It was left out by ${approvedBy}, but that ${until !== null && until < asOf ? `ended on ${until}` : `starts on ${approvedOn}`}.`;
  return {
    indicator: 'excluded',
    holds,
    text,
    fix: holds ? null : 'Renew the exclusion in isms.yaml, or show the outcome.',
    place: null,
  };
}

function judgeAbsence(
  outcome: Outcome,
  documents: readonly EvidenceDocument[],
  setup: JudgeSetup,
  before: readonly Reason[],
): Judgement {
  const declared = outcome.indicators.events_only
    ? documents.find(it => declarationHolds(it, setup.asOf))
    : undefined;
  if (declared?.evidence?.declaration) {
    const { from, to, by } = declared.evidence.declaration;
    const text = `${by} declared that nothing happened from ${from} to ${to}.`;
    return {
      state: 'covered',
      reasons: [...before, reason('declared', true, text, null, at(declared, declared.evidence.place))],
    };
  }
  const names = namesOf(outcome.evidence, setup.model, 'or');
  const what = `There is no ${names}${needsClaim(outcome, setup.model) ? ` that names ${outcome.id} under outcomes` : ''}.`;
  const event = outcome.indicators.events_only ? ', or a dated declaration that nothing happened' : '';
  return {
    state: 'missing',
    reasons: [
      ...before,
      reason('exists', false, what, `Add one: ${pathsOf(outcome, setup.model)}${event}.`, null),
    ],
  };
}

function declarationHolds({ evidence }: EvidenceDocument, asOf: string): boolean {
  const until = evidence?.declaration ? addMonths(evidence.declaration.to, declarationMonths) : null;
  return until !== null && until >= asOf;
}

function judgeEvidence(
  outcome: Outcome,
  documents: readonly EvidenceDocument[],
  setup: JudgeSetup,
): Judgement {
  const { indicators } = outcome;
  const isClaimed = onlyClaims(outcome, documents, setup.model);
  const single = isClaimed ? outcome.evidence : showingKinds(outcome, setup.model);
  const alternatives = indicators.together ?? single.map(kind => [kind]);
  const shown = alternatives
    .map(kinds => judgeAlternative(kinds, documents, outcome, setup))
    .sort(byStrength)[0];
  const cadence = cadenceReason(outcome, documents, setup);
  const reasons = [
    ...(shown?.reasons ?? []),
    ...(cadence ? [cadence] : []),
    ...conditionReasons(outcome, documents, setup),
  ];
  const ordered = [...reasons.filter(it => !it.holds), ...reasons.filter(it => it.holds)];
  if (isClaimed)
    return {
      state: 'claimed',
      reasons: [
        claimReason(outcome, documents, setup.model),
        ...ordered.filter(it => it.holds || it.indicator !== 'exists'),
      ],
    };
  const failed = new Set(ordered.filter(it => !it.holds).map(it => it.indicator));
  return { state: stateOf(failed), reasons: ordered };
}

/** The first that fits counts: what is wrong with the evidence, then how old it is, then how much of it there is. */
function stateOf(failed: ReadonlySet<Indicator>): OutcomeState {
  const milder: readonly Indicator[] = ['fresh', 'cadence', 'unchanged'];
  if ([...failed].some(indicator => !milder.includes(indicator))) return 'partial';
  if (failed.has('fresh')) return 'stale';
  if (failed.has('cadence')) return 'thin';
  return failed.has('unchanged') ? 'suspect' : 'covered';
}

/** Whether as many records were finished in the last twelve months as are expected; `null` where none are counted. */
function cadenceReason(
  outcome: Outcome,
  documents: readonly EvidenceDocument[],
  setup: JudgeSetup,
): Reason | null {
  const cadence = cadenceOf(outcome, documents, setup);
  if (cadence === null || cadence.expected < 1) return null;
  const { expected, counted, since } = cadence;
  const holds = counted.length >= expected;
  const last = counted.at(-1);
  return reason(
    'cadence',
    holds,
    `${counted.length} of ${expected} records expected since ${since} are there.`,
    holds ? null : 'Add the records that are due, or set what is expected under cadences in isms.yaml.',
    last ? at(last.document, last.evidence.place) : null,
  );
}

interface Alternative {
  readonly strength: number;
  readonly reasons: readonly Reason[];
}

const byStrength = (a: Alternative, b: Alternative): number =>
  shortfall(a.reasons) - shortfall(b.reasons) || b.strength - a.strength;

/** What nothing is wrong with comes before what is only too old or reviewed against something else, whatever else it has. */
function shortfall(reasons: readonly Reason[]): number {
  const state = stateOf(new Set(reasons.filter(it => !it.holds).map(it => it.indicator)));
  return state === 'covered' ? 0 : state === 'partial' ? 2 : 1;
}

/** The higher, the better: first by what falls short, then by what holds. */
const scoreOf = (reasons: readonly Reason[]): number => -1000 * shortfall(reasons) + weight(reasons);

const notesOf = (document: EvidenceDocument, setup: JudgeSetup): DocumentNotes =>
  setup.notesOf?.(document) ?? new DocumentNotes(document);

/** The first of the best; of thousands that did not change, none is looked at again. */
function bestOf(
  documents: readonly EvidenceDocument[],
  outcome: Outcome,
  setup: JudgeSetup,
): readonly Reason[] {
  let best: EvidenceDocument | undefined;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const document of documents) {
    const { scores } = notesOf(document, setup);
    const score = scores.get(outcome.id) ?? scoreOf(documentReasons(document, outcome, setup));
    scores.set(outcome.id, score);
    if (score <= bestScore) continue;
    best = document;
    bestScore = score;
  }
  return best ? documentReasons(best, outcome, setup) : [];
}

/** How well one set of kinds shows the outcome: of each kind, its best document counts. */
function judgeAlternative(
  kinds: readonly string[],
  documents: readonly EvidenceDocument[],
  outcome: Outcome,
  setup: JudgeSetup,
): Alternative {
  const reasons: Reason[] = [];
  let strength = 0;
  for (const kind of kinds) {
    const ofKind = documents.filter(it => it.evidence?.kind === kind);
    if (ofKind.length === 0) {
      const name = namesOf([kind], setup.model, 'or');
      reasons.push(
        reason('exists', false, `There is no ${name}.`, `Add one: ${usualPath(kind, setup.model)}.`, null),
      );
      continue;
    }
    const best = bestOf(ofKind, outcome, setup);
    strength += 1 + weight(best);
    reasons.push(...best);
  }
  return { strength: strength / Math.max(1, kinds.length), reasons };
}

const weight = (reasons: readonly Reason[]): number =>
  reasons.reduce(
    (sum, { indicator, holds }) =>
      sum + (holds ? (indicator === 'approved' ? 4 : indicator === 'fresh' ? 1 : 2) : 0),
    0,
  );

function documentReasons(
  document: EvidenceDocument,
  outcome: Outcome,
  { model, asOf, contentOf }: JudgeSetup,
): readonly Reason[] {
  const { evidence } = document;
  if (!evidence) return [];
  const name = document.path;
  const reasons = [approvalReason(document, evidence, outcome, model)];
  const expired = expiryOf(document, evidence, outcome, asOf);
  if (expired) reasons.push(expired);
  else
    reasons.push(
      reason(
        'fresh',
        true,
        evidence.due === null ? `${name} is up to date.` : `${name} is up to date until ${evidence.due}.`,
        null,
        at(document, evidence.duePlace),
      ),
    );
  const broken = firstFinding(document, 'reference-resolves');
  reasons.push(
    broken
      ? reason(
          'linked',
          false,
          `${name} refers to what is not there: ${broken.message}`,
          'Correct the id, or add what it names.',
          broken.place,
        )
      : reason('linked', true, `All references of ${name} resolve.`, null, at(document, evidence.place)),
  );
  return [...reasons, ...changeReasons(document, contentOf)];
}

function approvalReason(
  document: EvidenceDocument,
  { kind, isDone, status, date, place, statusPlace }: Evidence,
  { indicators }: Outcome,
  model: Model,
): Reason {
  const isRecord = model.kind(kind)?.nature === 'record';
  const done = isRecord ? 'complete' : 'approved';
  const name = document.path;
  if (isDone)
    return reason(
      'approved',
      true,
      `${name} is ${done}${date === null ? '' : ` (${date})`}.`,
      null,
      at(document, place),
    );
  const said = `its status is ${status ?? 'not given'}`;
  return isRecord && indicators.while_open
    ? reason('approved', true, `${name} is on record; ${said}.`, null, at(document, place))
    : reason(
        'approved',
        false,
        `${name} is not ${done}: ${said}.`,
        `Bring it to ${isRecord ? 'its end' : 'approval'}.`,
        at(document, statusPlace),
      );
}

/** What a document was reviewed against and says something else now. */
function changeReasons(document: EvidenceDocument, contentOf: JudgeSetup['contentOf']): readonly Reason[] {
  const reviews = document.evidence?.reviewedAgainst ?? [];
  const changed = reviews.filter(({ id, content }) => {
    const now = contentOf(id);
    return now !== null && !isSameContent(content, now);
  });
  if (reviews.length > 0 && changed.length === 0) {
    const names = reviews.map(({ id }) => id).join(', ');
    return [
      reason('unchanged', true, `${names} says what it said when ${document.path} was reviewed.`, null, null),
    ];
  }
  return changed.map(({ id, place }) =>
    reason(
      'unchanged',
      false,
      `${id} says something else than when ${document.path} was reviewed against it.`,
      'Review it again, and refresh the mark under reviewed_against.',
      at(document, place),
    ),
  );
}

/** Why a document is too old; `null` when it is not. */
function expiryOf(
  document: EvidenceDocument,
  { due, date, duePlace, datePlace }: Evidence,
  { indicators }: Outcome,
  asOf: string,
): Reason | null {
  const name = document.path;
  if (due !== null && due < asOf)
    return reason(
      'fresh',
      false,
      `${name} was due for review on ${due}.`,
      'Review it, and write down the new date.',
      at(document, duePlace),
    );
  const months = indicators.interval_months;
  const until = months === undefined || date === null ? null : addMonths(date, months);
  return until !== null && until < asOf
    ? reason(
        'fresh',
        false,
        `${name} is of ${date}, older than ${months} months.`,
        'Add a newer one.',
        at(document, datePlace),
      )
    : null;
}

function conditionReasons(
  outcome: Outcome,
  documents: readonly EvidenceDocument[],
  setup: JudgeSetup,
): readonly Reason[] {
  const noted = documents.map(document => ({ document, notes: notesOf(document, setup) }));
  const failing = noted.filter(({ notes }) => notes.hasFailed);
  return (outcome.indicators.conditions ?? []).flatMap(condition => {
    if ('rule' in condition) return ruleReasons(condition.says, condition.rule, noted);
    return 'at_least' in condition
      ? [countReason(outcome.id, condition, noted, setup.model)]
      : eachReasons(outcome.id, condition, failing);
  });
}

interface NotedDocument {
  readonly document: EvidenceDocument;
  readonly notes: DocumentNotes;
}

function ruleReasons(says: string, rule: string, documents: readonly NotedDocument[]): readonly Reason[] {
  const found = documents
    .filter(({ notes }) => notes.isFoundBy(rule))
    .flatMap(({ document }) => findingsOf(document, rule));
  if (found.length === 0) return [reason('condition', true, says, null, null)];
  return firstOf(found, ({ about, message, place }, more) =>
    reason('condition', false, `${failure(about, says)} ${message}${more}`, null, place),
  );
}

function countReason(
  outcome: string,
  condition: Extract<Condition, { at_least: number }>,
  documents: readonly NotedDocument[],
  model: Model,
): Reason {
  const name = conditionName(outcome, condition);
  const count = documents.reduce((sum, { notes }) => sum + notes.count(name), 0);
  if (count >= condition.at_least) return reason('condition', true, condition.says, null, null);
  const kinds = [condition.on, ...model.kindsWithEntry(condition.on).map(({ id }) => id)];
  const home = documents.find(({ document: { evidence } }) => evidence && kinds.includes(evidence.kind));
  return reason(
    'condition',
    false,
    `${count} of ${condition.at_least} found: ${continued(condition.says)}`,
    null,
    home?.document.evidence ? at(home.document, home.document.evidence.place) : null,
  );
}

function eachReasons(
  outcome: string,
  condition: Condition,
  documents: readonly NotedDocument[],
): readonly Reason[] {
  const name = conditionName(outcome, condition);
  const failing = documents
    .filter(({ notes }) => notes.fails(name))
    .flatMap(({ document }) => failingPlaces(document, name));
  if (failing.length === 0) return [reason('condition', true, condition.says, null, null)];
  return firstOf(failing, ({ about, place }, more) =>
    reason('condition', false, `${failure(about, condition.says)}${more}`, null, place),
  );
}

/** A reason each, up to a number; the last of them tells how many more there are. */
function firstOf<T>(all: readonly T[], reasonOf: (one: T, more: string) => Reason): readonly Reason[] {
  const left = all.length - mostPlaces;
  const more = ` ${left} more ${left === 1 ? 'fails' : 'fail'}.`;
  return all
    .slice(0, mostPlaces)
    .map((one, index) => reasonOf(one, left > 0 && index === mostPlaces - 1 ? more : ''));
}

/** Begins with what it is about: lists are narrow. */
const failure = (about: string, says: string): string => `${about} fails: ${continued(says)}`;

function failingPlaces(document: EvidenceDocument, name: string): readonly FailingPlace[] {
  const places: FailingPlace[] = [];
  for (const unit of document.units)
    for (const { about, holds, place } of unit.verdicts)
      if (!holds && about.name === name) places.push(placed(document, unit, place));
  return places;
}

interface FailingPlace {
  /** The id of the entry, else the name of its file. */
  readonly about: string;
  readonly place: Place;
}

const placed = (
  { uri, path }: EvidenceDocument,
  { base, id }: EvidenceDocument['units'][number],
  { start, end }: Span,
): FailingPlace => ({
  about: id ?? path.slice(path.lastIndexOf('/') + 1),
  place: { uri, start: base + start, end: base + end },
});

/** The kinds that can show an outcome by themselves: not those that only say so, unless there are no others. */
function showingKinds({ evidence, indicators }: Outcome, model: Model): readonly string[] {
  const showing = evidence.filter(
    kind => model.kind(kind)?.intent !== true || indicators.suffices?.includes(kind),
  );
  return showing.length > 0 ? showing : evidence;
}

/** Whether all there is only says that it shall be so, while something could show it. */
function onlyClaims(outcome: Outcome, documents: readonly EvidenceDocument[], model: Model): boolean {
  const showing = showingKinds(outcome, model);
  return documents.every(({ evidence }) => !showing.includes(evidence?.kind ?? ''));
}

function claimReason(outcome: Outcome, documents: readonly EvidenceDocument[], model: Model): Reason {
  const first = documents[0];
  const kinds = showingKinds(outcome, model);
  return reason(
    'exists',
    false,
    `Only ${first?.path ?? 'a rule'} says so; no ${namesOf(kinds, model, 'or')} shows it.`,
    `Add one: ${kinds.map(kind => usualPath(kind, model)).join(' or ')}.`,
    first?.evidence ? at(first, first.evidence.place) : null,
  );
}

interface PlacedFinding extends FailingPlace {
  readonly message: string;
}

const firstFinding = (document: EvidenceDocument, code: string): PlacedFinding | null =>
  findingsOf(document, code)[0] ?? null;

/** What is told ahead of its day does not count. */
function findingsOf(document: EvidenceDocument, code: string): readonly PlacedFinding[] {
  const found: PlacedFinding[] = [];
  for (const unit of document.units)
    for (const findings of [unit.localFindings, unit.findings])
      for (const finding of findings)
        if (finding.code === code && !finding.isAhead)
          found.push({ message: finding.message, ...placed(document, unit, finding) });
  return found;
}

const needsClaim = (outcome: Outcome, model: Model): boolean =>
  outcome.evidence.every(kind => mustClaim(model, outcome, kind));

const pathsOf = ({ evidence }: Outcome, model: Model): string =>
  evidence.map(kind => usualPath(kind, model)).join(' or ');

function namesOf(kinds: readonly string[], model: Model, word: string): string {
  const names = kinds.map(kind => lowerFirst(model.kind(kind)?.name ?? kind));
  return names.length < 2
    ? (names[0] ?? 'evidence')
    : `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1)}`;
}

const at = ({ uri, units }: EvidenceDocument, { start, end }: Span): Place => {
  const base = units[0]?.base ?? 0;
  return { uri, start: base + start, end: base + end };
};

const reason = (
  indicator: Indicator,
  holds: boolean,
  text: string,
  fix: string | null,
  place: Place | null,
): Reason => ({
  indicator,
  holds,
  text,
  fix,
  place,
});
