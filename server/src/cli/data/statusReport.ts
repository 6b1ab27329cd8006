import {
  type DocumentState,
  type Engine,
  isShapingKind,
  type Settings,
  settingsFile,
  type Unreadable,
} from '../../engine/index.js';
import type { ReadIsms } from '../readIsms.js';
import { byPath } from './findingData.js';
import { type ReportHead, reportHead } from './reportHead.js';

/** What `isms status` tells: every file, and the settings in force. */
export interface StatusReport extends ReportHead<'isms-status/1'> {
  readonly isms: readonly IsmsStatus[];
}

export interface IsmsStatus {
  /** Path of its folder from the root that was read; empty: that folder itself. */
  readonly path: string;
  readonly counts: {
    readonly files: number;
    readonly documents: number;
    readonly ignored: number;
    readonly unrecognised: number;
    readonly unreadable: number;
    readonly entries: number;
  };
  /** How many documents there are of each kind. */
  readonly kinds: Readonly<Record<string, number>>;
  readonly settings: SettingsData;
  readonly files: readonly FileData[];
}

export interface FileData {
  readonly path: string;
  /** What became of it. */
  readonly role: 'document' | 'settings' | 'ignored' | 'unrecognised' | 'unreadable';
  readonly kind: string | null;
  /** Why it was taken for that. */
  readonly because: string;
  readonly unreadable: Unreadable | null;
  readonly id: string | null;
  /** How many entries its lists have. */
  readonly entries: number;
}

/** What is set of rules, by code: a severity, or a map with options and, where it is set, the severity. */
export type RulesData = Readonly<Record<string, string | Readonly<Record<string, unknown>>>>;

export interface SettingsData {
  /** Where they come from; `null`: there is no file, these are the defaults. */
  readonly file: string | null;
  readonly organization: string | null;
  readonly model_edition: string | null;
  readonly people: string | null;
  /** The day the ISMS began to work. */
  readonly started_on: string | null;
  readonly documents: readonly { readonly path: string; readonly kind: string }[];
  readonly ignore: readonly string[];
  readonly rules: RulesData;
  readonly overrides: readonly { readonly path: string; readonly rules: RulesData }[];
  /** Finished records expected in twelve months, by outcome. */
  readonly cadences: Readonly<Record<string, number>>;
  readonly exclusions: readonly {
    readonly outcome: string;
    readonly justification: string;
    readonly approved_by: string;
    readonly approved_on: string;
    readonly until: string | null;
  }[];
  readonly ratings: Settings['ratings'];
}

export const statusReport = (isms: ReadIsms): StatusReport => ({
  ...reportHead('isms-status/1', isms),
  isms: isms.engines.map(engine => ismsStatus(engine, isms)),
});

function ismsStatus(engine: Engine, { places }: ReadIsms): IsmsStatus {
  const files = engine
    .documents()
    .map(document => fileData(document, places.pathOf(document.uri)))
    .sort(byPath);
  const count = (role: FileData['role']) => files.filter(it => it.role === role).length;
  const kinds = files
    .flatMap(({ role, kind }) => (role === 'document' && kind !== null ? [kind] : []))
    .sort();
  const settings = engine.document(engine.root + settingsFile);
  return {
    path: places.pathOf(engine.root).replace(/\/$/, ''),
    counts: {
      files: files.length,
      documents: count('document'),
      ignored: count('ignored'),
      unrecognised: count('unrecognised'),
      unreadable: count('unreadable'),
      entries: files.reduce((sum, { entries }) => sum + entries, 0),
    },
    kinds: Object.fromEntries(
      [...new Set(kinds)].map(kind => [kind, kinds.filter(it => it === kind).length] as const),
    ),
    settings: settingsData(engine.setup.settings, settings ? places.pathOf(settings.uri) : null),
    files,
  };
}

function fileData({ recognition, unreadable, evidence, units }: DocumentState, path: string): FileData {
  const { kind, because } = recognition;
  const role = unreadable
    ? 'unreadable'
    : isShapingKind(kind)
      ? 'settings'
      : kind !== null
        ? 'document'
        : because.startsWith('ignored')
          ? 'ignored'
          : 'unrecognised';
  return {
    path,
    role,
    kind,
    because,
    unreadable,
    id: evidence?.id ?? null,
    entries: units.filter(({ isHead }) => !isHead).length,
  };
}

const rulesAsWritten = (rules: Settings['rules']): RulesData =>
  Object.fromEntries(
    [...rules].map(([code, { severity, options }]) => [
      code,
      severity === null ? options : Object.keys(options).length === 0 ? severity : { severity, ...options },
    ]),
  );

const settingsData = (settings: Settings, file: string | null): SettingsData => ({
  file,
  organization: settings.organization,
  model_edition: settings.modelEdition,
  people: settings.people,
  started_on: settings.startedOn,
  documents: settings.documents,
  ignore: settings.ignore,
  rules: rulesAsWritten(settings.rules),
  overrides: settings.overrides.map(({ path, rules }) => ({ path, rules: rulesAsWritten(rules) })),
  cadences: Object.fromEntries(settings.cadences),
  exclusions: settings.exclusions.map(({ outcome, justification, approvedBy, approvedOn, until }) => ({
    outcome,
    justification,
    approved_by: approvedBy,
    approved_on: approvedOn,
    until,
  })),
  ratings: settings.ratings,
});
