import {
  type Clause,
  type Control,
  capability,
  clauseCoverage,
  type Engine,
  type EvidenceKind,
  type OutcomeCoverage,
  type Process,
  personsRating,
  proposeRating,
} from '../../engine/index.js';
import type { ReadIsms } from '../readIsms.js';
import { counted } from '../words.js';
import { referencesTo } from './definedSubject.js';
import { detailsOf, valuesOf } from './details.js';
import { type Subject, subject } from './explainReport.js';
import { nextOf, type OutcomeChain, outcomeChain } from './outcomeChain.js';
import { evidenceData, outcomeData } from './outcomeData.js';

/** What an id means in the reference model; the number of a clause stands for those below it as well. */
export function modelSubjects(engine: Engine, id: string, isms: ReadIsms): readonly Subject[] {
  const { model } = engine.setup;
  const outcome = engine.coverage().find(it => it.outcome.id === id);
  const process = model.process(id);
  const control = model.control(id);
  const clauses = model.clauses.filter(it => it.id === id || it.id.startsWith(`${id}.`));
  const kind = model.kind(id);
  const role = model.role(id);
  return [
    ...(outcome ? [outcomeSubject(outcome, engine, isms)] : []),
    ...(process ? [processSubject(process, engine, isms)] : []),
    ...(control ? [controlSubject(control, engine, isms)] : []),
    ...clauses.map(it => clauseSubject(it, engine, isms)),
    ...(kind ? [kindSubject(kind, engine, isms)] : []),
    ...(role ? [roleSubject(role, engine, isms)] : []),
  ];
}

function outcomeSubject(coverage: OutcomeCoverage, engine: Engine, { places }: ReadIsms): Subject {
  const { outcome, process } = coverage;
  const { id, title, statement, state, reasons, evidence } = outcomeData(coverage, places);
  const aims = process.aims.filter(aim => outcome.serves.includes(aim.id)).map(it => it.text);
  return subject({
    type: 'outcome',
    id,
    title,
    about: [statement],
    details: detailsOf({
      Process: `${process.id}, ${process.name}`,
      'Serves to': aims.join('; '),
      Clauses: outcome.iso27001_2022.join(', '),
      Accepts: kindsWithPaths(outcome.evidence, engine),
    }),
    state,
    reasons,
    evidence,
    next: nextSteps(coverage),
  });
}

/** What the open reasons say would mend them, each once. */
function nextSteps({ reasons, state }: OutcomeCoverage): readonly string[] {
  const open = reasons.filter(it => !it.holds && state !== 'excluded');
  const fixes = open.map(it => it.fix ?? 'Make what is said under "Why" hold at the places named there.');
  return [...new Set(fixes)];
}

function processSubject(
  { id, name, purpose, category, clause, ...more }: Process,
  engine: Engine,
  isms: ReadIsms,
): Subject {
  const outcomes = chains(engine, isms, it => it.process.id === id);
  const { model } = engine.setup;
  return subject({
    type: 'process',
    id,
    title: name,
    about: [purpose],
    details: detailsOf({
      Category: `${category} (numbered ${clause})`,
      ...ratingDetails(id, engine),
      Clauses: more.iso27001_2022.join(', '),
      Controls: more.iso27001_annexA_2022.join(', '),
      'Answers for it': more.roles
        .filter(({ raci }) => raci.includes('A'))
        .map(({ role }) => model.role(role)?.name ?? role)
        .join(', '),
      Takes: more.inputs
        .map(({ item, from }) => `${model.item(item)?.name ?? item} (${from.join(', ')})`)
        .join('; '),
      Gives: more.outputs
        .map(({ item, to }) => `${model.item(item)?.name ?? item} (${to.join(', ')})`)
        .join('; '),
    }),
    outcomes,
    next: nextOf(outcomes),
  });
}

/** What is proposed for a process, and what a person says. */
function ratingDetails(id: string, engine: Engine): Readonly<Record<string, string>> {
  const outcomes = engine.coverage().filter(it => it.process.id === id);
  const proposal = proposeRating(outcomes, capability);
  const said = personsRating(id, engine.setup.settings, engine.setup.asOf);
  const { attribute, framework, edition } = capability;
  return {
    'Proposed rating': proposal ? `${proposal.rating}, ${attribute.id} of ${framework}:${edition}` : '',
    Rated: said ? `${said.rating} by ${said.by} on ${said.on}: ${said.reason}` : '',
  };
}

function controlSubject({ id, label, theme }: Control, engine: Engine, isms: ReadIsms): Subject {
  const { model } = engine.setup;
  const lines = engine.lookup('definitions', id);
  const related = model.processes.filter(it => it.iso27001_annexA_2022.includes(id)).map(it => it.id);
  return subject({
    type: 'control',
    id,
    title: label,
    about: ['A control changes a risk; it is a line of the statement of applicability, not a process.'],
    details: detailsOf({
      Theme: theme,
      'Near to processes': related.join(', '),
      ...Object.fromEntries(lines.flatMap(it => lineValues(it.values))),
    }),
    places: lines.flatMap(fact => {
      const span = engine.spanOf(fact);
      return span ? [isms.places.placeOf(fact.uri, span)] : [];
    }),
    references: referencesTo(id, engine, isms),
    next: lines.length > 0 ? [] : ['Give it a line in the statement of applicability.'],
  });
}

/** What the line of a control says, but for the control itself. */
const lineValues = (values: Readonly<Record<string, unknown>>) =>
  valuesOf({ ...values, control: null, label: null }).map(({ name, value }) => [name, value] as const);

function clauseSubject(
  { id, title, primary, coverage, gap }: Clause,
  engine: Engine,
  isms: ReadIsms,
): Subject {
  const { model } = engine.setup;
  const wanted = new Set(model.outcomesOfClause(id).map(it => it.id));
  const outcomes = chains(engine, isms, it => wanted.has(it.outcome.id));
  const covered = outcomes.filter(it => it.state === 'covered').length;
  return subject({
    type: 'clause',
    id,
    title,
    about: [
      coverage === 'full'
        ? 'The outcomes below reach the whole of this clause of ISO/IEC 27001:2022.'
        : `The outcomes below reach a part of this clause of ISO/IEC 27001:2022. ${gap ?? ''}`.trim(),
    ],
    details: detailsOf({
      'Answered for by': `${primary}, ${model.process(primary)?.name ?? ''}`,
      Covered: `${covered} of ${counted(outcomes.length, 'outcome')}`,
      Reach: clauseCoverage(engine.coverage(), model).find(it => it.clause.id === id)?.reach ?? '',
      'Requires in writing': model.kinds
        .filter(it => it.required_by.includes(id))
        .map(it => it.name)
        .join(', '),
    }),
    outcomes,
    next: nextOf(outcomes),
  });
}

function kindSubject(kind: EvidenceKind, engine: Engine, isms: ReadIsms): Subject {
  const { id, name, description, nature, paths, home, required_by, general } = kind;
  const wanted = new Set(engine.setup.model.outcomesOfKind(id).map(it => it.id));
  const documents = engine.documents().filter(it => it.recognition.kind === id);
  const outcomes = chains(engine, isms, it => wanted.has(it.outcome.id));
  return subject({
    type: 'kind',
    id,
    title: name,
    about: [description, ...(general ? ['It counts for the outcomes that it names under outcomes.'] : [])],
    details: detailsOf({
      Nature: nature,
      Paths: paths.join(', '),
      Process: home,
      'Required by clauses': required_by.join(', '),
    }),
    outcomes,
    evidence: documents.flatMap(it => evidenceData(it, isms.places)),
    next:
      documents.length > 0
        ? nextOf(outcomes)
        : [`A new one goes to ${paths[0] ?? 'any path, with its kind in the metadata'}.`],
  });
}

function roleSubject(
  { id, name, description }: { readonly id: string; readonly name: string; readonly description: string },
  engine: Engine,
  isms: ReadIsms,
): Subject {
  const parts = engine.setup.model.processes.flatMap(process =>
    process.roles
      .filter(({ role }) => role === id)
      .map(({ raci }) => ({ name: process.id, value: `${raci.join('')} in ${process.name}` })),
  );
  return subject({
    type: 'role',
    id,
    title: name,
    about: [description],
    details: parts,
    references: referencesTo(id, engine, isms),
  });
}

const chains = (
  engine: Engine,
  { places }: ReadIsms,
  isWanted: (it: OutcomeCoverage) => boolean,
): readonly OutcomeChain[] =>
  engine
    .coverage()
    .filter(isWanted)
    .map(it => outcomeChain(it, places));

const kindsWithPaths = (kinds: readonly string[], { setup: { model } }: Engine): string =>
  kinds.map(id => `${model.kind(id)?.name ?? id} (${model.kind(id)?.paths[0] ?? id})`).join('; ');
