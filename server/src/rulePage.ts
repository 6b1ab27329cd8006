import { engineCodes } from './engine/index.js';

const rulePages = 'https://github.com/isms-as-code/isms-as-code/blob/main/docs/rules';

/** Where the page of a rule is; what comes from reading files has none, but stands in the list of rules. */
export const rulePage = (code: string): string =>
  Object.hasOwn(engineCodes, code) ? `${rulePages}/README.md` : `${rulePages}/${code}.md`;
