import { pointerTo, pointerTokens } from '../syntax/metadataTree.js';

/** Where a part of the merged model is written. */
export interface Place {
  readonly path: string;
  /** JSON pointer into the file. */
  readonly at: string;
}

/** Remembers which parts of a merged value came from which file. */
export class Places {
  readonly #parts = new Map<object, Map<string, Place>>();

  note(container: object, token: string | number, place: Place): void {
    const parts = this.#parts.get(container);
    if (parts) parts.set(String(token), place);
    else this.#parts.set(container, new Map([[String(token), place]]));
  }

  has(container: object, token: string | number): boolean {
    return this.#parts.get(container)?.has(String(token)) ?? false;
  }

  /** Where the value at a pointer was written, or what contributed to what it is in; `null`: no file did. */
  find(root: object, pointer: string): Place | null {
    let node: unknown = root;
    let at: Found = { exact: null, near: null };
    for (const token of pointerTokens(pointer)) {
      if (typeof node !== 'object' || node === null) break;
      at = this.#step(node, token, at);
      node = Object.hasOwn(node, token) ? (node as Record<string, unknown>)[token] : undefined;
    }
    return at.exact ?? first(this.#partsOf(node)) ?? at.near;
  }

  #step(node: object, token: string, { exact, near }: Found): Found {
    const parts = this.#partsOf(node);
    if (!parts) return { exact: exact && { path: exact.path, at: pointerTo(exact.at, token) }, near };
    const part = parts.get(token) ?? null;
    // An item that a file changes is near to what is wrong in it; a list that a file adds to is not.
    return { exact: part, near: part ?? (Array.isArray(node) ? near : first(parts)) };
  }

  #partsOf(node: unknown): ReadonlyMap<string, Place> | undefined {
    return typeof node === 'object' && node !== null ? this.#parts.get(node) : undefined;
  }
}

interface Found {
  readonly exact: Place | null;
  readonly near: Place | null;
}

const first = (parts: ReadonlyMap<string, Place> | undefined): Place | null =>
  parts?.values().next().value ?? null;
