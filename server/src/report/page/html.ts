/** A piece of HTML; everything in it that came from a text has been escaped. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in a template: text is escaped, lists follow each other, `null` and `false` are nothing. */
export type HtmlPart = Html | string | number | null | false | readonly HtmlPart[];

/** HTML with values in it: html`<b>${name}</b>`. */
export const html = (strings: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html =>
  new Html(strings.reduce((text, string, n) => text + rendered(parts[n - 1] ?? null) + string));

function rendered(part: HtmlPart): string {
  if (part === null || part === false) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'object') return part.map(rendered).join('');
  return escaped(String(part));
}

/** A text as HTML shows it, also between double quotes. Control characters, which HTML does not know, are left out. */
export const escaped = (text: string): string =>
  text.replace(notAllowed, '').replace(/[&<>"]/g, sign => entities[sign] ?? sign);

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const notAllowed = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFDD0-\uFDEF\uFFFE\uFFFF]/g;
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
