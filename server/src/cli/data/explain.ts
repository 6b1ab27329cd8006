import type { ReadIsms } from '../readIsms.js';
import { definedSubjects, documentSubject } from './definedSubject.js';
import type { ExplainReport, Subject } from './explainReport.js';
import { modelSubjects } from './modelSubject.js';
import { reportHead } from './reportHead.js';
import { ruleCodes, ruleSubject } from './ruleSubject.js';

/** Everything that a code or an id means in the model and in each ISMS; `null`: nothing. */
export function explain(asked: string, isms: ReadIsms): ExplainReport | null {
  const rule = ruleSubject(asked);
  if (rule) return reportOf(asked, [rule], isms);
  for (const id of spellings(asked, isms)) {
    const subjects = isms.engines.flatMap(engine => [
      ...modelSubjects(engine, id, isms),
      ...definedSubjects(engine, id, isms),
    ]);
    if (subjects.length > 0) return reportOf(asked, subjects, isms);
  }
  return null;
}

/** What is known of a document; `null` for a file that is none. */
export function explainDocument(asked: string, uri: string, isms: ReadIsms): ExplainReport | null {
  for (const engine of isms.engines) {
    const document = engine.document(uri);
    if (document?.recognition.kind) return reportOf(asked, [documentSubject(document, engine, isms)], isms);
  }
  return null;
}

const reportOf = (asked: string, subjects: readonly Subject[], isms: ReadIsms): ExplainReport => ({
  ...reportHead('isms-explain/1', isms),
  asked,
  subjects,
});

/** As written; else the id that differs in capital letters alone. */
function spellings(asked: string, isms: ReadIsms): readonly string[] {
  const lower = asked.toLowerCase();
  const other = knownIds(isms).find(id => id.toLowerCase() === lower);
  return other === undefined || other === asked ? [asked] : [asked, other];
}

/** Every word that `isms explain` has an answer to, but for paths. */
export function knownIds({ engines, model }: ReadIsms): readonly string[] {
  const ofModel = [model.outcomes, model.processes, model.clauses, model.controls, model.kinds, model.roles];
  return [
    ...ofModel.flatMap(list => list.map(({ id }) => id)),
    ...engines.flatMap(engine => engine.keys('definitions')),
    ...ruleCodes(),
  ];
}

/** Whether this is the code of a rule: what it says depends on no document. */
export const isRule = (asked: string): boolean => ruleCodes().includes(asked);
