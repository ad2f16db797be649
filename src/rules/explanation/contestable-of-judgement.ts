import { nothingWouldContain, told, vouchedFor } from '../facts/from-judgement.ts';
import { measureRecord } from '../facts/from-measures.ts';
import type { JudgementInputs, YesNoAnswer } from '../inputs.ts';
import type { Value } from '../kernel/possible.ts';
import {
  DANGER_KINDS,
  type HarmGroup,
  IMMINENCES,
  LIKELIHOODS,
  MEASURE_STATES,
  type MeasureState,
  RECALL_CRITERIA,
  RUNGS,
  type Rung,
} from '../vocabularies.ts';
import { type Contested, changesOf, type InputOf, opposite, otherThan } from './contestable-input.ts';
import type { Change, InputValue } from './counterfactual.ts';

type YesOrNo = 'yes' | 'no';

type SettledState = Exclude<MeasureState, 'not-available' | 'not-considered'>;
/** What a person can settle of a measure, other than that it cannot be had. */
const STATES: readonly SettledState[] = MEASURE_STATES.filter(
  (state) => state !== 'not-available' && state !== 'not-considered',
);
/** Stands for somebody, where nobody was named: which group is in danger decides nothing. */
const SOMEBODY: readonly HarmGroup[] = ['public'];

/** Changes of what only a person can answer. */
export function contestableOfJudgement(judgement: JudgementInputs): readonly Contested<JudgementInputs>[] {
  const of = <V extends InputValue>(input: InputOf<JudgementInputs, V>) =>
    changesOf(judgement, '/judgement', input);
  return [
    ...of(
      yesOrNo(
        'danger/answer',
        'danger.present',
        ({ danger }) => danger,
        told,
        (so, answer) => ({
          ...so,
          danger: { ...so.danger, answer },
        }),
      ),
    ),
    ...of(inDanger),
    ...of({
      at: 'danger/what',
      fact: 'danger.kind',
      read: ({ danger }) => danger?.what,
      others: otherThan(DANGER_KINDS),
      write: (so, what) => ({ ...so, danger: { ...so.danger, what } }),
      said: ({ danger }) => danger?.what,
    }),
    ...of({
      at: 'danger/howLikely',
      fact: 'danger.likelihood',
      read: ({ danger }) => danger?.howLikely,
      others: otherThan(LIKELIHOODS),
      write: (so, howLikely) => ({ ...so, danger: { ...so.danger, howLikely } }),
      said: ({ danger }) => danger?.howLikely,
    }),
    ...of({
      at: 'danger/howSoon',
      fact: 'danger.soon',
      read: ({ danger }) => danger?.howSoon,
      others: otherThan(IMMINENCES),
      write: (so, howSoon) => ({ ...so, danger: { ...so.danger, howSoon } }),
      said: ({ danger }) => danger?.howSoon,
    }),
    ...of(
      yesOrNo(
        'manageable/answer',
        'danger.manageable',
        (so) => so.manageable,
        told,
        (so, answer) => ({
          ...so,
          manageable: { ...so.manageable, answer },
        }),
      ),
    ),
    ...of(cannotBeContained),
    ...RUNGS.flatMap((rung) => of(recordOf(rung)).concat(of(listing(rung)))),
    ...of(
      yesOrNo(
        'contactBrokenDown/answer',
        'contact.broken-down',
        (so) => so.contactBrokenDown,
        told,
        (so, answer) => ({ ...so, contactBrokenDown: { ...so.contactBrokenDown, answer } }),
      ),
    ),
    ...of(
      yesOrNo(
        'linkToIndexOffence/answer',
        'link.to-index-offence',
        (so) => so.linkToIndexOffence,
        vouchedFor,
        (so, answer) => ({ ...so, linkToIndexOffence: { ...so.linkToIndexOffence, answer } }),
      ),
    ),
    ...RECALL_CRITERIA.flatMap((name) =>
      of(
        yesOrNo(
          `criteria/${name}/answer`,
          `criterion.${name}`,
          (so) => so.criteria?.[name],
          vouchedFor,
          (so, answer) => ({
            ...so,
            criteria: { ...so.criteria, [name]: { ...so.criteria?.[name], answer } },
          }),
        ),
      ),
    ),
    ...of(
      yesOrNo(
        'fairBalance/answer',
        'balance.fair',
        (so) => so.fairBalance,
        vouchedFor,
        (so, answer) => ({
          ...so,
          fairBalance: { ...so.fairBalance, answer },
        }),
      ),
    ),
    ...of(escalation),
  ];
}

const known = (answer: YesNoAnswer['answer']): YesOrNo | undefined =>
  answer === 'yes' || answer === 'no' ? answer : undefined;

const YES_OR_NO: readonly YesOrNo[] = ['yes', 'no'];

/** A yes or no of a person, as far as it counts. */
function yesOrNo(
  at: string,
  fact: Change['fact'],
  answerOf: (judgement: JudgementInputs) => YesNoAnswer | undefined,
  counts: (answer: YesNoAnswer | undefined) => boolean | undefined,
  write: (judgement: JudgementInputs, answer: YesOrNo) => JudgementInputs,
): InputOf<JudgementInputs, YesOrNo> {
  return {
    at,
    fact,
    read: (judgement) => known(answerOf(judgement)?.answer),
    others: otherThan(YES_OR_NO),
    write,
    said: (judgement) => counts(answerOf(judgement)),
  };
}

/** Whether anybody is named as in danger: who it is stays as it is. */
const inDanger: InputOf<JudgementInputs, readonly string[]> = {
  at: 'danger/toWhom',
  fact: 'danger.to-somebody',
  read: ({ danger }) => danger?.toWhom,
  others: (groups) => [groups.length === 0 ? SOMEBODY : []],
  write: (so, groups) => ({ ...so, danger: { ...so.danger, toWhom: groups.length === 0 ? [] : SOMEBODY } }),
  said: ({ danger }) => (danger?.toWhom === undefined ? undefined : danger.toWhom.length > 0),
};

const cannotBeContained: InputOf<JudgementInputs, YesOrNo> = {
  at: 'manageable/nothingAvailableNowWouldContainIt',
  fact: 'danger.cannot-be-contained-now',
  read: ({ manageable }) => known(manageable?.nothingAvailableNowWouldContainIt),
  others: otherThan(YES_OR_NO),
  write: (so, answer) => ({
    ...so,
    manageable: { ...so.manageable, nothingAvailableNowWouldContainIt: answer },
  }),
  said: nothingWouldContain,
};

/** What is recorded of a measure. One that is not available, or that nobody has considered, is not varied. */
function recordOf(rung: Rung): InputOf<JudgementInputs, SettledState> {
  return {
    at: `measures/${rung}/state`,
    fact: 'measure.record',
    subject: rung,
    read: ({ measures }) => STATES.find((state) => state === measures?.[rung]?.state),
    others: otherThan(STATES),
    write: (so, state) => ({
      ...so,
      measures: { ...so.measures, [rung]: { ...so.measures?.[rung], state } },
    }),
    said: (so): Value => measureRecord(so, rung),
  };
}

/** Whether a measure is among those with which the danger can be managed, where they are listed. */
function listing(rung: Rung): InputOf<JudgementInputs, readonly string[]> {
  const listed = (so: JudgementInputs): boolean => so.manageable?.with?.includes(rung) === true;
  const otherwise = (rungs: readonly Rung[]): readonly Rung[] =>
    rungs.includes(rung) ? rungs.filter((each) => each !== rung) : [...rungs, rung];
  return {
    at: 'manageable/with',
    fact: 'measure.suffices',
    subject: rung,
    read: ({ manageable, measures }) =>
      measures?.[rung]?.state === 'not-available' ? undefined : manageable?.with,
    others: (_rungs, { manageable }) => [otherwise(manageable?.with ?? [])],
    // Of this measure alone: what else is listed stays, whatever else was changed.
    write: (so, rungs) =>
      listed(so) === rungs.includes(rung)
        ? so
        : { ...so, manageable: { ...so.manageable, with: otherwise(so.manageable?.with ?? []) } },
    said: listed,
  };
}

const escalation: InputOf<JudgementInputs, boolean> = {
  at: 'noBreachEscalation/reliedOn',
  fact: 'escalation.relied-on',
  read: ({ noBreachEscalation }) => noBreachEscalation?.reliedOn,
  others: opposite,
  write: (so, reliedOn) => ({ ...so, noBreachEscalation: { ...so.noBreachEscalation, reliedOn } }),
  said: ({ noBreachEscalation }) => noBreachEscalation?.reliedOn === true,
};
