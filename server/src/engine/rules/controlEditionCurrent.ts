import { isControlOf2013 } from '../model/controlNumber.js';
import { clipped } from '../text/words.js';
import { defineRule } from './defineRule.js';

export const controlEditionCurrent = defineRule({
  meta: {
    code: 'control-edition-current',
    severity: 'error',
    summary: 'Controls are named by their numbers in the 2022 edition.',
    rationale:
      'Old numbers show that a document was carried over and not looked at when the edition changed.',
    outcomes: ['RT-O3', 'POL-O5'],
    examples: {
      bad: '=== policies/access.md ===\n---\nid: POL-1\ncontrols: [A.9.2.1]\n---\n',
      good: '=== policies/access.md ===\n---\nid: POL-1\ncontrols: [A.5.16]\n---\n',
    },
  },
  on: ['any'],
  reads: [],

  check({ entry, report }) {
    for (const { key, start, end, types } of entry.references) {
      if (!types.includes('control') || !isControlOf2013(key, types.length > 1)) continue;
      const old = `'${clipped(key)}' is numbered as in the 2013 edition`;
      report({ start, end }, `${old}; the controls of ISO/IEC 27001:2022 are A.5.1 to A.8.34.`);
    }
  },
});
