import { ESCALATIONS, RECALL_ANSWERS, SHOWN, THRESHOLD_ANSWERS } from '../answer.ts';
import type { Fact } from '../kernel/book.ts';
import {
  DANGER_KINDS,
  IMMINENCES,
  LIKELIHOODS,
  MEASURE_STATES,
  type RecallCriterion,
  RUNGS,
} from '../vocabularies.ts';
import { choice, derived, given, HOLDERS, yesNo } from './kinds.ts';

const criterion = (name: RecallCriterion, label: string) =>
  ({
    ...yesNo,
    ...given('case', label, `judgement.criteria.${name}.answer`, HOLDERS.practitioner),
  }) as const;

const MEASURE_RECORDS = [...MEASURE_STATES, 'inadequate-without-reason'] as const;

/** Facts of the judgement, and what follows from it and the findings. */
export const JUDGEMENT_FACTS = {
  'case.breach': {
    ...choice(SHOWN),
    ...derived('case', 'whether a breach of any condition is shown'),
  },
  'danger.present': {
    ...yesNo,
    ...given('case', 'whether there is a danger', 'judgement.danger.answer', HOLDERS.practitioner),
  },
  'danger.to-somebody': {
    ...yesNo,
    ...given('case', 'to whom the danger is', 'judgement.danger.toWhom', HOLDERS.practitioner),
  },
  'danger.kind': {
    ...choice(DANGER_KINDS),
    ...given('case', 'what the danger is of', 'judgement.danger.what', HOLDERS.practitioner),
  },
  'danger.likelihood': {
    ...choice(LIKELIHOODS),
    ...given('case', 'how the likelihood has changed', 'judgement.danger.howLikely', HOLDERS.practitioner),
  },
  'danger.soon': {
    ...choice(IMMINENCES),
    ...given(
      'case',
      'how soon the danger could come about',
      'judgement.danger.howSoon',
      HOLDERS.practitioner,
    ),
  },
  'danger.manageable': {
    ...yesNo,
    ...given(
      'case',
      'whether the danger can be managed in the community',
      'judgement.manageable.answer',
      HOLDERS.practitioner,
    ),
  },
  'danger.cannot-be-contained-now': {
    ...yesNo,
    ...given(
      'case',
      'whether nothing available now would contain the danger',
      'judgement.manageable.nothingAvailableNowWouldContainIt',
      HOLDERS.practitioner,
    ),
  },
  'contact.broken-down': {
    ...yesNo,
    ...given(
      'case',
      'whether contact has broken down',
      'judgement.contactBrokenDown.answer',
      HOLDERS.practitioner,
    ),
  },
  'criterion.behaviour-similar-to-index-offence': criterion(
    'behaviour-similar-to-index-offence',
    'whether the behaviour is similar to the circumstances of the index offence (a named person with reasons)',
  ),
  'criterion.behaviour-leading-to-sexual-or-violent-offence': criterion(
    'behaviour-leading-to-sexual-or-violent-offence',
    'whether the behaviour leads to a sexual or violent offence (a named person with reasons)',
  ),
  'criterion.behaviour-likely-to-result-in-sexual-or-violent-offence': criterion(
    'behaviour-likely-to-result-in-sexual-or-violent-offence',
    'whether the behaviour is likely to result in a sexual or violent offence (a named person with reasons)',
  ),
  'criterion.out-of-touch': criterion(
    'out-of-touch',
    'whether the person is out of touch so that another criterion may be assumed (a named person with reasons why)',
  ),
  'danger.rests-on-conduct': {
    ...yesNo,
    ...given(
      'case',
      'whether the danger rests on events that were offending or chosen non-compliance',
      'judgement.danger.restsOnEvents',
      HOLDERS.practitioner,
    ),
  },
  'link.to-index-offence': {
    ...yesNo,
    ...given(
      'case',
      'whether the behaviour is linked to the index offence (a named person with reasons)',
      'judgement.linkToIndexOffence.answer',
      HOLDERS.practitioner,
    ),
  },
  'balance.fair': {
    ...yesNo,
    ...given(
      'case',
      'whether recall would strike a fair balance with its effects on the person (a named person with reasons)',
      'judgement.fairBalance.answer',
      HOLDERS.practitioner,
    ),
  },
  'escalation.relied-on': {
    ...yesNo,
    ...derived('case', 'whether a person relies on an escalation of risk without a breach'),
  },
  'escalation.recorded': {
    ...yesNo,
    ...derived('case', 'whether what was checked, and if the person was contacted, is recorded'),
  },
  'escalation.on-other-facts': {
    ...yesNo,
    ...derived('case', 'whether it rests on facts other than a breach that was alleged and not shown'),
  },
  'case.escalation': {
    ...choice(ESCALATIONS),
    ...derived('case', 'the ground of escalation without breach'),
  },
  'case.limb-met': { ...yesNo, ...derived('case', 'whether any limb of the threshold is met') },
  'case.threshold': {
    ...choice(THRESHOLD_ANSWERS),
    ...derived('case', 'whether the threshold for recall is met'),
  },
  'measure.prompted': { ...yesNo, ...derived('rung', 'whether the events prompt this measure') },
  'measure.record': {
    ...choice(MEASURE_RECORDS),
    ...derived('rung', 'what a person has recorded of this measure'),
  },
  'measure.suffices': {
    ...yesNo,
    ...given('rung', 'whether this measure would suffice', 'judgement.measures', HOLDERS.practitioner),
  },
  'case.measure-suffices': {
    ...yesNo,
    ...derived('case', 'whether a relevant lesser measure would suffice'),
  },
  'case.lowest-measure': {
    ...choice([...RUNGS, 'none-named']),
    ...derived('case', 'the least intrusive measure that a person finds adequate'),
  },
  'case.necessity': { ...choice(SHOWN), ...derived('case', 'whether recall is necessary') },
  'case.recall': {
    ...choice(RECALL_ANSWERS),
    ...derived('case', 'whether the evidence supports recall'),
  },
  'need.self-harm': {
    ...yesNo,
    ...given(
      'case',
      'whether suicide or self-harm is a recorded concern',
      'licence.needs',
      HOLDERS.practitioner,
    ),
  },
  'harm.recorded-low': {
    ...yesNo,
    ...derived('case', 'whether every recorded level of risk of serious harm is low or medium'),
  },
  'case.measure-unconsidered': {
    ...yesNo,
    ...derived('case', 'whether a relevant measure has not been considered'),
  },
  'case.adequate-measure-outside-list': {
    ...yesNo,
    ...derived('case', 'whether a measure is called adequate that the list of managing measures leaves out'),
  },
  'case.adequate-measure-recorded': {
    ...yesNo,
    ...derived('case', 'whether a measure is recorded as adequate'),
  },
  'judgement.rests-on-nothing': {
    ...yesNo,
    ...derived('case', 'whether the danger or its manageability is answered without naming what it rests on'),
  },
} as const satisfies Readonly<Record<string, Fact>>;
