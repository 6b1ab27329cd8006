import { spawnSync } from 'node:child_process';
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type {
  CodeAction,
  CompletionItem,
  CompletionList,
  Hover,
  LocationLink,
  ProtocolConnection,
} from 'vscode-languageserver-protocol';
import { InsertTextFormat } from 'vscode-languageserver-protocol';
import type { IsmsCoverage, OutcomeDetail } from '../../server/src/protocol/coverage.js';
import type { DueAnswer } from '../../server/src/protocol/due.js';
import type {
  AddEntryResult,
  NewDocumentKinds,
  NewDocumentResult,
} from '../../server/src/protocol/newDocument.js';
import {
  offsetAt,
  type ServerClient,
  type ServerOptions,
  serverFile,
  startServer as start,
  textAt,
} from '../support/serverProcess.js';

const running: ServerClient[] = [];

async function startServer(
  files: Readonly<Record<string, string>>,
  options?: ServerOptions,
): Promise<ServerClient> {
  const client = await start(files, options);
  running.push(client);
  return client;
}

afterEach(async () => {
  for (const client of running.splice(0)) {
    // What failed on the way is a finding of every test.
    expect(client.log.filter(line => line.includes(' failed on '))).toEqual([]);
    expect(client.errors).toBe('');
    expect(await client.stop()).toBe(0);
  }
});

const policy = (id: string, related: string) => `---\nid: ${id}\nrelated: [${related}]\n---\n# ${id}\n`;
const broken = 'reference-resolves';
const a = 'policies/a.md';
const b = 'policies/b.md';
const needsB = policy('POL-1', 'POL-2');
const isB = policy('POL-2', 'POL-1');

describe('diagnostics', () => {
  test('an edit in one file clears a problem in another', async () => {
    const client = await startServer({ [a]: needsB });
    await client.untilFound(a, broken);
    client.open(b, '# Not yet\n');
    client.change(b, isB);
    await client.untilGone(a, broken);
    client.change(b, '# No more\n');
    await client.untilFound(a, broken);
  });

  test('they carry range, source, page of the rule, and where else to look', async () => {
    const client = await startServer({ [a]: policy('POL-1', ''), [b]: policy('POL-1', '') });
    await client.untilFound(a, 'id-unique');
    const found = client.diagnostics(a)?.find(({ code }) => code === 'id-unique');
    expect(found).toMatchObject({
      severity: 1,
      source: 'isms',
      codeDescription: {
        href: 'https://github.com/isms-as-code/isms-as-code/blob/main/docs/rules/id-unique.md',
      },
      relatedInformation: [{ location: { uri: client.uri(b) } }],
    });
    expect(found && textAt(policy('POL-1', ''), found.range)).toBe('POL-1');
  });

  test('a client that knows nothing more gets nothing more', async () => {
    const client = await startServer(
      { [a]: policy('POL-1', ''), [b]: policy('POL-1', '') },
      { capabilities: {} },
    );
    await client.untilFound(a, 'id-unique');
    const keys = new Set(client.diagnostics(a)?.flatMap(it => Object.keys(it)));
    expect([...keys].sort()).toEqual(['code', 'message', 'range', 'severity', 'source']);
  });

  test('each of an open document says of which version it is, and the last one counts', async () => {
    const client = await startServer({ [a]: needsB });
    client.open(a, needsB);
    const [first, second] = [policy('POL-1', 'POL-3'), policy('POL-1', 'POL-4')];
    client.change(a, first);
    const last = client.change(a, second);
    await client.until(() => client.published.some(({ version }) => version === last));
    expect(
      client
        .diagnostics(a)
        ?.map(({ message }) => message)
        .join(),
    ).toContain(`'POL-4'`);
    const versions = client.published.filter(({ uri }) => uri === client.uri(a)).map(it => it.version ?? 0);
    expect(versions).toEqual(versions.toSorted((one, other) => one - other));
  });

  test('edits come as stretches of text', async () => {
    const client = await startServer({ [a]: needsB, [b]: isB });
    client.open(a, needsB);
    const at = (character: number) => ({ line: 2, character });
    client.change(a, needsB.replace('POL-2', 'POL-23'), [
      { range: { start: at(15), end: at(15) }, text: '3' },
    ]);
    await client.untilFound(a, broken);
    client.change(a, needsB, [{ range: { start: at(15), end: at(16) }, text: '' }]);
    await client.untilGone(a, broken);
  });
});

describe('files', () => {
  test('what is typed and not saved counts until the document is closed', async () => {
    const client = await startServer({ [a]: needsB, [b]: isB });
    client.open(b, isB);
    client.change(b, '# Gone\n');
    await client.untilFound(a, broken);
    client.close(b);
    await client.untilGone(a, broken);
    client.open(b, '# Gone again\n');
    await client.untilFound(a, broken);
  });

  test('a change on disk does not touch what is open', async () => {
    const client = await startServer({ [a]: needsB, [b]: isB });
    client.open(b, '# Mine\n');
    await client.untilFound(a, broken);
    client.write(b, isB);
    client.tell('changed', b);
    client.open('policies/c.md', policy('POL-3', 'POL-4'));
    await client.untilFound('policies/c.md', broken);
    expect(client.codes(a)).toContain(broken);
    client.close(b);
    await client.untilGone(a, broken);
  });

  test('files come, change and go', async () => {
    const client = await startServer({ [a]: needsB });
    await client.untilFound(a, broken);
    client.write(b, isB);
    client.tell('created', b);
    await client.untilGone(a, broken);
    client.write(b, policy('POL-3', 'POL-9'));
    client.tell('changed', b);
    await client.untilFound(a, broken);
    await client.untilFound(b, broken);
    client.remove(b);
    client.tell('deleted', b);
    await client.until(() => client.diagnostics(b)?.length === 0);
  });

  test('a file that is open and deleted goes when it is closed', async () => {
    const client = await startServer({ [a]: needsB, [b]: isB });
    client.open(b, isB);
    client.remove(b);
    client.tell('deleted', b);
    client.open('policies/c.md', policy('POL-3', 'POL-4'));
    await client.untilFound('policies/c.md', broken);
    expect(client.codes(a)).not.toContain(broken);
    client.close(b);
    await client.untilFound(a, broken);
    await client.until(() => client.diagnostics(b)?.length === 0);
  });

  test('a folder that is moved takes its files along', async () => {
    const client = await startServer({ [a]: policy('POL-1', 'NO-1'), [b]: policy('POL-2', 'NO-1') });
    await client.untilFound(a, broken);
    await client.untilFound(b, broken);
    const move = (from: string, to: string) => {
      renameSync(join(client.root, from), join(client.root, to));
      client.tell('deleted', from);
      client.tell('created', to);
    };
    move('policies', 'attic');
    await client.until(() => client.diagnostics(a)?.length === 0 && client.diagnostics(b)?.length === 0);
    move('attic', 'policies');
    await client.untilFound(a, broken);
    await client.untilFound(b, broken);
  });

  test('what tools put into their folders is nobody’s document', async () => {
    const client = await startServer({
      'node_modules/x/a.md': `---\nkind: policy\nid: POL-9\nrelated: [NO-1]\n---\n`,
      [a]: policy('POL-1', 'POL-9'),
    });
    client.tell('changed', 'node_modules/x/a.md');
    await client.untilFound(a, broken);
    expect(client.diagnostics('node_modules/x/a.md')).toBeNull();
  });

  test('an editor that writes uris another way means the same file', async () => {
    const path = 'policies/a (1)@ä.md';
    const client = await startServer({ [path]: needsB });
    await client.untilFound(path, broken);
    const uri = `file://${client.root}/policies/a%20(1)@%C3%A4.md`;
    expect(uri).not.toBe(client.uri(path));
    client.open(path, policy('POL-1', 'POL-1'), uri);
    await client.until(() => client.published.at(-1)?.uri === uri);
    expect(client.published.at(-1)?.diagnostics.map(({ code }) => code)).not.toContain(broken);
    expect(client.published.at(-1)?.diagnostics.map(({ code }) => code)).not.toContain('id-unique');
  });

  test('folders are opened and closed', async () => {
    const client = await startServer(
      { 'one/policies/a.md': needsB, 'two/policies/b.md': policy('POL-2', 'NO-1') },
      { folders: ['one'] },
    );
    await client.untilFound('one/policies/a.md', broken);
    const folder = { uri: client.uri('two'), name: 'two' };
    client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [folder], removed: [] } });
    await client.untilFound('two/policies/b.md', broken);
    expect(client.codes('one/policies/a.md')).toContain(broken);
    client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [folder] } });
    await client.until(() => client.diagnostics('two/policies/b.md')?.length === 0);
  });

  test('a server that has no files of its own asks the client', async () => {
    const uri = 'vscode-vfs://github/org/isms/policies/a.md';
    const client = await startServer(
      {},
      {
        initializationOptions: { clientFiles: true },
        folders: [],
        prepare(connection: ProtocolConnection) {
          connection.onRequest('isms/listFiles', () => [uri]);
          connection.onRequest('isms/readFile', () => ({ text: needsB }));
        },
      },
    );
    const folder = { uri: 'vscode-vfs://github/org/isms', name: 'isms' };
    client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [folder], removed: [] } });
    await client.until(() => client.published.some(it => it.uri === uri && it.diagnostics.length > 0));
  });

  test('a client of another editor is asked to watch files; our own does so by itself', async () => {
    const other = await startServer({ [a]: needsB });
    await other.untilFound(a, broken);
    expect(JSON.stringify(other.registered)).toContain('workspace/didChangeWatchedFiles');
    const own = await startServer({ [a]: needsB }, { initializationOptions: { clientFiles: false } });
    await own.untilFound(a, broken);
    expect(own.registered).toEqual([]);
  });
});

describe('answers', () => {
  const roles = 'isms/roles.yaml';
  const people = 'title: Roles\npeople:\n  - id: mira.voss\n    name: Mira Voss\n';
  const risk = 'risks/register/R-1.yaml';

  test('hover, definition and completion, in text that is half typed', async () => {
    const client = await startServer({ [roles]: people });
    client.open(risk, 'id: R-1\nrisk_owner: mira.voss\nstatus: \n');
    await client.connection.sendRequest('isms/coverage');
    const hover = await client.ask<Hover>('textDocument/hover', risk, 'mira.voss', 2);
    expect(hover.contents).toMatchObject({ kind: 'markdown' });
    expect(JSON.stringify(hover.contents)).toContain('Mira Voss');
    const [link] = await client.ask<LocationLink[]>('textDocument/definition', risk, 'mira.voss', 2);
    expect(link?.targetUri).toBe(client.uri(roles));
    expect(link && textAt(people, link.targetRange)).toBe('mira.voss');
    const { items } = await client.ask<CompletionList>('textDocument/completion', risk, 'status: ', 8);
    expect(items.map(({ label }) => label)).toContain('in-treatment');
    expect(items[0]?.textEdit).toMatchObject({ newText: 'identified' });
  });

  test('they are of the text as it is, whatever waits to be checked', async () => {
    const client = await startServer({ [roles]: people });
    client.open(risk, 'id: R-1\n');
    await client.connection.sendRequest('isms/coverage');
    client.change(risk, 'id: R-1\nrisk_owner: m');
    const { items } = await client.ask<CompletionList>('textDocument/completion', risk, 'owner: m', 8);
    expect(items.map(({ label }) => label)).toEqual(['mira.voss']);
  });

  test('of what is not there, nothing is said', async () => {
    const client = await startServer({ [roles]: people });
    expect(await client.ask('textDocument/hover', 'nowhere.md', '')).toBeNull();
    expect(await client.ask('textDocument/definition', 'nowhere.md', '')).toBeNull();
    expect(await client.ask('textDocument/completion', 'nowhere.md', '')).toEqual({
      items: [],
      isIncomplete: false,
    });
  });

  test('what an id is is told of an item when it is asked for', async () => {
    const client = await startServer({ [roles]: people });
    client.open(risk, 'id: R-1\nrisk_owner: ');
    const { items } = await client.ask<CompletionList>('textDocument/completion', risk, 'owner: ', 7);
    expect(items[0]).not.toHaveProperty('documentation');
    const resolved = await client.connection.sendRequest<CompletionItem>('completionItem/resolve', items[0]);
    expect(resolved).toMatchObject({ ...items[0], documentation: { kind: 'markdown' } });
    expect(JSON.stringify(resolved.documentation)).toContain('Defined in `isms/roles.yaml`.');
  });

  test('whole entries have stops for an editor that knows them, whole files are not for our own', async () => {
    const completion = { completionItem: { snippetSupport: true } };
    const empty = { 'policies/a.md': '', [roles]: 'people:\n  - ' };
    const other = await startServer(empty, { capabilities: { textDocument: { completion } } });
    const ours = await startServer(empty, { initializationOptions: { clientFiles: false } });
    const ask = (client: ServerClient, path: string, text: string) => {
      client.open(path, text);
      return client.ask<CompletionList>('textDocument/completion', path, text, text.length);
    };
    const [document] = (await ask(other, 'policies/a.md', '')).items;
    expect(document).toMatchObject({
      label: 'new policy POL-001',
      insertTextFormat: InsertTextFormat.Snippet,
    });
    expect((await ask(ours, 'policies/a.md', '')).items).toEqual([]);
    const [entry] = (await ask(other, roles, 'people:\n  - ')).items;
    expect(entry?.textEdit?.newText).toMatch(/^id: \$\{1:first\.last\}\n {4}name: /);
    const [plain] = (await ask(ours, roles, 'people:\n  - ')).items;
    expect(plain?.textEdit?.newText).toMatch(/^id: first\.last\n {4}name: /);
  });

  test('a fix takes its finding away', async () => {
    const client = await startServer({ [roles]: people });
    const text = 'id: R-1\ntitle: A\nstatus: identifed\n';
    client.open(risk, text);
    await client.until(() => client.diagnostics(risk)?.some(({ data }) => data) ?? false);
    const diagnostic = client.diagnostics(risk)?.find(({ data }) => data);
    if (!diagnostic) throw new Error('no finding with a fix');
    const actions = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: client.uri(risk) },
      range: diagnostic.range,
      context: { diagnostics: [diagnostic] },
    });
    const action = actions.find(({ title }) => title === diagnostic.data.fix);
    expect(action).toMatchObject({ kind: 'quickfix', isPreferred: true });
    const [change] = action?.edit?.documentChanges ?? [];
    if (!change || !('edits' in change)) throw new Error('no edit');
    expect(change.textDocument).toEqual({ uri: client.uri(risk), version: 1 });
    const edits = change.edits.flatMap(edit => ('newText' in edit ? [edit] : []));
    const mended = edits.reduceRight(
      (all, { range, newText }) =>
        all.slice(0, offsetAt(text, range.start)) + newText + all.slice(offsetAt(text, range.end)),
      text,
    );
    client.change(risk, mended);
    await client.until(() => !client.diagnostics(risk)?.some(it => it.message === diagnostic.message));
  });

  test('on a head with marks that are out of date, they can be refreshed', async () => {
    const policy = 'policies/POL-1.md';
    const access = (days: string) => `---\nid: POL-1\n---\nAccess ends ${days} after the last day.\n`;
    const client = await startServer({ [policy]: access('two days') });
    const text =
      '---\nid: SCO-1\nreviewed_against:\n  - {ref: POL-1, content: 00000000.0000000000000000.1}\n---\n# Scope\n';
    const scope = 'isms/scope.md';
    client.open(scope, text);
    // Once it has coverage to tell, it has read all files.
    await client.connection.sendRequest('isms/coverage');
    const ask = (line: number, only?: string[]) =>
      client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri: client.uri(scope) },
        range: { start: { line, character: 0 }, end: { line, character: 0 } },
        context: { diagnostics: [], ...(only ? { only } : {}) },
      });
    const title = 'Refresh what it was reviewed against';
    const [action] = (await ask(1)).filter(it => it.title === title);
    expect(action).toMatchObject({ kind: 'refactor.rewrite' });
    expect((await ask(3, ['refactor'])).map(it => it.title)).toEqual([title]);
    expect((await ask(3, ['quickfix'])).map(it => it.title)).not.toContain(title);
    expect((await ask(5)).map(it => it.title)).not.toContain(title);
    const [change] = action?.edit?.documentChanges ?? [];
    if (!change || !('edits' in change)) throw new Error('no edit');
    const [edit] = change.edits.flatMap(it => ('newText' in it ? [it] : []));
    expect(edit && textAt(text, edit.range)).toBe('00000000.0000000000000000.1');
    client.change(scope, text.replace('00000000.0000000000000000.1', edit?.newText ?? ''));
    expect((await ask(1)).map(it => it.title)).not.toContain(title);
  });
});

describe('coverage', () => {
  const ask = (client: ServerClient) =>
    client.connection.sendRequest<readonly IsmsCoverage[]>('isms/coverage');
  const stateOf = ([isms]: readonly IsmsCoverage[], id: string) =>
    isms?.outcomes.find(outcome => outcome.id === id);
  const detailOf = (client: ServerClient, [isms]: readonly IsmsCoverage[], id: string) =>
    client.connection.sendRequest<OutcomeDetail | null>('isms/outcome', { root: isms?.root, id });

  test('it is answered once everything has been read, with reasons and places', async () => {
    const client = await startServer({
      'isms.yaml': 'organization: Kestrel Mail',
      'risks/register/R-1.yaml': 'id: R-1\ntitle: Mail store is readable\n',
    });
    const answer = await ask(client);
    expect(answer).toHaveLength(1);
    expect(answer[0]).toMatchObject({ name: 'Kestrel Mail', asOf: '2026-09-15', documents: 1 });
    expect(answer[0]?.groups.map(({ id }) => id)).toEqual(['management', 'core', 'support']);
    expect(stateOf(answer, 'RA-O2')).toMatchObject({ state: 'partial', evidence: 1 });
    const outcome = await detailOf(client, answer, 'RA-O2');
    expect(outcome?.evidence).toMatchObject([
      { kind: 'risk-register', count: 1, first: [{ id: 'R-1', path: 'risks/register/R-1.yaml' }] },
    ]);
    expect(outcome?.reasons.some(({ holds, place }) => !holds && place !== null)).toBe(true);
  });

  test('what shows an outcome is asked for by itself, and of hundreds of documents only some are named', async () => {
    const risks = Array.from({ length: 120 }, (_, n) => [`risks/register/R-${n}.yaml`, `id: R-${n}\n`]);
    const client = await startServer(Object.fromEntries(risks));
    const answer = await ask(client);
    expect(JSON.stringify(answer).length).toBeLessThan(60_000);
    const [group] = (await detailOf(client, answer, 'RA-O2'))?.evidence ?? [];
    expect([group?.count, group?.first.length]).toEqual([120, 100]);
    expect(await detailOf(client, answer, 'NO-O1')).toBeNull();
  });

  test('the same outcomes are grouped by clause and by owner', async () => {
    const client = await startServer({
      'isms/roles.yaml': 'people:\n  - {id: mira.voss, name: Mira Voss}\n',
      'risks/register/R-1.yaml': 'id: R-1\ntitle: Mail\nowner: mira.voss\n',
    });
    const by = async (grouping: string) => {
      const [isms] = await client.connection.sendRequest<readonly IsmsCoverage[]>('isms/coverage', {
        by: grouping,
      });
      return isms?.groups.map(({ name }) => name) ?? [];
    };
    expect(await by('clause')).toContain('5.2 Policy');
    const owners = await by('owner');
    expect([owners[0], owners.at(-1)]).toEqual(['Mira Voss', 'Nobody yet']);
  });

  test('what falls due is told with its place', async () => {
    const client = await startServer({
      'policies/a.md': '---\nid: POL-1\ntitle: Access\nstatus: approved\nnext_review: 2026-09-01\n---\n',
    });
    const { items, more } = await client.connection.sendRequest<DueAnswer>('isms/due', { within: 90 });
    expect([items.length, more]).toEqual([1, 0]);
    expect(items[0]).toMatchObject({ what: 'Review', title: 'Access', daysLeft: -14, path: 'policies/a.md' });
    expect(items[0]?.place.range.start).toEqual({ line: 4, character: 13 });
  });

  test('where there is no ISMS, there is none to show', async () => {
    const client = await startServer({ 'README.md': '# Hello\n' });
    expect(await ask(client)).toEqual([]);
  });

  test('that it may be another is told once, until it is asked for again', async () => {
    const client = await startServer({ 'isms.yaml': 'organization: Kestrel Mail' });
    await client.until(() => client.coverageChanged === 1);
    const path = 'risks/register/R-1.yaml';
    client.open(path, 'id: R-1\n');
    client.change(path, 'id: R-1\nrisk_owner: nobody\n');
    await client.until(() => client.diagnostics(path) !== null);
    expect(client.coverageChanged).toBe(1);
    expect(stateOf(await ask(client), 'RA-O2')?.state).toBe('partial');
    client.change(path, '# nothing\n');
    await client.until(() => client.coverageChanged === 2);
    expect(stateOf(await ask(client), 'RA-O2')?.state).not.toBe('covered');
  });

  test('each isms.yaml begins an ISMS of its own, and no id of one counts in the other', async () => {
    const client = await startServer({
      'one/isms.yaml': 'organization: One',
      'one/policies/a.md': needsB,
      'two/isms.yaml': 'organization: Two',
      'two/policies/b.md': isB,
    });
    await client.untilFound('one/policies/a.md', broken);
    expect((await ask(client)).map(({ name, documents }) => [name, documents])).toEqual([
      ['One', 1],
      ['Two', 1],
    ]);
    client.open('one/policies/b.md', isB);
    await client.untilGone('one/policies/a.md', broken);
  });
});

describe('new documents', () => {
  const roles = 'people:\n  - id: mira.voss\n    name: Mira Voss\n';
  const files = {
    'isms.yaml': 'organization: Kestrel Mail',
    'isms/roles.yaml': roles,
    'incidents/records/INC-2026-004.md': '---\nid: INC-2026-004\n---\n',
  };

  test('the kinds of each ISMS are told, for an outcome only those that it accepts', async () => {
    const client = await startServer(files);
    const ask = (params: object) =>
      client.connection.sendRequest<NewDocumentKinds[]>('isms/newDocumentKinds', params);
    const [all, ...others] = await ask({});
    expect(others).toEqual([]);
    expect(all).toMatchObject({ name: 'Kestrel Mail', outcomeTitle: null });
    expect(all?.kinds).toHaveLength(45);
    expect(all?.kinds.find(({ kind }) => kind === 'role-assignment')).toMatchObject({
      there: { uri: client.uri('isms/roles.yaml'), path: 'isms/roles.yaml' },
      lists: [{ key: 'people' }, { key: 'roles' }, { key: 'own_roles' }],
    });
    const [accepted] = await ask({ outcome: 'INC-O2', root: all?.root });
    expect(accepted?.kinds.map(({ kind }) => kind)).toContain('incident-record');
    expect(accepted?.kinds.map(({ kind }) => kind)).not.toContain('policy');
    expect(await ask({ root: 'file:///elsewhere' })).toEqual([]);
  });

  test('one is made with the next free id, at its place', async () => {
    const client = await startServer(files);
    const [isms] = await client.connection.sendRequest<NewDocumentKinds[]>('isms/newDocumentKinds', {});
    const ask = (params: object) =>
      client.connection.sendRequest<NewDocumentResult | null>('isms/newDocument', {
        root: isms?.root,
        kind: 'incident-record',
        ...params,
      });
    const made = await ask({ title: 'Lost laptop', owner: 'mira.voss', time: '14:05:00+02:00' });
    expect(made).toMatchObject({
      uri: client.uri('incidents/records/INC-2026-005.md'),
      id: 'INC-2026-005',
      idTakenBy: null,
      isTaken: false,
    });
    expect(made?.snippet).toMatch(/title: Lost laptop\nowner: \$\{3:mira\.voss\}\n/);
    expect((await ask({ id: 'INC-2026-004' }))?.idTakenBy).toBe('incidents/records/INC-2026-004.md');
    expect(await ask({ kind: 'none' })).toBeNull();
  });

  test('an entry is put at the end of a list', async () => {
    const client = await startServer(files);
    const uri = client.uri('isms/roles.yaml');
    const ask = (list: string) =>
      client.connection.sendRequest<AddEntryResult | null>('isms/addEntry', { uri, list });
    const entry = await ask('people');
    expect(entry?.position).toEqual({ line: 3, character: 0 });
    expect(entry?.snippet).toMatch(/^ {2}- id: \$\{1:first\.last\}\n {4}name: /);
    expect(await ask('risks')).toBeNull();
  });
});

describe('the process', () => {
  test('it stops in the midst of work', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 300 }, (_, n) => [
        `policies/p${n}.md`,
        policy(`POL-${n}`, `POL-${n + 1}, NO-${n}`),
      ]),
    );
    const client = await start(files);
    client.open(a, needsB);
    expect(await client.stop()).toBe(0);
  });

  test('it speaks over the channel of a Node process', async () => {
    const client = await startServer({ [a]: needsB }, { transport: 'ipc' });
    await client.untilFound(a, broken);
  });

  test('the command line has it, too', async () => {
    const client = await startServer(
      { [a]: needsB },
      { command: [serverFile.replace('server.cjs', 'isms.cjs'), 'lsp'] },
    );
    await client.untilFound(a, broken);
  });

  test('garbage on its input does not make it hang', () => {
    const run = spawnSync(process.execPath, [serverFile, '--stdio'], {
      input: 'GET / HTTP/1.1\r\nHost: x\r\n\r\n{"not": "for us"}',
      timeout: 20_000,
    });
    expect(run.signal).toBeNull();
    expect(run.status).toBe(1);
  });

  test('it says how it is used', () => {
    const run = (...args: string[]) =>
      spawnSync(process.execPath, [serverFile, ...args], { encoding: 'utf8' });
    expect(run('--help')).toMatchObject({ status: 0, stderr: '' });
    expect(run('--help').stdout).toContain('--stdio');
    expect(run('--version').stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(run()).toMatchObject({ status: 2, stdout: '' });
  });
});
