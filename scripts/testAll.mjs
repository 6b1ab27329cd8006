// Passes every test from a bare machine: what they need beyond `npm ci` is installed by the stages themselves.
// Goes on after a stage that failed, and ends with the sum: `N passed, N failed`.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';

/** A stage counts as one test unless its report says how many it ran. */
const stages = [
  { name: 'generate', command: ['npm', 'run', 'generate'] },
  { name: 'format, lint, import rules', command: ['npx', 'biome', 'check', '.'] },
  { name: 'types', command: ['npx', 'tsc', '-b'] },
  { name: 'dead code', command: ['npx', 'knip'] },
  { name: 'generated pages follow from the source', command: ['node', 'scripts/checkDocs.mjs'] },
  { name: 'build', command: ['node', 'esbuild.mjs'] },
  {
    name: 'engine, protocol, command line',
    command: [
      'npx',
      'vitest',
      'run',
      '--reporter=default',
      '--reporter=json',
      '--outputFile=artifacts/vitest.json',
    ],
    count: () => {
      const { numPassedTests, numFailedTests } = JSON.parse(readFileSync('artifacts/vitest.json', 'utf8'));
      return { passed: numPassedTests, failed: numFailedTests };
    },
  },
  {
    name: 'extension host',
    command: ['npm', 'run', 'test:editor'],
    count: () => mochaCount('artifacts/mocha.txt'),
  },
  {
    name: 'web extension host',
    command: ['npm', 'run', 'test:web'],
    count: () => mochaCount('artifacts/mocha.txt'),
  },
  {
    name: 'other editors',
    command: ['npm', 'run', 'test:editors'],
    count: () => mochaCount('artifacts/editors.txt'),
  },
  { name: 'package', command: ['npm', 'run', 'package'] },
  { name: 'what a person sees', command: ['npm', 'run', 'test:ui'] },
];

mkdirSync('artifacts', { recursive: true });
const sum = { passed: 0, failed: 0 };
const failures = [];
for (const { name, command, count } of stages) {
  console.log(`\n── ${name}`);
  for (const report of ['artifacts/vitest.json', 'artifacts/mocha.txt', 'artifacts/editors.txt'])
    rmSync(report, { force: true });
  const started = Date.now();
  const [program, ...args] = command;
  const { status } = spawnSync(program, args, { stdio: 'inherit' });
  const { passed, failed } = counted(count, status === 0);
  sum.passed += passed;
  sum.failed += failed;
  if (status !== 0) failures.push(name);
  console.log(
    `── ${name}: ${passed} passed, ${failed} failed, ${((Date.now() - started) / 1000).toFixed(0)} s`,
  );
}
if (failures.length > 0) console.log(`\nFailed: ${failures.join('; ')}`);
console.log(`\n${sum.passed} passed, ${sum.failed} failed`);
process.exit(failures.length > 0 ? 1 : 0);

function counted(count, succeeded) {
  const whole = succeeded ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  if (!count) return whole;
  try {
    const { passed, failed } = count();
    return { passed, failed: succeeded ? failed : Math.max(1, failed) };
  } catch {
    return whole;
  }
}

function mochaCount(report) {
  const text = existsSync(report) ? readFileSync(report, 'utf8') : '';
  const number = word => Number(new RegExp(`(\\d+) ${word}`).exec(text)?.[1] ?? 0);
  return { passed: number('passing'), failed: number('failing') };
}
