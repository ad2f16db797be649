import type { Catalogue } from '../catalogue.ts';

/** Findings that an event, a condition or the two together do not fit the licence or the day. */
const OF_EVENTS_AND_CONDITIONS = {
  'event-before-release':
    'This event came before release, so it cannot breach this licence. Check its day, or leave it out of the reasons.',
  'event-after-decision-day':
    'This event is dated after the day of the decision. Check its day, or ask for a new answer as at a later day.',
  'condition-not-on-licence':
    'This event names a condition that is not on the licence. Check the licence as it was issued.',
  'condition-not-in-force':
    'The condition was not in force on the day of this event. Check both days on the licence and in the report.',
  'condition-category-disagrees':
    'The licence puts this condition in one category and the official list in another. Check its policy version and code.',
  'condition-code-not-of-that-policy-version':
    'The code of this condition is not in the policy version given for it. Check both against the licence.',
  'condition-code-not-recognised':
    'No known policy version has the code of this condition. Check the code, and rely on the words of the licence.',
  'condition-policy-version-not-recognised':
    'The policy version of this condition is not known here. Check it, and rely on the words of the licence.',
  'condition-policy-version-unknown':
    'This condition has a code but no policy version. The same code can mean different things, so add the version.',
} as const;

/** Findings that the record is old, contradicts itself or leaves a gap. */
const OF_THE_RECORD = {
  'stale-assessment':
    'The risk of serious harm was last assessed before release, {age} before the day of the decision. Review it now against life in the community.',
  'events-since-assessment':
    'Something has happened since the risk of serious harm was assessed, {age} before the day of the decision. Review the assessment in that light.',
  'assessment-undated':
    'Risk of serious harm levels are recorded without their day. Find out when they were assessed, and record it.',
  'assessment-after-decision-day':
    'The assessment is dated after the day of the decision. Check its day, or ask for a new answer as at a later day.',
  'no-level-for-group-in-danger':
    'A person says that this group is in danger, but it has no risk of serious harm level. Assess and record one.',
  'low-harm-beside-violent-history':
    'Every risk of serious harm level is low, but at least two offences were violent or sexual. Review the levels with your manager.',
  'mappa-level-without-category':
    'A MAPPA level is recorded without a category. Ask the MAPPA coordinator, and record it.',
  'mappa-category-without-level':
    'A MAPPA category is recorded without a level. Ask the MAPPA coordinator, and record it.',
  'look-up-incomplete':
    'This enquiry failed or is not finished, so what it would have told you is unknown. Make it again before you rely on this answer.',
  'other-live-licences':
    'The person has another live licence. Look at that licence as well, because each one is tested by itself.',
  'incident-told-differently':
    'Reports of one incident disagree. Find out which is right, and correct the other report.',
  'approved-premises-rationale-needed':
    'The person lives in approved premises. The official form asks for reasons of their own there, so write them down.',
  'recall-dates-out-of-order':
    'The days reported of the recall cannot all be right. Check the order of revocation, return, release and the rest.',
  'recall-dated-after-decision-day':
    'A day reported of the recall is after the day of this answer. Check it, or ask for a new answer as at a later day.',
  'recall-days-at-large-disagree':
    'The days at large do not fit the days of revocation and return. Check all three with the prison.',
} as const;

/** Findings that a person's answer does not say what it must before anybody can rely on it. */
const OF_THE_JUDGEMENT = {
  'judgement-before-latest-event':
    'Something has happened since the danger was judged, {age} before the day of the decision. Judge it again with that event in mind, and record the day.',
  'judgement-rests-on-event-not-in-case':
    'A judgement rests on an event that is not in this case. Add the event, or name the right one.',
  'reviewed-condition-not-on-licence':
    'A person has reviewed a condition that is not on this licence. Check which condition was meant.',
  'containment-statement-without-reasons':
    'A person says that nothing available now would contain the danger, but gives no reasons. Ask for them: without reasons it does not count.',
  'criterion-without-reasons':
    'This criterion was answered without reasons or without a name. Ask for both: without them it does not count.',
  'out-of-touch-without-attempts':
    'The person is said to be out of touch, but no attempt at contact is recorded. Record each attempt and the last contact.',
  'contact-broken-down-without-attempts':
    'Contact is said to have broken down, but no attempt at contact is recorded. Record each attempt and the last contact.',
  'inadequate-without-reason':
    'This measure is called inadequate, but no reason is given. Ask for the reason: without it the measure counts as not considered.',
  'escalation-without-checks':
    'A rise in risk without a breach is relied on, but the checks or the contact are not recorded. Record both, and get legal advice.',
} as const;

/** Findings that answers of the case contradict each other or leave a gap. */
const OF_THE_CASE = {
  'recall-issued-outside-law':
    'The recall was issued as a kind that the law of its day does not seem to allow. Raise it with the casework team at once.',
  'necessity-without-threshold':
    'The record says that recall is needed, but no part of the threshold is met. Look at the danger and the threshold again.',
  'measures-not-considered':
    'A person says that nothing available now would contain the danger, but has not weighed every measure. Record why each would not do.',
  'recorded-level-below-stated-danger':
    'A person says that serious harm is imminent, but every recorded level is low or medium. Act on the danger, and review the levels.',
  'adequate-measure-and-nothing-would-contain':
    'One answer says that a measure is enough, and another that nothing would contain the danger. Both cannot be right, so correct one.',
  'adequate-measure-outside-list':
    'A measure is called enough, but the list of measures that manage the danger leaves it out. Correct one of the two.',
  'licence-ends-before-the-clocks':
    'The licence ends before a decision could be made, agreed and worked through. Tell your manager today.',
  'judgement-rests-on-nothing-named':
    'The danger, or whether it can be managed, is answered without saying what that rests on. Name the events or assessments.',
  'schedule-19aa-without-terrorism-or-national-security':
    'An offence in Schedule 19AA is recorded, but no terrorist or national security offence. Check the sentence record: the list itself was not checked here.',
  'charge-not-relied-on-supports-necessity':
    'A charge is marked as no reason for the recall, yet the stated danger rests on it. Say which is right before anybody decides.',
  'youth-sentence-with-adult-exclusion':
    'Every sentence is a youth sentence, but something is recorded that the official form asks of adults only. Ask a specialist which questions apply.',
} as const;

/** What is wrong or missing in the record, and what to do about it, by finding. */
export const QUALITY_FINDINGS: Catalogue['qualityFindings'] = {
  ...OF_EVENTS_AND_CONDITIONS,
  ...OF_THE_RECORD,
  ...OF_THE_JUDGEMENT,
  ...OF_THE_CASE,
  'not-every-completion-weighed':
    'So much is unknown that not every combination could be tried. An answer may be called open that is not, so add the facts you have and ask again.',
};
