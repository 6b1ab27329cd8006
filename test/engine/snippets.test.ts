import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { allRules, builtInModel, type Engine } from '../../server/src/engine/index.js';
import {
  type ExpandedSnippet,
  expandSnippet,
  type SnippetOptions,
} from '../../server/src/engine/snippets/expandSnippet.js';
import { checkedEngine, today } from '../support/fixture.js';

interface Snippet {
  readonly prefix: string;
  readonly description: string;
  readonly isFileTemplate?: boolean;
  readonly body: readonly string[];
}

const root = new URL('../../', import.meta.url);
const textOf = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const snippetsIn = (name: string): readonly Snippet[] =>
  Object.values(JSON.parse(textOf(`snippets/${name}.code-snippets`)));

const markdown = snippetsIn('markdown');
const yaml = snippetsIn('yaml');
const entries = snippetsIn('entries');
const model = builtInModel();

const [year = '', month = '', day = ''] = today.split('-');
const variables = {
  CURRENT_YEAR: year,
  CURRENT_MONTH: month,
  CURRENT_DATE: day,
  CURRENT_HOUR: '09',
  CURRENT_MINUTE: '30',
  CURRENT_TIMEZONE_OFFSET: '+02:00',
};

const expand = (snippet: Snippet, options: SnippetOptions = {}): ExpandedSnippet =>
  expandSnippet(snippet.body.join('\n'), { variables, ...options });

function found<T>(thing: T | undefined, name: string): T {
  if (thing === undefined) throw new Error(`There is no '${name}'.`);
  return thing;
}

/** `risks/register/**\/*.yaml` becomes a file of that folder. */
const firstPath = (kind: string): string => {
  const path = found(model.kind(kind)?.paths[0], kind);
  return path.replace('**/*', kind).replace('{yaml,yml}', 'yaml');
};

const documentAt = (path: string): Snippet =>
  found(
    [...markdown, ...yaml].find(it => firstPath(kindOf(it)) === path),
    path,
  );

const kindOf = ({ prefix }: Snippet): string => prefix.slice('isms-'.length);

/** A workspace with one document of each kind, so that what one refers to by default is in another. */
const started = (options: SnippetOptions = {}): Map<string, string> =>
  new Map([...markdown, ...yaml].map(it => [firstPath(kindOf(it)), `${expand(it, options).text}\n`]));

/** A gap may be left in a new document, and these are for its author to settle; any other finding is a fault of the snippet. */
const leftToAuthors: Readonly<Record<string, readonly string[]>> = {
  // One person stands for everybody, so the auditor is somebody with a stake in what is audited.
  'isms-audit-report': ['auditor-is-impartial'],
  'isms-entry-audit-finding': ['auditor-is-impartial'],
  // The schedule begins with one line; the others depend on what the organization keeps.
  'isms-records-schedule': ['records-schedule-complete'],
  'isms-entry-retention-line': ['records-schedule-complete'],
  // A role of one's own has no holder yet.
  'isms-entry-own-role': ['role-has-holder'],
};

/** What is found in a document although the snippets that it is made from were left as they stand. */
function faults(engine: Engine, path: string, from: readonly Snippet[]): readonly string[] {
  const expected = ['placeholder-left', ...from.flatMap(({ prefix }) => leftToAuthors[prefix] ?? [])];
  return engine
    .diagnostics(path)
    .filter(({ code }) => !expected.includes(code))
    .map(({ code, message }) => `${code}: ${message}`);
}

describe('there is a snippet for', () => {
  test('every kind, in the language of its first path', () => {
    const inMarkdown = (kind: { paths: readonly string[] }): boolean =>
      kind.paths[0]?.endsWith('.md') === true;
    const kinds = model.kinds.map(kind => [kind.id, inMarkdown(kind)]);
    expect([...markdown, ...yaml].map(it => [kindOf(it), markdown.includes(it)]).sort()).toEqual(
      kinds.sort(),
    );
  });

  test('every type of entry that a schema lists', () => {
    const types = new Set(readdirSync(new URL('schemas/kinds/', root)).flatMap(entryTypesOf));
    const prefixes = entries.map(({ prefix }) => prefix);
    expect([...types].filter(type => !prefixes.includes(`isms-entry-${type}`))).toEqual([]);
  });

  test('every control, in the statement of applicability', () => {
    const soa = parse(started().get('risks/soa.yaml') ?? '') as { controls: readonly { control: string }[] };
    expect(soa.controls.map(({ control }) => control)).toEqual(model.controls.map(({ id }) => id));
  });
});

const entryTypesOf = (file: string): readonly string[] => [
  ...new Set(
    [...textOf(`schemas/kinds/${file}`).matchAll(/"entries": "([a-z-]+)"/g)].map(([, it = '']) => it),
  ),
];

describe('a snippet', () => {
  const all = [...markdown, ...yaml, ...entries];

  test('has a description of one sentence', () => {
    expect(all.filter(({ description }) => !/^[A-Z][^\n]*[^.]\.$/.test(description))).toEqual([]);
  });

  test('numbers its stops in the order of the text and is left at its end', () => {
    for (const snippet of all) {
      const numbers = expand(snippet).stops.map(({ number }) => number);
      expect(numbers, snippet.prefix).toEqual([...numbers.slice(1).map((_, index) => index + 1), 0]);
      expect(snippet.body.at(-1), snippet.prefix).toMatch(/\$0$/);
    }
  });

  test('of a document fills a file and begins with kind and id', () => {
    for (const snippet of [...markdown, ...yaml]) {
      const { text, stops } = expand(snippet);
      const start = `kind: ${kindOf(snippet)}\nid: ${stops[0]?.initial}\n`;
      expect(text.replace(/^---\n/, '').slice(0, start.length)).toBe(start);
      expect(snippet.isFileTemplate, snippet.prefix).toBe(true);
    }
  });

  test('of an entry begins an item of a list', () => {
    const texts = entries.filter(({ prefix }) => prefix.startsWith('isms-entry-')).map(it => expand(it).text);
    expect(texts.filter(text => !/^- \S.*(?:\n {2,}\S.*)*$/.test(text))).toEqual([]);
  });

  test('is offered by the extension, entries in both languages', () => {
    const { contributes } = JSON.parse(textOf('package.json'));
    expect(contributes.snippets).toEqual([
      { language: 'markdown', path: './snippets/markdown.code-snippets' },
      { language: 'yaml', path: './snippets/yaml.code-snippets' },
      { language: 'markdown', path: './snippets/entries.code-snippets' },
      { language: 'yaml', path: './snippets/entries.code-snippets' },
    ]);
  });

  test('is described on its page', () => {
    const rows = [...textOf('docs/snippets.md').matchAll(/^\| `([^`]+)` \| ([^|]+) \|/gm)];
    expect(rows.map(([, prefix, description]) => [prefix, description])).toEqual(
      all.map(({ prefix, description }) => [prefix, description]),
    );
  });
});

describe('as it stands, a new document', () => {
  const files = started();
  const engine = checkedEngine(files);

  test('is taken for its kind', () => {
    const taken = engine.documents().map(({ path, recognition: { kind } }) => [kind ?? '', path] as const);
    expect(taken.sort()).toEqual(model.kinds.map(({ id }) => [id, firstPath(id)] as const).sort());
  });

  test.each([...markdown, ...yaml])('$prefix has nothing but gaps', snippet => {
    expect(faults(engine, firstPath(kindOf(snippet)), [snippet])).toEqual([]);
  });

  test('is told of every gap', () => {
    for (const [path, text] of files) {
      const gaps = text.match(/<[^>\n]*>|\[Insert [^\]\n]*\]/g) ?? [];
      const told = engine.diagnostics(path).filter(({ code }) => code === 'placeholder-left');
      expect(told.length, path).toBe(gaps.length);
    }
  });
});

test('whatever is chosen is a value that is allowed', () => {
  const stops = [...markdown, ...yaml, ...entries].flatMap(it => expand(it).stops);
  const most = Math.max(...stops.map(({ choices }) => choices.length));
  for (let index = 1; index < most; index += 1) {
    const choose = (choices: readonly string[]): string => choices[index] ?? choices.at(-1) ?? '';
    const files = started({ choose });
    for (const snippet of entries.filter(hasHome)) insert(files, snippet, { choose });
    const engine = checkedEngine(files, { rules: rulesOnValues });
    const wrong = [...files.keys()].flatMap(path => engine.diagnostics(path));
    expect(wrong.map(({ message }) => message)).toEqual([]);
  }
});

const rulesOnValues = allRules.filter(({ meta: { code } }) =>
  ['claim-fits-kind', 'outcome-known', 'process-known', 'value-allowed', 'value-has-type'].includes(code),
);

const typeOf = ({ prefix }: Snippet): string => prefix.slice('isms-entry-'.length);

const hasHome = (snippet: Snippet): boolean => homes[typeOf(snippet)] !== undefined;

/** Where each entry has its place: the kind and the field of its list. */
const homes: Readonly<Record<string, readonly [kind: string, field: string]>> = {
  person: ['role-assignment', 'people'],
  'role-holder': ['role-assignment', 'roles'],
  'own-role': ['role-assignment', 'own_roles'],
  objective: ['objectives-register', 'objectives'],
  party: ['interested-party-register', 'parties'],
  requirement: ['requirements-register', 'requirements'],
  asset: ['asset-inventory', 'assets'],
  'treatment-item': ['risk-treatment-plan', 'items'],
  'soa-line': ['statement-of-applicability', 'controls'],
  supplier: ['supplier-register', 'suppliers'],
  'competence-profile': ['competence-matrix', 'profiles'],
  'competence-holder': ['competence-matrix', 'holders'],
  'training-measure': ['training-plan', 'measures'],
  improvement: ['improvement-register', 'improvements'],
  'document-line': ['document-register', 'documents'],
  'retention-line': ['records-schedule', 'lines'],
  disposal: ['disposal-record', 'disposals'],
  message: ['communication-plan', 'messages'],
  contact: ['contact-list', 'contacts'],
  customer: ['customer-register', 'customers'],
  'resource-need': ['resource-plan', 'needs'],
  'planned-audit': ['audit-programme', 'audits'],
  'audit-finding': ['audit-report', 'findings'],
  'measured-value': ['measurement', 'values'],
  'corrective-action': ['nonconformity', 'actions'],
  'review-input': ['management-review', 'inputs'],
  'review-decision': ['management-review', 'decisions'],
  issue: ['context-record', 'issues'],
  notice: ['incident-record', 'notices'],
  timeline: ['incident-record', 'timeline'],
  trace: ['incident-record', 'traces'],
  lesson: ['incident-record', 'lessons'],
  answer: ['customer-request', 'answers'],
};

describe('as it stands, the entry', () => {
  const files = started();
  const placed = entries.filter(hasHome).map(snippet => ({ snippet, path: insert(files, snippet) }));
  const engine = checkedEngine(files);

  test('of each type has its place', () => {
    const without = entries.filter(it => !hasHome(it)).map(({ prefix }) => prefix);
    expect(without).toEqual(['isms-entry-risk', 'isms-declaration']);
  });

  test.each(placed)('$snippet.prefix has nothing but gaps in its list', ({ path }) => {
    const inPath = placed.filter(it => it.path === path).map(({ snippet }) => snippet);
    expect(faults(engine, path, [...inPath, documentAt(path)])).toEqual([]);
  });

  test('isms-entry-risk has nothing but gaps in a register of several risks', () => {
    const files = started();
    files.delete(firstPath('risk-register'));
    const head = `title: Risks\nowner: first.last\nnext_review: ${year}-12-31\nrisks:`;
    const snippet = snippetFor('isms-entry-risk');
    files.set('risks/register.yaml', `${head}\n${indented(snippet)}\n`);
    expect(faults(checkedEngine(files), 'risks/register.yaml', [snippet])).toEqual([]);
  });

  test('isms-declaration stands for a record of what did not happen', () => {
    const path = 'incidents/records/none.md';
    const head = 'id: INC-0\ntitle: No incident';
    const snippet = snippetFor('isms-declaration');
    const files = started().set(path, `---\n${head}\n${expand(snippet).text}\n---\n`);
    expect(faults(checkedEngine(files), path, [snippet])).toEqual([]);
  });
});

const snippetFor = (wanted: string): Snippet =>
  found(
    entries.find(({ prefix }) => prefix === wanted),
    wanted,
  );

const indented = (snippet: Snippet, options: SnippetOptions = {}): string =>
  expand(snippet, options).text.replace(/^(?=.)/gm, '  ');

/** Puts an entry where the first of its list stands, or begins the list; returns the path of the document. */
function insert(files: Map<string, string>, snippet: Snippet, options: SnippetOptions = {}): string {
  const [kind, field] = homes[typeOf(snippet)] ?? ['', ''];
  const path = firstPath(kind);
  const text = files.get(path) ?? '';
  const list = `${field}:\n${indented(snippet, options)}\n`;
  const known = new RegExp(`^${field}:\n  - .*\n(?:    .*\n)*`, 'm');
  const start = text.startsWith('---\n') ? text.indexOf('\n---\n') + 1 : text.length;
  files.set(
    path,
    known.test(text) ? text.replace(known, () => list) : text.slice(0, start) + list + text.slice(start),
  );
  return path;
}
