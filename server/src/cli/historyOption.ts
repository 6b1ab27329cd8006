import type { OptionSpec } from './options.js';

/** Asking git takes longer than starting does, so that it has to be wanted. */
export const historyOption: OptionSpec = {
  name: 'history',
  says: 'hold records against the days they were committed on; needs git, and all commits',
};
