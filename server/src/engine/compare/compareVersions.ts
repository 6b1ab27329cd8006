import type { Diagnostic } from '../check/diagnostic.js';
import type { StateCounts } from '../coverage/outcomeState.js';
import type { DocumentChange } from '../documentChange.js';
import type { Engine, EngineSetup } from '../engine.js';
import type { Workspace } from '../workspace.js';
import { type DocumentContent, documentContent } from './documentContent.js';
import { type DocumentNote, documentNotes } from './documentNotes.js';
import { type FindingChanges, findingChanges } from './findingChanges.js';
import { type OutcomeChange, outcomeChanges, type Versions } from './outcomeChanges.js';
import { type ProcessChange, processChanges } from './processChanges.js';
import { type Contents, renamesBetween } from './renames.js';
import { emptySnapshot, holdsDocuments, type Snapshot, type Suspect, snapshotOf } from './snapshot.js';

/** What became of one ISMS from one version of its files to another. */
export interface IsmsComparison<Told> {
  /** Uri of its folder. */
  readonly root: string;
  readonly organization: string | null;
  /** `null`: it was not there before, or is gone. */
  readonly before: StateCounts | null;
  readonly after: StateCounts | null;
  /** Those with an outcome in another state, in the order of the model. Empty where the ISMS as a whole came or went. */
  readonly processes: readonly ProcessChange[];
  readonly outcomes: readonly OutcomeChange[];
  readonly findings: FindingChanges<Told>;
  readonly documents: readonly DocumentNote[];
  readonly suspects: {
    readonly added: readonly SuspectEvidence[];
    readonly cleared: readonly SuspectEvidence[];
  };
  /** Paths of the changed files that say what others are: settings, catalogues, kinds, wording. */
  readonly settings: readonly string[];
}

/** A document whose review was of something that has changed in meaning, and the outcomes that it counts for. */
export interface SuspectEvidence extends Suspect {
  readonly outcomes: readonly string[];
}

/** How the caller takes part: it may say how far the work is, and tells findings while their texts are there. */
export interface ComparisonHost<Told> {
  /** Runs `workspace.check` to its end. */
  settle(): void;
  /** Called once for each version, when its texts are in force. */
  telling(): (diagnostic: Diagnostic) => Told;
}

/**
 * Compares what a workspace holds with what it holds after some changes, which are applied; everything else is judged
 * once. Where settings or what shapes the model differ, the texts of before are judged under those of after as well, so
 * that it can be told what follows from which.
 */
export function compareVersions<Told>(
  workspace: Workspace,
  changes: readonly DocumentChange[],
  { settle, telling }: ComparisonHost<Told>,
): readonly IsmsComparison<Told>[] {
  settle();
  const before = stageOf(workspace, changes, telling());
  const shaping = applyShaping(workspace, changes);
  const isShapedAnew = shaping.size > 0 && !isSameSetups(before.setups, setupsOf(workspace));
  if (isShapedAnew) settle();
  const between = isShapedAnew ? stageOf(workspace, changes, telling()) : before;
  const shaped = groupBy([...shaping], uri => workspace.engineOf(uri)?.root);
  workspace.apply(changes.filter(({ uri }) => !shaping.has(uri)));
  settle();
  const tell = telling();
  const contents = contentsOf(workspace, changes);
  const engines = new Map(ismsOf(workspace).map(engine => [engine.root, engine] as const));
  const roots = new Set([...before.snapshots.keys(), ...engines.keys()]);
  return [...roots].sort().map(root => {
    const [then, now] = [before.contents.get(root) ?? noContents, contents.get(root) ?? noContents];
    const renames = renamesBetween(onlyIn(then, now), onlyIn(now, then));
    const engine = engines.get(root);
    const versions: Versions<Told> = {
      before: before.snapshots.get(root) ?? emptySnapshot(root),
      between: between.snapshots.get(root) ?? emptySnapshot(root),
      after: engine ? snapshotOf(engine, tell, path => renames.get(path) ?? path) : emptySnapshot(root),
      renames,
    };
    const settings = (shaped.get(root) ?? []).map(uri => pathFrom(root, uri)).sort();
    return { ...comparisonOf(versions, then, now), settings };
  });
}

/** An ISMS without a document is none. */
function comparisonOf<Told>(
  versions: Versions<Told>,
  then: Contents,
  now: Contents,
): Omit<IsmsComparison<Told>, 'settings'> {
  const { before, after } = versions;
  const [wasThere, isThere] = [before.documents.size > 0, after.documents.size > 0];
  const outcomes = wasThere && isThere ? outcomeChanges(versions) : [];
  return {
    root: after.root,
    organization: after.organization ?? before.organization,
    before: wasThere ? before.counts : null,
    after: isThere ? after.counts : null,
    processes: processChanges(versions, outcomes),
    outcomes,
    findings: findingChanges(versions),
    documents: documentNotes(versions, then, now),
    suspects: suspectChanges(versions),
  };
}

/** What is known of one version, before the next one is applied. */
interface Stage<Told> {
  /** By root. */
  readonly snapshots: ReadonlyMap<string, Snapshot<Told>>;
  /** By root: what the files that change say. */
  readonly contents: ReadonlyMap<string, Contents>;
  readonly setups: ReadonlyMap<string, EngineSetup>;
}

const stageOf = <Told>(
  workspace: Workspace,
  changes: readonly DocumentChange[],
  tell: (diagnostic: Diagnostic) => Told,
): Stage<Told> => ({
  snapshots: new Map(ismsOf(workspace).map(engine => [engine.root, snapshotOf<Told>(engine, tell)] as const)),
  contents: contentsOf(workspace, changes),
  setups: setupsOf(workspace),
});

const ismsOf = (workspace: Workspace): readonly Engine[] => workspace.engines().filter(holdsDocuments);

const setupsOf = (workspace: Workspace): ReadonlyMap<string, EngineSetup> =>
  new Map(workspace.engines().map(({ root, setup }) => [root, setup] as const));

const isSameSetups = (
  one: ReadonlyMap<string, EngineSetup>,
  other: ReadonlyMap<string, EngineSetup>,
): boolean => one.size === other.size && [...one].every(([root, setup]) => other.get(root) === setup);

/** Applies those changes that say what other files are, before or after; answers with their uris. */
function applyShaping(workspace: Workspace, changes: readonly DocumentChange[]): ReadonlySet<string> {
  const shaping = new Set<string>();
  for (;;) {
    // Settings may name files that did not shape anything before.
    const more = changes.filter(({ uri }) => !shaping.has(uri) && workspace.comesFirst(uri));
    if (more.length === 0) return shaping;
    for (const { uri } of more) shaping.add(uri);
    workspace.apply(more);
  }
}

const noContents: Contents = new Map();

function contentsOf(workspace: Workspace, changes: readonly DocumentChange[]): ReadonlyMap<string, Contents> {
  const byRoot = new Map<string, Map<string, DocumentContent>>();
  for (const { uri } of changes) {
    const engine = workspace.engineOf(uri);
    const content = engine && documentContent(engine, uri);
    if (!engine || !content) continue;
    const contents = byRoot.get(engine.root) ?? new Map<string, DocumentContent>();
    byRoot.set(engine.root, contents.set(engine.pathOf(uri), content));
  }
  return byRoot;
}

const onlyIn = (one: Contents, other: Contents): Contents =>
  new Map([...one].filter(([path]) => !other.has(path)));

function suspectChanges<Told>({ before, after, renames }: Versions<Told>): IsmsComparison<Told>['suspects'] {
  const then = new Set(before.suspects.map(nameOf));
  const now = new Set(after.suspects.map(it => nameOf({ ...it, path: renames.get(it.path) ?? it.path })));
  const added = after.suspects.filter(
    it => !then.has(nameOf({ ...it, path: renames.get(it.path) ?? it.path })),
  );
  const cleared = before.suspects.filter(it => !now.has(nameOf(it)));
  return { added: withOutcomes(added, after), cleared: withOutcomes(cleared, before) };
}

const nameOf = ({ path, against }: Suspect): string => JSON.stringify([path, against]);

const withOutcomes = <Told>(
  suspects: readonly Suspect[],
  { outcomes }: Snapshot<Told>,
): readonly SuspectEvidence[] =>
  suspects.map(it => ({
    ...it,
    outcomes: [...outcomes].filter(([, { evidence }]) => evidence.includes(it.path)).map(([id]) => id),
  }));

function groupBy(
  uris: readonly string[],
  rootOf: (uri: string) => string | undefined,
): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const uri of uris) {
    const root = rootOf(uri);
    if (root !== undefined) groups.set(root, [...(groups.get(root) ?? []), uri]);
  }
  return groups;
}

function pathFrom(root: string, uri: string): string {
  const path = uri.slice(root.length);
  return root === '' ? path : decodeURIComponent(path);
}
