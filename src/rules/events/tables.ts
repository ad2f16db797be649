import type { Table } from '../kernel/book.ts';
import { COVERAGE_FROM } from '../law/coverage.ts';
import { MEASURE_TABLES } from '../proportionality/measure-tables.ts';
import { OPTION_TABLES } from '../proportionality/option-tables.ts';
import type { EventType, EvidenceStatus, IncidentRole, SentenceType } from '../vocabularies.ts';

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
    'recall-issued-outside-law',
    'necessity-without-threshold',
    'recorded-level-below-stated-danger',
    'adequate-measure-and-nothing-would-contain',
    'adequate-measure-outside-list',
    'charge-not-relied-on-supports-necessity',
    'youth-sentence-with-adult-exclusion',
    'low-harm-beside-violent-history',
    'assessment-after-decision-day',
    'judgement-rests-on-event-not-in-case',
    'reviewed-condition-not-on-licence',
    'incident-told-differently',
    'condition-not-on-licence',
    'condition-not-in-force',
    'condition-category-disagrees',
    'condition-code-not-of-that-policy-version',
    'event-before-release',
    'event-after-decision-day',
    'recall-dates-out-of-order',
    'recall-dated-after-decision-day',
    'recall-days-at-large-disagree',
    'schedule-19aa-without-terrorism-or-national-security',
  ],
  gap: [
    'measures-not-considered',
    'judgement-rests-on-nothing-named',
    'judgement-before-latest-event',
    'containment-statement-without-reasons',
    'criterion-without-reasons',
    'out-of-touch-without-attempts',
    'contact-broken-down-without-attempts',
    'inadequate-without-reason',
    'escalation-without-checks',
    'stale-assessment',
    'assessment-undated',
    'no-level-for-group-in-danger',
    'mappa-level-without-category',
    'mappa-category-without-level',
    'look-up-incomplete',
    'condition-code-not-recognised',
    'condition-policy-version-not-recognised',
    'condition-policy-version-unknown',
  ],
  note: [
    'events-since-assessment',
    'licence-ends-before-the-clocks',
    'other-live-licences',
    'approved-premises-rationale-needed',
  ],
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
  ...MEASURE_TABLES,
  ...OPTION_TABLES,
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
} as const satisfies Readonly<Record<string, Table>>;
