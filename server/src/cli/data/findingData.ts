import type { Diagnostic, Severity } from '../../engine/index.js';
import type { Places } from '../places.js';
import type { PlaceData } from './placeData.js';

/** A finding as reports have it. */
export interface FindingData extends PlaceData {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly related: readonly (PlaceData & { readonly message: string })[];
  readonly fix: { readonly title: string; readonly edits: readonly EditData[] } | null;
}

/** Replaces a stretch of the file that the finding is in. */
interface EditData extends Omit<PlaceData, 'path'> {
  readonly text: string;
}

export function findingData(diagnostic: Diagnostic, places: Places): FindingData {
  const { uri, code, severity, message, related, fix } = diagnostic;
  return {
    ...places.placeOf(uri, diagnostic),
    code,
    severity,
    message,
    related: related.map(it => ({ ...places.placeOf(it.uri, it), message: it.message })),
    fix: fix && {
      title: fix.title,
      edits: fix.edits.map(edit => ({ ...places.rangeOf(uri, edit), text: edit.text })),
    },
  };
}

export const byPath = (a: { readonly path: string }, b: { readonly path: string }): number =>
  a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
