import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';

const require = createRequire(import.meta.url);
/** The program of Microsoft's SDK for SARIF, which carries the schema of OASIS. */
const program: string = require('@microsoft/sarif-multitool');

/** What the schema of OASIS does not allow of a report. */
export function sarifSchemaProblems(text: string): readonly string[] {
  const schema = JSON.parse(readFileSync(join(dirname(program), 'sarif-2.1.0.json'), 'utf8'));
  // Whether a uri is one, the multitool says.
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
  const validate = ajv.compile(schema);
  validate(JSON.parse(text));
  return (validate.errors ?? []).map(it => `${it.instancePath} ${it.message}`);
}

/** What Microsoft's multitool says of a report, as errors and warnings: about SARIF, and about what GitHub asks for. */
export function multitoolProblems(text: string): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'sarif-'));
  const [report, log] = [join(folder, 'isms.sarif'), join(folder, 'log.sarif')];
  writeFileSync(report, text);
  // Installed without running scripts, it is not executable yet.
  chmodSync(program, 0o755);
  const args = ['validate', report, '--output', log, '--log', 'ForceOverwrite', '--rule-kind', 'Sarif;Gh'];
  const { stdout, stderr } = spawnSync(program, args, {
    encoding: 'utf8',
    env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' },
  });
  try {
    const { results, invocations } = JSON.parse(readFileSync(log, 'utf8')).runs[0];
    const failed = invocations?.some((it: { executionSuccessful: boolean }) => !it.executionSuccessful);
    return [
      ...(failed ? [`it failed: ${JSON.stringify(invocations)}`] : []),
      ...results
        .filter(({ level = 'warning' }: { level?: string }) => level !== 'note' && level !== 'none')
        .map((it: { ruleId: string; message: object }) => `${it.ruleId} ${JSON.stringify(it.message)}`),
    ];
  } catch {
    return [`it wrote no log: ${stdout}${stderr}`];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
