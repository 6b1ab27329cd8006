import type { Diagnostic } from '../../check/diagnostic.js';
import type { FactIn } from '../../facts/documentFacts.js';
import { type NewDocumentWishes, newDocument } from '../../snippets/newDocument.js';
import type { Span } from '../../text/span.js';
import type { Action, ActionPlace } from './action.js';
import { withArticle } from './kindWords.js';

/** Of several kinds that would do, so many are offered. */
const mostOffered = 3;

/** For an id that nothing defines: the document that would define it. */
export function createReferred(place: ActionPlace, diagnostic: Diagnostic): readonly Action[] {
  if (diagnostic.code !== 'reference-resolves') return [];
  const reference = referencesAt(place, diagnostic).find(({ start }) => start === diagnostic.start);
  if (!reference || place.engine.lookup('definitions', reference.key).length > 0) return [];
  const kinds = reference.types.flatMap(type => kindDefining(place, type));
  return [...new Set(kinds)].slice(0, mostOffered).flatMap(kind => {
    const wishes = { id: reference.key };
    return creating(place, kind, wishes, `Create ${withArticle(kind)} '${reference.key}'`, diagnostic);
  });
}

/** For an outcome that is named and not covered: a document that would be evidence for it. */
export function createEvidence(place: ActionPlace): readonly Action[] {
  const named = referencesAt(place, place).find(({ types }) => types.includes('outcome'));
  const found = named && place.engine.coverage().find(({ outcome }) => outcome.id === named.key);
  if (!found || found.state === 'covered' || found.state === 'excluded') return [];
  const present = new Set(found.evidence.map(({ evidence }) => evidence?.kind));
  return found.outcome.evidence
    .filter(kind => !present.has(kind))
    .slice(0, mostOffered)
    .flatMap(kind => {
      const { id } = found.outcome;
      return creating(place, kind, { outcome: id }, `Create ${withArticle(kind)} for ${id}`);
    });
}

function creating(
  { engine }: ActionPlace,
  kind: string,
  wishes: NewDocumentWishes,
  title: string,
  mends?: Diagnostic,
): readonly Action[] {
  if (!Object.hasOwn(engine.setup.schemas.kinds, kind)) return [];
  return [
    {
      title,
      kind: 'quickfix',
      movesFiles: true,
      ...(mends ? { mends } : {}),
      make() {
        const made = newDocument(engine, kind, wishes);
        return made && !made.isTaken ? [{ is: 'create', uri: made.uri, text: made.text }] : null;
      },
    },
  ];
}

/** The kind whose documents define ids of a type: by their head, or since one entry may be a file. */
function kindDefining({ engine }: ActionPlace, type: string): readonly string[] {
  return Object.values(engine.setup.schemas.kinds)
    .filter(({ kind, single }) => kind === type || single === type)
    .map(({ kind }) => kind);
}

const referencesAt = ({ document }: ActionPlace, { start, end }: Span): readonly FactIn<'references'>[] =>
  document.units.flatMap(({ isHead, base, facts }, order) => {
    const next = document.units[order + 1]?.base ?? document.text.length;
    if (!isHead && (base > end || next < start)) return [];
    return facts.flatMap(fact =>
      fact.table === 'references' && base + fact.start <= end && base + fact.end >= start
        ? [{ ...fact, start: base + fact.start, end: base + fact.end }]
        : [],
    );
  });
