import type { Shape } from '../schema/shape.js';
import type { MapNode } from '../syntax/metadataTree.js';
import type { Part } from '../syntax/parseDocument.js';

/**
 * What is checked by itself: the head of a document, or one entry of a register. Its nodes count from `base`, so an
 * entry that only moved is the same entry.
 */
export interface Entry {
  /** Head: the kind. Entry: its type. A file that is one entry is both, the entry type first. */
  readonly types: readonly string[];
  readonly isHead: boolean;
  readonly node: MapNode;
  readonly base: number;
  readonly shape: Shape;
  /** The part it was read from, when it was read alone. */
  readonly part: Part | null;
}
