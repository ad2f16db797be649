import { Type } from 'typebox';
import {
  CUSTODY_STATES,
  DANGER_KINDS,
  HARM_GROUPS,
  IMMINENCES,
  LIKELIHOODS,
  MEASURE_STATES,
  RECALL_CRITERIA,
  RUNGS,
  YES_NO_UNKNOWN,
} from '../../rules/index.ts';
import {
  answers,
  choice,
  closed,
  closedComponent,
  code,
  count,
  fact,
  instant,
  isoDate,
  line,
  list,
  page,
  prose,
  recordedMembers,
  ref,
} from './atoms.ts';
import { disputes } from './disputes.ts';
import { Review } from './review-views.ts';
import { RunStanding } from './run-standings.ts';

const optional = Type.Optional;

/** What every answer of a person carries besides its value. */
const answered = {
  reason: optional(prose('Why, in words.')),
  madeBy: optional(line('Who gives the answer.')),
  on: optional(isoDate('When it was given.')),
  restsOn: optional(
    closed('What the answer rests on.', {
      events: optional(list(code(), { description: 'Ids of events.' })),
      assessments: optional(list(line(), { description: 'Assessments or other records.' })),
    }),
  ),
};
const yesNo = { answer: choice(YES_NO_UNKNOWN), ...answered };

export const YesNoAnswer = closedComponent(
  'YesNoAnswer',
  'A yes, no or unknown that only a person can give.',
  yesNo,
);

export const Danger = closedComponent('Danger', 'The danger: to whom, of what, how likely and how soon.', {
  ...yesNo,
  toWhom: optional(list(choice(HARM_GROUPS))),
  what: optional(choice(DANGER_KINDS)),
  howLikely: optional(choice(LIKELIHOODS)),
  howSoon: optional(choice(IMMINENCES)),
});

export const Manageable = closedComponent(
  'Manageable',
  'Whether it can be managed in the community, and with what.',
  {
    ...yesNo,
    with: optional(list(choice(RUNGS))),
    nothingAvailableNowWouldContainIt: optional(
      choice(YES_NO_UNKNOWN, 'Serious harm is imminent and nothing available now would contain it.'),
    ),
  },
);

export const Measure = closedComponent('Measure', 'What a person says of a lesser measure.', {
  ...answered,
  state: choice(MEASURE_STATES),
});

const measure = optional(ref(Measure));

export const Measures = closedComponent('Measures', 'The lesser measures, least intrusive first.', {
  'no-enforcement': measure,
  'discuss-and-record': measure,
  'licence-compliance-letter': measure,
  'change-supervision': measure,
  'refer-or-treat': measure,
  'vary-conditions': measure,
  'intensive-alternative': measure,
});

export const ContactBrokenDown = closedComponent('ContactBrokenDown', 'Whether contact has broken down.', {
  ...yesNo,
  attempts: optional(
    list(
      closed('One attempt to make contact.', {
        on: isoDate('When.'),
        how: line('How.'),
        result: line('With what result.'),
      }),
    ),
  ),
});

export const NoBreachEscalation = closedComponent(
  'NoBreachEscalation',
  'Reliance on a rise of risk without a breach.',
  {
    ...answered,
    reliedOn: fact('Whether a person relies on it.'),
    checked: optional(prose('What was checked.')),
    personContacted: optional(choice(['yes', 'no'], 'Whether the person was contacted.')),
  },
);

const effect = optional(prose());

export const Effects = closedComponent('Effects', 'What recall would do to the person and others.', {
  home: effect,
  work: effect,
  careOfChildren: effect,
  treatment: effect,
});

/** The four criteria of Part A, part 22, each with an answer of the given shape. */
export function criteria<S extends Type.TSchema>(answer: S) {
  return closed(
    'For extended and indeterminate sentences: an answer counts only from a named person who gives reasons.',
    {
      [RECALL_CRITERIA[0]]: optional(answer),
      [RECALL_CRITERIA[1]]: optional(answer),
      [RECALL_CRITERIA[2]]: optional(answer),
      [RECALL_CRITERIA[3]]: optional(answer),
    },
  );
}

export const EarlierDecisions = closedComponent(
  'EarlierDecisions',
  'Decisions not to recall made since this release, under any version of the licence.',
  {
    notToRecallSinceRelease: optional(count(0, 1_000, 'How many are known here.')),
    mayBeHeldElsewhere: optional(fact('Whether others may be held in another system or area.')),
  },
);

export const Circumstances = closedComponent(
  'Circumstances',
  'Circumstances in which the decision falls to be made.',
  {
    outOfHours: optional(fact('Whether it falls outside office hours.')),
    inApprovedPremises: optional(fact('Whether the person lives in approved premises.')),
  },
);

export const ConditionReview = closedComponent(
  'ConditionReview',
  'Whether one condition of the licence still serves a purpose of the licence.',
  {
    ...yesNo,
    condition: code('Id of the condition on the licence.'),
    victimLiaisonView: optional(prose('The view of the victim liaison officer, where there is a victim.')),
  },
);

export const JudgementContent = closedComponent(
  'JudgementContent',
  'The answers only a person can give. One left out is not known; none is assumed.',
  {
    danger: optional(ref(Danger)),
    manageable: optional(ref(Manageable)),
    measures: optional(ref(Measures)),
    contactBrokenDown: optional(ref(ContactBrokenDown)),
    linkToIndexOffence: optional(ref(YesNoAnswer)),
    criteria: optional(criteria(ref(YesNoAnswer))),
    fairBalance: optional(ref(YesNoAnswer)),
    conditionReviews: optional(list(ref(ConditionReview))),
    noBreachEscalation: optional(ref(NoBreachEscalation)),
    custody: optional(choice(CUSTODY_STATES, 'Where the person is now.')),
    otherControls: optional(prose('Bail, remand, hospital or other controls.')),
    effects: optional(ref(Effects)),
    daysOfLicenceLeft: optional(count(0, 36_500)),
    earlierDecisions: optional(ref(EarlierDecisions)),
    circumstances: optional(ref(Circumstances)),
  },
);

const considerationMembers = {
  question: prose('Why recall is being considered, in words.'),
  promptedBy: optional(
    list(code(), {
      description:
        'Ids of the events that prompted it. Every known event of the licence is weighed all the same.',
    }),
  ),
};

export const ConsiderationContent = closedComponent(
  'ConsiderationContent',
  'One question of recall.',
  considerationMembers,
);

export const NewConsideration = closedComponent(
  'NewConsideration',
  'One question of recall, with the judgement where it is already known.',
  { ...considerationMembers, judgement: optional(ref(JudgementContent)) },
);

export const RecordedConsideration = closedComponent(
  'RecordedConsideration',
  'A consideration with its review, its judgement and the runs made in it. How the latest run stands is given where one consideration is read or answered, not in lists.',
  {
    ...recordedMembers,
    content: ref(ConsiderationContent),
    licenceId: Type.String({ format: 'uuid', description: 'The licence it is about.' }),
    review: ref(Review),
    judgement: optional(ref(JudgementContent)),
    recommendations: answers(
      closed('A run of the rules.', {
        id: Type.String({ format: 'uuid' }),
        asAt: isoDate('The day whose law and state of affairs it took.'),
        recordedAt: instant('When it was run.'),
        standing: optional(ref(RunStanding)),
      }),
      'Runs made in this consideration, oldest first.',
    ),
    disputes,
  },
);

export const ConsiderationPage = page('ConsiderationPage', ref(RecordedConsideration), 'Considerations.');
