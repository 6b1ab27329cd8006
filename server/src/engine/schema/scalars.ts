import { type MetadataNode, pointerTo, type ScalarNode } from '../syntax/metadataTree.js';
import type { Shape } from './shape.js';

/** One value that is written somewhere below an entry, with what its schema says of it. */
export interface PlacedScalar {
  readonly node: ScalarNode;
  /** `undefined` where the schema says nothing. */
  readonly shape: Shape | undefined;
  readonly pointer: string;
}

/** Every single value below a node, in the order of the text. */
export function scalarsOf(node: MetadataNode, shape: Shape): readonly PlacedScalar[] {
  const found: PlacedScalar[] = [];
  collect(node, shape, '', found);
  return found;
}

function collect(node: MetadataNode, shape: Shape | undefined, pointer: string, found: PlacedScalar[]): void {
  if (node.type === 'scalar') found.push({ node, shape, pointer });
  else if (node.type === 'list') {
    for (const [index, item] of node.items.entries())
      collect(item, shape?.items, pointerTo(pointer, index), found);
  } else {
    for (const { key, value } of node.pairs)
      collect(value, propertyOf(shape, key.source), pointerTo(pointer, key.source), found);
  }
}

const propertyOf = (shape: Shape | undefined, key: string): Shape | undefined =>
  shape?.properties && Object.hasOwn(shape.properties, key) ? shape.properties[key] : undefined;
