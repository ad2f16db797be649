import type { Table } from '../kernel/book.ts';
import { COVERAGE_FROM } from '../law/regimes.ts';
import type { EventType, EvidenceStatus, IncidentRole, Rung, SentenceType } from '../vocabularies.ts';

const supervised = ['no-criminal-process', 'intelligence', 'call-out-or-report'] as const;
const reported = ['intelligence', 'call-out-or-report', 'voluntary-interview'] as const;
const ended = ['nfa', 'discontinued', 'acquitted'] as const;

/** Which statuses can occur with each type of event. Types 18 to 22 are stages: each goes with its own statuses. */
const statuses = {
  'missed-appointment-good-reason': supervised,
  'missed-appointment-no-good-reason': supervised,
  'repeated-absence-contactable': supervised,
  'lost-contact': supervised,
  'home-visit-refused-or-missed': supervised,
  'left-approved-address': supervised,
  'accommodation-lost': supervised,
  'positive-test-or-disclosed-use': supervised,
  'attended-intoxicated-or-abusive': supervised,
  'prohibited-contact-or-undisclosed-relationship': supervised,
  'exclusion-zone-entry': supervised,
  'tag-flat-or-signal-lost': supervised,
  'tag-tamper': supervised,
  'threats-or-harassment-not-charged': reported,
  'hdc-curfew-absence': supervised,
  'hdc-cannot-monitor': supervised,
  'domestic-abuse-call-out': reported,
  'arrest-bail-or-rui': ['arrest', 'bail-or-rui'],
  'charged-minor-unrelated': ['charge'],
  'charged-serious-or-index-like': ['charge'],
  'caution-or-conviction': ['caution', 'conviction'],
  'nfa-discontinued-or-acquitted': ended,
  'order-or-notification-breach': [
    ...reported,
    'arrest',
    'bail-or-rui',
    'charge',
    'caution',
    'conviction',
    ...ended,
  ],
  'polygraph-refused-or-sabotaged': supervised,
  'polygraph-significant-response': supervised,
  'unapproved-work': supervised,
  'travel-abroad-without-permission': supervised,
  'name-or-contact-not-notified': supervised,
  'approved-premises-rule-breach': supervised,
  'mental-health-crisis-or-self-harm': supervised,
  'risk-rise-no-breach': supervised,
} as const satisfies Record<EventType, readonly EvidenceStatus[]>;

/** Types in which several people take part, so that the person's role must be told. Every other type names the person as the one who acted. */
const everyRole = [
  'alleged-perpetrator',
  'victim',
  'witness',
  'both',
] as const satisfies readonly IncidentRole[];
const roles = {
  'threats-or-harassment-not-charged': everyRole,
  'domestic-abuse-call-out': everyRole,
} as const satisfies Partial<Record<EventType, readonly IncidentRole[]>>;

/** Which lesser measures the usual first response to each type of event names: prompts for a person, never actions. */
const talk = ['discuss-and-record'] as const;
const enforce = ['discuss-and-record', 'licence-compliance-letter', 'change-supervision'] as const;
const prompts = {
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

/** Meaning of standard conditions that name an offence as such, by policy version: the code alone does not identify a condition. */
const noOffenceConditions = {
  '1.0': ['3b19fdb0-4ca3-4615-9fdd-61fabc1587af'],
  '2.0': ['3b19fdb0-4ca3-4615-9fdd-61fabc1587af'],
  '2.1': ['3b19fdb0-4ca3-4615-9fdd-61fabc1587af'],
  '3.0': ['3b19fdb0-4ca3-4615-9fdd-61fabc1587af'],
  '4.0': [],
} as const;

/** Stages of the criminal process, and the reports that become one when the police act on them. */
const criminalProcess = {
  stages: [
    'arrest-bail-or-rui',
    'charged-minor-unrelated',
    'charged-serious-or-index-like',
    'caution-or-conviction',
    'nfa-discontinued-or-acquitted',
  ],
  reports: ['threats-or-harassment-not-charged', 'domestic-abuse-call-out'],
} as const satisfies Record<'stages' | 'reports', readonly EventType[]>;

/** Groups of sentence that matter to thresholds and to recall type. */
const sentenceGroups = {
  indeterminate: ['life', 'ipp', 'dpp', 'dhmp', 'custody-for-life'],
  extended: ['extended', 'serious-terrorism'],
  determinate: [
    'standard-determinate',
    'detention-young-offender-institution',
    'section-91',
    'section-250',
    'offenders-of-particular-concern',
    'discretionary-conditional-release',
    'other-1991-act',
  ],
  youth: ['section-91', 'section-250'],
  'particular-concern': ['offenders-of-particular-concern'],
  'without-licence': [
    'detention-and-training-order',
    'post-sentence-supervision-only',
    'suspended-sentence-order',
    'civil',
    'fine-default',
  ],
} as const satisfies Record<string, readonly SentenceType[]>;

const findingSeverities = {
  contradiction: [
    'necessity-without-threshold',
    'recorded-level-below-stated-danger',
    'adequate-measure-and-nothing-would-contain',
    'adequate-measure-outside-list',
    'condition-not-on-licence',
    'condition-not-in-force',
    'event-before-release',
    'schedule-19aa-without-terrorism-or-national-security',
  ],
  gap: ['measures-not-considered', 'judgement-rests-on-nothing-named'],
  note: ['licence-ends-before-the-clocks'],
} as const;

const taxonomy = [{ source: 'taxonomy', at: 'the 31 types of event' }] as const;

export const TABLES = {
  'statuses-by-type': {
    from: COVERAGE_FROM,
    cite: taxonomy,
    mark: 'inference',
    confidence: 'medium',
    rows: statuses,
  },
  'roles-by-type': {
    from: COVERAGE_FROM,
    cite: taxonomy,
    mark: 'inference',
    confidence: 'medium',
    rows: roles,
  },
  'measures-by-type': {
    from: COVERAGE_FROM,
    cite: [{ source: 'taxonomy', at: 'usual first response' }],
    mark: 'inference',
    confidence: 'medium',
    rows: prompts,
  },
  'criminal-process': {
    from: COVERAGE_FROM,
    cite: [{ source: 'taxonomy', at: 'types 18 to 22 are stages' }],
    mark: 'inference',
    confidence: 'medium',
    rows: criminalProcess,
  },
  'never-a-ground': {
    from: COVERAGE_FROM,
    cite: [{ source: 'taxonomy', at: 'type 25: never recall on this alone' }],
    mark: 'unverified',
    confidence: 'high',
    rows: { alone: ['polygraph-significant-response'] },
  },
  'sentence-groups': {
    from: COVERAGE_FROM,
    cite: [
      { source: 'part-a-2026-03', at: 'Q2 to Q5' },
      { source: 'csa1997-s32', at: 's.32' },
    ],
    mark: 'official-form',
    confidence: 'medium',
    rows: sentenceGroups,
  },
  'finding-severities': {
    from: COVERAGE_FROM,
    cite: [{ source: 'reasoning', at: 'what contradicts, what is missing, what is only worth knowing' }],
    mark: 'inference',
    confidence: 'high',
    rows: findingSeverities,
  },
  'no-offence-conditions': {
    from: COVERAGE_FROM,
    cite: [
      { source: 'policy-catalogue', at: 'standard conditions' },
      { source: 'si-2015-337', at: 'art 3(2)(b)' },
    ],
    mark: 'practice',
    confidence: 'high',
    rows: noOffenceConditions,
  },
} as const satisfies Readonly<Record<string, Table>>;
