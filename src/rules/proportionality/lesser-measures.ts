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
import { type Inquiry, row, table } from '../facts/inquiry.ts';
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
  const pointers: Pointers = {
    events: pointing(
      inquiry,
      'options-by-type',
      events.flatMap(({ id, type }) => (type === undefined ? [] : [[type, id] as const])),
    ),
    needs: pointing(
      inquiry,
      'options-by-need',
      needs.map((need) => [need, need] as const),
    ),
  };
  return rungs.map((rung) => rungAnswer(inquiry, rung, events, pointers));
}

/** What points to each way of carrying out a measure: ids of events, and needs. */
interface Pointers {
  readonly events: ReadonlyMap<string, readonly string[]>;
  readonly needs: ReadonlyMap<string, readonly Need[]>;
}

function pointing<P extends string>(
  inquiry: Inquiry,
  name: string,
  pointers: readonly (readonly [key: string, pointer: P])[],
): ReadonlyMap<string, readonly P[]> {
  const found = new Map<string, P[]>();
  for (const [key, pointer] of pointers) {
    for (const option of new Set(row(inquiry, name, key))) {
      const earlier = found.get(option);
      if (earlier === undefined) found.set(option, [pointer]);
      else earlier.push(pointer);
    }
  }
  return found;
}

function rungAnswer(
  inquiry: Inquiry,
  { measure, verdict }: RungOutcome,
  events: readonly EventInputs[],
  pointers: Pointers,
): RungAnswer {
  const found = findingOf(verdict, RUNG_VERDICTS);
  return {
    rung: measure.rung,
    verdict: found,
    promptedBy: events
      .filter(({ type }) => type !== undefined && measure.promptsOf(type))
      .map(({ id }) => id),
    promptedByNeeds: measure.needs,
    options: optionsOf(inquiry, row(inquiry, 'options', measure.rung) ?? [], pointers),
    ...(found.answer === 'not-available' ? { shortfallOfService: true } : {}),
  };
}

function optionsOf(
  inquiry: Inquiry,
  options: readonly string[],
  { events, needs }: Pointers,
): readonly MeasureOption[] {
  const { mark: verification } = table(inquiry, 'options');
  const found: MeasureOption[] = [];
  for (const option of options) {
    const [forEvents = [], forNeeds = []] = [events.get(option), needs.get(option)];
    if (forEvents.length + forNeeds.length > 0) found.push({ option, forEvents, forNeeds, verification });
  }
  return found;
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
