import type { ReadIsms } from './readIsms.js';
import type { FindingView } from './reports/findingText.js';
import type { Style } from './style.js';

/** How the findings of an ISMS are shown: with paths from the working directory, and their lines. */
export const findingView = (isms: ReadIsms, style: Style, isShort = false): FindingView => ({
  style,
  shown: path => isms.places.shown(path),
  lineOf: isShort ? null : (path, line) => isms.places.lineOf(path, line),
});
