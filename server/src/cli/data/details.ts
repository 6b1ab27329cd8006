import type { Detail } from './explainReport.js';

/** Named texts; those that say nothing are left out. */
export const detailsOf = (values: Readonly<Record<string, string>>): readonly Detail[] =>
  Object.entries(values)
    .map(([name, value]) => ({ name, value }))
    .filter(({ value }) => value !== '');

/** Values of an entry as text. */
export const valuesOf = (values: Readonly<Record<string, unknown>>): readonly Detail[] =>
  Object.entries(values).flatMap(([name, value]) => {
    const text = textOf(value);
    return text === '' ? [] : [{ name, value: text }];
  });

/** `[a, b]` → `a, b`; `{level: 4, reasoning: High}` → `level 4, reasoning High`. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(textOf).join(', ');
  if (typeof value !== 'object') return String(value);
  return Object.entries(value)
    .map(([name, inner]) => `${name.replaceAll('_', ' ')} ${textOf(inner)}`)
    .join(', ');
}
