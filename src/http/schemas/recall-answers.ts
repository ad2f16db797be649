import { Type } from 'typebox';
import {
  CONVERSIONS,
  CURFEW_RECALLS,
  ENDORSEMENTS,
  PERIOD_RULES,
  RECALL_KINDS,
  RECALL_TYPES,
  WITHDRAWALS,
} from '../../rules/index.ts';
import { answers, choice, closed, closedComponent, oneOfNumbers, ref } from './atoms.ts';
import { FactReference, finding, findingMembers, verification } from './findings.ts';

const optional = Type.Optional;
const id = Type.String();

const certainties = ['open', 'possible'] as const;

export const KindOfRecall = closedComponent('KindOfRecall', 'A kind of recall that the law leaves open.', {
  kind: choice(RECALL_KINDS),
  lengthDays: optional(Type.Integer({ description: 'Length of the fixed term, in days.' })),
  certainty: choice(certainties, '`possible`: open only if the missing facts turn out so.'),
});

const recallTypeMembers = {
  regime: Type.String({ description: 'The statutory regime.' }),
  type: finding(RECALL_TYPES),
  kinds: answers(ref(KindOfRecall), 'Every kind that is open, and every kind that missing facts could open.'),
  lengthDays: optional(
    Type.Integer({ description: 'Length of a fixed term, in days, once the type is settled.' }),
  ),
  choice: optional(
    choice(
      ['mandatory', 'discretionary'],
      '`mandatory`: the type is fixed if the person is recalled; recall itself stays discretionary.',
    ),
  ),
  homeDetentionCurfew: finding(CURFEW_RECALLS),
};

export const RecallTypeAnswer = closedComponent(
  'RecallTypeAnswer',
  'Which kind of recall the law allows or requires, if the person is recalled.',
  {
    ...recallTypeMembers,
    underLaterLaw: optional(
      closed('The same question under the law that follows before the last clock.', {
        ...recallTypeMembers,
        from: Type.String({ format: 'date', description: 'First day of the later law.' }),
      }),
    ),
  },
);

const day = (description: string) => Type.String({ format: 'date', description });

export const PeriodStep = closedComponent('PeriodStep', 'One step of the count towards a release date.', {
  step: id,
  days: optional(Type.Integer({ description: 'Days that the step counts or adds.' })),
  date: optional(day('The day that the step arrives at.')),
});

export const ReleaseAnswer = closedComponent('ReleaseAnswer', 'When release would fall.', {
  answer: choice(
    ['date', 'no-automatic-date', 'unknown', 'refer-to-specialist'],
    '`no-automatic-date`: no day of release is fixed by law.',
  ),
  date: optional(day('Day of release by the count of days, before the calendar step.')),
  workingDay: optional(
    day(
      'The same day after release due on a weekend or bank holiday is brought forward (not law that was read).',
    ),
  ),
  workingDayVerification: optional(verification),
  earliest: optional(day('The earliest that an unsettled day can be.')),
  latest: optional(day('The latest that an unsettled day can be.')),
  separatedBy: optional(answers(ref(FactReference), 'The facts that would settle it.')),
  checkByHand: answers(id, 'Why a person must check the day.'),
});

export const PeriodAnswer = closedComponent('PeriodAnswer', 'The period of one kind of recall.', {
  kind: choice(RECALL_KINDS),
  lengthDays: optional(Type.Integer({ description: 'Length of the fixed term, in days.' })),
  basis: choice(
    ['issued', ...certainties, 'converted', 'withdrawn'],
    '`issued`: the recall as reported; `converted`, `withdrawn`: what became of it.',
  ),
  rule: finding(PERIOD_RULES),
  release: ref(ReleaseAnswer),
  steps: answers(ref(PeriodStep), 'Each step of the count, in order.'),
});

export const ExistingRecallAnswer = closedComponent(
  'ExistingRecallAnswer',
  'What became, or can become, of a recall that has been made.',
  {
    conversion: closed('Whether a standard recall was brought within the 56-day release of 31 March 2026.', {
      ...findingMembers(CONVERSIONS),
      regime: optional(choice(['R4-TRANSITIONAL'])),
      lengthDays: optional(oneOfNumbers([56])),
    }),
    withdrawal: finding(WITHDRAWALS),
    typeIfWithdrawn: optional(
      choice(
        ['standard-only'],
        'Set where it can be or was withdrawn: the recall is then standard (s.255C).',
      ),
    ),
  },
);

export const EndorsementAnswer = closedComponent('EndorsementAnswer', 'Who must agree, in order.', {
  ifRecall: finding(ENDORSEMENTS),
  ifNoRecall: finding(ENDORSEMENTS),
});
