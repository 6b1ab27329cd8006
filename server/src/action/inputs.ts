import { type Problem, problem } from '../cli/problem.js';

/** What a workflow asks of the action; see action.yml. */
export interface Inputs {
  readonly workingDirectory: string;
  readonly config: string | null;
  readonly paths: readonly string[];
  /** `null`: what the pull request is merged into. */
  readonly base: string | null;
  readonly asOf: string | null;
  readonly failOn: string;
  readonly isStrict: boolean;
  readonly formats: ReadonlySet<Format>;
  readonly sarifFile: string;
  readonly category: string;
  readonly comment: CommentWhen;
  /** A comment that another run has written: nothing is checked, it is only posted. */
  readonly commentFile: string | null;
  readonly token: string;
  readonly baseline: string | null;
}

const formats = ['summary', 'annotations', 'sarif'] as const;
type Format = (typeof formats)[number];
const commentWhens = ['changes', 'always', 'never'] as const;
type CommentWhen = (typeof commentWhens)[number];

/** Reads the inputs as a runner hands them over: `INPUT_FAIL-ON`. */
export function readInputs(env: NodeJS.ProcessEnv): Inputs | Problem {
  const text = (name: string): string => (env[`INPUT_${name.toUpperCase()}`] ?? '').trim();
  const given = (name: string): string | null => text(name) || null;
  const wanted = (text('format') || 'summary,annotations').split(/[\s,]+/);
  const wrong = wanted.find(it => !formats.some(format => format === it));
  if (wrong !== undefined) return notAmong('format', wrong, formats);
  const comment = commentWhens.find(it => it === (text('comment') || 'changes'));
  if (!comment) return notAmong('comment', text('comment'), commentWhens);
  return {
    workingDirectory: text('working-directory') || '.',
    config: given('config'),
    paths: lines(text('paths')),
    base: given('base'),
    asOf: given('as-of'),
    failOn: text('fail-on') || 'error',
    isStrict: text('strict-dates').toLowerCase() === 'true',
    formats: new Set(formats.filter(it => wanted.includes(it))),
    sarifFile: text('sarif-file') || 'isms.sarif',
    category: text('category') || 'isms',
    comment,
    commentFile: given('comment-file'),
    token: text('token'),
    baseline: given('baseline'),
  };
}

const notAmong = (name: string, value: string, choices: readonly string[]): Problem =>
  problem(`The input '${name}' cannot be '${value}'.`, `It is one of: ${choices.join(', ')}.`);

const lines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map(it => it.trim())
    .filter(it => it !== '');
