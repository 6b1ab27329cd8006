import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { largestFile } from '../host.js';
import type { Blob } from './readBlobs.js';

/** The SHA-256 of the content that Git LFS keeps elsewhere, where a blob is no more than a pointer to it. */
export function largeFileId(blob: Blob): string | null {
  if (!Buffer.isBuffer(blob) || blob.length > 1024) return null;
  const text = blob.toString('utf8');
  const [, id] = /^oid sha256:([0-9a-f]{64})$/m.exec(text) ?? [];
  return text.startsWith('version https://git-lfs.github.com/spec/') ? (id ?? null) : null;
}

/** What Git LFS keeps of it in this clone; `missing` where it was never fetched. */
export function readLargeFile(id: string, commonFolder: string): Blob {
  const path = join(commonFolder, 'lfs', 'objects', id.slice(0, 2), id.slice(2, 4), id);
  try {
    return statSync(path).size > largestFile ? 'too-large' : readFileSync(path);
  } catch {
    return 'missing';
  }
}

export const sha256Of = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
