import { acceptanceInTime } from './acceptanceInTime.js';
import { acceptanceValid } from './acceptanceValid.js';
import { criteriaComplete } from './criteriaComplete.js';
import type { AnyRule } from './defineRule.js';
import { idUnique } from './idUnique.js';
import { modelEditionAgrees } from './modelEditionAgrees.js';
import { referenceResolves } from './referenceResolves.js';
import { residualNotAboveRisk } from './residualNotAboveRisk.js';
import { riskAboveAppetiteIsTreatedOrAccepted } from './riskAboveAppetiteIsTreatedOrAccepted.js';
import { riskLevelFollowsCriteria } from './riskLevelFollowsCriteria.js';
import { riskLoweredOnlyWithMeasure } from './riskLoweredOnlyWithMeasure.js';
import { scaleLevelKnown } from './scaleLevelKnown.js';
import { soaComplete } from './soaComplete.js';
import { soaControlKnown } from './soaControlKnown.js';
import { soaControlNamedByTreatment } from './soaControlNamedByTreatment.js';
import { soaReasonGiven } from './soaReasonGiven.js';
import { treatmentAndRiskAgree } from './treatmentAndRiskAgree.js';
import { treatmentInTime } from './treatmentInTime.js';

/** Every rule, by code. */
export const allRules: readonly AnyRule[] = [
  acceptanceInTime,
  acceptanceValid,
  criteriaComplete,
  idUnique,
  modelEditionAgrees,
  referenceResolves,
  residualNotAboveRisk,
  riskAboveAppetiteIsTreatedOrAccepted,
  riskLevelFollowsCriteria,
  riskLoweredOnlyWithMeasure,
  scaleLevelKnown,
  soaComplete,
  soaControlKnown,
  soaControlNamedByTreatment,
  soaReasonGiven,
  treatmentAndRiskAgree,
  treatmentInTime,
];
