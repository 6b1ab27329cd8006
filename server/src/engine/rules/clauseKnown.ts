import type { Fix } from '../check/diagnostic.js';
import type { Model } from '../model/model.js';
import { modelReferences } from '../model/modelReferences.js';
import { clipped } from '../text/words.js';
import { defineRule } from './defineRule.js';

export const clauseKnown = defineRule({
  meta: {
    code: 'clause-known',
    severity: 'error',
    summary: 'Every clause that is named is one of ISO/IEC 27001:2022.',
    rationale: 'Whoever audits against a clause that is not there has left one out that is.',
    outcomes: ['AUD-O1'],
    examples: {
      bad: '=== audits/reports/AUD-1.md ===\n---\nid: AUD-1\nclauses: [9.2, 9.4]\n---\n',
      good: '=== audits/reports/AUD-1.md ===\n---\nid: AUD-1\nclauses: [9.2, 6.1.2]\n---\n',
    },
  },
  on: ['any'],
  reads: [],

  check({ entry, model, report }) {
    for (const { key, start, end } of modelReferences(entry.references, 'clause')) {
      if (isKnown(key, model)) continue;
      const meant = clauseMeant(key, model);
      const fix: Fix | null =
        meant === null
          ? null
          : { title: `Write '${meant}'`, edits: [{ start, end, text: meant }], isSafe: true };
      const wrong = `'${clipped(key)}' is no clause of ISO/IEC 27001:2022 (4 to 10)`;
      report(
        { start, end },
        meant === null ? `${wrong}.` : `${wrong}; it is written '${meant}'.`,
        fix ? { fix } : {},
      );
    }
  },
});

/** The clause that is meant by `Clause 6.1.2`, `§6.1.2` or `ISO/IEC 27001:2022, 6.1.2.`; `null` for anything else. */
function clauseMeant(key: string, model: Model): string | null {
  const number =
    /^(?:iso(?:\/iec)?[ -]?27001(?::2022)?[,: ]+)?(?:clause|cl\.|section|§)?[ ]*(\d{1,2}(?:\.\d{1,2}){0,3})\.?$/i.exec(
      key.trim(),
    )?.[1];
  return number !== undefined && isKnown(number, model) ? number : null;
}

/** A clause, the clauses it is a part of, and its own parts: `9.3`, `6.1.2 c`. */
const isKnown = (key: string, { clauses }: Model): boolean =>
  clauses.some(
    ({ id }) =>
      id === key ||
      id.startsWith(`${key}.`) ||
      new RegExp(`^${id.replaceAll('.', '\\.')}[ .]?[a-z]\\b`).test(key),
  );
