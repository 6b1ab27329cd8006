import { valueAt } from '../facts/valueAt.js';
import { defineRule, type RuleContext } from './defineRule.js';

type Reads = 'definitions' | 'references' | 'types';

/** Where risks and measures name the controls they rest on. */
const places: Readonly<Record<string, readonly string[]>> = {
  risk: ['/treatment/controls', '/existing_controls'],
  'treatment-item': ['/controls'],
};

export const soaControlNamedByTreatment = defineRule({
  meta: {
    code: 'soa-control-named-by-treatment',
    severity: 'error',
    summary: 'The statement of applicability and the treatments of risks name the same controls.',
    rationale:
      'An auditor compares both lists. A control that a treatment rests on cannot be left out, and one that is there because of risks has a risk that needs it.',
    outcomes: ['RT-O2', 'RT-O3'],
    examples: {
      bad: `=== risks/register/R-008.yaml ===
id: R-008
treatment: {options: [modify], controls: [A.8.9]}
=== risks/soa.yaml ===
id: SOA-001
controls:
  - {control: A.8.9, applicable: false}
`,
      good: `=== risks/register/R-008.yaml ===
id: R-008
treatment: {options: [modify], controls: [A.8.9]}
=== risks/soa.yaml ===
id: SOA-001
controls:
  - {control: A.8.9, applicable: true, reasons: [risk]}
`,
    },
  },
  on: ['risk', 'treatment-item', 'soa-line'],
  reads: ['definitions', 'references', 'types'],

  check(context) {
    const type = context.entry.types[0] ?? '';
    if (type === 'soa-line') checkLine(context);
    else for (const pointer of places[type] ?? []) checkNamed(context, pointer);
  },
});

function checkNamed({ entry, facts, report }: RuleContext<Reads>, pointer: string): void {
  const status = entry.text('/status');
  if (status === 'closed' || status === 'dropped') return;
  for (const [index, control] of entry.texts(pointer).entries()) {
    const line = facts.definitions(control).find(({ values }) => valueAt(values, '/applicable') === false);
    if (!line) continue;
    report(`${pointer}/${index}`, `'${control}' is not applicable in the statement of applicability.`, {
      related: [{ fact: line, message: 'left out here' }],
    });
  }
}

function checkLine({ entry, facts, report }: RuleContext<Reads>): void {
  const control = entry.text('/control');
  const reason = entry.texts('/reasons').indexOf('risk');
  if (control === null || reason < 0 || entry.get('/applicable') !== true) return;
  if (Object.keys(places).every(type => facts.types(type).length === 0)) return;
  const isNamed = facts
    .references(control)
    .some(({ fromType, field }) => places[fromType]?.includes(field) === true);
  if (!isNamed)
    report(
      `/reasons/${reason}`,
      `'${control}' is applicable for reason 'risk', but no risk and no measure of the treatment plan names it.`,
    );
}
