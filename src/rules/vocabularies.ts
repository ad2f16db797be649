/**
 * The closed vocabularies of the rule book: every coded value that a case may carry.
 * They belong to the book (they are part of its canonical text) and give the HTTP schemas their enumerations.
 * Words follow the official services where those exist.
 */

/** The 31 kinds of event that come up in supervision on licence. Types 18 to 22 (arrest to acquittal) are stages of the criminal process. */
export const EVENT_TYPES = [
  'missed-appointment-good-reason',
  'missed-appointment-no-good-reason',
  'repeated-absence-contactable',
  'lost-contact',
  'home-visit-refused-or-missed',
  'left-approved-address',
  'accommodation-lost',
  'positive-test-or-disclosed-use',
  'attended-intoxicated-or-abusive',
  'prohibited-contact-or-undisclosed-relationship',
  'exclusion-zone-entry',
  'tag-flat-or-signal-lost',
  'tag-tamper',
  'threats-or-harassment-not-charged',
  'hdc-curfew-absence',
  'hdc-cannot-monitor',
  'domestic-abuse-call-out',
  'arrest-bail-or-rui',
  'charged-minor-unrelated',
  'charged-serious-or-index-like',
  'caution-or-conviction',
  'nfa-discontinued-or-acquitted',
  'order-or-notification-breach',
  'polygraph-refused-or-sabotaged',
  'polygraph-significant-response',
  'unapproved-work',
  'travel-abroad-without-permission',
  'name-or-contact-not-notified',
  'approved-premises-rule-breach',
  'mental-health-crisis-or-self-harm',
  'risk-rise-no-breach',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** How far the criminal process has gone. Arrest is not charge; charge is not guilt. `no-criminal-process`: a record of supervision or monitoring, with no police or court step. */
export const EVIDENCE_STATUSES = [
  'no-criminal-process',
  'intelligence',
  'call-out-or-report',
  'voluntary-interview',
  'arrest',
  'bail-or-rui',
  'charge',
  'caution',
  'conviction',
  'nfa',
  'discontinued',
  'acquitted',
] as const;
export type EvidenceStatus = (typeof EVIDENCE_STATUSES)[number];

/** The person's part in the incident. Being a victim is never a breach. */
export const INCIDENT_ROLES = ['alleged-perpetrator', 'victim', 'witness', 'both'] as const;
export type IncidentRole = (typeof INCIDENT_ROLES)[number];

/** Whether the person chose the conduct. `no-fault`: illness, hospital, custody, eviction, fleeing abuse, an honest accident. */
export const FAULTS = ['chosen', 'no-fault'] as const;
export type Fault = (typeof FAULTS)[number];

export const SENTENCE_TYPES = [
  'standard-determinate',
  'detention-young-offender-institution',
  'section-91',
  'section-250',
  'extended',
  'offenders-of-particular-concern',
  'serious-terrorism',
  'discretionary-conditional-release',
  'other-1991-act',
  'life',
  'ipp',
  'dpp',
  'dhmp',
  'custody-for-life',
  'detention-and-training-order',
  'post-sentence-supervision-only',
  'suspended-sentence-order',
  'civil',
  'fine-default',
] as const;
export type SentenceType = (typeof SENTENCE_TYPES)[number];

/** How a sentence stands to the others: `sole` when there is no other. */
export const SENTENCE_RELATIONS = ['sole', 'concurrent', 'consecutive'] as const;
export type SentenceRelation = (typeof SENTENCE_RELATIONS)[number];

/** The provision under which the person was last released. */
export const RELEASE_PROVISIONS = [
  'automatic',
  'home-detention-curfew',
  'end-of-custody-supervised-licence',
  'compassionate',
  'parole-board',
  'executive-re-release',
] as const;
export type ReleaseProvision = (typeof RELEASE_PROVISIONS)[number];

/** How a licence can have come to an end other than by reaching its expiry date. */
export const LICENCE_ENDINGS = ['none', 'revoked', 'terminated', 'person-died'] as const;
export type LicenceEnding = (typeof LICENCE_ENDINGS)[number];

export const CONDITION_CATEGORIES = ['standard', 'additional', 'bespoke'] as const;
export type ConditionCategory = (typeof CONDITION_CATEGORIES)[number];

/** Electronic-monitoring types of the licence service. `none`: the condition is not electronically monitored. */
export const MONITORING_TYPES = [
  'none',
  'exclusion-zone',
  'curfew',
  'location-monitoring',
  'attendance-at-appointments',
  'alcohol-monitoring',
  'alcohol-abstinence',
  'restriction-zone',
] as const;
export type MonitoringType = (typeof MONITORING_TYPES)[number];

/** Whom a condition protects, if anybody. A condition that protects a victim or a child is never proposed for lifting. */
export const PROTECTED_GROUPS = ['nobody-named', 'victim', 'child', 'victim-and-child'] as const;
export type ProtectedGroup = (typeof PROTECTED_GROUPS)[number];

/** Risk of serious harm levels (PC 36/2006; RoSH guidance 2020). */
export const ROSH_LEVELS = ['low', 'medium', 'high', 'very-high'] as const;
export type RoshLevel = (typeof ROSH_LEVELS)[number];

/** The five groups for which risk of serious harm is recorded (Part A, part 14). */
export const HARM_GROUPS = ['public', 'known-adult', 'children', 'prisoners', 'staff'] as const;
export type HarmGroup = (typeof HARM_GROUPS)[number];

/** Recorded needs. They may excuse a failure, open a lesser measure or be weighed in the balance; they never raise risk. */
export const NEEDS = [
  'suicide-or-self-harm',
  'relationship-breakdown',
  'domestic-abuse',
  'drug-or-alcohol-use',
  'being-bullied',
  'at-risk-from-others',
  'safeguarding-concerns',
  'mental-health',
  'physical-health',
  'medication',
  'bereavement',
  'learning-difficulties',
  'physical-disabilities',
  'pregnancy',
  'care-of-children',
  'language-or-culture',
  'housing',
] as const;
export type Need = (typeof NEEDS)[number];

/** An answer that only a person can give. Absent means the same as `unknown`; an answer is never assumed. */
export const YES_NO_UNKNOWN = ['yes', 'no', 'unknown'] as const;
export type YesNoUnknown = (typeof YES_NO_UNKNOWN)[number];

/** What the danger is of. */
export const DANGER_KINDS = ['serious-harm', 'further-offending', 'both'] as const;
export type DangerKind = (typeof DANGER_KINDS)[number];

/** How the likelihood stands against release or the last assessment, whichever is later. */
export const LIKELIHOODS = ['increased', 'unchanged', 'decreased'] as const;
export type Likelihood = (typeof LIKELIHOODS)[number];

/** How soon. There is no statutory meaning of imminent; a person answers from who, what, when, trigger and access (policy). */
export const IMMINENCES = ['imminent', 'not-imminent'] as const;
export type Imminence = (typeof IMMINENCES)[number];

/** The ladder of responses short of recall, least intrusive first. */
export const RUNGS = [
  'no-enforcement',
  'discuss-and-record',
  'licence-compliance-letter',
  'change-supervision',
  'refer-or-treat',
  'vary-conditions',
  'intensive-alternative',
] as const;
export type Rung = (typeof RUNGS)[number];

/** What a person says of a lesser measure. `inadequate` counts only with its reason; `in-place` does not say whether it suffices. */
export const MEASURE_STATES = [
  'adequate',
  'in-place',
  'tried',
  'failing',
  'inadequate',
  'not-available',
  'not-considered',
] as const;
export type MeasureState = (typeof MEASURE_STATES)[number];

/**
 * The four criteria for recall from an extended or indeterminate sentence (Part A, part 22). Each is a person's answer with
 * its reasons; none is computed or scored.
 */
export const RECALL_CRITERIA = [
  'behaviour-similar-to-index-offence',
  'behaviour-leading-to-sexual-or-violent-offence',
  'behaviour-likely-to-result-in-sexual-or-violent-offence',
  'out-of-touch',
] as const;
export type RecallCriterion = (typeof RECALL_CRITERIA)[number];

/** The power under which a person was recalled. */
export const RECALL_POWERS = ['section-254', 'section-255', 'section-32'] as const;
export type RecallPower = (typeof RECALL_POWERS)[number];

/** Type of recall as issued. */
export const ISSUED_TYPES = ['fixed-term', 'standard'] as const;
export type IssuedType = (typeof ISSUED_TYPES)[number];

/** Whether the person was charged after being recalled; `serious-offence` is murder or an offence in Schedule 18 to the Sentencing Code. */
export const LATER_CHARGES = ['none', 'other-offence', 'serious-offence'] as const;
export type LaterCharge = (typeof LATER_CHARGES)[number];

/** Enquiries that a case rests on, of which each may have failed or be unfinished. */
export const LOOK_UPS = [
  'mappa',
  'risk-assessment',
  'offence-history',
  'licence-conditions',
  'earlier-decisions',
  'police-information',
] as const;
export type LookUp = (typeof LOOK_UPS)[number];

/** Where the person is now and what already controls the risk. */
export const CUSTODY_STATES = [
  'in-community',
  'police-custody',
  'remanded',
  'serving-sentence',
  'in-hospital',
] as const;
export type CustodyState = (typeof CUSTODY_STATES)[number];

/**
 * Raw reasons of a recall, which no rule reads: the seventeen codes of the public-protection case system, and the four for home detention
 * curfew that have no code among them. The published categories are derived from these, never the other way round.
 */
export const RECALL_REASONS = [
  'poor-behaviour-further-offence',
  'elm-further-offence',
  'poor-behaviour-non-compliance',
  'failed-keep-in-touch',
  'failed-reside',
  'poor-behaviour-drugs',
  'poor-behaviour-alcohol',
  'poor-behaviour-relationships',
  'failed-home-visit',
  'failed-work-as-approved',
  'travelling-outside-uk',
  'breach-exclusion-zone',
  'elm-breach-exclusion-zone',
  'elm-breach-non-curfew-condition',
  'elm-equipment-tamper',
  'elm-failure-charge-battery',
  'other',
  'hdc-time-violation',
  'hdc-inability-to-monitor',
  'hdc-failed-installation',
  'hdc-equipment-tamper',
] as const;
export type RecallReason = (typeof RECALL_REASONS)[number];
