import type { DocumentState, Engine } from '../engine.js';
import { propertyShape } from '../schema/shape.js';
import type { Span } from '../text/span.js';
import {
  describeClause,
  describeControl,
  describeDefinition,
  describeField,
  describeKind,
  describeOutcome,
  describeProcess,
  describeRole,
} from './describe.js';
import { idAt, type Place, placeAt } from './placeAt.js';
import { inProse, wordAt } from './wordAt.js';

/** Markdown to show, and the place that it is about. */
export interface Hover extends Span {
  readonly markdown: string;
}

/** What is to be known of the id, field or value at an offset; `null` where there is nothing. */
export function hover(engine: Engine, uri: string, offset: number): Hover | null {
  const document = engine.document(uri);
  if (!document || document.unreadable) return null;
  return (
    idHover(engine, document, offset) ??
    fieldHover(engine, document, offset) ??
    wordHover(engine, document, offset)
  );
}

function idHover(engine: Engine, document: DocumentState, offset: number): Hover | null {
  const found = idAt(document, offset);
  if (!found) return null;
  const types = found.table === 'references' ? found.types : [found.type];
  const markdown = describeId(engine, found.key, types);
  return markdown === null ? null : { markdown, start: found.start, end: found.end };
}

/** What the model or the documents know by an id that is to be of one of these types. */
export function describeId(engine: Engine, id: string, types: readonly string[]): string | null {
  for (const type of types.includes('any') ? [...types, 'control', 'outcome'] : types) {
    const markdown = describeModelId(engine, id, type);
    if (markdown !== null) return markdown;
  }
  return describeDefinitions(engine, id);
}

function describeModelId(engine: Engine, id: string, type: string): string | null {
  const { model } = engine.setup;
  const describe: Readonly<Record<string, () => string | null>> = {
    outcome: () => apply(model.outcome(id), () => describeOutcome(engine, id)),
    process: () => apply(model.process(id), process => describeProcess(engine, process)),
    control: () => apply(model.control(id), control => describeControl(engine, control)),
    clause: () => apply(model.clause(id), clause => describeClause(clause, model)),
    kind: () => apply(model.kind(id), kind => describeKind(kind, model)),
    role: () => apply(model.role(id), describeRole),
  };
  return (Object.hasOwn(describe, type) ? describe[type]?.() : null) ?? null;
}

const apply = <T>(value: T | null, describe: (value: T) => string | null): string | null =>
  value === null ? null : describe(value);

function describeDefinitions(engine: Engine, id: string): string | null {
  const found = engine.lookup('definitions', id);
  return found.length === 0 ? null : found.map(it => describeDefinition(engine, it)).join('\n\n---\n\n');
}

function fieldHover(engine: Engine, document: DocumentState, offset: number): Hover | null {
  const place = placeAt(engine, document, offset);
  if (!place || place.context.text === '') return null;
  const { start, end } = place.context;
  const markdown = describePlace(engine, place);
  return markdown === null ? null : { markdown, start, end };
}

function describePlace(engine: Engine, { context: { role, path, text }, shape }: Place): string | null {
  if (!shape) return null;
  if (role === 'key') {
    const field = propertyShape(shape, text);
    return field ? describeField(text, field, shape.required?.includes(text) ?? false) : null;
  }
  // Ids in text that cannot be read yet are no facts.
  const described = shape.ref ? describeId(engine, text, shape.ref) : null;
  const name = path.findLast(step => step !== null);
  return described ?? (shape.values && name ? describeField(name, shape, false) : null);
}

function wordHover(engine: Engine, document: DocumentState, offset: number): Hover | null {
  const word = inProse(engine, document, offset) ? wordAt(document.text, offset) : null;
  if (!word) return null;
  const markdown = describeId(engine, word.text, ['outcome', 'control']);
  return markdown === null ? null : { markdown, start: word.start, end: word.end };
}
