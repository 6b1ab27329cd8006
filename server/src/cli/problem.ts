/** Why nothing was done, in words: what is wrong, and what to do instead. */
export interface Problem {
  readonly problem: string;
  readonly hint: string | null;
  /** Lines that show where; wrong settings have them, wrong use has not. */
  readonly details: readonly string[];
}

export const problem = (
  message: string,
  hint: string | null = null,
  details: readonly string[] = [],
): Problem => ({ problem: message, hint, details });

export const isProblem = (value: object): value is Problem => 'problem' in value;
