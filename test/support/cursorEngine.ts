import type { Engine } from '../../server/src/engine/index.js';
import { checkedEngine, parseFixture } from './fixture.js';

/** What a test of a feature asks: an engine over the files of a fixture, and the place of its `$0`. */
export interface CursorEngine {
  readonly engine: Engine;
  readonly files: ReadonlyMap<string, string>;
  readonly path: string;
  readonly offset: number;
}

export function cursorEngine(fixture: string): CursorEngine {
  const { files, cursor } = parseFixture(fixture);
  if (!cursor) throw new Error('The fixture has no $0.');
  return { engine: checkedEngine(files), files, ...cursor };
}

/** A place as `path:line text`, lines from 1. */
export function placeText(
  files: ReadonlyMap<string, string>,
  { uri, start, end }: { readonly uri: string; readonly start: number; readonly end: number },
): string {
  const text = files.get(uri) ?? '';
  return `${uri}:${text.slice(0, start).split('\n').length} ${text.slice(start, end)}`;
}
