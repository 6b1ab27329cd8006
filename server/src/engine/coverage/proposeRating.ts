import type { Capability, Rating, RatingId } from './capability.js';
import type { OutcomeCoverage } from './coverageBook.js';

/** A proposal that a person confirms or departs from; never a rating by itself. */
export interface RatingProposal {
  readonly rating: RatingId;
  /** Achievement in percent, rounded; the mean of the middles of the outcomes' ratings. */
  readonly percent: number;
  /** Outcomes that are not achieved and so limit the rating. */
  readonly limitedBy: readonly string[];
}

/**
 * Proposes PA 1.1 for the outcomes of a process, in the manner of prm-notes: each outcome is rated by the share of its
 * indicators that hold. Excluded outcomes do not count; `null` where none is left.
 */
export function proposeRating(
  outcomes: readonly OutcomeCoverage[],
  capability: Capability,
): RatingProposal | null {
  const counted = outcomes.filter(({ state }) => state !== 'excluded');
  if (counted.length === 0) return null;
  const rated = counted.map(it => ({ id: it.outcome.id, rating: ratingOf(achievement(it), capability) }));
  const percent = rated.reduce((sum, { rating }) => sum + middle(rating), 0) / rated.length;
  const limitedBy = rated.filter(({ rating }) => rating.id === capability.ratings[0]?.id).map(({ id }) => id);
  const most = capability.method.most_with_an_outcome_not_achieved;
  const proposed = ratingOf(percent, capability).id;
  const rating = limitedBy.length > 0 ? worseOf(proposed, most, capability) : proposed;
  return { rating, percent: Math.round(percent), limitedBy };
}

/** In percent: all for what is covered, nothing for what is missing, else the share of indicators that hold. */
export function achievement({ state, reasons }: Pick<OutcomeCoverage, 'state' | 'reasons'>): number {
  if (state === 'covered') return 100;
  if (state === 'missing') return 0;
  const holding = reasons.filter(({ holds }) => holds).length;
  return reasons.length === 0 ? 0 : (100 * holding) / reasons.length;
}

function ratingOf(percent: number, { ratings }: Capability): Rating {
  const found = ratings.find(({ up_to }) => percent <= up_to) ?? ratings.at(-1);
  if (!found) throw new Error('A capability framework has at least one rating.');
  return found;
}

/** A fully achieved outcome counts in full, else the highest rating could hardly be reached by a mean. */
const middle = ({ id, over, up_to }: Rating): number => (id === 'F' ? up_to : ((over ?? 0) + up_to) / 2);

function worseOf(one: RatingId, other: RatingId, { ratings }: Capability): RatingId {
  const rank = (id: RatingId) => ratings.findIndex(rating => rating.id === id);
  return rank(one) <= rank(other) ? one : other;
}
