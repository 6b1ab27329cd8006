/** A number that an id ends with, between what stands before and after it. */
interface Numbered {
  /** With `{year}` where a year stands. */
  readonly stem: string;
  readonly count: number;
  readonly digits: number;
  readonly tail: string;
  readonly year: number | null;
}

export interface IdNeed {
  /** What an id of this type looks like where there is none yet, for this year: `INC-2026-001`. */
  readonly usual: string;
  /** The ids of this type that there are. */
  readonly inUse: readonly string[];
  /** The day that counts as today, `YYYY-MM-DD`. */
  readonly today: string;
  /** Whether anything else is called so. */
  isTaken(id: string): boolean;
}

/**
 * The next free id in the pattern that is in use: after `INC-2026-006` comes `INC-2026-007`, in January `INC-2027-001`.
 * Where patterns differ, the one with most ids counts; where there is none, the usual one. What ends with a year or a
 * quarter gets that of today.
 */
export function nextId({ usual, inUse, today, isTaken }: IdNeed): string {
  const year = Number(today.slice(0, 4));
  const usually = numberedId(usual);
  const numbered = commonest(
    inUse.flatMap(id => numberedId(id) ?? []),
    usually,
  );
  const pattern = numbered[0] ?? usually;
  if (!pattern) return firstFree(usual, isTaken);
  const stem = pattern.stem.replaceAll('{year}', String(year));
  if (isYear(pattern.count, pattern.digits)) return firstFree(`${stem}${year}${pattern.tail}`, isTaken);
  if (/(?:^|[^A-Za-z])Q$/.test(stem)) return firstFree(`${stem}${quarterOf(today)}${pattern.tail}`, isTaken);
  const counts = numbered.filter(it => it.year === null || it.year === year).map(it => it.count);
  const digits = Math.max(...(numbered.length > 0 ? numbered : [pattern]).map(it => it.digits));
  const first = numbered.length > 0 ? Math.max(0, ...counts) + 1 : pattern.count;
  for (let count = first; ; count++) {
    const id = `${stem}${String(count).padStart(digits, '0')}${pattern.tail}`;
    if (!isTaken(id)) return id;
  }
}

function numberedId(id: string): Numbered | null {
  const [, before, digits, tail = ''] = /^(.*?)(\d{1,9})(\D*)$/.exec(id) ?? [];
  if (before === undefined || digits === undefined) return null;
  const year = /(?<!\d)(?:19|20)\d\d(?!\d)/.exec(before);
  return {
    stem: year ? before.replace(year[0], '{year}') : before,
    count: Number(digits),
    // As written without zeros before it, `R-12` says nothing of how wide numbers are.
    digits: digits.startsWith('0') ? digits.length : 1,
    tail,
    year: year ? Number(year[0]) : null,
  };
}

/** Those of the pattern that has most ids; of several, the usual one. */
function commonest(ids: readonly Numbered[], usually: Numbered | null): readonly Numbered[] {
  const byPattern = new Map<string, Numbered[]>();
  for (const id of ids) {
    const name = nameOf(id);
    const known = byPattern.get(name);
    if (known) known.push(id);
    else byPattern.set(name, [id]);
  }
  const usual = (usually && byPattern.get(nameOf(usually))) ?? [];
  return [...byPattern.values()].reduce((best, some) => (some.length > best.length ? some : best), usual);
}

const nameOf = ({ stem, tail }: Numbered): string => JSON.stringify([stem, tail]);

const isYear = (count: number, digits: number): boolean => digits === 1 && count >= 1990 && count < 2100;

const quarterOf = (day: string): number => Math.ceil(Number(day.slice(5, 7)) / 3);

function firstFree(id: string, isTaken: IdNeed['isTaken']): string {
  for (let count = 2, free = id; ; free = `${id}-${count++}`) if (!isTaken(free)) return free;
}
