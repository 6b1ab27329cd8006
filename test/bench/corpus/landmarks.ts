/** The files that benchmarks edit. */
export const landmarks = {
  policy: 'policies/POL-0002.md',
  criteria: 'risks/criteria.yaml',
  register10k: 'risks/register/large-10k.yaml',
  register100k: 'risks/register/large-100k.yaml',
  register200k: 'risks/register/large-200k.yaml',
  register1m: 'risks/register/large-1m.yaml',
} as const;
