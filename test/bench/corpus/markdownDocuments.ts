import { addDays } from './days.js';
import { isApproved } from './isApproved.js';
import { linkTo, pathOf } from './paths.js';
import { markdownBody, mishap, sentence, sentences, topic } from './prose.js';
import { Random } from './random.js';
import { threePeople } from './threePeople.js';
import type { MarkdownKind, RiskPlan, World } from './world.js';
import { writeYaml, type YamlMap } from './writeYaml.js';

/** Path and text of every Markdown document that has a number. */
export function* markdownDocuments(world: World): Generator<readonly [string, () => string]> {
  const accepted = new Map(
    world.allRisks.flatMap(risk => (risk.acceptance ? [[risk.acceptance, risk]] : [])) as [
      string,
      RiskPlan,
    ][],
  );
  const incidentRisks = new Map(
    world.allRisks.flatMap(risk => risk.incidents.map(id => [id, risk] as const)),
  );
  const subjects: Subjects = { accepted, incidentRisks };
  for (const kind of Object.keys(heads) as MarkdownKind[]) {
    for (const [at, id] of world.ids[kind].entries()) {
      const path = pathOf(kind, id, 'md');
      yield [path, () => documentText(world, subjects, { kind, id, at, path })];
    }
  }
}

interface Subjects {
  readonly accepted: ReadonlyMap<string, RiskPlan>;
  readonly incidentRisks: ReadonlyMap<string, RiskPlan>;
}

interface Place {
  readonly kind: MarkdownKind;
  readonly id: string;
  readonly at: number;
  readonly path: string;
}

function documentText(world: World, subjects: Subjects, place: Place): string {
  const { kind, id, at, path } = place;
  const random = new Random(world.seed, id);
  const title = titleOf(kind, random);
  const head = heads[kind]({ world, random, subjects, id, at, title });
  const links = [
    ...random.some(world.ids.policy, 3).map(it => linkTo(path, pathOf('policy', it, 'md'), it)),
    ...random.some(world.ids.procedure, 3).map(it => linkTo(path, pathOf('procedure', it, 'md'), it)),
  ];
  const length = kind === 'policy' && at === 1 ? 4600 : random.integer(...bodyLengths(kind));
  return `---\n${writeYaml(head)}---\n\n${markdownBody(random, title, length, links)}`;
}

const bodyLengths = (kind: MarkdownKind): [number, number] =>
  kind === 'policy' || kind === 'procedure' ? [2500, 6000] : [2000, 4500];

function titleOf(kind: MarkdownKind, random: Random): string {
  if (kind === 'policy') return `Policy on ${topic(random)} and ${topic(random)}`;
  if (kind === 'procedure') return `Handling of ${topic(random)} and ${topic(random)}`;
  return mishap(random);
}

interface HeadContext {
  readonly world: World;
  readonly random: Random;
  readonly subjects: Subjects;
  readonly id: string;
  readonly at: number;
  readonly title: string;
}

const heads: Readonly<Record<MarkdownKind, (context: HeadContext) => YamlMap>> = {
  policy: policyHead,
  procedure: procedureHead,
  'incident-record': incidentHead,
  'change-record': changeHead,
  nonconformity: nonconformityHead,
  'communication-record': communicationHead,
  'exception-record': exceptionHead,
  'supplier-review': supplierReviewHead,
  'risk-acceptance': acceptanceHead,
  'decision-record': decisionHead,
};

/** Who wrote, approved and owns a document, and when: the approver is not the author. */
function documentFields({ world, random, id, title }: HeadContext): YamlMap {
  const [author, approver, owner] = threePeople(world, random);
  const approved = addDays(world.asOf, -random.integer(20, 300));
  return {
    id,
    title,
    owner,
    author,
    status: isApproved(id) ? 'approved' : random.pick(['draft', 'in-review']),
    version: `${random.integer(1, 4)}.${random.integer(0, 9)}`,
    created_on: addDays(approved, -random.integer(20, 400)),
    ...(isApproved(id)
      ? { approved_by: approver, approved_on: approved, valid_from: addDays(approved, 3) }
      : {}),
    next_review: addDays(world.asOf, random.integer(60, 340)),
    classification: random.pick(['internal', 'internal', 'confidential', 'public']),
  };
}

function policyHead(context: HeadContext): YamlMap {
  const { world, random, at } = context;
  return {
    ...documentFields(context),
    outcomes: random.some(['GOV-O3', 'POL-O2', 'POL-O3', 'POL-O5'], 2),
    level: at === 0 ? 'overall' : random.pick(['topic', 'topic', 'standard']),
    applies_to: 'All people, systems and sites within the scope.',
    basis: [random.pick(world.requirementIds), random.pick(world.controls)],
    controls: random.some(world.controls, 4),
    audience: random.some(['staff', 'contractors', 'suppliers', 'managers'], 2),
    acknowledgement: random.pick(['none', 'once', 'each-version']),
    ...(random.chance(0.5) ? { exceptions: 'allowed', exceptions_approver: 'ciso' } : { public: false }),
  };
}

function procedureHead(context: HeadContext): YamlMap {
  const { world, random } = context;
  return {
    ...documentFields(context),
    outcomes: random.some(['POL-O3', 'IMPL-O2', 'REC-O2', 'REC-O4', 'RA-O1'], 2),
    implements: [random.pick(world.ids.policy), ...random.some(world.controls, 2)],
    trigger: sentence(random),
    outputs: ['entry in the log', 'ticket that is closed'],
    roles: [
      { role: 'process-owner', raci: ['A'] },
      { role: random.pick(world.people), raci: ['R'] },
    ],
    ...(random.chance(0.4) ? { metrics: random.some(world.ids.metric, 1) } : {}),
    ...(random.chance(0.5) ? { risks: random.some(world.riskIds, 2) } : {}),
  };
}

function incidentHead({ world, random, subjects, id, title }: HeadContext): YamlMap {
  const day = addDays(world.asOf, -random.integer(20, 330));
  const at = (hour: number) => `${day}T${String(hour).padStart(2, '0')}:${random.integer(10, 59)}:00+01:00`;
  const [lead, judge, reporter] = threePeople(world, random);
  const risk = subjects.incidentRisks.get(id);
  return {
    id,
    title,
    status: 'closed',
    type: random.pick(['event', 'weakness', 'incident', 'incident']),
    classification: 'confidential',
    detected_at: at(7),
    reported_at: at(8),
    reported_by: reporter,
    channel: random.pick(['mail', 'help desk', 'phone', 'monitoring']),
    judgement: {
      decision: 'handle as incident',
      severity: random.pick(['low', 'medium', 'high']),
      by: judge,
      at: at(9),
    },
    assets: random.some(world.assetIds, 2),
    personal_data: false,
    affects: random.some(['confidentiality', 'integrity', 'availability'], 2),
    lead,
    timeline: [
      { time: at(10), action: sentence(random), person: lead },
      { time: at(11), action: sentence(random), person: reporter },
      { time: at(12), action: sentence(random), person: lead },
    ],
    contained_at: at(13),
    resolved_at: at(15),
    closed_at: `${addDays(day, 5)}T09:15:00+01:00`,
    cause: sentence(random),
    risks: risk ? [risk.id] : undefined,
    lessons: [{ text: sentence(random), receiver: risk ? 'RA' : 'AWA', ref: risk?.id }],
  };
}

function changeHead({ world, random, id, title }: HeadContext): YamlMap {
  const requested = addDays(world.asOf, -random.integer(60, 330));
  const [assessor, decider, requester] = threePeople(world, random);
  const implemented = addDays(requested, random.integer(10, 30));
  return {
    id,
    title,
    status: 'closed',
    owner: requester,
    class: random.pick(['standard', 'normal', 'normal']),
    object: random.pick(['system', 'control', 'supplier', 'site', 'policy']),
    reason: sentence(random),
    requester,
    requested_on: requested,
    source: random.pick(world.objectives),
    assessment: {
      risks: { changed: random.some(world.riskIds, 1) },
      controls: random.some(world.controls, 2),
      documents: [random.pick(world.ids.policy)],
      text: sentence(random),
      by: assessor,
      on: addDays(requested, 2),
    },
    decision: { result: 'approved', by: decider, on: addDays(requested, 5) },
    plan: { steps: [sentence(random), sentence(random)], responsible: assessor, way_back: sentence(random) },
    implemented_on: implemented,
    tasks: random.some(world.ids['implementation-record'], 1),
    result: { outcome: 'as-intended', confirmed_by: decider, confirmed_on: addDays(implemented, 7) },
  };
}

function nonconformityHead({ world, random, id, title }: HeadContext): YamlMap {
  const raised = addDays(world.asOf, -random.integer(150, 330));
  const [owner, raiser, checker] = threePeople(world, random);
  return {
    id,
    title,
    status: 'closed',
    owner,
    source: { kind: 'self' },
    requirement: `Control ${random.pick(world.controls)}`,
    description: sentences(random, 2),
    raised_on: raised,
    raised_by: raiser,
    grade: 'minor',
    correction: { text: sentence(random), done_on: addDays(raised, 7) },
    cause: { method: 'five times why', text: sentence(random) },
    similar_cases: { checked_on: addDays(raised, 10), result: 'None were found.' },
    actions: [
      {
        id: `${id}-A1`,
        text: sentence(random),
        owner,
        due: addDays(raised, 60),
        done_on: addDays(raised, 50),
      },
    ],
    effect_check: {
      criterion: 'No further case within three months.',
      due: addDays(raised, 140),
      by: checker,
      checked_on: addDays(raised, 130),
      result: 'worked',
    },
    closed_on: addDays(raised, 131),
    closed_by: checker,
  };
}

function communicationHead({ world, random, id, title }: HeadContext): YamlMap {
  const [owner, releaser] = threePeople(world, random);
  return {
    id,
    title,
    owner,
    status: 'sent',
    outcomes: random.some(['COM-O3', 'COM-O4', 'COM-O6', 'GOV-O5', 'POL-O4', 'PER-O5'], 2),
    classification: 'internal',
    date: addDays(world.asOf, -random.integer(10, 300)),
    direction: 'out',
    party: random.pick(world.parties),
    channel: random.pick(['mail', 'meeting', 'portal']),
    subject: title,
    ref: random.pick(world.ids.policy),
    released_by: releaser,
    language: 'en',
    tags: [topic(random), topic(random)],
  };
}

function exceptionHead({ world, random, id, title }: HeadContext): YamlMap {
  const requested = addDays(world.asOf, -random.integer(20, 90));
  const [owner, decider, requester] = threePeople(world, random);
  const risk = random.pick(world.allRisks);
  return {
    id,
    title,
    owner,
    status: 'approved',
    rule: random.pick(world.ids.policy),
    what: sentence(random),
    reason: sentence(random),
    requester,
    requested_on: requested,
    risk: risk.id,
    risk_level: risk.consequence * risk.likelihood,
    compensating_measures: [sentence(random), sentence(random)],
    decision: { result: 'approved', by: decider, on: addDays(requested, 10) },
    approved_by: decider,
    approved_on: addDays(requested, 10),
    expires_on: addDays(world.asOf, random.integer(30, 200)),
  };
}

function supplierReviewHead({ world, random, id, title }: HeadContext): YamlMap {
  const [owner, reviewer] = threePeople(world, random);
  return {
    id,
    title,
    owner,
    status: 'closed',
    classification: 'confidential',
    supplier: random.pick(world.supplierIds),
    type: 'periodic',
    date: addDays(world.asOf, -random.integer(20, 300)),
    reviewer,
    questions: [sentence(random), sentence(random)],
    evidence: ['report of the auditor', 'answers to the questions'],
    findings: random.chance(0.5) ? [] : [sentence(random)],
    decision: sentence(random),
    tags: [topic(random)],
  };
}

function acceptanceHead({ world, random, subjects, id, title }: HeadContext): YamlMap {
  const risk = subjects.accepted.get(id);
  if (!risk) throw new Error(`No risk has the acceptance ${id}.`);
  const accepted = addDays(world.asOf, -random.integer(20, 200));
  return {
    id,
    title,
    owner: risk.owner,
    status: 'active',
    classification: 'confidential',
    risk: risk.id,
    level: risk.consequence * risk.likelihood,
    accepted_by: risk.owner,
    accepted_on: accepted,
    reason: sentence(random),
    conditions: [sentence(random)],
    review_by: addDays(accepted, 360),
    authority: 'low-by-owner',
    tags: [topic(random), topic(random)],
    language: 'en',
  };
}

function decisionHead({ world, random, id, title }: HeadContext): YamlMap {
  const [owner, decider] = threePeople(world, random);
  return {
    id,
    title,
    owner,
    status: 'decided',
    outcomes: random.some(['GOV-O3', 'GOV-O8', 'RES-O2', 'RES-O4'], 2),
    classification: 'internal',
    date: addDays(world.asOf, -random.integer(20, 300)),
    by: decider,
    question: sentence(random),
    options: [sentence(random), sentence(random)],
    decision: sentence(random),
    reason: sentence(random),
    related: [random.pick(world.ids.policy)],
    risks: random.some(world.riskIds, 1),
    language: 'en',
  };
}
