import type { Engine, EvidenceDocument, OutcomeCoverage, Reason } from '../engine/index.js';
import type {
  EvidenceGroup,
  EvidenceNode,
  OutcomeDetail,
  Reason as ReasonNode,
} from '../protocol/coverage.js';
import type { Places } from './places.js';

/** Nobody reads longer lists in a tree, and the answer is sent again and again while someone types. */
const mostOfOneKind = 100;

/** Why an outcome is in its state, and what shows it; `null` where there is no such outcome. */
export function outcomeDetail(engine: Engine, id: string, places: Places): OutcomeDetail | null {
  const found = engine.coverage().find(({ outcome }) => outcome.id === id);
  if (!found) return null;
  const { model } = engine.setup;
  const { title, statement, evidence: kinds } = found.outcome;
  return {
    id,
    title,
    state: found.state,
    statement,
    reasons: found.reasons.map(reason => reasonNode(reason, places)),
    evidence: evidenceGroups(found, engine, places),
    accepts: kinds.map(kind => model.kind(kind)?.name ?? kind),
  };
}

function evidenceGroups(
  { evidence }: OutcomeCoverage,
  { setup: { model } }: Engine,
  places: Places,
): readonly EvidenceGroup[] {
  const kinds = [...new Set(evidence.flatMap(it => it.evidence?.kind ?? []))];
  return kinds.map(kind => {
    const documents = evidence.filter(it => it.evidence?.kind === kind);
    const kindName = model.kind(kind)?.name ?? kind;
    const first = documents.slice(0, mostOfOneKind).flatMap(it => evidenceNode(it, kindName, places));
    return { kind, kindName, count: documents.length, first };
  });
}

const reasonNode = ({ holds, text, fix, place }: Reason, places: Places): ReasonNode => ({
  holds,
  text,
  fix,
  place: place && places.location(place),
});

function evidenceNode(
  { uri, path, evidence, units }: EvidenceDocument,
  kindName: string,
  places: Places,
): EvidenceNode[] {
  if (!evidence) return [];
  const { kind, id, title, date, place } = evidence;
  const base = units[0]?.base ?? 0;
  return [
    {
      title: title ?? id ?? path.slice(path.lastIndexOf('/') + 1),
      id,
      kind,
      kindName,
      path,
      place: places.location({ uri, start: base + place.start, end: base + place.end }),
      date,
    },
  ];
}
