import { describe, expect, test, vi } from 'vitest';
import { runCli } from '../../server/src/cli/runCli.js';
import { defineRule } from '../../server/src/engine/rules/defineRule.js';
import { memoryPlatform } from '../support/memoryPlatform.js';
import { cleanIsms } from '../support/smallIsms.js';

const failing = defineRule({
  meta: {
    code: 'fails-by-itself',
    severity: 'error',
    summary: '',
    rationale: '',
    outcomes: [],
    examples: { bad: '', good: '' },
  },
  on: ['head'],
  reads: [],
  check() {
    throw new Error('secret words of a document');
  },
});
vi.mock('../../server/src/engine/rules/index.js', async original => {
  const { allRules } = await original<typeof import('../../server/src/engine/rules/index.js')>();
  return { allRules: [...allRules, failing] };
});

describe('a rule that fails by itself', () => {
  test('is our fault: 70, its name and the path, and no word of the document', async () => {
    const platform = memoryPlatform(cleanIsms);
    expect(await runCli(['check'], platform)).toBe(70);
    expect(platform.written('stdout')).toContain('Nothing found.');
    expect(platform.written('stderr')).toContain(
      "internal error: rule 'fails-by-itself' failed on isms/decisions/DEC-1.md.",
    );
    expect(platform.written('stderr')).not.toContain('secret');
  });

  test('shows its stack to those who ask', async () => {
    const platform = memoryPlatform(cleanIsms);
    await runCli(['check', '--verbose'], platform);
    expect(platform.written('stderr')).toContain('secret words');
  });
});
