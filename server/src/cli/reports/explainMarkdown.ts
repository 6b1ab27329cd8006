import type { ExplainReport, ReferenceData, Subject } from '../data/explainReport.js';
import type { FindingData } from '../data/findingData.js';
import type { OutcomeChain } from '../data/outcomeChain.js';
import type { EvidenceData, ReasonData } from '../data/outcomeData.js';
import type { PlaceData } from '../data/placeData.js';
import { fenced, markdownTable, plain } from './markdown.js';

/** The path of a file as one would type it. */
type Shown = (path: string) => string;

/** What an id means, as a page of Markdown: to be filed, sent, or put under a change. */
export const explainMarkdown = ({ subjects }: ExplainReport, shown: Shown): string =>
  `${subjects.map(it => subjectParts(it, shown).join('\n\n')).join('\n\n')}\n`;

function subjectParts(it: Subject, shown: Shown): readonly string[] {
  const { id, title, about, details, places, examples } = it;
  return [
    `# ${plain(id)}${title === id ? '' : `: ${plain(title)}`}`,
    [it.type, it.state, it.severity].filter(word => word !== null).join(' · '),
    ...about.map(plain),
    ...(places.length > 0 ? [list(places.map(place => placeOf(place, shown)))] : []),
    ...(details.length > 0
      ? [markdownTable([['', ''], ...details.map(({ name, value }) => [plain(name), plain(value)])])]
      : []),
    ...section('Why', reasons(it.reasons, shown)),
    ...section('Outcomes', list(it.outcomes.map(one => outcome(one, shown)))),
    ...section('Evidence', list(it.evidence.map(one => evidence(one, shown)))),
    ...section('Referred to by', list(it.references.map(one => reference(one, shown)))),
    ...section('Findings', list(it.findings.map(one => finding(one, shown)))),
    ...(examples ? section('Not so', fenced(examples.bad)) : []),
    ...(examples ? section('But so', fenced(examples.good)) : []),
    ...section('Next', list(it.next.map(plain))),
  ];
}

const section = (name: string, body: string): readonly string[] => (body === '' ? [] : [`## ${name}`, body]);

const list = (items: readonly string[], margin = ''): string =>
  items.map(item => `${margin}- ${item}`).join('\n');

const placeOf = ({ path, start }: PlaceData, shown: Shown): string => code(`${shown(path)}:${start.line}`);

function code(text: string): string {
  const clean = text.replace(/\s/g, ' ');
  return clean.includes('`') ? `\`\` ${clean} \`\`` : `\`${clean}\``;
}

const reasons = (all: readonly ReasonData[], shown: Shown, margin = ''): string =>
  list(
    all.map(({ holds, text, place, fix }) =>
      [
        `${holds ? '✓' : '✗'} ${plain(text)}`,
        ...(place && !holds ? [`(${placeOf(place, shown)})`] : []),
        ...(fix === null ? [] : [`→ ${plain(fix)}`]),
      ].join(' '),
    ),
    margin,
  );

function outcome({ id, title, state, reasons: missing }: OutcomeChain, shown: Shown): string {
  const head = `**${plain(id)}** ${plain(title)}: ${state}`;
  return missing.length === 0 ? head : `${head}\n${reasons(missing, shown, '  ')}`;
}

function evidence({ path, kind, status, date, committed_on }: EvidenceData, shown: Shown): string {
  const committed = committed_on === null ? null : `committed ${committed_on}`;
  const known = [status, date, committed].flatMap(it => (it === null ? [] : [plain(it)]));
  return [code(shown(path)), kind, ...known].join(', ');
}

const reference = (it: ReferenceData, shown: Shown): string =>
  `${it.from === null ? '' : `${plain(it.from)}, `}${it.type}, ${code(it.field)} in ${placeOf(it, shown)}`;

const finding = (it: FindingData, shown: Shown): string =>
  `${it.severity} in ${placeOf(it, shown)}: ${plain(it.message)} (${code(it.code)})`;
