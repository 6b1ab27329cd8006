import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { type ClientSetup, clientId, clientName, clientOptions, withOurMessages } from './languageClient.js';

/** A client whose server is a process of its own, run from this file. */
export const nodeClient = (module: string, setup: ClientSetup): LanguageClient => {
  const server = { module, transport: TransportKind.ipc };
  const client = new LanguageClient(clientId, clientName, server, clientOptions(setup));
  withOurMessages(client, setup);
  return client;
};
