import type { Table } from '../kernel/book.ts';
import { COVERAGE_FROM } from '../law/coverage.ts';
import type { EventType, Need, Rung } from '../vocabularies.ts';

const talk = ['discuss-and-record'] as const;
const enforce = ['discuss-and-record', 'licence-compliance-letter', 'change-supervision'] as const;

/** Which lesser measures the usual first response to each type of event names: prompts for a person, never actions. */
const measuresByType = {
  'missed-appointment-good-reason': ['no-enforcement'],
  'missed-appointment-no-good-reason': ['discuss-and-record', 'licence-compliance-letter'],
  'repeated-absence-contactable': enforce,
  'lost-contact': ['discuss-and-record', 'change-supervision'],
  'home-visit-refused-or-missed': enforce,
  'left-approved-address': [
    'discuss-and-record',
    'licence-compliance-letter',
    'vary-conditions',
    'intensive-alternative',
  ],
  'accommodation-lost': ['no-enforcement', 'refer-or-treat', 'vary-conditions', 'intensive-alternative'],
  'positive-test-or-disclosed-use': [
    'discuss-and-record',
    'licence-compliance-letter',
    'refer-or-treat',
    'vary-conditions',
  ],
  'attended-intoxicated-or-abusive': ['discuss-and-record', 'licence-compliance-letter', 'refer-or-treat'],
  'prohibited-contact-or-undisclosed-relationship': [
    'licence-compliance-letter',
    'change-supervision',
    'vary-conditions',
    'intensive-alternative',
  ],
  'exclusion-zone-entry': [
    'discuss-and-record',
    'licence-compliance-letter',
    'vary-conditions',
    'intensive-alternative',
  ],
  'tag-flat-or-signal-lost': ['no-enforcement', 'discuss-and-record'],
  'tag-tamper': [
    'discuss-and-record',
    'licence-compliance-letter',
    'change-supervision',
    'intensive-alternative',
  ],
  'threats-or-harassment-not-charged': ['change-supervision', 'vary-conditions', 'intensive-alternative'],
  'hdc-curfew-absence': ['discuss-and-record', 'licence-compliance-letter'],
  'hdc-cannot-monitor': ['no-enforcement', 'refer-or-treat', 'intensive-alternative'],
  'domestic-abuse-call-out': [
    'change-supervision',
    'refer-or-treat',
    'vary-conditions',
    'intensive-alternative',
  ],
  'arrest-bail-or-rui': [
    'discuss-and-record',
    'change-supervision',
    'vary-conditions',
    'intensive-alternative',
  ],
  'charged-minor-unrelated': [
    'discuss-and-record',
    'licence-compliance-letter',
    'change-supervision',
    'vary-conditions',
  ],
  'charged-serious-or-index-like': ['change-supervision', 'vary-conditions', 'intensive-alternative'],
  'caution-or-conviction': [
    'discuss-and-record',
    'licence-compliance-letter',
    'change-supervision',
    'vary-conditions',
  ],
  'nfa-discontinued-or-acquitted': talk,
  'order-or-notification-breach': ['change-supervision', 'vary-conditions', 'intensive-alternative'],
  'polygraph-refused-or-sabotaged': ['discuss-and-record', 'licence-compliance-letter'],
  'polygraph-significant-response': ['discuss-and-record', 'change-supervision'],
  'unapproved-work': ['discuss-and-record', 'licence-compliance-letter'],
  'travel-abroad-without-permission': ['discuss-and-record', 'licence-compliance-letter'],
  'name-or-contact-not-notified': ['discuss-and-record', 'licence-compliance-letter'],
  'approved-premises-rule-breach': [
    'discuss-and-record',
    'licence-compliance-letter',
    'intensive-alternative',
  ],
  'mental-health-crisis-or-self-harm': ['no-enforcement', 'refer-or-treat'],
  'risk-rise-no-breach': ['change-supervision', 'vary-conditions', 'intensive-alternative'],
} as const satisfies Record<EventType, readonly Rung[]>;

/** Which lesser measures would meet a recorded need. A need only ever opens a measure; it never makes the response heavier. */
const measuresByNeed = {
  'suicide-or-self-harm': ['refer-or-treat'],
  'relationship-breakdown': ['refer-or-treat'],
  'domestic-abuse': ['refer-or-treat'],
  'drug-or-alcohol-use': ['refer-or-treat', 'vary-conditions'],
  'being-bullied': ['vary-conditions'],
  'at-risk-from-others': ['vary-conditions'],
  'safeguarding-concerns': ['refer-or-treat'],
  'mental-health': ['refer-or-treat'],
  'physical-health': ['change-supervision'],
  medication: ['refer-or-treat'],
  bereavement: ['change-supervision'],
  'learning-difficulties': ['change-supervision'],
  'physical-disabilities': ['change-supervision'],
  pregnancy: ['change-supervision'],
  'care-of-children': ['change-supervision'],
  'language-or-culture': ['change-supervision'],
  housing: ['refer-or-treat'],
} as const satisfies Record<Need, readonly Rung[]>;

const absences = ['missed-appointment-no-good-reason', 'repeated-absence-contactable'] as const;

/**
 * Which types of event a need bears on: where a failure of that kind is often explained by it. Only there does a measure that
 * would meet the need become one to consider before recall. A need that bears on nothing that happened is shown beside the
 * measure and holds nothing open: otherwise every recorded need would stand in the way of a recall for something else.
 */
const typesByNeed = {
  'suicide-or-self-harm': ['mental-health-crisis-or-self-harm'],
  'relationship-breakdown': ['left-approved-address'],
  'domestic-abuse': [...absences, 'left-approved-address', 'accommodation-lost'],
  'drug-or-alcohol-use': [
    ...absences,
    'positive-test-or-disclosed-use',
    'attended-intoxicated-or-abusive',
    'risk-rise-no-breach',
  ],
  'being-bullied': ['left-approved-address', 'accommodation-lost', 'approved-premises-rule-breach'],
  'at-risk-from-others': ['left-approved-address', 'accommodation-lost', 'approved-premises-rule-breach'],
  'safeguarding-concerns': ['prohibited-contact-or-undisclosed-relationship', 'domestic-abuse-call-out'],
  'mental-health': [
    ...absences,
    'attended-intoxicated-or-abusive',
    'mental-health-crisis-or-self-harm',
    'risk-rise-no-breach',
  ],
  'physical-health': [...absences, 'home-visit-refused-or-missed'],
  medication: ['positive-test-or-disclosed-use'],
  bereavement: absences,
  'learning-difficulties': [...absences, 'name-or-contact-not-notified'],
  'physical-disabilities': [...absences, 'home-visit-refused-or-missed'],
  pregnancy: absences,
  'care-of-children': [...absences, 'home-visit-refused-or-missed', 'hdc-curfew-absence'],
  'language-or-culture': [...absences, 'name-or-contact-not-notified'],
  housing: [...absences, 'left-approved-address', 'accommodation-lost', 'hdc-cannot-monitor'],
} as const satisfies Record<Need, readonly EventType[]>;

const own = { from: COVERAGE_FROM, mark: 'inference', confidence: 'medium' } as const;
const responses = { source: 'taxonomy', at: 'usual first response' } as const;
const vulnerabilities = { source: 'part-a-2026-03', at: 'part 11: vulnerabilities and needs' } as const;

/** Which lesser measures are relevant to what happened and to what a person needs. */
export const MEASURE_TABLES = {
  'measures-by-type': { ...own, cite: [responses], rows: measuresByType },
  'measures-by-need': { ...own, cite: [vulnerabilities, responses], rows: measuresByNeed },
  'types-by-need': { ...own, cite: [{ source: 'taxonomy', at: 'mitigating factors' }], rows: typesByNeed },
} as const satisfies Readonly<Record<string, Table>>;
