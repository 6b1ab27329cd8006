import type { Engine } from '../engine.js';
import { childOf, type MetadataNode } from '../syntax/metadataTree.js';
import type { Span } from '../text/span.js';

/** Where the files that shape the model give an id a meaning: own catalogue files, and schemas of own kinds. */
export function ownDefinitions(engine: Engine, id: string): readonly (Span & { readonly uri: string })[] {
  return (['catalogue', 'kind-schema'] as const).flatMap(kind =>
    engine.lookup('documents', kind).flatMap(({ uri }) => {
      const head = engine.entries(uri)[0];
      if (!head) return [];
      const found = kind === 'catalogue' ? placesOf(head.node, id) : kindOf(head.node, id);
      return [...found].map(({ start, end }) => ({ uri, start: head.base + start, end: head.base + end }));
    }),
  );
}

/** The `id` of everything that has this one, however deep. */
function* placesOf(node: MetadataNode, id: string): Generator<Span> {
  if (node.type === 'list') for (const item of node.items) yield* placesOf(item, id);
  if (node.type !== 'map') return;
  for (const { key, value } of node.pairs) {
    if (key.source === 'id' && value.type === 'scalar' && value.source === id) yield value;
    else yield* placesOf(value, id);
  }
}

function* kindOf(node: MetadataNode, id: string): Generator<Span> {
  const kind = childOf(node, 'kind');
  if (kind?.type === 'scalar' && kind.source === id) yield kind;
}
