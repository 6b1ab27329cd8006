import { childOf, type MapNode } from '../syntax/metadataTree.js';

/** Whether the metadata of a document say `template: true`: it is kept to be copied. */
export function isTemplate(metadata: MapNode): boolean {
  const value = childOf(metadata, 'template');
  return value?.type === 'scalar' && value.value === true;
}
