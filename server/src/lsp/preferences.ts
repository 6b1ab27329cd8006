import type { HintSort, LensSort } from '../engine/index.js';

/** What somebody wants to see between the lines: settings of the editor, not of the ISMS. */
export interface Preferences {
  readonly lenses: ReadonlySet<LensSort>;
  readonly hints: ReadonlySet<HintSort>;
}

const lensSettings: Readonly<Record<LensSort, string>> = {
  coverage: 'coverage',
  references: 'references',
};

const hintSettings: Readonly<Record<HintSort, string>> = {
  level: 'riskLevels',
  due: 'dueDates',
  title: 'titles',
};

/** Reads the section `isms` of the settings. What is not said is on; what is no section at all says nothing. */
export const preferencesIn = (section: unknown): Preferences => ({
  lenses: wantedIn(valueIn(section, 'codeLens'), lensSettings),
  hints: wantedIn(valueIn(section, 'inlayHints'), hintSettings),
});

function wantedIn<Sort extends string>(
  group: unknown,
  names: Readonly<Record<Sort, string>>,
): ReadonlySet<Sort> {
  const isOn = (name: string): boolean => valueIn(group, name) !== false;
  const sorts = Object.keys(names) as Sort[];
  return new Set(isOn('enabled') ? sorts.filter(sort => isOn(names[sort])) : []);
}

const valueIn = (group: unknown, name: string): unknown =>
  typeof group === 'object' && group !== null && Object.hasOwn(group, name)
    ? (group as Readonly<Record<string, unknown>>)[name]
    : undefined;
