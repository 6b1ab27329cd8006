import { appendFileSync } from 'node:fs';
import { format } from 'node:util';
import * as vscode from 'vscode';
import type { IsmsApi } from '../../../client/src/startExtension.js';

/** Run in an extension host of its own each time: loading the code is most of it, and happens once. */
suite('Activation', () => {
  test('takes so long', async () => {
    const extension = vscode.extensions.getExtension<IsmsApi>('isms-as-code.isms-as-code');
    if (!extension) throw new Error('The extension is not installed.');
    if (extension.isActive)
      throw new Error('The extension is active already: something in the workspace woke it.');
    const before = process.cpuUsage();
    const began = performance.now();
    const api = await extension.activate();
    const took = performance.now() - began;
    const { user, system } = process.cpuUsage(before);
    await api.coverage.known();
    const answered = performance.now() - began;
    const figures = [took, (user + system) / 1000, answered].map(it => it.toFixed(1));
    const line = format(
      'activation %s ms, of processor time %s ms, until the server answers %s ms',
      ...figures,
    );
    appendFileSync(process.env['IN_HOST_OUTPUT'] ?? '/dev/stdout', `${line}\n${await extensionHostSays()}`);
  });
});

/** What the editor itself noted: loading the code, calling activate(), and waiting for what it returned. */
async function extensionHostSays(): Promise<string> {
  await vscode.commands.executeCommand('perfview.show');
  const text = vscode.window.activeTextEditor?.document.getText() ?? '';
  const lines = text.split('\n').filter(line => /^\|\s*(isms-as-code\.|Extension\s)/.test(line));
  return lines.map(line => `  ${line}\n`).join('');
}
