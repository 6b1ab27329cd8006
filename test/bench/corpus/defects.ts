import { pathOf } from './paths.js';
import type { World } from './world.js';

/** One thing that is wrong on purpose, and the code of the finding that says so. */
export interface Defect {
  readonly path: string;
  readonly code: string;
}

/** One document of so many has something wrong. */
const every = 125;

/**
 * Spoils one document of `every`: a reference to nobody, an id that is taken, broken YAML. Of the documents that others
 * refer to, none loses its id.
 */
export function plantDefects(
  world: World,
  files: ReadonlyMap<string, () => string>,
): { readonly files: ReadonlyMap<string, () => string>; readonly defects: readonly Defect[] } {
  const spoiled = new Map(files);
  const defects: Defect[] = [];
  for (let number = 0; number < Math.max(4, Math.floor(world.count / every)); number++) {
    const { path, code, change } = spoilers[number % spoilers.length]?.(world, number) ?? {};
    const write = path === undefined ? undefined : files.get(path);
    if (path === undefined || code === undefined || !write || !change) continue;
    spoiled.set(path, () => change(write()));
    defects.push({ path, code });
  }
  return { files: spoiled, defects };
}

interface Spoiler extends Defect {
  readonly change: (text: string) => string;
}

const spoilers: readonly ((world: World, number: number) => Spoiler | null)[] = [
  ownerIsUnknown,
  idIsTaken,
  ownerIsUnknown,
  yamlIsBroken,
];

function ownerIsUnknown({ ids }: World, number: number): Spoiler | null {
  const id = ids.procedure[(number * 5) % ids.procedure.length];
  if (id === undefined) return null;
  return {
    path: pathOf('procedure', id, 'md'),
    code: 'reference-resolves',
    change: text => text.replace(/^owner: .*$/m, `owner: nobody.${number}`),
  };
}

function idIsTaken({ ids }: World, number: number): Spoiler | null {
  const messages = ids['communication-record'];
  const [id, taken] = messages.slice(number % messages.length);
  if (id === undefined || taken === undefined) return null;
  return {
    path: pathOf('communication-record', id, 'md'),
    code: 'id-unique',
    change: text => text.replace(/^id: .*$/m, `id: ${taken}`),
  };
}

function yamlIsBroken({ ids }: World, number: number): Spoiler | null {
  const disposals = ids['disposal-record'];
  const id = disposals[number % disposals.length];
  if (id === undefined) return null;
  return {
    path: pathOf('disposal-record', id, 'yaml'),
    code: 'yaml-valid',
    change: text => `${text}tags: [left open\n`,
  };
}
