import { isDeepStrictEqual } from 'node:util';
import { type CaseInputs, type OpenBook, recommend } from '../../../src/rules/index.ts';
import { type Expectation, scenarioFiles } from '../support/case-files.ts';
import { type LawCase, lawCaseInputs, lawCases } from '../support/law-cases.ts';
import { expected, observed } from '../support/observed.ts';

/** A case with what the book must answer, whichever file tells it. */
export interface SuiteCase {
  readonly name: string;
  readonly asAt: string;
  readonly inputs: CaseInputs;
  readonly expect: Expectation;
}

/** Every scenario and every worked case of the law. */
export function suite(): readonly SuiteCase[] {
  return [
    ...scenarioFiles().flatMap(({ ruleSet, cases }) =>
      cases.map(({ name, ...rest }) => ({ name: `${ruleSet}: ${name}`, ...rest })),
    ),
    ...lawCases().map((lawCase) => ({
      name: lawCase.id,
      asAt: lawCase.decisionDate,
      inputs: lawCaseInputs(lawCase),
      expect: lawExpectation(lawCase),
    })),
  ];
}

/** Whether the book answers the case as it must. A book that cannot answer it at all does not. */
export function passes(book: OpenBook, { inputs, asAt, expect }: SuiteCase): boolean {
  try {
    return isDeepStrictEqual(observed(recommend(book, { inputs, asAt }), expect), expected(expect));
  } catch {
    return false;
  }
}

// What a worked case says of the type of recall on the day of the decision, and of the day of release;
// test/rules/law-cases.test.ts explains.
function lawExpectation({ decisionDate, input, expected: told }: LawCase): Expectation {
  if (told.outcome === 'CONVERTED_TO_56') {
    const day = told.releaseDate;
    return {
      conversion: 'converted-to-56',
      ...(day === undefined ? {} : { release: { 'fixed-term-56 converted': day } }),
    };
  }
  // A determination was made later: the type at the recall stands.
  if (told.conditionalOn !== undefined) return { recallType: 'fixed-term-14-mandatory', withdrawal: 'open' };
  const curfew = input.recallPower === 's255';
  const lengthDays = told.lengthDays ?? (curfew ? 28 : undefined);
  const period = lengthDays === undefined ? 'standard' : `fixed-term-${lengthDays}`;
  const rule = told.periodRule === 'PLAIN_N' ? 'plain-days' : 'later-of-days-and-custodial-period';
  return {
    regime: told.regime === 'R4-FTR56' && decisionDate >= '2026-07-29' ? 'R4b' : told.regime,
    lengthDays: lengthDays ?? 'none',
    homeDetentionCurfew: curfew ? 'available' : 'not-available',
    recallType: typeOf(told),
    ...(told.releaseDate === undefined ? {} : { release: { [period]: told.releaseDate } }),
    ...(told.periodRule === undefined ? {} : { periodRules: { [period]: rule } }),
  };
}

function typeOf({ outcome, lengthDays }: LawCase['expected']): string {
  switch (outcome) {
    case 'FTR_MANDATORY':
      return `fixed-term-${lengthDays}-mandatory`;
    case 'DISCRETION_FTR_OR_STANDARD':
      return `fixed-term-${lengthDays}-or-standard`;
    // Where the curfew power is open, the type under s.254 is too: a person chooses between them.
    case 'HDC_RECALL_S255_AVAILABLE':
      return 'fixed-term-28-mandatory';
    case 'STANDARD_ONLY':
      return 'standard-only';
    case 'INDETERMINATE_RECALL_S32':
      return 'indeterminate-recall-section-32';
    case 'NOT_RECALL_COURT':
      return 'court';
    case 'NOT_RECALLABLE':
    case 'CONVERTED_TO_56':
      return 'not-recallable';
  }
}
