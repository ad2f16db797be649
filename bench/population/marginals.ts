import type {
  EventType,
  EvidenceStatus,
  Fault,
  IncidentRole,
  Need,
  RecallReason,
  RoshLevel,
  SentenceType,
} from '../../src/rules/index.ts';
import type { Weighted } from './chance.ts';

/*
 * How often what occurs in the generated population. What the published figures say of recalls from 2024 on is held to (Offender
 * Management Statistics Quarterly, and what was quoted of it): about 1.8 reasons a recall, further charge in some 24 of 100, non-compliance
 * in 75, keep in touch in 36, reside in 23. Everything else is only plausible, and is nobody's finding.
 */

/** The twelve probation regions of England and Wales, by about how many people each supervises. */
export const REGIONS: readonly Weighted<string>[] = [
  ['North East', 6],
  ['North West', 10],
  ['Greater Manchester', 7],
  ['Yorkshire and the Humber', 11],
  ['West Midlands', 11],
  ['East Midlands', 8],
  ['East of England', 9],
  ['South West', 7],
  ['South Central', 6],
  ['Kent, Surrey and Sussex', 7],
  ['London', 14],
  ['Wales', 6],
];

/** What a question of recall is about. Several come together. */
export type Theme =
  | 'further-charge'
  | 'non-compliance'
  | 'keep-in-touch'
  | 'reside'
  | 'drugs-or-alcohol'
  | 'relationships'
  | 'home-visit'
  | 'other'
  | 'curfew';

/** How probable each theme is, each for itself, apart from non-compliance. */
export const THEMES: readonly Weighted<Exclude<Theme, 'non-compliance'>>[] = [
  ['further-charge', 0.24],
  ['keep-in-touch', 0.36],
  ['reside', 0.23],
  ['drugs-or-alcohol', 0.06],
  ['relationships', 0.05],
  ['home-visit', 0.03],
  ['other', 0.05],
  ['curfew', 0.02],
];
/** How probable non-compliance is beside another theme; without one it is certain. */
export const NON_COMPLIANCE_BESIDE = 0.64;

/** The raw reasons that a theme is recorded under; several of one published category count once there. */
export const REASONS_OF: Readonly<Record<Theme, readonly Weighted<readonly RecallReason[]>[]>> = {
  'further-charge': [
    [['poor-behaviour-further-offence'], 88],
    [['elm-further-offence'], 7],
    [['poor-behaviour-further-offence', 'elm-further-offence'], 5],
  ],
  'non-compliance': [[['poor-behaviour-non-compliance'], 1]],
  'keep-in-touch': [[['failed-keep-in-touch'], 1]],
  reside: [[['failed-reside'], 1]],
  'drugs-or-alcohol': [
    [['poor-behaviour-drugs'], 50],
    [['poor-behaviour-alcohol'], 30],
    [['poor-behaviour-drugs', 'poor-behaviour-alcohol'], 20],
  ],
  relationships: [[['poor-behaviour-relationships'], 1]],
  'home-visit': [[['failed-home-visit'], 1]],
  other: [
    [['other'], 30],
    [['breach-exclusion-zone'], 16],
    [['elm-breach-exclusion-zone'], 12],
    [['breach-exclusion-zone', 'elm-breach-exclusion-zone'], 8],
    [['elm-breach-non-curfew-condition'], 9],
    [['elm-equipment-tamper'], 8],
    [['elm-failure-charge-battery'], 8],
    [['failed-work-as-approved'], 4],
    [['travelling-outside-uk'], 5],
  ],
  curfew: [
    [['hdc-time-violation'], 45],
    [['hdc-inability-to-monitor'], 30],
    [['hdc-equipment-tamper'], 15],
    [['hdc-failed-installation'], 10],
  ],
};

/** The types of event that a theme comes from. */
export const EVENTS_OF: Readonly<Record<Theme, readonly Weighted<EventType>[]>> = {
  'further-charge': [
    ['charged-minor-unrelated', 34],
    ['charged-serious-or-index-like', 24],
    ['arrest-bail-or-rui', 22],
    ['order-or-notification-breach', 8],
    ['threats-or-harassment-not-charged', 5],
    ['domestic-abuse-call-out', 4],
    ['caution-or-conviction', 3],
  ],
  'non-compliance': [
    ['missed-appointment-no-good-reason', 42],
    ['approved-premises-rule-breach', 14],
    ['attended-intoxicated-or-abusive', 12],
    ['name-or-contact-not-notified', 10],
    ['tag-flat-or-signal-lost', 8],
    ['tag-tamper', 7],
    ['polygraph-refused-or-sabotaged', 2],
    ['unapproved-work', 3],
    ['risk-rise-no-breach', 2],
  ],
  'keep-in-touch': [
    ['lost-contact', 50],
    ['repeated-absence-contactable', 30],
    ['missed-appointment-no-good-reason', 20],
  ],
  reside: [
    ['left-approved-address', 80],
    ['accommodation-lost', 20],
  ],
  'drugs-or-alcohol': [
    ['positive-test-or-disclosed-use', 80],
    ['attended-intoxicated-or-abusive', 20],
  ],
  relationships: [['prohibited-contact-or-undisclosed-relationship', 1]],
  'home-visit': [['home-visit-refused-or-missed', 1]],
  other: [
    ['exclusion-zone-entry', 45],
    ['tag-flat-or-signal-lost', 20],
    ['travel-abroad-without-permission', 20],
    ['unapproved-work', 15],
  ],
  curfew: [
    ['hdc-curfew-absence', 65],
    ['hdc-cannot-monitor', 35],
  ],
};

/** What else is reported of somebody on licence. */
export const OTHER_EVENTS: readonly Weighted<EventType>[] = [
  ['missed-appointment-good-reason', 26],
  ['missed-appointment-no-good-reason', 30],
  ['repeated-absence-contactable', 5],
  ['home-visit-refused-or-missed', 4],
  ['accommodation-lost', 5],
  ['positive-test-or-disclosed-use', 6],
  ['tag-flat-or-signal-lost', 5],
  ['domestic-abuse-call-out', 3],
  ['mental-health-crisis-or-self-harm', 4],
  ['nfa-discontinued-or-acquitted', 2],
  ['polygraph-significant-response', 1],
  ['name-or-contact-not-notified', 3],
  ['risk-rise-no-breach', 2],
  ['arrest-bail-or-rui', 2],
  ['caution-or-conviction', 1],
  ['hdc-curfew-absence', 1],
];

/** Weights of the statuses; of each type only those that can occur with it count. */
export const STATUSES: readonly Weighted<EvidenceStatus>[] = [
  ['no-criminal-process', 900],
  ['intelligence', 40],
  ['call-out-or-report', 70],
  ['voluntary-interview', 15],
  ['arrest', 30],
  ['bail-or-rui', 25],
  ['charge', 40],
  ['caution', 4],
  ['conviction', 10],
  ['nfa', 10],
  ['discontinued', 3],
  ['acquitted', 2],
];

/** Fault by type where it is not that of most; `undefined` is not known. */
export const FAULTS_OF: Readonly<Partial<Record<EventType, readonly Weighted<Fault | undefined>[]>>> = {
  'missed-appointment-good-reason': [
    ['no-fault', 85],
    [undefined, 15],
  ],
  'accommodation-lost': [
    ['no-fault', 70],
    ['chosen', 15],
    [undefined, 15],
  ],
  'mental-health-crisis-or-self-harm': [
    ['no-fault', 60],
    [undefined, 40],
  ],
  'hdc-cannot-monitor': [
    ['no-fault', 60],
    ['chosen', 20],
    [undefined, 20],
  ],
  'tag-flat-or-signal-lost': [
    ['no-fault', 20],
    ['chosen', 50],
    [undefined, 30],
  ],
};
export const FAULTS: readonly Weighted<Fault | undefined>[] = [
  ['chosen', 86],
  ['no-fault', 5],
  [undefined, 9],
];

/** The person's part, where several people have one. */
export const ROLES: readonly Weighted<IncidentRole | undefined>[] = [
  ['alleged-perpetrator', 76],
  ['victim', 10],
  ['witness', 3],
  ['both', 4],
  [undefined, 7],
];
/** Types in which several people have a part. */
export const WITH_ROLES: ReadonlySet<EventType> = new Set([
  'threats-or-harassment-not-charged',
  'domestic-abuse-call-out',
]);

/** Meanings of standard conditions, and categories of additional ones, that a type touches: the first that the licence has. */
export const TOUCHES: Readonly<Partial<Record<EventType, readonly string[]>>> = {
  'missed-appointment-good-reason': ['keep-in-touch', 'keep-in-touch-and-visits'],
  'missed-appointment-no-good-reason': ['keep-in-touch', 'keep-in-touch-and-visits'],
  'repeated-absence-contactable': ['keep-in-touch', 'keep-in-touch-and-visits'],
  'lost-contact': ['keep-in-touch', 'keep-in-touch-and-visits'],
  'home-visit-refused-or-missed': ['receive-visits', 'keep-in-touch-and-visits'],
  'left-approved-address': ['residence'],
  'accommodation-lost': ['residence'],
  'approved-premises-rule-breach': ['residence'],
  'positive-test-or-disclosed-use': ['drug-testing', 'drug-alcohol-and-solvent-abuse', 'good-behaviour'],
  'prohibited-contact-or-undisclosed-relationship': ['contact-with-a-person', 'good-behaviour'],
  'exclusion-zone-entry': ['freedom-of-movement', 'good-behaviour'],
  'tag-flat-or-signal-lost': ['electronic-monitoring', 'good-behaviour'],
  'tag-tamper': ['electronic-monitoring', 'good-behaviour'],
  'hdc-curfew-absence': ['curfew-arrangement', 'good-behaviour'],
  'hdc-cannot-monitor': ['curfew-arrangement', 'good-behaviour'],
  'unapproved-work': ['approved-work'],
  'travel-abroad-without-permission': ['approved-travel'],
  'name-or-contact-not-notified': ['tell-contact-details', 'tell-names', 'keep-in-touch'],
  'arrest-bail-or-rui': ['no-offence', 'good-behaviour'],
  'charged-minor-unrelated': ['no-offence', 'good-behaviour'],
  'charged-serious-or-index-like': ['no-offence', 'good-behaviour'],
  'caution-or-conviction': ['no-offence', 'good-behaviour'],
};
/** What every other type touches. */
export const TOUCHES_OTHERWISE: readonly string[] = ['good-behaviour', 'good-behaviour-and-no-offence'];

/** Types of sentence, with the months that they are long. */
export const SENTENCES: readonly Weighted<{
  readonly type: SentenceType;
  readonly months: readonly [number, number];
}>[] = [
  [{ type: 'standard-determinate', months: [3, 11] }, 32],
  [{ type: 'standard-determinate', months: [12, 47] }, 36],
  [{ type: 'standard-determinate', months: [48, 120] }, 12],
  [{ type: 'detention-young-offender-institution', months: [4, 40] }, 5],
  [{ type: 'section-250', months: [6, 30] }, 2],
  [{ type: 'extended', months: [60, 144] }, 5],
  [{ type: 'offenders-of-particular-concern', months: [48, 96] }, 2],
  [{ type: 'life', months: [0, 0] }, 3],
  [{ type: 'ipp', months: [0, 0] }, 3],
];
/** Without an end. */
export const INDETERMINATE: ReadonlySet<SentenceType> = new Set(['life', 'ipp']);
export const FOR_THE_YOUNG: ReadonlySet<SentenceType> = new Set([
  'section-250',
  'detention-young-offender-institution',
]);

export const LEVELS: readonly Weighted<RoshLevel>[] = [
  ['low', 20],
  ['medium', 50],
  ['high', 27],
  ['very-high', 3],
];

/** How probable each need is, each for itself. */
export const NEEDS_HELD: readonly Weighted<Need>[] = [
  ['housing', 0.32],
  ['drug-or-alcohol-use', 0.38],
  ['mental-health', 0.28],
  ['suicide-or-self-harm', 0.08],
  ['relationship-breakdown', 0.08],
  ['physical-health', 0.07],
  ['learning-difficulties', 0.08],
  ['care-of-children', 0.07],
  ['domestic-abuse', 0.06],
  ['language-or-culture', 0.03],
];
