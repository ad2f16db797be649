import type {
  Answered,
  ConditionReview,
  JudgementInputs,
  MeasureAnswer,
  RecallCriterion,
  Rung,
  YesNoAnswer,
} from '../rules/index.ts';
import { RECALL_CRITERIA, RUNGS } from '../rules/index.ts';
import { isBlank } from './judgement-faults.ts';
import type { AnswerContent, JudgementContent, YesNoContent } from './model.ts';

/** What the rules are given of a judgement: answers, and that reasons and a maker were given; neither the words nor the names. */
export function toJudgementInputs(judgement: JudgementContent): JudgementInputs {
  const { danger, manageable, measures, contactBrokenDown, linkToIndexOffence, noBreachEscalation } =
    judgement;
  const { criteria, fairBalance, conditionReviews } = judgement;
  const { custody, daysOfLicenceLeft, earlierDecisions, circumstances } = judgement;
  return {
    ...(danger === undefined
      ? {}
      : {
          danger: {
            answer: danger.answer,
            ...(danger.toWhom === undefined ? {} : { toWhom: danger.toWhom }),
            ...(danger.what === undefined ? {} : { what: danger.what }),
            ...(danger.howLikely === undefined ? {} : { howLikely: danger.howLikely }),
            ...(danger.howSoon === undefined ? {} : { howSoon: danger.howSoon }),
            ...toAnswered(danger),
          },
        }),
    ...(manageable === undefined
      ? {}
      : {
          manageable: {
            answer: manageable.answer,
            ...(manageable.with === undefined ? {} : { with: manageable.with }),
            ...(manageable.nothingAvailableNowWouldContainIt === undefined
              ? {}
              : { nothingAvailableNowWouldContainIt: manageable.nothingAvailableNowWouldContainIt }),
            ...toAnswered(manageable),
          },
        }),
    ...(measures === undefined ? {} : { measures: toMeasures(measures) }),
    ...(contactBrokenDown === undefined
      ? {}
      : {
          contactBrokenDown: {
            ...toYesNo(contactBrokenDown),
            ...(contactBrokenDown.attempts === undefined
              ? {}
              : { attemptsRecorded: contactBrokenDown.attempts.length > 0 }),
          },
        }),
    ...(linkToIndexOffence === undefined ? {} : { linkToIndexOffence: toYesNo(linkToIndexOffence) }),
    ...(criteria === undefined ? {} : { criteria: toCriteria(criteria) }),
    ...(fairBalance === undefined ? {} : { fairBalance: toYesNo(fairBalance) }),
    ...(conditionReviews === undefined ? {} : { conditionReviews: conditionReviews.map(toConditionReview) }),
    ...(noBreachEscalation === undefined
      ? {}
      : {
          noBreachEscalation: {
            reliedOn: noBreachEscalation.reliedOn,
            checksRecorded: !isBlank(noBreachEscalation.checked),
            contactRecorded: noBreachEscalation.personContacted !== undefined,
            ...toAnswered(noBreachEscalation),
          },
        }),
    ...(custody === undefined ? {} : { custody }),
    ...(daysOfLicenceLeft === undefined ? {} : { daysOfLicenceLeft }),
    ...(earlierDecisions === undefined ? {} : { earlierDecisions }),
    ...(circumstances === undefined ? {} : { circumstances }),
  };
}

function toMeasures(
  measures: NonNullable<JudgementContent['measures']>,
): Partial<Record<Rung, MeasureAnswer>> {
  const answers: Partial<Record<Rung, MeasureAnswer>> = {};
  for (const rung of RUNGS) {
    const measure = measures[rung];
    if (measure !== undefined) {
      answers[rung] = { state: measure.state, ...toAnswered(measure) };
    }
  }
  return answers;
}

function toCriteria(
  criteria: NonNullable<JudgementContent['criteria']>,
): Partial<Record<RecallCriterion, YesNoAnswer>> {
  const answers: Partial<Record<RecallCriterion, YesNoAnswer>> = {};
  for (const criterion of RECALL_CRITERIA) {
    const answer = criteria[criterion];
    if (answer !== undefined) {
      answers[criterion] = toYesNo(answer);
    }
  }
  return answers;
}

function toConditionReview(
  review: NonNullable<JudgementContent['conditionReviews']>[number],
): ConditionReview {
  return {
    ...toYesNo(review),
    condition: review.condition,
    victimLiaisonViewRecorded: !isBlank(review.victimLiaisonView),
  };
}

function toYesNo(answer: YesNoContent): YesNoAnswer {
  return { answer: answer.answer, ...toAnswered(answer) };
}

/** The rules see that a reason was given and a maker named; neither the words nor the name. */
function toAnswered({ reason, madeBy, on, restsOn }: AnswerContent): Answered {
  return {
    reasoned: !isBlank(reason),
    named: !isBlank(madeBy),
    ...(on === undefined ? {} : { on }),
    ...(restsOn?.events === undefined ? {} : { restsOnEvents: restsOn.events }),
    ...(restsOn?.assessments === undefined ? {} : { restsOnAssessments: restsOn.assessments.length > 0 }),
  };
}
