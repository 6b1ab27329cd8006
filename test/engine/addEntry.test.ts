import { describe, expect, test } from 'vitest';
import { addEntry, type Engine, personMeant } from '../../server/src/engine/index.js';
import { entrySnippet } from '../../server/src/engine/snippets/builtInSnippets.js';
import { newEntry } from '../../server/src/engine/snippets/newEntry.js';
import { exampleIsms } from '../support/exampleIsms.js';
import { checkedEngine, parseFixture } from '../support/fixture.js';

/** The text of the only file of a fixture with another entry in one of its lists. */
function added(fixture: string, list: string): string {
  const { files } = parseFixture(fixture);
  const [path = '', text = ''] = [...files][0] ?? [];
  const entry = addEntry(checkedEngine(files), path, list, { owner: 'mira.voss' });
  return entry ? text.slice(0, entry.offset) + entry.text + text.slice(entry.offset) : 'no place';
}

const person = ['id: first.last', 'name: <first name and surname>', 'roles: [isms-manager]', 'side: inside'];

describe('a new entry', () => {
  const people = (indent: string) =>
    `${indent}- ${person.join(`\n${indent}  `)}\n`.replace('first.last', 'mira.voss');

  test('follows the last one of its list', () => {
    const head = '=== isms/roles.yaml ===\ntitle: Roles\npeople:\n';
    const rest = 'roles:\n  - role: ciso\n';
    expect(added(`${head}  - id: a\n    name: A\n\n${rest}`, 'people')).toBe(
      `title: Roles\npeople:\n  - id: a\n    name: A\n${people('  ')}\n${rest}`,
    );
    expect(added(`${head}- id: a\n  # who?\n${rest}`, 'people')).toBe(
      `title: Roles\npeople:\n- id: a\n  # who?\n${people('')}${rest}`,
    );
    expect(added(`${head}  - id: a`, 'people')).toBe(`title: Roles\npeople:\n  - id: a\n${people('  ')}`);
  });

  test('begins the list where there is none', () => {
    expect(added('=== isms/roles.yaml ===\ntitle: Roles', 'people')).toBe(
      `title: Roles\npeople:\n${people('  ')}`,
    );
    expect(added('=== audits/reports/a.md ===\n---\nid: AUD-2026-1\n---\n# A', 'findings')).toContain(
      '---\nid: AUD-2026-1\nfindings:\n  - id: AUD-2026-1-F1\n',
    );
  });

  test('has no place in a list in brackets, nor in one that the kind does not have', () => {
    expect(added('=== isms/roles.yaml ===\npeople: [{id: a}]', 'people')).toBe('no place');
    expect(added('=== isms/roles.yaml ===\npeople: []', 'people')).toBe('no place');
    expect(added('=== isms/roles.yaml ===\ntitle: Roles', 'risks')).toBe('no place');
    expect(added('=== notes.txt.yaml ===\ntitle: Roles', 'people')).toBe('no place');
  });

  test('keeps the ends of lines', () => {
    const files = new Map([['isms/roles.yaml', 'title: Roles\r\npeople:\r\n  - id: a\r\n']]);
    const entry = addEntry(checkedEngine(files), 'isms/roles.yaml', 'people');
    expect(entry?.text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  test('of every list of the example has nothing but gaps', () => {
    const engine = checkedEngine(exampleIsms());
    const seen = new Set<string>();
    const news: string[] = [];
    for (const { uri, recognition, text } of engine.documents()) {
      for (const list of listsIn(engine, uri)) {
        const entry = addEntry(engine, uri, list, { owner: 'mira.voss' });
        const name = `${list} of ${recognition.kind}`;
        if (!entry || seen.has(name)) continue;
        seen.add(name);
        const before = findingsIn(engine, uri);
        engine.apply([{ uri, text: text.slice(0, entry.offset) + entry.text + text.slice(entry.offset) }]);
        for (const _ of engine.check());
        news.push(...findingsIn(engine, uri).filter(it => !before.includes(it)));
        engine.apply([{ uri, text }]);
      }
    }
    expect(seen.size).toBeGreaterThan(25);
    // The case that gets another action is closed, and the statement has all controls already.
    expect(news).toEqual([
      "nonconformity-closed-with-effect-check: This case is closed, but action 'NC-2026-002-3' is not done.",
      "soa-control-named-by-treatment: '<id of a control>' is applicable for reason 'risk', but no risk and no measure of the treatment plan names it.",
    ]);
  });

  test('of every type has a snippet', () => {
    const engine = checkedEngine(new Map());
    for (const type of Object.keys(engine.setup.schemas.entries)) {
      expect(entrySnippet(type), type).not.toBeNull();
      expect(newEntry(engine, type), type).not.toBeNull();
    }
    expect(newEntry(engine, 'none')).toBeNull();
  });
});

/** The lists of entries that a document has. */
function listsIn(engine: Engine, uri: string): readonly string[] {
  const document = engine.document(uri);
  const lists = Object.keys((document && engine.schemaOf(document)?.lists) ?? {});
  return lists.filter(list => document?.text.includes(`\n${list}:`));
}

const findingsIn = (engine: Engine, uri: string): readonly string[] =>
  engine
    .diagnostics(uri)
    .filter(({ code }) => code !== 'placeholder-left')
    .map(({ code, message }) => `${code}: ${message}`);

describe('whoever writes', () => {
  const engine = checkedEngine(
    parseFixture(
      '=== isms/roles.yaml ===\npeople:\n  - id: mira.voss\n    name: Mira Voß\n  - id: to\n    name: Tom',
    ).files,
  );

  test.each([
    [{ id: 'ciso', name: 'Tom' }, 'ciso'],
    [{ name: 'Mira Voss' }, 'mira.voss'],
    [{ name: 'MV', email: 'mira.voss@example.com' }, 'mira.voss'],
    [{ name: 'to', email: 'x@example.com' }, 'to'],
    [{ name: 'Somebody', email: 'else@example.com' }, null],
    [{}, null],
  ])('%j is %s', (author, id) => {
    expect(personMeant(engine, author)).toBe(id);
  });

  test('is the name itself where nobody is listed', () => {
    expect(personMeant(checkedEngine(new Map()), { name: 'Mira Voß' })).toBe('Mira Voß');
  });
});
