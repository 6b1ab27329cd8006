import type { CheckGroup, Remark } from './checkGroup.js';
import { activity } from './checks/activity.js';
import { clause } from './checks/clause.js';
import { controls } from './checks/controls.js';
import { declaration } from './checks/declaration.js';
import { evidence } from './checks/evidence.js';
import { flow } from './checks/flow.js';
import { idForm } from './checks/idForm.js';
import { idUnique } from './checks/idUnique.js';
import { indicators } from './checks/indicators.js';
import { levelOne } from './checks/levelOne.js';
import { necessary } from './checks/necessary.js';
import { outcome } from './checks/outcome.js';
import { purpose } from './checks/purpose.js';
import { roles } from './checks/roles.js';
import { sources } from './checks/sources.js';
import { structure } from './checks/structure.js';
import { sufficient } from './checks/sufficient.js';
import type { Model } from './model.js';

export const checkGroups: readonly CheckGroup[] = [
  declaration,
  structure,
  clause,
  flow,
  idUnique,
  idForm,
  purpose,
  outcome,
  necessary,
  sufficient,
  activity,
  levelOne,
  evidence,
  indicators,
  roles,
  sources,
  controls,
];

export interface ModelRemark extends Remark {
  /** Id of the check group, such as `flow`. */
  readonly group: string;
}

/** What is not as it has to be in a model whose fields are all there and of the right type. */
export function checkModel(model: Model): readonly ModelRemark[] {
  return checkGroups.flatMap(({ id, checks }) =>
    checks.flatMap(check => [...check(model)].map(remark => ({ ...remark, group: id }))),
  );
}
