import { type Engine, LineIndex, type Span } from '../engine/index.js';
import type { PlaceData } from './data/placeData.js';

/** A file that is not where it is looked for: the uri that it is read under, and the path that was typed. */
export interface MovedFile {
  readonly uri: string;
  readonly path: string;
}

/** Turns uris and offsets into paths, lines and columns; the text of a file is split into lines at most once. */
export class Places {
  readonly #root: string;
  readonly #before: string;
  readonly #engines: readonly Engine[];
  readonly #moved: readonly MovedFile[];
  readonly #lines = new Map<string, LineIndex>();
  readonly #uris = new Map<string, string>();

  /** `shownRoot`: the root as one would type it. */
  constructor(root: string, shownRoot: string, engines: readonly Engine[], moved: readonly MovedFile[]) {
    this.#root = root;
    this.#before = shownRoot === '.' ? '' : `${shownRoot}/`;
    this.#engines = engines;
    this.#moved = moved;
  }

  /** From the root, with `/`. */
  pathOf(uri: string): string {
    const moved = this.#moved.find(it => it.uri === uri);
    if (moved) return moved.path;
    const path = decodeURIComponent(uri.startsWith(this.#root) ? uri.slice(this.#root.length) : uri);
    this.#uris.set(path, uri);
    return path;
  }

  /** A path from the root as one would type it. */
  shown(path: string): string {
    return this.#moved.some(it => it.path === path) ? path : this.#before + path;
  }

  placeOf(uri: string, span: Span): PlaceData {
    return { path: this.pathOf(uri), ...this.rangeOf(uri, span) };
  }

  rangeOf(uri: string, { start, end }: Span): Omit<PlaceData, 'path'> {
    const lines = this.#linesOf(uri);
    const point = (offset: number) => {
      const { line, character } = lines.positionAt(offset);
      return { line: line + 1, column: character + 1, offset };
    };
    return { start: point(start), end: point(end) };
  }

  /** A line, counted from 1, of a file whose path was given out; without what ends it. */
  lineOf(path: string, line: number): string {
    const uri = this.#uriOf(path);
    if (uri === undefined) return '';
    const text = this.#textOf(uri);
    const lines = this.#linesOf(uri);
    const from = lines.offsetAt({ line: line - 1, character: 0 });
    let to = lines.offsetAt({ line, character: 0 });
    while (to > from && /[\r\n]/.test(text.charAt(to - 1))) to--;
    return text.slice(from, to);
  }

  /** The text of a file whose path was given out. */
  textOf(path: string): string {
    const uri = this.#uriOf(path);
    return uri === undefined ? '' : this.#textOf(uri);
  }

  #uriOf(path: string): string | undefined {
    return this.#moved.find(it => it.path === path)?.uri ?? this.#uris.get(path);
  }

  #linesOf(uri: string): LineIndex {
    const known = this.#lines.get(uri);
    if (known) return known;
    const lines = new LineIndex(this.#textOf(uri));
    this.#lines.set(uri, lines);
    return lines;
  }

  #textOf(uri: string): string {
    for (const engine of this.#engines) {
      const document = engine.document(uri);
      if (document) return document.text;
    }
    return '';
  }
}
