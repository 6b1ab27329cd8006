import type { Model } from '../model/model.js';
import { globMatcher } from '../paths/globMatcher.js';
import type { Settings } from '../settings/settings.js';
import { childOf } from '../syntax/metadataTree.js';
import type { ParsedDocument } from '../syntax/parseDocument.js';
import { type ShapingPattern, shapingKindOf, shapingPatterns } from '../tailoring/shapingFiles.js';
import { nearest } from '../text/nearest.js';

/** What a file was taken for, and the words for why. */
export interface Recognition {
  /**
   * `null`: not a document of the ISMS. `settings`: isms.yaml; `catalogue`, `kind-schema`, `wording`: what shapes the model;
   * `baseline`: findings that were there before.
   */
  readonly kind: string | null;
  readonly because: string;
  /** A `kind` in the metadata that the model does not know. */
  readonly unknownKind: string | null;
}

export const settingsFile = 'isms.yaml';
/** Where the baseline is, unless `isms.yaml` names another place. */
export const baselineFile = 'isms-baseline.yaml';

/**
 * Tells kinds of files: by the `kind` in their metadata, else by the globs of `isms.yaml`, else by the usual paths of
 * the kinds. Built once for a model and settings; asked for every file.
 */
export class KindRecognizer {
  readonly #model: Model;
  readonly #shaping: readonly ShapingPattern[];
  readonly #ignored: readonly { glob: string; matches: (path: string) => boolean }[];
  readonly #paths: readonly KindPath[];
  readonly #baseline: string;

  /** `baseline`: the path of the baseline; an empty one is none. */
  constructor(model: Model, settings: Settings, baseline = settings.baseline ?? baselineFile) {
    this.#model = model;
    this.#baseline = baseline;
    this.#shaping = shapingPatterns(settings);
    this.#ignored = settings.ignore.map(glob => ({ glob, matches: globMatcher(glob) }));
    const { people } = settings;
    this.#paths = [
      ...(people === null
        ? []
        : [kindPath(people, 'role-assignment', 'people of isms.yaml', path => path === people)]),
      ...settings.documents.map(({ path, kind }) => kindPath(path, kind, 'isms.yaml')),
      ...model.kinds.flatMap(({ id, paths }) => paths.map(glob => kindPath(glob, id, 'usual path'))),
    ].filter(({ kind }) => model.kind(kind) !== null);
  }

  /** Where the baseline is or would be; empty: nowhere. */
  get baselinePath(): string {
    return this.#baseline;
  }

  /** `path` counts from the root of the ISMS and uses `/`. */
  isIgnored(path: string): string | null {
    return this.#ignored.find(({ matches }) => matches(path))?.glob ?? null;
  }

  /** Whether a file of this path would be a document of the ISMS, whatever is in it. */
  expects(path: string): boolean {
    if (path === settingsFile || path === this.#baseline) return true;
    if (shapingKindOf(this.#shaping, path) !== null) return true;
    return this.isIgnored(path) === null && !isReadme(path) && this.#byPath(path) !== undefined;
  }

  recognize(path: string, document: ParsedDocument): Recognition {
    if (path === settingsFile)
      return { kind: 'settings', because: 'it is the settings file', unknownKind: null };
    if (path === this.#baseline)
      return { kind: 'baseline', because: 'it is the baseline', unknownKind: null };
    const shaping = shapingKindOf(this.#shaping, path);
    if (shaping !== null)
      return { kind: shaping, because: 'isms.yaml names it under model', unknownKind: null };
    const ignored = this.isIgnored(path);
    if (ignored !== null)
      return { kind: null, because: `ignored by '${ignored}' in isms.yaml`, unknownKind: null };
    const named = kindIn(document);
    if (named !== null && this.#model.kind(named))
      return { kind: named, because: 'its metadata says so', unknownKind: null };
    if (isReadme(path)) return { kind: null, because: 'a README explains its folder', unknownKind: null };
    const byPath = this.#byPath(path);
    if (byPath) return { kind: byPath.kind, because: `${byPath.where} '${byPath.glob}'`, unknownKind: named };
    const meant = this.#meantKind(named, document);
    const because =
      meant === null
        ? 'no kind in its metadata, and no path of a kind fits'
        : `its metadata says '${named}', which is nearest`;
    return { kind: meant, because, unknownKind: meant === null ? null : named };
  }

  #byPath(path: string): KindPath | undefined {
    return this.#paths.find(({ prefix, matches }) => path.startsWith(prefix) && matches(path));
  }

  /** What a mistyped kind was meant to be, in a file that is ours by its other fields. */
  #meantKind(named: string | null, document: ParsedDocument): string | null {
    const head = document.parts.find(({ list }) => list === null)?.node ?? undefined;
    if (named === null || !telling.some(key => childOf(head, key))) return null;
    return nearest(
      named,
      this.#model.kinds.map(({ id }) => id),
    );
  }
}

interface KindPath {
  /** What every path that fits begins with: a cheap test before the glob. */
  readonly prefix: string;
  readonly glob: string;
  readonly kind: string;
  readonly where: string;
  readonly matches: (path: string) => boolean;
}

const kindPath = (glob: string, kind: string, where: string, matches = globMatcher(glob)): KindPath => ({
  prefix: /^[^*?[\]{}()!+@|\\]*/.exec(glob)?.[0] ?? '',
  glob,
  kind,
  where,
  matches,
});

const isReadme = (path: string): boolean => /(?:^|\/)readme\.(?:md|markdown)$/i.test(path);

/** Fields that say that a file with a `kind` of its own, of which the world has many, is meant as a document of ours. */
const telling = ['process', 'outcomes', 'classification', 'next_review', 'approved_by', 'owner'];

function kindIn(document: ParsedDocument): string | null {
  for (const { list, node } of document.parts) {
    const kind = list === null && node ? childOf(node, 'kind') : undefined;
    if (kind?.type === 'scalar' && kind.source !== '') return kind.source;
  }
  return null;
}
