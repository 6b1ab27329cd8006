import { eachScalar } from '../schema/scalars.js';
import { childOf, type ScalarNode } from '../syntax/metadataTree.js';
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
    options: {
      words: {
        type: 'array',
        default: [],
        description:
          'Words that mark a gap besides the usual ones (TBD, TBC, TODO, FIXME, XXX); upper and lower case count.',
      },
      allowed: {
        type: 'array',
        default: [],
        description: 'Texts that look like a gap and are none, as they are written.',
      },
    },
    examples: {
      bad: '=== policies/access.md ===\n---\nid: POL-1\nowner: TBD\n---\n\nAccess at <Company Name> is granted by {{role}}.\n',
      good: '=== policies/access.md ===\n---\nid: POL-1\nowner: mira.voss\n---\n\nAccess at Tallyhop is granted by the owner; see `{{role}}`.\n',
    },
  },
  on: ['any'],
  reads: [],

  check({ entry, options, report }) {
    if (isTemplate(entry)) return;
    const allowed = new Set(options.allowed);
    const own = wordsPattern(options.words);
    const tell = ({ start, end, text }: Found) => {
      if (!allowed.has(text)) report({ start, end }, `'${clipped(text)}' is still to be filled in.`);
    };
    eachScalar(entry.node, undefined, node => {
      if (!isSettingOfRule(entry, node)) inValue(entry, node, own).forEach(tell);
    });
    if (entry.isHead) inBody(entry, own).forEach(tell);
  },
});

interface Found extends Span {
  readonly text: string;
}

/** In isms.yaml, what marks a gap is named. */
const isSettingOfRule = ({ document, node }: EntryView, { start }: ScalarNode): boolean =>
  document.kind === 'settings' &&
  ['rules', 'overrides'].some(key => {
    const setting = childOf(node, key);
    return setting !== undefined && setting.start <= start && start < setting.end;
  });

/** What is kept to be copied has gaps on purpose, and a baseline says where there are some. */
const isTemplate = ({ value, document: { path, kind } }: EntryView): boolean =>
  kind === 'baseline' || value['template'] === true || /(?:^|\/)templates?\//i.test(path);

/** Finds words of the organization, and only whole ones. */
const wordsPattern = (words: readonly string[]): RegExp | null =>
  words.length === 0
    ? null
    : new RegExp(`(?<![\\p{L}\\p{N}_])(?:${words.map(escaped).join('|')})(?![\\p{L}\\p{N}_])`, 'gu');

const escaped = (word: string): string => word.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);

function gapsIn(text: string, own: RegExp | null, ownTags?: ReadonlySet<string>): readonly Span[] {
  const usual = placeholdersIn(text, ownTags);
  if (own === null) return usual;
  const words = [...text.matchAll(own)].map(({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
  }));
  const isApart = (one: Span) => usual.every(({ start, end }) => one.end <= start || end <= one.start);
  return [...usual, ...words.filter(isApart)];
}

function inValue(
  { base, document }: EntryView,
  { source, value, start, end }: ScalarNode,
  own: RegExp | null,
): Found[] {
  if (typeof value !== 'string' || source === '') return [];
  if (isPlaceholder(source)) return [{ start, end, text: source }];
  const found = gapsIn(withoutCode(source), own);
  if (found.length === 0) return [];
  const written = document.text.slice(base + start, base + end);
  return found.map(place => {
    const text = source.slice(place.start, place.end);
    // Quotes and folded lines may hold other characters than the value; what cannot be found again is shown as a whole.
    const at = written === source ? place.start : written.indexOf(text);
    return at < 0 ? { start, end, text } : { start: start + at, end: start + at + text.length, text };
  });
}

function inBody({ base, document }: EntryView, own: RegExp | null): Found[] {
  // Most documents have no gap, and need no closer look.
  if (own === null && !mayHoldPlaceholder(document.text, document.bodyStart())) return [];
  const { prose } = document.body();
  const closed = closedTags(prose);
  return prose.flatMap(({ text, start }) =>
    gapsIn(withoutCode(text), own, closed).map(place => ({
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
