import * as vscode from 'vscode';
import type { CompareParams, Revision, RevisionsAnswer } from '../../server/src/protocol/compare.js';
import type { Comparison } from './comparison.js';
import type { CoverageModel } from './coverageModel.js';

/** What the commands act on. */
export interface ComparisonTargets {
  readonly comparison: Comparison;
  readonly model: CoverageModel;
  /** Whether the server can read what git knows. */
  readonly hasGit: boolean;
  /** The id of the view that tells how far the work is. */
  readonly viewId: string;
  revisions(): Promise<RevisionsAnswer>;
}

/** The commands by which coverage is held against another version, and what keeps the answer current. */
export function registerComparison(targets: ComparisonTargets): vscode.Disposable {
  const { comparison, model, hasGit } = targets;
  const tell = () => {
    void vscode.commands.executeCommand('setContext', 'isms.comparing', comparison.base !== null);
  };
  void vscode.commands.executeCommand('setContext', 'isms.canCompare', hasGit);
  tell();
  return vscode.Disposable.from(
    vscode.commands.registerCommand('isms.compareCoverage', (given?: unknown) =>
      hasGit ? compare(targets, given) : vscode.window.showInformationMessage(noGit),
    ),
    vscode.commands.registerCommand('isms.stopComparing', () => comparison.stop()),
    comparison.onDidChange(tell),
    model.onDidChange(() => {
      if (isOfAnotherDay(comparison, model)) void comparison.askAgain();
    }),
    ...(hasGit ? [watchRevisions(comparison)] : []),
  );
}

const noGit =
  'Coverage is compared with what git knows. That can be read where the files are on disk and the server runs beside them, not in the browser.';

function isOfAnotherDay({ base }: Comparison, { current }: CoverageModel): boolean {
  if (!base || !current || current === 'unavailable') return false;
  return current.some(({ asOf }) => asOf !== base.asOf);
}

/** Milliseconds of quiet: a commit moves several files of git. */
const quiet = 500;

/** A branch may have moved when git writes. */
function watchRevisions(comparison: Comparison): vscode.Disposable {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const moved = () => {
    if (timer) clearTimeout(timer);
    timer = setTimeout(() => void comparison.askAgain(), quiet);
  };
  const watchers = (vscode.workspace.workspaceFolders ?? []).map(folder => {
    const watcher = vscode.workspace.createFileSystemWatcher(
      new vscode.RelativePattern(folder, '.git/{HEAD,packed-refs,refs/**}'),
    );
    watcher.onDidChange(moved);
    watcher.onDidCreate(moved);
    watcher.onDidDelete(moved);
    return watcher;
  });
  return vscode.Disposable.from(...watchers, { dispose: () => timer && clearTimeout(timer) });
}

/** `given`: what to compare with, for a key or another extension that knows. */
async function compare(targets: ComparisonTargets, given: unknown): Promise<void> {
  const params = isParams(given) ? given : await pick(targets);
  if (!params) return;
  const failed = await vscode.window.withProgress({ location: { viewId: targets.viewId } }, () =>
    targets.comparison.compareWith(params),
  );
  if (failed) void vscode.window.showErrorMessage([failed.problem, failed.hint ?? ''].join(' ').trim());
  else await vscode.commands.executeCommand(`${targets.viewId}.focus`);
}

const isParams = (given: unknown): given is CompareParams =>
  typeof given === 'object' && given !== null && 'revision' in given && 'fromMergeBase' in given;

type Pick = vscode.QuickPickItem & { readonly params?: CompareParams | 'typed' };

async function pick({ revisions }: ComparisonTargets): Promise<CompareParams | null> {
  const items = itemsOf(revisions());
  const picked = await vscode.window.showQuickPick<Pick>(items, {
    title: 'Compare Coverage With',
    placeHolder: 'A branch, a tag, or where this branch began',
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (picked?.params !== 'typed') return picked?.params ?? null;
  const revision = await vscode.window.showInputBox({
    title: 'Compare Coverage With',
    prompt: 'A revision, as git takes it',
    placeHolder: 'HEAD~3',
  });
  return revision ? { revision: revision.trim(), fromMergeBase: false } : null;
}

/** Where there are no revisions, a click tells why. */
async function itemsOf(asked: Promise<RevisionsAnswer>): Promise<Pick[]> {
  const answer = await asked;
  if ('problem' in answer) {
    void vscode.window.showErrorMessage([answer.problem, answer.hint ?? ''].join(' ').trim());
    return [];
  }
  const { current, main, branches, tags } = answer;
  const item = (icon: string, { name, day, subject }: Revision): Pick => ({
    label: `$(${icon}) ${name}`,
    description: day,
    detail: subject,
    params: { revision: name, fromMergeBase: false },
  });
  return [
    ...(main !== null && main !== current
      ? [
          {
            label: '$(git-merge) Where this branch began',
            description: `from ${main}`,
            params: { revision: main, fromMergeBase: true },
          },
        ]
      : []),
    {
      label: '$(git-commit) The last commit',
      description: 'HEAD',
      params: { revision: 'HEAD', fromMergeBase: false },
    },
    { label: '$(edit) Another revision…', params: 'typed' },
    ...separated(
      'branches',
      branches.map(it => item('git-branch', it)),
    ),
    ...separated(
      'tags',
      tags.map(it => item('tag', it)),
    ),
  ];
}

const separated = (label: string, items: readonly Pick[]): readonly Pick[] =>
  items.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items];
