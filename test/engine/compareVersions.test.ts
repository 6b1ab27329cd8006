import { describe, expect, test } from 'vitest';
import { builtInSetup, compareVersions, Workspace } from '../../server/src/engine/index.js';
import { contentFingerprint } from '../../server/src/engine/suspect/contentFingerprint.js';
import { today } from '../support/fixture.js';
import { ownCatalogue, ownSchema, ownSettings } from '../support/ownCatalogue.js';
import { acceptance, brokenIsms, cleanIsms, decision } from '../support/smallIsms.js';

type Files = Readonly<Record<string, string | null>>;

function compared(before: Files, changes: Files) {
  const workspace = new Workspace([''], builtInSetup(today));
  const settle = () => {
    for (const _ of workspace.check());
  };
  const changesOf = (files: Files) => Object.entries(files).map(([uri, text]) => ({ uri, text }));
  workspace.apply(changesOf({ 'isms.yaml': null }));
  workspace.apply(changesOf(before));
  const all = compareVersions(workspace, changesOf(changes), {
    settle,
    telling:
      () =>
      ({ code, uri }) =>
        `${uri} ${code}`,
  });
  return all;
}

const only = (before: Files, changes: Files) => {
  const [isms, ...others] = compared(before, changes);
  expect(others).toEqual([]);
  if (!isms) throw new Error('there is no ISMS');
  return isms;
};
const outcomesOf = (isms: ReturnType<typeof only>) =>
  isms.outcomes.map(({ id, before, after, direction, cause, why }) => ({
    id,
    before,
    after,
    direction,
    cause,
    why,
  }));

const path = 'isms/decisions/DEC-1.md';

describe('outcomes', () => {
  test('whose only evidence is removed are lost, with that reason', () => {
    const { [path]: _, ...rest } = brokenIsms;
    const isms = only({ ...rest, [path]: decision }, { [path]: null });
    expect(outcomesOf(isms)).toEqual([
      {
        id: 'RES-O2',
        before: 'covered',
        after: 'missing',
        direction: 'worse',
        cause: 'documents',
        why: [`The only evidence, ${path}, is removed.`],
      },
    ]);
    expect(isms.processes.map(({ id, before, after }) => [id, before.covered, after.covered])).toEqual([
      ['RES', 1, 0],
    ]);
  });

  test('that a document does not claim any more are lost; the document is still there', () => {
    const isms = only(brokenIsms, { [path]: decision.replace('[RES-O2]', '[]') });
    expect(outcomesOf(isms)).toMatchObject([
      {
        id: 'RES-O2',
        after: 'missing',
        why: [`The only evidence, ${path}, is not evidence of it any more.`],
      },
    ]);
  });

  test('get worse by what is newly wrong, and better by what is mended or new', () => {
    const draft = decision.replace('status: decided', 'status: draft');
    const worse = only(cleanIsms, { [path]: draft });
    expect(outcomesOf(worse)).toMatchObject([
      {
        id: 'RES-O2',
        after: 'partial',
        direction: 'worse',
        why: [`${path} is not complete: its status is draft.`],
      },
    ]);
    const better = only({ ...cleanIsms, [path]: draft }, { [path]: decision });
    expect(outcomesOf(better)).toMatchObject([
      { direction: 'better', why: [`No longer: ${path} is not complete: its status is draft.`] },
    ]);
    const { [path]: _, ...rest } = brokenIsms;
    expect(outcomesOf(only(rest, { [path]: decision }))).toMatchObject([
      {
        id: 'RES-O2',
        before: 'missing',
        after: 'covered',
        direction: 'better',
        why: [`${path} is new evidence.`],
      },
    ]);
  });

  test('that the settings leave out, or take in again, follow from the settings', () => {
    const leftOut = `organization: Example
tailoring:
  exclude:
    - outcome: RES-O2
      justification: We have no money.
      approved_by: aylin.demir
      approved_on: 2026-01-01
`;
    const isms = only(cleanIsms, { 'isms.yaml': leftOut, [path]: `${decision}\nMore.\n` });
    expect(outcomesOf(isms)).toMatchObject([
      { id: 'RES-O2', before: 'covered', after: 'excluded', direction: 'other', cause: 'settings' },
    ]);
    expect(isms.settings).toEqual(['isms.yaml']);
    const back = only(
      { ...brokenIsms, [path]: decision.replace('[RES-O2]', '[]'), 'isms.yaml': leftOut },
      { 'isms.yaml': '' },
    );
    expect(outcomesOf(back)).toMatchObject([{ before: 'excluded', after: 'missing', direction: 'worse' }]);
    expect(outcomesOf(back)[0]?.why[0]).toBe('It is not left out any more.');
  });
});

describe('findings', () => {
  const findings = (before: Files, changes: Files) => {
    const { added, fixed, kept } = only(before, changes).findings;
    return {
      added: added.map(({ told, cause }) => `${told} (${cause})`),
      fixed: fixed.map(({ told }) => told),
      kept: kept.map(
        ({ told, severityBefore }) => `${told}${severityBefore ? ` was ${severityBefore}` : ''}`,
      ),
    };
  };
  const unresolved = 'risks/acceptances/ACC-1.md reference-resolves';

  test('are new, fixed or still there, wherever their lines went', () => {
    expect(findings(cleanIsms, { 'risks/acceptances/ACC-1.md': acceptance }).added).toContain(
      `${unresolved} (documents)`,
    );
    expect(findings(brokenIsms, { 'risks/acceptances/ACC-1.md': null }).fixed).toContain(unresolved);
    const moved = acceptance
      .replace('risk: R-016\n', '')
      .replace('title:', '# a remark\nrisk: R-016\ntitle:');
    const { added, fixed, kept } = findings(brokenIsms, { 'risks/acceptances/ACC-1.md': moved });
    expect([added, fixed]).toEqual([[], []]);
    expect(kept).toContain(unresolved);
  });

  test('that the settings silence or grade otherwise follow from them', () => {
    const off = only(brokenIsms, { 'isms.yaml': 'rules:\n  reference-resolves: off\n' });
    expect(off.findings.fixed.map(({ told, cause }) => [told, cause])).toContainEqual([
      unresolved,
      'settings',
    ]);
    const graded = findings(brokenIsms, { 'isms.yaml': 'rules:\n  reference-resolves: warning\n' });
    expect(graded.kept).toContain(`${unresolved} was error`);
    const comment = only(brokenIsms, { 'isms.yaml': 'organization: Example # ours\n' });
    expect([comment.settings, comment.findings.added, comment.findings.fixed]).toEqual([
      ['isms.yaml'],
      [],
      [],
    ]);
  });

  test('of a file without an id stay the same when it is moved', () => {
    const nameless = acceptance.replace('id: ACC-1\n', '');
    const before = { ...cleanIsms, 'risks/acceptances/ACC-1.md': nameless };
    const isms = only(before, {
      'risks/acceptances/ACC-1.md': null,
      'risks/acceptances/2026/ACC-1.md': nameless.replace('an outage', 'an hour of outage'),
    });
    expect([isms.findings.added, isms.findings.fixed]).toEqual([[], []]);
    expect(isms.documents).toMatchObject([
      { path: 'risks/acceptances/2026/ACC-1.md', from: 'risks/acceptances/ACC-1.md' },
    ]);
  });
});

describe('documents', () => {
  const register = (...risks: readonly string[]) => `risks:\n${risks.map(it => `  - ${it}\n`).join('')}`;
  const file = 'risks/register/all.yaml';
  const change = (before: string, after: string, name = path) => {
    const [note] = only({ ...cleanIsms, [name]: before }, { [name]: after }).documents;
    return (
      note && {
        change: note.change,
        fields: note.content?.fields,
        body: note.content?.body,
        entries: note.content?.entries,
      }
    );
  };
  const none = { added: [], removed: [], changed: [] };

  test('change in meaning, in administration, or in form only', () => {
    expect(change(decision, decision.replace('The scan tool.', 'The penetration test.'))).toEqual({
      change: 'meaning',
      fields: ['decision'],
      body: false,
      entries: none,
    });
    expect(change(decision, decision.replace('status: decided', 'status: draft'))).toMatchObject({
      change: 'administration',
      fields: ['status'],
    });
    const reformed = decision
      .replaceAll('\n', '\r\n')
      .replace('[Scan tool, Penetration test]', '\r\n  - "Scan tool"\r\n  - Penetration test')
      .replace('owner: aylin.demir\r\n', '')
      .replace('classification', 'owner: aylin.demir # she knows\r\nclassification');
    expect(change(decision, reformed)).toMatchObject({ change: 'form', fields: [] });
    expect(change(decision, `${decision}\nNobody must ever use it.\n`)).toMatchObject({
      change: 'meaning',
      body: true,
    });
  });

  test('are told by entry', () => {
    const before = register(
      '{id: R-1, title: Flood}',
      '{id: R-2, title: Fire, status: open}',
      '{id: R-3, title: Theft}',
    );
    const after = register(
      '{id: R-2, title: Arson, status: open}',
      '{id: R-1, title: Flood}',
      '{id: R-4, title: Loss}',
    );
    expect(change(before, after, file)).toMatchObject({
      change: 'meaning',
      entries: { added: ['R-4'], removed: ['R-3'], changed: [{ id: 'R-2', fields: ['title'] }] },
    });
    expect(
      change(
        before,
        register(
          '{id: R-3, title: Theft}',
          '{id: R-1, title: Flood}',
          '{id: R-2, title: Fire, status: open}',
        ),
        file,
      ),
    ).toMatchObject({ change: 'form', entries: none });
  });

  test('are moved when text, id or most lines say so', () => {
    const isms = only(
      {
        ...cleanIsms,
        [file]: register('{id: R-1, title: Flood}', '{id: R-2, title: Fire}', '{id: R-3, title: Theft}'),
      },
      {
        [path]: null,
        'isms/decisions/2026/DEC-1.md': decision,
        [file]: null,
        'risks/register/some.yaml': register('{id: R-1, title: Flood}', '{id: R-2, title: Fire}'),
      },
    );
    expect(isms.documents.map(it => [it.from, it.path, it.change])).toEqual([
      [path, 'isms/decisions/2026/DEC-1.md', 'moved'],
      [file, 'risks/register/some.yaml', 'meaning'],
    ]);
    expect(isms.outcomes).toEqual([]);
  });

  test('that only the settings make documents are told so', () => {
    const isms = only(
      { ...cleanIsms, 'x/DEC-2.md': decision.replaceAll('DEC-1', 'DEC-2').replace('kind', 'k') },
      {
        'isms.yaml': 'documents:\n  - path: x/*.md\n    kind: decision-record\n',
      },
    );
    expect(isms.documents.map(it => [it.path, it.change, it.cause])).toEqual([
      ['x/DEC-2.md', 'added', 'settings'],
    ]);
  });
});

describe('the model', () => {
  const shaped = {
    'isms.yaml': ownSettings,
    'model/own.yaml': ownCatalogue,
    'schemas/plan.schema.yaml': ownSchema,
  };

  test('may ask for more, or for less: outcomes come and go, and that follows from it', () => {
    const isms = only(cleanIsms, shaped);
    const added = isms.outcomes.filter(({ before }) => before === null);
    expect(added.map(({ id, after, direction, cause }) => [id, after, direction, cause])).toContainEqual([
      'ZBCM-O4',
      'missing',
      'other',
      'settings',
    ]);
    expect(added[0]?.why).toEqual(['The model asks for it now.']);
    expect(isms.settings).toEqual(expect.arrayContaining(['isms.yaml', 'model/own.yaml']));
    const gone = only({ ...cleanIsms, ...shaped }, { 'model/own.yaml': null });
    expect(gone.outcomes.find(({ id }) => id === 'ZBCM-O4')).toMatchObject({
      before: 'missing',
      after: null,
      direction: 'other',
      cause: 'settings',
      why: ['The model does not ask for it any more.'],
    });
    expect(gone.settings).toEqual(['model/own.yaml']);
  });

  test('in other words only changes nothing', () => {
    const reworded = ownCatalogue.replace('title: Plans are there', 'title: There are plans');
    const isms = only({ ...cleanIsms, ...shaped }, { 'model/own.yaml': reworded });
    expect([isms.outcomes, isms.findings.added, isms.findings.fixed]).toEqual([[], [], []]);
  });
});

test('evidence whose review was of something else now is suspect', () => {
  const other = decision.replaceAll('DEC-1', 'DEC-2').replace('[RES-O2]', '[]');
  // A mark of nothing that anything says: it is out of date from the start, and mended by the change.
  const marked = (content: string) =>
    decision.replace('owner:', `reviewed_against:\n  - ref: DEC-2\n    content: ${content}\nowner:`);
  const before = {
    ...cleanIsms,
    'isms/decisions/DEC-2.md': other,
    [path]: marked(contentFingerprint('something else')),
  };
  const workspace = new Workspace([''], builtInSetup(today));
  workspace.apply(Object.entries(before).map(([uri, text]) => ({ uri, text })));
  const mark = workspace.engines()[0]?.contentOf('DEC-2') ?? '';
  const cleared = only(before, { [path]: marked(mark) });
  expect(cleared.suspects).toEqual({
    added: [],
    cleared: [{ path, against: 'DEC-2', outcomes: ['RES-O2'] }],
  });
  const made = only(
    { ...before, [path]: marked(mark) },
    {
      'isms/decisions/DEC-2.md': other.replace('The scan tool.', 'Neither of both, and never again.'),
    },
  );
  expect(made.suspects.added).toEqual([{ path, against: 'DEC-2', outcomes: ['RES-O2'] }]);
  expect(outcomesOf(made)).toMatchObject([{ before: 'covered', after: 'suspect', direction: 'worse' }]);
});

test('an ISMS that comes, goes or takes documents of another one is told as a whole', () => {
  const sub = Object.fromEntries(Object.entries(brokenIsms).map(([name, text]) => [`sub/${name}`, text]));
  const [root, added] = compared(cleanIsms, sub);
  expect([root?.documents, root?.findings.added]).toEqual([[], []]);
  expect([added?.root, added?.before, added?.after?.covered, added?.outcomes]).toEqual(['sub/', null, 1, []]);
  expect(
    compared({ ...cleanIsms, ...sub }, Object.fromEntries(Object.keys(sub).map(it => [it, null]))),
  ).toMatchObject([{}, { root: 'sub/', after: null }]);
  expect(compared({ 'README.md': 'nothing' }, { 'README.md': 'less' })).toEqual([]);
});

test('comparing there and back finds the same, the other way round', () => {
  const after = {
    'isms.yaml': 'rules:\n  id-unique: off\n',
    [path]: null,
    'risks/acceptances/ACC-1.md': acceptance,
  };
  const there = only(cleanIsms, after);
  const back = only(
    { 'isms.yaml': after['isms.yaml'], 'risks/acceptances/ACC-1.md': acceptance },
    {
      ...cleanIsms,
      'risks/acceptances/ACC-1.md': null,
    },
  );
  const keys = (findings: readonly { readonly key: string }[]) => findings.map(({ key }) => key).sort();
  expect(keys(back.findings.added)).toEqual(keys(there.findings.fixed));
  expect(keys(back.findings.fixed)).toEqual(keys(there.findings.added));
  expect(back.outcomes.map(it => [it.id, it.after, it.before])).toEqual(
    there.outcomes.map(it => [it.id, it.before, it.after]),
  );
});
