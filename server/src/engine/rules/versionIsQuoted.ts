import { around } from '../entries/quotes.js';
import { childOf } from '../syntax/metadataTree.js';
import { defineRule } from './defineRule.js';

export const versionIsQuoted = defineRule({
  meta: {
    code: 'version-is-quoted',
    severity: 'warning',
    summary: 'A version that looks like a number is written in quotes.',
    rationale:
      'Most readers of YAML make 1.1 of 1.10. Two versions of one name are two documents that cannot be told apart.',
    outcomes: ['REC-O2', 'REC-O3'],
    examples: {
      bad: '=== policies/access.md ===\n---\nid: POL-1\nversion: 1.10\n---\n',
      good: "=== policies/access.md ===\n---\nid: POL-1\nversion: '1.10'\n---\n",
    },
  },
  on: ['any'],
  reads: [],

  check({ entry, report }) {
    const node = childOf(entry.node, 'version');
    if (node?.type !== 'scalar' || typeof node.value !== 'number' || String(node.value) === node.source)
      return;
    const { start, end, source, value } = node;
    report({ start, end }, `Without quotes, ${source} is the number ${value}: write '${source}'.`, {
      fix: { title: `Write '${source}' in quotes`, edits: around(entry, node, "'", "'"), isSafe: true },
    });
  },
});
