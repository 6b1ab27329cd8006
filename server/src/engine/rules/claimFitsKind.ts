import { removeItem } from '../entries/editList.js';
import { modelReferences } from '../model/modelReferences.js';
import { childOf } from '../syntax/metadataTree.js';
import { choiceOf } from '../text/words.js';
import { defineRule } from './defineRule.js';

export const claimFitsKind = defineRule({
  meta: {
    code: 'claim-fits-kind',
    severity: 'error',
    summary: 'A document claims only outcomes that its kind can show.',
    rationale: 'A claim that does not count looks like evidence until somebody asks for it.',
    outcomes: ['GOV-O6'],
    examples: {
      bad: '=== people/training/TR-1.md ===\n---\nid: TR-1\noutcomes: [RA-O6]\n---\n',
      good: '=== people/training/TR-1.md ===\n---\nid: TR-1\noutcomes: [AWA-O3]\n---\n',
    },
  },
  on: ['head'],
  reads: [],

  check({ entry, model, report }) {
    const { kind } = entry.document;
    for (const { key, start, end, field } of modelReferences(entry.references, 'outcome')) {
      const accepted = field === '/outcomes' ? model.outcome(key)?.evidence : undefined;
      if (!accepted || accepted.includes(kind)) continue;
      const claims = childOf(entry.node, 'outcomes');
      const at = claims?.type === 'list' ? claims.items.findIndex(item => item.start === start) : -1;
      const edits = removeItem(entry, '/outcomes', at);
      report(
        { start, end },
        `'${key}' is shown by ${choiceOf(accepted)}, not by '${kind}'.`,
        edits ? { fix: { title: `Do not claim '${key}'`, edits } } : {},
      );
    }
  },
});
