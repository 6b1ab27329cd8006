import { describe, expect, test } from 'vitest';
import type { IsmsReport, ReportOutcome } from '../../server/src/protocol/report.js';
import { exampleIsms } from '../support/exampleIsms.js';
import { ownCatalogue, ownSchema, ownSettings } from '../support/ownCatalogue.js';
import { reportsOf } from '../support/reportsOf.js';
import { decision, settings } from '../support/smallIsms.js';

const only = (files: Readonly<Record<string, string>>, mostEvidence?: number): IsmsReport => {
  const [report] = reportsOf(files, mostEvidence);
  if (!report) throw new Error('There is no report.');
  return report;
};
const outcome = (report: IsmsReport, id: string): ReportOutcome | undefined =>
  report.categories
    .flatMap(({ processes }) => processes)
    .flatMap(({ outcomes }) => outcomes)
    .find(it => it.id === id);
const flow = ({ flows }: IsmsReport, from: string, to: string) =>
  flows.find(it => it.from.process === from && it.to.process === to);

const example = only(Object.fromEntries(exampleIsms()));

describe('the report on an ISMS', () => {
  test('says who approved the evidence, when, and where that is written', () => {
    const [policy] = outcome(example, 'POL-O1')?.evidence ?? [];
    expect(policy).toMatchObject({
      status: 'approved',
      date: expect.stringMatching(/^2026-/),
      approver: expect.stringMatching(/^[a-z]+\.[a-z]+$/),
      place: { uri: policy?.path, range: { start: { line: expect.any(Number) } } },
    });
  });

  test('a flow is as bad as the worst that its items come from', () => {
    expect(outcome(example, 'OUT-O6')?.state).toBe('missing');
    const [item] = flow(example, 'OUT', 'CRM')?.items ?? [];
    expect(item).toMatchObject({ name: 'Supplier register', state: 'missing', receivers: 3 });
    expect(item?.outcomes).toContain('OUT-O6');
    expect(flow(example, 'RA', 'RT')?.state).toBe('covered');
    expect(flow(example, 'RT', 'IMPL')?.items.map(({ state }) => state)).toEqual(['partial', 'covered']);
  });

  test('what comes from outside or goes to everyone is told, without a state that nobody knows', () => {
    const names = example.flows
      .filter(({ to }) => to.process === 'RES')
      .map(({ from, state }) => [from.name, state]);
    expect(names).toContainEqual(['Corporate functions', null]);
    const ends = example.flows.filter(({ from }) => from.process === 'REC').map(({ to }) => to.name);
    expect(ends).toContain('Every process');
  });

  test('an own process has a row, an outcome it can be judged by, and flows', () => {
    const own = only({
      'isms.yaml': ownSettings,
      'model/own.yaml': ownCatalogue,
      'schemas/plan.schema.yaml': ownSchema,
      'isms/decisions/DEC-1.md': decision,
    });
    expect(outcome(own, 'ZBCM-O1')?.state).toBe('missing');
    expect(own.flows.some(({ from, to }) => [from.process, to.process].includes('ZBCM'))).toBe(true);
  });

  test('a list of evidence ends where nobody reads on, and says how much is left', () => {
    const risk = (n: number) => `id: R-${100 + n}\ntitle: T\n`;
    const risks = Object.fromEntries(
      Array.from({ length: 40 }, (_, n) => [`risks/register/R-${n}.yaml`, risk(n)]),
    );
    const found = outcome(only({ 'isms.yaml': settings, ...risks }, 25), 'RA-O2');
    expect([found?.evidence.length, found?.moreEvidence]).toEqual([25, 15]);
  });

  test('without a document there is no report', () => {
    expect(reportsOf({ 'notes.md': '# Notes' })).toEqual([]);
  });
});
