import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { checkGroups, checkModel } from '../../server/src/engine/model/checkModel.js';
import { Model, type ModelData } from '../../server/src/engine/model/model.js';
import {
  type ModelFile,
  type ModelProblem,
  type ModelReading,
  readModel,
} from '../../server/src/engine/model/readModel.js';

const root = new URL('../../schemas/', import.meta.url);
const files: readonly ModelFile[] = readdirSync(new URL('model/', root), { recursive: true })
  .map(String)
  .filter(path => path.endsWith('.yaml'))
  .map(path => ({ path, text: readFileSync(new URL(`model/${path}`, root), 'utf8') }));
const validator = new Ajv2020({
  allErrors: true,
  strict: true,
  strictRequired: false,
  allowUnionTypes: true,
}).compile(JSON.parse(readFileSync(new URL('model.schema.json', root), 'utf8')));
const validate = (value: unknown) =>
  validator(value)
    ? []
    : (validator.errors ?? []).map(({ instancePath, message = '' }) => ({ instancePath, message }));

const read = (changed: readonly ModelFile[]): ModelReading => readModel(changed, validate);
const shipped = read(files);
const textOf = (path: string): string => files.find(file => file.path === path)?.text ?? '';

/** The shipped files, one of them with another text. */
const withText = (path: string, text: string): readonly ModelFile[] => [
  ...files.filter(file => file.path !== path),
  { path, text },
];

/** The shipped files, one of them with one passage replaced. */
function withPassage(path: string, from: string, to: string): readonly ModelFile[] {
  const text = textOf(path);
  expect(text.split(from).length, `'${from}' occurs in ${path}`).toBeGreaterThan(1);
  return withText(
    path,
    text.replace(from, () => to),
  );
}

/** Code of each problem and how the text that it points at begins; all of them are in the file given. */
function shown(changed: readonly ModelFile[], path: string): readonly string[] {
  const text = changed.find(file => file.path === path)?.text ?? '';
  const { problems } = read(changed);
  expect(problems.filter(problem => problem.path !== path)).toEqual([]);
  const show = ({ code, span }: ModelProblem) =>
    `${code} ${text.slice(span.start, span.end).split(/\n|,/)[0]}`;
  return problems.map(show);
}

describe('the shipped model', () => {
  test('has no problem', () => {
    expect(shipped.problems).toEqual([]);
    expect(shipped.model).not.toBeNull();
  });

  test('has 17 processes in the order of their numbers, 109 outcomes, 45 kinds and 93 controls', () => {
    const model = shippedModel();
    expect(model.processes.map(({ id }) => id).join(' ')).toBe(
      'GOV POL REQ RA RT IMPL OUT AWA INC CHG AUD PER CIM REC RES COM CRM',
    );
    expect(model.outcomes).toHaveLength(109);
    expect(model.kinds).toHaveLength(45);
    expect(model.controls).toHaveLength(93);
  });

  test('is the same for any order of its files', () => {
    expect(read(files.toReversed()).model?.data).toEqual(shipped.model?.data);
  });

  test('is found by id', () => {
    const model = shippedModel();
    expect(model.outcome('RA-O4')?.title).toBe('Risks are evaluated and ranked');
    expect(model.processOf('RA-O4')?.id).toBe('RA');
    expect(model.process('CRM')?.clause).toBe('8.5');
    expect(model.kind('risk-register')?.home).toBe('RA');
    expect(model.control('A.8.9')?.theme).toBe('technological');
    expect(model.clause('4.1')?.primary).toBe('GOV');
    expect(model.kindsWithEntry('risk').map(({ id }) => id)).toEqual(['risk-register']);
    expect(model.outcomesOfClause('4.3').map(({ id }) => id)).toEqual(['GOV-O2', 'REQ-O3']);
    expect(model.outcomesOfKind('isms-scope').map(({ id }) => id)).toEqual(['GOV-O2']);
  });

  test('answers null for names that every object has', () => {
    const model = shippedModel();
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      expect(model.outcome(name)).toBeNull();
      expect(model.process(name)).toBeNull();
      expect(model.kind(name)).toBeNull();
      expect(model.control(name)).toBeNull();
      expect(model.clause(name)).toBeNull();
      expect(model.outcomesOfKind(name)).toEqual([]);
    }
  });

  test('lists for each kind the types of entry that the schema of the kind declares', () => {
    for (const { id, entries = [] } of shippedModel().kinds) {
      const schema = readFileSync(new URL(`kinds/${id}.schema.json`, root), 'utf8');
      const declared = [...schema.matchAll(/"entries": "([a-z-]+)"/g)].map(match => match[1]);
      expect(declared.toSorted(), id).toEqual([...entries].sort());
    }
  });

  test('has conditions that a strict validator compiles', () => {
    const ajv = new Ajv2020({ strict: true, strictRequired: false });
    for (const { indicators } of shippedModel().outcomes) {
      for (const condition of indicators.conditions ?? []) {
        if ('must' in condition) ajv.compile(condition.must);
        if ('where' in condition && condition.where) ajv.compile(condition.where);
      }
    }
  });
});

describe('each check group', () => {
  for (const [group, at, message, change] of mutations()) {
    test(`${group}: ${message}`, () => {
      const data = structuredClone(shippedModel().data) as Mutable<ModelData>;
      change(data);
      const remarks = checkModel(new Model(data as ModelData));
      expect(remarks).toContainEqual({ group, at, message });
      expect(new Set(remarks.map(remark => remark.group))).toEqual(new Set([group]));
    });
  }

  test('has a change that makes it fail', () => {
    const tried = new Set(mutations().map(([group]) => group));
    expect([...tried].sort()).toEqual(checkGroups.map(({ id }) => id).sort());
  });
});

describe('a change in a file is reported at its place', () => {
  test.each([
    [
      'processes/RA.yaml',
      'to: [RT, OUT, AUD, PER, COM]}',
      'to: [RT, OUT, AUD, PER, REC, COM]}',
      ['flow REC'],
    ],
    ['processes/RA.yaml', 'role: asset-owner', 'role: asset-taker', ['roles asset-taker']],
    ['processes/RT.yaml', 'accepted knowingly.', 'accepted knowingly. One. Two.', ['purpose >-']],
    [
      'processes/RA.yaml',
      'limits for acceptance',
      'limits that shall be set',
      ['outcome Scales for likelihood and consequence'],
    ],
    ['processes/POL.yaml', 'on: exception-record', 'on: exceptions', ['indicators exceptions']],
    ['processes/AWA.yaml', 'S30]', 'S99]', ['sources S99']],
    ['controls.yaml', 'id: A.7.14,', 'id: A.7.15,', ['controls controls', 'controls A.7.15']],
    ['processes/AWA.yaml', 'id: AWA\n', 'id: AWB\n', ['file AWB']],
    ['processes/AWA.yaml', 'category: core', 'category: cores', ['shape cores']],
    ['roles.yaml', 'name: CISO,', 'nome: CISO,', ['shape id', 'shape id']],
    ['roles.yaml', 'id: ciso, ', 'id: [ciso], ', ['shape id']],
  ])('%s with %s as %s', (path, from, to, expected) => {
    expect(shown(withPassage(path, from, to), path)).toEqual(expected);
  });
});

describe('text that is no model', () => {
  test.each([
    ['an unclosed bracket', 'roles: [', 'yaml'],
    ['a key given twice', 'roles: []\nroles: []\n', 'yaml'],
    ['two documents', 'roles: []\n---\nroles: []\n', 'yaml'],
    ['an alias', 'roles: &r []\nother: *r\n', 'yaml'],
    ['an alias to nothing', 'roles: *r\n', 'yaml'],
    ['deep nesting', `roles: ${'['.repeat(20_000)}`, 'yaml'],
    ['a list', '- roles\n', 'file'],
    ['a word', 'roles\n', 'file'],
    ['nothing', '', 'file'],
    ['a list of processes', `${textOf('roles.yaml')}\nprocesses: []\n`, 'file'],
    ['a part that another file has', `${textOf('roles.yaml')}\nclauses: []\n`, 'file'],
    ['a number for a list', 'roles: 5\n', 'shape'],
    ['null for a list', 'roles:\n', 'shape'],
    ['numbers for roles', 'roles: [1, 2]\n', 'shape'],
    ['a mapping for a list', 'roles: {length: 3}\n', 'shape'],
    ['no roles', 'rules: []\n', 'shape'],
  ])('%s gives problems with places', (_what, text, code) => {
    const { model, problems } = read(withText('roles.yaml', text));
    expect(model).toBeNull();
    expect(problems.length).toBeGreaterThan(0);
    for (const problem of problems) {
      expect(problem.code).toBe(code);
      const of = problem.path === 'roles.yaml' ? text : textOf(problem.path);
      expect(problem.span.start).toBeGreaterThanOrEqual(0);
      expect(problem.span.end).toBeLessThanOrEqual(of.length);
      expect(problem.span.start).toBeLessThanOrEqual(problem.span.end);
    }
  });

  test('wrong types in a process give problems', () => {
    for (const text of [
      'id: RA\n',
      'id: 5\nclause: 7.4\n',
      '[]\n',
      '5\n',
      '\n',
      'id: RA\noutcomes: {a: 1}\n',
    ]) {
      const { model, problems } = read(withText('processes/RA.yaml', text));
      expect(model).toBeNull();
      expect(problems.every(({ path }) => path === 'processes/RA.yaml')).toBe(true);
      expect(problems.length).toBeGreaterThan(0);
    }
  });

  test('no files give a problem', () => {
    const { model, problems } = read([]);
    expect(model).toBeNull();
    expect(problems.length).toBeGreaterThan(0);
  });

  test('keys that every object has harm nothing', () => {
    const before = Object.keys(Object.prototype);
    for (const key of ['__proto__', 'constructor', 'prototype']) {
      const top = read(withText('roles.yaml', `${textOf('roles.yaml')}\n${key}: {polluted: true}\n`));
      expect(top.model, key).toBeNull();
      expect(top.problems.map(({ code }) => code)).toEqual(['shape']);
      const inside = read(withPassage('roles.yaml', 'name: CISO,', `name: CISO, ${key}: {polluted: true},`));
      expect(inside.problems.map(({ code, path }) => `${code} ${path}`)).toEqual(['shape roles.yaml']);
    }
    const named = read(
      withPassage('processes/RA.yaml', 'evidence: [risk-register]', 'evidence: [risk-register, __proto__]'),
    );
    expect(named.problems.map(({ code }) => code)).toEqual(['evidence']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual(before);
  });
});

function shippedModel(): Model {
  if (!shipped.model) throw new Error(JSON.stringify(shipped.problems, null, 1));
  return shipped.model;
}

type Mutable<T> = T extends object ? { -readonly [K in keyof T]: Mutable<T[K]> } : T;
type Data = Mutable<ModelData>;
type Mutation = readonly [group: string, at: string, message: string, change: (data: Data) => void];

/** Changes of the shipped model, each of which exactly one check notices. */
function mutations(): readonly Mutation[] {
  const process = (data: Data, id: string) => present(data.processes.find(one => one.id === id));
  const outcome = (data: Data, id: string) =>
    present(process(data, id.split('-')[0] ?? '').outcomes.find(one => one.id === id));
  const kind = (data: Data, id: string) => present(data.evidence_kinds.find(one => one.id === id));
  const first = <T>(list: T[]): T => present(list[0]);
  return [
    [
      'declaration',
      '/declaration/domain',
      "The declaration leaves 'domain' empty.",
      data => {
        data.declaration.domain = ' ';
      },
    ],
    [
      'declaration',
      '/declaration/community/of_interest',
      'No community of interest is named.',
      data => {
        data.declaration.community.of_interest = '';
      },
    ],
    [
      'declaration',
      '/declaration/community/consensus_statement',
      'Neither an action to reach consensus is listed, nor is it said that none was taken.',
      data => {
        data.declaration.community.consensus_statement = '';
      },
    ],
    [
      'structure',
      '/processes/3/name',
      "The name of RA is 'Information security risk assessment process', not 'Risk assessment'.",
      data => {
        process(data, 'RA').name = 'Risk assessment';
      },
    ],
    [
      'structure',
      '/processes/3/clause',
      "The clause of RA is '7.4', not '7.40'.",
      data => {
        process(data, 'RA').clause = '7.40';
      },
    ],
    [
      'structure',
      '/processes/3/category',
      "The category of RA is 'core', not 'support'.",
      data => {
        process(data, 'RA').category = 'support';
      },
    ],
    [
      'structure',
      '/processes',
      "'POL' stands where 'GOV' belongs.",
      data => {
        data.processes.push(...data.processes.splice(0, 1));
      },
    ],
    [
      'structure',
      '/processes/3/triggers',
      'RA has no triggers.',
      data => {
        process(data, 'RA').triggers = [];
      },
    ],
    [
      'clause',
      '/clauses',
      'Clause 7.3 is missing.',
      data => {
        data.clauses = data.clauses.filter(({ id }) => id !== '7.3');
      },
    ],
    [
      'clause',
      '/clauses/0/id',
      'No outcome helps to meet clause 4.1.',
      data => {
        outcome(data, 'GOV-O1').iso27001_2022 = [];
        process(data, 'GOV').iso27001_2022.shift();
      },
    ],
    [
      'clause',
      '/processes/2/outcomes/0/iso27001_2022/1',
      'REQ-O1 cites clause 4.9, which is not listed.',
      data => {
        outcome(data, 'REQ-O1').iso27001_2022.push('4.9');
        process(data, 'REQ').iso27001_2022.push('4.9');
      },
    ],
    [
      'clause',
      '/processes/2/iso27001_2022/3',
      'REQ cites clause 4.4, but none of its outcomes does.',
      data => {
        process(data, 'REQ').iso27001_2022.push('4.4');
      },
    ],
    [
      'clause',
      '/processes/2/iso27001_2022',
      'REQ does not cite clause 4.4, though an outcome of it does.',
      data => {
        outcome(data, 'REQ-O1').iso27001_2022.push('4.4');
      },
    ],
    [
      'clause',
      '/clauses/1/primary',
      "'QRE', which answers for clause 4.2, is no process.",
      data => {
        present(data.clauses[1]).primary = 'QRE';
      },
    ],
    [
      'clause',
      '/clauses/1/primary',
      'GOV answers for clause 4.2, but no outcome of it helps to meet it.',
      data => {
        present(data.clauses[1]).primary = 'GOV';
      },
    ],
    [
      'clause',
      '/clauses/3/coverage',
      'Clause 4.4 is covered in part, but nothing says what stays open.',
      data => {
        delete data.clauses[3]?.gap;
      },
    ],
    [
      'flow',
      '/processes/3/inputs/0/item',
      "'ii-contexts' is no information item.",
      data => {
        first(process(data, 'RA').inputs).item = 'ii-contexts';
      },
    ],
    [
      'flow',
      '/processes/3/outputs/0/to/1',
      "'x-nobody' is neither a process nor an external party.",
      data => {
        first(process(data, 'RA').outputs).to.push('x-nobody');
      },
    ],
    [
      'flow',
      '/processes/3/outputs/0/to/1',
      "RA gives 'ii-risk-criteria' to REC, but REC does not list it as input from RA.",
      data => {
        first(process(data, 'RA').outputs).to.push('REC');
      },
    ],
    [
      'flow',
      '/processes/3/inputs/0/from/1',
      "RA takes 'ii-context' from REC, but REC does not list it as output to RA.",
      data => {
        first(process(data, 'RA').inputs).from.push('REC');
      },
    ],
    [
      'flow',
      '/processes/3/outputs/0/to/1',
      "'ii-risk-criteria' connects all processes, but it is not marked generic.",
      data => {
        first(process(data, 'RA').outputs).to.push('*');
      },
    ],
    [
      'flow',
      '/processes/14/inputs/8/from/0',
      "'ii-record-rules' is generic, so only one process writes it down, once for all others.",
      data => {
        process(data, 'RES').inputs.push({ item: 'ii-record-rules', from: ['*'] });
      },
    ],
    [
      'flow',
      '/information_items/75/id',
      "No process supplies or receives 'ii-spare'.",
      data => {
        data.information_items.push({ id: 'ii-spare', name: 'Spare', description: 'Nothing.', evidence: [] });
      },
    ],
    [
      'flow',
      '/external_parties/11/id',
      "No process is connected with 'x-spare'.",
      data => {
        data.external_parties.push({ id: 'x-spare', name: 'Spare', description: 'Nobody.' });
      },
    ],
    [
      'id-unique',
      '/roles/21/id',
      "The id 'ciso' is given twice.",
      data => {
        data.roles.push({ id: 'ciso', name: 'Second', description: 'Twin.' });
      },
    ],
    [
      'id-unique',
      '/processes/3/metrics/1/id',
      "The id 'RA-M1' is given twice.",
      data => {
        present(process(data, 'RA').metrics[1]).id = 'RA-M1';
      },
    ],
    [
      'id-unique',
      '/roles/2/id',
      "The id 'ciso' was given up and cannot be used again.",
      data => {
        data.catalogue.withdrawn_ids.push({ id: 'ciso' });
      },
    ],
    [
      'id-form',
      '/processes/3/metrics/0/id',
      "'RA-1' is not how the id of this metric is formed.",
      data => {
        first(process(data, 'RA').metrics).id = 'RA-1';
      },
    ],
    [
      'id-form',
      '/processes/3/activities/0/id',
      "'RT-A9' is not how the id of this activity is formed.",
      data => {
        first(process(data, 'RA').activities).id = 'RT-A9';
      },
    ],
    [
      'purpose',
      '/processes/3/purpose',
      'The purpose of RA has 3 sentences instead of one or two.',
      data => {
        process(data, 'RA').purpose += ' And more. And more.';
      },
    ],
    [
      'purpose',
      '/processes/3/purpose',
      'The purpose of RA has 0 sentences instead of one or two.',
      data => {
        process(data, 'RA').purpose = 'Assess';
      },
    ],
    [
      'outcome',
      '/processes/3/outcomes/0/statement',
      'RA-O1 is said in 2 sentences instead of one.',
      data => {
        outcome(data, 'RA-O1').statement += ' And more.';
      },
    ],
    [
      'outcome',
      '/processes/3/outcomes/0/statement',
      "RA-O1 asks for something: 'shall'.",
      data => {
        outcome(data, 'RA-O1').statement = 'Criteria shall exist.';
      },
    ],
    [
      'outcome',
      '/processes/3/outcomes/5/nature',
      "The nature of RA-O6, 'constraint', is not among the declared forms.",
      data => {
        delete data.declaration.process_outcome_forms['constraint'];
      },
    ],
    [
      'outcome',
      '/processes/14/outcomes',
      'RES has 9 outcomes instead of four to eight.',
      data => {
        for (const id of ['RES-O6', 'RES-O7', 'RES-O8', 'RES-O9']) {
          process(data, 'RES').outcomes.push({ ...structuredClone(outcome(data, 'RES-O1')), id });
          first(process(data, 'RES').activities).contributes_to.push(id);
        }
      },
    ],
    [
      'necessary',
      '/processes/3/outcomes/1/serves',
      'RA-O2 serves no aim.',
      data => {
        outcome(data, 'RA-O2').serves = [];
      },
    ],
    [
      'necessary',
      '/processes/3/outcomes/1/serves/1',
      "'RT-P1', which RA-O2 serves, is no aim of RA.",
      data => {
        outcome(data, 'RA-O2').serves.push('RT-P1');
      },
    ],
    [
      'sufficient',
      '/processes/3/aims/3/id',
      'No outcome serves the aim RA-P4.',
      data => {
        process(data, 'RA').aims.push({ id: 'RA-P4', text: 'more' });
      },
    ],
    [
      'sufficient',
      '/processes/3/outputs/2/item',
      "No outcome of RA carries its output 'ii-change-risk-result'.",
      data => {
        outcome(data, 'RA-O7').items = ['ii-risk-register'];
      },
    ],
    [
      'sufficient',
      '/processes/3/outcomes/0/items/1',
      "RA-O1 carries 'ii-context', which is no output of RA.",
      data => {
        outcome(data, 'RA-O1').items.push('ii-context');
      },
    ],
    [
      'activity',
      '/processes/3/outcomes/6/id',
      'No activity contributes to RA-O7.',
      data => {
        present(process(data, 'RA').activities[5]).contributes_to = ['RA-O6'];
      },
    ],
    [
      'activity',
      '/processes/3/activities/5/contributes_to/1',
      "'RT-O1', which RA-A6 contributes to, is no outcome of RA.",
      data => {
        present(process(data, 'RA').activities[5]).contributes_to.push('RT-O1');
      },
    ],
    [
      'level-1',
      '/processes/3/outcomes/0/statement',
      "'standard process' belongs to a higher level than 1.",
      data => {
        outcome(data, 'RA-O1').statement = 'A standard process exists.';
      },
    ],
    [
      'level-1',
      '/processes/3/aims/0/text',
      "'optimised' belongs to a higher level than 1.",
      data => {
        first(process(data, 'RA').aims).text = 'assessment is optimised';
      },
    ],
    [
      'evidence',
      '/processes/3/outcomes/0/evidence/2',
      "'risk-criterion' is no kind of evidence.",
      data => {
        outcome(data, 'RA-O1').evidence.push('risk-criterion');
      },
    ],
    [
      'evidence',
      '/information_items/0/evidence/0',
      "'strategy' is no kind of evidence.",
      data => {
        first(data.information_items).evidence = ['strategy'];
      },
    ],
    [
      'evidence',
      '/evidence_kinds/1/home',
      "'GVO', the home of 'isms-scope', is no process.",
      data => {
        kind(data, 'isms-scope').home = 'GVO';
      },
    ],
    [
      'evidence',
      '/evidence_kinds/1/required_by/1',
      "'isms-scope' is asked for by clause 4.9, which is not listed.",
      data => {
        kind(data, 'isms-scope').required_by.push('4.9');
      },
    ],
    [
      'evidence',
      '/evidence_kinds/45/id',
      "No outcome accepts evidence of the kind 'spare'.",
      data => {
        data.evidence_kinds.push({ ...kind(data, 'isms-scope'), id: 'spare', paths: ['spare/**/*.md'] });
      },
    ],
    [
      'evidence',
      '/evidence_kinds/1/paths/0',
      "'isms/context.md' is also a path of 'context-record'.",
      data => {
        kind(data, 'isms-scope').paths[0] = 'isms/context.md';
      },
    ],
    [
      'indicators',
      '/processes/3/outcomes/6/indicators/by_claim/1',
      "'isms-scope' is not among the evidence of RA-O7.",
      data => {
        outcome(data, 'RA-O7').indicators.by_claim?.push('isms-scope');
      },
    ],
    [
      'indicators',
      '/processes/3/outcomes/0/indicators/by_claim/0',
      "'procedure' is a general kind, which counts by claim anyway.",
      data => {
        outcome(data, 'RA-O1').indicators.by_claim = ['procedure'];
      },
    ],
    [
      'indicators',
      '/processes/3/outcomes/5/indicators/together/0/1',
      "'isms-scope' is not among the evidence of RA-O6.",
      data => {
        outcome(data, 'RA-O6').indicators.together = [['risk-register', 'isms-scope']];
      },
    ],
    [
      'indicators',
      '/processes/3/outcomes/0/indicators/suffices/0',
      "'risk-criteria' states no mere intent, so it suffices anyway.",
      data => {
        outcome(data, 'RA-O1').indicators.suffices = ['risk-criteria'];
      },
    ],
    [
      'indicators',
      '/processes/3/outcomes/0/indicators',
      'RA-O1 has no condition, and nothing says why existence suffices.',
      data => {
        outcome(data, 'RA-O1').indicators = {};
      },
    ],
    [
      'indicators',
      '/processes/3/outcomes/0/indicators/existence',
      'RA-O1 has conditions, so existence does not suffice.',
      data => {
        outcome(data, 'RA-O1').indicators.existence = 'Both.';
      },
    ],
    [
      'indicators',
      '/processes/3/outcomes/0/indicators/conditions/1/id',
      "RA-O1 has two conditions with the id 'scales'.",
      data => {
        present(outcome(data, 'RA-O1').indicators.conditions?.[1]).id = 'scales';
      },
    ],
    [
      'indicators',
      '/processes/3/outcomes/0/indicators/conditions/1/says',
      "The condition 'combination' of RA-O1 is not said in one sentence.",
      data => {
        present(outcome(data, 'RA-O1').indicators.conditions?.[1]).says = 'levels combine';
      },
    ],
    [
      'indicators',
      '/processes/3/outcomes/0/indicators/conditions/0/on',
      "'risc' is neither a kind of evidence nor a type of entry.",
      data => {
        Object.assign(present(outcome(data, 'RA-O1').indicators.conditions?.[0]), { on: 'risc' });
      },
    ],
    [
      'indicators',
      '/processes/3/outcomes/0/indicators/conditions/0/on',
      "'supplier' does not occur in the evidence of RA-O1.",
      data => {
        Object.assign(present(outcome(data, 'RA-O1').indicators.conditions?.[0]), { on: 'supplier' });
      },
    ],
    [
      'roles',
      '/processes/3/roles/7/role',
      "'jester' is no role.",
      data => {
        process(data, 'RA').roles.push({ role: 'jester', raci: ['I'] });
      },
    ],
    [
      'roles',
      '/processes/3/roles',
      'RA has 2 accountable roles instead of one.',
      data => {
        process(data, 'RA').roles[1]?.raci.push('A');
      },
    ],
    [
      'roles',
      '/processes/3/roles',
      'RA has 0 accountable roles instead of one.',
      data => {
        first(process(data, 'RA').roles).raci = ['R'];
      },
    ],
    [
      'roles',
      '/roles/21/id',
      "The role 'jester' takes part in no process.",
      data => {
        data.roles.push({ id: 'jester', name: 'Jester', description: 'Idle.' });
      },
    ],
    [
      'sources',
      '/processes/3/sources/6',
      "'S99' is not among the sources.",
      data => {
        process(data, 'RA').sources.push('S99');
      },
    ],
    [
      'sources',
      '/declaration/general_sources/0',
      "'S99' is not among the sources.",
      data => {
        data.declaration.general_sources[0] = 'S99';
      },
    ],
    [
      'controls',
      '/controls',
      'The control A.7.14 is missing.',
      data => {
        data.controls = data.controls.filter(({ id }) => id !== 'A.7.14');
      },
    ],
    [
      'controls',
      '/controls/93/id',
      'There is no control A.9.1 in Annex A.',
      data => {
        data.controls.push({ id: 'A.9.1', theme: 'people', label: 'More' });
      },
    ],
    [
      'controls',
      '/controls/0/theme',
      "A.5.1 belongs to the theme 'organizational'.",
      data => {
        first(data.controls).theme = 'people';
      },
    ],
    [
      'controls',
      '/controls',
      '10 controls are marked as new in 2022 instead of 11.',
      data => {
        delete data.controls.find(one => one.new_2022)?.new_2022;
      },
    ],
    [
      'controls',
      '/processes/3/iso27001_annexA_2022/4',
      "'A.5.99' is no control of Annex A.",
      data => {
        process(data, 'RA').iso27001_annexA_2022.push('A.5.99');
      },
    ],
    [
      'controls',
      '/process_versus_control/lookalikes/0/process',
      "'PLO' is no process.",
      data => {
        first(data.process_versus_control.lookalikes).process = 'PLO';
      },
    ],
  ];
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The part to change is not there.');
  return value;
}
