import type { Engine } from '../../engine/index.js';
import type { Places } from '../places.js';
import { byPath } from './findingData.js';
import { type OutcomeBrief, outcomeBrief } from './outcomeBrief.js';

/** A document and what it is evidence for; nothing, where the list of outcomes is empty. */
export interface DocumentData {
  readonly path: string;
  readonly kind: string;
  readonly id: string | null;
  readonly title: string | null;
  readonly owner: string | null;
  readonly outcomes: readonly OutcomeBrief[];
}

/** Every document of an ISMS, ordered by path. */
export function documentsData(engine: Engine, places: Places): readonly DocumentData[] {
  const shown = new Map<string, OutcomeBrief[]>();
  for (const coverage of engine.coverage()) {
    for (const { uri } of coverage.evidence) {
      const others = shown.get(uri);
      if (others) others.push(outcomeBrief(coverage));
      else shown.set(uri, [outcomeBrief(coverage)]);
    }
  }
  return engine
    .documents()
    .flatMap(({ uri, recognition: { kind }, evidence }) => {
      if (kind === null || !engine.setup.model.kind(kind)) return [];
      const { id = null, title = null, owner = null } = evidence ?? {};
      return [{ path: places.pathOf(uri), kind, id, title, owner, outcomes: shown.get(uri) ?? [] }];
    })
    .sort(byPath);
}
