import {
  type MeasureOption,
  PROPORTIONALITY_QUESTIONS,
  type ProportionalityAnswer,
  RUNG_VERDICTS,
  type RungAnswer,
  VARIATIONS,
  type VariationAnswer,
  YES_NO,
} from '../answer.ts';
import type { Deliberation, RungOutcome } from '../deliberate.ts';
import { type Inquiry, row } from '../facts/inquiry.ts';
import type { EventInputs } from '../inputs.ts';
import { findingOf } from '../report.ts';
import type { Need } from '../vocabularies.ts';

/** The ladder: each measure short of recall with its verdict, what points to it and the ways of carrying it out. */
export function rungAnswers(
  inquiry: Inquiry,
  { rungs }: Deliberation,
  events: readonly EventInputs[],
  needs: readonly Need[],
): readonly RungAnswer[] {
  return rungs.map((rung) => rungAnswer(inquiry, rung, events, needs));
}

function rungAnswer(
  inquiry: Inquiry,
  { measure, verdict }: RungOutcome,
  events: readonly EventInputs[],
  needs: readonly Need[],
): RungAnswer {
  const found = findingOf(verdict, RUNG_VERDICTS);
  return {
    rung: measure.rung,
    verdict: found,
    promptedBy: events
      .filter(({ type }) => type !== undefined && measure.promptsOf(type))
      .map(({ id }) => id),
    promptedByNeeds: measure.needs,
    options: (row(inquiry, 'options', measure.rung) ?? []).flatMap((option) =>
      pointedTo(inquiry, option, events, needs),
    ),
    ...(found.answer === 'not-available' ? { shortfallOfService: true } : {}),
  };
}

function pointedTo(
  inquiry: Inquiry,
  option: string,
  events: readonly EventInputs[],
  needs: readonly Need[],
): readonly MeasureOption[] {
  const names = (table: string, key: string): boolean => row(inquiry, table, key)?.includes(option) === true;
  const forEvents = events
    .filter(({ type }) => type !== undefined && names('options-by-type', type))
    .map(({ id }) => id);
  const forNeeds = needs.filter((need) => names('options-by-need', need));
  return forEvents.length + forNeeds.length === 0 ? [] : [{ option, forEvents, forNeeds }];
}

/** Each condition of the licence: whether it could be varied. The book does not say who has the power to vary. */
export function variationAnswers({ variations }: Deliberation): readonly VariationAnswer[] {
  return variations.map(({ condition, variation }) => ({
    condition,
    variation: findingOf(variation, VARIATIONS),
    power: { answer: 'refer-to-specialist', because: 'power-to-vary-not-checked' },
  }));
}

/** The four questions of proportionality. They show what the findings make of them; necessity decides. */
export function proportionalityAnswers({ proportionality }: Deliberation): readonly ProportionalityAnswer[] {
  return PROPORTIONALITY_QUESTIONS.map((question) => ({
    question,
    finding: findingOf(proportionality[question], YES_NO),
  }));
}
