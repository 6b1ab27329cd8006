import { globMatcher } from '../paths/globMatcher.js';
import type { AnyRule } from '../rules/defineRule.js';
import { type RuleOptions, wantedInstead } from '../rules/ruleOptions.js';
import type { RuleSetting, Settings } from '../settings/settings.js';
import type { Json } from '../syntax/metadataTree.js';

export type OptionValuesByName = Readonly<Record<string, Json>>;

/**
 * What the options of a rule are for a file: its defaults, over them what the settings say for all files, over that the
 * overrides whose path fits, the later ones over the earlier. A value that cannot be used counts as not given.
 */
export class RuleOptionValues {
  readonly #forAll: ReadonlyMap<string, OptionValuesByName>;
  readonly #declared: ReadonlyMap<string, RuleOptions>;
  readonly #overrides: readonly {
    readonly matches: (path: string) => boolean;
    readonly rules: ReadonlyMap<string, RuleSetting>;
  }[];

  constructor({ settings, rules }: { readonly settings: Settings; readonly rules: readonly AnyRule[] }) {
    this.#declared = new Map(rules.map(({ meta }) => [meta.code, meta.options ?? {}]));
    this.#forAll = new Map(
      [...this.#declared].map(([code, options]) => [
        code,
        { ...defaultsOf(options), ...usable(options, settings.rules.get(code)) },
      ]),
    );
    this.#overrides = settings.overrides
      .filter(({ rules: set }) => [...set.values()].some(hasOptions))
      .map(({ path, rules: set }) => ({ matches: globMatcher(path), rules: set }));
  }

  /** `path` counts from the root of the ISMS. */
  of(code: string, path: string): OptionValuesByName {
    const forAll = this.#forAll.get(code) ?? {};
    if (this.#overrides.length === 0) return forAll;
    const options = this.#declared.get(code) ?? {};
    const here = this.#overrides.filter(({ rules, matches }) => rules.has(code) && matches(path));
    return Object.assign({}, forAll, ...here.map(({ rules }) => usable(options, rules.get(code))));
  }
}

const defaultsOf = (options: RuleOptions): OptionValuesByName =>
  Object.fromEntries(Object.entries(options).map(([name, option]) => [name, option.default]));

const usable = (options: RuleOptions, setting: RuleSetting | undefined): OptionValuesByName =>
  Object.fromEntries(
    Object.entries(setting?.options ?? {}).filter(([name, value]) => {
      const option = Object.hasOwn(options, name) ? options[name] : undefined;
      return option !== undefined && wantedInstead(option, value) === null;
    }),
  );

const hasOptions = ({ options }: RuleSetting): boolean => Object.keys(options).length > 0;
