/** A path as it stands in a uri: everything but letters, digits, `-._~` and `/` is escaped, as VS Code does it. */
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
