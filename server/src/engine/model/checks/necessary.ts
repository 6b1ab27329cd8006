import { type CheckGroup, remark } from '../checkGroup.js';
import type { Model } from '../model.js';

/** No outcome stands beside the purpose: each serves an aim of its process. */
export const necessary: CheckGroup = { id: 'necessary', checks: [everyOutcomeServesAnAim] };

function* everyOutcomeServesAnAim({ processes }: Model) {
  for (const [p, { id: process, aims, outcomes }] of processes.entries()) {
    for (const [o, { id, serves }] of outcomes.entries()) {
      const steps = ['processes', p, 'outcomes', o, 'serves'];
      if (serves.length === 0) yield remark(steps, `${id} serves no aim.`);
      for (const [n, aim] of serves.entries()) {
        if (!aims.some(one => one.id === aim))
          yield remark([...steps, n], `'${aim}', which ${id} serves, is no aim of ${process}.`);
      }
    }
  }
}
