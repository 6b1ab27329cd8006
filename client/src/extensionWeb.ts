import * as vscode from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { clientId, clientName } from './languageClient.js';
import { type IsmsApi, startExtension } from './startExtension.js';

/** Browser: the server is a worker, and what it reads comes from the editor. */
export function activate(context: vscode.ExtensionContext): IsmsApi {
  const script = vscode.Uri.joinPath(context.extensionUri, 'dist', 'serverWorker.js').toString(true);
  let worker: Worker | null = null;
  const startWorker = async () => {
    worker?.terminate();
    worker = new Worker(script);
    // Not the worker itself: the client asks whether it is one, and in the web extension host `Worker` is a stand-in.
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  context.subscriptions.push({ dispose: () => worker?.terminate() });
  return startExtension(context, {
    clientFiles: true,
    createClient: options => new LanguageClient(clientId, clientName, startWorker, options),
  });
}
