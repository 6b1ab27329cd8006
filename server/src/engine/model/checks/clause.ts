import { type CheckGroup, remark } from '../checkGroup.js';
import type { Model } from '../model.js';

/** Every clause of ISO/IEC 27001:2022 that states requirements is met by some outcome, and somebody answers for it. */
export const clause: CheckGroup = {
  id: 'clause',
  checks: [
    allClausesListed,
    everyClauseCovered,
    everyCitationKnown,
    processCitesWhatItsOutcomesCite,
    answeredFor,
    gapGiven,
  ],
};

const leafClauses = [
  ['4.1', '4.2', '4.3', '4.4', '5.1', '5.2', '5.3', '6.1.1', '6.1.2', '6.1.3', '6.2', '6.3'],
  ['7.1', '7.2', '7.3', '7.4', '7.5.1', '7.5.2', '7.5.3', '8.1', '8.2', '8.3'],
  ['9.1', '9.2.1', '9.2.2', '9.3.1', '9.3.2', '9.3.3', '10.1', '10.2'],
].flat();

function* allClausesListed({ clauses }: Model) {
  for (const id of leafClauses.filter(id => !clauses.some(clause => clause.id === id))) {
    yield remark(['clauses'], `Clause ${id} is missing.`);
  }
  for (const [index, { id }] of clauses.entries()) {
    if (!leafClauses.includes(id))
      yield remark(['clauses', index, 'id'], `There is no clause ${id} that states requirements.`);
  }
}

function* everyClauseCovered(model: Model) {
  for (const [index, { id }] of model.clauses.entries()) {
    if (model.outcomesOfClause(id).length === 0) {
      yield remark(['clauses', index, 'id'], `No outcome helps to meet clause ${id}.`);
    }
  }
}

function* everyCitationKnown(model: Model) {
  for (const [p, process] of model.processes.entries()) {
    for (const [o, outcome] of process.outcomes.entries()) {
      for (const [c, id] of outcome.iso27001_2022.entries()) {
        if (model.clause(id)) continue;
        yield remark(
          ['processes', p, 'outcomes', o, 'iso27001_2022', c],
          `${outcome.id} cites clause ${id}, which is not listed.`,
        );
      }
    }
  }
}

function* processCitesWhatItsOutcomesCite({ processes }: Model) {
  for (const [p, process] of processes.entries()) {
    const ofOutcomes = new Set(process.outcomes.flatMap(outcome => outcome.iso27001_2022));
    for (const [c, id] of process.iso27001_2022.entries()) {
      if (!ofOutcomes.has(id)) {
        yield remark(
          ['processes', p, 'iso27001_2022', c],
          `${process.id} cites clause ${id}, but none of its outcomes does.`,
        );
      }
    }
    for (const id of ofOutcomes) {
      if (!process.iso27001_2022.includes(id)) {
        yield remark(
          ['processes', p, 'iso27001_2022'],
          `${process.id} does not cite clause ${id}, though an outcome of it does.`,
        );
      }
    }
  }
}

function* answeredFor(model: Model) {
  for (const [index, { id, primary }] of model.clauses.entries()) {
    const process = model.process(primary);
    if (!process) {
      yield remark(
        ['clauses', index, 'primary'],
        `'${primary}', which answers for clause ${id}, is no process.`,
      );
    } else if (!process.outcomes.some(outcome => outcome.iso27001_2022.includes(id))) {
      yield remark(
        ['clauses', index, 'primary'],
        `${primary} answers for clause ${id}, but no outcome of it helps to meet it.`,
      );
    }
  }
}

function* gapGiven({ clauses }: Model) {
  for (const [index, { id, coverage, gap }] of clauses.entries()) {
    if (coverage === 'partial' && !gap) {
      yield remark(
        ['clauses', index, 'coverage'],
        `Clause ${id} is covered in part, but nothing says what stays open.`,
      );
    }
    if (coverage === 'full' && gap) {
      yield remark(['clauses', index, 'gap'], `Clause ${id} is covered in full and yet has a gap.`);
    }
  }
}
