// The public surface of the engine: shells import nothing deeper.
export { type NextBaseline, nextBaseline } from './baseline/nextBaseline.js';
export type { BaselineEntry } from './baseline/readBaseline.js';
export { builtInModel, builtInSetup } from './builtIn.js';
export type { Diagnostic, Severity, SuppressedDiagnostic, TextEdit } from './check/diagnostic.js';
export { type EngineCode, engineCodes } from './check/engineCodes.js';
export {
  type ComparisonHost,
  compareVersions,
  type IsmsComparison,
  type SuspectEvidence,
} from './compare/compareVersions.js';
export type { ContentChange } from './compare/contentChange.js';
export type { DocumentNote } from './compare/documentNotes.js';
export type { FindingChanges } from './compare/findingChanges.js';
export { type KeyedFinding, keyedFindings, keysIn, numbered, type PathThen } from './compare/findingKeys.js';
export type { Cause, OutcomeChange } from './compare/outcomeChanges.js';
export type { ProcessChange } from './compare/processChanges.js';
export { capability } from './coverage/builtInCapability.js';
export type { RatingId } from './coverage/capability.js';
export { type ClauseCoverage, clauseCoverage } from './coverage/clauseCoverage.js';
export type { OutcomeCoverage } from './coverage/coverageBook.js';
export { documentedVersusEvidenced } from './coverage/documentedVersusEvidenced.js';
export type { EvidenceDocument } from './coverage/evidenceDocument.js';
export {
  applicable,
  countStates,
  isWorse,
  type OutcomeState,
  outcomeStates,
  percentCovered,
  type StateCounts,
} from './coverage/outcomeState.js';
export { personsRating } from './coverage/personsRating.js';
export { proposeRating } from './coverage/proposeRating.js';
export type { Place, Reason } from './coverage/reason.js';
export { dayOf, isDay } from './dates/day.js';
export type { DocumentChange, Unreadable } from './documentChange.js';
export { type DueItem, type DueOwner, dueItems } from './due/dueItems.js';
export { type DocumentState, Engine, type EngineSetup, type Unit } from './engine.js';
export {
  type Action,
  type ActionKind,
  actionKinds,
  type FileChange,
} from './features/actions/action.js';
export { actionsAt } from './features/actions/actionsAt.js';
export { type CodeLens, codeLenses, type LensSort, placesReferring } from './features/codeLenses.js';
export { type Completion, type Completions, complete } from './features/completion.js';
export { type Definition, definition } from './features/definition.js';
export { type DocumentLink, documentLinks, linkTarget } from './features/documentLinks.js';
export { type DocumentSymbol, documentSymbols } from './features/documentSymbols.js';
export { type Fold, foldingRanges } from './features/foldingRanges.js';
export { highlights } from './features/highlights.js';
export { describeId, type Hover, hover } from './features/hover.js';
export type { IdUse } from './features/idUses.js';
export { type HintSort, type InlayHint, inlayHints } from './features/inlayHints.js';
export { references } from './features/references.js';
export { prepareRename, type Refusal, type Renaming, rename } from './features/rename.js';
export { type ReviewMarks, reviewMarks } from './features/reviewMarks.js';
export { selectionRanges } from './features/selectionRanges.js';
export { type WorkspaceSymbol, workspaceSymbols } from './features/workspaceSymbols.js';
export { datesOnly, type Revision } from './history/datesOnly.js';
export type { Committed, History } from './history/history.js';
export { canonicalJson } from './model/canonicalJson.js';
export { type ConformityStatement, conformityStatement } from './model/conformityStatement.js';
export type { CategoryId, Clause, Control, EvidenceKind, Model, Outcome, Process } from './model/model.js';
export { usualPath } from './model/usualPath.js';
export { baselineFile, settingsFile } from './recognition/recognizeKind.js';
export type { AnyRule, RuleMeta } from './rules/defineRule.js';
export { allRules } from './rules/index.js';
export { defaultText, type RuleOption, type RuleOptions } from './rules/ruleOptions.js';
export { readSettings } from './settings/readSettings.js';
export { defaultSettings, type Settings } from './settings/settings.js';
export { type AddedEntry, addEntry } from './snippets/addEntry.js';
export { type NewDocument, type NewDocumentWishes, newDocument } from './snippets/newDocument.js';
export { onlyDocument } from './snippets/newPath.js';
export { type Author, personMeant } from './snippets/personMeant.js';
export { isShapingKind } from './tailoring/shapingFiles.js';
export { LineIndex, type Position } from './text/lineIndex.js';
export { type Span, span } from './text/span.js';
export { Workspace } from './workspace.js';
