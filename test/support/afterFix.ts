import type { Diagnostic } from '../../server/src/engine/check/diagnostic.js';

/** The files as they are once the fix of a diagnostic has been applied. */
export function afterFix(
  files: ReadonlyMap<string, string>,
  { uri, fix }: Diagnostic,
): ReadonlyMap<string, string> {
  let text = files.get(uri) ?? '';
  for (const { start, end, text: put } of [...(fix?.edits ?? [])].sort((a, b) => b.start - a.start))
    text = text.slice(0, start) + put + text.slice(end);
  return new Map(files).set(uri, text);
}
