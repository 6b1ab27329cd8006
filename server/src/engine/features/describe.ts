import type { Engine } from '../engine.js';
import type { Located } from '../facts/documentFacts.js';
import type { Clause, Control, EvidenceKind, Model, Process, Role } from '../model/model.js';
import type { Shape } from '../schema/shape.js';
import type { Json } from '../syntax/metadataTree.js';

/** So many reasons, values or places are shown; a hover is read at a glance. */
const most = 8;

/** What of a text has a meaning in Markdown is made plain, so that a title shows as it is written. */
const plain = (text: string): string => text.replaceAll(/[\\`*_{}[\]<>|~]/g, String.raw`\$&`);

/** A type of entry or a field, in words: `risk-register` and `risk_owner` are code, not words. */
const words = (name: string): string => name.replaceAll(/[-_]/g, ' ');

export function describeOutcome(engine: Engine, id: string): string | null {
  const found = engine.coverage().find(({ outcome }) => outcome.id === id);
  if (!found) return null;
  const { outcome, process, state, reasons } = found;
  const kinds = outcome.evidence.map(kind => engine.setup.model.kind(kind)?.name ?? kind);
  const shown = reasons
    .slice(0, most)
    .map(
      ({ holds, text, fix }) =>
        `- ${holds ? '✓' : '✗'} ${plain(text)}${fix === null ? '' : ` ${plain(fix)}`}`,
    );
  const more = reasons.length > most ? [`- … ${reasons.length - most} more`] : [];
  return sections(
    `**${id}** ${plain(outcome.title)} — *${state}*`,
    plain(outcome.statement),
    [...shown, ...more].join('\n'),
    `Outcome of ${process.id}, ${plain(process.name)}. Evidence: ${kinds.map(plain).join(', ')}.`,
  );
}

export function describeProcess(engine: Engine, { id, name, purpose, outcomes }: Process): string {
  const counts = new Map<string, number>();
  for (const { process, state } of engine.coverage())
    if (process.id === id) counts.set(state, (counts.get(state) ?? 0) + 1);
  const states = [...counts].map(([state, count]) => `${count} ${state}`).join(', ');
  return sections(
    `**${id}** ${plain(name)}`,
    plain(purpose),
    `${outcomes.length} ${outcomes.length === 1 ? 'outcome' : 'outcomes'}${states === '' ? '' : `: ${states}`}`,
  );
}

/** A control with what the statement of applicability says of it here. */
export function describeControl(engine: Engine, control: Control): string {
  const lines = engine.lookup('definitions', control.id);
  const decision =
    lines.length === 0
      ? 'No statement of applicability has a line for it.'
      : lines
          .map(line => sections(valueLines(line, ['control', 'label']), definedIn(engine, line)))
          .join('\n\n');
  return sections(
    `**${control.id}** ${plain(control.official_title ?? control.label)} — ${control.theme} control`,
    decision,
    referredTo(engine, control.id),
  );
}

export function describeClause({ id, title, coverage, gap }: Clause, model: Model): string {
  const outcomes = model.outcomesOfClause(id);
  return sections(
    `**${id}** ${plain(title)} — clause of ISO/IEC 27001:2022`,
    `Outcomes that help to meet it: ${outcomes.map(outcome => outcome.id).join(', ') || 'none'}.`,
    coverage === 'partial' && gap !== undefined ? `Covered in part. ${plain(gap)}` : '',
  );
}

export function describeKind({ id, name, description, nature, paths }: EvidenceKind, model: Model): string {
  const outcomes = model.outcomesOfKind(id).map(outcome => outcome.id);
  return sections(
    `**${id}** ${plain(name)} — ${nature}`,
    plain(description),
    `Usual place: ${paths.map(path => `\`${path}\``).join(', ')}. Evidence for ${outcomes.join(', ') || 'no outcome'}.`,
  );
}

export const describeRole = ({ id, name, description }: Role): string =>
  sections(`**${id}** ${plain(name)} — role`, plain(description));

/** What a document says that it is: type, title, the values that travel with it, where it stands, who refers to it. */
export function describeDefinition(engine: Engine, definition: Located<'definitions'>): string {
  const { key, type, title } = definition;
  return sections(
    `**${plain(key)}**${title === key ? '' : ` ${plain(title)}`} — ${words(type)}`,
    valueLines(definition, ['id', 'title', 'name', 'label', 'statement', 'text']),
    definedIn(engine, definition),
    referredTo(engine, key),
  );
}

/** A field as its schema describes it. */
export function describeField(name: string, shape: Shape, isRequired: boolean): string {
  const { description = '', values, items } = shape;
  const allowed = values ?? items?.values;
  const refs = shape.ref ?? items?.ref;
  return sections(
    `**${plain(name)}** — ${isRequired ? 'required' : 'optional'}${shape.deprecated ? ', deprecated' : ''}`,
    plain(description),
    allowed ? `Allowed: ${allowed.map(value => `\`${value}\``).join(', ')}.` : '',
    refs ? `Refers to: ${refs.map(words).join(', ')}.` : '',
    shape.format === 'date' ? 'A day as `YYYY-MM-DD`.' : '',
  );
}

const sections = (...parts: readonly string[]): string => parts.filter(part => part !== '').join('\n\n');

function valueLines({ values }: Located<'definitions'>, but: readonly string[]): string {
  return Object.entries(values)
    .filter(([name]) => !but.includes(name))
    .flatMap(([name, value]) => {
      const text = inWords(value);
      return text === null ? [] : [`- ${words(name)}: ${plain(text)}`];
    })
    .slice(0, most)
    .join('\n');
}

/** A value in one line; `null` for one that is empty or does not fit. */
function inWords(value: Json): string | null {
  if (value === null || value === '') return null;
  if (typeof value !== 'object') return cut(String(value));
  if (isList(value)) {
    const texts = value.filter(item => typeof item !== 'object');
    return texts.length === 0 || texts.length < value.length ? null : cut(texts.join(', '));
  }
  const parts = Object.entries(value).flatMap(([name, inner]) =>
    typeof inner === 'object' || inner === '' ? [] : [`${words(name)} ${inner}`],
  );
  return parts.length === 0 ? null : cut(parts.join(', '));
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

const cut = (text: string): string => (text.length > 120 ? `${text.slice(0, 119)}…` : text);

const definedIn = (engine: Engine, { uri }: Located<'definitions'>): string =>
  `Defined in \`${engine.pathOf(uri)}\`.`;

function referredTo(engine: Engine, id: string): string {
  const count = engine.lookup('references', id).length;
  return count === 0 ? 'Nothing refers to it.' : `Referred to ${count === 1 ? 'once' : `${count} times`}.`;
}
