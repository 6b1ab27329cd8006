import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runCli } from '../../server/src/cli/runCli.js';
import { outcomeStates } from '../../server/src/engine/index.js';
import { folderOf, ismsHere, schemaProblems } from '../support/cli.js';
import { memoryPlatform } from '../support/memoryPlatform.js';
import { brokenIsms, cleanIsms, settings } from '../support/smallIsms.js';

const small = folderOf(brokenIsms);
afterAll(() => small.close());

describe('every report in JSON has the form that is published', () => {
  const example = 'examples/tallyhop';
  test.each([
    ['check', [], example],
    ['check', ['--as-of', '2029-01-01'], example],
    ['check', [], small.path],
    ['coverage', [], example],
    ['coverage', [], small.path],
    ['status', [], example],
    ['status', [], small.path],
    ['explain', ['RT-O7'], example],
    ['explain', ['RA'], example],
    ['explain', ['A.5.9'], example],
    ['explain', ['9.3'], example],
    ['explain', ['risk-register'], example],
    ['explain', ['ciso'], example],
    ['explain', ['R-004'], example],
    ['explain', ['POL-001'], example],
    ['explain', ['id-unique'], example],
    ['explain', ['yaml-valid'], example],
  ] as const)('%s %j of %s', async (command, args, root) => {
    const { stdout, stderr } = await ismsHere([command, ...args, '--root', root, '--format', 'json']);
    expect(stderr).toBe('');
    expect(schemaProblems(command, stdout)).toEqual([]);
  });
});

describe('isms report', () => {
  test('writes one page into a folder that it makes, with links that lead to the documents', async () => {
    const { code, stdout } = await ismsHere(['report', '-o', 'out/site'], { cwd: small.path });
    expect([code, stdout]).toEqual([0, 'The report on Example is in out/site/index.html.\n']);
    const page = readFileSync(join(small.path, 'out/site/index.html'), 'utf8');
    expect(page).toContain('<title>Example – ISMS report</title>');
    expect(page).toContain('href="../../isms/decisions/DEC-1.md"');
    expect(page).not.toContain(small.path);
    expect(page).toContain("style-src 'sha256-");
  });

  test('does not write over a file', async () => {
    const { code, stderr } = await ismsHere(['report', '-o', 'isms.yaml'], { cwd: small.path });
    expect([code, stderr]).toEqual([2, expect.stringContaining("'isms.yaml' is a file.")]);
  });
});

describe('isms coverage', () => {
  test('ends with 1 below --min and says so', async () => {
    const enough = await ismsHere(['coverage', '--min', '0', '--quiet'], { cwd: small.path });
    expect([enough.code, enough.stderr]).toEqual([0, '']);
    const short = await ismsHere(['coverage', '--min', '50%'], { cwd: small.path });
    expect(short.code).toBe(1);
    expect(short.stderr).toMatch(/^Coverage is \d+ %, below the 50 % that --min asks for\.\n$/);
  });

  test('--min asks it of single processes as well, of those that there are', async () => {
    const run = (...args: string[]) => ismsHere(['coverage', '--quiet', ...args], { cwd: small.path });
    const both = await run('--min', '0', '--min', 'RES=20', '--min', 'RA=1 %');
    expect([both.code, both.stderr]).toEqual([
      1,
      'Coverage of RA is 0 %, below the 1 % that --min asks for.\n',
    ]);
    expect((await run('--min', 'RES=20', '--min', 'RA=50', '--min', 'RA=0')).code).toBe(0);
    const unknown = await run('--min', 'RAX=50');
    expect([unknown.code, unknown.stdout]).toEqual([2, '']);
    expect(unknown.stderr).toMatch(/'--min RAX=50' names no process of the model\.\n {2}Did you mean 'RA'\?/);
  });

  test('has a line for each process, and gaps with what mends them', async () => {
    const { stdout } = await ismsHere(['coverage', '--as-of', '2026-09-15'], { cwd: small.path });
    expect(stdout).toMatch(/^Example · coverage on 2026-09-15\n/);
    expect(stdout).toMatch(
      /^ {2}RA {4}Information security risk assessment process +○{7} +0\/7 +0 % +N +0 +0$/m,
    );
    expect(stdout).toMatch(/^ {2}○ GOV-O\d {2}.*missing\n {6}✗ There is no .*\n {8}→ Add one: /m);
  });

  const by = async (what: string, ...more: string[]) =>
    (await ismsHere(['coverage', '--by', what, '--root', 'examples/tallyhop', ...more])).stdout;

  test('turns the facts round by clause, with what stays open', async () => {
    const said = await by('clause');
    expect(said).toMatch(/^Tallyhop GmbH · coverage by clause on 2026-09-15\n/);
    expect(said).toMatch(/^ {2}5\.2 {4}Policy +POL +●● +full$/m);
    expect(said).toMatch(/^ {2}8\.1 .* partial\n {9}OUT-O6 \(exits are secure\) is missing\.$/m);
    expect(await by('clause', '--gaps')).not.toMatch(/ full$/m);
  });

  test('turns the facts round by owner, and tells what nobody carries yet', async () => {
    const said = await by('owner', '--gaps');
    expect(said).toMatch(/^aylin\.demir {2}\d+ documents, \d+ outcomes .*\n {2}◐ POL-O5 .* partial$/m);
    expect(said).toMatch(
      /^nobody yet {2}1 outcome without evidence\n {2}○ OUT-O6 {2}.* \(OUT\) {2}missing$/m,
    );
  });

  test('turns the facts round by document, and tells which are evidence for nothing', async () => {
    const said = await by('document');
    expect(said).toMatch(/^examples\/tallyhop\/risks\/criteria\.yaml {2}risk-criteria.*\n {2}● RA-O1 /m);
    const idle = folderOf({ ...cleanIsms, 'policies/POL-1.md': '---\nid: POL-1\nowner: mira.voss\n---\n' });
    const { stdout } = await ismsHere(['coverage', '--by', 'document', '--root', idle.path]);
    idle.close();
    expect(stdout).toMatch(
      /^Evidence for nothing \(1\)\n {2}\S*policies\/POL-1\.md {2}policy {2}mira\.voss$/m,
    );
  });

  test('shows every state of an outcome in the example', async () => {
    const args = ['coverage', '--root', 'examples/tallyhop', '--format', 'json'];
    const { counts } = JSON.parse((await ismsHere(args)).stdout).isms[0];
    expect(outcomeStates.filter(state => !counts[state])).toEqual([]);
  });

  test("shows a person's rating beside the proposal", async () => {
    const rated = folderOf({
      ...brokenIsms,
      'isms.yaml': `${settings}ratings:
  - {process: RA, rating: L, reason: Nobody asked the plant., by: mira.voss, on: 2026-01-01}
  - {process: RA, rating: P, reason: Workshops were held., by: mira.voss, on: 2026-09-01}
  - {process: RA, rating: F, reason: All is well., by: mira.voss, on: 2026-12-01}
`,
    });
    const args = ['coverage', '--root', rated.path, '--as-of', '2026-09-15'];
    const { stdout } = await ismsHere(args);
    const json = (await ismsHere([...args, '--format', 'json'])).stdout;
    rated.close();
    expect(stdout).toMatch(/^ {2}RA .* 0 % +N +P +0 +0$/m);
    expect(stdout).toMatch(/^RA is rated P by mira\.voss on 2026-09-01: Workshops were held\.$/m);
    expect(schemaProblems('coverage', json)).toEqual([]);
    const { rating, isms: all } = JSON.parse(json);
    expect(rating).toEqual({ framework: 'ISO/IEC 33020', edition: '2019', attribute: 'PA 1.1' });
    const ra = all[0].processes.find(({ id }: { id: string }) => id === 'RA');
    expect([ra.rating.proposed.rating, ra.rating.by_person.rating]).toEqual(['N', 'P']);
  });

  test('tells every gap with --gaps', async () => {
    const { stdout } = await ismsHere(['coverage', '--gaps'], { cwd: small.path });
    const json = JSON.parse((await ismsHere(['coverage', '--format', 'json'], { cwd: small.path })).stdout);
    const { counts, applicable } = json.isms[0];
    expect([...stdout.matchAll(/^ {2}[○◐◷◌] /gm)].length).toBe(applicable - counts.covered);
  });

  test('covers each ISMS below the root', async () => {
    const platform = memoryPlatform({
      'a/isms.yaml': settings,
      'b/isms.yaml': 'organization: Other\n',
      'README.md': '',
    });
    await runCli(['coverage', '--format', 'json'], platform);
    const { isms: all } = JSON.parse(platform.written('stdout'));
    expect(all.map((it: { path: string; organization: string }) => [it.path, it.organization])).toEqual([
      ['a', 'Example'],
      ['b', 'Other'],
    ]);
  });
});

describe('isms explain', () => {
  test('tells why an outcome is a gap and what to do next', async () => {
    const { stdout } = await ismsHere(['explain', 'ra-o1'], { cwd: small.path });
    expect(stdout).toMatch(/^outcome RA-O1 {2}○ missing\nRisk criteria are agreed\n/);
    expect(stdout).toMatch(/Why\n {2}✗ There is no risk criteria/);
    expect(stdout).toMatch(/Next\n {2}→ Add one: /);
  });

  test('explains a rule where there is no ISMS', async () => {
    const empty = folderOf({});
    const { code, stdout } = await ismsHere(['explain', 'id-unique'], { cwd: empty.path });
    empty.close();
    expect(code).toBe(0);
    expect(stdout).toMatch(/^rule id-unique {2}error\nEvery id is defined once\.\n/);
  });

  test('explains what comes from reading files as it explains rules', async () => {
    for (const code of ['file-readable', 'yaml-valid', 'suppression-has-reason', 'suppression-is-used']) {
      const { code: ended, stdout } = await ismsHere(['explain', code], { cwd: small.path });
      expect([ended, stdout.split(' ').slice(0, 2)]).toEqual([0, ['rule', code]]);
    }
  });

  test('tells of every open outcome what is missing, and where to read on', async () => {
    for (const asked of ['RT', '8.3', 'risk-treatment-plan', 'RTP-PLAN', 'RTP-12', 'R-004']) {
      const { stdout } = await ismsHere(['explain', asked, '--root', 'examples/tallyhop']);
      expect(stdout).toMatch(
        /^ {2}◐ RT-O7 {2}.* partial\n {6}✗ RTP-\d+ fails: .*\n {8}examples\S+:\d+:\d+$/m,
      );
      expect(stdout).toMatch(/^Next\n {2}→ RT-O7 is partial: isms explain RT-O7$/m);
    }
  });

  test.each([
    'RT-O7',
    'RT',
    '9.3',
    'A.5.9',
    'risk-register',
    'ciso',
    'R-004',
    'POL-001',
    'id-unique',
    'yaml-valid',
    'examples/tallyhop/risks/criteria.yaml',
  ])('explains %s in Markdown, with no line that is too much', async asked => {
    const args = ['explain', asked, '--root', 'examples/tallyhop', '--format', 'markdown'];
    const { stdout } = await ismsHere(args);
    expect(stdout).toMatch(/^# \S/);
    expect(stdout).not.toMatch(/\n\n\n|\n\n$|undefined|null/);
  });

  test('lets nothing of a document become markup', async () => {
    const evil = brokenIsms['isms/decisions/DEC-1.md'].replace(
      'title: The scan tool',
      'title: <img src=x> | [a](b) `c` _d_ The scan tool',
    );
    const platform = memoryPlatform({ ...cleanIsms, 'isms/decisions/DEC-1.md': evil });
    await runCli(['explain', 'DEC-1', '--format', 'markdown'], platform);
    const title = platform.written('stdout').split('\n')[0];
    expect(title).toMatch(/^# DEC-1: \\<img src=x\\> \\\| \\\[a\\\]\(b\) \\`c\\` \\_d\\_ The scan tool/);
  });

  test('explains a document by its path', async () => {
    const { stdout } = await ismsHere(['explain', 'isms/decisions/DEC-1.md'], { cwd: small.path });
    expect(stdout).toMatch(/^document DEC-1\n/);
    expect(stdout).toContain("decision-record (usual path 'isms/decisions/**/*.md')");
  });
});

test('isms status tells what each file was taken for and why', async () => {
  const files = {
    ...cleanIsms,
    'isms.yaml': `${settings}ignore: [old/**]\n`,
    'old/a.md': '',
    'notes.md': '',
  };
  const platform = memoryPlatform(files);
  await runCli(['status'], platform);
  const said = platform.written('stdout');
  expect(said).toMatch(/isms\/decisions\/DEC-1\.md +decision-record +usual path/);
  expect(said).toMatch(/Ignored \(1\)\n {2}old\/a\.md +ignored by 'old\/\*\*' in isms\.yaml/);
  expect(said).toMatch(/Not recognised \(1\)\n {2}notes\.md +no kind in its metadata/);
  expect(said).toMatch(/ignore +old\/\*\*/);
});
