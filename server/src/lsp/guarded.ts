import type { ServerLog } from './serverLog.js';

/** Runs a handler so that a fault in it is logged and ends nothing else: the answer is then the `fallback`. */
export function guarded<Params, Result>(
  log: ServerLog,
  name: string,
  fallback: Result,
  handler: (params: Params) => Result | Promise<Result>,
): (params: Params) => Result | Promise<Result> {
  const failed = (params: Params, error: unknown): Result => {
    log.failed(name, uriIn(params), error);
    return fallback;
  };
  return params => {
    try {
      const result = handler(params);
      return result instanceof Promise ? result.catch(error => failed(params, error)) : result;
    } catch (error) {
      return failed(params, error);
    }
  };
}

function uriIn(params: unknown): string {
  const uri = (params as { textDocument?: { uri?: unknown } } | null)?.textDocument?.uri;
  return typeof uri === 'string' ? uri : '';
}
