import {
  applicable,
  type ContentChange,
  type DocumentNote,
  type IsmsComparison,
  type OutcomeChange,
  percentCovered,
  type Severity,
  type StateCounts,
  type SuspectEvidence,
} from '../../engine/index.js';
import type { VersionName } from '../../host/versions.js';
import type { Places } from '../places.js';
import type { ReadVersions } from '../readVersions.js';
import { byPath, type FindingData } from './findingData.js';
import { type ReasonData, reasonData } from './outcomeData.js';
import { type ReportHead, reportHead } from './reportHead.js';

/** What `isms diff` found out, for each ISMS below the root. */
export interface DiffReport extends ReportHead<'isms-diff/1'> {
  readonly base: VersionData;
  readonly head: VersionData;
  /** What was left out, or has to be known, in sentences. */
  readonly notes: readonly string[];
  /** Over all ISMSs. */
  readonly counts: CountsData;
  readonly isms: readonly IsmsDiffData[];
}

interface VersionData {
  readonly type: VersionName['type'];
  readonly name: string | null;
  readonly commit: string | null;
  readonly merge_base_of: readonly string[] | null;
}

export interface CountsData {
  readonly outcomes: Readonly<Record<OutcomeChange['direction'], number>>;
  readonly findings: Readonly<Record<'new' | 'fixed' | 'unchanged', Readonly<Record<Severity, number>>>>;
  readonly documents: Readonly<Record<DocumentNote['change'], number>>;
  readonly suspects: { readonly added: number; readonly cleared: number };
}

/** How many outcomes are covered. */
export interface CoveredData {
  readonly covered: number;
  readonly applicable: number;
  /** In whole percent, rounded down. */
  readonly percent: number;
}

export interface IsmsDiffData {
  /** Path of its folder from the root; empty: that folder itself. */
  readonly path: string;
  readonly organization: string | null;
  /** `null`: it was not there, or is gone. */
  readonly before: CoveredData | null;
  readonly after: CoveredData | null;
  readonly processes: readonly ProcessDiffData[];
  readonly findings: {
    readonly new: readonly ChangedFindingData[];
    readonly fixed: readonly ChangedFindingData[];
    readonly unchanged: readonly KeptFindingData[];
  };
  readonly documents: readonly DocumentDiffData[];
  readonly suspects: {
    readonly added: readonly SuspectEvidence[];
    readonly cleared: readonly SuspectEvidence[];
  };
  /** Paths of the changed files that say what others are. */
  readonly settings: readonly string[];
}

export interface ProcessDiffData {
  readonly id: string;
  readonly name: string;
  readonly before: CoveredData;
  readonly after: CoveredData;
  readonly outcomes: readonly OutcomeDiffData[];
}

export interface OutcomeDiffData extends Omit<OutcomeChange, 'process' | 'lacks'> {
  readonly lacks: readonly ReasonData[];
}

export interface ChangedFindingData extends FindingData {
  readonly key: string;
  readonly cause: OutcomeChange['cause'];
}

interface KeptFindingData extends FindingData {
  readonly key: string;
  readonly severity_before: Severity | null;
}

export interface DocumentDiffData extends Omit<DocumentNote, 'content'> {
  readonly content: Omit<ContentChange, 'change'> | null;
}

export function diffReport(versions: ReadVersions): DiffReport {
  const usable = new Set(versions.engines.map(({ root }) => root));
  const isms = versions.comparisons
    .filter(({ root, after }) => after === null || usable.has(root))
    .map(comparison => ismsDiffData(comparison, versions.places));
  return {
    ...reportHead('isms-diff/1', versions),
    base: versionData(versions.base),
    head: versionData(versions.head),
    notes: versions.notes,
    counts: countsOf(isms),
    isms,
  };
}

const versionData = ({ type, name, commit, mergeBaseOf }: VersionName): VersionData => ({
  type,
  name,
  commit,
  merge_base_of: mergeBaseOf,
});

function ismsDiffData(comparison: IsmsComparison<FindingData>, places: Places): IsmsDiffData {
  const { root, organization, before, after, processes, outcomes, findings, documents, suspects } =
    comparison;
  const path = places.pathOf(root).replace(/\/$/, '');
  const full = (below: string) => (path === '' ? below : `${path}/${below}`);
  const suspect = (it: SuspectEvidence): SuspectEvidence => ({ ...it, path: full(it.path) });
  return {
    path,
    organization,
    before: before && coveredData(before),
    after: after && coveredData(after),
    processes: processes.map(process => ({
      id: process.id,
      name: process.name,
      before: coveredData(process.before),
      after: coveredData(process.after),
      outcomes: outcomes.filter(it => it.process === process.id).map(it => outcomeDiffData(it, places)),
    })),
    findings: {
      new: findings.added.map(({ key, cause, told }) => ({ ...told, key, cause })).sort(byPath),
      fixed: findings.fixed.map(({ key, cause, told }) => ({ ...told, key, cause })).sort(byPath),
      unchanged: findings.kept
        .map(({ key, severityBefore, told }) => ({ ...told, key, severity_before: severityBefore }))
        .sort(byPath),
    },
    documents: documents.map(it => documentDiffData(it, full)),
    suspects: { added: suspects.added.map(suspect), cleared: suspects.cleared.map(suspect) },
    settings: comparison.settings.map(full),
  };
}

const coveredData = (counts: StateCounts): CoveredData => ({
  covered: counts.covered,
  applicable: applicable(counts),
  percent: percentCovered(counts),
});

const outcomeDiffData = (
  { process: _, lacks, ...change }: OutcomeChange,
  places: Places,
): OutcomeDiffData => ({ ...change, lacks: lacks.map(it => reasonData(it, places)) });

function documentDiffData(
  { content, ...note }: DocumentNote,
  full: (path: string) => string,
): DocumentDiffData {
  const { change: _, ...what } = content ?? { change: null };
  return {
    ...note,
    path: full(note.path),
    from: note.from === null ? null : full(note.from),
    content: content && (what as Omit<ContentChange, 'change'>),
  };
}

function countsOf(all: readonly IsmsDiffData[]): CountsData {
  const outcomes = all.flatMap(({ processes }) => processes.flatMap(it => it.outcomes));
  const direction = (wanted: OutcomeChange['direction']) =>
    outcomes.filter(it => it.direction === wanted).length;
  const documents = all.flatMap(it => it.documents);
  const change = (wanted: DocumentNote['change']) => documents.filter(it => it.change === wanted).length;
  const bySeverity = (findings: readonly FindingData[]) => {
    const count = (wanted: Severity) => findings.filter(({ severity }) => severity === wanted).length;
    return { error: count('error'), warning: count('warning'), info: count('info') };
  };
  return {
    outcomes: { worse: direction('worse'), better: direction('better'), other: direction('other') },
    findings: {
      new: bySeverity(all.flatMap(({ findings }) => findings.new)),
      fixed: bySeverity(all.flatMap(({ findings }) => findings.fixed)),
      unchanged: bySeverity(all.flatMap(({ findings }) => findings.unchanged)),
    },
    documents: {
      added: change('added'),
      removed: change('removed'),
      moved: change('moved'),
      meaning: change('meaning'),
      administration: change('administration'),
      form: change('form'),
    },
    suspects: {
      added: all.reduce((sum, { suspects }) => sum + suspects.added.length, 0),
      cleared: all.reduce((sum, { suspects }) => sum + suspects.cleared.length, 0),
    },
  };
}
