import { globMatcher } from '../paths/globMatcher.js';
import type { AnyRule } from '../rules/defineRule.js';
import type { RuleSetting, Settings } from '../settings/settings.js';
import type { Severity } from './diagnostic.js';
import { type EngineCode, engineCodes } from './engineCodes.js';

export interface SeveritySetup {
  readonly settings: Settings;
  readonly rules: readonly AnyRule[];
  /** Overdue is an error, not a warning. */
  readonly strictDates?: boolean;
}

/** How serious a finding is: the last override whose path fits decides, then the settings for all, then the rule. */
export class Severities {
  readonly #setup: SeveritySetup;
  readonly #rules: ReadonlyMap<string, AnyRule>;
  readonly #codes: ReadonlySet<string>;
  readonly #overrides: readonly {
    readonly matches: (path: string) => boolean;
    readonly rules: ReadonlyMap<string, RuleSetting>;
  }[];

  constructor(setup: SeveritySetup) {
    this.#setup = setup;
    this.#rules = new Map(setup.rules.map(rule => [rule.meta.code, rule]));
    this.#codes = new Set([...this.#rules.keys(), ...Object.keys(engineCodes)]);
    this.#overrides = setup.settings.overrides.map(({ path, rules }) => ({
      matches: globMatcher(path),
      rules,
    }));
  }

  /** Every code that findings may have. */
  get codes(): ReadonlySet<string> {
    return this.#codes;
  }

  /** `path` counts from the root of the ISMS; `isAhead`: it is told ahead of its day, so that it is not overdue. */
  of(code: string, path: string, isAhead = false): Severity | 'off' {
    const isSetIn = (rules: ReadonlyMap<string, RuleSetting>) => (rules.get(code)?.severity ?? null) !== null;
    const override = this.#overrides.findLast(({ matches, rules }) => isSetIn(rules) && matches(path));
    const { rules } = override ?? this.#setup.settings;
    return rules.get(code)?.severity ?? this.#byNature(code, isAhead);
  }

  /** Whether findings of a code come and go with the calendar. */
  isTimed(code: string): boolean {
    return this.#rules.get(code)?.meta.timed === true;
  }

  #byNature(code: string, isAhead: boolean): Severity {
    const meta = this.#rules.get(code)?.meta;
    if (meta) return meta.timed && this.#setup.strictDates && !isAhead ? 'error' : meta.severity;
    return Object.hasOwn(engineCodes, code) ? engineCodes[code as EngineCode].severity : 'error';
  }
}
