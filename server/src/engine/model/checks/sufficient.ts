import { type CheckGroup, remark } from '../checkGroup.js';
import type { Model } from '../model.js';

/** The outcomes are enough: each aim is served, each output is carried, and nothing carries what does not leave. */
export const sufficient: CheckGroup = {
  id: 'sufficient',
  checks: [everyAimIsServed, everyOutputIsCarried, everyCarriedItemIsOutput],
};

function* everyAimIsServed({ processes }: Model) {
  for (const [p, { aims, outcomes }] of processes.entries()) {
    for (const [n, { id }] of aims.entries()) {
      if (!outcomes.some(({ serves }) => serves.includes(id))) {
        yield remark(['processes', p, 'aims', n, 'id'], `No outcome serves the aim ${id}.`);
      }
    }
  }
}

function* everyOutputIsCarried({ processes }: Model) {
  for (const [p, { id, outputs, outcomes }] of processes.entries()) {
    for (const [n, { item }] of outputs.entries()) {
      if (!outcomes.some(({ items }) => items.includes(item))) {
        yield remark(
          ['processes', p, 'outputs', n, 'item'],
          `No outcome of ${id} carries its output '${item}'.`,
        );
      }
    }
  }
}

function* everyCarriedItemIsOutput({ processes }: Model) {
  for (const [p, process] of processes.entries()) {
    for (const [o, { id, items }] of process.outcomes.entries()) {
      for (const [n, item] of items.entries()) {
        if (process.outputs.some(output => output.item === item)) continue;
        yield remark(
          ['processes', p, 'outcomes', o, 'items', n],
          `${id} carries '${item}', which is no output of ${process.id}.`,
        );
      }
    }
  }
}
