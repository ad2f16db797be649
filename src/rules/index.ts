/** The public surface of the rules. Everything outside `src/rules` imports from here and from nowhere else in it. */
export * from './answer.ts';
export { isBookCode } from './codes.ts';
export type { ConditionEntryAnswer, ConditionMeaningAnswer } from './conditions/answer.ts';
export type { ConditionIdentity } from './conditions/meaning.ts';
export { POLICY_VERSIONS, STANDARD_MEANINGS, type StandardMeaning } from './conditions/entry.ts';
export { standardMeaning } from './conditions/standard-meaning.ts';
export {
  type ConditionCatalogueView,
  type ConditionView,
  conditionCatalogue,
  type PolicyVersionView,
  type RecognisedCondition,
  recognisedCondition,
} from './conditions/view.ts';
export * from './decision-reasons.ts';
export {
  DIFFERENCE_KINDS,
  type Difference,
  type DifferenceGroup,
  differencesBetweenDays,
} from './differences/differences.ts';
export { differencesBetweenBooks, type NamedBook } from './differences/differences-of-books.ts';
export { type EventProblem, eventProblems, typeAfter } from './events/pairs.ts';
export type * from './inputs.ts';
export { termInMonths } from './facts/sentence-length.ts';
export { KERNEL_VERSION } from './kernel/book.ts';
export type { BookCheck, BookFault } from './kernel/check.ts';
export { BookError } from './kernel/compile.ts';
export type { Catalogue } from './explanation/catalogue.ts';
export * from './explanation/counterfactual.ts';
export { counterfactuals } from './explanation/counterfactuals.ts';
export {
  EVENT_TYPE_NAMES,
  MEASURE_STATE_NAMES,
  RUNG_NAMES,
  SENTENCE_TYPE_NAMES,
} from './explanation/english/code-names.ts';
export { ENGLISH } from './explanation/english/index.ts';
export { explain, type NotExplainable } from './explanation/explain.ts';
export { factsThatMattered } from './explanation/mattered.ts';
export type { StoredRun } from './explanation/stored-run.ts';
export * from './explanation/explanation.ts';
export { inWords } from './kernel/days-in-words.ts';
export {
  KINDS_OF_RECALL_MADE,
  type KindOfRecallMade,
  RIGHTS,
  RIGHTS_OF_THE_PERSON,
  type RightId,
  type RightOfThePerson,
} from './law/rights.ts';
export { type DaysOfTelling, type RecallMade, type RightInForce, rightsOn } from './law/rights-on.ts';
export { currentBookText, type OpenBook, openBook, proveBook, regimeOn } from './open-book.ts';
export { type RecommendRequest, recommend } from './recommend.ts';
export {
  bookVocabularies,
  everyParameter,
  everyRule,
  everyTable,
  findRule,
  type ParameterInForce,
  type ParameterView,
  parameterOn,
  type RuleView,
  rulesInForce,
  selectQuestions,
  type TableView,
  vocabularyOf,
} from './views.ts';
export * from './vocabularies.ts';
