import { addDays } from './days.js';
import { pathOf } from './paths.js';
import { mishap, sentence, topic } from './prose.js';
import { Random } from './random.js';
import { riskEntry } from './riskEntry.js';
import { threePeople } from './threePeople.js';
import type { RecordKind, RiskPlan, World } from './world.js';
import { writeYaml, type YamlMap } from './writeYaml.js';

/** Path and text of every YAML file that holds one thing. */
export function* smallRecords(world: World): Generator<readonly [string, () => string]> {
  const risks = new Map(world.singleRisks.map(risk => [risk.id, risk]));
  for (const kind of Object.keys(writers) as RecordKind[]) {
    for (const [at, id] of world.ids[kind].entries()) {
      yield [
        pathOf(kind, id, 'yaml'),
        () => writeYaml(writers[kind]({ world, risks, id, at, random: new Random(world.seed, id) })),
      ];
    }
  }
}

interface RecordContext {
  readonly world: World;
  readonly risks: ReadonlyMap<string, RiskPlan>;
  readonly random: Random;
  readonly id: string;
  readonly at: number;
}

const writers: Readonly<Record<RecordKind, (context: RecordContext) => YamlMap>> = {
  'implementation-record': implementation,
  risk: singleRisk,
  metric: metricDefinition,
  'training-record': training,
  'disposal-record': disposal,
  measurement,
};

/** The control that an implementation record is about: the statement of applicability names the record. */
export const controlOf = ({ controls }: World, at: number): string =>
  controls[at % controls.length] as string;

/** Most are verified; those that are not are due in the future. */
export const isVerified = (at: number): boolean => at % 10 !== 9;

function implementation({ world, random, id, at }: RecordContext): YamlMap {
  const [owner, implementer, verifier] = threePeople(world, random);
  const done = addDays(world.asOf, -random.integer(30, 300));
  const head = {
    id,
    title: mishap(random),
    owner,
    status: isVerified(at) ? 'verified' : 'in-progress',
    source: random.pick(world.treatmentPlans[0]?.entries ?? []).id,
    control: controlOf(world, at),
    operator: 'inside',
    implementer,
    criteria: [sentence(random), sentence(random)],
  };
  if (!isVerified(at)) return { ...head, due: addDays(world.asOf, random.integer(30, 200)) };
  return {
    ...head,
    due: addDays(done, 10),
    done_on: done,
    proof: sentence(random),
    verification: { by: verifier, on: addDays(done, 5), method: 'sample of ten', result: 'passed' },
    risks: random.some(world.riskIds, 1),
  };
}

function singleRisk({ world, risks, id }: RecordContext): YamlMap {
  const risk = risks.get(id);
  if (!risk) throw new Error(`No risk is planned for ${id}.`);
  return riskEntry(world, risk, false);
}

function metricDefinition({ world, random, id }: RecordContext): YamlMap {
  const [owner, approver, measurer] = threePeople(world, random);
  const approved = addDays(world.asOf, -random.integer(20, 300));
  return {
    id,
    title: `Share of ${topic(random)} without findings`,
    owner,
    status: 'approved',
    approved_by: approver,
    approved_on: approved,
    next_review: addDays(world.asOf, random.integer(60, 340)),
    information_need: sentence(random),
    concerns: [random.pick(world.objectives), random.pick(world.controls)],
    type: random.pick(['kpi', 'effectiveness', 'implementation']),
    measure: sentence(random),
    formula: 'without / all * 100',
    unit: 'percent',
    better: 'higher',
    target: 95,
    thresholds: { green: 95, amber: 85, red: 70, breach_action: 'A nonconformity is raised.' },
    source: 'export of the service desk',
    collection: 'script',
    frequency: 'yearly',
    reporting_frequency: 'yearly',
    measured_by: measurer,
    judged_by: owner,
    reported_to: 'top-management',
  };
}

function training({ world, random, id }: RecordContext): YamlMap {
  const held = addDays(world.asOf, -random.integer(40, 300));
  return {
    id,
    title: `Training on ${topic(random)}`,
    owner: random.pick(world.people),
    status: 'closed',
    plan: random.pick(world.measures),
    date: held,
    participants: random.some(world.people, random.integer(3, 12)),
    result: sentence(random),
    effect: {
      by: random.pick(world.people),
      on: addDays(held, 30),
      how: 'Ten questions.',
      result: 'Nine of ten knew.',
    },
    proof: 'List of those present.',
    next_due: addDays(held, 365),
  };
}

function disposal({ world, random, id }: RecordContext): YamlMap {
  return {
    id,
    title: `Disposal of old records on ${topic(random)}`,
    owner: random.pick(world.people),
    class: `RET-${random.pick(world.kinds)}`,
    range: 'All of five years ago.',
    date: addDays(world.asOf, -random.integer(20, 300)),
    how: 'Shredded, class 4.',
    by: random.pick(world.people),
    ground: 'The period of the schedule has ended.',
    approval: 'records-manager, by mail',
  };
}

/** Each metric has a value for the last year, then for the year before it, and so on. */
function measurement({ world, random, id, at }: RecordContext): YamlMap {
  const metrics = world.ids.metric;
  const year = Number(world.asOf.slice(0, 4)) - 1 - Math.floor(at / metrics.length);
  return {
    id,
    title: `Value for ${year}`,
    metric: metrics[at % metrics.length] as string,
    period: String(year),
    measured_on: `${year + 1}-01-15`,
    value: random.integer(700, 1000) / 10,
    by: random.pick(world.people),
    source_ref: 'export of the service desk',
    remark: sentence(random),
  };
}
