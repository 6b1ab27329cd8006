import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CoverageModel } from '../../client/src/coverageModel.js';

describe('the coverage model', () => {
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
    const model = new CoverageModel({ request, interval: 1000 });
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
  const request = vi.fn(async () => []);
  return { model: new CoverageModel({ request, interval: 1000 }), request };
}
