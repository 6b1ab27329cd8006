import type { Span } from '../text/span.js';

/** Which question about the evidence a reason answers. */
export type Indicator =
  | 'exists'
  | 'approved'
  | 'fresh'
  | 'cadence'
  | 'unchanged'
  | 'linked'
  | 'condition'
  | 'excluded'
  | 'declared';

/** One link of the chain that explains a state: what holds or not, where, and what would mend it. */
export interface Reason {
  readonly indicator: Indicator;
  readonly holds: boolean;
  readonly text: string;
  readonly fix: string | null;
  readonly place: Place | null;
}

export interface Place extends Span {
  readonly uri: string;
}
