import { addMonths, isDay } from '../dates/day.js';
import { childOf, type MetadataNode } from '../syntax/metadataTree.js';

/** The last day on which somebody looked at it: any of these fields may say so. */
const looked = ['approved_on', 'reviewed_on', 'last_review', 'last_reviewed'];

/** When a document has to be reviewed again that says how many months may lie between reviews; `null` where it does not. */
export function dueAfterReview(head: MetadataNode): string | null {
  const text = (key: string): string => {
    const child = childOf(head, key);
    return child?.type === 'scalar' ? child.source : '';
  };
  const months = Number(text('review_interval') || 'none');
  const last = looked.map(text).filter(isDay).sort().at(-1);
  return last === undefined || !Number.isInteger(months) ? null : addMonths(last, months);
}
