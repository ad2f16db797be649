import { describe, expect, it } from '@jest/globals';
import { currentBookText, openBook, type RecallType, recommend } from '../../src/rules/index.ts';
import { type LawCase, lawCaseInputs, lawCases } from './support/law-cases.ts';

const book = openBook(currentBookText());
const cases = lawCases();
const ask = (lawCase: LawCase) =>
  recommend(book, { inputs: lawCaseInputs(lawCase), asAt: lawCase.decisionDate });
const named = ({ id, decisionDate, expected, confidence, why }: LawCase) =>
  `${id} on ${decisionDate}: ${expected.outcome} ${expected.lengthDays ?? ''} (${confidence}): ${why}`;

// These ask about an existing recall: a conversion of March 2026, or a determination after the recall.
const isTransitional = ({ expected }: LawCase) => expected.outcome === 'CONVERTED_TO_56';
const isLaterDetermination = ({ expected }: LawCase) => expected.conditionalOn !== undefined;
const isAnswered = (lawCase: LawCase) => !isTransitional(lawCase) && !isLaterDetermination(lawCase);

const answered = cases.filter(isAnswered);
const transitional = cases.filter(isTransitional);
const later = cases.filter(isLaterDetermination);

/** The recall type that a worked outcome stands for. */
function recallTypeOf({ expected }: LawCase): RecallType | undefined {
  const fixed = (
    [
      ['FTR_MANDATORY', 14, 'fixed-term-14-mandatory'],
      ['FTR_MANDATORY', 28, 'fixed-term-28-mandatory'],
      ['FTR_MANDATORY', 56, 'fixed-term-56-mandatory'],
      ['DISCRETION_FTR_OR_STANDARD', 14, 'fixed-term-14-or-standard'],
      ['DISCRETION_FTR_OR_STANDARD', 28, 'fixed-term-28-or-standard'],
      ['STANDARD_ONLY', null, 'standard-only'],
      ['INDETERMINATE_RECALL_S32', null, 'indeterminate-recall-section-32'],
      ['NOT_RECALL_COURT', null, 'court'],
      ['NOT_RECALLABLE', null, 'not-recallable'],
    ] as const
  ).find(([outcome, days]) => outcome === expected.outcome && days === expected.lengthDays);
  return fixed?.[2];
}

// The worked cases count the practice point of 29 July 2026 as a part of R4 where it makes no difference.
function regimeOf({ expected, decisionDate }: LawCase): string {
  return expected.regime === 'R4-FTR56' && decisionDate >= '2026-07-29' ? 'R4b' : expected.regime;
}

const byRegime = (of: readonly LawCase[]) =>
  Object.entries(Object.groupBy(of, ({ expected }) => expected.regime));
const count = (of: readonly LawCase[]) =>
  byRegime(of)
    .map(([regime, some]) => `${regime} ${some?.length ?? 0}`)
    .join(', ');

describe(`worked cases answered as law (${answered.length}: ${count(answered)})`, () => {
  it.each(answered.map((lawCase) => [named(lawCase), lawCase] as const))('%s', (_, lawCase) => {
    const { regime, type, lengthDays = null, homeDetentionCurfew } = ask(lawCase).recallType;
    const { recallPower } = lawCase.input;
    expect({ regime, type: type.answer, lengthDays, curfew: homeDetentionCurfew.answer }).toEqual(
      // Where the curfew power is open, the type under s.254 is too: a person chooses between them.
      recallPower === 's255'
        ? { regime: regimeOf(lawCase), type: 'fixed-term-28-mandatory', lengthDays: 28, curfew: 'available' }
        : {
            regime: regimeOf(lawCase),
            type: recallTypeOf(lawCase),
            lengthDays: lawCase.expected.lengthDays,
            curfew: 'not-available',
          },
    );
  });
});

describe(`worked cases that turn on a determination after the recall (${later.length})`, () => {
  it.each(later.map((lawCase) => [named(lawCase), lawCase] as const))('%s', (_, lawCase) => {
    const { recallType, existingRecall } = ask(lawCase);
    expect(recallType.type.answer).toBe('fixed-term-14-mandatory');
    expect(existingRecall?.withdrawal.answer).toBe('open');
    expect(existingRecall?.typeIfWithdrawn).toBe(recallTypeOf(lawCase));

    const inputs = lawCaseInputs(lawCase);
    const determined = recommend(book, {
      inputs: { ...inputs, recall: { ...inputs.recall, laterDetermination: { made: true } } },
      asAt: lawCase.decisionDate,
    });
    expect(determined.existingRecall?.withdrawal.answer).toBe('made');
    expect(determined.period.map(({ kind, basis }) => [kind, basis])).toContainEqual([
      'standard',
      'withdrawn',
    ]);
  });
});

describe(`worked cases of people already recalled on 31 March 2026 (${transitional.length})`, () => {
  it.each(transitional.map((lawCase) => [named(lawCase), lawCase] as const))('%s', (_, lawCase) => {
    const { recallType, existingRecall, period } = ask(lawCase);
    // A standard recall was given, so that the law of the recall must have left it open.
    expect(recallType.type.answer).toBe('fixed-term-28-or-standard');
    expect(existingRecall?.conversion).toMatchObject({
      answer: 'converted-to-56',
      regime: lawCase.expected.regime,
      lengthDays: lawCase.expected.lengthDays,
    });
    const converted = period.find(({ basis }) => basis === 'converted');
    expect(converted?.release).toMatchObject({ answer: 'date', date: lawCase.expected.releaseDate });
  });
});

const dated = answered.filter(({ expected }) => expected.releaseDate !== undefined);
describe(`worked cases with a day of release (${dated.length})`, () => {
  it.each(dated.map((lawCase) => [named(lawCase), lawCase] as const))('%s', (_, lawCase) => {
    const [only, ...others] = ask(lawCase).period;
    expect(others).toEqual([]);
    expect(only?.release).toMatchObject({ answer: 'date', date: lawCase.expected.releaseDate });
  });
});

const ruled = answered.filter(({ expected }) => expected.periodRule !== undefined);
describe(`worked cases of release from curfew (${ruled.length})`, () => {
  it.each(ruled.map((lawCase) => [named(lawCase), lawCase] as const))('%s', (_, lawCase) => {
    const rule = ask(lawCase).period.find(({ kind }) => kind === 'fixed-term')?.rule.answer;
    expect(rule).toBe(
      lawCase.expected.periodRule === 'PLAIN_N' ? 'plain-days' : 'later-of-days-and-custodial-period',
    );
  });
});

describe('all worked cases', () => {
  it('are 66, each put to the book once', () => {
    expect(cases).toHaveLength(66);
    expect(answered.length + later.length + transitional.length).toBe(66);
    expect(new Set(cases.map(({ id }) => id)).size).toBe(66);
  });

  it('are told in full, so that no type is left open', () => {
    for (const lawCase of cases) expect(ask(lawCase).recallType.type.answer).not.toBe('unknown');
  });
});
