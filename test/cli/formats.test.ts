import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { lineHashes } from '../../server/src/cli/reports/lineHashes.js';
import { foldersOfTests, ismsHere } from '../support/cli.js';
import { repositoriesOfTests } from '../support/repository.js';
import { multitoolProblems, sarifSchemaProblems } from '../support/sarifProblems.js';
import { acceptance, brokenIsms, cleanIsms, settings } from '../support/smallIsms.js';
import { junitProblems } from '../support/xmlProblems.mjs';

const open = foldersOfTests();
const path = 'risks/acceptances/ACC-1.md';

/** A folder of a repository. */
function repositoryOf(files: Readonly<Record<string, string>>): string {
  const cwd = open(files);
  mkdirSync(join(cwd, '.git'));
  return cwd;
}

const as = async (format: string, cwd: string, ...args: string[]) =>
  (await ismsHere(['check', '--format', format, '--as-of', '2026-09-15', ...args], { cwd })).stdout;

/** Names and texts that mean something to each of the forms. */
const evilName = `risks/acceptances/50% "a", 'b': [c](d) #1 ?x=1&y=2 🗂.md`;
const evil = {
  ...cleanIsms,
  [evilName]: acceptance.replace('R-016', '"R|1]]> <b> `x` @you %0A::error::\\u0007 \\uD800 \\n *a*"'),
};
const suppressed = acceptance.replace(
  'risk: R-016',
  'risk: R-016 # isms-ignore reference-resolves: It comes.',
);

/** A register in which each risk has eight findings with long ids. */
const many = (risks: number) => ({
  'isms.yaml': settings,
  'risks/register/all.yaml': `risks:\n${Array.from({ length: risks }, (_, n) => `  - id: R-${n}\n    treatment: [X]\n`).join('')}`,
});

describe('SARIF', () => {
  const resultsOf = (text: string) => JSON.parse(text).runs[0].results;

  test.each([
    ['nothing found', cleanIsms],
    ['signs that have a meaning and a suppressed finding', { ...evil, [path]: suppressed }],
  ])('of %s is valid by the schema of OASIS and by the multitool', async (_, files) => {
    const text = await as('sarif', repositoryOf(files));
    expect(sarifSchemaProblems(text)).toEqual([]);
    expect(multitoolProblems(text)).toEqual([]);
  });

  test('of the example, with related places and fixes, is valid', async () => {
    const text = await as('sarif', resolve('examples/tallyhop'), '--as-of', '2029-01-01');
    expect(resultsOf(text).length).toBeGreaterThan(20);
    expect(sarifSchemaProblems(text)).toEqual([]);
    expect(multitoolProblems(text)).toEqual([]);
  });

  test('that is wrong is noticed', async () => {
    const text = await as('sarif', repositoryOf(brokenIsms));
    expect(sarifSchemaProblems(text.replace('"results"', '"outcomes"'))).not.toEqual([]);
    expect(multitoolProblems(text.replace('"ruleIndex": 0', '"ruleIndex": 7'))).not.toEqual([]);
  });

  test('has what GitHub reads', async () => {
    const text = await as('sarif', repositoryOf(brokenIsms), '--category', 'isms/main');
    const { tool, automationDetails, results } = JSON.parse(text).runs[0];
    expect(automationDetails).toEqual({ id: 'isms/main/' });
    const [rule] = tool.driver.rules;
    expect(Object.keys(rule.properties)).not.toContain('security-severity');
    expect(rule.fullDescription.text.length).toBeLessThanOrEqual(1024);
    expect(rule.help.markdown).toContain('docs/rules/reference-resolves.md');
    expect(results[0]).toMatchObject({
      ruleId: 'reference-resolves',
      level: 'error',
      message: { text: "Nothing defines 'R-016' (a risk)." },
      partialFingerprints: { primaryLocationLineHash: expect.stringMatching(/^[0-9a-f]+:1$/) },
    });
    expect(results[0].locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: path, uriBaseId: '%SRCROOT%' },
      region: { startLine: 7, startColumn: 7, endLine: 7, endColumn: 12, charOffset: 103, charLength: 5 },
    });
  });

  test('has fingerprints that lines above and other files change nothing of', async () => {
    const prints = async (text: string) =>
      resultsOf(await as('sarif', repositoryOf({ ...cleanIsms, [path]: text })))[0].partialFingerprints;
    const before = await prints(acceptance);
    expect(await prints(acceptance.replace('id:', '# a comment\n\nid:'))).toEqual(before);
  });

  test('counts from the root of the repository, and names every file by a relative uri', async () => {
    const files = Object.fromEntries(
      Object.entries(evil).map(([name, text]) => [`sub folder/${name}`, text] as const),
    );
    const cwd = repositoryOf(files);
    const [result] = resultsOf(await as('sarif', join(cwd, 'sub folder')));
    const { uri } = result.locations[0].physicalLocation.artifactLocation;
    expect(decodeURIComponent(uri)).toBe(`sub folder/${evilName}`);
    expect(new URL(uri, 'file:///r/').pathname).toBe(`/r/${uri}`);
  });

  test('has suppressed findings with their reason, unless they are not wanted', async () => {
    const cwd = repositoryOf({ ...cleanIsms, [path]: suppressed });
    const [result] = resultsOf(await as('sarif', cwd));
    expect(result.suppressions).toEqual([
      { kind: 'inSource', status: 'accepted', justification: 'It comes.' },
    ]);
    expect(resultsOf(await as('sarif', cwd, '--no-suppressed'))).toEqual([]);
  });

  test('says nothing of the machine', async () => {
    const cwd = repositoryOf(brokenIsms);
    expect(await as('sarif', cwd)).not.toContain(cwd);
    expect(await as('sarif', cwd)).toBe(await as('sarif', repositoryOf(brokenIsms)));
  });

  // What GitHub's own action works out for these texts, as its tests say.
  test.each([
    ['', ['c129715d7a2bc9a3:1']],
    [
      ' a\nb\n  \t\tc\n d',
      ['271789c17abda88f:1', '54703d4cd895b18:1', '180aee12dab6264:1', 'a23a3dc5e078b07b:1'],
    ],
    [
      ' hello; \t\nworld!!!\r\r\r  \t\tGreetings\r End\r',
      [
        ...['e9496ae3ebfced30:1', 'fb7c023a8b9ccb3f:1', 'ce8ba1a563dcdaca:1', 'e20e36e16fcb0cc8:1'],
        ...['b3edc88f2938467e:1', 'c8e28b0b4002a3a0:1', 'c129715d7a2bc9a3:1'],
      ],
    ],
  ])('has the hash of a line that GitHub works out: %j', (text, hashes) => {
    expect(lineHashes(text)).toEqual(hashes);
  });
});

describe('workflow commands of GitHub', () => {
  test('point at the value, and have nothing in them that ends them', async () => {
    const text = await as('github', repositoryOf(evil));
    const [command = '', last] = text.trimEnd().split('\n');
    expect(command).toMatch(
      /^::error file=[^:]*,line=7,endLine=7,col=8,endColumn=\d+,title=[a-z-]+::[^\r\n]*$/,
    );
    const file = /file=([^,:]*)/.exec(command)?.[1] ?? '';
    expect(decodeURIComponent(file)).toBe(evilName);
    expect(command).toContain('%250A');
    expect(last).toMatch(/^Found \d+ errors?/);
  });

  test('are no more than GitHub shows, the most serious first, and the rest is counted', async () => {
    const files = { ...many(60), 'isms.yaml': `${settings}rules: {field-present: warning}\n` };
    const lines = (await as('github', repositoryOf(files))).trimEnd().split('\n');
    const levels = lines.map(line => /^::(\w+) /.exec(line)?.[1]);
    expect(levels).toEqual([...Array(10).fill('error'), ...Array(10).fill('warning'), undefined]);
    expect(lines.at(-1)).toMatch(/^Found \d+ errors and \d+ warnings\. \d+ of them have no annotation;/);
  });
});

describe('Code Quality of GitLab', () => {
  test('has the fields that are asked for, and fingerprints that are each there once', async () => {
    const twice = { ...brokenIsms, 'risks/acceptances/copy.md': acceptance };
    const found = JSON.parse(await as('gitlab', repositoryOf(twice)));
    expect(found.length).toBeGreaterThan(3);
    for (const it of found) {
      expect(it).toEqual({
        type: 'issue',
        check_name: expect.stringMatching(/^[a-z-]+$/),
        description: expect.stringMatching(/\.$/),
        severity: expect.stringMatching(/^(?:info|minor|major|critical|blocker)$/),
        fingerprint: expect.stringMatching(/./),
        location: { path: expect.not.stringMatching(/^[./]/), lines: expect.anything() },
      });
      expect(it.location.lines.begin).toBeGreaterThan(0);
    }
    expect(new Set(found.map((it: { fingerprint: string }) => it.fingerprint)).size).toBe(found.length);
  });

  test('tells the findings of two ISMSs apart', async () => {
    const [a, b] = ['a', 'b'].map(folder =>
      Object.fromEntries(Object.entries(brokenIsms).map(([name, text]) => [`${folder}/${name}`, text])),
    );
    const found = JSON.parse(await as('gitlab', repositoryOf({ ...a, ...b })));
    expect(found).toHaveLength(2);
    expect(found[0].fingerprint).not.toBe(found[1].fingerprint);
  });
});

describe('JUnit', () => {
  test.each([
    ['nothing found', cleanIsms],
    ['a finding', brokenIsms],
    ['signs that have a meaning', evil],
    ['nothing at all', { 'isms.yaml': settings, 'policies/a.md': '' }],
  ])('of %s is valid by the schemas of Ant and Jenkins', async (_, files) => {
    expect(junitProblems(await as('junit', repositoryOf(files)))).toEqual([]);
  });

  test('fails a test for each finding that --fail-on counts', async () => {
    const counts = async (...args: string[]) =>
      /tests="(\d+)" failures="(\d+)"/.exec(await as('junit', repositoryOf(brokenIsms), ...args))?.slice(1);
    expect(await counts()).toEqual(['2', '1']);
    expect(await counts('--fail-on', 'never')).toEqual(['2', '0']);
    expect(await as('junit', repositoryOf(brokenIsms), '--fail-on', 'never')).toMatch(
      /<system-out>risks\/acceptances\/ACC-1.md:7:7 {2}error {2}Nothing defines 'R-016'/,
    );
  });
});

describe('Markdown', () => {
  const rendered = (text: string) => new MarkdownIt({ html: true, linkify: true }).render(text);

  test('is a table that is read as it was meant', async () => {
    const html = rendered(await as('markdown', repositoryOf(evil)));
    expect(html.match(/<tr>/g)).toHaveLength(2);
    expect(html).toContain('R|1]]&gt; &lt;b&gt; `x` @\u200Byou %0A::error::');
    expect(html).toContain('[c](d) #\u200B1');
    expect(html).toMatch(/<a href="[^"]*reference-resolves.md">reference-resolves<\/a>/);
  });

  test('leads to the line where GitHub shows it', async () => {
    const cwd = repositoryOf(brokenIsms);
    const env = { GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'o/r', GITHUB_SHA: 'abc' };
    const { stdout } = await ismsHere(['check', '--format', 'markdown'], { cwd, env });
    expect(rendered(stdout)).toContain(`href="https://github.com/o/r/blob/abc/${path}?plain=1#L7"`);
  });

  test('says that nothing was found', async () => {
    expect(await as('markdown', repositoryOf(cleanIsms))).toMatch(/^### ISMS: nothing found\n/);
  });
});

describe('5 000 findings', () => {
  const cwd = () => repositoryOf(many(700));

  test('are all in the forms for programs', async () => {
    const folder = cwd();
    const files = ['json', 'sarif', 'gitlab', 'junit'].map(
      format => `--report=${format}=${folder}/${format}`,
    );
    const { code, stdout } = await ismsHere(['check', '--format', 'github', ...files], { cwd: folder });
    expect(code).toBe(1);
    const total = Number(/^Found (\d+) errors/m.exec(stdout)?.[1]);
    expect(total).toBeGreaterThanOrEqual(5000);
    const read = (name: string) => readFileSync(join(folder, name), 'utf8');
    expect(JSON.parse(read('sarif')).runs[0].results).toHaveLength(total);
    expect(JSON.parse(read('gitlab'))).toHaveLength(total);
    expect(read('junit').match(/<failure /g)).toHaveLength(total);
    expect(junitProblems(read('junit'))).toEqual([]);
    expect(sarifSchemaProblems(read('sarif'))).toEqual([]);
  });

  test('are cut in a summary at what GitHub takes, and it says how many are left out', async () => {
    const text = await as('markdown', repositoryOf(many(2000)));
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1024 * 1024);
    expect(Buffer.byteLength(text)).toBeGreaterThan(900 * 1024);
    const total = Number(/^### ISMS: (\d+) errors/.exec(text)?.[1]);
    const left = Number(/There is no room for (\d+) more findings/.exec(text)?.[1]);
    expect(text.match(/^\| error \|/gm)?.length).toBe(total - left);
    expect(text).toMatch(/\n\[field-present\]: https:\S+field-present\.md\n/);
  });
});

test('--report writes other forms to files, and says what is wrong with what it is given', async () => {
  const cwd = repositoryOf(brokenIsms);
  const { code, stdout } = await ismsHere(['check', '--no-excerpt', '--report', 'junit=a=b.xml'], { cwd });
  expect([code, stdout.split('\n')[0]]).toEqual([1, expect.stringContaining(path)]);
  const wrong = await ismsHere(['check', '--report', 'pdf=a.pdf'], { cwd });
  expect([wrong.code, wrong.stderr]).toEqual([
    2,
    expect.stringContaining("'--report' cannot be 'pdf=a.pdf'"),
  ]);
});

describe('isms diff in the same forms', () => {
  const { repository } = repositoriesOfTests();
  const other = 'risks/acceptances/ACC-2.md';
  /** One finding stays, one is mended, one is new. */
  const changed = () => {
    const made = repository({ ...brokenIsms, [other]: acceptance.replace(/ACC-1|R-016/g, 'ACC-2') });
    made.write({
      [other]: null,
      'risks/acceptances/ACC-3.md': acceptance.replace('ACC-1', 'ACC-3').replace('R-016', 'R-333'),
    });
    return made.path;
  };
  const diffAs = async (format: string, cwd: string) =>
    (await ismsHere(['diff', 'HEAD', '--format', format, '--as-of', '2026-09-15'], { cwd })).stdout;

  test('SARIF has what became of each finding, and is valid', async () => {
    const text = await diffAs('sarif', changed());
    const states = JSON.parse(text).runs[0].results.map(
      (it: { baselineState: string; message: { text: string } }) => [it.baselineState, it.message.text],
    );
    expect(states).toEqual([
      ['new', "Nothing defines 'R-333' (a risk)."],
      ['unchanged', "Nothing defines 'R-016' (a risk)."],
      ['absent', expect.stringContaining("'ACC-2'")],
    ]);
    expect(sarifSchemaProblems(text)).toEqual([]);
    expect(multitoolProblems(text)).toEqual([]);
  });

  test('the others tell what is new', async () => {
    const cwd = changed();
    expect(await diffAs('github', cwd)).toMatch(
      /^::error file=risks\/acceptances\/ACC-3\.md,line=7,.*R-333.*\nFound 1 error\.\n$/,
    );
    expect(JSON.parse(await diffAs('gitlab', cwd))).toMatchObject([{ check_name: 'reference-resolves' }]);
    const junit = await diffAs('junit', cwd);
    expect(junit).toContain('tests="1" failures="1"');
    expect(junitProblems(junit)).toEqual([]);
  });
});
