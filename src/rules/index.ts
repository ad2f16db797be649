/** The public surface of the rules. Everything outside `src/rules` imports from here and from nowhere else in it. */
export * from './answer.ts';
export type { ConditionEntryAnswer, ConditionMeaningAnswer } from './conditions/answer.ts';
export { POLICY_VERSIONS } from './conditions/entry.ts';
export {
  type ConditionCatalogueView,
  type ConditionView,
  conditionCatalogue,
  type PolicyVersionView,
} from './conditions/view.ts';
export {
  DIFFERENCE_KINDS,
  type Difference,
  type DifferenceGroup,
  differencesBetweenDays,
} from './differences/differences.ts';
export { differencesBetweenBooks, type NamedBook } from './differences/differences-of-books.ts';
export { type EventProblem, eventProblems, typeAfter } from './events/pairs.ts';
export type * from './inputs.ts';
export { KERNEL_VERSION } from './kernel/book.ts';
export type { BookCheck, BookFault } from './kernel/check.ts';
export { BookError } from './kernel/compile.ts';
export { inWords } from './kernel/days-in-words.ts';
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
