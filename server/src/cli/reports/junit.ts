import type { Severity } from '../../engine/index.js';
import type { FindingData } from '../data/findingData.js';
import { byPath } from '../data/findingData.js';
import type { ReportHead } from '../data/reportHead.js';
import type { ReportView } from './reportView.js';

/**
 * Findings as JUnit knows tests, in a form that both Ant's and Jenkins' schema allow. A document without findings is a
 * test that passed; each finding that counts is one that failed. The others are told below the tests. There is no time in
 * it but the day that counts as today, so that it is the same whenever it is made.
 */
export function junit(
  report: ReportHead<string>,
  findings: readonly FindingData[],
  documents: readonly string[],
  fails: readonly Severity[],
  { pathFor }: Pick<ReportView, 'pathFor'>,
): string {
  const failing = findings.filter(({ severity }) => fails.includes(severity));
  const others = findings.filter(({ severity }) => !fails.includes(severity));
  const bad = new Set(failing.map(({ path }) => path));
  const passed = documents.filter(path => !bad.has(path)).map(path => ({ path, finding: null }));
  const cases = [...passed, ...failing.map(finding => ({ path: finding.path, finding }))].sort(byPath);
  const suite = attributes({
    name: report.schema === 'isms-diff/1' ? 'isms diff' : 'isms check',
    package: 'isms',
    id: '0',
    hostname: 'localhost',
    timestamp: `${report.as_of}T00:00:00`,
    tests: String(cases.length),
    failures: String(failing.length),
    errors: '0',
    time: '0',
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites>',
    `  <testsuite ${suite}>`,
    '    <properties>',
    ...Object.entries({ 'as-of': report.as_of, model: `${report.model.id} ${report.model.edition}` }).map(
      ([name, value]) => `      <property ${attributes({ name, value })}/>`,
    ),
    '    </properties>',
    ...cases.flatMap(({ path, finding }) => testCase(pathFor(path), finding)),
    `    <system-out>${escaped(others.map(it => line(it, pathFor)).join('\n'))}</system-out>`,
    '    <system-err/>',
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function testCase(path: string, finding: FindingData | null): readonly string[] {
  const name = finding ? `${finding.code}: ${finding.message}` : 'has no finding that counts';
  const head = `    <testcase ${attributes({ classname: path, name, time: '0' })}`;
  if (!finding) return [`${head}/>`];
  const failure = attributes({ type: finding.code, message: finding.message });
  return [
    `${head}>`,
    `      <failure ${failure}>${escaped(line(finding, () => path))}</failure>`,
    '    </testcase>',
  ];
}

const line = (
  { path, start, severity, message, code }: FindingData,
  pathFor: (path: string) => string,
): string => `${pathFor(path)}:${start.line}:${start.column}  ${severity}  ${message}  ${code}`;

const attributes = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([name, value]) => `${name}="${escaped(value)}"`)
    .join(' ');

/** What XML 1.0 has no place for, written out or not, becomes a replacement character. */
const escaped = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML has no place for
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu, '\uFFFD')
    .replace(/[&<>"\n\t]/g, sign => `&#${sign.charCodeAt(0)};`);
