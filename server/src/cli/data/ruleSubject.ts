import { allRules, defaultText, type EngineCode, engineCodes } from '../../engine/index.js';
import { type Subject, subject } from './explainReport.js';

/** What a rule says, and why; `null` where there is none of that code. Needs no ISMS. */
export function ruleSubject(code: string): Subject | null {
  if (isEngineCode(code)) return engineCodeSubject(code);
  const meta = allRules.find(rule => rule.meta.code === code)?.meta;
  if (!meta) return null;
  const { severity, summary, rationale, outcomes, timed, options = {}, examples } = meta;
  const details = [{ name: 'Protects', value: outcomes.join(', ') }].filter(({ value }) => value !== '');
  if (timed) details.push({ name: 'Dates', value: 'what is overdue is an error with --strict-dates' });
  for (const [name, option] of Object.entries(options))
    details.push({ name, value: `${option.description} Default: ${defaultText(option)}.` });
  return subject({
    type: 'rule',
    id: code,
    title: summary,
    about: [rationale],
    severity,
    details,
    examples,
    next: [otherSeverity(code)],
  });
}

/** Findings that no rule makes, but the reading of files. */
function engineCodeSubject(code: EngineCode): Subject {
  const { summary, rationale, severity } = engineCodes[code];
  const next = [otherSeverity(code, 'info')];
  return subject({ type: 'rule', id: code, title: summary, about: [rationale], severity, next });
}

const otherSeverity = (code: string, other = 'off'): string =>
  `isms.yaml can set another severity: rules: {${code}: ${other}}.`;

const isEngineCode = (code: string): code is EngineCode => Object.hasOwn(engineCodes, code);

export const ruleCodes = (): readonly string[] => [
  ...allRules.map(rule => rule.meta.code),
  ...Object.keys(engineCodes),
];
