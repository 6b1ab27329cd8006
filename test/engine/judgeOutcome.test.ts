import { describe, expect, test } from 'vitest';
import { builtInModel } from '../../server/src/engine/builtIn.js';
import type { Evidence } from '../../server/src/engine/coverage/evidence.js';
import type { EvidenceDocument } from '../../server/src/engine/coverage/evidenceDocument.js';
import { judgeOutcome } from '../../server/src/engine/coverage/judgeOutcome.js';
import type { Indicators, Outcome } from '../../server/src/engine/model/model.js';
import { defaultSettings, type Exclusion } from '../../server/src/engine/settings/settings.js';
import { contentFingerprint } from '../../server/src/engine/suspect/contentFingerprint.js';
import { checkedEngine, today } from '../support/fixture.js';

const model = builtInModel();
const place = { start: 0, end: 0 };

const outcome = (evidence: readonly string[], indicators: Indicators = {}): Outcome => ({
  id: 'RA-O9',
  title: 'T',
  statement: 'S.',
  nature: 'artefact',
  serves: [],
  items: [],
  evidence,
  iso27001_2022: [],
  indicators,
});

const document = (
  path: string,
  kind: string,
  more: Partial<Evidence> = {},
  units: EvidenceDocument['units'] = [],
): EvidenceDocument => ({
  uri: path,
  path,
  units,
  evidence: {
    kind,
    id: null,
    title: null,
    status: 'approved',
    owner: null,
    approver: null,
    isDone: true,
    date: '2026-03-01',
    due: null,
    lastDay: null,
    claims: [],
    declaration: null,
    reviewedAgainst: [],
    place,
    statusPlace: place,
    datePlace: place,
    duePlace: place,
    ...more,
  },
});

const finding = (code: string, message: string) => ({
  code,
  message,
  start: 3,
  end: 5,
  related: [],
  fix: null,
});

const judge = (
  one: Outcome,
  documents: readonly EvidenceDocument[],
  exclusions: readonly Exclusion[] = [],
) => {
  const { state, reasons } = judgeOutcome(one, documents, {
    model,
    settings: { ...defaultSettings, exclusions },
    asOf: today,
    contentOf: () => null,
  });
  return [
    state,
    ...reasons
      .filter(({ holds }) => state === 'covered' || state === 'excluded' || !holds)
      .map(({ text }) => text),
  ];
};

describe('an outcome is', () => {
  test('missing without any evidence, and the reason says what to add', () => {
    expect(judge(outcome(['risk-register']), [])).toEqual(['missing', 'There is no risk register.']);
    expect(judge(outcome(['decision-record']), [])).toEqual([
      'missing',
      'There is no management decision that names RA-O9 under outcomes.',
    ]);
  });

  test('covered when its best evidence is approved, up to date and linked', () => {
    const draft = document('risks/a.yaml', 'risk-criteria', { isDone: false, status: 'draft' });
    const valid = document('risks/b.yaml', 'risk-criteria', { due: '2027-03-01' });
    expect(judge(outcome(['risk-criteria']), [draft, valid])).toEqual([
      'covered',
      'risks/b.yaml is approved (2026-03-01).',
      'risks/b.yaml is up to date until 2027-03-01.',
      'All references of risks/b.yaml resolve.',
    ]);
  });

  test('covered by what is up to date, though something older was reviewed against more', () => {
    const content = contentFingerprint('Access is granted by the owner.');
    const old = document('a.yaml', 'risk-criteria', {
      due: '2026-05-04',
      reviewedAgainst: [{ id: 'POL-1', content, place }],
    });
    const fresh = document('b.yaml', 'risk-criteria', { due: '2027-05-04' });
    const setup = { model, settings: defaultSettings, asOf: today, contentOf: () => content };
    expect(judgeOutcome(outcome(['risk-criteria']), [old, fresh], setup).state).toBe('covered');
  });

  test('stale when its evidence was due for review, or is older than the interval', () => {
    expect(
      judge(outcome(['risk-criteria']), [document('c.yaml', 'risk-criteria', { due: '2026-09-14' })]),
    ).toEqual(['stale', 'c.yaml was due for review on 2026-09-14.']);
    expect(
      judge(outcome(['management-review'], { interval_months: 6 }), [document('r.md', 'management-review')]),
    ).toEqual(['stale', 'r.md is of 2026-03-01, older than 6 months.']);
  });

  test('thin when fewer records were finished in the year than are expected', () => {
    const report = (path: string, date: string, isDone = true) =>
      document(path, 'performance-report', { date, isDone });
    const reports = outcome(['performance-report'], { per_year: 4 });
    const two = [
      report('q1.md', '2026-03-31'),
      report('q2.md', '2026-06-30'),
      report('old.md', '2025-03-31'),
      report('draft.md', '2026-09-01', false),
    ];
    expect(judge(reports, two)).toEqual(['thin', '2 of 4 records expected since 2025-09-15 are there.']);
    expect(judge(reports, [...two, report('q3.md', '2026-09-01'), report('q4.md', '2025-12-31')])[0]).toBe(
      'covered',
    );
  });

  test('partial when nothing is approved, a reference is broken, or a rule finds something', () => {
    expect(
      judge(outcome(['risk-criteria']), [
        document('c.yaml', 'risk-criteria', { isDone: false, status: 'draft' }),
      ]),
    ).toEqual(['partial', 'c.yaml is not approved: its status is draft.']);
    const broken = [
      {
        base: 10,
        verdicts: [],
        localFindings: [],
        findings: [finding('reference-resolves', "Nothing defines 'R-9'.")],
      },
    ];
    expect(judge(outcome(['risk-criteria']), [document('c.yaml', 'risk-criteria', {}, broken)])).toEqual([
      'partial',
      "c.yaml refers to what is not there: Nothing defines 'R-9'.",
    ]);
    const found = [
      {
        base: 10,
        verdicts: [],
        localFindings: [finding('soa-complete', 'A.5.1 has no line.')],
        findings: [],
      },
    ];
    const soa = outcome(['statement-of-applicability'], {
      conditions: [{ id: 'lines', says: 'It is complete.', rule: 'soa-complete' }],
    });
    expect(judge(soa, [document('soa.yaml', 'statement-of-applicability', {}, found)])).toEqual([
      'partial',
      'soa.yaml fails: it is complete. A.5.1 has no line.',
    ]);
  });

  test('covered by a record that is not finished, where being on record is enough', () => {
    const open = document('incidents/a.md', 'incident-record', { isDone: false, status: 'contained' });
    const draft = document('incidents/plan.md', 'incident-response-plan', { isDone: false, status: 'draft' });
    expect(judge(outcome(['incident-record']), [open])).toEqual([
      'partial',
      'incidents/a.md is not complete: its status is contained.',
    ]);
    const enough = { while_open: true } as const;
    expect(judge(outcome(['incident-record'], enough), [open]).slice(0, 2)).toEqual([
      'covered',
      'incidents/a.md is on record; its status is contained.',
    ]);
    expect(judge(outcome(['incident-response-plan'], enough), [draft])[0]).toBe('partial');
  });

  test('partial when only one of two kinds is there that are needed together', () => {
    const both = outcome(['competence-matrix', 'training-record'], {
      together: [['competence-matrix', 'training-record']],
    });
    expect(judge(both, [document('people/competence.yaml', 'competence-matrix')])).toEqual([
      'partial',
      'There is no training record.',
    ]);
  });

  test('claimed when only a rule says so, unless the rule is the outcome', () => {
    const procedure = document('procedures/a.md', 'procedure', { claims: ['RA-O9'] });
    expect(judge(outcome(['procedure', 'risk-register']), [procedure])).toEqual([
      'claimed',
      'Only procedures/a.md says so; no risk register shows it.',
    ]);
    expect(judge(outcome(['procedure']), [procedure])[0]).toBe('covered');
    expect(judge(outcome(['procedure', 'risk-register'], { suffices: ['procedure'] }), [procedure])[0]).toBe(
      'covered',
    );
  });

  test('not covered by a rule beside a record that is not finished', () => {
    const procedure = document('procedures/a.md', 'procedure', { claims: ['RA-O9'] });
    const planned = document('people/training/t.yaml', 'training-record', {
      isDone: false,
      status: 'planned',
    });
    expect(judge(outcome(['procedure', 'training-record']), [planned, procedure])).toEqual([
      'partial',
      'people/training/t.yaml is not complete: its status is planned.',
    ]);
  });

  test('excluded while an exclusion holds, and judged again when it has ended', () => {
    const exclusion = {
      outcome: 'RA-O9',
      justification: 'No such risks.',
      approvedBy: 'jonas.behr',
      approvedOn: '2026-01-10',
      until: '2026-12-31',
    };
    expect(judge(outcome(['risk-register']), [], [exclusion])).toEqual([
      'excluded',
      'Left out by jonas.behr on 2026-01-10, until 2026-12-31: No such risks.',
    ]);
    expect(judge(outcome(['risk-register']), [], [{ ...exclusion, until: '2026-09-14' }])).toEqual([
      'missing',
      'It was left out by jonas.behr, but that ended on 2026-09-14.',
      'There is no risk register.',
    ]);
  });

  test('covered by a declaration that nothing happened, while that is recent', () => {
    const events = outcome(['incident-record'], { events_only: true });
    const declared = (to: string) =>
      document('incidents/none.md', 'incident-record', {
        declaration: { from: '2026-01-01', to, by: 'mira.voss' },
      });
    expect(judge(events, [declared('2026-06-30')])).toEqual([
      'covered',
      'mira.voss declared that nothing happened from 2026-01-01 to 2026-06-30.',
    ]);
    expect(judge(events, [declared('2025-06-30')])[0]).toBe('missing');
  });
});

test('a change that was refused is a record like one that was carried out; a template is none', () => {
  const change = (status: string, more = '') =>
    `---\nid: CHG-1\ntitle: C\nstatus: ${status}\nclass: normal\nobject: system\nreason: R\nrequester: a.b\nrequested_on: 2026-05-01\nassessment: {text: T, by: a.b, on: 2026-05-02}\ndecision: {result: refused, by: c.d, on: 2026-05-03}\n${more}---\n`;
  const roles = 'people:\n  - {id: a.b, name: A}\n  - {id: c.d, name: C}\n';
  const stateWith = (text: string) =>
    checkedEngine(
      new Map([
        ['changes/CHG-1.md', text],
        ['isms/roles.yaml', roles],
      ]),
    )
      .coverage()
      .find(({ outcome }) => outcome.id === 'CHG-O4')?.state;
  expect(stateWith(change('refused'))).toBe('covered');
  expect(stateWith(change('assessed'))).toBe('partial');
  expect(stateWith(change('refused', 'template: true\n'))).toBe('missing');
});
