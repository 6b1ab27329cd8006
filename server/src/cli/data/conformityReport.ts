import {
  type ConformityStatement,
  canonicalJson,
  conformityStatement,
  type Engine,
} from '../../engine/index.js';
import type { ReadIsms } from '../readIsms.js';
import { type ReportHead, reportHead } from './reportHead.js';

/** What `isms conformity` states: once for each model in force below the root. */
export interface ConformityReport extends ReportHead<'isms-conformity/1'> {
  readonly statements: readonly StatementData[];
}

export interface StatementData extends Omit<ConformityStatement, 'claims'> {
  /** Folders of the ISMSs that have this model, from the root; empty: that folder itself. */
  readonly isms: readonly string[];
  /** An organization has added to the model or changed it. */
  readonly tailored: boolean;
  readonly claims: readonly ClaimData[];
}

export interface ClaimData extends Omit<ConformityStatement['claims'][number], 'remarks'> {
  readonly remarks: readonly { readonly check: string; readonly at: string; readonly message: string }[];
}

export function conformityReport(isms: ReadIsms, sha256: (text: string) => string): ConformityReport {
  const byHash = new Map<string, Engine[]>();
  for (const engine of isms.engines) {
    const hash = sha256(canonicalJson(statedModel(engine).data));
    const others = byHash.get(hash);
    if (others) others.push(engine);
    else byHash.set(hash, [engine]);
  }
  return {
    ...reportHead('isms-conformity/1', isms),
    statements: [...byHash].flatMap(([hash, engines]) => statementData(engines, hash, isms)),
  };
}

/** The wording of a licence holder is not ours to check. */
const statedModel = ({ setup: { tailoring, model } }: Engine) => tailoring?.unworded ?? model;

function statementData(
  engines: readonly Engine[],
  sha256: string,
  { asOf, places, model: builtIn }: ReadIsms,
): readonly StatementData[] {
  const first = engines[0];
  if (!first) return [];
  const model = statedModel(first);
  const { claims, ...head } = conformityStatement(model, asOf, sha256);
  return [
    {
      ...head,
      isms: engines.map(({ root }) => places.pathOf(root).replace(/\/$/, '')),
      tailored: model !== builtIn,
      claims: claims.map(claim => ({
        ...claim,
        remarks: claim.remarks.map(({ group, at, message }) => ({ check: group, at, message })),
      })),
    },
  ];
}
