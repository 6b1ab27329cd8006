import { outcomeStates } from '../../engine/index.js';
import type {
  ChangedFindingData,
  DiffReport,
  DocumentDiffData,
  IsmsDiffData,
  OutcomeDiffData,
} from '../data/diffReport.js';
import { counted } from '../words.js';
import {
  causeInWords,
  documentInWords,
  documentsInWords,
  findingsInWords,
  isNothing,
  shareInWords,
  statesInWords,
  versionInWords,
} from './diffWords.js';
import { markdownTable, inert as plain } from './markdown.js';

/**
 * What a reviewer reads in a pull request: at most 15 lines, and everything else behind a fold. What is left out before
 * the fold is counted there.
 */
export function diffMarkdown(report: DiffReport): string {
  if (isNothing(report))
    return `### ${title(report)}\n\nNothing changed from ${versions(report)}.\n${notes(report)
      .map(line => `\n${line}\n`)
      .join('')}`;
  const lines = [
    ...outcomeLines(report),
    ...suspectLine(report),
    findingsLine(report),
    ...documentsLine(report),
    ...settingsLine(report),
    ...notes(report),
  ];
  return `### ${title(report)}\n\n${lines.join('\n')}\n\n${fold(report)}\n`;
}

const arrow = '→';

const versions = ({ base, head }: DiffReport): string =>
  `${plain(versionInWords(base))} to ${plain(versionInWords(head))}`;

function title({ isms }: DiffReport): string {
  const [first, ...others] = isms;
  if (!first) return 'ISMS';
  if (others.length > 0) return `${isms.length} ISMSs`;
  const name = first.organization === null ? 'ISMS' : `ISMS of ${plain(first.organization)}`;
  return `${name}: ${shareInWords(first, arrow)}`;
}

const outcomesOf = ({ isms }: DiffReport): readonly OutcomeDiffData[] =>
  isms.flatMap(({ processes }) => processes.flatMap(({ outcomes }) => outcomes));

/** So many lines there are for outcomes; those of the rest are counted. */
const mostWorse = 3;
const mostBetter = 2;

/** The worst first; outcomes that changed alike and for one reason share a line. */
function outcomeLines(report: DiffReport): readonly string[] {
  const all = outcomesOf(report);
  const depth = ({ after }: OutcomeDiffData) => outcomeStates.indexOf(after ?? 'excluded');
  const worse = all.filter(it => it.direction === 'worse').sort((a, b) => depth(b) - depth(a));
  const others = all.filter(it => it.direction !== 'worse');
  return [
    ...linesOf(worse, mostWorse, 'worse'),
    ...linesOf(others, mostBetter, 'better or otherwise changed'),
  ];
}

function linesOf(outcomes: readonly OutcomeDiffData[], most: number, word: string): readonly string[] {
  const groups = new Map<string, OutcomeDiffData[]>();
  for (const it of outcomes) {
    const key = JSON.stringify([it.before, it.after, it.direction, it.cause, it.why]);
    groups.set(key, [...(groups.get(key) ?? []), it]);
  }
  const all = [...groups.values()];
  const rest = all.slice(most).flat();
  return [
    ...all.slice(0, most).map(outcomeLine),
    ...(rest.length > 0 ? [`- ${counted(rest.length, 'more outcome')} ${word}: ${ids(rest)}.`] : []),
  ];
}

const directions: Readonly<Record<OutcomeDiffData['direction'], string>> = {
  worse: 'Worse',
  better: 'Better',
  other: 'Changed',
};

function outcomeLine(group: readonly OutcomeDiffData[]): string {
  const [outcome, ...others] = group;
  if (!outcome) return '';
  const { title: name, direction, why, cause } = outcome;
  const [first = '', ...more] = why;
  const said = [first, causeInWords(cause)].filter(text => text !== '').map(plain);
  const rest = more.length === 0 ? [] : [`And ${counted(more.length, 'reason')} more.`];
  const names = others.length === 0 ? `${ids(group)} ${plain(name)}` : ids(group);
  return `- **${directions[direction]}:** ${names}: ${statesInWords(outcome, arrow)}. ${[...said, ...rest].join(' ')}`;
}

/** How many ids a line holds. */
const mostIds = 8;

function ids(outcomes: readonly OutcomeDiffData[]): string {
  const names = outcomes.slice(0, mostIds).map(({ id }) => `\`${id}\``);
  return `${names.join(', ')}${outcomes.length > mostIds ? ` and ${outcomes.length - mostIds} more` : ''}`;
}

function suspectLine({ isms }: DiffReport): readonly string[] {
  const all = isms.flatMap(({ suspects }) => suspects.added);
  const [first, ...more] = all;
  if (!first) return [];
  const rest = more.length === 0 ? '' : ` So is ${counted(more.length, 'other document')}.`;
  return [
    `- **Suspect now:** ${code(first.path)} was reviewed against ${code(first.against)}, which says something else.${rest}`,
  ];
}

const findingsLine = ({ counts }: DiffReport): string => `- **Findings:** ${findingsInWords(counts)}.`;

function documentsLine({ counts }: DiffReport): readonly string[] {
  const said = documentsInWords(counts);
  return said === '' ? [] : [`- **Documents:** ${said}.`];
}

function settingsLine(report: DiffReport): readonly string[] {
  const paths = report.isms.flatMap(({ settings }) => settings);
  if (paths.length === 0) return [];
  const outcomes = outcomesOf(report).filter(({ cause }) => cause !== 'documents').length;
  const findings = report.isms
    .flatMap(it => [...it.findings.new, ...it.findings.fixed])
    .filter(({ cause }) => cause === 'settings').length;
  const [first = '', ...more] = paths;
  const names = code(first) + (more.length === 0 ? '' : ` and ${counted(more.length, 'other file')}`);
  return [
    `- **Settings and model:** ${names} changed; from that follow ${counted(outcomes, 'outcome')} and ${counted(findings, 'finding')}.`,
  ];
}

/** One line for all of them. */
const notes = (report: DiffReport): readonly string[] =>
  report.notes.length === 0 ? [] : [`- ${report.notes.map(plain).join(' ')}`];

function fold(report: DiffReport): string {
  const parts = report.isms.flatMap(isms => [
    ...(report.isms.length > 1
      ? [`#### ${plain(isms.organization ?? (isms.path || 'ISMS'))}: ${shareInWords(isms, arrow)}`]
      : []),
    ...outcomeTable(isms),
    ...suspectTable(isms),
    ...findingTable('New findings', isms.findings.new),
    ...findingTable('Fixed', isms.findings.fixed),
    ...documentTable(isms.documents),
  ]);
  const from = `From ${versions(report)}, both judged on ${report.as_of}.`;
  return `<details>\n<summary>Everything that changed</summary>\n\n${[...parts, from].join('\n\n')}\n\n</details>`;
}

function outcomeTable({ processes }: IsmsDiffData): readonly string[] {
  if (processes.length === 0) return [];
  const rows = processes.flatMap(({ id, outcomes, before, after }) =>
    outcomes.map((it, at) => [
      at === 0
        ? `${id} ${before.covered}/${before.applicable} ${arrow} ${after.covered}/${after.applicable}`
        : '',
      `\`${it.id}\` ${plain(it.title)}`,
      statesInWords(it, arrow),
      [...it.why, causeInWords(it.cause)]
        .filter(text => text !== '')
        .map(plain)
        .join('<br>'),
    ]),
  );
  return ['**Outcomes**', markdownTable([['Process', 'Outcome', 'State', 'Why'], ...rows])];
}

function suspectTable({ suspects }: IsmsDiffData): readonly string[] {
  const row = (it: IsmsDiffData['suspects']['added'][number], what: string) => [
    code(it.path),
    code(it.against),
    it.outcomes.join(', '),
    what,
  ];
  const rows = [
    ...suspects.added.map(it => row(it, 'suspect now')),
    ...suspects.cleared.map(it => row(it, 'not suspect any more')),
  ];
  if (rows.length === 0) return [];
  return ['**Evidence**', markdownTable([['Document', 'Reviewed against', 'Evidence of', ''], ...rows])];
}

function findingTable(name: string, findings: readonly ChangedFindingData[]): readonly string[] {
  if (findings.length === 0) return [];
  const rows = findings.map(({ path, start, severity, message, code: rule, cause }) => [
    code(`${path}:${start.line}`),
    severity,
    plain(message) + (cause === 'settings' ? ' (by the settings or the model)' : ''),
    `\`${rule}\``,
  ]);
  return [
    `**${name} (${findings.length})**`,
    markdownTable([['Place', 'Severity', 'Finding', 'Rule'], ...rows]),
  ];
}

function documentTable(documents: readonly DocumentDiffData[]): readonly string[] {
  if (documents.length === 0) return [];
  const rows = documents.map(it => [
    it.from === null ? code(it.path) : `${code(it.from)} ${arrow} ${code(it.path)}`,
    plain(it.kind),
    plain(documentInWords(it)),
  ]);
  return ['**Documents**', markdownTable([['Document', 'Kind', 'Change'], ...rows])];
}

/** A name as code, whatever signs are in it. */
function code(text: string): string {
  const safe = text.replace(/\|/g, '\\|');
  return text.includes('`') ? plain(text) : `\`${safe}\``;
}
