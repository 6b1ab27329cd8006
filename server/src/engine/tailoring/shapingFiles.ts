import { globMatcher } from '../paths/globMatcher.js';
import type { Settings } from '../settings/settings.js';

/** What a file is that shapes the model and is no evidence. */
export type ShapingKind = 'catalogue' | 'kind-schema' | 'wording';

/** Whether files of a kind say something of the others and are no evidence themselves; `isms.yaml` is such a file. */
export const isShapingKind = (kind: string | null): boolean =>
  kind === 'settings' ||
  kind === 'catalogue' ||
  kind === 'kind-schema' ||
  kind === 'wording' ||
  kind === 'baseline';

/** A path or glob by which `isms.yaml` names such files. */
export interface ShapingPattern {
  readonly kind: ShapingKind;
  readonly pattern: string;
  /** JSON pointer into `isms.yaml`. */
  readonly at: string;
  readonly matches: (path: string) => boolean;
}

/** The patterns of the settings; where two fit, the first counts. */
export function shapingPatterns({
  catalogues,
  kindSchemas,
  wording,
}: Pick<Settings, 'catalogues' | 'kindSchemas' | 'wording'>): readonly ShapingPattern[] {
  return [
    ...(wording === null ? [] : [patternOf('wording', wording, '/model/wording')]),
    ...catalogues.map((it, index) => patternOf('catalogue', it, `/model/extends/${index}`)),
    ...kindSchemas.map((it, index) => patternOf('kind-schema', it, `/model/schemas/${index}`)),
  ];
}

/** What the patterns make of a file; `null`: nothing. */
export const shapingKindOf = (patterns: readonly ShapingPattern[], path: string): ShapingKind | null =>
  patterns.find(({ matches }) => matches(path))?.kind ?? null;

const patternOf = (kind: ShapingKind, pattern: string, at: string): ShapingPattern => ({
  kind,
  pattern,
  at,
  matches: testOf(pattern.replace(/^\.\//, '')),
});

/** A pattern without the signs of a glob is a path. Text for people, such as a README beside the files, shapes nothing. */
function testOf(pattern: string): (path: string) => boolean {
  const isGlob = /[*?{}[\]!]/.test(pattern);
  const matches = isGlob ? globMatcher(pattern) : (path: string) => path === pattern;
  return path => path !== 'isms.yaml' && /\.(?:ya?ml|json)$/i.test(path) && matches(path);
}
