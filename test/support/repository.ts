import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach } from 'vitest';

export type Files = Readonly<Record<string, string | Uint8Array | null>>;

/** A git repository of its own, which no settings of this machine reach. */
export class Repository {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  /** Runs git in it; answers with what it said. */
  git(...args: readonly string[]): string {
    return execFileSync('git', args, {
      cwd: this.path,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_CONFIG_SYSTEM: '/dev/null',
        GIT_CONFIG_COUNT: '1',
        GIT_CONFIG_KEY_0: 'protocol.file.allow',
        GIT_CONFIG_VALUE_0: 'always',
        GIT_AUTHOR_NAME: 'A',
        GIT_AUTHOR_EMAIL: 'a@example.org',
        GIT_AUTHOR_DATE: '2026-01-01T12:00:00Z',
        GIT_COMMITTER_NAME: 'A',
        GIT_COMMITTER_EMAIL: 'a@example.org',
        GIT_COMMITTER_DATE: '2026-01-01T12:00:00Z',
      },
    }).trimEnd();
  }

  /** Writes files; `null` removes one. */
  write(files: Files): void {
    for (const [name, content] of Object.entries(files)) {
      const path = join(this.path, name);
      if (content === null) rmSync(path, { recursive: true });
      else {
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, content);
      }
    }
  }

  move(from: string, to: string): void {
    mkdirSync(dirname(join(this.path, to)), { recursive: true });
    renameSync(join(this.path, from), join(this.path, to));
  }

  /** Writes files and commits all there is; answers with the id of the commit. */
  commit(files: Files = {}): string {
    this.write(files);
    this.git('add', '-A');
    this.git('commit', '-q', '--allow-empty', '-m', 'x');
    return this.git('rev-parse', 'HEAD');
  }
}

/** Makes repositories and folders that are gone after each test. */
export function repositoriesOfTests(): {
  repository(files?: Files, ...init: readonly string[]): Repository;
  folder(): string;
} {
  const opened: string[] = [];
  afterEach(() => {
    for (const path of opened.splice(0)) rmSync(path, { recursive: true, force: true });
  });
  const folder = (): string => {
    const path = mkdtempSync(join(tmpdir(), 'isms-git-'));
    opened.push(path);
    return path;
  };
  return {
    folder,
    repository(files, ...init) {
      const made = new Repository(folder());
      made.git('init', '-q', '-b', 'main', ...init);
      if (files) made.commit(files);
      return made;
    },
  };
}
