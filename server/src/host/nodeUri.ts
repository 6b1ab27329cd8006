import { sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { encodedPath } from '../engine/uris.js';

/** The path of a `file:` uri. */
export const pathOfUri = (uri: string): string => fileURLToPath(uri);

/** The uri of an absolute path. Encoded like VS Code encodes it, so that one file has one uri in editor and server. */
export function uriOfPath(path: string): string {
  const slashed = sep === '\\' ? path.replaceAll('\\', '/') : path;
  if (slashed.startsWith('//')) return `file:${encodedPath(slashed)}`;
  const drive = /^[A-Za-z]:/.test(slashed)
    ? `/${slashed.charAt(0).toLowerCase()}${slashed.slice(1)}`
    : slashed;
  return `file://${encodedPath(drive)}`;
}
