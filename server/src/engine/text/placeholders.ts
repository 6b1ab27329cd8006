import { type Span, span } from './span.js';

const word = /\b(?:TBD|TBC|TODO|FIXME|X{3,})\b(?!-\d)/g;
const braces = /\{\{[^{}\n]*\}\}/g;
const blindText = /\blorem ipsum\b/gi;
const square =
  /\[(?:(?:[Ii]nsert|[Yy]our|[Ee]nter|[Ff]ill in|[Nn]ame of|[Dd]ate of|[Dd]ate to be)\b[^\][\n]*|[A-Z][A-Za-z0-9 _/-]*)\](?![([:])/g;
const squareWord =
  /\b(?:date|name|title|company|organi[sz]ation|owner|author|approver|version|role|department|address|e-?mail|phone|location|year|client|customer|insert|your|enter|fill|tbd|tbc|todo|placeholder)\b/i;
const angle = /(?<![\w(])<([A-Za-z][^<>\n]{0,80})>/g;

/** Only a whole value is sure to be one of these; in the middle of a sentence they may be words. */
const wholeValue =
  /^(?:tbd|tbc|todo|fixme|xxx+|[-\u2013\u2014?]+|yyyy-mm-dd|dd[./]mm[./]yyyy|mm\/dd\/yyyy|to be (?:defined|determined|decided|filled in|announced))\.?$/i;

const noTags: ReadonlySet<string> = new Set();

const sign = /TB[DC]|TODO|FIXME|XXX|<|\{\{|\[(?![^\][\r\n]*\][([:])|lorem/gi;

/** Whether a closer look at a text from an offset on is worth it: `false` is sure. */
export function mayHoldPlaceholder(text: string, from = 0): boolean {
  sign.lastIndex = from;
  return sign.test(text);
}

/** What marks a gap in a text that was begun from a template, in the order of the text. `ownTags`: names of tags that are no HTML. */
export function placeholdersIn(text: string, ownTags = noTags): readonly Span[] {
  if (!mayHoldPlaceholder(text)) return [];
  const found: Span[] = [];
  for (const pattern of [word, braces, blindText]) {
    for (const match of text.matchAll(pattern)) found.push(span(match.index, match.index + match[0].length));
  }
  for (const { 0: match, index } of text.matchAll(square)) {
    if (squareWord.test(match)) found.push(span(index, index + match.length));
  }
  for (const { 0: match, 1: inside = '', index } of text.matchAll(angle)) {
    if (!isMarkup(inside) && !ownTags.has(nameOf(inside))) found.push(span(index, index + match.length));
  }
  return withoutInner(found.sort((a, b) => a.start - b.start || b.end - a.end));
}

/** Whether a value only stands for one that is still to come. */
export function isPlaceholder(value: string): boolean {
  const text = value.trim();
  if (wholeValue.test(text)) return true;
  const first = placeholdersIn(text)[0];
  return first?.start === 0 && first.end === text.length;
}

function withoutInner(sorted: readonly Span[]): readonly Span[] {
  let end = -1;
  return sorted.filter(found => {
    const isInner = found.start < end;
    if (!isInner) end = found.end;
    return !isInner;
  });
}

const nameOf = (inside: string): string => /^[\w.-]+/.exec(inside)?.[0] ?? '';

/** Tags, addresses and links may stand in angle brackets. */
function isMarkup(inside: string): boolean {
  if (/^[a-z][a-z0-9+.-]*:\S*$/i.test(inside) || /^\S+@\S+$/.test(inside)) return true;
  if (inside.endsWith('/') || /\s$/.test(inside)) return true;
  const [, name = '', rest = ''] = /^([A-Za-z][\w-]*)(.*)$/.exec(inside) ?? [];
  if (!tags.has(name.toLowerCase())) return name.includes('-') && rest === '';
  return rest === '' || /[="]/.test(rest) || /^ (?:open|hidden|disabled|checked|reversed)$/.test(rest);
}

const tags = new Set(
  (
    'a abbr address article aside audio b bdi bdo blockquote body br button caption center cite code col colgroup ' +
    'data dd del details dfn div dl dt em figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hr html i ' +
    'iframe img input ins kbd label li link main map mark meta nav object ol p picture pre q s samp script section ' +
    'small source span strike strong style sub summary sup svg table tbody td template tfoot th thead time title tr ' +
    'track tt u ul var video wbr'
  ).split(' '),
);
