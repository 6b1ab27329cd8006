import type { Crash } from './readIsms.js';
import type { Style } from './style.js';
import { printable } from './textWidth.js';

/** Says which rules failed where. A stack is for those who ask: it may quote what the documents say. */
export function crashText(crashes: readonly Crash[], withStack: boolean, { paint }: Style): string {
  const lines = crashes.map(({ code, path, error }) => {
    const stack = withStack ? `\n${error instanceof Error ? error.stack : String(error)}` : '';
    return `${paint('internal error:', 'red', 'bold')} rule '${code}' failed on ${printable(path)}.${stack}`;
  });
  const more = withStack ? '' : ' --verbose shows where.';
  return `${lines.join('\n')}\nThis is a fault of isms, not of your documents; please report it.${more}\n`;
}
