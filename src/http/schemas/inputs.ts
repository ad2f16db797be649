import { Type } from 'typebox';
import {
  CUSTODY_STATES,
  DANGER_KINDS,
  HARM_GROUPS,
  IMMINENCES,
  LICENCE_ENDINGS,
  LIKELIHOODS,
  MEASURE_STATES,
  QUESTIONS,
  RUNGS,
  YES_NO_UNKNOWN,
} from '../../rules/index.ts';
import { answerMembers } from './answers.ts';
import { answers, choice, closedComponent, code, count, fact, isoDate, list, ref } from './atoms.ts';
import { EventInputs } from './breach-events.ts';
import { Circumstances, criteria, EarlierDecisions } from './considerations.ts';
import { Counterfactuals } from './counterfactuals.ts';
import {
  ConditionInputs,
  incompleteLookUps,
  MappaInputs,
  needs,
  OffenceInputs,
  Release,
  Rosh,
  Sentence,
  victimInContact,
} from './licences.ts';
import { RecallInputs } from './recalls.ts';
import { RuleBookReference } from './rule-book.ts';

const optional = Type.Optional;

/** What every answer of a person carries when the words themselves stay outside: that reasons were given, not which. */
const answered = {
  reasoned: optional(fact('Whether the person gave reasons in words.')),
  named: optional(fact('Whether the answer names its maker.')),
  on: optional(isoDate('When it was given.')),
  restsOnEvents: optional(list(code(), { description: 'Ids of the events it rests on.' })),
  restsOnAssessments: optional(fact('Whether it names assessments or other records.')),
};
const yesNo = { ...answered, answer: optional(choice(YES_NO_UNKNOWN)) };

export const LicenceInputs = closedComponent(
  'LicenceInputs',
  'A licence as the rules read it: age instead of date of birth, and no identifier of the person.',
  {
    sentences: optional(list(ref(Sentence))),
    ageOnDecisionDay: optional(
      count(
        0,
        300,
        'Age in whole years on the day of the recall: of revocation where a recall is reported, of the decision until then.',
      ),
    ),
    release: optional(ref(Release)),
    expiry: optional(isoDate('Last day of the licence.')),
    sentenceExpiry: optional(isoDate('Last day of the sentence, before any time at large moves it.')),
    ending: optional(choice(LICENCE_ENDINGS)),
    conditions: optional(list(ref(ConditionInputs))),
    mappa: optional(ref(MappaInputs)),
    rosh: optional(ref(Rosh)),
    needs: optional(needs),
    indexOffence: optional(ref(OffenceInputs)),
    earlierOffences: optional(list(ref(OffenceInputs))),
    otherLiveLicences: optional(
      list(code(), { description: 'Ids of other licences of the person that are live on the day.' }),
    ),
    victimInContact: optional(victimInContact),
    incompleteLookUps: optional(incompleteLookUps),
    determination255BA5: optional(
      Type.Object(
        { made: fact('Whether a determination was made.') },
        { additionalProperties: false, description: 'A determination under s.255BA(5).' },
      ),
    ),
  },
);

export const YesNoInputs = closedComponent('YesNoInputs', 'A yes, no or unknown without its words.', yesNo);

export const MeasureInputs = closedComponent('MeasureInputs', 'What a person says of a lesser measure.', {
  ...answered,
  state: optional(choice(MEASURE_STATES)),
});

const measure = optional(ref(MeasureInputs));

export const JudgementInputs = closedComponent(
  'JudgementInputs',
  'The answers of a person, without their words.',
  {
    danger: optional(
      Type.Object(
        {
          ...yesNo,
          toWhom: optional(list(choice(HARM_GROUPS))),
          what: optional(choice(DANGER_KINDS)),
          howLikely: optional(choice(LIKELIHOODS)),
          howSoon: optional(choice(IMMINENCES)),
        },
        { additionalProperties: false },
      ),
    ),
    manageable: optional(
      Type.Object(
        {
          ...yesNo,
          with: optional(list(choice(RUNGS))),
          nothingAvailableNowWouldContainIt: optional(choice(YES_NO_UNKNOWN)),
        },
        { additionalProperties: false },
      ),
    ),
    measures: optional(
      Type.Object(
        {
          'no-enforcement': measure,
          'discuss-and-record': measure,
          'licence-compliance-letter': measure,
          'change-supervision': measure,
          'refer-or-treat': measure,
          'vary-conditions': measure,
          'intensive-alternative': measure,
        },
        { additionalProperties: false },
      ),
    ),
    contactBrokenDown: optional(
      Type.Object(
        { ...yesNo, attemptsRecorded: optional(fact('Whether attempts to make contact are recorded.')) },
        { additionalProperties: false },
      ),
    ),
    linkToIndexOffence: optional(ref(YesNoInputs)),
    criteria: optional(criteria(ref(YesNoInputs))),
    fairBalance: optional(ref(YesNoInputs)),
    conditionReviews: optional(
      list(
        Type.Object(
          {
            ...yesNo,
            condition: code('Id of the condition on the licence.'),
            victimLiaisonViewRecorded: optional(
              fact('Whether the view of the victim liaison officer is recorded.'),
            ),
          },
          {
            additionalProperties: false,
            description: 'Whether one condition still serves a purpose of the licence.',
          },
        ),
      ),
    ),
    noBreachEscalation: optional(
      Type.Object(
        {
          ...answered,
          reliedOn: fact('Whether a person relies on a rise of risk without a breach.'),
          checksRecorded: optional(fact('Whether what was checked is recorded.')),
          contactRecorded: optional(fact('Whether it is recorded if the person was contacted.')),
        },
        { additionalProperties: false },
      ),
    ),
    custody: optional(choice(CUSTODY_STATES)),
    daysOfLicenceLeft: optional(count(0, 36_500)),
    earlierDecisions: optional(ref(EarlierDecisions)),
    circumstances: optional(ref(Circumstances)),
  },
);

const KNOWN_NONE = 'An empty list means known to be none.';

/** Inputs as the rules were given them. */
export const CaseInputs = closedComponent(
  'CaseInputs',
  'The facts as the rules read them: codes, dates, numbers and opaque ids.',
  {
    licence: optional(ref(LicenceInputs)),
    events: optional(answers(ref(EventInputs), KNOWN_NONE)),
    judgement: optional(ref(JudgementInputs)),
    recall: optional(ref(RecallInputs)),
  },
);

/** An event of which nothing is told costs the most to weigh, and an evaluation is answered while others wait. */
const INLINE_EVENTS = 100;

export const EvaluationRequest = closedComponent(
  'EvaluationRequest',
  'A case given inline. Nothing of it is stored or logged; every member but `asAt` may be left out, and is then not known.',
  {
    asAt: isoDate('The day whose law and state of affairs to take.'),
    questions: optional(
      list(choice(QUESTIONS), { description: 'Only these rule sets; all of them when left out.' }),
    ),
    licence: optional(ref(LicenceInputs)),
    events: optional(list(ref(EventInputs), { description: KNOWN_NONE, maxItems: INLINE_EVENTS })),
    judgement: optional(ref(JudgementInputs)),
    recall: optional(ref(RecallInputs)),
  },
);

const partialAnswer = Type.Partial(
  Type.Object(answerMembers, {
    description: 'The members of the answer that belong to the questions asked.',
  }),
  { additionalProperties: false },
);

export const Evaluation = closedComponent('Evaluation', 'The answer to a case given inline.', {
  asAt: isoDate('The day whose law and state of affairs was taken.'),
  ruleBook: ref(RuleBookReference),
  answer: partialAnswer,
  counterfactuals: optional(ref(Counterfactuals)),
});
