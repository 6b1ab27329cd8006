import type { Diagnostic, Fix, TextEdit } from '../check/diagnostic.js';
import type { DocumentState, Engine } from '../engine.js';
import { type ParsedDocument, parseDocument } from '../syntax/parseDocument.js';
import { edited, mergeEdits } from './mergeEdits.js';

/** Edits that make every fix of a document that nobody has to look at; `null` where there is none. */
export function fixAll(engine: Engine, uri: string): readonly TextEdit[] | null {
  return editsFor(engine, uri, ({ fix }) => fix?.isSafe === true);
}

/** Edits that mend every finding of one code; `null` where fewer than two can be mended. */
export function fixAllOf(engine: Engine, uri: string, code: string): readonly TextEdit[] | null {
  const all = engine.diagnostics(uri).filter(it => it.code === code && it.fix);
  return all.length < 2 ? null : editsFor(engine, uri, it => it.code === code);
}

function editsFor(
  engine: Engine,
  uri: string,
  isWanted: (diagnostic: Diagnostic) => boolean,
): readonly TextEdit[] | null {
  const document = engine.document(uri);
  const fixes = engine.diagnostics(uri).flatMap(it => (it.fix && isWanted(it) ? [it.fix] : []));
  if (!document || fixes.length === 0) return null;
  const readable = leavesReadable(engine, document);
  const edits = mergeEdits(fixes);
  if (readable(edits)) return edits;
  // One of them, or two together, break the text: those that do not are taken one by one.
  const kept: Fix[] = [];
  for (const fix of fixes) if (readable(mergeEdits([...kept, fix]))) kept.push(fix);
  return kept.length > 0 ? mergeEdits(kept) : null;
}

/** Whether a document can be read as well after some edits as before. */
function leavesReadable(
  engine: Engine,
  { uri, text, format }: DocumentState,
): (edits: readonly TextEdit[]) => boolean {
  const before = problemsIn(engine.parsed(uri));
  return edits => problemsIn(parseDocument(edited(text, edits), format)) <= before;
}

const problemsIn = (parsed: ParsedDocument | null): number =>
  parsed ? [parsed, ...parsed.parts].reduce((sum, { problems }) => sum + problems.length, 0) : 0;
