import type { VersionsAsked } from '../host/versions.js';
import type { Options } from './options.js';
import { type Problem, problem } from './problem.js';

/**
 * Which versions are meant by `BASE [HEAD]`, `BASE..HEAD` or `BASE...HEAD`. As with git, three dots stand for where both
 * parted, and what is left out beside dots is HEAD; without dots, the work tree is compared with the base.
 */
export function versionsAsked(options: Options): VersionsAsked | Problem {
  const [first = '', second] = options.operands;
  const fromMergeBase = options.flag('merge-base');
  const isIndex = options.flag('index');
  const [, one, dots, other] = /^(.*?)(\.{2,3})(.*)$/s.exec(first) ?? [];
  if (one !== undefined && other !== undefined) {
    if (second !== undefined)
      return problem(`'${first}' names two versions already, '${second}' is one too many.`);
    if (isIndex) return problem(`'${first}' names two versions already, so that '--index' is one too many.`);
    return {
      base: one || 'HEAD',
      head: { revision: other || 'HEAD' },
      fromMergeBase: fromMergeBase || dots === '...',
    };
  }
  if (second !== undefined && isIndex)
    return problem(`'${second}' and '--index' cannot both be compared with '${first}'.`);
  const head = second === undefined ? (isIndex ? 'index' : 'work-tree') : { revision: second };
  return { base: first, head, fromMergeBase };
}
