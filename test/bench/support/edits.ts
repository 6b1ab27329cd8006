import { landmarks } from '../corpus/landmarks.js';

/** A kind of edit: which file, and its text after edit number `at`. Each edit differs from the one before it. */
export interface EditScenario {
  readonly name: string;
  readonly path: string;
  text(before: string, at: number): string;
}

/** What people do all day, and what wakes the most. */
export const editScenarios: readonly EditScenario[] = [
  {
    name: 'prose of a policy',
    path: landmarks.policy,
    text: (before, at) => before.replace('\n\n## 2. ', `\n\nAdded at ${at}.\n\n## 2. `),
  },
  {
    name: 'title of a policy',
    path: landmarks.policy,
    text: (before, at) => before.replace(/^title: .*$/m, `title: Policy number ${at}`),
  },
  {
    name: 'id of a policy',
    path: landmarks.policy,
    text: (before, at) => (at % 2 === 0 ? before : before.replace(/^id: .*$/m, 'id: POL-X')),
  },
  {
    name: 'text of an entry, 200 KB register',
    path: landmarks.register200k,
    text: (before, at) => inMiddle(before, / {4}risk_source: .*\n/g, `    risk_source: source ${at}\n`),
  },
  {
    name: 'level of an entry, 200 KB register',
    path: landmarks.register200k,
    text: (before, at) => inMiddle(before, / {4}level: .*\n/g, `    level: ${(at % 5) + 1}\n`),
  },
  {
    name: 'text of an entry, 1 MB register',
    path: landmarks.register1m,
    text: (before, at) => inMiddle(before, / {4}risk_source: .*\n/g, `    risk_source: source ${at}\n`),
  },
  {
    name: 'acceptance limit of the criteria',
    path: landmarks.criteria,
    text: (before, at) => before.replace('up_to: 9', `up_to: ${9 + (at % 3)}`),
  },
  {
    name: 'name of a person',
    path: 'isms/roles.yaml',
    text: (before, at) => inMiddle(before, / {4}name: .*\n/g, `    name: Person ${at}\n`),
  },
];

/** Replaces the middle one of all matches: the start of a file would be too kind a place. */
function inMiddle(text: string, pattern: RegExp, replacement: string): string {
  const all = [...text.matchAll(pattern)];
  const found = all[Math.floor(all.length / 2)];
  if (!found) throw new Error(`Nothing in the file matches ${pattern}.`);
  return text.slice(0, found.index) + replacement + text.slice(found.index + found[0].length);
}
