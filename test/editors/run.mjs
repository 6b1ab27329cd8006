// Other editors than VS Code, for real and without a screen, each set up as docs/editors.md says: findings, completion,
// rename in all files.
//   run.mjs [neovim] [emacs]
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findProgram } from '../../scripts/findProgram.mjs';
import { Neovim } from './neovim.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const editors = { neovim: inNeovim, emacs: inEmacs };
/** In Lua: how many buffers are changed and not written. */
const unwritten =
  'vim.tbl_count(vim.tbl_filter(function(it) return vim.bo[it].modified end, vim.api.nvim_list_bufs()))';

const changing = ['isms/roles.yaml', 'policies/POL-001-access.md', 'risks/register/R-001.yaml'];
const asked = process.argv.slice(2);
let passed = 0;
let failed = 0;
for (const [name, run] of Object.entries(editors)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const place = prepare();
  try {
    await run(place, (what, holds, found) => check(`${name}: ${what}`, holds, found));
  } catch (error) {
    check(`${name}: ${error instanceof Error ? error.message : error}`, false);
  } finally {
    rmSync(place.base, { recursive: true, force: true });
  }
}
const sum = `${passed} passing, ${failed} failing`;
mkdirSync(path.join(root, 'artifacts'), { recursive: true });
writeFileSync(path.join(root, 'artifacts/editors.txt'), sum);
console.log(sum);
process.exit(failed === 0 && passed > 0 ? 0 : 1);

async function inNeovim({ folder, env, base }, expect) {
  const program = findProgram('nvim', ['neovim']);
  const config = path.join(base, 'init.lua');
  writeFileSync(
    config,
    `${documented('lua')}\nvim.o.completeopt = 'menuone,noinsert'\nvim.o.hidden = true\n`,
  );
  const editor = new Neovim(program, { folder, config, file: 'risks/register/R-001.yaml', env });
  const findings = await editor.until('findings', 'vim.diagnostic.get(0)', found => found.length > 0);
  expect(
    'a finding stands under the word',
    findings.length === 1 &&
      findings[0].code === 'reference-resolves' &&
      findings[0].col === 12 &&
      findings[0].end_col === 20,
    findings,
  );
  editor.press('/mira.vos<CR>C<C-x><C-o>');
  const words = `vim.tbl_map(function(it) return it.word end, vim.fn.complete_info({'items'}).items)`;
  const offered = await editor.until('completion', words, found => found.length > 0);
  expect(
    'completion offers the people',
    offered.includes('mira.voss') && offered.includes('tom.ashe'),
    offered,
  );
  editor.press('<C-y><Esc>');
  const line = await editor.until('completion is taken', 'vim.fn.getline(6)', text => text.includes('.'));
  expect('what is taken is written', line === `risk_owner: ${offered[0]}`, line);
  await editor.until('the finding is gone', 'vim.diagnostic.get(0)', found => found.length === 0);
  editor.command('call search("tom.ashe")');
  editor.command(`lua vim.lsp.buf.rename('R-001')`);
  const said = await editor.until('a refusal', `vim.fn.execute('messages')`, text =>
    text.includes('is taken'),
  );
  expect(
    'a name that is taken is refused',
    said.includes(`'R-001' is taken: risks/register/R-001.yaml defines it.`),
    said,
  );
  editor.press('<CR>');
  editor.command(`lua vim.lsp.buf.rename('tom.ash')`);
  await editor.until('a rename', 'vim.fn.getline(9)', text => text === 'assessor: tom.ash');
  editor.command('silent wall');
  await editor.until('written files', unwritten, count => count === 0);
  expect('a rename changes all files', isRenamed(folder), filesOf(folder));
  editor.command('call search("tom.ash", "b")');
  editor.press('gd');
  const name = await editor.until('the definition', 'vim.api.nvim_buf_get_name(0)', it =>
    it.endsWith('roles.yaml'),
  );
  expect('the definition is gone to', name === path.join(folder, 'isms/roles.yaml'), name);
  expect('it ends as it should', (await editor.quit()) === 0, editor.output);
}

async function inEmacs({ folder, env, base }, expect) {
  const program = findProgram('emacs', ['emacs-nox', 'elpa-eglot', 'elpa-markdown-mode', 'elpa-yaml-mode']);
  const config = path.join(base, 'init.el');
  // The hooks of the configuration wait for a person at the keyboard; the test starts the server itself.
  writeFileSync(config, `(require 'yaml-mode)\n${documented('elisp')}`);
  const args = ['--batch', '--no-init-file', '-l', config, '-l', path.join(import.meta.dirname, 'emacs.el')];
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: folder,
    env,
    encoding: 'utf8',
    timeout: 180_000,
  });
  expect('it ends as it should', status === 0, stderr);
  if (status !== 0) return;
  const { findings, candidates, refused } = JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}');
  expect('a finding is shown', findings.length === 1 && findings[0].includes(`'mira.vos'`), findings);
  expect(
    'completion offers the people',
    candidates.includes('mira.voss') && candidates.includes('tom.ashe'),
    candidates,
  );
  expect('a name that is taken is refused', refused.includes(`'R-001' is taken`), refused);
  expect('a rename changes all files', isRenamed(folder), filesOf(folder));
}

/** A copy of the workspace of the editor tests under git, and the server on the PATH as npm puts it there. */
function prepare() {
  const base = realpathSync(mkdtempSync(path.join(tmpdir(), 'isms-editors-')));
  const folder = path.join(base, 'workspace');
  cpSync(path.join(root, 'test/workspaces/editor'), folder, { recursive: true });
  spawnSync('git', ['init', '-q'], { cwd: folder });
  const bin = path.join(base, 'bin');
  mkdirSync(bin);
  const server = path.join(
    root,
    JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).bin['isms-language-server'],
  );
  chmodSync(server, 0o755);
  symlinkSync(server, path.join(bin, 'isms-language-server'));
  const env = { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH}`, HOME: base };
  return { base, folder, env };
}

/** The configuration that docs/editors.md gives, in a language. */
function documented(language) {
  const page = readFileSync(path.join(root, 'docs/editors.md'), 'utf8');
  const block = new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``).exec(page)?.[1];
  if (!block) throw new Error(`docs/editors.md has no configuration in ${language}.`);
  return block;
}

function filesOf(folder) {
  return changing.map(name => readFileSync(path.join(folder, name), 'utf8')).join('\n');
}

function isRenamed(folder) {
  const text = filesOf(folder);
  return text.match(/\btom\.ash\b/g)?.length === changing.length && !text.includes('tom.ashe');
}

function check(what, holds, found) {
  if (holds) passed++;
  else failed++;
  console.log(holds ? 'ok  ' : 'FAIL', what);
  if (!holds && found !== undefined) console.log(typeof found === 'string' ? found : JSON.stringify(found));
}
