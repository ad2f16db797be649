/*
 * Reasons that a person gives for a decision: vocabularies of the book that no rule reads. One list serves whoever agrees with
 * an answer and whoever departs from it, so that neither is the easier. Each reason comes with a text of the person's own. No
 * source gives such a list as a whole: the three first reasons are official, the others are put together from the tests, forms
 * and findings named beside them (inference).
 */

/** Why it was decided to recall. */
export const DECISION_REASONS_RECALL = [
  // The three reasons of the official service (its letter on a decision not to recall; also the words of the framework).
  'risk-increased',
  'contact-broken-down',
  'risk-increased-and-contact-broken-down',
  // Limbs of the threshold for determinate sentences (guidance on recall to prison; Calder).
  'risk-of-serious-harm-not-manageable-in-the-community',
  'further-offending-not-manageable-in-the-community',
  // Serious harm is imminent and nothing available now would contain it (the emergency test of practice).
  'danger-imminent',
  // Criteria for extended and indeterminate sentences (Part A, part 22): the first three need a link, the fourth an assumption.
  'link-to-index-offence',
  'out-of-touch-and-link-assumed',
  // The ground of its own where no breach is shown (Quilligan).
  'risk-escalated-without-breach',
  // Necessity, and what was done first (Calder; Part A, parts 18 and 19).
  'recall-necessary-to-protect-the-public',
  'lesser-measures-tried-and-failing',
  'lesser-measures-inadequate',
  'lesser-measures-not-available',
  // Home detention curfew has grounds of its own (section 255; recall types of the official service).
  'curfew-condition-broken',
  'curfew-cannot-be-monitored',
  // What an inspection asks of whoever agrees or departs: was it known, and how was it weighed?
  'facts-the-answer-did-not-have',
  'same-facts-weighed-otherwise',
  // Not a drawer for everything: without it somebody would have to choose a code that is not true.
  'other',
] as const;
export type DecisionReasonRecall = (typeof DECISION_REASONS_RECALL)[number];

/** Why it was decided not to recall. */
export const DECISION_REASONS_NO_RECALL = [
  // On the official letter the same three say why recall was considered; here with what makes it possible not to recall.
  'risk-increased-but-manageable',
  'contact-broken-down-but-restored',
  'risk-increased-and-contact-broken-down-but-manageable',
  // The test not met, or not the test for this sentence (guidance on recall to prison; Part A, part 22; the sentence gate).
  'threshold-not-met',
  'no-link-to-index-offence',
  'not-recallable',
  // What happened was no breach, or is not known well enough (taxonomy, "Three fields, never one"; Jorgensen).
  'no-breach-shown',
  'facts-not-established',
  'no-fault',
  'victim-or-witness-of-the-incident',
  // News of the criminal process that took away what the question rested on (taxonomy, type 22).
  'no-further-action-or-acquittal',
  // Necessity and the ladder of lesser measures (Calder; Bank Mellat, third question; Part A, part 19).
  'recall-not-necessary',
  'manageable-in-the-community',
  'lesser-measure-adequate',
  'lesser-measures-not-yet-tried',
  // Bail, remand or hospital already controls the risk (taxonomy, types 18 and 19: "court and bail as controls").
  'contained-by-other-controls',
  // Bank Mellat, fourth question: loss of home, work, treatment or care against the risk.
  'effects-of-recall-outweigh-the-risk',
  // As for recall.
  'facts-the-answer-did-not-have',
  'same-facts-weighed-otherwise',
  'other',
] as const;
export type DecisionReasonNoRecall = (typeof DECISION_REASONS_NO_RECALL)[number];
