import type { OptionSpec } from './options.js';

export const baselineOption: OptionSpec = {
  name: 'baseline',
  value: 'FILE',
  says: 'findings that were there before (default: what isms.yaml names, else isms-baseline.yaml beside it)',
};

export const noBaselineOption: OptionSpec = {
  name: 'no-baseline',
  says: 'tell what the baseline lists as well',
};
