import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Comment {
  readonly id: number;
  body: string;
  readonly user: { readonly type: string; readonly login: string };
  readonly author_association: string;
}

/** How the server answers in place of what it would do. */
export interface Refusing {
  readonly method: string;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * The few endpoints of GitHub that the action uses, with one pull request: listing, writing and changing comments of an
 * issue, and finding the pull requests of a branch. Whatever else is asked for is noted as `unknown`.
 */
export class GitHubServer {
  readonly comments: Comment[] = [];
  /** Method and path of what was asked for, in order. */
  readonly requests: string[] = [];
  readonly unknown: string[] = [];
  refusing: Refusing | null = null;
  pulls: object[] = [];
  readonly #server = createServer((request, response) => void this.#answer(request, response));

  url = '';

  async start(): Promise<void> {
    await new Promise<void>(done => void this.#server.listen(0, '127.0.0.1', done));
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(done => this.#server.close(done));
  }

  add(body: string, type = 'Bot', association = 'NONE'): void {
    const id = 100 + this.comments.length;
    this.comments.push({ id, body, user: { type, login: 'someone' }, author_association: association });
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '' } = request;
    const body = await textOf(request);
    const { pathname, searchParams } = new URL(url, this.url);
    this.requests.push(`${method} ${pathname}`);
    const send = (status: number, value: unknown, headers = {}) =>
      void response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(JSON.stringify(value));
    const hasToken = request.headers.authorization === 'Bearer secret';
    if (!hasToken || request.headers['user-agent'] !== 'isms-as-code') return send(401, { message: 'no' });
    if (this.refusing?.method === method)
      return send(this.refusing.status, { message: 'no' }, this.refusing.headers);
    const page = (all: readonly unknown[]) => {
      const [size, at] = [Number(searchParams.get('per_page') ?? 30), Number(searchParams.get('page') ?? 1)];
      return all.slice((at - 1) * size, at * size);
    };
    const changed = /^\/repos\/o\/r\/issues\/comments\/(\d+)$/.exec(pathname);
    const comment = changed && this.comments.find(it => it.id === Number(changed[1]));
    if (method === 'GET' && pathname === '/repos/o/r/issues/7/comments')
      return send(200, page(this.comments));
    if (method === 'GET' && pathname === '/repos/o/r/pulls') return send(200, page(this.pulls));
    if (method === 'POST' && pathname === '/repos/o/r/issues/7/comments') {
      const { body: text } = JSON.parse(body);
      if (text.length > 65_536) return send(422, { message: 'body is too long' });
      this.add(text);
      return send(201, this.comments.at(-1));
    }
    if (method === 'PATCH' && comment) {
      comment.body = JSON.parse(body).body;
      return send(200, comment);
    }
    this.unknown.push(`${method} ${url}`);
    send(404, { message: 'Not Found' });
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
