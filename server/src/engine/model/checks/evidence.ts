import { type CheckGroup, type Remark, remark } from '../checkGroup.js';
import type { Model } from '../model.js';

/** Every kind of evidence is known, serves some outcome and has a home. */
export const evidence: CheckGroup = {
  id: 'evidence',
  checks: [kindsOfOutcomesKnown, kindsOfItemsKnown, everyKindUsed, homeKnown, clausesKnown, pathsApart],
};

function* kindsOfOutcomesKnown(model: Model): Generator<Remark> {
  for (const [p, { outcomes }] of model.processes.entries()) {
    for (const [o, outcome] of outcomes.entries()) {
      for (const [n, kind] of outcome.evidence.entries()) {
        if (model.kind(kind)) continue;
        yield remark(['processes', p, 'outcomes', o, 'evidence', n], `'${kind}' is no kind of evidence.`);
      }
    }
  }
}

function* kindsOfItemsKnown(model: Model): Generator<Remark> {
  for (const [i, item] of model.data.information_items.entries()) {
    for (const [n, kind] of item.evidence.entries()) {
      if (!model.kind(kind))
        yield remark(['information_items', i, 'evidence', n], `'${kind}' is no kind of evidence.`);
    }
  }
}

function* everyKindUsed(model: Model): Generator<Remark> {
  for (const [k, { id }] of model.kinds.entries()) {
    if (model.outcomesOfKind(id).length === 0) {
      yield remark(['evidence_kinds', k, 'id'], `No outcome accepts evidence of the kind '${id}'.`);
    }
  }
}

function* homeKnown(model: Model): Generator<Remark> {
  for (const [k, { id, home }] of model.kinds.entries()) {
    if (!model.process(home))
      yield remark(['evidence_kinds', k, 'home'], `'${home}', the home of '${id}', is no process.`);
  }
}

function* clausesKnown(model: Model): Generator<Remark> {
  for (const [k, kind] of model.kinds.entries()) {
    for (const [n, clause] of kind.required_by.entries()) {
      if (!model.clause(clause)) {
        yield remark(
          ['evidence_kinds', k, 'required_by', n],
          `'${kind.id}' is asked for by clause ${clause}, which is not listed.`,
        );
      }
    }
  }
}

function* pathsApart({ kinds }: Model): Generator<Remark> {
  const owners = new Map<string, string>();
  for (const [k, { id, paths }] of kinds.entries()) {
    for (const [n, path] of paths.entries()) {
      const owner = owners.get(path) ?? id;
      owners.set(path, owner);
      if (owner !== id)
        yield remark(['evidence_kinds', k, 'paths', n], `'${path}' is also a path of '${owner}'.`);
    }
  }
}
