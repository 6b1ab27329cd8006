import type { Diagnostic, Fix } from '../check/diagnostic.js';
import type { Engine } from '../engine.js';
import { nearest } from '../text/nearest.js';
import { allCandidates } from './candidates.js';

/**
 * For an id that nothing defines: to write the one that is nearest to it. Rules cannot offer this, since they see no list
 * of ids; `null` where none is near, or several are.
 */
export function nearestId(engine: Engine, uri: string, { code, start, end }: Diagnostic): Fix | null {
  if (code !== 'reference-resolves') return null;
  const wrong = referenceAt(engine, uri, start, end);
  if (!wrong) return null;
  const candidates = allCandidates(engine, { ref: wrong.types });
  const named = candidates.filter(({ detail }) => isName(detail, wrong.key));
  const meant =
    named.length > 0
      ? (named.length === 1 && named[0]?.text) || null
      : nearest(
          wrong.key,
          candidates.map(({ text }) => text),
        );
  return meant === null ? null : { title: `Write '${meant}'`, edits: [{ start, end, text: meant }] };
}

/** Whether somebody wrote the name of something in place of its id; behind a title may stand its type. */
const isName = (detail: string, key: string): boolean =>
  detail.replace(/ \([a-z-]+\)$/, '').toLowerCase() === key.trim().toLowerCase();

function referenceAt(engine: Engine, uri: string, start: number, end: number) {
  for (const { base, facts } of engine.document(uri)?.units ?? []) {
    for (const fact of facts)
      if (fact.table === 'references' && base + fact.start === start && base + fact.end === end) return fact;
  }
  return null;
}
