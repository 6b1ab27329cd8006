import type { MetadataNode, ScalarNode } from '../syntax/metadataTree.js';
import type { Shape } from './shape.js';

/** Visits every single value below a node, in the order of the text, with what its schema says of it. */
export function eachScalar(
  node: MetadataNode,
  shape: Shape | undefined,
  visit: (node: ScalarNode, shape: Shape | undefined) => void,
): void {
  if (node.type === 'scalar') visit(node, shape);
  else if (node.type === 'list') {
    for (const item of node.items) eachScalar(item, shape?.items, visit);
  } else {
    for (const { key, value } of node.pairs) eachScalar(value, propertyOf(shape, key.source), visit);
  }
}

const propertyOf = (shape: Shape | undefined, key: string): Shape | undefined =>
  shape?.properties && Object.hasOwn(shape.properties, key) ? shape.properties[key] : undefined;
