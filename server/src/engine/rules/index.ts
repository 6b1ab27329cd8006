import type { AnyRule } from './defineRule.js';
import { idUnique } from './idUnique.js';
import { referenceResolves } from './referenceResolves.js';

/** Every rule, by code. */
export const allRules: readonly AnyRule[] = [idUnique, referenceResolves];
