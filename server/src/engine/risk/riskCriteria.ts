import { listAt, numberAt, textAt, textsAt, valueAt } from '../facts/valueAt.js';
import type { Json } from '../syntax/metadataTree.js';

/** Criteria for risks as their document gives them. What cannot be understood is `null` and named among the problems. */
export interface RiskCriteria {
  /** Levels of likelihood, ascending; `null` where the scale is malformed. */
  readonly likelihoods: readonly number[] | null;
  readonly consequences: readonly number[] | null;
  readonly combination: Combination | null;
  readonly bands: readonly Band[];
  /** Who may accept what, the lowest limit first. */
  readonly acceptance: readonly AcceptanceRule[];
  readonly problems: readonly CriteriaProblem[];
}

/** A matrix has a row for each likelihood and a column for each consequence, both ascending. */
export type Combination =
  | { readonly type: 'matrix'; readonly rows: readonly (readonly number[])[] }
  | { readonly type: 'product' }
  | { readonly type: 'sum' };

export interface Band {
  readonly from: number;
  readonly to: number;
  readonly name: string;
}

export interface AcceptanceRule {
  readonly id: string | null;
  readonly upTo: number;
  /** Roles and persons that may accept. */
  readonly by: readonly string[];
}

/** What keeps criteria from being used, at a JSON pointer into the document. */
export interface CriteriaProblem {
  readonly pointer: string;
  readonly message: string;
}

/** Reads criteria from the values of their document. Never throws: the text may be anything. */
export function readRiskCriteria(values: Json | undefined): RiskCriteria {
  const problems: CriteriaProblem[] = [];
  const likelihoods = readScale(values, '/likelihood_scale', problems);
  const consequences = readScale(values, '/consequence_scale', problems);
  const combination = readCombination(values, likelihoods, consequences, problems);
  const criteria = { likelihoods, consequences, combination };
  const range = levelRange(criteria);
  const bands = readBands(values, range, problems);
  const acceptance = readAcceptance(values, range, problems);
  return { ...criteria, bands, acceptance, problems };
}

/** The level that a likelihood and a consequence give; `null` where one is not on its scale or nothing combines them. */
export function riskLevel(
  {
    likelihoods,
    consequences,
    combination,
  }: Pick<RiskCriteria, 'likelihoods' | 'consequences' | 'combination'>,
  likelihood: number | null,
  consequence: number | null,
): number | null {
  if (!combination || likelihood === null || consequence === null) return null;
  const row = likelihoods?.indexOf(likelihood) ?? -1;
  const column = consequences?.indexOf(consequence) ?? -1;
  if (row < 0 || column < 0) return null;
  if (combination.type === 'product') return likelihood * consequence;
  if (combination.type === 'sum') return likelihood + consequence;
  return combination.rows[row]?.[column] ?? null;
}

/** The level above which a risk is treated, or accepted in writing; `null` where the criteria name no limit. */
export const acceptanceLimit = ({ acceptance }: Pick<RiskCriteria, 'acceptance'>): number | null =>
  acceptance[0]?.upTo ?? null;

/** The lowest and the highest level that can come about. */
function levelRange(
  criteria: Pick<RiskCriteria, 'likelihoods' | 'consequences' | 'combination'>,
): Range | null {
  const { likelihoods, consequences } = criteria;
  if (!likelihoods || !consequences) return null;
  const levels = likelihoods
    .flatMap(likelihood => consequences.map(consequence => riskLevel(criteria, likelihood, consequence)))
    .filter(level => level !== null);
  return levels.length > 0 ? { lowest: Math.min(...levels), highest: Math.max(...levels) } : null;
}

interface Range {
  readonly lowest: number;
  readonly highest: number;
}

function readScale(
  values: Json | undefined,
  pointer: string,
  problems: CriteriaProblem[],
): readonly number[] | null {
  const list = listAt(values, pointer);
  const levels = list.map(item => numberAt(item, '/level'));
  const known = levels.filter(level => level !== null);
  if (known.length === 0 || known.length < levels.length) return null;
  const wrong = known.findIndex((level, index) => index > 0 && level <= (known[index - 1] ?? level));
  if (wrong >= 0) {
    const message = `Level ${known[wrong]} does not come after level ${known[wrong - 1]}; scales ascend and name each level once.`;
    problems.push({ pointer: `${pointer}/${wrong}/level`, message });
  }
  return [...new Set(known)].sort((a, b) => a - b);
}

function readCombination(
  values: Json | undefined,
  likelihoods: readonly number[] | null,
  consequences: readonly number[] | null,
  problems: CriteriaProblem[],
): Combination | null {
  const type = textAt(values, '/combination/type');
  const formula = textAt(values, '/combination/formula');
  const rows = listAt(values, '/combination/matrix');
  if (type === 'formula' || (type === null && rows.length === 0))
    return formula === 'product' || formula === 'sum' ? { type: formula } : null;
  const matrix = rows.map((_, index) => listAt(rows, `/${index}`).filter(level => typeof level === 'number'));
  if (!likelihoods || !consequences || matrix.length === 0) return null;
  const found = [...shapeProblems(matrix, likelihoods.length, consequences.length), ...fallingCells(matrix)];
  problems.push(...found);
  return { type: 'matrix', rows: matrix };
}

function* shapeProblems(
  matrix: readonly (readonly number[])[],
  likelihoods: number,
  consequences: number,
): Generator<CriteriaProblem> {
  if (matrix.length !== likelihoods)
    yield {
      pointer: '/combination/matrix',
      message: `The matrix has ${matrix.length} rows for ${likelihoods} levels of likelihood.`,
    };
  for (const [index, row] of matrix.entries()) {
    if (row.length === consequences) continue;
    yield {
      pointer: `/combination/matrix/${index}`,
      message: `Row ${index + 1} of the matrix has ${row.length} levels for ${consequences} levels of consequence.`,
    };
  }
}

/** Where more likelihood or more consequence gives less risk. */
function* fallingCells(matrix: readonly (readonly number[])[]): Generator<CriteriaProblem> {
  for (const [row, levels] of matrix.entries()) {
    for (const [column, level] of levels.entries()) {
      const before = Math.max(levels[column - 1] ?? level, matrix[row - 1]?.[column] ?? level);
      if (level >= before) continue;
      yield {
        pointer: `/combination/matrix/${row}/${column}`,
        message: `Level ${level} is below the ${before} that less likelihood or consequence gives.`,
      };
    }
  }
}

function readBands(
  values: Json | undefined,
  range: Range | null,
  problems: CriteriaProblem[],
): readonly Band[] {
  const bands = listAt(values, '/bands').map((item, index) => ({
    from: numberAt(item, '/from'),
    to: numberAt(item, '/to'),
    name: textAt(item, '/name') ?? String(index + 1),
    pointer: `/bands/${index}`,
  }));
  const whole = bands.filter((band): band is PlacedBand => band.from !== null && band.to !== null);
  if (whole.length < bands.length || whole.length === 0) return [];
  const sorted = whole.toSorted((a, b) => a.from - b.from);
  problems.push(...sorted.flatMap(band => [...seamProblems(band, sorted)]), ...endProblems(sorted, range));
  return sorted.map(({ from, to, name }) => ({ from, to, name }));
}

interface PlacedBand extends Band {
  readonly pointer: string;
}

function* seamProblems(band: PlacedBand, sorted: readonly PlacedBand[]): Generator<CriteriaProblem> {
  if (band.from > band.to) {
    yield { pointer: `${band.pointer}/from`, message: `Band '${band.name}' begins above its end.` };
    return;
  }
  const before = sorted[sorted.indexOf(band) - 1];
  if (!before || before.from > before.to) return;
  const pointer = `${band.pointer}/from`;
  if (band.from <= before.to)
    yield { pointer, message: `Bands '${before.name}' and '${band.name}' overlap at level ${band.from}.` };
  else if (band.from > before.to + 1)
    yield { pointer, message: `No band holds ${levels(before.to + 1, band.from - 1)}.` };
}

function* endProblems(sorted: readonly PlacedBand[], range: Range | null): Generator<CriteriaProblem> {
  const first = sorted[0];
  const last = sorted.at(-1);
  if (!range || !first || !last) return;
  if (first.from > range.lowest)
    yield {
      pointer: `${first.pointer}/from`,
      message: `No band holds ${levels(range.lowest, first.from - 1)}.`,
    };
  if (last.to < range.highest)
    yield { pointer: `${last.pointer}/to`, message: `No band holds ${levels(last.to + 1, range.highest)}.` };
}

const levels = (from: number, to: number): string =>
  from === to ? `level ${from}` : `the levels ${from} to ${to}`;

function readAcceptance(
  values: Json | undefined,
  range: Range | null,
  problems: CriteriaProblem[],
): readonly AcceptanceRule[] {
  const rules: AcceptanceRule[] = [];
  for (const [index, item] of listAt(values, '/acceptance').entries()) {
    const upTo = numberAt(item, '/up_to');
    if (upTo === null) continue;
    const id = valueAt(item, '/id');
    const known = typeof id === 'string' || typeof id === 'number' ? String(id) : null;
    rules.push({ id: known, upTo, by: textsAt(item, '/by') });
    if (range && (upTo < range.lowest || upTo > range.highest))
      problems.push({
        pointer: `/acceptance/${index}/up_to`,
        message: `Acceptance up to ${upTo} lies outside of the levels ${range.lowest} to ${range.highest} that can come about.`,
      });
  }
  return rules.sort((a, b) => a.upTo - b.upTo);
}
