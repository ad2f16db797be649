import type { QUALITY_FACTS } from '../../facts/quality-facts.ts';
import type { FactSentences } from '../catalogue.ts';
import { CATALOGUE_FINDING_NAMES } from './code-names.ts';

/** What is said of what the record shows about itself, and of who must agree. A gap in the record says nothing about the person. */
export const FACTS_OF_QUALITY_IN_ENGLISH = {
  'harm.assessed-before-release': {
    yes: 'The risk of serious harm was assessed before release and not since.',
    no: 'The record does not show that the risk of serious harm was last assessed before release.',
    unknown: 'It is not known whether the risk of serious harm was last assessed before release.',
  },
  'harm.assessed-before-latest-event': {
    yes: 'An event came after the risk of serious harm was last assessed.',
    no: 'The record shows no event after the risk of serious harm was last assessed.',
    unknown: 'It is not known whether an event came after the risk of serious harm was last assessed.',
  },
  'harm.assessed-after-decision-day': {
    yes: 'The assessment of serious harm is dated after the day of the decision.',
    no: 'The assessment of serious harm is not dated after the day of the decision.',
    unknown: 'It is not known whether the assessment of serious harm is dated after the day of the decision.',
  },
  'harm.levels-undated': {
    yes: 'Levels of risk of serious harm are recorded without the day of the assessment.',
    no: 'No levels of risk of serious harm are recorded without the day of the assessment.',
    unknown: 'It is not known whether the levels of risk of serious harm have the day of the assessment.',
  },
  'harm.group-in-danger-without-level': {
    yes: 'A group said to be in danger has no recorded level of risk, though other groups have one.',
    no: 'The record shows no group in danger without a level of risk beside groups that have one.',
    unknown: 'It is not known whether every group said to be in danger has a recorded level of risk.',
  },
  'harm.every-level-low': {
    yes: 'Every recorded level of risk of serious harm is low.',
    no: 'The record does not show a low risk of serious harm for every group with a level.',
    unknown: 'It is not known whether every recorded level of risk of serious harm is low.',
  },
  'history.repeated-violence': {
    yes: 'Two or more of the index and earlier offences are recorded as violent or sexual.',
    no: 'The record does not show two or more violent or sexual offences among the index and earlier ones.',
    unknown: 'It is not known whether two or more of the index and earlier offences were violent or sexual.',
  },
  'mappa.level-without-category': {
    yes: 'A MAPPA level is recorded without a category.',
    no: 'No MAPPA level is recorded without a category.',
    unknown: 'It is not known whether a MAPPA level is recorded without a category.',
  },
  'mappa.category-without-level': {
    yes: 'A MAPPA category is recorded without a level.',
    no: 'No MAPPA category is recorded without a level.',
    unknown: 'It is not known whether a MAPPA category is recorded without a level.',
  },
  'enquiries.incomplete': {
    yes: 'An enquiry that the case rests on failed or is not finished.',
    no: 'No enquiry that the case rests on is recorded as failed or not finished.',
    unknown: 'It is not known whether every enquiry that the case rests on is finished.',
  },
  'licence.others-live': {
    yes: 'It is recorded that the person has another live licence.',
    no: 'No other live licence is recorded for the person.',
    unknown: 'It is not known whether the person has another live licence.',
  },
  'judgement.before-latest-event': {
    yes: 'An event came after the judgement on the danger or on managing it.',
    no: 'The record shows no event after the judgement on the danger or on managing it.',
    unknown: 'It is not known whether an event came after the judgement on the danger.',
  },
  'judgement.rests-on-event-not-in-case': {
    yes: 'An answer rests on an event that is not in the case.',
    no: 'No answer rests on an event that is not in the case.',
    unknown: 'It is not known whether an answer rests on an event that is not in the case.',
  },
  'judgement.rests-on-charge-not-relied-on': {
    yes: 'The answer on the danger rests on a charge that is marked as no reason for recall.',
    no: 'The answer on the danger rests on no charge that is marked as no reason for recall.',
    unknown:
      'It is not known whether the answer on the danger rests on a charge that is marked as no reason.',
  },
  'judgement.reviews-condition-not-on-licence': {
    yes: 'A person reviewed a condition that the licence does not have.',
    no: 'The record shows no review of a condition that the licence does not have.',
    unknown: 'It is not known whether a person reviewed a condition that the licence does not have.',
  },
  'judgement.containment-statement-without-reasons': {
    yes: 'The judgement says, but without reasons, that nothing available now would contain the danger.',
    no: 'Nobody says without reasons that nothing available now would contain the danger.',
    unknown: 'It is not known whether anybody says without reasons that nothing would contain the danger.',
  },
  'criteria.without-reasons': {
    yes: 'A criterion for recall is answered without reasons or without a name.',
    no: 'No criterion for recall is answered without reasons or without a name.',
    unknown: 'It is not known whether a criterion for recall is answered without reasons or without a name.',
  },
  'criteria.out-of-touch-without-attempts': {
    yes: 'The person is said to be out of touch, but no attempt at contact is recorded.',
    no: 'Nobody says that the person is out of touch without a recorded attempt at contact.',
    unknown:
      'It is not known whether an attempt at contact is recorded beside the answer on being out of touch.',
  },
  'contact.broken-down-without-attempts': {
    yes: 'The judgement says contact has broken down, but no attempt at contact is recorded.',
    no: 'Nobody says that contact has broken down without a recorded attempt at contact.',
    unknown: 'It is not known whether an attempt at contact is recorded beside the answer on contact.',
  },
  'measures.inadequate-without-reason': {
    yes: 'A measure is called inadequate with no reason given.',
    no: 'No measure is called inadequate with no reason given.',
    unknown: 'It is not known whether a measure is called inadequate with no reason given.',
  },
  'escalation.without-checks': {
    yes: 'A person relies on a rise in risk without a breach, but the checks or the contact with the person on licence are not recorded.',
    no: 'Nobody relies on a rise in risk without a breach while checks or contact go unrecorded.',
    unknown: 'It is not known whether a rise in risk is relied on while checks or contact go unrecorded.',
  },
  'incidents.told-differently': {
    yes: "Reports of one incident differ on the person's part in it or on fault.",
    no: "The record shows no reports of one incident that differ on the person's part in it or on fault.",
    unknown: "It is not known whether reports of one incident differ on the person's part in it or on fault.",
  },
  'decision.in-approved-premises': {
    yes: 'It is recorded that the person lives in approved premises.',
    no: 'It is not recorded that the person lives in approved premises.',
    unknown: 'It is not known whether the person lives in approved premises.',
  },
  'recall.dates-out-of-order': {
    yes: 'The days reported of the recall are out of order.',
    no: 'No days reported of a recall are out of order.',
    unknown: 'It is not known whether the days reported of the recall are out of order.',
  },
  'recall.dated-after-decision-day': {
    yes: 'A day reported of the recall comes after the day of the decision.',
    no: 'No day reported of a recall comes after the day of the decision.',
    unknown: 'It is not known whether a day reported of the recall comes after the day of the decision.',
  },
  'recall.days-at-large-disagree': {
    yes: 'The days at large as reported differ from the days between revocation and return.',
    no: 'The record shows no difference between reported days at large and the days from revocation to return.',
    unknown: 'It is not known whether the reported days at large fit the days from revocation to return.',
  },
  'event.occurred-after-decision-day': {
    yes: 'The event is dated after the day of the decision.',
    no: 'The event is not dated after the day of the decision.',
    unknown: 'It is not recorded whether the event came after the day of the decision.',
  },
  'condition.in-catalogue': {
    is: 'The check of this condition against the policy lists found {value}.',
    isNot: 'The check of this condition against the policy lists did not find {value}.',
    unknown: 'It is not known what the check of this condition against the policy lists found.',
    names: CATALOGUE_FINDING_NAMES,
  },
  'decision.out-of-hours': {
    yes: 'It is reported that the decision is taken out of hours.',
    no: 'It is not reported that the decision is taken out of hours.',
    unknown: 'It is not known whether the decision is taken out of hours.',
  },
  'decisions.earlier-not-to-recall': {
    yes: 'It is recorded that there was an earlier decision not to recall since this release.',
    no: 'It is recorded that there was no earlier decision not to recall since this release.',
    unknown: 'It is not recorded whether there was an earlier decision not to recall since this release.',
  },
} as const satisfies FactSentences<keyof typeof QUALITY_FACTS>;
