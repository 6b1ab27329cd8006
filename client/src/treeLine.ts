import * as vscode from 'vscode';
import type { Place } from '../../server/src/protocol/coverage.js';

/** How a line of a tree looks and what it does, in plain data. */
export interface TreeLine {
  /** The same for the same thing after each refresh. */
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** Markdown; `null`: worked out when somebody asks for it. */
  readonly tooltip: string | null;
  /** What a screen reader says. */
  readonly spoken: string;
  /** null: the icon of the file's type, from `opens`. */
  readonly icon: { readonly codicon: string; readonly color: string | null } | null;
  readonly children: 'none' | 'collapsed' | 'expanded';
  readonly opens: Place | null;
  /** Names in it say what can be done with the line. */
  readonly context: string;
}

/** The line as VS Code wants it. */
export function toTreeItem(line: TreeLine): vscode.TreeItem {
  const item = new vscode.TreeItem(line.label, collapsibleStates[line.children]);
  item.id = line.id;
  item.description = line.description;
  if (line.tooltip !== null) item.tooltip = new vscode.MarkdownString(line.tooltip, true);
  item.accessibilityInformation = { label: line.spoken };
  item.contextValue = line.context;
  if (line.icon) {
    const color = line.icon.color === null ? undefined : new vscode.ThemeColor(line.icon.color);
    item.iconPath = new vscode.ThemeIcon(line.icon.codicon, color);
  } else if (line.opens) {
    // With the uri, the line has the icon of the file's type and shows whether the file has problems.
    item.iconPath = vscode.ThemeIcon.File;
    item.resourceUri = vscode.Uri.parse(line.opens.uri);
  }
  if (line.opens) {
    const [uri, options] = placeArguments(line.opens);
    item.command = { title: 'Open', command: 'vscode.open', arguments: [uri, options] };
  }
  return item;
}

/** Opens a place in the editor. */
export async function openPlace(place: Place, viewColumn?: vscode.ViewColumn): Promise<void> {
  const [uri, options] = placeArguments(place);
  await vscode.commands.executeCommand('vscode.open', uri, {
    ...options,
    ...(viewColumn ? { viewColumn } : {}),
  });
}

const collapsibleStates: Record<TreeLine['children'], vscode.TreeItemCollapsibleState> = {
  none: vscode.TreeItemCollapsibleState.None,
  collapsed: vscode.TreeItemCollapsibleState.Collapsed,
  expanded: vscode.TreeItemCollapsibleState.Expanded,
};

function placeArguments({ uri, range: { start, end } }: Place): [vscode.Uri, vscode.TextDocumentShowOptions] {
  const selection = new vscode.Range(start.line, start.character, end.line, end.character);
  return [vscode.Uri.parse(uri), { selection }];
}
