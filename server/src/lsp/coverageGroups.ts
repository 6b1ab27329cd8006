import { clauseCoverage, countStates, type Engine, type OutcomeCoverage } from '../engine/index.js';
import type { CoverageGroup, CoverageGrouping } from '../protocol/coverage.js';
import { shortName } from '../report/shortName.js';

/** The outcomes of an ISMS under what they are asked to be grouped by. */
export function coverageGroups(engine: Engine, by: CoverageGrouping): readonly CoverageGroup[] {
  const coverage = engine.coverage();
  if (by === 'clause') return clauseGroups(engine, coverage);
  return by === 'owner' ? ownerGroups(engine, coverage) : categoryGroups(engine, coverage);
}

function categoryGroups({ setup: { model } }: Engine, coverage: readonly OutcomeCoverage[]): CoverageGroup[] {
  return Object.entries(model.data.categories).map(([id, { name }]) => {
    const own = coverage.filter(({ process }) => process.category === id);
    const processes = model.processes.filter(({ category }) => category === id);
    const groups = processes.map(({ id: process, name: full, purpose }) =>
      group(
        process,
        shortName(full),
        `${full} (${process})\n${purpose}`,
        own.filter(it => it.process.id === process),
      ),
    );
    return { ...group(id, name, name, own), groups, outcomes: [] };
  });
}

const clauseGroups = ({ setup: { model } }: Engine, coverage: readonly OutcomeCoverage[]): CoverageGroup[] =>
  clauseCoverage(coverage, model).map(({ clause, outcomes }) =>
    group(
      clause.id,
      `${clause.id} ${clause.title}`,
      `Clause ${clause.id}, ${clause.title}${clause.gap === undefined ? '' : `\n${clause.gap}`}`,
      outcomes,
    ),
  );

/** Under each owner of a document what it is evidence for; at the end, what nobody carries yet. */
function ownerGroups(engine: Engine, coverage: readonly OutcomeCoverage[]): CoverageGroup[] {
  const byOwner = new Map<string, Set<OutcomeCoverage>>();
  for (const outcome of coverage) {
    for (const { evidence } of outcome.evidence) {
      const owner = evidence?.owner ?? '';
      const known = byOwner.get(owner);
      if (known) known.add(outcome);
      else byOwner.set(owner, new Set([outcome]));
    }
  }
  const ownerless = [...(byOwner.get('') ?? [])];
  const nobody = coverage.filter(({ evidence, state }) => evidence.length === 0 && state !== 'excluded');
  const excluded = coverage.filter(({ evidence, state }) => evidence.length === 0 && state === 'excluded');
  return [
    ...[...byOwner]
      .filter(([owner]) => owner !== '')
      .map(([owner, outcomes]) => {
        const name = engine.lookup('definitions', owner)[0]?.title ?? owner;
        const inOrder = coverage.filter(it => outcomes.has(it));
        return group(owner, name, `${name}\nOwns documents that are evidence for these outcomes.`, inOrder);
      })
      .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)),
    group('?', 'No owner named', 'Shown by documents that name no owner.', ownerless),
    group('-', 'Nobody yet', 'Nothing is evidence for these outcomes.', nobody),
    group('x', 'Left out', 'Tailored out, with a reason.', excluded),
  ].filter(({ outcomes }) => outcomes.length > 0);
}

const group = (
  id: string,
  name: string,
  about: string,
  outcomes: readonly OutcomeCoverage[],
): CoverageGroup => ({
  id,
  name,
  about,
  groups: [],
  outcomes: outcomes.map(({ outcome }) => outcome.id),
  counts: countStates(outcomes.map(({ state }) => state)),
});
