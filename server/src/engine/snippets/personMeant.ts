import type { Engine } from '../engine.js';
import { definitionsOf } from '../facts/definitionsOf.js';

/** Who sits at the keyboard, as far as settings and version control tell. */
export interface Author {
  /** An id that the settings give. */
  readonly id?: string;
  readonly name?: string;
  readonly email?: string;
}

/**
 * The id by which documents name a person: the one that the settings give, else that of the person in this ISMS with
 * this name, or whose id the address begins with. Where nobody is listed as a person, names are only names.
 */
export function personMeant(engine: Engine, { id, name, email }: Author): string | null {
  if (id) return id;
  const people = [...definitionsOf(engine, ['person']).values()];
  if (people.length === 0) return name || null;
  const box = lettersOf(email?.split('@')[0] ?? '');
  const found =
    people.find(({ title }) => name !== undefined && lettersOf(title) === lettersOf(name)) ??
    people.find(({ key }) => box !== '' && lettersOf(key) === box) ??
    people.find(({ key }) => name !== undefined && lettersOf(key) === lettersOf(name));
  return found?.key ?? null;
}

/** `Mira Voß`, `mira.voss` and `mira-voss` are the same letters. */
const lettersOf = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
