import {
  type Connection,
  createConnection,
  IPCMessageReader,
  IPCMessageWriter,
  ProposedFeatures,
} from 'vscode-languageserver/node';
import { clientHost } from './host/clientHost.js';
import { nodeHost } from './host/nodeHost.js';
import { startServer } from './lsp/startServer.js';

/** How the server speaks with the editor. */
export type Transport = 'stdio' | 'ipc';

/** Serves an editor until it says `exit` or is gone. */
export function serveOnNode(transport: Transport, version: string): void {
  const connection = transport === 'ipc' ? ipcConnection() : stdioConnection();
  startServer(connection, {
    version,
    host: clientFiles => (clientFiles ? clientHost(connection) : nodeHost),
    now: () => new Date(),
    every: (milliseconds, run) => {
      setInterval(run, milliseconds).unref();
    },
  });
}

/** The process ends with its input. */
const stdioConnection = (): Connection =>
  createConnection(ProposedFeatures.all, process.stdin, process.stdout);

function ipcConnection(): Connection {
  // Who started this process is gone.
  process.on('disconnect', () => process.exit(1));
  return createConnection(ProposedFeatures.all, new IPCMessageReader(process), new IPCMessageWriter(process));
}
