import { listAt, numberAt, textAt } from '../facts/valueAt.js';
import type { Json } from '../syntax/metadataTree.js';
import { type RiskCriteria, readRiskCriteria, riskLevel } from './riskCriteria.js';

/** What keeps criteria from giving one answer, at a JSON pointer into their document. */
export interface CriteriaProblem {
  readonly pointer: string;
  readonly message: string;
}

/** Holes and contradictions of criteria. What is malformed is for the schema to say. */
export function criteriaProblems(values: Json | undefined): readonly CriteriaProblem[] {
  const criteria = readRiskCriteria(values);
  const range = levelRange(criteria);
  return [
    ...scaleProblems(values, '/likelihood_scale'),
    ...scaleProblems(values, '/consequence_scale'),
    ...matrixProblems(criteria),
    ...bandProblems(values, range),
    ...acceptanceProblems(values, range),
  ];
}

/** The lowest and the highest level that can come about. */
interface Range {
  readonly lowest: number;
  readonly highest: number;
}

function levelRange(criteria: RiskCriteria): Range | null {
  const { likelihoods, consequences } = criteria;
  const levels = (likelihoods ?? [])
    .flatMap(likelihood =>
      (consequences ?? []).map(consequence => riskLevel(criteria, likelihood, consequence)),
    )
    .filter(level => level !== null);
  return levels.length > 0 ? { lowest: Math.min(...levels), highest: Math.max(...levels) } : null;
}

function* scaleProblems(values: Json | undefined, pointer: string): Generator<CriteriaProblem> {
  const levels = listAt(values, pointer).map(item => numberAt(item, '/level'));
  for (const [index, level] of levels.entries()) {
    const before = levels[index - 1] ?? null;
    if (level === null || before === null || level > before) continue;
    yield {
      pointer: `${pointer}/${index}/level`,
      message: `Level ${level} does not come after level ${before}; scales ascend and name each level once.`,
    };
  }
}

function* matrixProblems({
  likelihoods,
  consequences,
  combination,
}: RiskCriteria): Generator<CriteriaProblem> {
  if (combination?.type !== 'matrix' || !likelihoods || !consequences) return;
  const { rows } = combination;
  if (rows.length !== likelihoods.length)
    yield {
      pointer: '/combination/matrix',
      message: `The matrix has ${rows.length} rows for ${likelihoods.length} levels of likelihood.`,
    };
  for (const [index, row] of rows.entries()) {
    if (row.length !== consequences.length)
      yield {
        pointer: `/combination/matrix/${index}`,
        message: `Row ${index + 1} of the matrix has ${row.length} levels for ${consequences.length} levels of consequence.`,
      };
    yield* fallingCells(rows, index);
  }
}

/** Where more likelihood or more consequence gives less risk. */
function* fallingCells(rows: readonly (readonly number[])[], row: number): Generator<CriteriaProblem> {
  const levels = rows[row] ?? [];
  for (const [column, level] of levels.entries()) {
    const before = Math.max(levels[column - 1] ?? level, rows[row - 1]?.[column] ?? level);
    if (level >= before) continue;
    yield {
      pointer: `/combination/matrix/${row}/${column}`,
      message: `Level ${level} is below the ${before} that less likelihood or consequence gives.`,
    };
  }
}

interface Band {
  readonly from: number;
  readonly to: number;
  readonly name: string;
  readonly pointer: string;
}

function bandProblems(values: Json | undefined, range: Range | null): readonly CriteriaProblem[] {
  const bands = listAt(values, '/bands').map((item, index) => ({
    from: numberAt(item, '/from'),
    to: numberAt(item, '/to'),
    name: textAt(item, '/name') ?? String(index + 1),
    pointer: `/bands/${index}`,
  }));
  const sorted = bands.filter((band): band is Band => band.from !== null && band.to !== null);
  if (sorted.length < bands.length) return [];
  sorted.sort((a, b) => a.from - b.from);
  return [
    ...sorted.flatMap((band, index) => [...seamProblems(band, sorted[index - 1])]),
    ...endProblems(sorted, range),
  ];
}

function* seamProblems(band: Band, before: Band | undefined): Generator<CriteriaProblem> {
  const pointer = `${band.pointer}/from`;
  if (band.from > band.to) yield { pointer, message: `Band '${band.name}' begins above its end.` };
  else if (!before || before.from > before.to) return;
  else if (band.from <= before.to)
    yield { pointer, message: `Bands '${before.name}' and '${band.name}' overlap at level ${band.from}.` };
  else if (band.from > before.to + 1)
    yield { pointer, message: `No band holds ${levels(before.to + 1, band.from - 1)}.` };
}

function* endProblems(sorted: readonly Band[], range: Range | null): Generator<CriteriaProblem> {
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

function* acceptanceProblems(values: Json | undefined, range: Range | null): Generator<CriteriaProblem> {
  for (const [index, item] of listAt(values, '/acceptance').entries()) {
    const upTo = numberAt(item, '/up_to');
    if (upTo === null || !range || (upTo >= range.lowest && upTo <= range.highest)) continue;
    yield {
      pointer: `/acceptance/${index}/up_to`,
      message: `Acceptance up to ${upTo} lies outside of the levels ${range.lowest} to ${range.highest} that can come about.`,
    };
  }
}
