/** Names of folders that nobody writes documents in: what tools put there is not part of an ISMS. */
export const passedOverFolders: ReadonlySet<string> = new Set([
  '.git',
  '.hg',
  '.svn',
  '.venv',
  '__pycache__',
  'build',
  'dist',
  'node_modules',
  'out',
  'venv',
]);
