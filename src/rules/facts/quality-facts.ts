import type { Fact } from '../kernel/book.ts';
import { choice, derived, given, HOLDERS, yesNo } from './kinds.ts';

const record = (label: string) => ({ ...yesNo, ...derived('case', label) }) as const;

/**
 * What the record of a case shows about itself. Each is known whatever else is missing: it says what is written down, so
 * that what nobody wrote down is not there.
 */
export const RECORD_FACTS = {
  'harm.assessed-before-release': record(
    'whether the risk of serious harm was assessed before release and not since',
  ),
  'harm.assessed-before-latest-event': record(
    'whether an event came after the risk of serious harm was assessed',
  ),
  'harm.assessed-after-decision-day': record(
    'whether the day of the assessment comes after the day of the decision',
  ),
  'harm.levels-undated': record('whether levels of risk of serious harm are recorded without their day'),
  'harm.group-in-danger-without-level': record(
    'whether somebody said to be in danger belongs to a group for which no level is recorded, beside groups that have one',
  ),
  'harm.every-level-low': record('whether every recorded level of risk of serious harm is low'),
  'history.repeated-violence': record(
    'whether two or more of the index and earlier offences were violent or had a sexual element',
  ),
  'mappa.level-without-category': record('whether a MAPPA level is recorded without a category'),
  'mappa.category-without-level': record('whether a MAPPA category is recorded without a level'),
  'enquiries.incomplete': record('whether an enquiry that the case rests on failed or is unfinished'),
  'licence.others-live': record('whether the same person has another live licence'),
  'judgement.before-latest-event': record(
    'whether an event came after the danger or its manageability was answered',
  ),
  'judgement.rests-on-event-not-in-case': record(
    'whether an answer rests on an event that is not in the case',
  ),
  'judgement.rests-on-charge-not-relied-on': record(
    'whether the answer on danger rests on a charge that is marked as no reason for the recall',
  ),
  'judgement.reviews-condition-not-on-licence': record(
    'whether a person reviewed a condition that the licence does not have',
  ),
  'judgement.containment-statement-without-reasons': record(
    'whether it is said without reasons that nothing available now would contain the danger',
  ),
  'criteria.without-reasons': record(
    'whether a criterion for an extended or indeterminate sentence is answered without reasons or a name',
  ),
  'criteria.out-of-touch-without-attempts': record(
    'whether the person is said to be out of touch with no attempt at contact recorded',
  ),
  'contact.broken-down-without-attempts': record(
    'whether contact is said to have broken down with no attempt at contact recorded',
  ),
  'measures.inadequate-without-reason': record('whether a measure is marked inadequate without the reason'),
  'escalation.without-checks': record(
    'whether risk without breach is relied on with no record of what was checked or of contact with the person',
  ),
  'incidents.told-differently': record(
    "whether reports of one incident disagree on the person's part in it, or two of one type and day on the fault",
  ),
  'decision.in-approved-premises': record('whether the person lives in approved premises'),
  'recall.dates-out-of-order': record('whether the days reported of the recall are out of order'),
  'recall.dated-after-decision-day': record(
    'whether a day reported of the recall comes after the day of the decision',
  ),
  'recall.days-at-large-disagree': record(
    'whether the days at large differ from the days between revocation and return',
  ),
} as const satisfies Readonly<Record<string, Fact>>;

/** What the catalogue of conditions says of one condition of the licence. */
export const CATALOGUE_FINDINGS = [
  'recognised',
  'recognised-in-another-category',
  'code-of-another-version',
  'code-not-recognised',
  'version-not-recognised',
  'version-not-told',
  'not-identified',
] as const;
export type CatalogueFinding = (typeof CATALOGUE_FINDINGS)[number];

/** Facts that findings of quality and endorsement read. */
export const QUALITY_FACTS = {
  ...RECORD_FACTS,
  'event.occurred-after-decision-day': {
    ...yesNo,
    ...given(
      'event',
      'whether the event is dated after the day of the decision',
      'events[].occurredOn',
      HOLDERS.reporter,
    ),
  },
  'condition.in-catalogue': {
    ...choice(CATALOGUE_FINDINGS),
    ...derived('condition', 'what the catalogue says of the condition by its policy version and code'),
  },
  'decision.out-of-hours': {
    ...yesNo,
    ...derived('consideration', 'whether the decision is taken out of hours'),
  },
  'decisions.earlier-not-to-recall': {
    ...yesNo,
    ...given(
      'consideration',
      'whether there was an earlier decision not to recall since this release, under any version of the licence',
      'judgement.earlierDecisions',
      HOLDERS.practitioner,
    ),
  },
} as const satisfies Readonly<Record<string, Fact>>;
