import type {
  CategoryNode,
  EvidenceNode,
  IsmsCoverage,
  OutcomeNode,
  OutcomeState,
  Place,
  ProcessNode,
  Reason,
  StateCounts,
} from '../../server/src/protocol/coverage.js';

/** A line of the coverage tree. `id` is the same for the same thing after each refresh, so that it stays expanded. */
export type CoverageNode =
  | { readonly type: 'isms'; readonly id: string; readonly value: IsmsCoverage }
  | { readonly type: 'category'; readonly id: string; readonly value: CategoryNode }
  | { readonly type: 'process'; readonly id: string; readonly value: ProcessNode }
  | { readonly type: 'outcome'; readonly id: string; readonly value: OutcomeNode }
  | { readonly type: 'reason'; readonly id: string; readonly value: Reason }
  | { readonly type: 'evidence'; readonly id: string; readonly value: EvidenceNode }
  | { readonly type: 'evidenceGroup'; readonly id: string; readonly value: readonly EvidenceNode[] };

/** More documents of one kind than this stand under a line of their own: a register may be one file a risk. */
const mostOfOneKind = 5;

/** How a line looks and what it does, in plain data. */
export interface CoverageItem {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** Markdown. */
  readonly tooltip: string;
  /** What a screen reader says. */
  readonly spoken: string;
  /** null: the icon of the file's type, from `opens`. */
  readonly icon: { readonly codicon: string; readonly color: string | null } | null;
  readonly children: 'none' | 'collapsed' | 'expanded';
  readonly opens: Place | null;
}

/** Which outcomes are shown: all, or those that are neither covered nor excluded. */
export type CoverageFilter = 'all' | 'gaps';

/** What stands under a line; under none: the first level. One ISMS alone is not a level of its own. */
export function coverageChildren(
  node: CoverageNode | null,
  all: readonly IsmsCoverage[],
  filter: CoverageFilter = 'all',
): CoverageNode[] {
  const shown = ({ counts }: { readonly counts: StateCounts }) => filter === 'all' || hasGaps(counts);
  if (node === null) {
    const nodes = all.map(value => ({ type: 'isms', id: value.root, value }) as const);
    const [only, ...others] = nodes;
    return only && others.length === 0 ? coverageChildren(only, all, filter) : nodes;
  }
  switch (node.type) {
    case 'isms':
      return node.value.categories
        .filter(shown)
        .map(value => ({ type: 'category', id: `${node.id}#${value.id}`, value }));
    case 'category':
      return node.value.processes
        .filter(shown)
        .map(value => ({ type: 'process', id: `${node.id}/${value.id}`, value }));
    case 'process':
      return node.value.outcomes
        .filter(({ state }) => filter === 'all' || isGap(state))
        .map(value => ({ type: 'outcome', id: `${node.id}/${value.id}`, value }));
    case 'outcome':
      return [
        ...shownReasons(node.value).map(
          (value, n) => ({ type: 'reason', id: `${node.id}/reason/${n}`, value }) as const,
        ),
        ...evidenceNodes(node.id, node.value.evidence),
      ];
    case 'evidenceGroup':
      return singleNodes(node.id, node.value);
    case 'reason':
    case 'evidence':
      return [];
  }
}

function evidenceNodes(parent: string, evidence: readonly EvidenceNode[]): CoverageNode[] {
  const kinds = [...new Set(evidence.map(({ kind }) => kind))];
  return kinds.flatMap(kind => {
    const ofKind = evidence.filter(it => it.kind === kind);
    const id = `${parent}/${kind}`;
    return ofKind.length > mostOfOneKind
      ? [{ type: 'evidenceGroup', id, value: ofKind } as const]
      : singleNodes(id, ofKind);
  });
}

function singleNodes(parent: string, evidence: readonly EvidenceNode[]): CoverageNode[] {
  return evidence.map((value, n) => ({ type: 'evidence', id: `${parent}/${n}/${value.path}`, value }));
}

/** The look of a line. */
export function coverageItem(node: CoverageNode): CoverageItem {
  switch (node.type) {
    case 'isms':
      return ismsItem(node.id, node.value);
    case 'category':
      return categoryItem(node.id, node.value);
    case 'process':
      return processItem(node.id, node.value);
    case 'outcome':
      return outcomeItem(node.id, node.value);
    case 'reason':
      return reasonItem(node.id, node.value);
    case 'evidence':
      return evidenceItem(node.id, node.value);
    case 'evidenceGroup':
      return evidenceGroupItem(node.id, node.value);
  }
}

/** Covered outcomes and those that could be: what is tailored out does not count. */
export function coveredOf(counts: StateCounts): { readonly covered: number; readonly of: number } {
  const all = stateOrder.reduce((sum, state) => sum + counts[state], 0);
  return { covered: counts.covered, of: all - counts.excluded };
}

/** The states as a list, those that occur: `3 missing, 1 stale`. */
export function countsInWords(counts: StateCounts): string {
  return stateOrder
    .filter(state => counts[state] > 0)
    .map(state => `${counts[state]} ${state}`)
    .join(', ');
}

/** Whether something is left to do. */
export function hasGaps(counts: StateCounts): boolean {
  return stateOrder.some(state => isGap(state) && counts[state] > 0);
}

function isGap(state: OutcomeState): boolean {
  return state !== 'covered' && state !== 'excluded';
}

/** Adds up the counts of several ISMS. */
export function sumOfCounts(all: readonly StateCounts[]): StateCounts {
  const sum = (state: OutcomeState) => all.reduce((total, counts) => total + counts[state], 0);
  return Object.fromEntries(stateOrder.map(state => [state, sum(state)])) as Record<OutcomeState, number>;
}

const stateOrder: readonly OutcomeState[] = [
  'covered',
  'partial',
  'stale',
  'thin',
  'suspect',
  'claimed',
  'missing',
  'excluded',
];

const stateLooks: Record<OutcomeState, { codicon: string; color: string; means: string }> = {
  covered: {
    codicon: 'pass',
    color: 'charts.green',
    means: 'Evidence exists and every check on it holds.',
  },
  partial: {
    codicon: 'warning',
    color: 'list.warningForeground',
    means: 'Evidence exists, but a check on it fails.',
  },
  stale: {
    codicon: 'history',
    color: 'list.warningForeground',
    means: 'Evidence exists, but it is older than it may be.',
  },
  thin: {
    codicon: 'calendar',
    color: 'list.warningForeground',
    means: 'There are fewer records than the period asks for.',
  },
  suspect: {
    codicon: 'git-compare',
    color: 'list.warningForeground',
    means: 'What the evidence was reviewed against has changed since.',
  },
  claimed: {
    codicon: 'comment',
    color: 'list.warningForeground',
    means: 'A policy or procedure says so, but no register or record shows it.',
  },
  missing: { codicon: 'circle-large-outline', color: 'list.errorForeground', means: 'There is no evidence.' },
  excluded: { codicon: 'circle-slash', color: 'disabledForeground', means: 'Tailored out, with a reason.' },
};

function ismsItem(id: string, isms: IsmsCoverage): CoverageItem {
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
  };
}

function categoryItem(id: string, category: CategoryNode): CoverageItem {
  const inWords = ratioInWords(category.counts);
  return {
    id,
    label: category.name,
    description: `${ratio(category.counts)} covered`,
    tooltip: paragraphs(`**${escaped(category.name)}**`, countLines(category.counts)),
    spoken: `${category.name}, ${inWords}`,
    icon: null,
    children: 'expanded',
    opens: null,
  };
}

function processItem(id: string, process: ProcessNode): CoverageItem {
  const inWords = ratioInWords(process.counts);
  return {
    id,
    label: shortName(process.name),
    description: ratio(process.counts),
    tooltip: paragraphs(
      `**${escaped(process.name)}** (${process.id})`,
      escaped(process.purpose),
      countLines(process.counts),
    ),
    spoken: `${process.name}, ${inWords}, ${countsInWords(process.counts)}`,
    icon: processIcon(process.counts),
    children: 'collapsed',
    opens: null,
  };
}

/** A name without the words that all names in this tree share: the view is narrow, the tooltip has the full name. */
function shortName(name: string): string {
  const short = name.replace(/^(information security|process to) /i, '').replace(/ process$/i, '');
  return short === '' ? name : capitalized(short);
}

/** An empty, half or full circle: how far a process is, at a glance. */
function processIcon(counts: StateCounts): { codicon: string; color: string } {
  const { covered, of } = coveredOf(counts);
  if (of === 0) return stateLooks.excluded;
  if (covered === of) return { codicon: 'pass-filled', color: stateLooks.covered.color };
  if (counts.missing === of) return stateLooks.missing;
  return { codicon: 'color-mode', color: stateLooks.partial.color };
}

function outcomeItem(id: string, outcome: OutcomeNode): CoverageItem {
  const look = stateLooks[outcome.state];
  const hasChildren = shownReasons(outcome).length + outcome.evidence.length > 0;
  return {
    id,
    label: outcome.title,
    description: outcome.state === 'covered' ? outcome.id : `${outcome.id} · ${outcome.state}`,
    tooltip: paragraphs(
      `**${escaped(outcome.title)}** (${outcome.id})`,
      escaped(outcome.statement),
      `$(${look.codicon}) **${capitalized(outcome.state)}.** ${look.means}`,
      reasonLines(outcome.reasons),
      outcome.evidence.length === 0 && outcome.accepts.length > 0
        ? `Accepted as evidence: ${escaped(outcome.accepts.join(', '))}.`
        : '',
    ),
    spoken: `${outcome.id}, ${outcome.title}, ${outcome.state}`,
    icon: { codicon: look.codicon, color: look.color },
    children: hasChildren ? 'collapsed' : 'none',
    opens: null,
  };
}

function reasonItem(id: string, reason: Reason): CoverageItem {
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
  };
}

/** One condition may fail in many places: the line tells which is which. */
function placeInWords({ uri, range }: Place): string {
  const name = decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
  return `${name}:${range.start.line + 1}`;
}

function evidenceItem(id: string, evidence: EvidenceNode): CoverageItem {
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
  };
}

function evidenceGroupItem(id: string, evidence: readonly EvidenceNode[]): CoverageItem {
  const name = evidence[0]?.kindName ?? '';
  const files = `${evidence.length} files`;
  return {
    id,
    label: name,
    description: files,
    tooltip: paragraphs(`**${escaped(name)}**`, files),
    spoken: `${name}, ${files}`,
    icon: { codicon: 'files', color: null },
    children: 'collapsed',
    opens: null,
  };
}

/** What does not hold; and why an outcome is left out, which has nothing else to show. */
function shownReasons({ state, reasons }: OutcomeNode): readonly Reason[] {
  return state === 'excluded' ? reasons : reasons.filter(({ holds }) => !holds);
}

function ratioInWords(counts: StateCounts): string {
  const { covered, of } = coveredOf(counts);
  return of === 0 ? 'all excluded' : `${covered} of ${of} covered`;
}

/** Short enough to be seen beside a long name. */
function ratio(counts: StateCounts): string {
  const { covered, of } = coveredOf(counts);
  return of === 0 ? 'excluded' : `${covered}/${of}`;
}

function countLines(counts: StateCounts): string {
  return stateOrder
    .filter(state => counts[state] > 0)
    .map(state => `$(${stateLooks[state].codicon}) ${counts[state]} ${state}`)
    .join('  \n');
}

function reasonLines(reasons: readonly Reason[]): string {
  return reasons
    .map(({ text, fix }) => `- ${escaped(text)}${fix === null ? '' : ` *${escaped(fix)}*`}`)
    .join('\n');
}

function capitalized(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}

function paragraphs(...parts: readonly string[]): string {
  return parts.filter(part => part !== '').join('\n\n');
}

/** Texts come from documents: they must not become Markdown, icons or links. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-!<>|~$&]/g, '\\$&').replace(/\s+/g, ' ');
}
