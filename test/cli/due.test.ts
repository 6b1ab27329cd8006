import ICAL from 'ical.js';
import { sync as nodeIcal, type VEvent } from 'node-ical';
import { describe, expect, test } from 'vitest';
import { foldersOfTests, ismsHere, schemaProblems } from '../support/cli.js';

const folderWith = foldersOfTests();
const example = ['--root', 'examples/tallyhop'];

describe('isms due', () => {
  test('groups what is overdue, due soon and due later, each with who and where', async () => {
    const { stdout, stderr, code } = await ismsHere(['due', ...example]);
    expect([stderr, code]).toEqual(['', 0]);
    expect(stdout).toMatch(/^Tallyhop GmbH · due within 90 days of 2026-09-15\n\nOverdue \(\d+\)\n/);
    expect(stdout).toMatch(
      /\n {2}2026-07-31 {3}46 days ago {2}Review: Cryptography and keys policy \(POL-008\)\n {28}Aylin Demir · examples\/tallyhop\/policies\/POL-008-cryptography\.md:\d+:\d+\n/,
    );
    expect(stdout).toMatch(/\nWithin 30 days \(\d+\)\n[\s\S]*\nWithin 90 days \(\d+\)\n/);
  });

  test('says so where nothing is due', async () => {
    const root = folderWith({ 'isms.yaml': 'organization: Kestrel\n' });
    const { stdout } = await ismsHere(['due', '--root', root]);
    expect(stdout).toBe('Kestrel · due within 90 days of 2026-09-15\n\nNothing is due.\n');
  });

  test('--within and --owner narrow it down; an owner has an id and a name', async () => {
    const json = async (...args: string[]) =>
      JSON.parse((await ismsHere(['due', ...example, '--format', 'json', ...args])).stdout).isms[0].items;
    const soon = await json('--within', '30');
    expect(soon.length).toBeGreaterThan(0);
    expect(soon.filter((it: { days_left: number }) => it.days_left > 30)).toEqual([]);
    const byId = await json('--owner', 'aylin.demir');
    expect(new Set(byId.map((it: { owner: { id: string } }) => it.owner.id))).toEqual(
      new Set(['aylin.demir']),
    );
    expect(await json('--owner', 'Aylin Demir')).toEqual(byId);
  });

  test('an owner who owns nothing is no silent zero', async () => {
    const { code, stderr } = await ismsHere(['due', ...example, '--owner', 'aylin.demirr']);
    expect(code).toBe(2);
    expect(stderr).toContain("Nothing names 'aylin.demirr' as its owner.\n  Did you mean 'aylin.demir'?");
  });

  test.each([['-3'], ['soon'], ['1.5']])('--within %s is refused', async days => {
    const { code, stderr } = await ismsHere(['due', ...example, `--within=${days}`]);
    expect([code, stderr.split('\n')[0]]).toEqual([2, `error: '--within' cannot be '${days}'.`]);
  });

  test('JSON has the form that is published', async () => {
    const { stdout } = await ismsHere(['due', ...example, '--format', 'json', '--within', '400']);
    expect(schemaProblems('due', stdout)).toEqual([]);
  });
});

describe('isms due --format ics', () => {
  const calendar = async (root: string, ...args: string[]) =>
    (await ismsHere(['due', '--root', root, '--format', 'ics', ...args])).stdout;
  /** Everything that makes a calendar hard: separators, quotes, emoji at the end of a line, a very long title. */
  const title = `Keys; "cipher", back\\slash — ${'Schlüssel 🔑 '.repeat(20)}end`;
  const policy = (nextReview: string) => ({
    'isms.yaml': 'organization: Müller, Söhne; & Co\n',
    'policies/a b.md': `---\nid: POL-1\ntitle: ${JSON.stringify(title)}\nowner: mira.voss\nstatus: approved\nnext_review: ${nextReview}\n---\n`,
  });

  test('two parsers read the same events, a day each', async () => {
    const text = await calendar('examples/tallyhop');
    const items = JSON.parse((await ismsHere(['due', ...example, '--format', 'json'])).stdout).isms[0]
      .items as { what: string; title: string; day: string }[];
    const wanted = items.map(it => `${it.day} ${it.what}: ${it.title}`);
    expect(wanted.length).toBeGreaterThan(20);
    expect(readByIcalJs(text).map(it => `${it.day} ${it.summary}`)).toEqual(wanted);
    expect(readByNodeIcal(text).map(it => `${it.day} ${it.summary}`)).toEqual(wanted);
  });

  test('special characters and long lines come out as they went in', async () => {
    const text = await calendar(folderWith(policy('2026-09-20')));
    for (const events of [readByIcalJs(text), readByNodeIcal(text)]) {
      expect(events).toEqual([
        expect.objectContaining({
          day: '2026-09-20',
          summary: `Review: ${title}`,
          description: 'POL-1\nOwner: mira.voss\npolicies/a b.md:6',
        }),
      ]);
    }
  });

  test('lines end with CRLF and have at most 75 octets, whole characters all', async () => {
    const text = await calendar(folderWith(policy('2026-09-20')));
    const lines = text.split('\r\n');
    expect(lines.at(-1)).toBe('');
    expect(lines.filter(line => /[\r\n]/.test(line))).toEqual([]);
    expect(Math.max(...lines.map(line => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(lines.some(line => line.startsWith(' '))).toBe(true);
    expect(text).not.toContain('\uFFFD');
  });

  test('the same thing keeps its UID when its day moves, and every UID is another one', async () => {
    const before = readByIcalJs(await calendar(folderWith(policy('2026-09-20'))));
    const after = readByIcalJs(await calendar(folderWith(policy('2026-10-20'))));
    expect([before.length, after[0]?.uid]).toEqual([1, before[0]?.uid]);
    const uids = readByIcalJs(await calendar('examples/tallyhop', '--within', '800')).map(({ uid }) => uid);
    expect(new Set(uids).size).toBe(uids.length);
  });

  test('the same texts on the same day give the same calendar', async () => {
    expect(await calendar('examples/tallyhop')).toBe(await calendar('examples/tallyhop'));
  });

  test('a calendar in which nothing is due has a component all the same', async () => {
    const text = await calendar(folderWith({ 'isms.yaml': 'organization: Kestrel\n' }));
    expect(new ICAL.Component(ICAL.parse(text)).getAllSubcomponents().map(({ name }) => name)).toEqual([
      'vtimezone',
    ]);
    expect(readByNodeIcal(text)).toEqual([]);
  });
});

interface ReadEvent {
  readonly uid: string;
  readonly day: string;
  readonly summary: string;
  readonly description: string;
}

const readByIcalJs = (text: string): ReadEvent[] =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map(component => {
    const { uid, summary, description, startDate } = new ICAL.Event(component);
    if (!startDate.isDate) throw new Error(`${uid} has a time of day.`);
    return { uid, day: startDate.toString(), summary, description };
  });

const readByNodeIcal = (text: string): ReadEvent[] =>
  Object.values(nodeIcal.parseICS(text))
    .filter((it): it is VEvent => it?.type === 'VEVENT')
    .map(({ uid, start, datetype, summary, description }) => {
      if (datetype !== 'date') throw new Error(`${uid} has a time of day.`);
      const day = [start.getFullYear(), start.getMonth() + 1, start.getDate()]
        .map(it => String(it).padStart(2, '0'))
        .join('-');
      return { uid, day, summary: String(summary), description: String(description) };
    });
