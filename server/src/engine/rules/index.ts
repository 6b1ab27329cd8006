import { acceptanceInTime } from './acceptanceInTime.js';
import { acceptanceValid } from './acceptanceValid.js';
import { approvalRecorded } from './approvalRecorded.js';
import { approverIsNotAuthor } from './approverIsNotAuthor.js';
import { approverIsOnePerson } from './approverIsOnePerson.js';
import { auditCycleComplete } from './auditCycleComplete.js';
import { auditorIsImpartial } from './auditorIsImpartial.js';
import { changeDatesInOrder } from './changeDatesInOrder.js';
import { claimFitsKind } from './claimFitsKind.js';
import { clauseKnown } from './clauseKnown.js';
import { commitmentHasRequirement } from './commitmentHasRequirement.js';
import { controlEditionCurrent } from './controlEditionCurrent.js';
import { criteriaComplete } from './criteriaComplete.js';
import { dateIsIso } from './dateIsIso.js';
import { datesInOrder } from './datesInOrder.js';
import type { AnyRule } from './defineRule.js';
import { exceptionNotExpired } from './exceptionNotExpired.js';
import { excludedItemHasSource } from './excludedItemHasSource.js';
import { exclusionInTime } from './exclusionInTime.js';
import { exclusionLeavesClausesMet } from './exclusionLeavesClausesMet.js';
import { exclusionValid } from './exclusionValid.js';
import { fieldKnown } from './fieldKnown.js';
import { fieldPresent } from './fieldPresent.js';
import { fieldSpelledRight } from './fieldSpelledRight.js';
import { findingHasNonconformity } from './findingHasNonconformity.js';
import { idUnique } from './idUnique.js';
import { implementedIsVerified } from './implementedIsVerified.js';
import { incidentLessonReceived } from './incidentLessonReceived.js';
import { kindKnown } from './kindKnown.js';
import { metadataAgreesWithText } from './metadataAgreesWithText.js';
import { metricHasValues } from './metricHasValues.js';
import { modelEditionAgrees } from './modelEditionAgrees.js';
import { modelHoldsTogether } from './modelHoldsTogether.js';
import { nextReviewFitsInterval } from './nextReviewFitsInterval.js';
import { nonconformityClosedWithEffectCheck } from './nonconformityClosedWithEffectCheck.js';
import { noticeInTime } from './noticeInTime.js';
import { oneOverallPolicy } from './oneOverallPolicy.js';
import { oneScope } from './oneScope.js';
import { outcomeKnown } from './outcomeKnown.js';
import { overdueTreatmentReachesReview } from './overdueTreatmentReachesReview.js';
import { ownIdBeginsWithZ } from './ownIdBeginsWithZ.js';
import { ownSchemaUsable } from './ownSchemaUsable.js';
import { placeholderLeft } from './placeholderLeft.js';
import { processKnown } from './processKnown.js';
import { recordCommittedInTime } from './recordCommittedInTime.js';
import { recordNotBeforePerformed } from './recordNotBeforePerformed.js';
import { recordsScheduleComplete } from './recordsScheduleComplete.js';
import { referenceResolves } from './referenceResolves.js';
import { requirementFulfilmentTraced } from './requirementFulfilmentTraced.js';
import { residualNotAboveRisk } from './residualNotAboveRisk.js';
import { retentionNotExceeded } from './retentionNotExceeded.js';
import { reviewDecisionFollowedUp } from './reviewDecisionFollowedUp.js';
import { reviewInTime } from './reviewInTime.js';
import { reviewLeavesTrace } from './reviewLeavesTrace.js';
import { reviewTopicsAnswered } from './reviewTopicsAnswered.js';
import { riskAboveAppetiteIsTreatedOrAccepted } from './riskAboveAppetiteIsTreatedOrAccepted.js';
import { riskLevelFollowsCriteria } from './riskLevelFollowsCriteria.js';
import { riskLoweredOnlyWithMeasure } from './riskLoweredOnlyWithMeasure.js';
import { roleHasCompetenceProfile } from './roleHasCompetenceProfile.js';
import { roleHasHolder } from './roleHasHolder.js';
import { ruleKnown } from './ruleKnown.js';
import { ruleOptionValid } from './ruleOptionValid.js';
import { scaleLevelKnown } from './scaleLevelKnown.js';
import { shapingFileFound } from './shapingFileFound.js';
import { soaComplete } from './soaComplete.js';
import { soaControlKnown } from './soaControlKnown.js';
import { soaControlNamedByTreatment } from './soaControlNamedByTreatment.js';
import { soaReasonGiven } from './soaReasonGiven.js';
import { supplierReviewedInTime } from './supplierReviewedInTime.js';
import { supplierTermsAgreed } from './supplierTermsAgreed.js';
import { treatmentAndRiskAgree } from './treatmentAndRiskAgree.js';
import { treatmentInTime } from './treatmentInTime.js';
import { valueAllowed } from './valueAllowed.js';
import { valueHasType } from './valueHasType.js';
import { valueInRange } from './valueInRange.js';
import { verifierIsNotImplementer } from './verifierIsNotImplementer.js';
import { versionIsQuoted } from './versionIsQuoted.js';

/** Every rule, by code. */
export const allRules: readonly AnyRule[] = [
  acceptanceInTime,
  acceptanceValid,
  approvalRecorded,
  approverIsNotAuthor,
  approverIsOnePerson,
  auditCycleComplete,
  auditorIsImpartial,
  changeDatesInOrder,
  claimFitsKind,
  clauseKnown,
  commitmentHasRequirement,
  controlEditionCurrent,
  criteriaComplete,
  dateIsIso,
  datesInOrder,
  exceptionNotExpired,
  excludedItemHasSource,
  exclusionInTime,
  exclusionLeavesClausesMet,
  exclusionValid,
  fieldKnown,
  fieldPresent,
  fieldSpelledRight,
  findingHasNonconformity,
  idUnique,
  implementedIsVerified,
  incidentLessonReceived,
  kindKnown,
  metadataAgreesWithText,
  metricHasValues,
  modelEditionAgrees,
  modelHoldsTogether,
  nextReviewFitsInterval,
  nonconformityClosedWithEffectCheck,
  noticeInTime,
  oneOverallPolicy,
  oneScope,
  outcomeKnown,
  overdueTreatmentReachesReview,
  ownIdBeginsWithZ,
  ownSchemaUsable,
  placeholderLeft,
  processKnown,
  recordCommittedInTime,
  recordNotBeforePerformed,
  recordsScheduleComplete,
  referenceResolves,
  requirementFulfilmentTraced,
  residualNotAboveRisk,
  retentionNotExceeded,
  reviewDecisionFollowedUp,
  reviewInTime,
  reviewLeavesTrace,
  reviewTopicsAnswered,
  riskAboveAppetiteIsTreatedOrAccepted,
  riskLevelFollowsCriteria,
  riskLoweredOnlyWithMeasure,
  roleHasCompetenceProfile,
  roleHasHolder,
  ruleKnown,
  ruleOptionValid,
  scaleLevelKnown,
  shapingFileFound,
  soaComplete,
  soaControlKnown,
  soaControlNamedByTreatment,
  soaReasonGiven,
  supplierReviewedInTime,
  supplierTermsAgreed,
  treatmentAndRiskAgree,
  treatmentInTime,
  valueAllowed,
  valueHasType,
  valueInRange,
  verifierIsNotImplementer,
  versionIsQuoted,
];
