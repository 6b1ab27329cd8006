import { builtInSetup } from '../../server/src/engine/builtIn.js';
import { Engine, type EngineSetup } from '../../server/src/engine/engine.js';
import type { AnyRule } from '../../server/src/engine/rules/defineRule.js';
import { readSettings } from '../../server/src/engine/settings/readSettings.js';
import { parseDocument } from '../../server/src/engine/syntax/parseDocument.js';
import { ModelShaper } from '../../server/src/engine/tailoring/modelShaper.js';
import { LineIndex } from '../../server/src/engine/text/lineIndex.js';

const fileHeader = /^=== (.+?) ===$/;
const annotation = /^ *\^+ (?:error|warning|info) [a-z-]+: .*$/;

/** The day that counts as today in tests. */
export const today = '2026-09-15';

export interface Fixture {
  readonly files: ReadonlyMap<string, string>;
  /** Where `$0` stood. */
  readonly cursor: { readonly path: string; readonly offset: number } | null;
}

/** Reads `=== path ===` sections; takes out the annotation lines and the cursor. */
export function parseFixture(fixture: string): Fixture {
  const files = new Map<string, string>();
  let path: string | undefined;
  for (const line of fixture.replace(/^\n/, '').split('\n')) {
    const header = fileHeader.exec(line)?.[1];
    if (header) {
      path = header;
      files.set(path, '');
    } else if (path !== undefined && !annotation.test(line)) files.set(path, `${files.get(path)}${line}\n`);
  }
  let cursor: Fixture['cursor'] = null;
  for (const [name, text] of files) {
    const trimmed = text.replace(/\n$/, '');
    const offset = trimmed.indexOf('$0');
    if (offset >= 0) cursor = { path: name, offset };
    files.set(name, offset < 0 ? trimmed : trimmed.slice(0, offset) + trimmed.slice(offset + 2));
  }
  return { files, cursor };
}

export interface FixtureOptions {
  readonly rules?: readonly AnyRule[];
  readonly asOf?: string;
  readonly strictDates?: boolean;
}

/** The setup that the files of a fixture ask for: built in, with the settings of their `isms.yaml`. */
export function setupFor(
  files: ReadonlyMap<string, string>,
  { rules, asOf = today, strictDates = false }: FixtureOptions = {},
): EngineSetup {
  const built = builtInSetup(asOf);
  const written = files.get('isms.yaml');
  const settings = written === undefined ? built.settings : readSettings(written).settings;
  const shaping = new Map([...files].map(([path, text]) => [path, parseDocument(text, 'yaml')] as const));
  const shaped = new ModelShaper().shape({ ...built, settings }, shaping);
  return { ...built, ...shaped, settings, strictDates, ...(rules ? { rules } : {}) };
}

/** An engine that has checked all files of a fixture. */
export function checkedEngine(files: ReadonlyMap<string, string>, options: FixtureOptions = {}): Engine {
  const engine = new Engine('', setupFor(files, options));
  engine.apply([...files].map(([uri, text]) => ({ uri, text })));
  for (const _ of engine.check());
  const crash = engine.takeCrashes()[0];
  if (crash) throw new Error(`${crash.code} crashed on ${crash.path}`, { cause: crash.error });
  return engine;
}

/** Writes the fixture back with the diagnostics found, so that a test compares text with text. */
export function annotate(fixture: string, options: FixtureOptions = {}): string {
  const { files } = parseFixture(fixture);
  const engine = checkedEngine(files, options);
  const out: string[] = [];
  for (const [path, text] of files) {
    out.push(`=== ${path} ===`);
    const lines = new LineIndex(text);
    const found = engine.diagnostics(path).map(({ start: from, end, severity, code, message }) => {
      const start = lines.positionAt(from);
      const width = Math.max(1, end - from);
      return {
        line: start.line,
        note: `${' '.repeat(start.character)}${'^'.repeat(width)} ${severity} ${code}: ${message}`,
      };
    });
    text.split('\n').forEach((line, number) => {
      out.push(line, ...found.filter(it => it.line === number).map(({ note }) => note));
    });
  }
  return `\n${out.join('\n')}`;
}
