import type {
  ChangedFindingData,
  DiffReport,
  DocumentDiffData,
  IsmsDiffData,
  OutcomeDiffData,
  ProcessDiffData,
} from '../data/diffReport.js';
import { type Colour, type Style, stateColours } from '../style.js';
import { printable, wrap } from '../textWidth.js';
import { counted, listed } from '../words.js';
import {
  causeInWords,
  documentInWords,
  findingsInWords,
  isNothing,
  shareInWords,
  statesInWords,
  versionInWords,
} from './diffWords.js';
import { type FindingView, findingsText } from './findingText.js';

export interface DiffTextOptions extends FindingView {
  readonly isQuiet: boolean;
}

/** What a change does, for people to read: outcomes first, then findings, then documents. */
export function diffText(report: DiffReport, view: DiffTextOptions): string {
  const { paint, symbols } = view.style;
  const versions = `${versionInWords(report.base)} ${symbols.arrow} ${versionInWords(report.head)}`;
  const parts = report.isms.map(isms => ismsText(isms, report, versions, view));
  const notes = report.notes.flatMap(note => wrap(printable(note), view.style.columns));
  const end = isNothing(report)
    ? [paint(`${symbols.yes} Nothing changed from ${printable(versions)}.`, 'green')]
    : view.isQuiet
      ? []
      : [summary(report, view.style)];
  const blocks = [...parts.filter(lines => lines.length > 0), notes, end].filter(lines => lines.length > 0);
  return `${blocks.map(lines => lines.join('\n')).join('\n\n')}\n`;
}

function ismsText(
  isms: IsmsDiffData,
  { as_of, root }: DiffReport,
  versions: string,
  view: DiffTextOptions,
): readonly string[] {
  const { paint, symbols } = view.style;
  const sections = [
    outcomesText(isms, view),
    suspectsText(isms, view),
    findingsPart('New findings', isms.findings.new, view),
    findingsPart('Fixed', isms.findings.fixed, view),
    documentsText(isms, view),
    settingsText(isms, view),
  ].filter(lines => lines.length > 0);
  if (sections.length === 0) return [];
  const name = isms.organization ?? `ISMS in '${isms.path === '' ? root : view.shown(isms.path)}'`;
  const head = `${paint(printable(name), 'bold')} ${symbols.dot} ${printable(versions)} ${symbols.dot} on ${as_of}`;
  return [head, ...sections.flatMap(lines => ['', ...lines])];
}

function outcomesText(isms: IsmsDiffData, { style }: DiffTextOptions): readonly string[] {
  const { paint, symbols } = style;
  const { before, after } = isms;
  const total = shareInWords(isms, symbols.arrow);
  if (!before || !after) return [paint(`This ISMS is ${total}.`, 'bold', ...(after ? [] : ['red' as const]))];
  if (isms.processes.length === 0) return [];
  return [paint(`Outcomes: ${total}`, 'bold'), ...isms.processes.flatMap(it => processText(it, style))];
}

function processText(
  { id, name, before, after, outcomes }: ProcessDiffData,
  style: Style,
): readonly string[] {
  const { paint, symbols } = style;
  const numbers = `${before.covered}/${before.applicable} ${symbols.arrow} ${after.covered}/${after.applicable}`;
  return [
    `  ${paint(id, 'bold')}  ${printable(name)}  ${paint(numbers, 'dim')}`,
    ...outcomes.flatMap(it => outcomeText(it, style)),
  ];
}

function outcomeText(outcome: OutcomeDiffData, style: Style): readonly string[] {
  const { id, title, after, direction, why, cause } = outcome;
  const { paint, symbols } = style;
  const state = after ?? 'excluded';
  const sign = { worse: symbols.no, better: symbols.yes, other: symbols.dot }[direction];
  const colours: Readonly<Record<OutcomeDiffData['direction'], Colour>> = {
    worse: 'red',
    better: 'green',
    other: 'dim',
  };
  const head = `    ${paint(symbols.states[state], stateColours[state])} ${id}  ${printable(title)}  ${paint(
    statesInWords(outcome, symbols.arrow),
    colours[direction],
  )}`;
  const room = style.columns === null ? null : style.columns - 10;
  const sentences = [...why, causeInWords(cause)].filter(text => text !== '');
  return [
    head,
    ...sentences.flatMap(text =>
      wrap(printable(text), room).map(
        (line, at) => `${at === 0 ? `        ${paint(sign, colours[direction])} ` : '          '}${line}`,
      ),
    ),
  ];
}

function suspectsText(
  { suspects }: IsmsDiffData,
  { style: { paint }, shown }: DiffTextOptions,
): readonly string[] {
  const line = (it: IsmsDiffData['suspects']['added'][number], what: string) => {
    const outcomes = it.outcomes.length === 0 ? '' : paint(`  ${it.outcomes.join(', ')}`, 'dim');
    return `  ${printable(shown(it.path))} was reviewed against ${printable(it.against)}, which ${what}.${outcomes}`;
  };
  return [
    ...(suspects.added.length > 0 ? [paint('Evidence that is suspect now', 'bold')] : []),
    ...suspects.added.map(it => line(it, 'says something else now')),
    ...(suspects.cleared.length > 0 ? [paint('Evidence that is not suspect any more', 'bold')] : []),
    ...suspects.cleared.map(it => line(it, 'had changed')),
  ];
}

function findingsPart(
  title: string,
  findings: readonly ChangedFindingData[],
  view: DiffTextOptions,
): readonly string[] {
  if (findings.length === 0) return [];
  const bySettings = findings.filter(({ cause }) => cause === 'settings').length;
  const by = bySettings === 0 ? '' : `, ${bySettings} by the settings or the model`;
  const lines = findingsText(findings, view).filter(line => line !== '');
  return [view.style.paint(`${title} (${findings.length}${by})`, 'bold'), ...lines.map(line => `  ${line}`)];
}

const signs: Readonly<Record<DocumentDiffData['change'], readonly [string, Colour]>> = {
  added: ['+', 'green'],
  removed: ['-', 'red'],
  moved: ['>', 'cyan'],
  meaning: ['*', 'yellow'],
  administration: ['*', 'dim'],
  form: ['*', 'dim'],
};

function documentsText({ documents }: IsmsDiffData, { style, shown }: DiffTextOptions): readonly string[] {
  if (documents.length === 0) return [];
  const { paint, symbols } = style;
  return [
    paint('Documents', 'bold'),
    ...documents.map(document => {
      const [sign, colour] = signs[document.change];
      const from = document.from === null ? '' : `${printable(shown(document.from))} ${symbols.arrow} `;
      const path = printable(shown(document.path));
      return `  ${paint(sign, colour)} ${from}${path}  ${paint(printable(documentInWords(document)), 'dim')}`;
    }),
  ];
}

function settingsText(
  { settings, findings }: IsmsDiffData,
  { style: { paint }, shown }: DiffTextOptions,
): readonly string[] {
  if (settings.length === 0) return [];
  const regraded = findings.unchanged.filter(it => it.severity_before !== null).length;
  return [
    paint('Settings', 'bold'),
    ...(regraded > 0 ? [`  ${counted(regraded, 'finding')} of both versions changed in severity.`] : []),
    `  ${printable(listed(settings.map(shown)))} changed; what follows from that is marked.`,
  ];
}

function summary({ counts }: DiffReport, { paint }: Style): string {
  const { outcomes, findings } = counts;
  const moved = [
    ...(outcomes.worse > 0 ? [paint(`${counted(outcomes.worse, 'outcome')} worse`, 'red', 'bold')] : []),
    ...(outcomes.better > 0 ? [paint(`${counted(outcomes.better, 'outcome')} better`, 'green', 'bold')] : []),
    ...(outcomes.other > 0 ? [`${counted(outcomes.other, 'outcome')} otherwise changed`] : []),
  ];
  const said = `Findings: ${findingsInWords(counts)}.`;
  const colour = findings.new.error > 0 ? 'red' : findings.new.warning > 0 ? 'yellow' : 'dim';
  return `${moved.length === 0 ? 'No outcome changed' : listed(moved)}. ${paint(said, colour)}`;
}
