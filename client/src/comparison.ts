import type {
  CompareAnswer,
  ComparedBase,
  CompareParams,
  CompareProblem,
} from '../../server/src/protocol/compare.js';
import type {
  CoverageGroup,
  IsmsCoverage,
  OutcomeBrief,
  OutcomeState,
} from '../../server/src/protocol/coverage.js';

/** An outcome that is in another state than in the base. */
export interface ComparedOutcome extends OutcomeBrief {
  readonly before: OutcomeState;
}

/** The version that coverage is held against, if any: a filter of what is shown. */
export class Comparison {
  #params: CompareParams | null = null;
  #base: ComparedBase | null = null;
  readonly #request: (params: CompareParams) => Promise<CompareAnswer>;
  readonly #listeners = new Set<() => void>();

  constructor(request: (params: CompareParams) => Promise<CompareAnswer>) {
    this.#request = request;
  }

  /** `null`: nothing is compared. */
  get base(): ComparedBase | null {
    return this.#base;
  }

  onDidChange(listener: () => void): { dispose(): void } {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  }

  /** Compares with a revision from now on; answers with why that cannot be, and then leaves everything as it was. */
  async compareWith(params: CompareParams): Promise<CompareProblem | null> {
    const answer = await this.#request(params);
    if ('problem' in answer) return answer;
    this.#params = params;
    this.#set(answer);
    return null;
  }

  /** Asks again for the same: the revision, or the day, may be another one. */
  async askAgain(): Promise<void> {
    const params = this.#params;
    if (params === null) return;
    const answer = await this.#request(params).catch(() => null);
    if (params === this.#params && answer && !('problem' in answer)) this.#set(answer);
  }

  stop(): void {
    this.#params = null;
    this.#set(null);
  }

  /** Of coverage as it is now, what differs from the base; all of it, where nothing is compared. */
  shown(all: readonly IsmsCoverage[]): readonly IsmsCoverage[] {
    const base = this.#base;
    return base === null ? all : all.map(it => onlyChanged(it, base));
  }

  #set(base: ComparedBase | null): void {
    this.#base = base;
    for (const listener of this.#listeners) listener();
  }
}

/** Where there was no such ISMS, or no such outcome, nothing was shown of it. */
function onlyChanged(isms: IsmsCoverage, base: ComparedBase): IsmsCoverage {
  const states = base.isms.find(({ root }) => root === isms.root)?.states ?? {};
  const outcomes = isms.outcomes.flatMap((outcome): ComparedOutcome[] => {
    const before = states[outcome.id] ?? 'missing';
    return before === outcome.state ? [] : [{ ...outcome, before }];
  });
  const ids = new Set(outcomes.map(({ id }) => id));
  return { ...isms, outcomes, groups: groupsWith(ids, isms.groups) };
}

/** A group that stands open from the start: there is little in it, and all of it is what was asked for. */
export interface ComparedGroup extends CoverageGroup {
  readonly isOpen: true;
}

/** They have ids of their own, so that what somebody folded of all outcomes is neither taken over nor lost. */
const groupsWith = (ids: ReadonlySet<string>, groups: readonly CoverageGroup[]): readonly ComparedGroup[] =>
  groups
    .map(group => ({
      ...group,
      id: `${group.id} changed`,
      isOpen: true as const,
      outcomes: group.outcomes.filter(id => ids.has(id)),
      groups: groupsWith(ids, group.groups),
    }))
    .filter(({ outcomes, groups: below }) => outcomes.length > 0 || below.length > 0);
