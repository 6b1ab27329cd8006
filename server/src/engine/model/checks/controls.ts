import { type CheckGroup, type Remark, remark } from '../checkGroup.js';
import type { ControlTheme, Model } from '../model.js';

/** The controls are those of Annex A, and whoever names one names a known one. */
export const controls: CheckGroup = {
  id: 'controls',
  checks: [allControlsListed, newOnesMarked, controlsNamedAreKnown],
};

const themes: readonly { readonly theme: ControlTheme; readonly section: string; readonly count: number }[] =
  [
    { theme: 'organizational', section: 'A.5', count: 37 },
    { theme: 'people', section: 'A.6', count: 8 },
    { theme: 'physical', section: 'A.7', count: 14 },
    { theme: 'technological', section: 'A.8', count: 34 },
  ];

function* allControlsListed(model: Model): Generator<Remark> {
  const expected: ReadonlyMap<string, ControlTheme> = new Map<string, ControlTheme>(
    themes.flatMap(({ theme, section, count }) =>
      Array.from({ length: count }, (_, index) => [`${section}.${index + 1}`, theme] as const),
    ),
  );
  for (const [id] of expected) {
    if (!model.control(id)) yield remark(['controls'], `The control ${id} is missing.`);
  }
  for (const [n, { id, theme }] of model.controls.entries()) {
    const belongs = expected.get(id);
    if (!belongs) yield remark(['controls', n, 'id'], `There is no control ${id} in Annex A.`);
    else if (belongs !== theme)
      yield remark(['controls', n, 'theme'], `${id} belongs to the theme '${belongs}'.`);
  }
}

function* newOnesMarked({ controls }: Model): Generator<Remark> {
  const count = controls.filter(control => control.new_2022).length;
  if (count !== 11) yield remark(['controls'], `${count} controls are marked as new in 2022 instead of 11.`);
}

function* controlsNamedAreKnown(model: Model): Generator<Remark> {
  for (const [p, process] of model.processes.entries()) {
    for (const [n, id] of process.iso27001_annexA_2022.entries()) {
      if (!model.control(id))
        yield remark(['processes', p, 'iso27001_annexA_2022', n], `'${id}' is no control of Annex A.`);
    }
  }
  const { lookalikes } = model.data.process_versus_control;
  for (const [l, { process, controls }] of lookalikes.entries()) {
    const steps = ['process_versus_control', 'lookalikes', l];
    if (!model.process(process)) yield remark([...steps, 'process'], `'${process}' is no process.`);
    for (const [n, id] of controls.entries()) {
      if (!model.control(id)) yield remark([...steps, 'controls', n], `'${id}' is no control of Annex A.`);
    }
  }
}
