/** The last name of a path or uri. */
export function folderName(path: string): string {
  const name = path.replace(/\/$/, '').split('/').at(-1) ?? path;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
