import { type Json, keySpanAt, pointerTo } from '../syntax/metadataTree.js';
import { nearest } from '../text/nearest.js';
import { clipped } from '../text/words.js';
import { defineRule, type RuleContext } from './defineRule.js';
import { type RuleOptions, wantedInstead } from './ruleOptions.js';

export const ruleOptionValid = defineRule({
  meta: {
    code: 'rule-option-valid',
    severity: 'error',
    summary: 'Every option that isms.yaml sets of a rule is there, and has a value that it can have.',
    rationale: 'An option that is not understood changes nothing, and nobody notices.',
    outcomes: [],
    examples: {
      bad: '=== isms.yaml ===\norganization: Tallyhop\nrules:\n  yaml-valid:\n    severity: warning\n    lines: 20\n',
      good: '=== isms.yaml ===\norganization: Tallyhop\nrules:\n  yaml-valid:\n    severity: warning\n',
    },
  },
  on: ['settings'],
  reads: [],

  check(context) {
    checkRules(context, '/rules');
    const overrides = context.entry.get('/overrides');
    if (Array.isArray(overrides))
      for (const index of overrides.keys()) checkRules(context, `/overrides/${index}/rules`);
  },
});

function checkRules(context: RuleContext<never>, pointer: string): void {
  for (const [code, setting] of pairsOf(context.entry.get(pointer))) {
    const options = context.ruleOptions.get(code);
    if (!options) continue;
    for (const [name, value] of pairsOf(setting))
      if (name !== 'severity')
        checkOption(context, options, { code, name, value, pointer: pointerTo(pointer, code) });
  }
}

interface Written {
  readonly code: string;
  readonly name: string;
  readonly value: Json;
  /** JSON pointer to what is set of the rule. */
  readonly pointer: string;
}

function checkOption({ entry, report }: RuleContext<never>, options: RuleOptions, written: Written): void {
  const { code, name, value } = written;
  const at = pointerTo(written.pointer, name);
  const option = Object.hasOwn(options, name) ? options[name] : undefined;
  if (option) {
    const wanted = wantedInstead(option, value);
    if (wanted !== null) report(at, `'${name}' of '${code}' has to be ${wanted}.`);
    return;
  }
  const place = keySpanAt(entry.node, at);
  if (!place) return;
  const names = Object.keys(options);
  const meant = nearest(name, names);
  const fix =
    meant === null ? {} : { fix: { title: `Write '${meant}'`, edits: [{ ...place, text: meant }] } };
  report(place, `'${code}' has no option '${clipped(name)}'${hint(meant, names)}`, fix);
}

function hint(meant: string | null, names: readonly string[]): string {
  if (meant !== null) return `; did you mean '${meant}'?`;
  return names.length === 0 ? '.' : `; there ${names.length === 1 ? 'is' : 'are'} ${names.join(', ')}.`;
}

const pairsOf = (value: Json | undefined): readonly (readonly [string, Json])[] =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
