import * as vscode from 'vscode';
import { type IsmsApi, startExtension } from './startExtension.js';

/** Browser: the server is a worker, and what it reads comes from the editor. */
export function activate(context: vscode.ExtensionContext): IsmsApi {
  const script = vscode.Uri.joinPath(context.extensionUri, 'dist', 'serverWorker.js').toString(true);
  let worker: Worker | null = null;
  const startWorker = () => {
    worker?.terminate();
    worker = new Worker(script);
    return worker;
  };
  context.subscriptions.push({ dispose: () => worker?.terminate() });
  return startExtension(context, {
    clientFiles: true,
    loadClient: async setup => (await import('./workerClient.js')).workerClient(startWorker, setup),
  });
}
