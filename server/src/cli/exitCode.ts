/** What a run of `isms` ends with. Never a mask of bits: one number, one meaning. */
export const exitCode = {
  clean: 0,
  /** Findings at or above `--fail-on`, coverage below `--min`, worse outcomes, or a claim of the model that is not met. */
  findings: 1,
  /** Wrong use, or settings that cannot be read. */
  wrongUse: 2,
  /** A fault of ours. */
  ourBug: 70,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
