import picomatch from 'picomatch';

/** Tells whether a path, from the root and with `/`, fits a glob. A glob that cannot be read fits nothing. */
export function globMatcher(glob: string): (path: string) => boolean {
  try {
    return picomatch(glob, { dot: true });
  } catch {
    return () => false;
  }
}
