import type { DocumentState, Engine } from '../engine.js';
import type { Shape } from '../schema/shape.js';
import type { Span } from '../text/span.js';
import { type Candidate, candidatesFor } from './candidates.js';
import { describeField } from './describe.js';
import { dueAfterReview } from './dueAfterReview.js';
import { placeAt } from './placeAt.js';
import { wholeDocument, wholeEntry } from './wholeCompletion.js';
import type { YamlContext } from './yamlContext.js';
import { yamlScalar } from './yamlScalar.js';

/** One thing that can be put in the place of the span. */
export interface Completion extends Span {
  readonly label: string;
  readonly sort: 'key' | 'entry' | 'document' | Candidate['sort'];
  /** What is written; lines after the first carry their whole indentation. */
  readonly text: string;
  /** The same with stops, in the syntax of VS Code; `null` where there is nothing left to type. */
  readonly snippet: string | null;
  /** What is typed is held against this. */
  readonly filter: string;
  readonly detail: string;
  /** Markdown; empty where the detail says it all, or where `id` says more. */
  readonly documentation: string;
  /** The id that is written, and what it may be the id of: `describeId` tells more of it. */
  readonly id: { readonly id: string; readonly types: readonly string[] } | null;
}

export interface Completions {
  /** The likeliest first. */
  readonly items: readonly Completion[];
  /** There are more: what is typed next may bring others. */
  readonly isIncomplete: boolean;
}

/** What can be written at an offset. */
export function complete(engine: Engine, uri: string, offset: number): Completions {
  const document = engine.document(uri);
  if (!document || document.unreadable) return nothing;
  const whole = wholeDocument(engine, document, offset);
  const { items, isIncomplete } = inMetadata(engine, document, offset);
  return { items: [...whole, ...items], isIncomplete };
}

const nothing: Completions = { items: [], isIncomplete: false };

function inMetadata(engine: Engine, document: DocumentState, offset: number): Completions {
  const place = placeAt(engine, document, offset);
  if (!place?.shape) return nothing;
  const { context, shape } = place;
  if (context.role === 'key') return { items: keys(context, shape, ''), isIncomplete: false };
  const writer = new ValueWriter(engine, document, context, offset);
  const items =
    context.role === 'value' ? valueItems(writer, context, shape) : openItems(writer, context, shape);
  const entry = wholeEntry(engine, document, context);
  return { items: [...entry, ...items], isIncomplete: writer.isIncomplete };
}

class ValueWriter {
  isIncomplete = false;
  readonly #engine: Engine;
  readonly #document: DocumentState;
  readonly #context: YamlContext;
  readonly #typed: string;

  constructor(engine: Engine, document: DocumentState, context: YamlContext, offset: number) {
    this.#engine = engine;
    this.#document = document;
    this.#context = context;
    this.#typed = isGap(context.text) ? '' : document.text.slice(context.start, offset);
  }

  write(shape: Shape, before: string, after: string): readonly Completion[] {
    const { path, texts, text: replaced } = this.#context;
    const isClaim = path[0] === 'outcomes';
    const { list, isCut } = candidatesFor(this.#engine, {
      shape,
      claimsFor: isClaim ? this.#document.recognition.kind : null,
      typed: this.#typed,
      due: path.length === 1 && path[0] === 'next_review' ? this.#due() : null,
    });
    this.isIncomplete ||= isCut;
    // Where a gap is selected, editors take it for what was typed.
    const typed = isGap(replaced) ? `${replaced} ` : '';
    return list
      .filter(({ text }) => !texts.includes(text))
      .map(candidate => this.#item(candidate, shape, typed, before, after));
  }

  #item(
    { text, sort, detail, types, asWritten }: Candidate,
    shape: Shape,
    typed: string,
    before: string,
    after: string,
  ): Completion {
    const { start, end, needsBlank } = this.#context;
    return {
      label: text,
      sort,
      text: `${needsBlank ? ' ' : ''}${before}${yamlScalar(text, this.#context, asWritten)}${after}`,
      snippet: null,
      filter: `${typed}${detail === '' ? text : `${text} ${detail}`}`,
      detail,
      documentation: types.length === 0 && sort === 'value' ? (shape.description ?? '') : '',
      id: types.length === 0 ? null : { id: text, types },
      start,
      end,
    };
  }

  #due(): string | null {
    const [head] = this.#engine.entries(this.#document.uri);
    return head ? dueAfterReview(head.node) : null;
  }
}

/** `<id of a risk>`: what a snippet leaves to be filled in. */
const isGap = (text: string): boolean => text.startsWith('<') && text.endsWith('>');

/** After a colon: one value, or the first of a list in brackets. */
function valueItems(writer: ValueWriter, { quote }: YamlContext, shape: Shape): readonly Completion[] {
  const own = writer.write(shape, '', '');
  if (own.length > 0 || !shape.items || quote) return own;
  return writer.write(shape.items, '[', ']');
}

/** On a line of its own: the keys of a map, the items of a list, or a value. */
function openItems(writer: ValueWriter, context: YamlContext, shape: Shape): readonly Completion[] {
  const { quote, path } = context;
  if (shape.properties) return quote ? [] : keys(context, shape, '');
  if (!shape.items || path.at(-1) === null) return writer.write(shape, '', '');
  if (quote) return [];
  return shape.items.properties ? keys(context, shape.items, '- ') : writer.write(shape.items, '- ', '');
}

function keys(context: YamlContext, shape: Shape, before: string): readonly Completion[] {
  const { start, end, needsBlank } = context;
  const required = shape.required ?? [];
  const missing = Object.entries(shape.properties ?? {}).filter(([name]) => !context.keys.includes(name));
  const ordered = [
    ...missing.filter(([name]) => required.includes(name)),
    ...missing.filter(([name]) => !required.includes(name)),
  ];
  return ordered.map(([name, field]) => {
    const isRequired = required.includes(name);
    return {
      label: name,
      sort: 'key',
      text: `${needsBlank ? ' ' : ''}${before}${name}${afterKey(field, context, before.length)}`,
      snippet: null,
      filter: name,
      detail: isRequired ? 'required' : '',
      documentation: describeField(name, field, isRequired),
      id: null,
      start,
      end,
    };
  });
}

/** What begins the value: on the same line, or on the next where it is a map or a list. */
function afterKey(
  field: Shape,
  { hasColon, isFlow, column, needsBlank }: YamlContext,
  shift: number,
): string {
  if (hasColon) return '';
  const type = field.types?.[0];
  if (isFlow || (type !== 'object' && type !== 'array')) return ': ';
  const indent = column + shift + (needsBlank ? 3 : 2);
  return `:\n${' '.repeat(indent)}${type === 'array' ? '- ' : ''}`;
}
