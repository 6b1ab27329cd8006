import type {
  CoverageGrouping,
  IsmsCoverage,
  OutcomeDetail,
  OutcomeParams,
} from '../../server/src/protocol/coverage.js';
import { LatestAnswer } from './latestAnswer.js';

/** What the model asks. */
export interface CoverageSource {
  coverage(by: CoverageGrouping): Promise<readonly IsmsCoverage[]>;
  outcome(params: OutcomeParams): Promise<OutcomeDetail | null>;
  /** The least time between two questions for coverage, in milliseconds. */
  readonly interval: number;
}

/** The coverage of the workspace, and of outcomes that somebody looked at, why. */
export class CoverageModel extends LatestAnswer<readonly IsmsCoverage[]> {
  readonly #source: CoverageSource;
  readonly #by: { now: CoverageGrouping };
  /** By root and id; of the answer that is current. */
  readonly #details = new Map<string, Promise<OutcomeDetail | null>>();

  constructor(source: CoverageSource, by: CoverageGrouping = 'process') {
    const grouping = { now: by };
    super({ request: () => source.coverage(grouping.now), interval: source.interval });
    this.#source = source;
    this.#by = grouping;
    this.onDidChange(() => this.#details.clear());
  }

  get by(): CoverageGrouping {
    return this.#by.now;
  }

  groupBy(by: CoverageGrouping): void {
    if (by === this.#by.now) return;
    this.#by.now = by;
    this.askNow();
  }

  /** Asks once for each answer; `null` where it is gone or cannot be asked for. */
  detail({ root, id }: OutcomeParams): Promise<OutcomeDetail | null> {
    const key = `${root} ${id}`;
    const asked = this.#details.get(key) ?? this.#source.outcome({ root, id }).catch(() => null);
    this.#details.set(key, asked);
    return asked;
  }
}
