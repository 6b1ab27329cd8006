import data from '../model/compiled/capability.json' with { type: 'json' };
import type { Capability } from './capability.js';

/** The rating of process performance that ships with the product. */
export const capability = data as unknown as Capability;
