/** Whether a program can say that a claim holds, only that it looks so, or nothing. */
export type ClaimBasis = 'machine' | 'proxy' | 'human';

/** An expectation on a process reference model, and what of it a program can look at. */
export interface Claim {
  readonly id: string;
  /** Clause of ISO/IEC 33004:2015, as publicly described. */
  readonly ref: string;
  /** In our words. */
  readonly topic: string;
  readonly basis: ClaimBasis;
  /** Ids of the check groups that have to be without remarks. */
  readonly checks: readonly string[];
  /** What people have to do before it can be called met. */
  readonly needs: readonly string[];
  /** What stays for people to judge even where it is met. */
  readonly note?: string;
}

export const conformityClaims: readonly Claim[] = [
  {
    id: 'C-01',
    ref: '5.3.1 a',
    topic: 'The model says for which domain it is made.',
    basis: 'machine',
    checks: ['declaration'],
    needs: [],
    note: 'Whether the domain is apt is for people to judge.',
  },
  {
    id: 'C-02',
    ref: '5.3.1 b',
    topic: 'The model describes its processes.',
    basis: 'machine',
    checks: ['structure'],
    needs: [],
  },
  {
    id: 'C-03',
    ref: '5.3.1 c',
    topic: 'The model says in which context it is used and how it relates to that.',
    basis: 'machine',
    checks: ['declaration', 'clause', 'evidence'],
    needs: [],
    note: 'Whether the context is apt is for people to judge.',
  },
  {
    id: 'C-04',
    ref: '5.3.1 d',
    topic: 'The model says how its processes relate to one another.',
    basis: 'machine',
    checks: ['flow'],
    needs: [],
    note: 'Whether the flows match practice is for people to judge.',
  },
  {
    id: 'C-05',
    ref: '5.3.2',
    topic: 'The community of interest is named, and what was done to agree with it.',
    basis: 'machine',
    checks: ['declaration'],
    needs: [],
  },
  {
    id: 'C-06',
    ref: '5.3.3',
    topic: 'Each process can be told from every other.',
    basis: 'machine',
    checks: ['id-unique', 'id-form', 'structure'],
    needs: [],
  },
  {
    id: 'C-07',
    ref: '5.4 a',
    topic: 'Each process has a purpose and outcomes.',
    basis: 'machine',
    checks: ['purpose', 'outcome'],
    needs: [],
  },
  {
    id: 'C-08',
    ref: '5.4 b',
    topic: 'The outcomes are what the purpose needs, and enough.',
    basis: 'proxy',
    checks: ['necessary', 'sufficient', 'activity'],
    needs: ['A review by two assessors, on record.'],
  },
  {
    id: 'C-09',
    ref: '5.4 c',
    topic: 'No description implies more than that the process is performed.',
    basis: 'proxy',
    checks: ['level-1'],
    needs: ['A reading by an assessor: a list of words finds only what is called by its usual name.'],
  },
  {
    id: 'C-10',
    ref: '5.4 note',
    topic: 'Each outcome is an artefact, a change of state or a constraint that is met.',
    basis: 'machine',
    checks: ['outcome'],
    needs: [],
    note: 'Whether the nature that is given is the right one is for people to judge.',
  },
  {
    id: 'C-11',
    ref: '5.5',
    topic: 'Somebody has verified all this and written it down.',
    basis: 'human',
    checks: [],
    needs: ['A verification by somebody who had no part in the model.'],
    note: 'This statement can be made again from the edition and the hash; it verifies nothing by itself.',
  },
];
