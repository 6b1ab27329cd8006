// What the report panel and the page in it say to each other.
import type { Place } from '../../server/src/protocol/coverage.js';
import type { IsmsReport } from '../../server/src/protocol/report.js';

/** `loading`: the first answer is awaited. `unavailable`: the server is not running. */
export type PanelContent =
  | { readonly type: 'loading' }
  | { readonly type: 'unavailable' }
  | { readonly type: 'reports'; readonly reports: readonly IsmsReport[] };

/** `drawn`: what was sent last is on the screen. `violation`: the page wanted what it may not have. */
export type PageMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'drawn'; readonly outcomes: number }
  | { readonly type: 'open'; readonly place: Place }
  | { readonly type: 'run'; readonly command: string }
  | { readonly type: 'violation'; readonly directive: string; readonly blocked: string };

/** What the page keeps for when it is shown again. */
export interface PageState {
  readonly chosen: string | null;
  readonly flows: string;
  readonly scroll: number;
}
