import type { Diagnostic } from '../../check/diagnostic.js';
import type { DocumentState, Engine } from '../../engine.js';
import type { Span } from '../../text/span.js';
import { fixAll, fixAllOf } from '../fixAll.js';
import { reviewMarks } from '../reviewMarks.js';
import { type Action, type ActionKind, type ActionPlace, editOf } from './action.js';
import { claimOutcome } from './claimOutcome.js';
import { createEvidence, createReferred } from './createDocument.js';
import { crossFixes } from './crossFixes.js';
import { extractEntry } from './extractEntry.js';
import { inlineEntry } from './inlineEntry.js';
import { raiseRecord } from './raiseRecord.js';
import { stampReviewed } from './stampReviewed.js';
import { suppress } from './suppress.js';

/** What can be done where a stretch of a document is, of the kinds that are wanted; the likeliest first. */
export function actionsAt(
  engine: Engine,
  uri: string,
  { start, end }: Span,
  isWanted: (kind: ActionKind) => boolean = () => true,
): readonly Action[] {
  const document = engine.document(uri);
  if (!document || document.units.length === 0) return [];
  const place: ActionPlace = { engine, document, start, end };
  const found = [
    ...(isWanted('quickfix') ? quickFixes(place) : []),
    ...(refactorKinds.some(isWanted) ? refactorings(place) : []),
    ...(isWanted('source.fixAll.isms') ? everything(place) : []),
  ];
  return found.filter(({ kind }) => isWanted(kind));
}

const refactorKinds: readonly ActionKind[] = ['refactor.extract', 'refactor.inline', 'refactor.rewrite'];

function quickFixes(place: ActionPlace): readonly Action[] {
  const { engine, document, start, end } = place;
  const touched = engine.diagnostics(document.uri).filter(it => it.start <= end && it.end >= start);
  const codes = new Set(touched.filter(({ fix }) => fix !== null).map(({ code }) => code));
  return [
    ...touched.flatMap(it => ruleFix(document, it)),
    ...touched.flatMap(it => [...crossFixes(place, it), ...createReferred(place, it)]),
    ...[...codes].flatMap(code => allOfCode(place, code)),
    ...onceEach(touched).flatMap(it => suppress(place, it)),
    ...createEvidence(place),
  ];
}

/** Of the findings of one code at one place, the first. */
const onceEach = (found: readonly Diagnostic[]): readonly Diagnostic[] =>
  found.filter(({ code, start }, at) => found.findIndex(it => it.code === code && it.start === start) === at);

const ruleFix = ({ uri }: DocumentState, mends: Diagnostic): readonly Action[] => {
  const { fix } = mends;
  if (!fix) return [];
  return [
    {
      title: fix.title,
      kind: 'quickfix',
      isPreferred: true,
      mends,
      make: () => editOf(uri, fix.edits),
    },
  ];
};

function allOfCode({ engine, document: { uri } }: ActionPlace, code: string): readonly Action[] {
  const count = engine.diagnostics(uri).filter(it => it.code === code && it.fix).length;
  if (count < 2) return [];
  return [
    {
      title: `Fix all ${count} findings '${code}' in this file`,
      kind: 'quickfix',
      make: () => editOf(uri, fixAllOf(engine, uri, code)),
    },
  ];
}

const refactorings = (place: ActionPlace): readonly Action[] => [
  ...refreshMarks(place),
  ...stampReviewed(place),
  ...raiseRecord(place),
  ...extractEntry(place),
  ...inlineEntry(place),
  ...claimOutcome(place),
];

/** On the head of a document: to write down that it was reviewed against what its ids stand for now. */
function refreshMarks({ engine, document, start }: ActionPlace): readonly Action[] {
  const { uri } = document;
  const marks = start < headEnd(engine, document) ? reviewMarks(engine, uri) : null;
  if (!marks) return [];
  return [{ title: marks.title, kind: 'refactor.rewrite', make: () => editOf(uri, marks.edits) }];
}

/** Where the head of a document ends: at its body, or at the first of its entries. */
function headEnd(engine: Engine, { uri }: DocumentState): number {
  const [head, entry] = engine.entries(uri);
  const document = engine.parsed(uri);
  if (!head || !document) return -1;
  return entry ? entry.base + entry.node.start : document.bodyStart;
}

function everything({ engine, document: { uri } }: ActionPlace): readonly Action[] {
  if (!engine.diagnostics(uri).some(({ fix }) => fix?.isSafe)) return [];
  return [
    {
      title: 'Fix everything that is safe to fix',
      kind: 'source.fixAll.isms',
      make: () => editOf(uri, fixAll(engine, uri)),
    },
  ];
}
