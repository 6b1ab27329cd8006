import { dueItems, type Engine } from '../engine/index.js';
import type { DueAnswer, DueNode } from '../protocol/due.js';
import type { Places } from './places.js';

/** A list that is longer is read by nobody; in the editor it would only take time. */
const mostItems = 500;

/** What is overdue or falls due in all ISMSs of the workspace, by day. */
export function dueAnswer(engines: readonly Engine[], within: number, places: Places): DueAnswer {
  const all = engines
    .flatMap(engine => dueItems(engine, within).map(item => ({ item, engine })))
    .sort((a, b) => a.item.daysLeft - b.item.daysLeft);
  const items = all.slice(0, mostItems).map(
    ({ item: { uri, start, end, what, title, id, owner, day, daysLeft, path, key }, engine }): DueNode => ({
      id: `${places.clientUri(engine.root)}#${key}`,
      what,
      title,
      about: id,
      owner: owner?.name ?? null,
      day,
      daysLeft,
      path,
      place: places.location({ uri, start, end }),
    }),
  );
  return { items, more: all.length - items.length };
}
