import { appendFileSync } from 'node:fs';
import { format } from 'node:util';
import * as vscode from 'vscode';

/** Run in an extension host of its own each time: loading the code is most of it, and happens once. */
suite('Activation', () => {
  test('takes so long', async () => {
    const extension = vscode.extensions.getExtension('isms-as-code.isms-as-code');
    if (!extension) throw new Error('The extension is not installed.');
    if (extension.isActive)
      throw new Error('The extension is active already: something in the workspace woke it.');
    const began = performance.now();
    const activated = extension.activate();
    await activated;
    const took = performance.now() - began;
    appendFileSync(
      process.env['IN_HOST_OUTPUT'] ?? '/dev/stdout',
      format('activation %s ms\n', took.toFixed(1)),
    );
  });
});
