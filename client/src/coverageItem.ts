import type {
  CoverageGroup,
  EvidenceGroup,
  EvidenceNode,
  IsmsCoverage,
  OutcomeBrief,
  OutcomeDetail,
  Place,
  Reason,
  StateCounts,
} from '../../server/src/protocol/coverage.js';
import type { ComparedGroup, ComparedOutcome } from './comparison.js';
import { type CoverageNode, hasDetail } from './coverageNodes.js';
import { escaped, paragraphs } from './markdownText.js';
import { countsInWords, coveredOf, isGap, stateLooks, stateOrder } from './states.js';
import type { TreeLine } from './treeLine.js';

/** The look of a line. */
export function coverageItem(node: CoverageNode): TreeLine {
  switch (node.type) {
    case 'isms':
      return ismsItem(node.id, node.value);
    case 'group':
      return groupItem(node.id, node.value);
    case 'outcome':
      return outcomeItem(node.id, node.value);
    case 'reason':
      return reasonItem(node.id, node.value);
    case 'evidence':
      return evidenceItem(node.id, node.value);
    case 'evidenceGroup':
      return evidenceGroupItem(node.id, node.value);
    case 'more':
      return moreItem(node.id, node.value);
  }
}

function ismsItem(id: string, isms: IsmsCoverage): TreeLine {
  const inWords = ratioInWords(isms.counts);
  return {
    id,
    label: isms.name,
    description: `${ratio(isms.counts)} covered`,
    tooltip: paragraphs(
      `**${escaped(isms.name)}**`,
      `${inWords} on ${isms.asOf}`,
      countLines(isms.counts),
      `${isms.documents} documents, ${isms.findings.errors} errors, ${isms.findings.warnings} warnings`,
    ),
    spoken: `${isms.name}, ${inWords}`,
    icon: { codicon: 'shield', color: null },
    children: 'expanded',
    opens: null,
    context: 'isms',
  };
}

/** One that holds others is a heading; one that holds outcomes tells how far it is. */
function groupItem(id: string, group: CoverageGroup | ComparedGroup): TreeLine {
  const { name, about, groups, counts } = group;
  const inWords = ratioInWords(counts);
  const isHeading = groups.length > 0;
  const [title = name, ...more] = about.split('\n');
  return {
    id,
    label: name,
    description: isHeading ? `${ratio(counts)} covered` : ratio(counts),
    tooltip: paragraphs(`**${escaped(title)}**`, ...more.map(escaped), countLines(counts)),
    spoken: isHeading ? `${name}, ${inWords}` : `${name}, ${inWords}, ${countsInWords(counts)}`,
    icon: isHeading ? null : groupIcon(counts),
    children: isHeading || 'isOpen' in group ? 'expanded' : 'collapsed',
    opens: null,
    context: 'group',
  };
}

/** An empty, half or full circle: how far it is, at a glance. */
function groupIcon(counts: StateCounts): TreeLine['icon'] {
  const { covered, of } = coveredOf(counts);
  if (of === 0) return stateLooks.excluded;
  if (covered === of) return { codicon: 'pass-filled', color: stateLooks.covered.color };
  if (counts.missing === of) return stateLooks.missing;
  return { codicon: 'color-mode', color: stateLooks.partial.color };
}

function outcomeItem(id: string, outcome: OutcomeBrief | ComparedOutcome): TreeLine {
  const { codicon, color } = stateLooks[outcome.state];
  return {
    id,
    label: outcome.title,
    description: [outcome.id, stateInWords(outcome)].filter(part => part !== '').join(' · '),
    tooltip: null,
    spoken: `${outcome.id}, ${outcome.title}, ${outcome.state}${wasInWords(outcome)}`,
    icon: { codicon, color },
    children: hasDetail(outcome) ? 'collapsed' : 'none',
    opens: null,
    context: [
      'outcome',
      ...(isGap(outcome.state) ? ['gap'] : []),
      ...(outcome.evidence > 0 ? ['evidence'] : []),
    ].join(' '),
  };
}

/** What it is the icon says; what it was, where that was another state, only words can. */
const stateInWords = (outcome: OutcomeBrief | ComparedOutcome): string =>
  'before' in outcome ? `was ${outcome.before}` : outcome.state === 'covered' ? '' : outcome.state;

const wasInWords = (outcome: OutcomeBrief | ComparedOutcome): string =>
  'before' in outcome ? `, was ${outcome.before}` : '';

/** The whole reason chain of an outcome, in Markdown. */
export function outcomeTooltip({
  id,
  title,
  state,
  statement,
  reasons,
  evidence,
  accepts,
}: OutcomeDetail): string {
  const look = stateLooks[state];
  return paragraphs(
    `**${escaped(title)}** (${id})`,
    escaped(statement),
    `$(${look.codicon}) **${capitalized(state)}.** ${look.means}`,
    reasonLines(reasons),
    evidence.length === 0 && accepts.length > 0
      ? `Accepted as evidence: ${escaped(accepts.join(', '))}.`
      : '',
  );
}

function reasonItem(id: string, reason: Reason): TreeLine {
  return {
    id,
    label: reason.text,
    description: reason.place === null ? '' : placeInWords(reason.place),
    tooltip: paragraphs(
      escaped(reason.text),
      reason.fix === null ? '' : `$(lightbulb) ${escaped(reason.fix)}`,
    ),
    spoken: reason.fix === null ? reason.text : `${reason.text} ${reason.fix}`,
    icon: { codicon: reason.holds ? 'info' : 'lightbulb', color: null },
    children: 'none',
    opens: reason.place,
    context: reason.place === null ? 'reason' : 'reason place',
  };
}

/** One condition may fail in many places: the line tells which is which. */
function placeInWords({ uri, range }: Place): string {
  const name = decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
  return `${name}:${range.start.line + 1}`;
}

function evidenceItem(id: string, evidence: EvidenceNode): TreeLine {
  const about = [evidence.kindName, evidence.id, evidence.date].filter(part => part !== null).join(' · ');
  return {
    id,
    label: evidence.title,
    description: evidence.path,
    tooltip: paragraphs(`**${escaped(evidence.title)}**`, escaped(about), escaped(evidence.path)),
    spoken: `${evidence.kindName}, ${evidence.title}, ${evidence.path}`,
    icon: null,
    children: 'none',
    opens: evidence.place,
    context: 'document place',
  };
}

function evidenceGroupItem(id: string, { kindName, count }: EvidenceGroup): TreeLine {
  const files = `${count} files`;
  return {
    id,
    label: kindName,
    description: files,
    tooltip: paragraphs(`**${escaped(kindName)}**`, files),
    spoken: `${kindName}, ${files}`,
    icon: { codicon: 'files', color: null },
    children: 'collapsed',
    opens: null,
    context: 'documents',
  };
}

function moreItem(id: string, count: number): TreeLine {
  const label = `and ${count} more`;
  return {
    id,
    label,
    description: '',
    tooltip: 'They count as well, and are not listed here.',
    spoken: label,
    icon: { codicon: 'ellipsis', color: null },
    children: 'none',
    opens: null,
    context: 'more',
  };
}

function ratioInWords(counts: StateCounts): string {
  const { covered, of } = coveredOf(counts);
  return of === 0 ? noneInWords(counts) : `${covered} of ${of} covered`;
}

/** Short enough to be seen beside a long name. */
function ratio(counts: StateCounts): string {
  const { covered, of } = coveredOf(counts);
  return of === 0 ? noneInWords(counts) : `${covered}/${of}`;
}

const noneInWords = (counts: StateCounts): string => (counts.excluded > 0 ? 'excluded' : 'no outcome');

function countLines(counts: StateCounts): string {
  return stateOrder
    .filter(state => counts[state] > 0)
    .map(state => `$(${stateLooks[state].codicon}) ${counts[state]} ${state}`)
    .join('  \n');
}

function reasonLines(reasons: readonly Reason[]): string {
  return reasons
    .map(
      ({ holds, text, fix }) =>
        `- ${holds ? '$(check)' : '$(close)'} ${escaped(text)}${fix === null ? '' : ` *${escaped(fix)}*`}`,
    )
    .join('\n');
}

const capitalized = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
