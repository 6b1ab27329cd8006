import type { Random } from './random.js';
import type { World } from './world.js';

/** Three different people: author, approver and owner, or whoever must not be the same. */
export function threePeople({ people }: World, random: Random): [string, string, string] {
  const first = random.integer(0, people.length - 1);
  const at = (step: number) => people[(first + step) % people.length] as string;
  const step = random.integer(1, 7);
  return [at(0), at(step), at(step + random.integer(1, 7))];
}
