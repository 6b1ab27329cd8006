/** The files that benchmarks edit. */
export const landmarks = {
  policy: 'policies/POL-0002.md',
  criteria: 'risks/criteria.yaml',
  register200k: 'risks/register/large-200k.yaml',
  register1m: 'risks/register/large-1m.yaml',
} as const;
