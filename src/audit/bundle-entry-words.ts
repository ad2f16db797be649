import type { AuditSubject, QueryCriterion } from './entry.ts';

// The types of an entry are unions, which are gone when the code runs. Here they are as lists; a new member of a union does not
// compile until it stands here.

const SUBJECT_KIND_SET: Readonly<Record<AuditSubject['kind'], true>> = {
  licence: true,
  'breach-event': true,
  consideration: true,
  judgement: true,
  recommendation: true,
  recall: true,
  'legal-hold': true,
  erasure: true,
  dispute: true,
  'subject-access-request': true,
  'audit-bundle': true,
  'access-grant': true,
  'event-batch': true,
  'webhook-subscription': true,
  simulation: true,
};

const QUERY_CRITERION_SET: Readonly<Record<QueryCriterion, true>> = {
  crn: true,
  'noms-number': true,
  'external-reference': true,
  region: true,
  'delivery-unit': true,
  queue: true,
  state: true,
  licence: true,
  period: true,
  expiry: true,
  figure: true,
  everything: true,
};

/** Every kind of thing that an entry can be about. */
export const SUBJECT_KINDS: readonly string[] = Object.keys(SUBJECT_KIND_SET);

/** Every criterion that a search can be made by. */
export const QUERY_CRITERIA: readonly string[] = Object.keys(QUERY_CRITERION_SET);
