import { allRules } from '../../engine/index.js';
import { type Subject, subject } from './explainReport.js';

/** What a rule says, and why; `null` where there is none of that code. Needs no ISMS. */
export function ruleSubject(code: string): Subject | null {
  const meta = allRules.find(rule => rule.meta.code === code)?.meta;
  if (!meta) return null;
  const { severity, summary, rationale, outcomes, timed, examples } = meta;
  const details = [{ name: 'Protects', value: outcomes.join(', ') }].filter(({ value }) => value !== '');
  if (timed) details.push({ name: 'Dates', value: 'what is overdue is an error with --strict-dates' });
  return subject({
    type: 'rule',
    id: code,
    title: summary,
    about: [rationale],
    severity,
    details,
    examples,
    next: [`isms.yaml can set another severity: rules: {${code}: off}.`],
  });
}

export const ruleCodes = (): readonly string[] => allRules.map(rule => rule.meta.code);
