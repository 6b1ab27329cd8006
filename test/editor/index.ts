import { appendFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';

/** What the desktop extension host calls, in a VS Code from anywhere. */
export function run(): Promise<void> {
  // Set by scripts/runInHost.mjs: keeps the log of VS Code out of the report.
  const output = process.env['IN_HOST_OUTPUT'];
  if (output) {
    Mocha.reporters.Base.consoleLog = (...values: unknown[]) =>
      appendFileSync(output, `${format(...values)}\n`);
  }
  const mocha = new Mocha({
    ui: 'tdd',
    color: process.env['IN_HOST_COLOR'] !== undefined,
    timeout: 30_000,
    failZero: true,
    ...(process.env['MOCHA_GREP'] ? { grep: process.env['MOCHA_GREP'] } : {}),
  });
  for (const name of readdirSync(__dirname)) {
    if (name.endsWith('.test.cjs')) mocha.addFile(path.join(__dirname, name));
  }
  return new Promise((resolve, reject) => {
    mocha.run(failures => (failures ? reject(new Error(`${failures} tests failed`)) : resolve()));
  });
}
