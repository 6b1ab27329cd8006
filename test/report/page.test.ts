import { createHash } from 'node:crypto';
import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import type { IsmsReport } from '../../server/src/protocol/report.js';
import { detailOf } from '../../server/src/report/page/details.js';
import { escaped, html } from '../../server/src/report/page/html.js';
import { boxHeight, boxWidth, mapLayout } from '../../server/src/report/page/mapLayout.js';
import { wrapped } from '../../server/src/report/page/processMap.js';
import { gapList } from '../../server/src/report/page/reportBody.js';
import { staticPage } from '../../server/src/report/page/staticPage.js';
import { exampleIsms } from '../support/exampleIsms.js';
import { ownCatalogue, ownSchema, ownSettings } from '../support/ownCatalogue.js';
import { reportsOf } from '../support/reportsOf.js';
import { brokenIsms, decision } from '../support/smallIsms.js';

const view = (prefix = '') => ({ prefix, isInEditor: false, hrefOf: ({ uri }: { uri: string }) => uri });
const pageOf = (reports: readonly IsmsReport[]) =>
  staticPage(
    reports.map((report, n) => ({ report, view: view(n === 0 ? '' : `${n}-`) })),
    {
      style: 'b > i { color: red }',
      script: 'if (1 < 2) console.log("</b>")',
      hash: text => createHash('sha256').update(text).digest('base64'),
    },
  );

const validator = new HtmlValidate({ extends: ['html-validate:standard'] });
async function htmlProblems(page: string): Promise<readonly string[]> {
  const { results } = await validator.validateString(page);
  return results.flatMap(({ messages }) => messages.map(it => `${it.line} ${it.ruleId}: ${it.message}`));
}

const own = {
  'isms.yaml': ownSettings,
  'model/own.yaml': ownCatalogue,
  'schemas/plan.schema.yaml': ownSchema,
  'isms/decisions/DEC-1.md': decision,
};
const hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)>&amp;\u0007';
const samples: readonly (readonly [string, readonly IsmsReport[]])[] = [
  ['the example', reportsOf(Object.fromEntries(exampleIsms()))],
  ['an ISMS with a process of its own', reportsOf(own)],
  [
    'two ISMSs',
    reportsOf(
      Object.fromEntries(
        ['one', 'two'].flatMap(folder =>
          Object.entries(brokenIsms).map(([path, text]) => [`${folder}/${path}`, text]),
        ),
      ),
    ),
  ],
  [
    'texts that would be markup',
    reportsOf({
      'isms.yaml': `organization: ${JSON.stringify(hostile)}\n`,
      'isms/decisions/DEC-1.md': decision.replace(/title: .*/, `title: ${JSON.stringify(hostile)}`),
    }),
  ],
];

describe.each(samples)('the page of %s', (_, reports) => {
  const page = pageOf(reports);

  test('is valid HTML', async () => {
    expect(reports.length).toBeGreaterThan(0);
    expect(await htmlProblems(page)).toEqual([]);
  });

  test('asks for nothing: no address but files beside it, no style or script but the two it has', () => {
    const addresses = [...page.matchAll(/\s(?:href|src|action|data|poster|srcset)="([^"]*)"/g)].map(
      ([, address = '']) => address,
    );
    expect(addresses.filter(it => /^[a-z]+:|^\/\//i.test(it))).toEqual([]);
    expect(page).not.toMatch(
      /<(?:link|img|iframe|object|embed|base|form)\b|\sstyle=|\son\w+="|@import|url\((?!#)/,
    );
    const policy = /content="(default-src [^"]*)"/.exec(page)?.[1] ?? '';
    for (const [tag, kind] of [
      ['style', 'style-src'],
      ['script', 'script-src'],
    ]) {
      const inside = [...page.matchAll(new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`, 'g'))];
      expect(inside.length).toBe(1);
      const hash = createHash('sha256')
        .update(inside[0]?.[1] ?? '')
        .digest('base64');
      expect(policy).toContain(`${kind} 'sha256-${hash}'`);
    }
  });

  test('every cell leads to something', () => {
    const ids = [...page.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    expect(ids.length).toBe(new Set(ids).size);
    const known = new Set(ids);
    const targets = [...page.matchAll(/\s(?:data-key|href="#|data-from|data-to)="?([^"]*)"/g)].map(
      ([, it]) => it,
    );
    expect(targets.length).toBeGreaterThan(300);
    expect([...new Set(targets)].filter(it => !known.has(it ?? ''))).toEqual([]);
  });
});

test('what is no valid HTML would be noticed', async () => {
  expect(
    await htmlProblems('<!DOCTYPE html><html lang="en"><head><title>T</title></head><p><div></p></html>'),
  ).not.toEqual([]);
});

test('a text is never markup', () => {
  expect(html`<b title="${'"<x>'}">${['a&b', html`<i></i>`]}${null}${0}</b>`.text).toBe(
    '<b title="&quot;&lt;x&gt;">a&amp;b<i></i>0</b>',
  );
  expect(escaped('a\u0000\u009Fb\tc')).toBe('ab\tc');
});

describe('the map', () => {
  const reports = samples.flatMap(([, all]) => all);

  test('boxes stand apart, and every flow between two processes is drawn', () => {
    for (const report of reports) {
      const { boxes, lines, width, height } = mapLayout(report);
      for (const [n, a] of boxes.entries())
        for (const b of boxes.slice(n + 1))
          expect(Math.abs(a.x - b.x) >= boxWidth || Math.abs(a.y - b.y) >= boxHeight).toBe(true);
      expect(boxes.every(({ x, y }) => x < width && y < height)).toBe(true);
      expect(lines.length).toBeGreaterThan(100);
      expect(lines.filter(({ path }) => !/^M[-\d. ]+[QLC][-\d. QLC]+$/.test(path))).toEqual([]);
    }
  });

  test('processes that nothing flows between have a place as well', () => {
    const [report] = reports;
    if (!report) throw new Error('There is no report.');
    const { boxes, lines } = mapLayout({ ...report, flows: [] });
    expect([boxes.length, lines.length]).toEqual([17, 0]);
    expect(mapLayout({ ...report, categories: [], flows: [] })).toMatchObject({ boxes: [], lines: [] });
  });

  test('long names are cut into lines', () => {
    expect(wrapped('Risk assessment')).toEqual(['Risk assessment']);
    expect(wrapped('Governance/management interface')).toEqual(['Governance/', 'management interface']);
    expect(wrapped('Donaudampfschifffahrtsgesellschaft')).toEqual(['Donaudampfschifffah…']);
    expect(wrapped('aaaaaaaaaaaaaaaaaa bbbbbbbbbbbbbbbbbb cccccccccccccccccc dddd').length).toBe(3);
  });
});

describe('details', () => {
  const [report] = samples[0]?.[1] ?? [];
  if (!report) throw new Error('There is no report.');

  test('reasons that say the same of several places are one', () => {
    const first = report.categories[0]?.processes[0]?.outcomes[0];
    if (!first) throw new Error('There is no outcome.');
    const place = {
      uri: 'a.md',
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
    };
    const reason = { holds: false, text: 'No owner.', fix: 'Name one.', place };
    const twice = { ...first, reasons: [reason, { ...reason, place: { ...place, uri: 'b.md' } }] };
    const changed = JSON.parse(JSON.stringify(report).replace(JSON.stringify(first), JSON.stringify(twice)));
    const text = detailOf(first.id, changed, view())?.text ?? '';
    expect(text.match(/No owner\./g)?.length).toBe(1);
    expect([...text.matchAll(/class="place" href="([ab])\.md"/g)].map(([, name]) => name)).toEqual([
      'a',
      'b',
    ]);
  });

  test('what nothing is known of has none', () => {
    expect(detailOf('XX-O1', report, view())).toBeNull();
  });

  test('where everything is covered or left out, there is no gap', () => {
    const none = { ...report, categories: [] };
    expect(gapList([{ report: none, view: view() }]).text).toContain('No gaps');
  });

  test('an ISMS that leaves every outcome out is not covered by nothing', async () => {
    const text = JSON.stringify(report).replace(/"state":"(?!excluded)\w+"/g, '"state":"excluded"');
    const counts = Object.fromEntries(Object.keys(report.counts).map(state => [state, 0]));
    const page = pageOf([{ ...JSON.parse(text), counts: { ...counts, excluded: 109 } }]);
    expect(page).toContain('Every outcome is left out');
    expect(await htmlProblems(page)).toEqual([]);
  });
});
