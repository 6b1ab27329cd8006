/** A uri as it is written in a page that lies in a folder; whole where the two have nothing in common. */
export function relativeUri(folder: string, uri: string): string {
  const from = folder.split('/').slice(0, -1);
  const to = uri.split('/');
  const differs = from.findIndex((part, n) => part !== to[n]);
  const shared = differs < 0 ? from.length : differs;
  // `file:`, nothing, and what comes next: less in common is another disk or no place at all.
  if (shared < 3) return uri;
  const path = [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
  return /^[^/]*:/.test(path) ? `./${path}` : path;
}
