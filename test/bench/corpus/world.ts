import { builtInModel } from '../../../server/src/engine/index.js';
import { landmarks } from './landmarks.js';
import { mishap } from './prose.js';
import { Random } from './random.js';

export interface CorpusOptions {
  /** How many documents, besides isms.yaml. */
  readonly count: number;
  readonly seed: number;
  /** The day that counts as today, `YYYY-MM-DD`: reviews are due after it, records are of before it. */
  readonly asOf: string;
  /** Whether registers of 10, 100 and 200 KB and of 1 MB are among the documents. */
  readonly hasLargeRegisters: boolean;
  /** Whether some documents have something wrong on purpose. */
  readonly hasDefects: boolean;
}

/** A risk with all that other documents have to agree with. */
export interface RiskPlan {
  readonly id: string;
  readonly title: string;
  readonly owner: string;
  readonly consequence: number;
  readonly likelihood: number;
  /** Above the limit up to which the owner may accept: it is treated, and has an item in a plan. */
  readonly isTreated: boolean;
  readonly item: string | null;
  readonly acceptance: string | null;
  readonly controls: readonly string[];
  readonly incidents: readonly string[];
}

/** A file that lists entries of one type. */
export interface RegisterPlan<Entry> {
  readonly path: string;
  readonly id: string;
  readonly entries: readonly Entry[];
}

export interface TreatmentItem {
  readonly id: string;
  readonly risk: RiskPlan;
}

/** Ids and numbers of everything, settled before a text is written: whoever refers to something knows that it is there. */
export interface World extends CorpusOptions {
  readonly controls: readonly string[];
  readonly roles: readonly string[];
  readonly processes: readonly string[];
  readonly kinds: readonly string[];
  readonly people: readonly string[];
  readonly parties: readonly string[];
  readonly requirements: readonly RegisterPlan<string>[];
  readonly assets: readonly RegisterPlan<string>[];
  readonly suppliers: readonly RegisterPlan<string>[];
  readonly risks: readonly RegisterPlan<RiskPlan>[];
  readonly singleRisks: readonly RiskPlan[];
  readonly treatmentPlans: readonly RegisterPlan<TreatmentItem>[];
  readonly measures: readonly string[];
  readonly objectives: readonly string[];
  /** Ids of documents and records with a file of their own, by kind. */
  readonly ids: Readonly<Record<MarkdownKind | RecordKind, readonly string[]>>;
  readonly requirementIds: readonly string[];
  readonly assetIds: readonly string[];
  readonly supplierIds: readonly string[];
  readonly allRisks: readonly RiskPlan[];
  readonly riskIds: readonly string[];
}

export type MarkdownKind = keyof typeof markdownShares;
export type RecordKind = keyof typeof recordShares;

/** Of all Markdown files; the rest are decisions. */
const markdownShares = {
  policy: 0.12,
  procedure: 0.15,
  'incident-record': 0.15,
  'change-record': 0.2,
  nonconformity: 0.1,
  'communication-record': 0.08,
  'exception-record': 0.05,
  'supplier-review': 0.05,
  'risk-acceptance': 0.04,
  'decision-record': 0,
} as const;

/** Of all small YAML files; the rest are measurements. */
const recordShares = {
  'implementation-record': 0.35,
  risk: 0.2,
  metric: 0.1,
  'training-record': 0.08,
  'disposal-record': 0.07,
  measurement: 0,
} as const;

const prefixes: Readonly<Record<MarkdownKind | RecordKind, string>> = {
  policy: 'POL',
  procedure: 'PRC',
  'incident-record': 'INC',
  'change-record': 'CHG',
  nonconformity: 'NC',
  'communication-record': 'COM',
  'exception-record': 'EXC',
  'supplier-review': 'SRV',
  'risk-acceptance': 'ACC',
  'decision-record': 'DEC',
  'implementation-record': 'IMP',
  risk: 'R-S',
  metric: 'MET',
  'training-record': 'TRN',
  'disposal-record': 'DSP',
  measurement: 'MV',
};

/** The highest level that a risk owner may accept alone. */
export const acceptedLevel = 4;
/** Registers of which there is one, besides those that are split over files. */
const singleRegisters = 8;
/** Scope and context, which are Markdown. */
const singleMarkdown = 2;

export function planWorld(options: CorpusOptions): World {
  const { count, seed, hasLargeRegisters } = options;
  const random = new Random(seed, 'world');
  const model = builtInModel();
  const controls = model.controls.map(it => it.id);
  const people = peopleOf(Math.min(200, Math.max(25, Math.floor(count / 5))));
  const counts = countsOf(count, hasLargeRegisters);
  const ids = {
    ...idsByShare(markdownShares, counts.markdown, 'decision-record'),
    ...idsByShare(recordShares, counts.records, 'measurement'),
  } as World['ids'];

  const extra = counts.registers - singleRegisters - 5 - (hasLargeRegisters ? sizedRegisters.length : 0);
  const share = (part: number) => Math.max(0, Math.round(extra * part));
  const requirements = registers(
    random,
    'REQ',
    'requirements/requirements.yaml',
    'requirements/register/REG-',
    {
      first: Math.min(200, Math.max(40, Math.floor(count / 10))),
      others: share(0.12),
      size: [6, 30],
    },
  );
  const assets = registers(random, 'AST', 'assets/inventory.yaml', 'assets/INV-', {
    first: Math.min(300, Math.max(30, Math.floor(count / 10))),
    others: share(0.15),
    size: [10, 60],
  });
  const suppliers = registers(random, 'SUP', 'suppliers/register.yaml', 'suppliers/register/REG-', {
    first: Math.min(120, Math.max(10, Math.floor(count / 20))),
    others: share(0.08),
    size: [3, 15],
  });
  const plans = share(0.1);
  const units = Math.max(0, extra - share(0.12) - share(0.15) - share(0.08) - plans);
  const risks = planRisks(random, { units, count, ids, people, controls, hasLargeRegisters });
  const allRisks = [...risks.registers.flatMap(({ entries }) => entries), ...risks.singles];
  return {
    ...options,
    controls,
    roles: model.roles.map(it => it.id),
    processes: model.processes.map(it => it.id),
    kinds: model.kinds.map(it => it.id),
    people,
    parties: Array.from({ length: 12 }, (_, at) => `PTY-${two(at + 1)}`),
    requirements,
    assets,
    suppliers,
    risks: risks.registers,
    singleRisks: risks.singles,
    treatmentPlans: planTreatment(allRisks, plans + 1),
    measures: Array.from({ length: 12 }, (_, at) => `TRM-${two(at + 1)}`),
    objectives: Array.from({ length: 10 }, (_, at) => `OBJ-${two(at + 1)}`),
    ids: withoutAcceptances(ids, new Set(risks.unusedAcceptances)),
    requirementIds: requirements.flatMap(({ entries }) => entries),
    assetIds: assets.flatMap(({ entries }) => entries),
    supplierIds: suppliers.flatMap(({ entries }) => entries),
    allRisks,
    riskIds: allRisks.map(({ id }) => id),
  };
}

/** Instead of acceptances that would refer to nothing there are more decisions. */
function withoutAcceptances(ids: World['ids'], unused: ReadonlySet<string>): World['ids'] {
  const decisions = ids['decision-record'];
  return {
    ...ids,
    'risk-acceptance': ids['risk-acceptance'].filter(id => !unused.has(id)),
    'decision-record': Array.from(
      { length: decisions.length + unused.size },
      (_, at) => `DEC-${four(at + 1)}`,
    ),
  };
}

function countsOf(
  count: number,
  hasLargeRegisters: boolean,
): { markdown: number; records: number; registers: number } {
  const registers = Math.max(
    singleRegisters + 5 + (hasLargeRegisters ? sizedRegisters.length : 0),
    Math.round(count * 0.1),
  );
  const markdown = Math.round(count * 0.6) - singleMarkdown;
  return { markdown, records: Math.max(0, count - markdown - singleMarkdown - registers), registers };
}

function idsByShare(
  shares: Readonly<Record<string, number>>,
  total: number,
  rest: MarkdownKind | RecordKind,
): Record<string, readonly string[]> {
  const ids: Record<string, readonly string[]> = {};
  let left = total;
  for (const [kind, share] of Object.entries(shares)) {
    const length = kind === rest ? left : Math.min(left, Math.max(1, Math.round(total * share)));
    left -= length;
    const prefix = prefixes[kind as MarkdownKind];
    ids[kind] = Array.from({ length }, (_, at) => `${prefix}-${four(at + 1)}`);
  }
  return ids;
}

function registers(
  random: Random,
  prefix: string,
  firstPath: string,
  otherPaths: string,
  { first, others, size }: { first: number; others: number; size: readonly [number, number] },
): readonly RegisterPlan<string>[] {
  const entries = (unit: number, length: number) =>
    Array.from({ length }, (_, at) => `${prefix}-${unit === 0 ? '' : `${unit}-`}${three(at + 1)}`);
  return [
    { path: firstPath, id: `${prefix}-REG`, entries: entries(0, first) },
    ...Array.from({ length: others }, (_, at) => ({
      path: `${otherPaths}${four(at + 1)}.yaml`,
      id: `${prefix}-REG-${at + 1}`,
      entries: entries(at + 1, random.integer(...size)),
    })),
  ];
}

interface RiskSources {
  readonly units: number;
  readonly count: number;
  readonly ids: World['ids'];
  readonly people: readonly string[];
  readonly controls: readonly string[];
  readonly hasLargeRegisters: boolean;
}

/** Registers of which benchmarks know the size; by the number of their risks. */
const sizedRegisters: readonly [path: string, unit: string, length: number][] = [
  [landmarks.register10k, 'S', 9],
  [landmarks.register100k, 'M', 90],
  [landmarks.register200k, 'L', 180],
  [landmarks.register1m, 'XL', 480],
];

function planRisks(
  random: Random,
  { units, count, ids, people, controls, hasLargeRegisters }: RiskSources,
): {
  readonly registers: readonly RegisterPlan<RiskPlan>[];
  readonly singles: readonly RiskPlan[];
  /** Those that no risk was left for. */
  readonly unusedAcceptances: readonly string[];
} {
  const sizes: [path: string, unit: string, length: number][] = [
    ['risks/register/main.yaml', '0', Math.min(100, Math.max(15, Math.floor(count / 20)))],
  ];
  for (let unit = 1; unit <= units; unit++)
    sizes.push([`risks/register/unit-${four(unit)}.yaml`, String(unit), random.integer(3, 12)]);
  if (hasLargeRegisters) sizes.push(...sizedRegisters);
  const total = sizes.reduce((sum, [, , length]) => sum + length, 0) + ids.risk.length;
  const incidents = byRisk(ids['incident-record'], total);
  const acceptances = [...ids['risk-acceptance']].reverse();
  let number = 0;
  const risk = (id: string): RiskPlan => {
    const at = number++;
    const consequence = random.integer(1, 5);
    const likelihood = random.integer(1, 5);
    const isTreated = consequence * likelihood > acceptedLevel;
    return {
      id,
      title: mishap(random),
      owner: random.pick(people),
      consequence,
      likelihood,
      isTreated,
      item: isTreated ? `RTP-${id.slice(2)}` : null,
      acceptance: isTreated ? null : (acceptances.pop() ?? null),
      controls: [controls[at % controls.length] as string, ...random.some(controls, 2)].filter(isFirst),
      incidents: incidents.get(at) ?? [],
    };
  };
  const registers = sizes.map(([path, unit, length]) => ({
    path,
    id: `RR-${unit}`,
    entries: Array.from({ length }, (_, at) => risk(`R-${unit}-${three(at + 1)}`)),
  }));
  const singles = ids.risk.map(risk);
  return { registers, singles, unusedAcceptances: acceptances };
}

/** Which incidents each risk came true in: every incident belongs to one risk. */
function byRisk(incidents: readonly string[], risks: number): ReadonlyMap<number, readonly string[]> {
  const found = new Map<number, string[]>();
  for (const [at, id] of incidents.entries()) {
    const risk = (at * 7) % risks;
    const known = found.get(risk);
    if (known) known.push(id);
    else found.set(risk, [id]);
  }
  return found;
}

/** Spreads the treatment of all risks over the plans evenly. */
function planTreatment(risks: readonly RiskPlan[], plans: number): readonly RegisterPlan<TreatmentItem>[] {
  const items = risks.flatMap(risk => (risk.item === null ? [] : [{ id: risk.item, risk }]));
  const size = Math.ceil(items.length / plans);
  return Array.from({ length: plans }, (_, at) => ({
    path: at === 0 ? 'risks/treatment-plan.yaml' : `risks/treatment-plans/PLAN-${four(at)}.yaml`,
    id: `TPL-${four(at)}`,
    entries: items.slice(at * size, (at + 1) * size),
  }));
}

const given =
  'ada aylin ben carla dana emil eva fred greta hugo ines jan kira lars lena mark mira nils olga paul'.split(
    ' ',
  );
const family =
  'adler berg clausen demir ebert falk graf hahn iversen jung keller lang moser noll olsen pohl'.split(' ');

const peopleOf = (length: number): readonly string[] =>
  Array.from(
    { length },
    (_, at) => `${given[at % given.length]}.${family[(at + Math.floor(at / given.length)) % family.length]}`,
  );

const isFirst = <Item>(item: Item, at: number, all: readonly Item[]): boolean => all.indexOf(item) === at;
const two = (number: number): string => String(number).padStart(2, '0');
const three = (number: number): string => String(number).padStart(3, '0');
const four = (number: number): string => String(number).padStart(4, '0');
