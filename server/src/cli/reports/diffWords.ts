import { versionInWords as inWords } from '../../host/versionInWords.js';
import type {
  CountsData,
  CoveredData,
  DiffReport,
  DocumentDiffData,
  IsmsDiffData,
  OutcomeDiffData,
} from '../data/diffReport.js';
import { counted, listed } from '../words.js';

/** A version as a person calls it. */
export const versionInWords = ({ merge_base_of, ...version }: DiffReport['base']): string =>
  inWords({ ...version, mergeBaseOf: merge_base_of });

/** `covered → missing` */
export const statesInWords = ({ before, after }: OutcomeDiffData, arrow: string): string =>
  `${before ?? 'not asked for'} ${arrow} ${after ?? 'not asked for'}`;

/** Where something follows from the settings, that has to be said. */
export const causeInWords = (cause: OutcomeDiffData['cause']): string =>
  cause === 'settings'
    ? 'This follows from the settings or the model.'
    : cause === 'both'
      ? 'This follows from the settings or the model as well.'
      : '';

/** `1 error, 2 warnings`; empty where there is none. */
const severitiesInWords = ({ error, warning, info }: CountsData['findings']['new']): string =>
  [
    ...(error > 0 ? [counted(error, 'error')] : []),
    ...(warning > 0 ? [counted(warning, 'warning')] : []),
    ...(info > 0 ? [`${info} info`] : []),
  ].join(', ');

/** `3 new (1 error, 2 warnings), 1 fixed, 40 unchanged` */
export function findingsInWords({ findings }: CountsData): string {
  const added = severitiesInWords(findings.new);
  const all = added === '' ? 'none new' : `${sumOf(findings.new)} new (${added})`;
  return `${all}, ${sumOf(findings.fixed)} fixed, ${sumOf(findings.unchanged)} unchanged`;
}

/** `92 % → 77 % covered (100 → 84 of 108)` */
export function shareInWords({ before, after }: IsmsDiffData, arrow: string): string {
  const whole = (it: CoveredData) => `${it.percent} % covered (${it.covered} of ${it.applicable})`;
  if (!before || !after)
    return after ? `new, ${whole(after)}` : before ? `gone, it was ${whole(before)}` : 'empty';
  if (before.covered === after.covered && before.applicable === after.applicable) return whole(after);
  const numbers =
    before.applicable === after.applicable
      ? `${before.covered} ${arrow} ${after.covered} of ${after.applicable}`
      : `${before.covered} of ${before.applicable} ${arrow} ${after.covered} of ${after.applicable}`;
  return `${before.percent} % ${arrow} ${after.percent} % covered (${numbers})`;
}

/** How many findings there are of all severities. */
const sumOf = ({ error, warning, info }: CountsData['findings']['new']): number => error + warning + info;

/** `1 added, 2 changed in meaning, 1 in form only`; empty where nothing is. */
export function documentsInWords({ documents }: CountsData): string {
  const parts: readonly (readonly [number, string])[] = [
    [documents.added, 'added'],
    [documents.removed, 'removed'],
    [documents.moved, 'moved'],
    [documents.meaning, 'changed in meaning'],
    [documents.administration, 'changed in status or dates only'],
    [documents.form, 'changed in form only'],
  ];
  return parts
    .filter(([count]) => count > 0)
    .map(([count, what]) => `${count} ${what}`)
    .join(', ');
}

const changes: Readonly<Record<DocumentDiffData['change'], string>> = {
  added: 'added',
  removed: 'removed',
  moved: 'moved',
  meaning: 'changed in meaning',
  administration: 'changed in status or dates only',
  form: 'changed in form only',
};

/** How many names are given before the rest is counted. */
const mostNames = 6;

/** `changed in meaning: R-004 added, R-002 (owner), text` */
export function documentInWords({ change, content, from, cause }: DocumentDiffData): string {
  const what = changes[change] + (from !== null && change !== 'moved' ? ' and moved' : '');
  const details = content
    ? [
        ...namesOf(content.entries.added, 'added'),
        ...namesOf(content.entries.removed, 'removed'),
        ...some(content.entries.changed.map(({ id, fields }) => `${id} (${fields.join(', ')})`)),
        ...some(content.fields),
        ...(content.body ? ['text'] : []),
      ]
    : [];
  const by = cause === 'settings' ? ' by the settings' : '';
  return `${what}${by}${details.length === 0 ? '' : `: ${details.join(', ')}`}`;
}

const namesOf = (names: readonly string[], what: string): readonly string[] =>
  names.length === 0 ? [] : [`${listed(some(names))} ${what}`];

const some = (names: readonly string[]): readonly string[] =>
  names.length <= mostNames
    ? names
    : [...names.slice(0, mostNames - 1), `${names.length - mostNames + 1} more`];

/** Whether there is anything to tell. */
export const isNothing = ({ counts, isms }: DiffReport): boolean =>
  [counts.outcomes, counts.findings.new, counts.findings.fixed, counts.documents, counts.suspects].every(it =>
    Object.values(it).every(count => count === 0),
  ) && isms.every(({ settings, before, after }) => settings.length === 0 && before && after);
