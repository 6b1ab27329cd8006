import { allRules, type EngineCode, engineCodes, type Severity } from '../../engine/index.js';

/** What a rule says of itself, for reports. */
export interface RuleData {
  readonly code: string;
  readonly severity: Severity;
  readonly summary: string;
  readonly rationale: string;
  readonly isTimed: boolean;
  readonly outcomes: readonly string[];
  readonly examples: { readonly bad: string; readonly good: string } | null;
}

/** Of a rule, or of what comes from reading files; every finding has the code of one of them. */
export function ruleData(code: string): RuleData {
  const meta = allRules.find(rule => rule.meta.code === code)?.meta;
  if (meta) {
    const { severity, summary, rationale, timed = false, outcomes, examples } = meta;
    return { code, severity, summary, rationale, isTimed: timed, outcomes, examples };
  }
  const { severity, summary, rationale } = engineCodes[code as EngineCode];
  return { code, severity, summary, rationale, isTimed: false, outcomes: [], examples: null };
}
