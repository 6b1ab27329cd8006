import { daysBetween } from '../dates/day.js';
import type { OptionValues } from './ruleOptions.js';

/** The options of rules that wait for a day. */
export const dueOptions = {
  lead_days: {
    type: 'integer',
    minimum: 0,
    maximum: 3660,
    default: 0,
    description: 'So many days before the day it is told what falls due.',
  },
  grace_days: {
    type: 'integer',
    minimum: 0,
    maximum: 3660,
    default: 0,
    description:
      'So many days may pass after the day before it is told. Whether evidence is stale goes by the day itself.',
  },
} as const;

/** For a report of what is only due soon. */
export const ahead = (state: 'over' | 'soon'): { readonly isAhead?: true } =>
  state === 'soon' ? { isAhead: true } : {};

/** How a day stands to today: `over` once it and the grace have passed, `soon` within the lead before it, else `null`. */
export function dueState(
  day: string | null,
  asOf: string,
  { lead_days, grace_days }: OptionValues<typeof dueOptions>,
): 'over' | 'soon' | null {
  const passed = day === null ? null : daysBetween(day, asOf);
  if (passed === null) return null;
  if (passed > 0) return passed > grace_days ? 'over' : null;
  return -passed < lead_days ? 'soon' : null;
}
