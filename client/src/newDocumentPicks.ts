import * as vscode from 'vscode';
import type { NewDocumentKind, NewDocumentKinds } from '../../server/src/protocol/newDocument.js';

/** The ISMS that a new document is for: the only one, else the one that is picked, that of the open file first. */
export async function pickIsms(all: readonly NewDocumentKinds[]): Promise<NewDocumentKinds | undefined> {
  if (all.length === 0) {
    void vscode.window.showInformationMessage('Open the folder of your ISMS first.');
    return undefined;
  }
  const open = vscode.window.activeTextEditor?.document.uri.toString() ?? '';
  const sorted = [...all].sort((a, b) => Number(open.startsWith(b.root)) - Number(open.startsWith(a.root)));
  const [only, ...others] = sorted;
  if (others.length === 0) return only;
  const picked = await vscode.window.showQuickPick(
    sorted.map(isms => ({ label: isms.name, description: shownPath(isms.root), isms })),
    { placeHolder: 'The ISMS that the document is for' },
  );
  return picked?.isms;
}

const shownPath = (root: string): string => vscode.workspace.asRelativePath(vscode.Uri.parse(root));

const natureIcons: Readonly<Record<NewDocumentKind['nature'], string>> = {
  document: 'book',
  register: 'list-unordered',
  record: 'note',
};

/** A kind out of those of an ISMS. Of kinds that an outcome accepts, the only one needs no question. */
export async function pickKind(
  { kinds, outcomeTitle }: NewDocumentKinds,
  title: string,
  isForOutcome: boolean,
): Promise<NewDocumentKind | undefined> {
  if (isForOutcome && kinds.length === 1) return kinds[0];
  const items: (vscode.QuickPickItem & { readonly value?: NewDocumentKind })[] = [];
  let process = '';
  for (const value of kinds) {
    if (value.process.id !== process)
      items.push({
        label: `${value.process.id} · ${value.process.name}`,
        kind: vscode.QuickPickItemKind.Separator,
      });
    process = value.process.id;
    items.push({
      label: value.name,
      description: value.there ? `${value.nature}, in ${value.there.path}` : `${value.nature}, ${value.path}`,
      detail: value.description,
      iconPath: new vscode.ThemeIcon(natureIcons[value.nature]),
      value,
    });
  }
  const picked = await vscode.window.showQuickPick(items, {
    title: outcomeTitle === null ? title : `${title}: ${outcomeTitle}`,
    placeHolder: 'Kind of document',
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.value;
}

type List = NewDocumentKind['lists'][number];

/** What to do with the one document of a kind: a list that gets an entry, or only look at it. */
export async function pickPart(
  lists: readonly List[],
  { name, path, title }: { readonly name: string; readonly path: string; readonly title: string },
): Promise<List | 'open' | undefined> {
  const picked = await vscode.window.showQuickPick(
    [
      ...lists.map((list): vscode.QuickPickItem & { readonly value: List | 'open' } => ({
        label: `New entry of ${list.key}`,
        detail: list.says,
        iconPath: new vscode.ThemeIcon('add'),
        value: list,
      })),
      {
        label: `Open ${path}`,
        iconPath: new vscode.ThemeIcon('go-to-file'),
        value: 'open' as const,
      },
    ],
    { title: `${title}: ${name}`, placeHolder: `There is one already: ${path}` },
  );
  return picked?.value;
}

/** A line of text, with its problem shown while it is typed; `undefined`: the user wants no new document. */
export function askFor({
  title,
  prompt,
  value,
  problemOf,
}: {
  readonly title: string;
  readonly prompt: string;
  readonly value: string;
  problemOf?(text: string): Promise<string | null>;
}): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title,
    prompt,
    value,
    ...(problemOf ? { validateInput: problemOf } : {}),
  });
}
