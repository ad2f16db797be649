import { breachFinding, breachGrounds, noBreachEscalation } from '../events/breach.ts';
import { conduct } from '../events/conduct.ts';
import { TABLES } from '../events/tables.ts';
import { FACTS } from '../facts/vocabulary.ts';
import { type Book, KERNEL_VERSION } from '../kernel/book.ts';
import { rung } from '../proportionality/ladder.ts';
import { necessity } from '../proportionality/necessity.ts';
import { outcome, response } from '../proportionality/outcome.ts';
import { caseQuality, eventQuality, touchQuality } from '../proportionality/quality.ts';
import { caseSafety, eventSafety } from '../proportionality/safety.ts';
import { limbs, threshold } from '../proportionality/threshold.ts';
import { urgency } from '../proportionality/urgency.ts';
import * as vocabularies from '../vocabularies.ts';
import { homeDetentionCurfew } from './home-detention-curfew.ts';
import { PARAMETERS } from './parameters.ts';
import { recallType } from './recall-type.ts';
import { COVERAGE_FROM, REGIMES } from './regimes.ts';
import { sentenceGate } from './sentence-gate.ts';
import { SOURCES } from './sources.ts';

/**
 * The rule book of this source tree. The service never evaluates this object: it evaluates the book parsed from its
 * canonical text, so that what is stored, published and run is one and the same.
 */
export const CURRENT_BOOK: Book = {
  version: '1.0.0',
  released: false,
  kernel: KERNEL_VERSION,
  coverageFrom: COVERAGE_FROM,
  regimes: REGIMES,
  sources: SOURCES,
  vocabularies: {
    'event-types': vocabularies.EVENT_TYPES,
    'evidence-statuses': vocabularies.EVIDENCE_STATUSES,
    'incident-roles': vocabularies.INCIDENT_ROLES,
    faults: vocabularies.FAULTS,
    'sentence-types': vocabularies.SENTENCE_TYPES,
    'sentence-relations': vocabularies.SENTENCE_RELATIONS,
    'release-provisions': vocabularies.RELEASE_PROVISIONS,
    'licence-endings': vocabularies.LICENCE_ENDINGS,
    'condition-categories': vocabularies.CONDITION_CATEGORIES,
    'monitoring-types': vocabularies.MONITORING_TYPES,
    'protected-groups': vocabularies.PROTECTED_GROUPS,
    'rosh-levels': vocabularies.ROSH_LEVELS,
    'harm-groups': vocabularies.HARM_GROUPS,
    needs: vocabularies.NEEDS,
    'danger-kinds': vocabularies.DANGER_KINDS,
    likelihoods: vocabularies.LIKELIHOODS,
    imminences: vocabularies.IMMINENCES,
    rungs: vocabularies.RUNGS,
    'measure-states': vocabularies.MEASURE_STATES,
    'custody-states': vocabularies.CUSTODY_STATES,
    'recall-reasons': vocabularies.RECALL_REASONS,
  },
  facts: FACTS,
  parameters: PARAMETERS,
  tables: TABLES,
  sets: [
    conduct,
    breachGrounds,
    breachFinding,
    noBreachEscalation,
    sentenceGate,
    recallType,
    homeDetentionCurfew,
    limbs,
    threshold,
    rung,
    necessity,
    urgency,
    outcome,
    response,
    eventSafety,
    caseSafety,
    caseQuality,
    eventQuality,
    touchQuality,
  ],
};
