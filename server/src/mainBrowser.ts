import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { clientHost } from './host/clientHost.js';
import { startServer } from './lsp/startServer.js';

const worker = globalThis as unknown as DedicatedWorkerGlobalScope;
const connection = createConnection(new BrowserMessageReader(worker), new BrowserMessageWriter(worker));
startServer(connection, {
  version: null,
  host: () => clientHost(connection),
  now: () => new Date(),
  every: (milliseconds, run) => {
    setInterval(run, milliseconds);
  },
});
