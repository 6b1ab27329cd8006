import type { Severity } from '../check/diagnostic.js';
import type { RatingId } from '../coverage/capability.js';
import { schemaErrors } from '../schema/validate.js';
import { type Json, type MetadataNode, plainValue } from '../syntax/metadataTree.js';
import { parseDocument } from '../syntax/parseDocument.js';
import {
  type DocumentPattern,
  defaultSettings,
  type Exclusion,
  type PersonsRating,
  type RuleOverride,
  type RuleSetting,
  type Settings,
} from './settings.js';

/**
 * Reads `isms.yaml`. What is wrong in it is reported where the file is checked like any other; here, what can be
 * understood counts and the rest is left at its default.
 */
export function readSettings(text: string): { readonly settings: Settings; readonly isValid: boolean } {
  const { parts, problems } = parseDocument(text, 'yaml');
  const value = mergedValue(parts.map(({ list, node }) => ({ list, node })));
  const isValid =
    problems.length === 0 &&
    parts.every(part => part.problems.length === 0) &&
    schemaErrors('head:settings', value).length === 0;
  return { settings: settingsOf(value), isValid };
}

function mergedValue(
  parts: readonly { list: string | null; node: MetadataNode | null }[],
): Record<string, Json> {
  const value: Record<string, Json> = {};
  for (const { list, node } of parts) {
    if (!node) continue;
    if (list === null) Object.assign(value, record(plainValue(node)));
    else value[list] = [...array(value[list]), plainValue(node)];
  }
  return value;
}

function settingsOf(value: Record<string, Json>): Settings {
  const tailoring = record(value['tailoring']);
  const model = record(value['model']);
  return {
    ...defaultSettings,
    organization: text(value['organization']),
    modelEdition: String(model['edition'] ?? '') || null,
    catalogues: array(model['extends']).flatMap(it => text(it) ?? []),
    kindSchemas: array(model['schemas']).flatMap(it => text(it) ?? []),
    wording: text(model['wording']),
    people: text(value['people']),
    baseline: text(value['baseline'])?.replace(/^\.\//, '') ?? null,
    documents: array(value['documents']).flatMap(documentPattern),
    ignore: array(value['ignore']).filter(it => typeof it === 'string'),
    rules: ruleSettings(value['rules']),
    overrides: array(value['overrides']).flatMap(override),
    exclusions: array(tailoring['exclude']).flatMap(exclusion),
    ratings: array(value['ratings']).flatMap(personsRating),
    cadences: new Map(
      Object.entries(record(value['cadences'])).flatMap(([id, it]) =>
        typeof it === 'number' ? [[id, it] as const] : [],
      ),
    ),
    startedOn: text(value['started_on']),
  };
}

const ruleSettings = (value: Json | undefined): ReadonlyMap<string, RuleSetting> =>
  new Map(Object.entries(record(value)).flatMap(([code, it]) => ruleSetting(it).map(set => [code, set])));

/** A severity alone, or a map with it and with options; either may be missing. */
function ruleSetting(value: Json): RuleSetting[] {
  if (isSeverity(value)) return [{ severity: value, options: {} }];
  const { severity, ...options } = record(value);
  const isSet = severity !== undefined && isSeverity(severity);
  return isSet || Object.keys(options).length > 0 ? [{ severity: isSet ? severity : null, options }] : [];
}

function override(value: Json): RuleOverride[] {
  const path = text(record(value)['path']);
  return path === null ? [] : [{ path, rules: ruleSettings(record(value)['rules']) }];
}

function documentPattern(value: Json): DocumentPattern[] {
  const path = text(record(value)['path']);
  const kind = text(record(value)['kind']);
  return path !== null && kind !== null ? [{ path, kind }] : [];
}

function exclusion(value: Json): Exclusion[] {
  const it = record(value);
  const outcome = text(it['outcome']);
  const justification = text(it['justification']);
  const approvedBy = text(it['approved_by']);
  const approvedOn = text(it['approved_on']);
  if (outcome === null || justification === null || approvedBy === null || approvedOn === null) return [];
  return [{ outcome, justification, approvedBy, approvedOn, until: text(it['until']) }];
}

function personsRating(value: Json): PersonsRating[] {
  const it = record(value);
  const [process, reason, by, on] = [text(it['process']), text(it['reason']), text(it['by']), text(it['on'])];
  const rating = ratingIds.find(id => id === it['rating']);
  if (process === null || !rating || reason === null || by === null || on === null) return [];
  return [{ process, rating, reason, by, on }];
}

const ratingIds: readonly RatingId[] = ['N', 'P', 'L', 'F'];
const isSeverity = (value: Json): value is Severity | 'off' =>
  ['error', 'warning', 'info', 'off'].includes(String(value));
const text = (value: Json | undefined): string | null =>
  typeof value === 'string' && value !== '' ? value : null;
const array = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);
const record = (value: Json | undefined): Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, Json>>)
    : {};
