import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { complete } from '../../server/src/engine/features/completion.js';
import { definition } from '../../server/src/engine/features/definition.js';
import { hover } from '../../server/src/engine/features/hover.js';
import { checkModel } from '../../server/src/engine/model/checkModel.js';
import { allRules } from '../../server/src/engine/rules/index.js';
import { annotate, checkedEngine } from '../support/fixture.js';
import { ownCatalogue, ownSchema, ownSettings } from '../support/ownCatalogue.js';

const decision = 'decision: {reason: It suits us., by: mira.voss, on: 2026-03-30}\n';
const settings = `=== isms.yaml ===\n${ownSettings}`;
const plan = (more = '', scenarios = '  - {id: SC-1, title: Fire, hours: 4}') =>
  `---\nid: PLAN-1\ntitle: Office\nowner: mira.voss\nstatus: approved\nversion: '1'\nnext_review: 2027-01-01\nclassification: internal\napproved_by: a.b\napproved_on: 2026-02-02\n${more}scenarios:\n${scenarios}\n---\n`;
const tailored = (files: Readonly<Record<string, string>>) =>
  checkedEngine(
    new Map(
      Object.entries({
        'isms.yaml': ownSettings,
        'model/own.yaml': ownCatalogue,
        'schemas/plan.schema.yaml': ownSchema,
        ...files,
      }),
    ),
  );

/** The fixture with the files that make the rest whole, and what is found in it. */
const check = (fixture: string) => expect(annotate(fixture)).toBe(fixture);

const found = (catalogue: string) =>
  tailored({ 'model/own.yaml': catalogue })
    .diagnostics('model/own.yaml')
    .map(({ code, message, start, end }) => `${code} «${catalogue.slice(start, end)}» ${message}`);

describe('a model that an organization has shaped', () => {
  test('has nothing wrong where everything is right', () => {
    const engine = tailored({});
    expect(engine.allDiagnostics()).toEqual([]);
    expect(checkModel(engine.setup.model)).toEqual([]);
  });

  test('has own processes, outcomes, kinds, items, roles and sources beside those that are built in', () => {
    const { model } = tailored({}).setup;
    expect(model.processes.map(({ id }) => id).join(' ')).toBe(
      'GOV POL REQ RA RT IMPL OUT AWA INC CHG AUD PER CIM REC RES COM CRM ZBCM',
    );
    expect(model.processOf('ZBCM-O2')?.name).toBe('Continuity management process');
    expect(model.processOf('ZRA-O1')?.id).toBe('RA');
    expect(model.kind('z-continuity-plan')?.entries).toEqual(['z-scenario']);
    expect(model.item('ii-z-continuity-plan')?.name).toBe('Continuity plan');
    expect(model.role('z-continuity-manager')?.name).toBe('Continuity manager');
    expect(model.outcomesOfClause('9.3.2').map(({ id }) => id)).toContain('ZRA-O1');
    expect(model.process('RA')?.iso27001_2022).toContain('9.3.2');
  });

  test('says what it is told to say otherwise, and all else as before', () => {
    const { model } = tailored({}).setup;
    const before = checkedEngine(new Map()).setup.model.outcome('RA-O4');
    const { title, statement, indicators } = model.outcome('RA-O4') ?? {};
    expect(title).toBe('Risks are ranked');
    expect(statement).toBe(before?.statement);
    expect(indicators?.interval_months).toBe(6);
    expect(indicators?.conditions).toEqual(before?.indicators.conditions);
    expect(model.kind('policy')?.paths).toEqual(['rules/**/*.md', 'policies/**/*.md']);
    expect(tailored({ 'rules/a.md': '---\nid: POL-1\n---\n' }).document('rules/a.md')?.recognition.kind).toBe(
      'policy',
    );
  });

  test('joins own processes with the others in both directions', () => {
    const { model } = tailored({}).setup;
    const to = model.process('RA')?.outputs.find(({ item }) => item === 'ii-risk-register')?.to;
    expect(to).toContain('ZBCM');
    expect(model.process('INC')?.inputs).toContainEqual({ item: 'ii-z-continuity-plan', from: ['ZBCM'] });
  });

  test('judges own outcomes by own conditions', () => {
    const states = (scenarios: string) => {
      const engine = tailored({ 'continuity/plans/a.md': plan('', scenarios) });
      const one = engine.coverage().find(({ outcome }) => outcome.id === 'ZBCM-O1');
      return [one?.state, ...(one?.reasons.filter(({ holds }) => !holds).map(({ text }) => text) ?? [])];
    };
    expect(states('  - {id: SC-1, title: Fire, hours: 4}')).toEqual(['covered']);
    expect(states('  - {id: SC-1, title: Fire}')).toEqual([
      'partial',
      'SC-1 fails: every scenario says within how many hours work goes on.',
    ]);
    expect(states('  []')).toEqual(['partial', '0 of 1 found: every plan has a scenario.']);
  });

  test('takes what a condition of the model says otherwise in its place', () => {
    const catalogue = `${decision}processes:\n  - id: RA\n    outcomes:\n      - id: RA-O2\n        indicators:\n          conditions:\n            - {id: owner, says: Every risk has a status., on: risk, must: {type: object, required: [status]}}\n`;
    const { model } = tailored({ 'model/own.yaml': catalogue }).setup;
    const before = checkedEngine(new Map()).setup.model.outcome('RA-O2')?.indicators.conditions ?? [];
    const after = model.outcome('RA-O2')?.indicators.conditions ?? [];
    expect(after.map(({ id }) => id)).toEqual([...new Set([...before.map(({ id }) => id), 'owner'])]);
  });

  test('is not touched by files that nobody names', () => {
    const engine = checkedEngine(new Map([['model/own.yaml', ownCatalogue]]));
    expect(engine.setup.model.process('ZBCM')).toBeNull();
    expect(engine.document('model/own.yaml')?.recognition.kind).toBeNull();
  });
});

describe('an own kind', () => {
  test('is checked by its schema: head, entries, references', () =>
    check(`
${settings}=== model/own.yaml ===
${ownCatalogue}=== schemas/plan.schema.yaml ===
${ownSchema}=== continuity/exercises/e.md ===
---
id: EX-1
    ^^^^ error field-present: 'status' is missing: where the record stands; each kind has its own words.
title: Try
---
=== continuity/plans/a.md ===
${plan(
  'tried_in: [EX-1, EX-2]\n',
  '  - {id: SC-1, title: Fire, hours: 0, after: SC-9}\n  - {id: SC-2, title: Flood, hour: 5}',
)
  .replace(
    'EX-2]\n',
    "EX-2]\n                 ^^^^ error reference-resolves: Nothing defines 'EX-2' (a z exercise).\n",
  )
  .replace(
    'SC-9}\n',
    "SC-9}\n                                   ^ error value-in-range: 'hours' is 0; at least 1 is expected.\n                                             ^^^^ error reference-resolves: Nothing defines 'SC-9' (a z scenario).\n",
  )
  .replace(
    'hour: 5}\n',
    "hour: 5}\n                             ^^^^ error field-known: 'hour' is not a field here; did you mean 'hours'?\n",
  )}`));

  test('is completed, found and shown by its schema', () => {
    const text = plan('tried_in: [EX-1]\n');
    const engine = tailored({
      'continuity/plans/a.md': text,
      'continuity/exercises/e.md': '---\nid: EX-1\ntitle: Evening of the pumps\nstatus: closed\n---\n',
      'model/half.yaml': `${decision}`,
    });
    const at = text.indexOf('EX-1');
    expect(definition(engine, 'continuity/plans/a.md', at)?.targets[0]?.uri).toBe(
      'continuity/exercises/e.md',
    );
    expect(hover(engine, 'continuity/plans/a.md', at)?.markdown).toContain('Evening of the pumps');
    expect(complete(engine, 'continuity/plans/a.md', at).items.map(({ label }) => label)).toContain('EX-1');
    const key = complete(engine, 'continuity/plans/a.md', text.indexOf('hours')).items.map(
      ({ label }) => label,
    );
    expect(key).toContain('after');
  });

  test('without a schema has the head of its nature', () => {
    const engine = tailored({ 'continuity/exercises/e.md': '---\nid: EX-1\n---\n' });
    expect(engine.diagnostics('continuity/exercises/e.md').map(({ message }) => message)).toEqual([
      "'status' is missing: where the record stands; each kind has its own words.",
      "'title' is missing: name of the document in a few words.",
    ]);
  });

  test('may have a schema that is JSON', () => {
    const schema = JSON.stringify({ kind: 'z-exercise', type: 'object', required: ['lesson'] }, null, '\t');
    const engine = checkedEngine(
      new Map([
        ['isms.yaml', ownSettings.replace('*.schema.yaml', '*.schema.*')],
        ['schemas/plan.schema.yaml', ownSchema],
        ['model/own.yaml', ownCatalogue],
        ['schemas/exercise.schema.json', schema],
        ['continuity/exercises/e.md', '---\nid: EX-1\n---\n'],
      ]),
    );
    expect(engine.allDiagnostics().map(({ message }) => message)).toEqual(["'lesson' is missing."]);
  });
});

describe('completion and hover in a catalogue file', () => {
  const engine = tailored({});
  const at = (text: string) => ownCatalogue.indexOf(text);
  test('know its fields', () => {
    const labels = complete(engine, 'model/own.yaml', at('nature: artefact')).items.map(({ label }) => label);
    expect(labels).toEqual(['nature']);
  });

  test('know the kinds, own ones among them', () => {
    const labels = complete(engine, 'model/own.yaml', at('z-exercise, nonconformity')).items.map(
      ({ label }) => label,
    );
    expect(labels).toEqual(expect.arrayContaining(['z-exercise', 'risk-register']));
    expect(hover(engine, 'model/own.yaml', at('z-exercise, nonconformity'))?.markdown).toContain(
      'How a plan was tried',
    );
  });
});

describe('other wording', () => {
  const wording =
    'wording:\n  - {id: RA-O4, title: T, statement: Risks shall be ranked. They must.}\n  - {id: RA, purpose: P., name: N}\n  - {id: A.5.1, official_title: O}\n  - {id: 4.1, title: C}\n';

  test('takes the place of ours without being checked for its style', () => {
    const engine = tailored({ 'local/wording.yaml': wording });
    const { model } = engine.setup;
    expect(engine.allDiagnostics()).toEqual([]);
    expect(model.outcome('RA-O4')?.statement).toBe('Risks shall be ranked. They must.');
    expect(model.process('RA')?.name).toBe('N');
    expect(model.control('A.5.1')?.official_title).toBe('O');
    expect(hover(engine, 'local/wording.yaml', wording.indexOf('A.5.1'))?.markdown).toContain('**A.5.1** O');
    expect(model.clause('4.1')?.title).toBe('C');
  });

  test('need not be there', () => expect(tailored({}).allDiagnostics()).toEqual([]));

  test('is words alone, of what is in the model', () =>
    check(`
${settings}=== model/own.yaml ===
${ownCatalogue}=== schemas/plan.schema.yaml ===
${ownSchema}=== local/wording.yaml ===
wording:
  - {id: RA-O44, title: T}
         ^^^^^^ error reference-resolves: Nothing defines 'RA-O44' (a process or an outcome or a clause or a control or a kind or a role).
  - {id: RA-O4, evidence: [policy]}
                ^^^^^^^^ error field-known: 'evidence' is not a field of 'wording'; there may be 'id', 'name', 'title', 'statement', 'purpose' or 'official_title'.
  - {id: RA-O3, purpose: P}
                ^^^^^^^ error model-holds-together: An outcome has no purpose; of RA-O3, title and statement can be worded.
  - {id: ZBCM, name: Continuity}
`));

  test('a process is called as the team calls it, and is still the one of the model', () => {
    const catalogue = `${decision}processes:\n  - {id: CRM, name: Customer care}\n`;
    const engine = tailored({ 'model/own.yaml': catalogue, 'schemas/plan.schema.yaml': 'kind: policy\n' });
    expect(engine.diagnostics('model/own.yaml')).toEqual([]);
    expect(engine.setup.model.process('CRM')?.name).toBe('Customer care');
  });
});

describe('what is wrong in a catalogue file is told at its place', () => {
  const without = (passage: string, by = '') => {
    expect(ownCatalogue).toContain(passage);
    return ownCatalogue.replace(passage, by);
  };

  test.each([
    [
      'a flow that nobody supplies',
      without('{item: ii-risk-register, from: [RA]}', '{item: ii-soa, from: [RA]}'),
      [
        "model-holds-together «ii-soa» 'ii-soa' is no information item.",
        /RA does not list it/,
        /Nothing that leaves GOV/,
      ],
    ],
    [
      'an own item that flows nowhere',
      `${ownCatalogue.replace('information_items:', 'information_items:\n  - {id: ii-z-lost, name: Lost, description: Never told., evidence: []}')}`,
      ["model-holds-together «ii-z-lost» No process supplies or receives 'ii-z-lost'."],
    ],
    [
      'an outcome that no activity brings about',
      without('[ZBCM-O1, ZBCM-O2, ZBCM-O3, ZBCM-O4]', '[ZBCM-O1, ZBCM-O2, ZBCM-O3]'),
      ['model-holds-together «ZBCM-O4» No activity contributes to ZBCM-O4.'],
    ],
    [
      'an outcome that asks for something',
      without('Plans have been tried.', 'Plans shall be tried.'),
      ["model-holds-together «Plans shall be tried.» ZBCM-O3 asks for something: 'shall'."],
    ],
    [
      'too few outcomes in an own process, but never too many in one of the model',
      `${decision}processes:\n  - id: GOV\n    outcomes: [{id: ZGOV-O1, title: T, statement: S is so., nature: artefact, serves: [GOV-P1], items: [ii-security-objectives], evidence: [objectives-register], indicators: {existence: So.}}]\n    activities: [{id: ZGOV-A1, text: T, contributes_to: [ZGOV-O1]}]\n`,
      [],
    ],
    [
      'an id that does not begin with Z',
      `${decision}roles:\n  - {id: courier, name: C, description: D}\nprocesses:\n  - {id: BCM, name: B}\n  - id: RA\n    outcomes: [{id: RA-O44, title: T}]\n`,
      [
        "own-id-begins-with-z «courier» 'courier' is no role of the model, and the id of an own one begins with 'z-'.",
        "own-id-begins-with-z «BCM» 'BCM' is no process of the model, and the id of an own one begins with 'Z'.",
        /«RA-O44».*did you mean 'RA-O4'\?/,
      ],
    ],
    [
      'an own process that would be mixed up with one of the model',
      ownCatalogue.replaceAll('ZBCM', 'ZINC'),
      [/«ZINC» 'ZINC' would be mixed up with what is added to INC/],
    ],
    [
      'an id that is taken in the same file',
      `${decision}roles:\n  - {id: z-a, name: A, description: D}\n  - {id: z-a, name: B, description: D}\n`,
      [
        /«z-a» The role 'z-a' takes part/,
        "model-holds-together «z-a» 'z-a' is given twice; what stands here does not count.",
      ],
    ],
    [
      'a path of another kind',
      without('continuity/exercises/*.md', 'incidents/response-plan.md'),
      [/«incidents\/response-plan\.md».* is also a path of 'incident-response-plan'/],
    ],
    [
      'a condition that cannot be checked',
      without(
        'must: {type: object, required: [hours]}',
        "must: {type: object, properties: {id: {type: string, pattern: '(a)\\1'}}}",
      ),
      [/'\(a\)\\1' cannot be used as a pattern/],
    ],
    [
      'a rule that is not there',
      without(
        'indicators: {existence: A plan is a plan.}',
        'indicators: {conditions: [{id: z-r, says: It is so., rule: no-such}]}',
      ),
      ["model-holds-together «no-such» There is no rule 'no-such'."],
    ],
    [
      'a change that takes a clause its last outcome is told at the change',
      `${decision}processes:\n  - id: AUD\n    outcomes:\n      - {id: AUD-O4, iso27001_2022: []}\n`,
      [/clause 9\.2\.1/, /9\.2\.1/, /9\.2\.1/],
    ],
  ] as const)('%s', (_, catalogue, expected) => {
    const all = found(catalogue);
    for (const one of expected) {
      if (typeof one === 'string') expect(all).toContain(one);
      else expect(all.join('\n')).toMatch(one);
    }
    if (expected.length === 0) expect(all).toEqual([]);
  });
});

describe('what cannot be used is left out, and the rest counts', () => {
  const outcomes = (catalogue: string) =>
    tailored({ 'model/own.yaml': catalogue })
      .setup.model.outcomes.map(({ id }) => id)
      .filter(id => id.startsWith('Z'));

  test('what lacks something or has it wrong is there with the rest of it', () => {
    const catalogue = ownCatalogue
      .replace('        statement: Plans have been tried.\n', '')
      .replace('{existence: An exercise took place., interval_months: 12}', '[]');
    expect(outcomes(catalogue)).toEqual(['ZRA-O1', 'ZBCM-O1', 'ZBCM-O2', 'ZBCM-O3', 'ZBCM-O4']);
    expect(found(catalogue)).toEqual([
      "field-present «id» 'statement' is missing in 'outcomes': the outcome in one sentence.",
      "value-has-type «indicators» 'indicators' is a list; a group of fields is expected.",
    ]);
  });

  test('of something that is changed, only the field that is wrong goes', () => {
    const catalogue = `${decision}processes:\n  - id: RA\n    outcomes:\n      - {id: RA-O4, title: Ranked, nature: a thing}\n`;
    const { model } = tailored({ 'model/own.yaml': catalogue }).setup;
    expect(model.outcome('RA-O4')?.title).toBe('Ranked');
    expect(model.outcome('RA-O4')?.nature).not.toBe('a thing');
    expect(found(catalogue).join()).toContain('value-allowed «a thing»');
  });

  test('a decision that is not given takes nothing with it', () => {
    const catalogue = ownCatalogue.replace(/^decision:(\n {2}.*)+\n/, '');
    expect(outcomes(catalogue)).toHaveLength(5);
    expect(found(catalogue).join()).toContain("field-present «processes» 'decision' is missing");
  });

  test.each([
    ['is no YAML', `${ownCatalogue}  - [`],
    ['is empty', ''],
    ['is a list', '- 1\n'],
    ['is a word', 'no'],
    ['has lists that are words', `${decision}processes: RA\nroles: {a: 1}\n`],
    ['has items that are words', `${decision}processes: [RA, 1, null]\n`],
    [
      'has keys that JavaScript knows',
      `${decision}__proto__: {x: 1}\nconstructor: 2\nprocesses:\n  - {id: __proto__, __proto__: {id: RA}}\n  - {id: constructor, toString: 1}\n  - id: RA\n    __proto__: {purpose: X.}\n    outcomes: [{id: RA-O4, constructor: {}, indicators: {__proto__: {conditions: []}}}]\n`,
    ],
    ['refers to itself', `${decision}processes: &a\n  - *a\n`],
  ])('a file that %s is told so and takes nothing of the model with it', (_, catalogue) => {
    const engine = tailored({ 'model/own.yaml': catalogue });
    expect(engine.diagnostics('model/own.yaml').length).toBeGreaterThan(0);
    expect(engine.setup.model.outcomes.length).toBeGreaterThanOrEqual(109);
    expect(engine.setup.model.outcome('RA-O4')?.statement).toBe(
      checkedEngine(new Map()).setup.model.outcome('RA-O4')?.statement,
    );
    expect(({} as Record<string, unknown>)['purpose']).toBeUndefined();
  });

  test('a file of a megabyte is read, and an id that is taken thousands of times is told each time', () => {
    const roles = Array.from(
      { length: 17_000 },
      (_, n) => `  - {id: z-role-${'abcdefghij'[n % 10]}, name: Name ${n}, description: Does much.}`,
    );
    const catalogue = `${decision}roles:\n${roles.join('\n')}\n`;
    expect(catalogue.length).toBeGreaterThan(1_000_000);
    const start = performance.now();
    const engine = tailored({ 'model/own.yaml': catalogue });
    expect(performance.now() - start).toBeLessThan(20_000);
    expect(engine.setup.model.roles.filter(({ id }) => id.startsWith('z-'))).toHaveLength(10);
    expect(engine.diagnostics('model/own.yaml').length).toBeGreaterThan(15_000);
  });
});

describe('the schema of an own kind', () => {
  test('says only what can be checked; the rest of it counts', () =>
    check(`
${settings}=== model/own.yaml ===
${ownCatalogue.replaceAll('on: z-scenario', 'on: z-continuity-plan')}=== schemas/plan.schema.yaml ===
kind: z-continuity-plan
type: objekt
      ^^^^^^ error own-schema-usable: 'type' has to be one or several of null, boolean, integer, number, string, array, object.
requierd: [basis]
^^^^^^^^ error own-schema-usable: 'requierd' is no keyword of a schema; did you mean 'required'?
required: basis
          ^^^^^ error own-schema-usable: 'required' has to be a list of texts.
unevaluatedProperties: false
^^^^^^^^^^^^^^^^^^^^^ error own-schema-usable: 'unevaluatedProperties' is not supported here; nothing is checked by it.
allOf: []
^^^^^ error own-schema-usable: 'allOf' has to be a list of schemas.
x-note: what a team notes for itself is nobody's business
properties:
  id: {type: string}
  basis: {$ref: 'https://example.org/basis.json'}
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error own-schema-usable: 'https://example.org/basis.json' leads out of the repository; such schemas are never fetched.
  scope: {$ref: 'scope.schema.yaml#/$defs/x'}
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^ error own-schema-usable: 'scope.schema.yaml' is no schema that is named in isms.yaml; there is 'common.schema.json' or 'schemas/plan.schema.yaml'.
  day: {$ref: 'common.schema.json#/$defs/dya'}
               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error own-schema-usable: Nothing is at '/$defs/dya' of 'common.schema.json'.
  risk: {type: string, ref: rsik}
                            ^^^^ error own-schema-usable: 'rsik' is no type that something could refer to; did you mean 'risk'?
  name: {type: string, pattern: '(?=a)', defines: thing}
                                 ^^^^^ error own-schema-usable: '(?=a)' cannot be used as a pattern: it is not well formed, too large, or looks ahead, behind or back.
                                                  ^^^^^ error own-schema-usable: 'thing' cannot be an own type: it does not begin with 'z-'.
  hours: {type: integer, minimum: 1}
=== continuity/plans/a.md ===
---
id: PLAN-1
hours: 0
       ^ error value-in-range: 'hours' is 0; at least 1 is expected.
---
`));

  test('belongs to an own kind, and each has one', () =>
    check(`
${settings}=== model/own.yaml ===
${ownCatalogue}=== schemas/a.schema.yaml ===
kind: policy
      ^^^^^^ error own-schema-usable: 'policy' has the schema of the model; that of an own kind begins with 'z-'.
=== schemas/b.schema.yaml ===
kind: z-exercize
      ^^^^^^^^^^ error kind-known: 'z-exercize' is no kind of document that the model knows; did you mean 'z-exercise'?
=== schemas/c.schema.yaml ===
kind: z-exercise
=== schemas/d.schema.yaml ===
kind: z-exercise
      ^^^^^^^^^^ error own-schema-usable: 'z-exercise' has a schema in schemas/c.schema.yaml already.
=== schemas/plan.schema.yaml ===
${ownSchema}=== schemas/z.schema.yaml ===
title: Nothing
       ^^^^^^^ error field-present: 'kind' is missing: the own kind whose fields these are.
`));

  test('may refer to another that is named', () => {
    const engine = tailored({
      'schemas/exercise.schema.yaml':
        "kind: z-exercise\nproperties:\n  about: {$ref: 'plan.schema.yaml#/$defs/scenario/properties/after'}\n",
      'continuity/exercises/e.md': '---\nid: EX-1\nabout: SC-1\n---\n',
      'continuity/plans/a.md': plan(),
    });
    expect(engine.allDiagnostics()).toEqual([]);
    expect(engine.lookup('references', 'SC-1')).toHaveLength(1);
  });

  test.each([
    ['is no YAML', 'kind: z-continuity-plan\nproperties: {a: [\n'],
    ['is a list', '- 1\n'],
    ['refers to itself', "kind: z-continuity-plan\n$ref: '#'\n"],
    [
      'has keys that JavaScript knows',
      'kind: z-continuity-plan\n__proto__: {a: 1}\nconstructor: 1\nproperties:\n  __proto__: {type: string}\n  constructor: {properties: {prototype: {type: integer}}}\n',
    ],
    [
      'unfolds for ever',
      "kind: z-continuity-plan\nproperties:\n  a: {allOf: [{$ref: '#'}, {$ref: '#'}]}\n  b: {allOf: [{$ref: '#'}, {$ref: '#'}]}\n",
    ],
  ])('that %s breaks nothing', (_, schema) => {
    const text = '---\nid: PLAN-1\na: {b: {a: {b: {a: 1}}}}\nconstructor: {prototype: x}\n---\n';
    const start = performance.now();
    const engine = tailored({ 'schemas/plan.schema.yaml': schema, 'continuity/plans/a.md': text });
    expect(engine.document('continuity/plans/a.md')?.recognition.kind).toBe('z-continuity-plan');
    expect(engine.setup.model.outcome('ZBCM-O3')).not.toBeNull();
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

describe('an exclusion', () => {
  const rules = allRules.filter(({ meta }) =>
    ['exclusion-leaves-clauses-met', 'excluded-item-has-source'].includes(meta.code),
  );

  test('leaves each clause an outcome, and each process what it takes', () =>
    expect(annotate(excluding, { rules })).toBe(excluding));

  const excluding = `
=== isms.yaml ===
organization: Tallyhop
tailoring:
  exclude:
    - outcome: GOV-O7
               ^^^^^^ error exclusion-leaves-clauses-met: Without GOV-O7, no outcome helps to meet clause 9.3.1.
    - outcome: RES-O5
               ^^^^^^ warning excluded-item-has-source: Without RES-O5 nothing brings about 'ii-resource-usage', which PER takes from RES; say under 'instead' where it comes from.
    - outcome: AUD-O4
      until: 2026-01-31
    - outcome: CRM-O3
    - outcome: NO-O1
`;
});

describe('the schemas of catalogue files', () => {
  const read = (name: string) =>
    JSON.parse(readFileSync(new URL(`../../schemas/${name}`, import.meta.url), 'utf8'));
  const model = read('model.schema.json');
  const catalogue = read('catalogue.schema.json');

  test.each([
    ['process', ['clause']],
    ['outcome', []],
    ['indicators', []],
    ['condition', []],
    ['valueSchema', []],
    ['evidenceKind', ['entries']],
    ['informationItem', ['generic']],
    ['externalParty', []],
    ['role', []],
    ['source', []],
  ])('know the fields of the model: %s', (name, but: readonly string[]) => {
    const fields = Object.keys(model.$defs[name].properties).filter(field => !but.includes(field));
    expect(Object.keys(catalogue.$defs[name].properties).sort()).toEqual(fields.sort());
  });
});
