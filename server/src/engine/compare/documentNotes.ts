import { type ContentChange, contentChange } from './contentChange.js';
import type { Cause, Versions } from './outcomeChanges.js';
import type { Contents } from './renames.js';
import type { DocumentSnapshot } from './snapshot.js';

/** What became of one document. */
export interface DocumentNote {
  readonly path: string;
  /** Its path before, where it was moved. */
  readonly from: string | null;
  readonly kind: string;
  readonly id: string | null;
  readonly title: string | null;
  /** `moved`: nothing but its path is another. Added and removed are also what settings say is a document now, or none. */
  readonly change: 'added' | 'removed' | 'moved' | ContentChange['change'];
  readonly cause: Cause;
  /** What says something else; `null` where there are no two versions that could be read. */
  readonly content: ContentChange | null;
}

/** The documents that are new, gone or changed, ordered by path. `then` and `now`: what the changed files say. */
export function documentNotes<Told>(
  { before, between, after, renames }: Versions<Told>,
  then: Contents,
  now: Contents,
): readonly DocumentNote[] {
  const came: DocumentNote[] = [];
  const known = new Set<string>();
  for (const document of after.documents.values()) {
    const { path } = document;
    const from = renames.get(path) ?? path;
    if (before.documents.has(from)) {
      known.add(from);
      came.push(...changed(document, from, then, now));
    } else came.push(note(document, 'added', between.documents.has(path) ? 'settings' : 'documents'));
  }
  const gone = [...before.documents.values()]
    .filter(({ path }) => !known.has(path))
    .map(it => note(it, 'removed', between.documents.has(it.path) ? 'documents' : 'settings'));
  return [...came, ...gone].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

function changed(
  document: DocumentSnapshot,
  from: string,
  then: Contents,
  now: Contents,
): readonly DocumentNote[] {
  const { path } = document;
  const [one, other] = [then.get(from), now.get(path)];
  const isMoved = from !== path;
  if (!one && !other && !isMoved) return [];
  const content = one && other ? contentChange(one, other) : null;
  const isReadable = one !== undefined && other !== undefined;
  const change = content?.change ?? (isReadable ? 'moved' : 'meaning');
  if (change === 'moved' && !isMoved) return [];
  return [{ ...note(document, change, 'documents', content), from: isMoved ? from : null }];
}

const note = (
  { path, kind, id, title }: DocumentSnapshot,
  change: DocumentNote['change'],
  cause: Cause,
  content: ContentChange | null = null,
): DocumentNote => ({ path, from: null, kind, id, title, change, cause, content });
