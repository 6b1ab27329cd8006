import { contentFingerprint, isSameContent } from '../suspect/contentFingerprint.js';
import { isAdministrative } from '../suspect/contentText.js';
import type { DocumentContent, EntryContent } from './documentContent.js';

/** How two versions of one document differ. */
export interface ContentChange {
  /**
   * `meaning`: it says something else. `administration`: only what is written at every review is another, as status,
   * version and dates. `form`: only how it is written.
   */
  readonly change: 'meaning' | 'administration' | 'form';
  /** Fields of the document itself that say something else. */
  readonly fields: readonly string[];
  /** Whether the text below the metadata says something else. */
  readonly body: boolean;
  readonly entries: {
    readonly added: readonly string[];
    readonly removed: readonly string[];
    readonly changed: readonly EntryChange[];
  };
}

/** An entry of a list and those of its fields that say something else. */
export interface EntryChange {
  readonly id: string;
  readonly fields: readonly string[];
}

/** What changed between two versions; `null` where not one character did. */
export function contentChange(before: DocumentContent, after: DocumentContent): ContentChange | null {
  if (before.text === after.text) return null;
  const fields = changedFields(before.entries.get('') ?? noFields, after.entries.get('') ?? noFields);
  const body = !isSameContent(before.body, after.body);
  const ids = (one: DocumentContent, other: DocumentContent) =>
    [...one.entries.keys()].filter(id => id !== '' && !other.entries.has(id));
  const entries = {
    added: ids(after, before),
    removed: ids(before, after),
    changed: changedEntries(before, after),
  };
  const isOther =
    body || entries.added.length > 0 || entries.removed.length > 0 || before.kind !== after.kind;
  const all = [...fields, ...entries.changed.flatMap(it => it.fields)];
  const change =
    isOther || !all.every(isAdministrative) ? 'meaning' : all.length > 0 ? 'administration' : 'form';
  return { change, fields, body, entries };
}

const noFields: EntryContent = new Map();

function changedEntries(before: DocumentContent, after: DocumentContent): readonly EntryChange[] {
  const changed: EntryChange[] = [];
  for (const [id, then] of before.entries) {
    const now = id === '' ? undefined : after.entries.get(id);
    const fields = now ? changedFields(then, now) : [];
    if (fields.length > 0) changed.push({ id, fields });
  }
  return changed;
}

function changedFields(before: EntryContent, after: EntryContent): readonly string[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].filter(name => !saysTheSame(name, before.get(name), after.get(name)));
}

/** A text of this many words is a sentence in which a typo may be mended; of anything shorter each word counts. */
const sentence = 12;

function saysTheSame(name: string, before = '', after = ''): boolean {
  if (before === after) return true;
  if (isAdministrative(name)) return false;
  const [then, now] = [wordsOf(before), wordsOf(after)];
  if (then.join(' ') === now.join(' ')) return true;
  const isLong = then.length >= sentence && now.length >= sentence;
  return isLong && isSameContent(contentFingerprint(before), contentFingerprint(after));
}

const wordsOf = (text: string): readonly string[] => text.split(/\s+/).filter(it => it !== '');
