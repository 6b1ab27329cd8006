/** A catalogue file with one of everything that an organization may add or change; nothing in it is wrong. */
export const ownCatalogue = `decision:
  reason: Continuity is run as a process of its own.
  by: mira.voss
  on: 2026-03-30
processes:
  - id: ZBCM
    name: Continuity management process
    category: core
    purpose: To keep what matters running when something fails.
    aims:
      - {id: ZBCM-P1, text: What matters keeps running.}
    triggers: [A yearly review.]
    outcomes:
      - id: ZBCM-O1
        title: Needs are known
        statement: It is known how long each activity can be interrupted.
        nature: artefact
        serves: [ZBCM-P1]
        items: [ii-z-continuity-plan]
        evidence: [z-continuity-plan]
        iso27001_2022: [8.1]
        indicators:
          conditions:
            - id: z-scenarios
              says: Every plan has a scenario.
              on: z-scenario
              at_least: 1
            - id: z-hours
              says: Every scenario says within how many hours work goes on.
              on: z-scenario
              must: {type: object, required: [hours]}
      - id: ZBCM-O2
        title: Plans are there
        statement: Plans say who does what.
        nature: artefact
        serves: [ZBCM-P1]
        items: [ii-z-continuity-plan]
        evidence: [z-continuity-plan]
        indicators: {existence: A plan is a plan.}
      - id: ZBCM-O3
        title: Plans are tried
        statement: Plans have been tried.
        nature: state-change
        serves: [ZBCM-P1]
        items: [ii-z-continuity-plan]
        evidence: [z-exercise]
        indicators: {existence: An exercise took place., interval_months: 12}
      - id: ZBCM-O4
        title: Plans are better
        statement: What an exercise shows is put right.
        nature: state-change
        serves: [ZBCM-P1]
        items: [ii-z-continuity-plan]
        evidence: [z-exercise, nonconformity]
        indicators: {by_claim: [nonconformity], existence: The exercise says so.}
    inputs:
      - {item: ii-risk-register, from: [RA]}
    outputs:
      - {item: ii-z-continuity-plan, to: [INC, x-business]}
    activities:
      - {id: ZBCM-A1, text: Do it all, contributes_to: [ZBCM-O1, ZBCM-O2, ZBCM-O3, ZBCM-O4]}
    roles:
      - {role: z-continuity-manager, raci: [A, R]}
    metrics:
      - {id: ZBCM-M1, kind: kpi, name: Exercises, unit: count, formula: exercises in the year, better: higher}
    sources: [Z01]
  - id: RA
    outcomes:
      - id: ZRA-O1
        title: Risks are told to the board
        statement: The board has seen the ten largest risks.
        nature: state-change
        serves: [RA-P1]
        items: [ii-risk-register]
        evidence: [management-review]
        iso27001_2022: [9.3.2]
        indicators: {by_claim: [management-review], existence: The minutes say so.}
      - id: RA-O4
        title: Risks are ranked
        indicators:
          interval_months: 6
    activities:
      - {id: ZRA-A1, text: Tell the board, contributes_to: [ZRA-O1]}
information_items:
  - {id: ii-z-continuity-plan, name: Continuity plan, description: Who does what when something fails., evidence: [z-continuity-plan]}
evidence_kinds:
  - id: z-continuity-plan
    nature: document
    name: Continuity plan
    description: What is done when something fails.
    home: ZBCM
    paths: [continuity/plans/*.md]
  - id: z-exercise
    nature: record
    name: Exercise
    description: How a plan was tried.
    home: ZBCM
    paths: [continuity/exercises/*.md]
  - id: policy
    paths: [rules/**/*.md, policies/**/*.md]
roles:
  - {id: z-continuity-manager, name: Continuity manager, description: Leads continuity.}
sources:
  - {id: Z01, depth: full, ref: Our own experience}
`;

/** The schema of the kind `z-continuity-plan` of that file. */
export const ownSchema = `kind: z-continuity-plan
type: object
allOf: [{$ref: 'common.schema.json#/$defs/documentHead'}]
required: [scenarios]
properties:
  scenarios:
    description: What may happen.
    type: array
    entries: z-scenario
    items: {$ref: '#/$defs/scenario'}
  tried_in: {description: Where it was tried., type: array, items: {type: string, ref: z-exercise}}
$defs:
  scenario:
    type: object
    required: [id, title]
    additionalProperties: false
    properties:
      id: {type: string, defines: z-scenario}
      title: {type: string}
      hours: {description: Hours within which work goes on., type: integer, minimum: 1}
      after: {description: A scenario that comes first., type: string, ref: z-scenario}
`;

/** Settings that name both. */
export const ownSettings = `organization: Tallyhop
model:
  edition: 0.1.0-draft
  extends: [model/*.yaml]
  schemas: [schemas/*.schema.yaml]
  wording: local/wording.yaml
`;
