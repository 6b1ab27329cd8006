import * as vscode from 'vscode';
import { coverageViewId } from './coverageView.js';
import { createSettings } from './createSettings.js';

/** What the commands act on. */
export interface CommandTargets {
  readonly extensionUri: vscode.Uri;
  readonly output: vscode.OutputChannel;
  restartServer(): Promise<void>;
}

/** The commands of the palette, each a line. */
export function registerCommands({ extensionUri, output, restartServer }: CommandTargets): vscode.Disposable {
  const readme = vscode.Uri.joinPath(extensionUri, 'README.md');
  return vscode.Disposable.from(
    vscode.commands.registerCommand('isms.showCoverage', () =>
      vscode.commands.executeCommand(`${coverageViewId}.focus`),
    ),
    vscode.commands.registerCommand('isms.createSettings', createSettings),
    vscode.commands.registerCommand('isms.restartServer', restartServer),
    vscode.commands.registerCommand('isms.showOutput', () => output.show()),
    vscode.commands.registerCommand('isms.openDocumentation', () =>
      vscode.commands.executeCommand('markdown.showPreview', readme),
    ),
  );
}
