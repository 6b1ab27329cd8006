import type { Engine } from '../engine.js';
import type { Entry } from '../entries/entry.js';
import { contentFingerprint } from '../suspect/contentFingerprint.js';
import { textsIn } from '../suspect/contentText.js';

/** What one version of a document says, kept so that it can be compared with another one. */
export interface DocumentContent {
  readonly kind: string;
  readonly id: string | null;
  readonly text: string;
  /** By id, else by place in its list; the head stands under the empty text. */
  readonly entries: ReadonlyMap<string, EntryContent>;
  /** The fingerprint of the text below the metadata. */
  readonly body: string;
}

/** The top-level fields of an entry, each with what it says as text. */
export type EntryContent = ReadonlyMap<string, string>;

/** `null` for what is no document of the ISMS, or cannot be read. */
export function documentContent(engine: Engine, uri: string): DocumentContent | null {
  const document = engine.document(uri);
  const parsed = engine.parsed(uri);
  const kind = document?.recognition.kind ?? null;
  if (!document || !parsed || kind === null) return null;
  const all = new Map<string, EntryContent>();
  for (const [order, entry] of engine.entries(uri).entries()) {
    const name = entry.isHead ? '' : (document.units[order]?.id ?? `#${order}`);
    all.set(all.has(name) ? `${name} #${order}` : name, fieldsOf(entry));
  }
  return {
    kind,
    id: document.units[0]?.id ?? null,
    text: document.text,
    entries: all,
    body: contentFingerprint(document.text.slice(parsed.bodyStart)),
  };
}

/** A field as the texts of its values, whatever the form they are written in. */
const fieldsOf = ({ node }: Entry): EntryContent =>
  new Map(node.pairs.map(({ key, value }) => [key.source, [...textsIn(value)].join('\n')] as const));
