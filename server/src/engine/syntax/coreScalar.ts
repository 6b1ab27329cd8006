const nullWords = new Set(['', '~', 'null', 'Null', 'NULL']);
const trueWords = new Set(['true', 'True', 'TRUE']);
const falseWords = new Set(['false', 'False', 'FALSE']);
const decimal = /^[-+]?[0-9]+$/;
const float = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const notNumber = /^(?:\.nan|\.NaN|\.NAN)$/;
const infinite = /^([-+]?)(?:\.inf|\.Inf|\.INF)$/;

/** What a plain (unquoted) scalar means under the core schema of YAML 1.2: dates and `yes` stay text. */
export function coreScalar(source: string): null | boolean | number | string {
  const first = source.charCodeAt(0);
  // Letters other than those of null, true and false are the usual case.
  if (first > 57 && !'nNtTfF~'.includes(source.charAt(0))) return source;
  if (nullWords.has(source)) return null;
  if (trueWords.has(source)) return true;
  if (falseWords.has(source)) return false;
  if (decimal.test(source)) return Number(source);
  if (/^0o[0-7]+$/.test(source)) return Number.parseInt(source.slice(2), 8);
  if (/^0x[0-9a-fA-F]+$/.test(source)) return Number.parseInt(source.slice(2), 16);
  if (float.test(source)) return Number(source);
  if (notNumber.test(source)) return Number.NaN;
  const sign = infinite.exec(source)?.[1];
  if (sign !== undefined) return sign === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return source;
}
