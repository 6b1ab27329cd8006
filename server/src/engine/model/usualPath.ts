import type { Model } from './model.js';

/** Where a new file of a kind goes, for people: `suppliers/reviews/*.md`. A kind the model does not know stands for itself. */
export function usualPath(kind: string, model: Model): string {
  const glob = model.kind(kind)?.paths[0];
  return glob === undefined ? kind : glob.replaceAll('**/', '').replaceAll(/\{([^,{}]*)[^{}]*\}/g, '$1');
}
