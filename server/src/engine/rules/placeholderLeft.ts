import { eachScalar } from '../schema/scalars.js';
import type { ScalarNode } from '../syntax/metadataTree.js';
import { isPlaceholder, mayHoldPlaceholder, placeholdersIn } from '../text/placeholders.js';
import { type Span, shifted } from '../text/span.js';
import { clipped } from '../text/words.js';
import { defineRule, type EntryView } from './defineRule.js';

export const placeholderLeft = defineRule({
  meta: {
    code: 'placeholder-left',
    severity: 'warning',
    summary: 'Nothing is left to be filled in.',
    rationale: 'A document with the gaps of its template was approved unread.',
    outcomes: ['POL-O3', 'REC-O3'],
    examples: {
      bad: '=== policies/access.md ===\n---\nid: POL-1\nowner: TBD\n---\n\nAccess at <Company Name> is granted by {{role}}.\n',
      good: '=== policies/access.md ===\n---\nid: POL-1\nowner: mira.voss\n---\n\nAccess at Tallyhop is granted by the owner; see `{{role}}`.\n',
    },
  },
  on: ['any'],
  reads: [],

  check({ entry, report }) {
    if (isTemplate(entry)) return;
    eachScalar(entry.node, undefined, node => {
      for (const { start, end, text } of inValue(entry, node))
        report({ start, end }, `'${clipped(text)}' is still to be filled in.`);
    });
    if (!entry.isHead) return;
    for (const { start, end, text } of inBody(entry))
      report({ start, end }, `'${clipped(text)}' is still to be filled in.`);
  },
});

interface Found extends Span {
  readonly text: string;
}

/** What is kept to be copied has gaps on purpose. */
const isTemplate = ({ value, document: { path } }: EntryView): boolean =>
  value['template'] === true || /(?:^|\/)templates?\//i.test(path);

function inValue({ base, document }: EntryView, { source, value, start, end }: ScalarNode): Found[] {
  if (typeof value !== 'string' || source === '') return [];
  if (isPlaceholder(source)) return [{ start, end, text: source }];
  const found = placeholdersIn(withoutCode(source));
  if (found.length === 0) return [];
  const written = document.text.slice(base + start, base + end);
  return found.map(place => {
    const text = source.slice(place.start, place.end);
    // Quotes and folded lines may hold other characters than the value; what cannot be found again is shown as a whole.
    const at = written === source ? place.start : written.indexOf(text);
    return at < 0 ? { start, end, text } : { start: start + at, end: start + at + text.length, text };
  });
}

function inBody({ base, document }: EntryView): Found[] {
  // Most documents have no gap, and need no closer look.
  if (!mayHoldPlaceholder(document.text)) return [];
  const { prose } = document.body();
  const closed = closedTags(prose);
  return prose.flatMap(({ text, start }) =>
    placeholdersIn(withoutCode(text), closed).map(place => ({
      ...shifted(place, start - base),
      text: text.slice(place.start, place.end),
    })),
  );
}

/** Names of tags that are closed somewhere: these are markup, whatever they are called. */
function closedTags(prose: readonly { readonly text: string }[]): ReadonlySet<string> {
  const closed = new Set<string>();
  for (const { text } of prose) {
    if (text.includes('</')) for (const [, name = ''] of text.matchAll(/<\/([\w.-]+)/g)) closed.add(name);
  }
  return closed;
}

/** Code may hold anything; of it, as many blanks are left, so that places stay. */
const withoutCode = (text: string): string =>
  text.includes('`')
    ? text.replaceAll(/(?<!`)(`+)(?!`)(?:.*?[^`])\1(?!`)/g, code => ' '.repeat(code.length))
    : text;
