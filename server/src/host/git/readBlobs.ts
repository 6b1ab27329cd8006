import { largestFile } from '../host.js';
import type { VersionsProblem } from '../versions.js';
import { gitFailure, type Repository } from './repository.js';

/** What is behind an id: the bytes, or why there are none. `missing`: this clone does not hold it. */
export type Blob = Buffer | 'too-large' | 'missing';

/** The contents of objects by id, all of them by one run of git. */
export async function readBlobs(
  ids: Iterable<string>,
  { git }: Repository,
): Promise<ReadonlyMap<string, Blob> | VersionsProblem> {
  const wanted = [...new Set(ids)];
  const reader = new BatchReader();
  if (wanted.length === 0) return reader.blobs;
  const { code, stderr } = await git(['cat-file', '--batch'], {
    input: `${wanted.join('\n')}\n`,
    onOutput: chunk => reader.push(chunk),
  });
  if (code !== 0) return /promisor/.test(stderr) ? partialClone : gitFailure(stderr);
  return [...reader.blobs.values()].includes('missing') ? partialClone : reader.blobs;
}

const partialClone: VersionsProblem = {
  problem: 'This is a partial clone, which does not hold all of the files to compare.',
  hint: "Nothing is fetched without being asked for: 'git fetch --refetch --no-filter' gets everything.",
};

/** Reads `<id> <type> <size>`, the content and a line end, again and again, however the output is cut. */
class BatchReader {
  readonly blobs = new Map<string, Blob>();
  #waiting: Buffer[] = [];
  #length = 0;
  #open: { readonly id: string; readonly size: number } | null = null;
  /** Bytes to pass over: those of what is too large. */
  #toSkip = 0;

  push(chunk: Buffer): void {
    const passed = Math.min(this.#toSkip, chunk.length);
    this.#toSkip -= passed;
    if (passed === chunk.length) return;
    this.#waiting.push(passed > 0 ? chunk.subarray(passed) : chunk);
    this.#length += chunk.length - passed;
    while (this.#step());
  }

  /** Whether something more could be read from what has come so far. */
  #step(): boolean {
    if (this.#open) {
      const { id, size } = this.#open;
      if (this.#length <= size) return false;
      this.blobs.set(id, Buffer.from(this.#take(size)));
      this.#take(1);
      this.#open = null;
      return true;
    }
    const line = this.#takeLine();
    if (line === null) return false;
    const [id = '', type = '', size = ''] = line.split(' ');
    if (type === 'missing' || size === '') this.blobs.set(id, 'missing');
    else if (Number(size) > largestFile) this.#passOver(id, Number(size) + 1);
    else this.#open = { id, size: Number(size) };
    return true;
  }

  #passOver(id: string, bytes: number): void {
    this.blobs.set(id, 'too-large');
    const there = Math.min(bytes, this.#length);
    this.#take(there);
    this.#toSkip = bytes - there;
  }

  #takeLine(): string | null {
    const all = this.#joined();
    const end = all.indexOf(10);
    return end < 0 ? null : this.#take(end + 1).toString('latin1', 0, end);
  }

  #take(bytes: number): Buffer {
    const all = this.#joined();
    this.#waiting = bytes < all.length ? [all.subarray(bytes)] : [];
    this.#length = all.length - bytes;
    return all.subarray(0, bytes);
  }

  #joined(): Buffer {
    if (this.#waiting.length > 1) this.#waiting = [Buffer.concat(this.#waiting)];
    return this.#waiting[0] ?? Buffer.alloc(0);
  }
}
