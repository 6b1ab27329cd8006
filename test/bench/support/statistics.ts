/** What is told of repeated times or sizes. */
export interface Summary {
  readonly count: number;
  readonly min: number;
  readonly median: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

export function summaryOf(values: readonly number[]): Summary {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) =>
    rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]);
  return {
    count: sorted.length,
    min: rounded(sorted[0]),
    median: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    max: rounded(sorted.at(-1)),
  };
}

export const medianOf = (values: readonly number[]): number => summaryOf(values).median;

const rounded = (value = Number.NaN): number => Math.round(value * 1000) / 1000;
