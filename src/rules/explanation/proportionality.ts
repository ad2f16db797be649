import type { Answer, MeasureOption, PeriodAnswer, ProportionalityAnswer, RungAnswer } from '../answer.ts';
import type { Verification } from '../finding.ts';
import type { CaseInputs, IsoDate, JudgementInputs } from '../inputs.ts';
import type { Rung } from '../vocabularies.ts';
import type { SubjectsOf } from './alongside.ts';
import type { Catalogue, QuestionSentences } from './catalogue.ts';
import { paragraph, wordsOf } from './code-words.ts';
import type { Audience, ProportionalityStatement } from './explanation.ts';
import { filled, worded } from './wording.ts';

/**
 * The four questions of proportionality as the findings answer them, each lesser measure with what became of it, and what recall would
 * cost in days by kind of recall. Effects on home, work, care and treatment are words of a person and are not here.
 *
 * @throws {NoWords} for a code of which the catalogue says nothing.
 */
export function proportionalityStatement(
  answer: Answer,
  inputs: CaseInputs,
  catalogue: Catalogue,
  audience: Audience,
  subjectsOf: SubjectsOf,
): ProportionalityStatement {
  return {
    questions: answer.proportionality.map((one) => question(one, catalogue, audience)),
    // The ladder of an answer stands in the order of intrusion, least first.
    measures: answer.ladder.map((rung) => measure(rung, inputs, catalogue, audience, subjectsOf)),
    custody: periodsNow(answer).map((period) => custody(period, answer, catalogue, audience)),
  };
}

type Members = { readonly [Each in keyof ProportionalityStatement]: ProportionalityStatement[Each][number] };

function question(
  { question: asked, finding }: ProportionalityAnswer,
  { questions }: Catalogue,
  audience: Audience,
): Members['questions'] {
  const words = questions[asked];
  return {
    question: asked,
    asks: words.asks,
    answer: finding.answer,
    says: answered(words, finding.answer, audience),
  };
}

function measure(
  { rung, verdict, promptedBy, promptedByNeeds, options, shortfallOfService }: RungAnswer,
  { judgement = {} }: CaseInputs,
  { questions, names, subjects }: Catalogue,
  audience: Audience,
  subjectsOf: SubjectsOf,
): Members['measures'] {
  const on = dayOf(rung, judgement);
  return {
    measure: rung,
    name: names.rungs[rung],
    verdict: verdict.answer,
    says: answered(questions.measure, verdict.answer, audience),
    promptedBy: [
      ...subjectsOf(promptedBy).map(({ name }) => name),
      ...promptedByNeeds.map((need) => filled(subjects.recordedNeed, { need: names.needs[need] })),
    ],
    options: options.map((option) => named(option, names)),
    ...(on === undefined ? {} : { on }),
    ...(shortfallOfService === undefined ? {} : { shortfallOfService }),
  };
}

const named = (option: MeasureOption, { options }: Catalogue['names']) => ({
  ...option,
  name: wordsOf(options, option.option, 'the option'),
});

/** The day of the answer that says something of a measure: its own, or that the danger can be managed with it. */
function dayOf(rung: Rung, { measures, manageable }: JudgementInputs): IsoDate | undefined {
  const own = measures?.[rung];
  if (own?.state !== undefined) return own.on;
  return manageable?.with?.includes(rung) === true ? manageable.on : undefined;
}

/** What became of a recall stands in place of how it was issued. */
function periodsNow({ period }: Answer): readonly PeriodAnswer[] {
  const became = period.filter(({ basis }) => basis === 'converted' || basis === 'withdrawn');
  return became.length === 0 ? period : became;
}

function custody(
  period: PeriodAnswer,
  answer: Answer,
  catalogue: Catalogue,
  audience: Audience,
): Members['custody'] {
  const { kind, lengthDays } = period;
  return {
    kind,
    name: catalogue.names.recallKinds[kind],
    ...(lengthDays === undefined ? {} : { lengthDays }),
    says: costInDays(period, catalogue, audience),
    verification: weakest(period, answer),
  };
}

const LATER_THAN_DAYS = ['later-of-days-and-custodial-period', 'later-of-days-and-tranche'] as const;

function costInDays(
  { kind, lengthDays, basis, rule }: PeriodAnswer,
  { custody: words }: Catalogue,
  audience: Audience,
): string {
  const besides = basis === 'possible' ? [worded(words.possible, audience)] : [];
  if (rule.answer === 'refer-to-specialist')
    return paragraph(worded(words.dayReferred, audience), ...besides);
  if (kind !== 'fixed-term' || lengthDays === undefined)
    return paragraph(worded(words[kind], audience), ...besides);
  const possible = rule.answer === 'unknown' ? rule.possible : [rule.answer];
  const longer = LATER_THAN_DAYS.some((later) => possible?.includes(later));
  const sentence = worded(longer ? words.fixedTermDaysOrLonger : words.fixedTermDays, audience);
  return paragraph(filled(sentence, { days: String(lengthDays) }), ...besides);
}

/** From what was checked to what was not. */
const CHECKED = [
  'statute',
  'official-form',
  'practice',
  'inference',
  'unverified',
] as const satisfies readonly Verification[];

/** A statement is as well checked as the least checked rule that it rests on; what nobody cites is not verified. */
function weakest(period: PeriodAnswer, answer: Answer): Verification {
  const rules = new Set([...period.rule.rules, ...rulesOfKind(period, answer)]);
  const cited = answer.citations
    .filter(({ rule }) => rules.has(rule))
    .map(({ verification }) => verification);
  return cited.length < rules.size
    ? 'unverified'
    : (CHECKED.findLast((mark) => cited.includes(mark)) ?? 'unverified');
}

/** The rules that say why this kind of recall is looked at. */
function rulesOfKind(
  { kind, basis }: PeriodAnswer,
  { recallType, existingRecall }: Answer,
): readonly string[] {
  switch (basis) {
    case 'issued':
      return [];
    case 'open':
    case 'possible':
      return kind === 'home-detention-curfew' ? recallType.homeDetentionCurfew.rules : recallType.type.rules;
    case 'converted':
      return existingRecall?.conversion.rules ?? [];
    case 'withdrawn':
      return existingRecall?.withdrawal.rules ?? [];
  }
}

function answered(
  { answers, unknown }: QuestionSentences<string>,
  answer: string,
  audience: Audience,
): string {
  return worded(answer === 'unknown' ? unknown : wordsOf(answers, answer, 'the answer'), audience);
}
