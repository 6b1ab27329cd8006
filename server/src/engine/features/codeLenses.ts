import type { OutcomeCoverage } from '../coverage/coverageBook.js';
import type { DocumentState, Engine, Unit } from '../engine.js';
import { type Span, span } from '../text/span.js';

/** Something worth knowing above a document or an entry; nothing in it needs more than a look into a table. */
export type CodeLens = CoverageLens | ReferencesLens;

export interface CoverageLens extends Span {
  readonly is: 'coverage';
  readonly title: string;
  /** The outcomes that the document counts for. */
  readonly outcomes: readonly string[];
}

export interface ReferencesLens extends Span {
  readonly is: 'references';
  readonly title: string;
  readonly id: string;
}

export type LensSort = CodeLens['is'];

/** So many ids stand above a document; how many more there are is told. */
const mostIds = 6;

/** What may be told above the document and above each of its entries, in the order of the text. */
export function codeLenses(engine: Engine, uri: string, wanted: ReadonlySet<LensSort>): readonly CodeLens[] {
  const document = engine.document(uri);
  if (!document) return [];
  return [
    ...(wanted.has('coverage') ? coverageLens(engine, document) : []),
    ...(wanted.has('references') ? document.units.flatMap(unit => referencesLens(engine, unit)) : []),
  ];
}

/** Where an id is referred to, ordered by uri and place. */
export const placesReferring = (engine: Engine, id: string): readonly (Span & { readonly uri: string })[] =>
  engine.lookup('references', id).flatMap(fact => {
    const place = engine.spanOf(fact);
    return place ? [{ uri: fact.uri, start: place.start, end: place.end }] : [];
  });

/** The outcomes that a document counts for. A general kind that claims none is told so; a kind that shows none is not. */
function coverageLens(engine: Engine, document: DocumentState): readonly CoverageLens[] {
  const { kind } = document.recognition;
  if (!document.evidence || kind === null || engine.setup.model.outcomesOfKind(kind).length === 0) return [];
  const counting = outcomesShown(engine, document.uri);
  const ids = counting.map(({ outcome }) => outcome.id);
  return [{ is: 'coverage', title: coverageTitle(counting), outcomes: ids, start: 0, end: 0 }];
}

/** The outcomes that a document is evidence for, with their state. */
export const outcomesShown = (engine: Engine, uri: string): readonly OutcomeCoverage[] =>
  engine.coverage().filter(({ evidence }) => evidence.some(it => it.uri === uri));

function coverageTitle(counting: readonly OutcomeCoverage[]): string {
  if (counting.length === 0) return 'Covers no outcome';
  const ids = counting.map(({ outcome }) => outcome.id);
  const shown =
    ids.length > mostIds ? [...ids.slice(0, mostIds - 1), `${ids.length - mostIds + 1} more`] : ids;
  const open = counting.map(({ state }) => state).filter(state => state !== 'covered');
  const counts = [...new Set(open)].map(state => `${open.filter(it => it === state).length} ${state}`);
  return [`Covers ${shown.join(', ')}`, ...counts].join(' · ');
}

/** Above the head and above each entry that something refers to. */
function referencesLens(engine: Engine, { id, isHead, base, facts }: Unit): readonly ReferencesLens[] {
  if (id === null) return [];
  const count = engine.lookup('references', id).length;
  if (count === 0) return [];
  const fact = facts.find(it => it.table === 'definitions' && it.key === id);
  const place = isHead || !fact ? span(0, 0) : span(base + fact.start, base + fact.end);
  return [{ is: 'references', title: `Referenced by ${count}`, id, ...place }];
}
