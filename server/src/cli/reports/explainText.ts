import type { Detail, ExplainReport, ReferenceData, Subject } from '../data/explainReport.js';
import type { OutcomeChain } from '../data/outcomeChain.js';
import type { EvidenceData } from '../data/outcomeData.js';
import { type Style, severityColours, stateColours } from '../style.js';
import { padEnd, printable, widthOf, wrap } from '../textWidth.js';
import { type FindingView, findingsText } from './findingText.js';
import { outcomeLines, widestId } from './outcomeLines.js';
import { placeText, reasonText } from './reasonText.js';

/** What an id means, for people to read: one section for each thing that is known. */
export function explainText({ subjects }: ExplainReport, view: FindingView): string {
  return `${subjects.map(it => subjectText(it, view).join('\n').trimEnd()).join('\n\n')}\n`;
}

function subjectText(it: Subject, view: FindingView): readonly string[] {
  const { style } = view;
  return [
    ...head(it, view),
    '',
    ...section(
      '',
      it.about.flatMap(text => lines(text, style)),
      style,
    ),
    ...section('', details(it.details, style), style),
    ...section('Why', reasonText(it.reasons, view), style),
    ...section(
      'Outcomes',
      it.outcomes.flatMap(one => chain(one, it.outcomes, view)),
      style,
    ),
    ...section('Evidence', evidence(it.evidence, view), style),
    ...section('Referred to by', references(it.references, view), style),
    ...section('Findings', findingsText(it.findings, { ...view, lineOf: null }).map(indented), style),
    ...section('Not so', example(it.examples?.bad), style),
    ...section('But so', example(it.examples?.good), style),
    ...section('Next', next(it, style), style),
  ];
}

function head({ type, id, title, state, severity, places }: Subject, view: FindingView): readonly string[] {
  const { paint, symbols } = view.style;
  const mark = state ? `  ${paint(`${symbols.states[state]} ${state}`, stateColours[state])}` : '';
  const level = severity ? `  ${paint(severity, severityColours[severity])}` : '';
  const first = `${paint(type, 'dim')} ${paint(printable(id), 'bold')}${mark}${level}`;
  return [
    first,
    ...(title === id ? [] : [printable(title)]),
    ...places.map(it => paint(placeText(it, view), 'cyan')),
  ];
}

const section = (name: string, body: readonly string[], { paint }: Style): readonly string[] =>
  body.length === 0 ? [] : [...(name === '' ? [] : [paint(name, 'bold')]), ...body, ''];

const indented = (line: string): string => `  ${line}`;

const lines = (text: string, { columns }: Style): readonly string[] =>
  wrap(printable(text), columns === null ? 100 : columns - 2).map(indented);

function details(all: readonly Detail[], style: Style): readonly string[] {
  const width = Math.max(0, ...all.map(({ name }) => widthOf(name)));
  const room = (style.columns ?? 100) - width - 4;
  return all.flatMap(({ name, value }) => {
    const [first = '', ...rest] = wrap(printable(value), Math.max(20, room));
    const margin = ' '.repeat(width + 4);
    return [`  ${style.paint(padEnd(name, width), 'dim')}  ${first}`, ...rest.map(line => margin + line)];
  });
}

const chain = (one: OutcomeChain, all: readonly OutcomeChain[], view: FindingView): readonly string[] => [
  ...outcomeLines([one], view.style, '  ', widestId(all)),
  ...reasonText(one.reasons, view, '      '),
];

/** Of long lists, so many lines are told; the rest is counted. */
const mostLines = 15;

const firstOf = (all: readonly string[]): readonly string[] =>
  all.length <= mostLines ? all : [...all.slice(0, mostLines), `  and ${all.length - mostLines} more`];

function evidence(all: readonly EvidenceData[], { style, shown }: FindingView): readonly string[] {
  const paths = all.map(({ path }) => printable(shown(path)));
  const width = Math.max(0, ...paths.map(widthOf));
  const rows = all.map(({ kind, date, status, committed_on: committed }, index) => {
    const performed = [status, date].filter(it => it !== null).join(' ');
    const when = [performed, committed && `committed ${committed}`].filter(it => it).join(', ');
    return `  ${padEnd(paths[index] ?? '', width)}  ${kind}${when === '' ? '' : style.paint(`  ${printable(when)}`, 'dim')}`;
  });
  return firstOf(rows);
}

function references(all: readonly ReferenceData[], view: FindingView): readonly string[] {
  const rows = all.map(it => {
    const from = it.from === null ? '' : `${printable(it.from)} `;
    const note = `${from}(${it.type}, ${it.field.replace(/^\//, '')})`;
    return `  ${placeText(it, view)}  ${view.style.paint(note, 'dim')}`;
  });
  return firstOf(rows);
}

const example = (text: string | undefined): readonly string[] =>
  text === undefined ? [] : text.trimEnd().split('\n').map(indented);

function next({ next: steps, type, state }: Subject, { symbols, paint, columns }: Style): readonly string[] {
  if (steps.length === 0)
    return type === 'outcome' && state === 'covered' ? ['  Nothing: it is covered.'] : [];
  const indent = ' '.repeat(symbols.arrow.length + 3);
  return steps.flatMap(step => {
    const [first = '', ...rest] = wrap(printable(step), columns === null ? null : columns - indent.length);
    return [`  ${paint(symbols.arrow, 'bold')} ${first}`, ...rest.map(line => indent + line)];
  });
}
