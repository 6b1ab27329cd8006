import { acceptanceInTime } from './acceptanceInTime.js';
import { acceptanceValid } from './acceptanceValid.js';
import type { AnyRule } from './defineRule.js';
import { fieldKnown } from './fieldKnown.js';
import { fieldPresent } from './fieldPresent.js';
import { fieldSpelledRight } from './fieldSpelledRight.js';
import { idUnique } from './idUnique.js';
import { modelEditionAgrees } from './modelEditionAgrees.js';
import { referenceResolves } from './referenceResolves.js';
import { soaComplete } from './soaComplete.js';
import { soaControlKnown } from './soaControlKnown.js';
import { soaControlNamedByTreatment } from './soaControlNamedByTreatment.js';
import { soaReasonGiven } from './soaReasonGiven.js';
import { treatmentAndRiskAgree } from './treatmentAndRiskAgree.js';
import { treatmentInTime } from './treatmentInTime.js';
import { valueAllowed } from './valueAllowed.js';
import { valueHasType } from './valueHasType.js';
import { valueInRange } from './valueInRange.js';

/** Every rule, by code. */
export const allRules: readonly AnyRule[] = [
  acceptanceInTime,
  acceptanceValid,
  fieldKnown,
  fieldPresent,
  fieldSpelledRight,
  idUnique,
  modelEditionAgrees,
  referenceResolves,
  soaComplete,
  soaControlKnown,
  soaControlNamedByTreatment,
  soaReasonGiven,
  treatmentAndRiskAgree,
  treatmentInTime,
  valueAllowed,
  valueHasType,
  valueInRange,
];
