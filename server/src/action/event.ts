import { readFileSync } from 'node:fs';

/** The pull request that a job is about. */
export interface PullRequest {
  readonly number: number;
  /** The commit of the branch it is merged into. */
  readonly base: string;
  readonly head: string;
}

/** The run that made another one start, which may only read. */
export interface FinishedRun {
  /** Owner and name of the branch that it ran for. */
  readonly branch: string;
  readonly commit: string;
}

export interface Event {
  readonly pullRequest: PullRequest | null;
  readonly finishedRun: FinishedRun | null;
}

/** Reads what happened; what is not there, or not understood, did not happen. */
export function readEvent(path: string | undefined): Event {
  const event = record(parsed(path));
  const pull = record(event['pull_request']);
  const run = record(event['workflow_run']);
  const number = pull['number'];
  const owner = text(record(record(run['head_repository'])['owner'])['login']);
  const branch = text(run['head_branch']);
  return {
    pullRequest:
      typeof number === 'number'
        ? { number, base: text(record(pull['base'])['sha']), head: text(record(pull['head'])['sha']) }
        : null,
    finishedRun:
      owner !== '' && branch !== '' ? { branch: `${owner}:${branch}`, commit: text(run['head_sha']) } : null,
  };
}

function parsed(path: string | undefined): unknown {
  try {
    return path ? JSON.parse(readFileSync(path, 'utf8')) : null;
  } catch {
    return null;
  }
}

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
