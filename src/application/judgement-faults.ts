import { RECALL_CRITERIA, RUNGS } from '../rules/index.ts';
import type { Fault } from './errors.ts';
import type { AnswerContent, JudgementContent } from './model.ts';

/**
 * What is wrong with a judgement that is well formed: a settled answer without its reason, maker or date, or one that rests on
 * events of another licence. `eventIds` are those of the licence.
 */
export function judgementFaults(
  judgement: JudgementContent,
  eventIds: ReadonlySet<string>,
  at: string,
): readonly Fault[] {
  return answersOf(judgement).flatMap(({ member, answer, settled }) => [
    ...(settled ? unsupportedFaults(answer, `${at}/${member}`) : []),
    ...foreignEventFaults(answer.restsOn?.events ?? [], eventIds, `${at}/${member}/restsOn/events`),
  ]);
}

/** Ids that are not of events of the licence, each a fault naming its place in the list at `field`. */
export function foreignEventFaults(
  ids: readonly string[],
  eventIds: ReadonlySet<string>,
  field: string,
): readonly Fault[] {
  return ids.flatMap((id, place) =>
    eventIds.has(id)
      ? []
      : [
          {
            field: `${field}/${place}`,
            problem: 'this is not the id of an event of this licence',
            remedy: 'give the id of an event reported of this licence, or report the event first',
          },
        ],
  );
}

interface PlacedAnswer {
  readonly member: string;
  readonly answer: AnswerContent;
  /** Whether it says anything: "unknown" and "not considered" need no reason. */
  readonly settled: boolean;
}

function answersOf(judgement: JudgementContent): readonly PlacedAnswer[] {
  const { danger, manageable, contactBrokenDown, linkToIndexOffence, noBreachEscalation } = judgement;
  const { criteria, fairBalance, conditionReviews } = judgement;
  const placed: PlacedAnswer[] = [];
  const place = (member: string, answer: AnswerContent | undefined, settled: boolean) => {
    if (answer !== undefined) {
      placed.push({ member, answer, settled });
    }
  };
  place('danger', danger, isSettled(danger?.answer));
  place(
    'manageable',
    manageable,
    isSettled(manageable?.answer) || isSettled(manageable?.nothingAvailableNowWouldContainIt),
  );
  for (const rung of RUNGS) {
    const measure = judgement.measures?.[rung];
    place(`measures/${rung}`, measure, measure?.state !== 'not-considered');
  }
  place('contactBrokenDown', contactBrokenDown, isSettled(contactBrokenDown?.answer));
  place('linkToIndexOffence', linkToIndexOffence, isSettled(linkToIndexOffence?.answer));
  for (const criterion of RECALL_CRITERIA) {
    const answer = criteria?.[criterion];
    place(`criteria/${criterion}`, answer, isSettled(answer?.answer));
  }
  place('fairBalance', fairBalance, isSettled(fairBalance?.answer));
  for (const [index, review] of (conditionReviews ?? []).entries()) {
    place(`conditionReviews/${index}`, review, isSettled(review.answer));
  }
  // Not relying on it is the same as saying nothing.
  place('noBreachEscalation', noBreachEscalation, noBreachEscalation?.reliedOn === true);
  return placed;
}

function isSettled(answer: 'yes' | 'no' | 'unknown' | undefined): boolean {
  return answer === 'yes' || answer === 'no';
}

function unsupportedFaults(answer: AnswerContent, at: string): readonly Fault[] {
  const faults: Fault[] = [];
  if (isBlank(answer.reason)) {
    faults.push({
      field: `${at}/reason`,
      problem: 'the answer has no reason',
      remedy: 'give the reason in words, or answer `unknown` (for a measure: `not-considered`)',
    });
  }
  if (isBlank(answer.madeBy)) {
    faults.push({
      field: `${at}/madeBy`,
      problem: 'the answer does not say who made it',
      remedy: 'name the person who made the judgement',
    });
  }
  if (answer.on === undefined) {
    faults.push({
      field: `${at}/on`,
      problem: 'the answer does not say when it was made',
      remedy: 'give the date on which the judgement was made',
    });
  }
  return faults;
}

/** Whether a text says nothing: absent, empty or of white space alone. */
export function isBlank(text: string | undefined): boolean {
  return text === undefined || text.trim() === '';
}
