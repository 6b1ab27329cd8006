import type { Model, Process } from '../model/model.js';
import { exclusionsInForce } from '../settings/exclusionsInForce.js';
import { defineRule } from './defineRule.js';

export const excludedItemHasSource = defineRule({
  meta: {
    code: 'excluded-item-has-source',
    severity: 'warning',
    summary: 'What an outcome that is left out would have brought to other processes comes from elsewhere.',
    rationale: 'This process takes that report as an input. Who writes it now?',
    outcomes: ['GOV-O6'],
    examples: {
      bad: '=== isms.yaml ===\norganization: Tallyhop\ntailoring:\n  exclude:\n    - outcome: RES-O5\n',
      good: '=== isms.yaml ===\norganization: Tallyhop\ntailoring:\n  exclude:\n    - outcome: RES-O5\n      instead: The books of the finance team tell what was used.\n',
    },
  },
  on: ['settings'],
  reads: [],

  check({ entry, model, asOf, report }) {
    const excluded = exclusionsInForce(entry, asOf);
    const ids = new Set(excluded.map(({ outcome }) => outcome));
    for (const { outcome, at } of excluded) {
      const process = model.processOf(outcome);
      if (!process || entry.text(`${at}/instead`) !== null) continue;
      for (const item of itemsLost(outcome, process, ids)) {
        const takers = takersOf(item, process, model, ids);
        if (takers.length === 0) continue;
        report(
          `${at}/outcome`,
          `Without ${outcome} nothing brings about '${item}', which ${takers.join(', ')} ${takers.length === 1 ? 'takes' : 'take'} from ${process.id}; say under 'instead' where it comes from.`,
        );
      }
    }
  },
});

/** The information items that no other outcome of the process carries. */
function itemsLost(id: string, { outcomes }: Process, excluded: ReadonlySet<string>): readonly string[] {
  const carried = new Set(outcomes.filter(it => !excluded.has(it.id)).flatMap(it => it.items));
  return (outcomes.find(it => it.id === id)?.items ?? []).filter(item => !carried.has(item));
}

/** The processes that take an item and still have something to bring about. */
function takersOf(
  item: string,
  { id, outputs }: Process,
  model: Model,
  excluded: ReadonlySet<string>,
): readonly string[] {
  const ends = outputs.filter(output => output.item === item).flatMap(({ to }) => to);
  return model.processes
    .filter(process => process.id !== id && (ends.includes('*') || ends.includes(process.id)))
    .filter(({ outcomes }) => outcomes.some(outcome => !excluded.has(outcome.id)))
    .map(process => process.id);
}
