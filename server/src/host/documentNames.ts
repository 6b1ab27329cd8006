import { passedOverFolders } from './passedOverFolders.js';

/** Whether a uri is that of a Markdown or YAML file, or of a schema in JSON, which `isms.yaml` may name. */
export const isDocumentName = (uri: string): boolean => /\.(?:md|markdown|ya?ml|schema\.json)$/i.test(uri);

/** Whether a uri lies in a folder that belongs to tools. */
export function isPassedOver(uri: string, folders: readonly string[]): boolean {
  const folder = folders.find(it => uri.startsWith(it));
  return (
    folder !== undefined &&
    uri
      .slice(folder.length)
      .split('/')
      .some(name => passedOverFolders.has(name))
  );
}
