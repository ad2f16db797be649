import { CONDITION_CATALOGUE } from '../conditions/catalogue.ts';
import { DECISION_REASONS_NO_RECALL, DECISION_REASONS_RECALL } from '../decision-reasons.ts';
import { breachFinding, breachGrounds, noBreachEscalation } from '../events/breach.ts';
import { conduct } from '../events/conduct.ts';
import { TABLES } from '../events/tables.ts';
import { FACTS } from '../facts/vocabulary.ts';
import { type Book, KERNEL_VERSION } from '../kernel/book.ts';
import { curfewLimbs } from '../proportionality/curfew-limbs.ts';
import { endorsementOfNoRecall, endorsementOfRecall } from '../proportionality/endorsement.ts';
import { aim, fairBalance, lessIntrusive, rationalConnection } from '../proportionality/four-questions.ts';
import { rung } from '../proportionality/ladder.ts';
import { necessity } from '../proportionality/necessity.ts';
import { outcome, response } from '../proportionality/outcome.ts';
import { caseQuality } from '../proportionality/quality.ts';
import {
  conditionQuality,
  eventQuality,
  touchQuality,
} from '../proportionality/quality-of-events-and-conditions.ts';
import { judgementQuality, recordQuality } from '../proportionality/quality-of-record.ts';
import { caseSafety, eventSafety } from '../proportionality/safety.ts';
import { criteria, limbs, threshold } from '../proportionality/threshold.ts';
import { urgency } from '../proportionality/urgency.ts';
import { variation } from '../proportionality/variation.ts';
import * as vocabularies from '../vocabularies.ts';
import { CALENDAR_TABLES } from './calendar.ts';
import { conversion } from './conversion.ts';
import { COVERAGE_FROM } from './coverage.ts';
import { homeDetentionCurfew } from './home-detention-curfew.ts';
import { PARAMETERS } from './parameters.ts';
import { period } from './period.ts';
import { recallType } from './recall-type.ts';
import { REGIMES } from './regimes.ts';
import { sentenceGate } from './sentence-gate.ts';
import { SOURCES } from './sources.ts';
import { withdrawal } from './withdrawal.ts';

/**
 * The rule book of this source tree. The service never evaluates this object: it evaluates the book parsed from its
 * canonical text, so that what is stored, published and run is one and the same.
 */
export const CURRENT_BOOK: Book = {
  version: '1.1.0',
  released: true,
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
    'recall-criteria': vocabularies.RECALL_CRITERIA,
    'recall-powers': vocabularies.RECALL_POWERS,
    'issued-types': vocabularies.ISSUED_TYPES,
    'later-charges': vocabularies.LATER_CHARGES,
    'look-ups': vocabularies.LOOK_UPS,
    'decision-reasons-recall': DECISION_REASONS_RECALL,
    'decision-reasons-no-recall': DECISION_REASONS_NO_RECALL,
  },
  facts: FACTS,
  parameters: PARAMETERS,
  tables: { ...TABLES, ...CALENDAR_TABLES },
  conditions: CONDITION_CATALOGUE,
  sets: [
    conduct,
    breachGrounds,
    breachFinding,
    noBreachEscalation,
    sentenceGate,
    recallType,
    homeDetentionCurfew,
    conversion,
    withdrawal,
    period,
    limbs,
    criteria,
    curfewLimbs,
    threshold,
    rung,
    necessity,
    urgency,
    outcome,
    response,
    variation,
    aim,
    rationalConnection,
    lessIntrusive,
    fairBalance,
    eventSafety,
    caseSafety,
    endorsementOfRecall,
    endorsementOfNoRecall,
    caseQuality,
    recordQuality,
    judgementQuality,
    eventQuality,
    touchQuality,
    conditionQuality,
  ],
};
