// Makes the commit that workflows and pre-commit use: what is built and nothing else, on the branch `action`, with the tags
// of its version. It installs nothing when it runs. Nothing is pushed; work tree and index stay as they are.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const git = (args, input) =>
  execFileSync('git', args, { encoding: 'utf8', ...(input ? { input } : {}) }).trim();
const { name, version, license, description, bin, engines } = JSON.parse(
  readFileSync('package.json', 'utf8'),
);
const source = git(['rev-parse', 'HEAD']);
if (git(['status', '--porcelain']) !== '')
  throw new Error('Commit first: the bundle has to be that of a commit.');
execFileSync(process.execPath, ['esbuild.mjs', '--production'], { stdio: 'inherit' });

const blob = path => git(['hash-object', '-w', '--no-filters', path]);
const text = content => git(['hash-object', '-w', '--stdin'], content);
const tree = entries =>
  git(
    ['mktree'],
    Object.entries(entries)
      .map(([path, [type, id]]) => `${type === 'tree' ? '040000' : '100644'} ${type} ${id}\t${path}\n`)
      .join(''),
  );
const built = ['action.cjs', 'isms.cjs', 'report.css', 'report.js', 'server.cjs'];
const dist = tree(Object.fromEntries(built.map(file => [file, ['blob', blob(`dist/${file}`)]])));
const manifest = { name, version, description, license, bin, engines: { node: engines.node } };
const root = tree({
  '.pre-commit-hooks.yaml': ['blob', blob('.pre-commit-hooks.yaml')],
  'action.yml': ['blob', blob('action.yml')],
  dist: ['tree', dist],
  LICENSE: ['blob', blob('LICENSE')],
  'package.json': ['blob', text(`${JSON.stringify(manifest, null, 2)}\n`)],
  'README.md': ['blob', text(`# ISMS-as-code\n\nBuilt from ${source}; see docs/ci.md there.\n`)],
});
const parents = ['refs/heads/action', source].flatMap(ref => {
  try {
    return ['-p', git(['rev-parse', '--verify', '--quiet', ref])];
  } catch {
    return [];
  }
});
const commit = git(['commit-tree', root, ...parents, '-m', `action: ${version}\n\nBuilt from ${source}.`]);
const major = `v${version.split('.')[0]}`;
git(['update-ref', 'refs/heads/action', commit]);
git(['update-ref', `refs/tags/v${version}`, commit]);
git(['update-ref', `refs/tags/${major}`, commit]);
console.log(`${commit}\nPublish it: git push origin action v${version} && git push --force origin ${major}`);
