/** Why GitHub did not do what was asked, for people. */
export class Refusal extends Error {}

const patience = 20_000;

/** The few requests to GitHub's interface that are needed. Nothing is tried twice: the summary has it all anyway. */
export class GitHub {
  readonly #url: string;
  readonly #token: string;
  /** `url`: of the interface; `repository`: owner and name. */
  constructor(url: string, repository: string, token: string) {
    this.#url = `${url}/repos/${repository}`;
    this.#token = token;
  }

  /** All pages of a list; ends with the first one that is not full. */
  async list(path: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
    const items: Readonly<Record<string, unknown>>[] = [];
    for (let page = 1; ; page++) {
      const found = await this.send(
        'GET',
        `${path}${path.includes('?') ? '&' : '?'}per_page=100&page=${page}`,
      );
      if (!Array.isArray(found)) throw new Refusal('GitHub answered with something that is no list.');
      items.push(...found);
      if (found.length < 100) return items;
    }
  }

  async send(method: 'GET' | 'POST' | 'PATCH', path: string, body?: object): Promise<unknown> {
    const response = await this.#fetch(method, path, body);
    if (response.ok) return await response.json();
    throw new Refusal(refusalOf(response));
  }

  async #fetch(method: string, path: string, body: object | undefined): Promise<Response> {
    try {
      return await fetch(this.#url + path, {
        method,
        headers: {
          accept: 'application/vnd.github+json',
          authorization: `Bearer ${this.#token}`,
          'content-type': 'application/json',
          'user-agent': 'isms-as-code',
          'x-github-api-version': '2022-11-28',
        },
        signal: AbortSignal.timeout(patience),
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
    } catch (error) {
      throw new Refusal(`GitHub cannot be reached: ${error instanceof Error ? error.message : error}.`);
    }
  }
}

function refusalOf({ status, headers }: Response): string {
  const wait = headers.get('retry-after');
  const isLimit = status === 429 || headers.get('x-ratelimit-remaining') === '0' || wait !== null;
  if (isLimit && (status === 403 || status === 429))
    return `GitHub takes no more requests for now (${status})${wait === null ? '' : `; it asks to wait ${wait} s`}.`;
  if (status === 401 || status === 403 || status === 404)
    return `the token may not do this (${status}); it needs pull-requests: write, and in a pull request from a fork it can only read.`;
  return `GitHub answered with ${status}.`;
}
