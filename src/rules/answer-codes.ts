import { MEASURE_STATES, RUNGS } from './vocabularies.ts';

/** The answers that each question can have. */
export const CONDUCTS = ['further-offending', 'non-compliance', 'neither'] as const;
export type Conduct = (typeof CONDUCTS)[number];
export const CASE_CONDUCTS = [...CONDUCTS, 'mixed', 'no-events'] as const;
export type CaseConduct = (typeof CASE_CONDUCTS)[number];
export const OFFENDING_STAGES = ['alleged', 'charged', 'established'] as const;
export type OffendingStage = (typeof OFFENDING_STAGES)[number];
export const SHOWN = ['shown', 'not-shown'] as const;
export type Shown = (typeof SHOWN)[number];
export const ESCALATIONS = ['relied-on', 'not-relied-on', 'not-reached'] as const;
export type Escalation = (typeof ESCALATIONS)[number];
export const SENTENCE_GATES = [
  'section-254',
  'section-254-standard-only',
  'section-32',
  'court',
  'not-recallable',
  'refer-to-specialist',
] as const;
export type SentenceGate = (typeof SENTENCE_GATES)[number];
export const LIMB_ANSWERS = ['met', 'not-met'] as const;
export type LimbAnswer = (typeof LIMB_ANSWERS)[number];
/** `not-applicable`: no sentence leaves a licence to recall on. */
export const THRESHOLD_ANSWERS = [...LIMB_ANSWERS, 'not-applicable'] as const;
export type ThresholdAnswer = (typeof THRESHOLD_ANSWERS)[number];
export const RUNG_VERDICTS = [...MEASURE_STATES, 'not-applicable'] as const;
export type RungVerdict = (typeof RUNG_VERDICTS)[number];
export const RECALL_TYPES = [
  'fixed-term-14-mandatory',
  'fixed-term-28-mandatory',
  'fixed-term-56-mandatory',
  'fixed-term-14-or-standard',
  'fixed-term-28-or-standard',
  'standard-only',
  'indeterminate-recall-section-32',
  'court',
  'not-recallable',
  'refer-to-specialist',
] as const;
export type RecallType = (typeof RECALL_TYPES)[number];
export const CURFEW_RECALLS = ['available', 'not-available'] as const;
export type CurfewRecall = (typeof CURFEW_RECALLS)[number];
export const URGENCIES = ['emergency', 'standard'] as const;
export type Urgency = (typeof URGENCIES)[number];
export const RECALL_ANSWERS = ['supported', 'not-supported'] as const;
export type RecallAnswer = (typeof RECALL_ANSWERS)[number];
/** What the evidence supports: a rung of the ladder, recall, or why neither can be said. */
export const RESPONSES = ['recall-supported', ...RUNGS, 'no-adequate-measure-named'] as const;
export type Response = (typeof RESPONSES)[number];
/** The kinds of recall. */
export const RECALL_KINDS = ['fixed-term', 'standard', 'section-32', 'home-detention-curfew'] as const;
export type RecallKind = (typeof RECALL_KINDS)[number];
/** How the day of release after a recall is found. */
export const PERIOD_RULES = [
  'plain-days',
  'later-of-days-and-custodial-period',
  'later-of-days-and-tranche',
  'normal-release-date',
  'no-automatic-release',
  'refer-to-specialist',
] as const;
export type PeriodRule = (typeof PERIOD_RULES)[number];
/** Whether a standard recall of a person in custody on 31 March 2026 was brought within the 56-day release. */
export const CONVERSIONS = ['converted-to-56', 'not-converted', 'refer-to-specialist'] as const;
export type Conversion = (typeof CONVERSIONS)[number];
/** Whether automatic release can be withdrawn after the recall: `made` when the determination has been made. */
export const WITHDRAWALS = ['made', 'open', 'not-open', 'refer-to-specialist'] as const;
export type Withdrawal = (typeof WITHDRAWALS)[number];
/** Who must agree, in the order in which they act. */
export const ENDORSEMENTS = [
  'senior-probation-officer',
  'senior-probation-officer-then-senior-manager',
  'duty-manager-then-countersignature',
] as const;
export type Endorsement = (typeof ENDORSEMENTS)[number];
/** Whether a condition of the licence could be varied or lifted as a lesser measure. */
export const VARIATIONS = [
  'may-be-proposed',
  'victim-view-first',
  'protects-victim-or-child',
  'serves-its-purpose',
  'not-in-force',
] as const;
export type Variation = (typeof VARIATIONS)[number];
/** The four questions of proportionality (Bank Mellat (No 2) [2013] UKSC 39). */
export const PROPORTIONALITY_QUESTIONS = [
  'aim',
  'rational-connection',
  'less-intrusive',
  'fair-balance',
] as const;
export type ProportionalityQuestion = (typeof PROPORTIONALITY_QUESTIONS)[number];
export const YES_NO = ['yes', 'no'] as const;
export type YesNo = (typeof YES_NO)[number];
/** What to do while an answer is open. */
export const MEANWHILE = [
  'carry-out-safety-actions',
  'obtain-missing-facts',
  'keep-existing-measures-in-place',
  'work-to-the-shorter-clock',
] as const;
export type Meanwhile = (typeof MEANWHILE)[number];
