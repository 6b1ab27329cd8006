import { sep } from 'node:path';
import { fileURLToPath } from 'node:url';

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

/** Escapes everything but letters, digits, `-._~` and `/`. */
export const encodedPath = (path: string): string =>
  /^[\w\-.~/]*$/.test(path)
    ? path
    : wellFormed(path)
        .split('/')
        .map(encodeURIComponent)
        .join('/')
        .replace(/[!'()*]/g, escaped);

const escaped = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

/** Half of a surrogate pair cannot be encoded; such a name can be shown, and the file not be opened. */
const wellFormed = (text: string): string =>
  text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');
