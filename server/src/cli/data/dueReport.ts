import { type DueItem, dueItems, type Engine } from '../../engine/index.js';
import type { ReadIsms } from '../readIsms.js';
import type { PlaceData } from './placeData.js';
import { type ReportHead, reportHead } from './reportHead.js';

/** What `isms due` tells: what is overdue and what falls due, the oldest first. */
export interface DueReport extends ReportHead<'isms-due/1'> {
  /** Days ahead. */
  readonly within: number;
  readonly isms: readonly IsmsDue[];
}

export interface IsmsDue {
  /** Path of its folder from the root that was read; empty: that folder itself. */
  readonly path: string;
  /** Of the organization; `null` where the settings name none. */
  readonly name: string | null;
  readonly items: readonly DueData[];
}

export interface DueData extends PlaceData {
  readonly what: string;
  readonly title: string;
  readonly id: string | null;
  readonly owner: { readonly id: string; readonly name: string } | null;
  readonly day: string;
  /** Negative: overdue. */
  readonly days_left: number;
  /** The same for the same thing, whatever its day. */
  readonly key: string;
}

/** `owner`: only what this person or role has to see to, by id or name. */
export const dueReport = (isms: ReadIsms, within: number, owner: string | null): DueReport => ({
  ...reportHead('isms-due/1', isms),
  within,
  isms: isms.engines.map(engine => ({
    path: isms.places.pathOf(engine.root).replace(/\/$/, ''),
    name: engine.setup.settings.organization,
    items: dueItems(engine, within)
      .filter(item => owner === null || isOwner(item, owner))
      .map(item => dueData(item, isms)),
  })),
});

/** Ids and names of all who have something to see to, some day or other. */
export const ownersOf = (engines: readonly Engine[]): ReadonlySet<string> =>
  new Set(
    engines
      .flatMap(engine => dueItems(engine, Number.POSITIVE_INFINITY))
      .flatMap(({ owner }) => (owner ? [owner.id, owner.name] : [])),
  );

function isOwner({ owner }: DueItem, asked: string): boolean {
  const typed = asked.toLowerCase();
  return owner !== null && [owner.id, owner.name].some(it => it.toLowerCase() === typed);
}

const dueData = (
  { uri, start, end, what, title, id, owner, day, daysLeft, key }: DueItem,
  { places }: ReadIsms,
): DueData => ({
  ...places.placeOf(uri, { start, end }),
  what,
  title,
  id,
  owner: owner && { id: owner.id, name: owner.name },
  day,
  days_left: daysLeft,
  key,
});
