import { builtInSetup } from '../../server/src/engine/builtIn.js';
import { Engine, type EngineSetup } from '../../server/src/engine/engine.js';
import { gitBlobId } from '../../server/src/engine/history/gitBlobId.js';
import type { Committed, History } from '../../server/src/engine/history/history.js';
import type { AnyRule } from '../../server/src/engine/rules/defineRule.js';
import { readSettings } from '../../server/src/engine/settings/readSettings.js';
import { parseDocument } from '../../server/src/engine/syntax/parseDocument.js';
import { ModelShaper } from '../../server/src/engine/tailoring/modelShaper.js';
import { LineIndex } from '../../server/src/engine/text/lineIndex.js';

const fileHeader = /^=== (.+?) ===(?: \(committed (\S+?)(?: to (\S+?))?(?:, dates alone since (\S+))?\))?$/;
const annotation = /^ *\^+ (?:error|warning|info) [a-z-]+: .*$/;

/** The day that counts as today in tests. */
export const today = '2026-09-15';

export interface Fixture {
  readonly files: ReadonlyMap<string, string>;
  /** When the files were committed, as they are. */
  readonly history: History;
  /** Where `$0` stood. */
  readonly cursor: { readonly path: string; readonly offset: number } | null;
}

/**
 * Reads `=== path ===` sections, with `(committed 2026-05-01 to 2026-06-30, dates alone since 2025-05-01)` or a part of
 * it behind them; takes out the annotation lines and the cursor.
 */
export function parseFixture(fixture: string): Fixture {
  const files = new Map<string, string>();
  const days = new Map<string, Omit<Committed, 'blob'>>();
  let path: string | undefined;
  for (const line of fixture.replace(/^\n/, '').split('\n')) {
    const [, header, first, last = first, since] = fileHeader.exec(line) ?? [];
    if (header) {
      path = header;
      files.set(path, '');
      if (first && last)
        days.set(path, { first, last, ...(since ? { datesOnly: { fields: ['next_review'], since } } : {}) });
    } else if (path !== undefined && !annotation.test(line)) files.set(path, `${files.get(path)}${line}\n`);
  }
  const cursor = takeCursor(files);
  const history = new Map(
    [...days].map(([name, it]) => [name, { ...it, blob: gitBlobId(files.get(name) ?? '') }] as const),
  );
  return { files, history, cursor };
}

/** Takes out the `$0` and the last line end of each file. */
function takeCursor(files: Map<string, string>): Fixture['cursor'] {
  let cursor: Fixture['cursor'] = null;
  for (const [name, text] of files) {
    const trimmed = text.replace(/\n$/, '');
    const offset = trimmed.indexOf('$0');
    if (offset >= 0) cursor = { path: name, offset };
    files.set(name, offset < 0 ? trimmed : trimmed.slice(0, offset) + trimmed.slice(offset + 2));
  }
  return cursor;
}

export interface FixtureOptions {
  readonly rules?: readonly AnyRule[];
  readonly asOf?: string;
  readonly strictDates?: boolean;
  readonly history?: History;
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
  if (options.history) engine.setHistory(options.history);
  engine.apply([...files].map(([uri, text]) => ({ uri, text })));
  for (const _ of engine.check());
  const crash = engine.takeCrashes()[0];
  if (crash) throw new Error(`${crash.code} crashed on ${crash.path}`, { cause: crash.error });
  return engine;
}

/** Writes the fixture back with the diagnostics found, so that a test compares text with text. */
export function annotate(fixture: string, options: FixtureOptions = {}): string {
  const { files, history } = parseFixture(fixture);
  const engine = checkedEngine(files, { history, ...options });
  const out: string[] = [];
  for (const [path, text] of files) {
    const committed = history.get(path);
    out.push(`=== ${path} ===${committed ? ` (${committedWords(committed)})` : ''}`);
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

const committedWords = ({ first, last, datesOnly }: Committed): string =>
  [
    first === last ? `committed ${first}` : `committed ${first} to ${last}`,
    ...(datesOnly ? [`dates alone since ${datesOnly.since}`] : []),
  ].join(', ');
