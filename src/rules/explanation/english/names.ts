import type { Response } from '../../answer.ts';
import { HOLDERS } from '../../facts/kinds.ts';
import type { ConditionCategory, HarmGroup, LookUp, Need, Rung } from '../../vocabularies.ts';
import type { Catalogue } from '../catalogue.ts';
import {
  EVENT_TYPE_NAMES,
  RECALL_KIND_NAMES,
  RECALL_TYPE_NAMES,
  RUNG_NAMES,
  SENTENCE_TYPE_NAMES,
} from './code-names.ts';

type Named<Code extends string> = Readonly<Record<Code, string>>;

const CONDITION_CATEGORY_NAMES: Named<ConditionCategory> = {
  standard: 'standard condition',
  additional: 'additional condition',
  bespoke: 'bespoke condition',
};

const HARM_GROUP_NAMES: Named<HarmGroup> = {
  public: 'the public',
  'known-adult': 'a known adult',
  children: 'children',
  prisoners: 'prisoners',
  staff: 'staff',
};

const LOOK_UP_NAMES: Named<LookUp> = {
  mappa: 'MAPPA',
  'risk-assessment': 'the risk assessment',
  'offence-history': 'offence history',
  'licence-conditions': 'licence conditions',
  'earlier-decisions': 'earlier decisions not to recall',
  'police-information': 'police information',
};

const NEED_NAMES: Named<Need> = {
  'suicide-or-self-harm': 'risk of suicide or self-harm',
  'relationship-breakdown': 'relationship breakdown',
  'domestic-abuse': 'domestic abuse',
  'drug-or-alcohol-use': 'drug or alcohol use',
  'being-bullied': 'being bullied',
  'at-risk-from-others': 'being at risk from others',
  'safeguarding-concerns': 'safeguarding concerns',
  'mental-health': 'mental health',
  'physical-health': 'physical health',
  medication: 'medication',
  bereavement: 'bereavement',
  'learning-difficulties': 'learning difficulties',
  'physical-disabilities': 'physical disabilities',
  pregnancy: 'pregnancy',
  'care-of-children': 'care of children',
  'language-or-culture': 'language or culture',
  housing: 'housing',
};

/** Responses that are no measure short of recall. */
const RESPONSE_NAMES: Named<Exclude<Response, Rung>> = {
  'recall-supported': 'recall supported by the evidence recorded',
  'no-adequate-measure-named': 'no measure said to be enough',
};

/** Limbs of the threshold, criteria of long sentences, and what opens recall from curfew. */
const LIMB_NAMES: Named<string> = {
  'serious-harm-increased': 'increased risk of serious harm',
  'serious-harm-not-containable': 'risk of serious harm that cannot be managed in the community',
  'further-offending-not-manageable':
    'increased risk of further offending that cannot be managed in the community',
  'further-offending-imminent': 'further offending that is imminent',
  'contact-broken-down': 'contact that has broken down',
  'behaviour-similar-to-index-offence': 'behaviour similar to the circumstances of the index offence',
  'behaviour-leading-to-sexual-or-violent-offence': 'behaviour leading to a sexual or violent offence',
  'behaviour-likely-to-result-in-sexual-or-violent-offence':
    'behaviour likely to result in a sexual or violent offence',
  'out-of-touch': 'out of touch, so that another criterion may be assumed',
  'curfew-in-force-and-condition-breached': 'curfew in force and a condition breached',
  'curfew-in-force-and-cannot-be-monitored': 'curfew in force and the person cannot be monitored',
};

/** Ways of carrying out a lesser measure. */
const OPTION_NAMES: Named<string> = {
  'professional-absence-decision': 'a decision that the absence is acceptable',
  'removal-of-a-barrier': 'removing a barrier to attendance',
  'equipment-check': 'a check of the equipment',
  'asking-for-the-reason': 'asking the person for the reason',
  'attempts-to-make-contact': 'attempts to make contact',
  'discussion-with-a-manager': 'discussion with a manager',
  'compliance-letter': 'a licence compliance letter',
  'more-frequent-reporting': 'more frequent reporting',
  'different-time-or-place-of-reporting': 'a different time or place for reporting',
  'different-practitioner': 'a different practitioner',
  'adapted-instructions': 'instructions adapted to the person',
  'duty-to-refer-housing': 'a housing referral under the duty to refer',
  'emergency-housing': 'emergency housing',
  'substance-treatment': 'drug or alcohol treatment',
  'mental-health-care': 'mental health care',
  'health-response': 'a response from health services',
  'safeguarding-referral': 'a safeguarding referral',
  'partnership-agency-referral': 'a referral to a partner agency',
  'additional-conditions': 'additional conditions',
  'alcohol-monitoring': 'alcohol monitoring',
  'drug-testing': 'drug testing',
  'different-approved-address': 'a different approved address',
  'different-zone-or-curfew': 'a different zone or curfew',
  'approved-premises': 'a place in approved premises',
  'electronic-monitoring': 'electronic monitoring',
  'multi-agency-management': 'management by several agencies (MAPPA)',
  'integrated-offender-management': 'integrated offender management',
};

/** The facts name their holders in English already. */
const HOLDER_NAMES: Named<string> = Object.fromEntries(
  [...Object.values(HOLDERS), 'the licence as issued', 'the prescriber', 'the testing laboratory'].map(
    (holder) => [holder, holder],
  ),
);

/** Short names, as they stand in headings, tables and slots. */
export const NAMES: Catalogue['names'] = {
  eventTypes: EVENT_TYPE_NAMES,
  sentenceTypes: SENTENCE_TYPE_NAMES,
  conditionCategories: CONDITION_CATEGORY_NAMES,
  harmGroups: HARM_GROUP_NAMES,
  lookUps: LOOK_UP_NAMES,
  needs: NEED_NAMES,
  rungs: RUNG_NAMES,
  responses: RESPONSE_NAMES,
  recallKinds: RECALL_KIND_NAMES,
  recallTypes: RECALL_TYPE_NAMES,
  limbs: LIMB_NAMES,
  options: OPTION_NAMES,
  heldBy: HOLDER_NAMES,
};

/** Names for subjects. */
export const SUBJECTS: Catalogue['subjects'] = {
  eventOnDay: '{type} on {day}',
  eventDayNotKnown: '{type}, day not known',
  eventsNotGiven: 'events that nobody has reported either way',
  eventTypeNotKnown: 'event of a kind that nobody has given',
  sentenceTypeNotKnown: 'sentence of a type that nobody has given',
  touch: '{event}, set beside the condition: {condition}',
  anotherCondition: 'a condition of the licence, which nobody has given',
  sentence: '{type}',
  eventNotInCase: 'an event that is not in this case',
  conditionNotOnLicence: 'a condition that is not on this licence',
  anotherLicence: 'another licence of the same person',
  recordedNeed: 'recorded need: {need}',
};
