import { type CheckGroup, remark } from '../checkGroup.js';
import type { CategoryId, Model, Process } from '../model.js';

/** The processes are those of the contents list that the model follows; own processes begin with Z. */
export const structure: CheckGroup = {
  id: 'structure',
  checks: [noProcessMissing, placedAsInContentsList, inOrder, everyListFilled],
};

interface Place {
  readonly clause: string;
  readonly name: string;
  readonly category: CategoryId;
}

const contentsList: ReadonlyMap<string, Place> = new Map<string, Place>([
  [
    'GOV',
    {
      clause: '6.2',
      category: 'management',
      name: 'Information security governance/management interface process',
    },
  ],
  ['POL', { clause: '7.2', category: 'core', name: 'Security policy management process' }],
  ['REQ', { clause: '7.3', category: 'core', name: 'Requirements management process' }],
  ['RA', { clause: '7.4', category: 'core', name: 'Information security risk assessment process' }],
  ['RT', { clause: '7.5', category: 'core', name: 'Information security risk treatment process' }],
  ['IMPL', { clause: '7.6', category: 'core', name: 'Security implementation management process' }],
  ['OUT', { clause: '7.7', category: 'core', name: 'Process to control outsourced services' }],
  ['AWA', { clause: '7.8', category: 'core', name: 'Process to assure necessary awareness and competence' }],
  ['INC', { clause: '7.9', category: 'core', name: 'Information security incident management process' }],
  ['CHG', { clause: '7.10', category: 'core', name: 'Information security change management process' }],
  ['AUD', { clause: '7.11', category: 'core', name: 'Internal audit process' }],
  ['PER', { clause: '7.12', category: 'core', name: 'Performance evaluation process' }],
  ['CIM', { clause: '7.13', category: 'core', name: 'Information security improvement process' }],
  ['REC', { clause: '8.2', category: 'support', name: 'Records control process' }],
  ['RES', { clause: '8.3', category: 'support', name: 'Resource management process' }],
  ['COM', { clause: '8.4', category: 'support', name: 'Communication process' }],
  [
    'CRM',
    {
      clause: '8.5',
      category: 'support',
      name: 'Information security customer relationship management process',
    },
  ],
]);

function* noProcessMissing(model: Model) {
  for (const [id, { name }] of contentsList) {
    if (!model.process(id)) yield remark(['processes'], `The process ${id}, '${name}', is missing.`);
  }
}

function* placedAsInContentsList({ processes }: Model) {
  for (const [index, process] of processes.entries()) {
    const place = contentsList.get(process.id);
    if (!place) {
      if (!process.id.startsWith('Z')) {
        yield remark(
          ['processes', index, 'id'],
          `'${process.id}' is no process of the contents list and does not begin with Z.`,
        );
      }
      continue;
    }
    for (const key of ['clause', 'name', 'category'] as const) {
      if (process[key] !== place[key]) {
        yield remark(
          ['processes', index, key],
          `The ${key} of ${process.id} is '${place[key]}', not '${process[key]}'.`,
        );
      }
    }
  }
}

function* inOrder({ processes }: Model) {
  const expected = [...contentsList.keys()].filter(id => processes.some(process => process.id === id));
  const actual = processes.map(({ id }) => id).filter(id => contentsList.has(id));
  const first = actual.findIndex((id, index) => id !== expected[index]);
  if (first >= 0 && new Set(actual).size === actual.length) {
    yield remark(['processes'], `'${actual[first]}' stands where '${expected[first]}' belongs.`);
  }
}

const lists = ['aims', 'triggers', 'inputs', 'outputs', 'activities', 'roles', 'metrics', 'sources'] as const;

function* everyListFilled({ processes }: Model) {
  for (const [index, process] of processes.entries()) {
    for (const key of lists.filter(key => isEmpty(process, key))) {
      yield remark(['processes', index, key], `${process.id} has no ${key}.`);
    }
  }
}

const isEmpty = (process: Process, key: (typeof lists)[number]): boolean => process[key].length === 0;
