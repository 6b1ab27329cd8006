import { defineRule } from './defineRule.js';

export const idUnique = defineRule({
  meta: {
    code: 'id-unique',
    severity: 'error',
    summary: 'Every id is defined once.',
    rationale:
      'An auditor who follows an id has to arrive at one place. Two things of one name are two stories.',
    outcomes: ['REC-O2'],
    examples: {
      bad: '=== policies/access.md ===\n---\nid: POL-002\n---\n=== policies/crypto.md ===\n---\nid: POL-002\n---\n',
      good: '=== policies/access.md ===\n---\nid: POL-002\n---\n=== policies/crypto.md ===\n---\nid: POL-003\n---\n',
    },
  },
  on: ['any'],
  reads: ['definitions'],

  check({ entry, facts, report }) {
    for (const { key, start, end } of entry.definitions) {
      const all = facts.definitions(key);
      if (all.length < 2) continue;
      const others = all.filter(({ uri }) => uri !== entry.document.uri);
      const where = others.length > 0 ? [...new Set(others.map(({ uri }) => uri))] : [entry.document.uri];
      const named = where
        .slice(0, 3)
        .map(uri => `'${nameOf(uri)}'`)
        .join(', ');
      const more = where.length > 3 ? ` and ${where.length - 3} more files` : '';
      const text =
        others.length > 0
          ? `'${key}' is also defined in ${named}${more}.`
          : `'${key}' is defined ${all.length} times in this file.`;
      report({ start, end }, text, {
        related: others.slice(0, 10).map(fact => ({ fact, message: 'also defined here' })),
      });
    }
  },
});

const nameOf = (uri: string): string => decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
