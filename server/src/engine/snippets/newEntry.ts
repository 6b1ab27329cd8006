import type { Engine } from '../engine.js';
import { entrySnippet, type Snippet } from './builtInSnippets.js';
import { fillStops } from './fillStops.js';
import { entrySkeletonOf } from './skeleton.js';
import { parseSnippet, type SnippetNode } from './snippetSyntax.js';

/** What whoever wants a new entry has said of it. */
export interface NewEntryWishes {
  readonly id?: string;
  readonly title?: string;
  /** The id of a person or role that answers for it. */
  readonly owner?: string;
  /** Time of day with zone, `14:05:00+02:00`. */
  readonly time?: string;
}

/** The snippet of a type of entry, as it is offered; `null` for a type there is not. */
export function snippetOfEntry(engine: Engine, type: string): Snippet | null {
  const { entries } = engine.setup.schemas;
  const schema = Object.hasOwn(entries, type) ? entries[type] : undefined;
  return schema ? (entrySnippet(type) ?? entrySkeletonOf(schema)) : null;
}

/** A new entry from its dash on, filled with what the ISMS knows; `null` for a type there is not. */
export function newEntry(
  engine: Engine,
  type: string,
  { id, title, owner, time }: NewEntryWishes = {},
): readonly SnippetNode[] | null {
  const snippet = snippetOfEntry(engine, type);
  const shape = engine.setup.schemas.entries[type]?.shape;
  if (!snippet || !shape) return null;
  return fillStops(
    engine,
    parseSnippet(snippet.body),
    { root: { items: shape }, region: text => ({ start: 0, end: text.length }) },
    {
      id: id ?? null,
      isIdSettled: id !== undefined,
      title: title ?? null,
      owner: owner ?? null,
      claims: [],
      mayClaim: [],
      time: time ?? '',
    },
  );
}
