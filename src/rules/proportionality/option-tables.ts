import type { Table } from '../kernel/book.ts';
import { COVERAGE_FROM } from '../law/coverage.ts';
import type { EventType, Need, Rung } from '../vocabularies.ts';

/** Ways of carrying out each measure. An option belongs to one measure. */
const options = {
  'no-enforcement': ['professional-absence-decision', 'removal-of-a-barrier', 'equipment-check'],
  'discuss-and-record': ['asking-for-the-reason', 'attempts-to-make-contact', 'discussion-with-a-manager'],
  'licence-compliance-letter': ['compliance-letter'],
  'change-supervision': [
    'more-frequent-reporting',
    'different-time-or-place-of-reporting',
    'different-practitioner',
    'adapted-instructions',
  ],
  'refer-or-treat': [
    'duty-to-refer-housing',
    'emergency-housing',
    'substance-treatment',
    'mental-health-care',
    'health-response',
    'safeguarding-referral',
    'partnership-agency-referral',
  ],
  'vary-conditions': [
    'additional-conditions',
    'alcohol-monitoring',
    'drug-testing',
    'different-approved-address',
    'different-zone-or-curfew',
  ],
  'intensive-alternative': [
    'approved-premises',
    'electronic-monitoring',
    'multi-agency-management',
    'integrated-offender-management',
  ],
} as const satisfies Record<Rung, readonly string[]>;
type Option = (typeof options)[Rung][number];

const askAndWrite = ['asking-for-the-reason', 'compliance-letter'] as const;
const contain = [
  'more-frequent-reporting',
  'additional-conditions',
  'electronic-monitoring',
  'multi-agency-management',
] as const;

/** Which options the usual first response to each type of event points to. */
const optionsByType = {
  'missed-appointment-good-reason': ['professional-absence-decision', 'removal-of-a-barrier'],
  'missed-appointment-no-good-reason': askAndWrite,
  'repeated-absence-contactable': [
    'discussion-with-a-manager',
    'compliance-letter',
    'more-frequent-reporting',
    'different-time-or-place-of-reporting',
    'different-practitioner',
  ],
  'lost-contact': ['attempts-to-make-contact', 'more-frequent-reporting'],
  'home-visit-refused-or-missed': [...askAndWrite, 'different-time-or-place-of-reporting'],
  'left-approved-address': [
    ...askAndWrite,
    'different-approved-address',
    'approved-premises',
    'electronic-monitoring',
  ],
  'accommodation-lost': [
    'removal-of-a-barrier',
    'duty-to-refer-housing',
    'emergency-housing',
    'different-approved-address',
    'approved-premises',
  ],
  'positive-test-or-disclosed-use': [
    ...askAndWrite,
    'substance-treatment',
    'alcohol-monitoring',
    'drug-testing',
  ],
  'attended-intoxicated-or-abusive': [...askAndWrite, 'substance-treatment'],
  'prohibited-contact-or-undisclosed-relationship': ['compliance-letter', ...contain],
  'exclusion-zone-entry': [...askAndWrite, 'different-zone-or-curfew', 'electronic-monitoring'],
  'tag-flat-or-signal-lost': ['equipment-check', 'removal-of-a-barrier', 'asking-for-the-reason'],
  'tag-tamper': [
    ...askAndWrite,
    'more-frequent-reporting',
    'electronic-monitoring',
    'multi-agency-management',
  ],
  'threats-or-harassment-not-charged': contain,
  'hdc-curfew-absence': askAndWrite,
  'hdc-cannot-monitor': [
    'removal-of-a-barrier',
    'duty-to-refer-housing',
    'emergency-housing',
    'approved-premises',
  ],
  'domestic-abuse-call-out': [...contain, 'safeguarding-referral'],
  'arrest-bail-or-rui': [
    'discussion-with-a-manager',
    'more-frequent-reporting',
    'additional-conditions',
    'electronic-monitoring',
    'integrated-offender-management',
  ],
  'charged-minor-unrelated': [
    'discussion-with-a-manager',
    'compliance-letter',
    'more-frequent-reporting',
    'additional-conditions',
  ],
  'charged-serious-or-index-like': contain,
  'caution-or-conviction': [
    'discussion-with-a-manager',
    'compliance-letter',
    'more-frequent-reporting',
    'additional-conditions',
  ],
  'nfa-discontinued-or-acquitted': ['discussion-with-a-manager'],
  'order-or-notification-breach': contain,
  'polygraph-refused-or-sabotaged': askAndWrite,
  'polygraph-significant-response': ['discussion-with-a-manager', 'more-frequent-reporting'],
  'unapproved-work': askAndWrite,
  'travel-abroad-without-permission': askAndWrite,
  'name-or-contact-not-notified': askAndWrite,
  'approved-premises-rule-breach': [...askAndWrite, 'approved-premises'],
  'mental-health-crisis-or-self-harm': ['removal-of-a-barrier', 'health-response', 'mental-health-care'],
  'risk-rise-no-breach': contain,
} as const satisfies Record<EventType, readonly Option[]>;

/** Which options would meet a recorded need. */
const optionsByNeed = {
  'suicide-or-self-harm': ['mental-health-care', 'health-response'],
  'relationship-breakdown': ['partnership-agency-referral'],
  'domestic-abuse': ['safeguarding-referral', 'emergency-housing'],
  'drug-or-alcohol-use': ['substance-treatment', 'alcohol-monitoring', 'drug-testing'],
  'being-bullied': ['different-approved-address'],
  'at-risk-from-others': ['different-approved-address'],
  'safeguarding-concerns': ['safeguarding-referral'],
  'mental-health': ['mental-health-care'],
  'physical-health': ['different-time-or-place-of-reporting'],
  medication: ['health-response'],
  bereavement: ['different-time-or-place-of-reporting'],
  'learning-difficulties': ['adapted-instructions'],
  'physical-disabilities': ['different-time-or-place-of-reporting'],
  pregnancy: ['different-time-or-place-of-reporting'],
  'care-of-children': ['different-time-or-place-of-reporting'],
  'language-or-culture': ['adapted-instructions', 'different-practitioner'],
  housing: ['duty-to-refer-housing', 'emergency-housing'],
} as const satisfies Record<Need, readonly Option[]>;

const own = { from: COVERAGE_FROM, mark: 'inference', confidence: 'medium' } as const;
const responses = { source: 'taxonomy', at: 'usual first response' } as const;
const alternatives = { source: 'part-a-2026-03', at: 'part 19: alternatives to recall' } as const;
const vulnerabilities = { source: 'part-a-2026-03', at: 'part 11: vulnerabilities and needs' } as const;

/** Ways of carrying out the lesser measures, and which events and needs point to which. */
export const OPTION_TABLES = {
  options: { ...own, cite: [alternatives, responses], rows: options },
  'options-by-type': { ...own, cite: [responses], rows: optionsByType },
  'options-by-need': { ...own, cite: [vulnerabilities, alternatives], rows: optionsByNeed },
} as const satisfies Readonly<Record<string, Table>>;
