import type { Location, ReferenceParams } from 'vscode-languageserver';
import { references } from '../../engine/index.js';
import { type Asking, askedPlace } from './asking.js';

export function referencesAnswer(asking: Asking, params: ReferenceParams): Location[] | null {
  const asked = askedPlace(asking, params);
  if (!asked) return null;
  return references(asked.engine, asked.uri, asked.offset)
    .filter(({ role }) => params.context.includeDeclaration || role !== 'definition')
    .map(use => asked.places.location(use));
}
