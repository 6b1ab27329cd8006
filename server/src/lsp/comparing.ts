import { builtInSetup, Workspace } from '../engine/index.js';
import { isPassedOver } from '../host/documentNames.js';
import type { Host } from '../host/host.js';
import { versionInWords } from '../host/versionInWords.js';
import { type FileVersion, isVersionsProblem, type Versions } from '../host/versions.js';
import type {
  CompareAnswer,
  ComparedBase,
  CompareParams,
  CompareProblem,
  RevisionsAnswer,
} from '../protocol/compare.js';
import { Turn } from './turn.js';

export interface ComparingSetup {
  readonly host: Host;
  /** Uris of the opened folders. */
  folders(): readonly string[];
  /** The day that counts as today. */
  asOf(): string;
}

const noGit: CompareProblem = {
  problem: 'Comparing reads the objects of git, which only the server on a computer with the files can do.',
  hint: null,
};

/** Answers what coverage was in another version. Nothing of it is kept: what was asked for once is cheap to compare. */
export class Comparing {
  readonly #setup: ComparingSetup;

  constructor(setup: ComparingSetup) {
    this.#setup = setup;
  }

  /** Of several repositories, the names of the first one are offered. */
  async revisions(): Promise<RevisionsAnswer> {
    const { host, folders } = this.#setup;
    let failed: CompareProblem = noGit;
    for (const folder of folders()) {
      const names = await host.revisionNames?.(folder);
      if (names && !isVersionsProblem(names)) return names;
      failed = names ?? failed;
    }
    return failed;
  }

  /** Folders without such a revision are passed over as long as another one has it. */
  async compare({ revision, fromMergeBase }: CompareParams): Promise<CompareAnswer> {
    const { host, folders } = this.#setup;
    const read: Versions[] = [];
    let failed: CompareProblem = noGit;
    for (const folder of folders()) {
      const asked = { base: revision, head: 'work-tree', fromMergeBase } as const;
      const versions = await host.versions?.(folder, nameOf(folder), asked);
      if (versions && !isVersionsProblem(versions)) read.push(versions);
      else failed = versions ?? failed;
    }
    const [first] = read;
    return first ? await this.#answer(read, baseInWords(first, revision)) : failed;
  }

  async #answer(read: readonly Versions[], name: string): Promise<ComparedBase> {
    const { folders, asOf } = this.#setup;
    const opened = folders();
    const day = asOf();
    const workspace = new Workspace(opened, builtInSetup(day));
    const files = read.flatMap(({ before }) => before).filter(({ uri }) => !isPassedOver(uri, opened));
    await this.#apply(files, workspace);
    await this.#settle(workspace);
    return {
      name,
      asOf: day,
      isms: workspace.engines().map(engine => ({
        root: engine.root,
        states: Object.fromEntries(engine.coverage().map(({ outcome, state }) => [outcome.id, state])),
      })),
      notes: [...new Set(read.flatMap(({ notes }) => notes))],
    };
  }

  /** What says what others are comes first. */
  async #apply(files: readonly FileVersion[], workspace: Workspace): Promise<void> {
    let left = files.map(({ uri, content }) => ({ uri, text: null, ...content }));
    for (;;) {
      const first = left.filter(({ uri }) => workspace.comesFirst(uri));
      if (first.length === 0) break;
      workspace.apply(first);
      left = left.filter(it => !first.includes(it));
    }
    let turn = new Turn(turnLength);
    for (const file of left) {
      workspace.apply([file]);
      if (!turn.isOver()) continue;
      await this.#setup.host.pause();
      turn = new Turn(turnLength);
    }
  }

  async #settle(workspace: Workspace): Promise<void> {
    while (!workspace.isIdle) {
      const { isOver } = new Turn(turnLength);
      for (const _ of workspace.check([], isOver));
      await this.#setup.host.pause();
    }
  }
}

/** Milliseconds of judging a base before the editor is served. */
const turnLength = 4;

/** What may stand behind `changed since`. */
const baseInWords = ({ base }: Versions, revision: string): string =>
  base.mergeBaseOf ? `leaving ${revision} (${base.commit?.slice(0, 7)})` : versionInWords(base);

const nameOf = (folder: string): string =>
  decodeURIComponent(folder.replace(/\/$/, '').split('/').at(-1) ?? folder);
