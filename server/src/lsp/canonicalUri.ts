/**
 * A uri in the one form that the server knows files by: what can be escaped is, as VS Code and `listFiles` do it.
 * Other editors write `(`, `:` or `ä` as they are, and one file must not be two.
 */
export function canonicalUri(uri: string): string {
  const [, head = '', path = uri] = /^([a-z][a-z\d+.-]*:(?:\/\/[^/]*)?)([^?#]*)$/i.exec(uri) ?? [];
  if (/^[\w\-.~/]*$/.test(path)) return head + path;
  return (
    head +
    path
      .split('/')
      .map(encodedSegment)
      .join('/')
      .replace(/^\/([A-Z])%3A/, lowerDrive)
  );
}

const lowerDrive = (_: string, drive: string): string => `/${drive.toLowerCase()}%3A`;

function encodedSegment(segment: string): string {
  try {
    return encodeURIComponent(decodeURIComponent(segment)).replace(/[!'()*]/g, escaped);
  } catch {
    // A lone % or half of a surrogate pair: whoever sent it will send it again.
    return segment;
  }
}

const escaped = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

/** The uri of a folder, ending with `/`. */
export const folderUri = (uri: string): string => canonicalUri(uri).replace(/\/*$/, '/');
