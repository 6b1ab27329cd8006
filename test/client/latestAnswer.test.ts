import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CoverageModel } from '../../client/src/coverageModel.js';
import { LatestAnswer } from '../../client/src/latestAnswer.js';
import type { OutcomeDetail } from '../../server/src/protocol/coverage.js';

describe('the latest answer', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('many changes at once are one question, and one more after the interval', async () => {
    const { model, request } = createModel();
    for (let n = 0; n < 50; n++) model.invalidate();
    expect(request).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(999);
    expect(request).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(request).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(5000);
    expect(request).toHaveBeenCalledTimes(2);
  });

  test('a change while an answer is awaited is not lost', async () => {
    const answers: (() => void)[] = [];
    const request = vi.fn(() => new Promise<[]>(resolve => answers.push(() => resolve([]))));
    const model = new LatestAnswer<[]>({ request, interval: 1000 });
    model.invalidate();
    await vi.advanceTimersByTimeAsync(3000);
    model.invalidate();
    expect(request).toHaveBeenCalledTimes(1);
    answers[0]?.();
    await vi.advanceTimersByTimeAsync(0);
    expect(request).toHaveBeenCalledTimes(2);
  });

  test('a question that fails makes coverage unavailable, and the next one mends it', async () => {
    const { model, request } = createModel();
    request.mockRejectedValueOnce(new Error('gone'));
    model.invalidate();
    await vi.advanceTimersByTimeAsync(0);
    expect(model.current).toBe('unavailable');
    model.invalidate();
    await vi.advanceTimersByTimeAsync(1000);
    expect(model.current).toEqual([]);
  });

  test('after it is disposed it neither asks nor tells', async () => {
    const { model, request } = createModel();
    const listener = vi.fn();
    model.onDidChange(listener);
    model.invalidate();
    model.invalidate();
    model.dispose();
    await vi.advanceTimersByTimeAsync(5000);
    expect(request).toHaveBeenCalledTimes(1);
    expect(listener).not.toHaveBeenCalled();
  });
});

function createModel() {
  const request = vi.fn(async (): Promise<[]> => []);
  return { model: new LatestAnswer<[]>({ request, interval: 1000 }), request };
}

describe('the coverage model', () => {
  const detail = { id: 'RA-O1' } as OutcomeDetail;
  const source = () => ({
    coverage: vi.fn(async () => []),
    outcome: vi.fn(async () => detail),
    interval: 60_000,
  });

  test('asks for another grouping at once, and not for the same', async () => {
    const asked = source();
    const model = new CoverageModel(asked);
    model.invalidate();
    await vi.waitFor(() => expect(model.current).toEqual([]));
    model.groupBy('process');
    model.groupBy('owner');
    await vi.waitFor(() => expect(asked.coverage.mock.calls).toEqual([['process'], ['owner']]));
  });

  test('asks for an outcome once an answer, and again after the next', async () => {
    const asked = source();
    const model = new CoverageModel(asked);
    const outcome = { root: 'file:///a/', id: 'RA-O1' };
    expect(await model.detail(outcome)).toBe(detail);
    await model.detail(outcome);
    expect(asked.outcome).toHaveBeenCalledTimes(1);
    model.askNow();
    await vi.waitFor(() => expect(model.current).toEqual([]));
    await model.detail(outcome);
    expect(asked.outcome).toHaveBeenCalledTimes(2);
  });

  test('an outcome that cannot be asked for is none', async () => {
    const model = new CoverageModel({ ...source(), outcome: () => Promise.reject(new Error('gone')) });
    expect(await model.detail({ root: '', id: 'RA-O1' })).toBeNull();
  });
});
