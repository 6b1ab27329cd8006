import type { Engine } from '../engine.js';
import { globMatcher } from '../paths/globMatcher.js';

/** Where a new document goes. */
export interface NewPath {
  /** From the root of the ISMS, with `/`. */
  readonly path: string;
  /** A document is there already: of this kind, an ISMS has one. */
  readonly isTaken: boolean;
}

export interface NewName {
  readonly id: string;
  /** `null` where it has none yet. */
  readonly title: string | null;
}

/** The one document of a kind of which an ISMS has one; `null` where it has none, or may have several. */
export function onlyDocument(engine: Engine, kind: string): { readonly path: string } | null {
  const globs = globsOf(engine, kind);
  if (isWild(globs[0] ?? '*')) return null;
  const [only] = othersOf(engine, kind);
  return only && !isAmongMany(only.path, globs) ? { path: only.path } : null;
}

/**
 * Where a document of a kind would be looked for: beside the others of its kind, named as they are; else where
 * `isms.yaml` or the usual paths of the kind expect it.
 */
export function newPath(engine: Engine, kind: string, name: NewName): NewPath {
  const only = onlyDocument(engine, kind);
  if (only) return { ...only, isTaken: true };
  const others = othersOf(engine, kind);
  const path =
    others.length > 0
      ? besideOthers(others, name, engine.setup.asOf)
      : fromGlobs(globsOf(engine, kind), engine, kind, name);
  return free(path, engine, others);
}

const othersOf = (engine: Engine, kind: string): readonly Other[] =>
  engine
    .lookup('documents', kind)
    .map(({ uri, id }) => ({ path: engine.pathOf(uri), id }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));

const globsOf = ({ setup: { settings, model } }: Engine, kind: string): readonly string[] => [
  ...settings.documents.filter(it => it.kind === kind).map(({ path }) => path),
  ...(model.kind(kind)?.paths ?? []),
];

const isWild = (glob: string): boolean => /[*?[(!]/.test(glob);

const isAmongMany = (path: string, globs: readonly string[]): boolean =>
  globs.some(glob => isWild(glob) && globMatcher(glob)(path));

interface Other {
  readonly path: string;
  readonly id: string | null;
}

function besideOthers(others: readonly Other[], name: NewName, today: string): string {
  const year = today.slice(0, 4);
  const folder = commonest(others.map(({ path }) => folderOf(path).replaceAll(yearInPath, `$1${year}`)));
  const extension = commonest(others.map(({ path }) => /\.\w+$/.exec(path)?.[0] ?? '.md'));
  const style = commonest(others.map(styleOf));
  return `${folder}${styled(style, name)}${extension}`;
}

const yearInPath = /(^|\/)(?:19|20)\d\d(?=\/)/g;

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

/** How files are named: by id, by id and title, by title, or by the end of the id; `small`: in small letters. */
type Style = 'id' | 'id small' | 'id-title' | 'id-title small' | 'title' | `after ${string}`;

function styleOf({ path, id }: Other): Style {
  const base = path.slice(folderOf(path).length).replace(/\.\w+$/, '');
  if (id?.endsWith(`-${base}`)) return `after ${id.slice(0, -base.length)}`;
  if (id === null || !base.toLowerCase().startsWith(id.toLowerCase())) return 'title';
  const small = base.startsWith(id) ? '' : ' small';
  return base.length === id.length ? (`id${small}` as Style) : (`id-title${small}` as Style);
}

function styled(style: Style, { id, title }: NewName): string {
  const slug = slugOf(title ?? '');
  const own = safeName(style.endsWith('small') ? id.toLowerCase() : id);
  if (style.startsWith('after ') && own.startsWith(style.slice(6))) return own.slice(style.length - 6);
  if (slug === '' || !/title/.test(style)) return own;
  return style === 'title' ? slug : `${own}-${slug}`;
}

/** A policy is looked for by what it is about; a record by its id. */
const usualStyle = (engine: Engine, kind: string): Style =>
  engine.setup.model.kind(kind)?.nature === 'document' ? 'id-title' : 'id';

function fromGlobs(globs: readonly string[], engine: Engine, kind: string, name: NewName): string {
  const base = styled(usualStyle(engine, kind), name);
  for (const glob of globs) {
    const path = pathIn(glob, base);
    if (path !== null && globMatcher(glob)(path)) return path;
  }
  return `${kind}/${base}.md`;
}

/** A path that fits a glob; `null` where it is not to be seen from the glob. */
function pathIn(glob: string, base: string): string | null {
  const plain = glob.replaceAll('**/', '').replaceAll(/\{([^,{}]*)[^{}]*\}/g, '$1');
  const [, folder = '', before, after = ''] = /^((?:[^*?[\]()!]*\/)?)([^*/]*)\*+([^*/]*)$/.exec(plain) ?? [];
  if (before === undefined) return isWild(plain) ? null : plain;
  const rest = base.startsWith(before) ? base.slice(before.length) : base;
  return `${folder}${before}${rest}${/\.\w+$/.test(after) ? after : `${after}.md`}`;
}

function free(path: string, engine: Engine, others: readonly Other[]): NewPath {
  const isThere = (it: string): boolean =>
    others.some(other => other.path === it) || engine.document(engine.uriOf(it)) !== undefined;
  if (!isThere(path)) return { path, isTaken: false };
  const [, base = path, extension = ''] = /^(.*?)(\.\w+)$/.exec(path) ?? [];
  for (let count = 2; ; count++) {
    const other = `${base}-${count}${extension}`;
    if (!isThere(other)) return { path: other, isTaken: false };
  }
}

/** Letters, digits and dashes of a title; umlauts and accents become plain letters where they have one. */
function slugOf(title: string): string {
  const plain = title.toLowerCase().replaceAll('ß', 'ss').normalize('NFD').replaceAll(/\p{M}/gu, '');
  const slug = plain.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '');
  return slug.length <= 60 ? slug : slug.slice(0, 60).replace(/-[^-]*$/, '');
}

/** An id may hold what a file name may not. */
const safeName = (id: string): string => id.replaceAll(/[\\/:*?"<>|\p{Cc}]+/gu, '-').replace(/^\.+/, '');

/** Of equally common ones, the later: it is what was done last. */
function commonest<T extends string>(values: readonly T[]): T {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce((best, some) => (some[1] >= best[1] ? some : best))[0];
}
