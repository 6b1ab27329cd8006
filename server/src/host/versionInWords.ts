import type { VersionName } from './versions.js';

/** `main (3f2a1c0)`, `work tree`, `where main and HEAD parted (3f2a1c0)` */
export function versionInWords({ type, name, commit, mergeBaseOf }: VersionName): string {
  if (type === 'work-tree') return 'work tree';
  if (type === 'index') return 'index';
  const short = commit === null ? '' : commit.slice(0, 7);
  if (mergeBaseOf) return `where ${mergeBaseOf.join(' and ')} parted (${short})`;
  return name === null || short.startsWith(name) || commit === name ? short : `${name} (${short})`;
}
