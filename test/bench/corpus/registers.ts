import { addDays } from './days.js';
import { isApproved } from './isApproved.js';
import { landmarks } from './landmarks.js';
import { mishap, sentence, sentences, topic } from './prose.js';
import { Random } from './random.js';
import { residualOf, riskEntry } from './riskEntry.js';
import { controlOf, isVerified } from './smallRecords.js';
import { threePeople } from './threePeople.js';
import type { RegisterPlan, RiskPlan, TreatmentItem, World } from './world.js';
import { writeYaml, type YamlMap } from './writeYaml.js';

/** Path and text of every register, plan and list, and of what there is one of. */
export function* registers(world: World): Generator<readonly [string, () => string]> {
  const register = (id: string, path: string, title: string, lists: (random: Random) => YamlMap) => {
    const random = new Random(world.seed, path);
    return [path, () => writeYaml({ ...registerHead(world, random, id, title), ...lists(random) })] as const;
  };
  const document = (id: string, path: string, title: string, rest: (random: Random) => YamlMap) => {
    const random = new Random(world.seed, path);
    return [path, () => writeYaml({ ...documentHead(world, random, id, title), ...rest(random) })] as const;
  };
  for (const plan of world.risks) {
    const isWordy = plan.path === landmarks.register1m;
    yield register(plan.id, plan.path, 'Risk register', () => risksOf(world, plan, isWordy));
  }
  for (const plan of world.treatmentPlans)
    yield document(plan.id, plan.path, 'Risk treatment plan', () => itemsOf(world, plan));
  for (const plan of world.requirements)
    yield register(plan.id, plan.path, 'Requirements register', random => ({
      requirements: plan.entries.map(id => requirement(world, random, id)),
    }));
  for (const plan of world.assets)
    yield register(plan.id, plan.path, 'Asset inventory', random => ({
      assets: plan.entries.map(id => asset(world, random, id)),
    }));
  for (const plan of world.suppliers)
    yield register(plan.id, plan.path, 'Supplier register', random => ({
      suppliers: plan.entries.map(id => supplier(world, random, id)),
    }));
  yield register('ROLES', 'isms/roles.yaml', 'People and roles', () => roles(world));
  yield register('PTY-REG', 'requirements/parties.yaml', 'Interested parties', random => ({
    parties: world.parties.map(id => ({
      id,
      name: `Party ${id}`,
      side: 'outside',
      interest: sentence(random),
    })),
  }));
  yield register('OBJ-REG', 'isms/objectives.yaml', 'Objectives', random => ({
    objectives: world.objectives.map(id => objective(world, random, id)),
  }));
  yield register('CMP-REG', 'people/competence.yaml', 'Competence', () => competence(world));
  yield document('CRI-001', landmarks.criteria, 'Risk criteria', () => criteria);
  yield document('SOA-001', 'risks/soa.yaml', 'Statement of applicability', random => ({
    date: addDays(world.asOf, -30),
    controls: soaLines(world, random),
  }));
  yield document('TRP-001', 'people/training-plan.yaml', 'Training plan', random => ({
    period: world.asOf.slice(0, 4),
    measures: world.measures.map(id => trainingMeasure(world, random, id)),
  }));
  yield document('SCH-001', 'records/schedule.yaml', 'Records schedule', random => ({
    lines: world.kinds.map(kind => retentionLine(world, random, kind)),
  }));
  const scope = {
    ...documentHead(world, new Random(world.seed, 'scope'), 'SCO-001', 'Scope'),
    ...scopeFields,
  };
  yield ['isms/scope.md', () => markdown(world, scope)];
  const context = documentHead(world, new Random(world.seed, 'context'), 'CTX-001', 'Context');
  yield ['isms/context.md', () => markdown(world, { ...context, ...contextFields(world) })];
}

const markdown = (world: World, head: YamlMap): string =>
  `---\n${writeYaml(head)}---\n\n# ${head['title']}\n\n${sentences(new Random(world.seed, String(head['id'])), 12)}\n`;

function registerHead(world: World, random: Random, id: string, title: string): YamlMap {
  const [author, approver, owner] = threePeople(world, random);
  return {
    id,
    title,
    owner,
    author,
    status: 'approved',
    version: '3.1',
    approved_by: approver,
    approved_on: addDays(world.asOf, -random.integer(20, 200)),
    next_review: addDays(world.asOf, random.integer(60, 340)),
    classification: 'confidential',
  };
}

const documentHead = registerHead;

function risksOf(world: World, { entries }: RegisterPlan<RiskPlan>, isWordy: boolean): YamlMap {
  return { risks: entries.map(risk => riskEntry(world, risk, isWordy)) };
}

function itemsOf(world: World, { entries }: RegisterPlan<TreatmentItem>): YamlMap {
  return { items: entries.map(item => treatmentItem(world, item)) };
}

function treatmentItem(world: World, { id, risk }: TreatmentItem): YamlMap {
  const random = new Random(world.seed, id);
  return {
    id,
    risks: [risk.id],
    option: 'modify',
    measure: sentence(random),
    controls: risk.controls,
    owner: random.pick(world.people),
    means: { money: random.integer(1, 40) * 500, days: random.integer(1, 30) },
    start: addDays(world.asOf, -random.integer(5, 60)),
    due: addDays(world.asOf, random.integer(30, 300)),
    status: 'running',
    expected_residual: residualOf(risk).level,
    approved_by: risk.owner,
    approved_on: addDays(world.asOf, -random.integer(61, 90)),
  };
}

function requirement(world: World, random: Random, id: string): YamlMap {
  const kind = random.pick(['law', 'regulation', 'contract', 'standard', 'inside']);
  return {
    id,
    title: `Duty about ${topic(random)}`,
    party: random.pick(world.parties),
    kind,
    source: { document: `${kind} ${random.integer(1, 90)}`, article: String(random.integer(1, 99)) },
    text: sentences(random, 2),
    in_isms: true,
    in_isms_reason: 'It is about information that we hold.',
    reading: sentences(random, 2),
    owner: random.pick(world.people),
    fulfilled_by: [random.pick(world.ids.policy.filter(isApproved)), random.pick(world.controls)],
    fulfilment: random.pick(['met', 'met', 'partly']),
    last_checked: addDays(world.asOf, -random.integer(10, 200)),
    next_review: addDays(world.asOf, random.integer(60, 340)),
  };
}

function asset(world: World, random: Random, id: string): YamlMap {
  return {
    id,
    name: `${topic(random)} ${id.slice(4)}`,
    type: random.pick(['information', 'process', 'hardware', 'software', 'network', 'service']),
    owner: random.pick(world.people),
    class: random.pick(['internal', 'confidential']),
    needs: {
      confidentiality: random.integer(1, 4),
      integrity: random.integer(1, 4),
      availability: random.integer(1, 4),
    },
    supplier: random.chance(0.3) ? random.pick(world.supplierIds) : undefined,
    place: random.pick(['main site', 'cloud', 'second site']),
    status: 'in-use',
  };
}

function supplier(world: World, random: Random, id: string): YamlMap {
  const start = addDays(world.asOf, -random.integer(300, 900));
  return {
    id,
    name: `Supplier ${id}`,
    service: `Runs ${topic(random)} for us.`,
    type: random.pick(['cloud', 'software', 'personnel', 'facility']),
    owner: random.pick(world.people),
    criticality: random.pick(['low', 'medium', 'high', 'critical']),
    criticality_reason: sentence(random),
    information: { classes: ['internal'], personal_data: random.chance(0.5) },
    access: ['logical'],
    location: 'EU',
    contract: { start, end: addDays(world.asOf, random.integer(200, 700)), notice_period: '3 months' },
    security_terms: {
      confidentiality: true,
      measures: true,
      incident_notice_hours: 24,
      audit_right: true,
      sub_supplier_rule: true,
      proof: true,
      return_and_erasure: true,
      exit_help: true,
    },
    data_processing_agreement: true,
    proofs: [{ certificate: 'ISO/IEC 27001', scope: 'the service', valid_until: addDays(world.asOf, 400) }],
    risks: random.some(world.riskIds, 1),
    last_review: addDays(world.asOf, -random.integer(10, 150)),
    next_review: addDays(world.asOf, random.integer(60, 200)),
    review_result: 'ok',
    exit_plan: sentence(random),
    status: 'active',
  };
}

function roles(world: World): YamlMap {
  const holder = (at: number) => world.people[at % world.people.length] as string;
  return {
    people: world.people.map((id, at) => ({
      id,
      name: id
        .split('.')
        .map(part => part.charAt(0).toUpperCase() + part.slice(1))
        .join(' '),
      roles:
        at < world.roles.length ? [world.roles[at] as string, 'personnel'].filter(isFirst) : ['personnel'],
      mail: `${id}@example.org`,
      side: 'inside',
    })),
    roles: world.roles.map((role, at) => ({
      role,
      holder: holder(at),
      deputy: holder(at + world.roles.length),
      authority: 'Decides within the limits of the role.',
      since: addDays(world.asOf, -400),
      told_on: addDays(world.asOf, -390),
    })),
  };
}

function objective(world: World, random: Random, id: string): YamlMap {
  return {
    id,
    statement: sentence(random),
    level: 'organization',
    policy: world.ids.policy[0] as string,
    target: { value: 95, unit: 'percent', date: addDays(world.asOf, 200) },
    metric: random.pick(world.ids.metric),
    actions: [sentence(random)],
    means: ['two days a month'],
    responsible: random.pick(world.people),
    due: addDays(world.asOf, 200),
    evaluation: { how: 'By the metric.', when: 'every quarter' },
    state: 'on-course',
    communicated_on: addDays(world.asOf, -100),
  };
}

function competence(world: World): YamlMap {
  const needed = 'knows what the role asks for';
  return {
    profiles: world.roles.map(role => ({ role, competence: needed, level: 2, refresh_months: 24 })),
    holders: world.roles.map((role, at) => ({
      person: world.people[at] as string,
      role,
      competence: needed,
      level_held: 3,
      gap: false,
      valid_until: addDays(world.asOf, 300),
    })),
  };
}

function soaLines(world: World, random: Random): readonly YamlMap[] {
  const risks = new Map<string, string>();
  for (const risk of world.allRisks)
    if (risk.isTreated)
      for (const control of risk.controls) if (!risks.has(control)) risks.set(control, risk.id);
  const records = new Map<string, string>();
  for (const [at, id] of world.ids['implementation-record'].entries())
    if (isVerified(at) && !records.has(controlOf(world, at))) records.set(controlOf(world, at), id);
  return world.controls.map(control => {
    const risk = risks.get(control);
    const record = records.get(control);
    return {
      control,
      applicable: true,
      reasons: risk ? ['risk'] : ['law'],
      risks: risk ? [risk] : undefined,
      requirements: risk ? undefined : [random.pick(world.requirementIds)],
      status: record ? 'implemented' : 'partly',
      how: sentence(random),
      owner: random.pick(world.people),
      evidence: record ? [record] : undefined,
      verified_on: record ? addDays(world.asOf, -20) : undefined,
    };
  });
}

function trainingMeasure(world: World, random: Random, id: string): YamlMap {
  return {
    id,
    measure: `Course on ${topic(random)}`,
    kind: 'training',
    audience: ['all staff'],
    content: sentence(random),
    date: addDays(world.asOf, random.integer(-100, 200)),
    responsible: random.pick(world.people),
    effect_criterion: 'Nine of ten answer the questions.',
  };
}

function retentionLine(world: World, random: Random, kind: string): YamlMap {
  return {
    id: `RET-${kind}`,
    record_class: kind,
    owner: random.pick(world.people),
    place: 'repository',
    classification: 'internal',
    retention: { period: '5 years', starts_with: 'end of the year' },
    ground: random.some(world.requirementIds, 1),
    protection: 'Access by role, signed commits.',
    access: 'staff',
    disposal: 'Deleted from the archive.',
  };
}

const criteria: YamlMap = {
  method: ['asset-based', 'event-based'],
  likelihood_scale: ['remote', 'unlikely', 'possible', 'likely', 'frequent'].map((name, at) => ({
    level: at + 1,
    name,
    meaning: `Step ${at + 1} of 5, counted in events a year.`,
  })),
  consequence_scale: ['small', 'noticeable', 'serious', 'grave', 'threat to existence'].map((name, at) => ({
    level: at + 1,
    name,
    meaning: `Step ${at + 1} of 5, in money and in harm to people.`,
  })),
  consequence_categories: ['financial', 'legal', 'customers', 'operation'],
  combination: { type: 'formula', formula: 'product' },
  bands: [
    { from: 1, to: 4, name: 'low', action: 'Keep the measures in place.', days_to_treat: 365 },
    { from: 5, to: 9, name: 'medium', action: 'Plan a measure.', days_to_treat: 365 },
    { from: 10, to: 14, name: 'high', action: 'Plan a measure and report monthly.', days_to_treat: 365 },
    { from: 15, to: 25, name: 'very high', action: 'Act at once.', days_to_treat: 365 },
  ],
  acceptance: [
    { id: 'low-by-owner', up_to: 4, by: ['risk-owner'] },
    { id: 'medium-by-management', up_to: 9, by: ['top-management'] },
  ],
  appetite: [{ topic: 'everything', statement: 'Nothing above the limit is accepted for good.', limit: 9 }],
  assessment_rules: { interval_months: 12, triggers: ['incident', 'change'], participants: ['risk owner'] },
};

const scopeFields: YamlMap = {
  organization: 'Example organization',
  sites: ['main site', 'second site'],
  services: ['the service for customers'],
  interfaces: ['providers of the network'],
  dependencies: ['cloud host'],
  outside: [{ what: 'canteen', why: 'It handles no information of customers.' }],
};

function contextFields(world: World): YamlMap {
  const random = new Random(world.seed, 'issues');
  return {
    issues: Array.from({ length: 12 }, (_, at) => ({
      id: `ISS-${at + 1}`,
      issue: mishap(random),
      side: at % 2 === 0 ? 'outside' : 'inside',
      relevance: sentence(random),
      effect: sentence(random),
    })),
    climate_relevant: false,
    climate_reason: 'Sites and suppliers were looked at.',
    reviewed_on: addDays(world.asOf, -40),
  };
}

const isFirst = <Item>(item: Item, at: number, all: readonly Item[]): boolean => all.indexOf(item) === at;
