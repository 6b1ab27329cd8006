import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { builtInSetup } from '../../server/src/engine/builtIn.js';
import type { OutcomeCoverage } from '../../server/src/engine/coverage/coverageBook.js';
import { Engine } from '../../server/src/engine/engine.js';
import type { Outcome } from '../../server/src/engine/model/model.js';
import { LineIndex } from '../../server/src/engine/text/lineIndex.js';
import { continued } from '../../server/src/engine/text/words.js';
import { today } from '../support/fixture.js';
import { drawn, type Mark, readIndicatorFixture, type Variation, vary } from '../support/indicatorFixture.js';

type Files = ReadonlyMap<string, string>;

const setup = builtInSetup(today);
const { model, schemas } = setup;
const engine = new Engine('', setup);
let held: Files = new Map();

/** What the engine says of an outcome when these are the documents; it reads what is another than before. */
function judged(files: Files, outcome: string): OutcomeCoverage {
  const gone = [...held.keys()].filter(uri => !files.has(uri)).map(uri => ({ uri, text: null }));
  const changed = [...files].filter(([uri, text]) => held.get(uri) !== text);
  engine.apply([...gone, ...changed.map(([uri, text]) => ({ uri, text }))]);
  held = files;
  for (const _ of engine.check());
  const crash = engine.takeCrashes()[0];
  if (crash) throw new Error(`${crash.code} crashed on ${crash.path}`, { cause: crash.error });
  const found = engine.coverage().find(it => it.outcome.id === outcome);
  if (!found) throw new Error(`There is no ${outcome}`);
  return found;
}

/** Of the conditions of an outcome, those that a reason says do not hold. */
function failing({ outcome, reasons }: OutcomeCoverage): readonly string[] {
  const conditions = outcome.indicators.conditions ?? [];
  return conditions
    .filter(({ says }) => reasons.some(it => !it.holds && it.text.includes(continued(says))))
    .map(({ id }) => id);
}

/** The places that the reasons which do not hold point at, or else the declaration. */
function marksOf({ reasons }: OutcomeCoverage, files: Files): readonly Mark[] {
  const marks = reasons.flatMap(({ holds, indicator, place }) => {
    if (!place || (holds && indicator !== 'declared')) return [];
    const text = files.get(place.uri) ?? '';
    const { line, character } = new LineIndex(text).positionAt(place.start);
    const shown = text.split('\n')[line] ?? '';
    return [drawn(place.uri, shown, character, character + place.end - place.start)];
  });
  return [...new Set(marks)].sort();
}

/** The documents that are evidence of an outcome, each with its kind. */
const evidenceOf = (files: Files, outcome: string): ReadonlyMap<string, string> =>
  new Map(judged(files, outcome).evidence.map(({ path, evidence }) => [path, evidence?.kind ?? ''] as const));

const without = (files: Files, isOut: (path: string) => boolean): Files =>
  new Map([...files].filter(([path]) => !isOut(path)));

const changed = (files: Files | null, text: (path: string, before: string) => string): Files | null =>
  files && new Map([...files].map(([path, before]) => [path, text(path, before)]));

/** Only documents of this kind are left of the evidence. */
const alone = (files: Files, evidence: ReadonlyMap<string, string>, kind: string): Files =>
  without(files, path => evidence.has(path) && evidence.get(path) !== kind);

/** The text without the claim of an outcome. */
const unclaimed = (text: string, outcome: string): string =>
  text.replace(/^outcomes: \[(.*)\]\n/m, (_, list: string) => {
    const kept = list.split(', ').filter(id => id !== outcome);
    return kept.length === 0 ? '' : `outcomes: [${kept.join(', ')}]\n`;
  });

/** The text with nothing in its lists of entries; `null` where it has none. */
function emptied(text: string, kind: string): string | null {
  const lists = Object.keys(schemas.kinds[kind]?.lists ?? {});
  const [, before = '', yaml = text, after = ''] = /^(---\n)([\s\S]*?\n)(---\n[\s\S]*)$/.exec(text) ?? [];
  const document = parseDocument(yaml);
  const held = lists.filter(list => document.has(list));
  if (held.length === 0) return null;
  for (const list of held) document.set(list, []);
  return `${before}${document.toString()}${after}`;
}

/** The text with a reference in its head that leads nowhere. */
function withBrokenReference(text: string, kind: string): string {
  const field = kind === 'requirements-register' ? 'risks' : 'requirements';
  const line = `${field}: [NOWHERE-1]\n`;
  return text.startsWith('---\n') ? text.replace('---\n', `---\n${line}`) : `${line}${text}`;
}

/** Kinds whose head has a field for requirements or risks. */
const refers = (kind: string): boolean =>
  schemas.kinds[kind]?.head.properties?.['requirements'] !== undefined;

const needsClaim = ({ indicators }: Outcome, kind: string): boolean =>
  model.kind(kind)?.general === true || indicators.by_claim?.includes(kind) === true;

/** The documents that a variation starts from: those it is about are taken away first. */
function startOf(files: Files, outcome: string, { what, kind }: Variation): Files {
  const evidence = evidenceOf(files, outcome);
  if (what === 'declared') return without(files, path => evidence.has(path));
  if (what === 'alone' && kind !== null) return alone(files, evidence, kind);
  return files;
}

describe.each(model.processes)('$id', process => {
  const path = `test/indicators/${process.id}.md`;
  const { files, variations } = readIndicatorFixture(path);
  const of = (outcome: string) =>
    variations.filter(({ outcomes, what }) => outcomes.includes(outcome) && what !== 'empty');

  describe.each(process.outcomes)('$id', outcome => {
    const { id, evidence: kinds, indicators } = outcome;
    const conditions = (indicators.conditions ?? []).map(condition => condition.id);

    test('is covered', () => {
      const found = judged(files, id);
      expect({
        state: found.state,
        wrong: found.reasons.filter(({ holds }) => !holds).map(({ text }) => text),
      }).toEqual({ state: 'covered', wrong: [] });
      for (const { says } of indicators.conditions ?? [])
        expect(found.reasons.map(({ text }) => text)).toContain(says);
      expect(new Set(found.evidence.map(({ evidence }) => evidence?.kind))).toEqual(new Set(kinds));
    });

    test('is missing without evidence', () => {
      const evidence = evidenceOf(files, id);
      expect(
        judged(
          without(files, it => evidence.has(it)),
          id,
        ).state,
      ).toBe('missing');
    });

    test.each(of(id).map(variation => [variation.title, variation] as const))('%s', (_, variation) => {
      const varied = vary(startOf(files, id, variation), variation);
      const found = judged(varied.files, id);
      const at = `${path}:${variation.line}`;
      expect({
        at,
        state: found.state,
        fails: failing(found),
        places: marksOf(found, varied.files).join('\n'),
      }).toEqual({
        at,
        state: variation.state,
        fails: conditions.filter(condition => variation.fails.includes(condition)),
        places: varied.marks.join('\n'),
      });
    });

    test.each(kinds.filter(kind => needsClaim(outcome, kind)))('counts a %s only by its claim', kind => {
      const evidence = evidenceOf(files, id);
      const claiming = alone(files, evidence, kind);
      expect(judged(claiming, id).evidence).not.toEqual([]);
      const silent = changed(claiming, (it, text) => (evidence.has(it) ? unclaimed(text, id) : text));
      expect(judged(silent ?? claiming, id)).toMatchObject({ state: 'missing', evidence: [] });
    });

    /** The documents among which those of a kind decide; `null` where the outcome does without them. */
    const decisive = (kind: string, evidence: ReadonlyMap<string, string>): Files | null => {
      const start = alone(files, evidence, kind);
      if (judged(start, id).state === 'covered') return start;
      return indicators.together?.some(all => all.includes(kind)) ? files : null;
    };

    test.each(kinds.filter(refers))('is not linked while a reference of its %s leads nowhere', kind => {
      const evidence = evidenceOf(files, id);
      const broken = changed(decisive(kind, evidence), (path, text) =>
        evidence.get(path) === kind ? withBrokenReference(text, kind) : text,
      );
      if (!broken) return;
      const { state, reasons } = judged(broken, id);
      const places = reasons.flatMap(({ indicator, holds, place }) =>
        indicator === 'linked' && !holds && place
          ? [broken.get(place.uri)?.slice(place.start, place.end)]
          : [],
      );
      expect({ state, places }).toEqual({ state: 'partial', places: ['NOWHERE-1'] });
    });

    test('is not covered by empty lists, except where they say something', () => {
      const evidence = evidenceOf(files, id);
      const covering = kinds.filter(kind => {
        const start = model.kind(kind)?.nature === 'record' ? null : decisive(kind, evidence);
        const empty = changed(start, (path, text) =>
          evidence.get(path) === kind ? (emptied(text, kind) ?? text) : text,
        );
        const isEmptied = [...(empty ?? [])].some(([path, text]) => files.get(path) !== text);
        return empty && isEmptied && judged(empty, id).state === 'covered';
      });
      const allowed = variations.filter(({ outcomes, what }) => outcomes.includes(id) && what === 'empty');
      expect(covering).toEqual(kinds.filter(kind => allowed.some(it => it.kind === kind)));
    });

    test('has a variation for every indicator', () => {
      const has = (what: Variation['what']) => of(id).some(it => it.what === what);
      const failed = of(id).flatMap(({ what, fails }) => (what === 'fails' ? fails : []));
      expect(conditions.filter(condition => !failed.includes(condition))).toEqual([]);
      expect(failed.filter(condition => !conditions.includes(condition))).toEqual([]);
      const deciding = indicators.together?.flat() ?? kinds;
      const known = deciding.map(kind => schemas.kinds[kind]?.evidence);
      const lacking = [
        known.some(it => it && it.done.length > 0) && !has('draft') ? ['draft'] : [],
        (known.some(it => it && it.due !== null) || indicators.interval_months) && !has('overdue')
          ? ['overdue']
          : [],
        indicators.events_only && !has('declared') ? ['declared'] : [],
        kinds
          .filter(kind => kinds.length > 1 && !of(id).some(it => it.what === 'alone' && it.kind === kind))
          .map(kind => `alone ${kind}`),
      ].flat();
      expect(lacking).toEqual([]);
      expect(conditions.length === 0).toBe(indicators.existence !== undefined);
    });
  });
});
