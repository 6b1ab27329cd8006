import type { ListFilesRequest, ReadFileParams, ReadFileRequest, ReadFileResult } from '../protocol/files.js';
import type { FileContent, Host } from './host.js';

/** The part of a connection that the host needs. */
export interface FileConnection {
  sendRequest<Result>(method: string, params: unknown): Promise<Result>;
}

/**
 * Files by way of the client, which can read wherever the workspace is kept. It lists all files of the workspace; those
 * of other folders are left out.
 */
export function clientHost(connection: FileConnection): Host {
  return {
    async listFiles(folders) {
      const method: ListFilesRequest = 'isms/listFiles';
      const uris = await connection.sendRequest<readonly string[]>(method, {});
      return uris.filter(uri => folders.some(folder => uri.startsWith(folder)));
    },
    async readFile(uri) {
      const method: ReadFileRequest = 'isms/readFile';
      const params: ReadFileParams = { uri };
      return contentOf(await connection.sendRequest<ReadFileResult>(method, params));
    },
    pause: () => new Promise(resolve => nextTask(resolve)),
  };
}

function contentOf(result: ReadFileResult): FileContent {
  if (result === null) return null;
  if (result === null) return null;
  if ('tooLarge' in result) return { unreadable: 'too-large' };
  if ('unreadable' in result) return { unreadable: 'unreadable' };
  if (result.text.includes('\0')) return { unreadable: 'binary' };
  return { text: result.text };
}

/** A timer of a browser waits for 4 ms when it follows other timers; a message does not. */
function nextTask(run: () => void): void {
  if (typeof setImmediate === 'function') setImmediate(run);
  else {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      run();
    };
    port2.postMessage(null);
  }
}
