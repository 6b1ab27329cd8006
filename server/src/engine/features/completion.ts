import type { Engine } from '../engine.js';
import type { Shape } from '../schema/shape.js';
import type { Span } from '../text/span.js';
import { type Candidate, candidatesFor } from './candidates.js';
import { describeField } from './describe.js';
import { placeAt } from './placeAt.js';
import type { YamlContext } from './yamlContext.js';
import { yamlScalar } from './yamlScalar.js';

/** One thing that can be put in the place of the span. */
export interface Completion extends Span {
  readonly label: string;
  readonly sort: 'key' | Candidate['sort'];
  /** What is written; lines after the first carry their whole indentation. */
  readonly text: string;
  /** What is typed is held against this. */
  readonly filter: string;
  readonly detail: string;
  /** Markdown; empty where the detail says it all. */
  readonly documentation: string;
}

/** What can be written at an offset, the likeliest first. */
export function complete(engine: Engine, uri: string, offset: number): readonly Completion[] {
  const document = engine.document(uri);
  const place = document && !document.unreadable ? placeAt(engine, document, offset) : null;
  if (!document || !place?.shape) return [];
  const { context, shape } = place;
  if (context.role === 'key') return keys(context, shape, '');
  const claimsFor = context.path[0] === 'outcomes' ? document.recognition.kind : null;
  const write = writer(engine, context, claimsFor);
  if (context.role === 'value') return valueItems(write, context, shape);
  return openItems(write, context, shape);
}

type Write = (shape: Shape, before: string, after: string) => readonly Completion[];

function writer(engine: Engine, context: YamlContext, claimsFor: string | null): Write {
  const { start, end, texts, needsBlank } = context;
  return (shape, before, after) =>
    candidatesFor(engine, shape, claimsFor)
      .filter(({ text }) => !texts.includes(text))
      .map(({ text, sort, detail, asWritten }) => ({
        label: text,
        sort,
        text: `${needsBlank ? ' ' : ''}${before}${yamlScalar(text, context, asWritten)}${after}`,
        filter: detail === '' ? text : `${text} ${detail}`,
        detail,
        documentation: '',
        start,
        end,
      }));
}

/** After a colon: one value, or the first of a list in brackets. */
function valueItems(write: Write, { quote }: YamlContext, shape: Shape): readonly Completion[] {
  const own = write(shape, '', '');
  if (own.length > 0 || !shape.items || quote) return own;
  return write(shape.items, '[', ']');
}

/** On a line of its own: the keys of a map, the items of a list, or a value. */
function openItems(write: Write, context: YamlContext, shape: Shape): readonly Completion[] {
  const { quote, path } = context;
  if (shape.properties) return quote ? [] : keys(context, shape, '');
  if (!shape.items || path.at(-1) === null) return write(shape, '', '');
  if (quote) return [];
  return shape.items.properties ? keys(context, shape.items, '- ') : write(shape.items, '- ', '');
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
      filter: name,
      detail: isRequired ? 'required' : '',
      documentation: describeField(name, field, isRequired),
      start,
      end,
    };
  });
}

/** What begins the value: on the same line, or on the next where it is a map or a list. */
function afterKey(field: Shape, { hasColon, isFlow, column }: YamlContext, shift: number): string {
  if (hasColon) return '';
  const type = field.types?.[0];
  if (isFlow || (type !== 'object' && type !== 'array')) return ': ';
  return `:\n${' '.repeat(column + shift + 2)}${type === 'array' ? '- ' : ''}`;
}
