import { type CheckGroup, remark } from '../checkGroup.js';
import type { Model } from '../model.js';

/** Every outcome is brought about by an activity of its process. */
export const activity: CheckGroup = {
  id: 'activity',
  checks: [everyOutcomeHasAnActivity, contributionsKnown],
};

function* everyOutcomeHasAnActivity({ processes }: Model) {
  for (const [p, { outcomes, activities }] of processes.entries()) {
    for (const [o, { id }] of outcomes.entries()) {
      if (!activities.some(activity => activity.contributes_to.includes(id))) {
        yield remark(['processes', p, 'outcomes', o, 'id'], `No activity contributes to ${id}.`);
      }
    }
  }
}

function* contributionsKnown({ processes }: Model) {
  for (const [p, { id, outcomes, activities }] of processes.entries()) {
    for (const [a, activity] of activities.entries()) {
      for (const [n, outcome] of activity.contributes_to.entries()) {
        if (outcomes.some(one => one.id === outcome)) continue;
        yield remark(
          ['processes', p, 'activities', a, 'contributes_to', n],
          `'${outcome}', which ${activity.id} contributes to, is no outcome of ${id}.`,
        );
      }
    }
  }
}
