import { checkModel, type ModelRemark } from './checkModel.js';
import { type Claim, type ClaimBasis, conformityClaims } from './conformityClaims.js';
import type { Model } from './model.js';

/** `indicated`: all looks as if it were met, and people have to confirm it. */
export type Verdict = 'met' | 'indicated' | 'open' | 'not-met';

/** How far a model answers what is publicly known to be expected of a process reference model. */
export interface ConformityStatement {
  readonly model: string;
  readonly edition: string;
  /** Of the model in canonical JSON. */
  readonly sha256: string;
  readonly date: string;
  readonly against: string;
  readonly structure: string;
  readonly claims: readonly ClaimResult[];
}

export interface ClaimResult {
  readonly id: string;
  readonly ref: string;
  readonly topic: string;
  readonly verdict: Verdict;
  readonly basis: ClaimBasis;
  readonly checks: readonly string[];
  readonly needs: readonly string[];
  readonly notes: readonly string[];
  /** Why it is not met. */
  readonly remarks: readonly ModelRemark[];
}

/** Says of each claim how it stands; never of the model as a whole, which is for people to say. */
export function conformityStatement(model: Model, date: string, sha256: string): ConformityStatement {
  const { id, edition, structure_follows } = model.data.catalogue;
  const remarks = checkModel(model);
  return {
    model: id,
    edition,
    sha256,
    date,
    against: 'ISO/IEC 33004:2015 clause 5 (as publicly described)',
    structure: `follows the structure of ${structure_follows}`,
    claims: conformityClaims.map(claim => resultOf(claim, remarks, model)),
  };
}

function resultOf(
  { id, ref, topic, basis, checks, needs, note }: Claim,
  all: readonly ModelRemark[],
  model: Model,
): ClaimResult {
  const remarks = all.filter(({ group }) => checks.includes(group));
  const notes = [...(note === undefined ? [] : [note]), ...(id === 'C-05' ? consensusNotes(model) : [])];
  return { id, ref, topic, verdict: verdictOf(basis, remarks), basis, checks, needs, notes, remarks };
}

function verdictOf(basis: ClaimBasis, remarks: readonly ModelRemark[]): Verdict {
  if (remarks.length > 0) return 'not-met';
  return verdicts[basis];
}

const verdicts: Readonly<Record<ClaimBasis, Verdict>> = { machine: 'met', proxy: 'indicated', human: 'open' };

/** That nothing was done is an answer as well, which a reader has to see. */
const consensusNotes = ({ data }: Model): readonly string[] =>
  data.declaration.community.consensus_actions.length === 0
    ? ['The model states that nothing was done to reach consensus.']
    : [];
