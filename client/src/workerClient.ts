import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { type ClientSetup, clientId, clientName, clientOptions, withOurMessages } from './languageClient.js';

/** A client whose server is a worker; `start` makes a new one. */
export function workerClient(start: () => Worker, setup: ClientSetup): LanguageClient {
  const connect = async () => {
    const worker = start();
    // Not the worker itself: the client asks whether it is one, and in the web extension host `Worker` is a stand-in.
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  const client = new LanguageClient(clientId, clientName, connect, clientOptions(setup));
  withOurMessages(client, setup);
  return client;
}
