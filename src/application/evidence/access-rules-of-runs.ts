import type { CaseInputs } from '../../rules/index.ts';
import type { RecommendationContent } from '../content.ts';
import type { RulesFor } from './access-rules.ts';
import {
  AFTERWARDS,
  CIRCUMSTANCES,
  CONDITION_INPUTS,
  EARLIER_DECISIONS,
  EVENT_FACTS,
  ISSUED,
  MAPPA,
  OFFENCE_INPUTS,
  RELEASE,
  ROSH,
  SENTENCE,
} from './access-rules-of-cases.ts';

/** What has to be looked at in a run of the rules before the person may have it. */

const ANSWERED_INPUTS = {
  reasoned: 'free',
  named: 'free',
  on: 'free',
  restsOnEvents: ['each', 'free'],
  restsOnAssessments: 'free',
} as const;
const YES_NO_INPUTS = { ...ANSWERED_INPUTS, answer: 'free' } as const;
const MEASURE_INPUTS = { ...ANSWERED_INPUTS, state: 'free' } as const;

/** What the rules were given: codes and days, of which some still tell of somebody else. */
const INPUTS: RulesFor<CaseInputs> = {
  licence: {
    sentences: ['each', SENTENCE],
    ageOnDecisionDay: 'free',
    release: RELEASE,
    expiry: 'free',
    sentenceExpiry: 'free',
    ending: 'free',
    conditions: ['each', CONDITION_INPUTS],
    mappa: MAPPA,
    rosh: ROSH,
    needs: ['each', 'free'],
    indexOffence: OFFENCE_INPUTS,
    earlierOffences: ['each', OFFENCE_INPUTS],
    otherLiveLicences: ['each', 'free'],
    victimInContact: 'victim',
    incompleteLookUps: ['each', 'free'],
    determination255BA5: { made: 'free' },
  },
  events: ['each', { id: 'free', ...EVENT_FACTS }],
  judgement: {
    danger: { ...YES_NO_INPUTS, toWhom: 'third-party', what: 'free', howLikely: 'free', howSoon: 'free' },
    manageable: { ...YES_NO_INPUTS, with: ['each', 'free'], nothingAvailableNowWouldContainIt: 'free' },
    measures: {
      'no-enforcement': MEASURE_INPUTS,
      'discuss-and-record': MEASURE_INPUTS,
      'licence-compliance-letter': MEASURE_INPUTS,
      'change-supervision': MEASURE_INPUTS,
      'refer-or-treat': MEASURE_INPUTS,
      'vary-conditions': MEASURE_INPUTS,
      'intensive-alternative': MEASURE_INPUTS,
    },
    contactBrokenDown: { ...YES_NO_INPUTS, attemptsRecorded: 'free' },
    linkToIndexOffence: YES_NO_INPUTS,
    criteria: {
      'behaviour-similar-to-index-offence': YES_NO_INPUTS,
      'behaviour-leading-to-sexual-or-violent-offence': YES_NO_INPUTS,
      'behaviour-likely-to-result-in-sexual-or-violent-offence': YES_NO_INPUTS,
      'out-of-touch': YES_NO_INPUTS,
    },
    fairBalance: YES_NO_INPUTS,
    conditionReviews: ['each', { ...YES_NO_INPUTS, condition: 'free', victimLiaisonViewRecorded: 'victim' }],
    noBreachEscalation: {
      ...ANSWERED_INPUTS,
      reliedOn: 'free',
      checksRecorded: 'free',
      contactRecorded: 'free',
    },
    custody: 'free',
    daysOfLicenceLeft: 'free',
    earlierDecisions: EARLIER_DECISIONS,
    circumstances: CIRCUMSTANCES,
  },
  recall: { ...ISSUED, ...AFTERWARDS, power: 'free', laterDetermination: { made: 'free' } },
};

/** A run of the rules: its basis, its inputs and its answer. */
export const RECOMMENDATION_RULES: RulesFor<RecommendationContent> = {
  schema: 'free',
  asAt: 'free',
  knownAt: 'free',
  ruleBook: { version: 'free', digest: 'free', kernel: 'free', regime: 'free' },
  basis: {
    licenceVersion: 'free',
    events: ['each', { id: 'free', version: 'free' }],
    judgementVersion: 'free',
    recall: { id: 'free', version: 'free' },
  },
  inputs: INPUTS,
  answer: {
    conduct: 'free',
    events: 'free',
    breach: 'free',
    // What a condition is, by its code: some are there for a victim.
    conditions: 'free-text',
    noBreachEscalation: 'free',
    sentences: 'free',
    threshold: 'free',
    limbs: 'free',
    ladder: 'free',
    variations: 'free',
    necessity: 'free',
    urgency: 'free',
    proportionality: 'free',
    outcome: 'free',
    recallType: 'free',
    period: 'free',
    existingRecall: 'free',
    endorsement: 'free',
    // Whom to warn, and of what.
    safetyActions: 'victim',
    missingFacts: 'free',
    qualityFindings: 'free',
    deadlines: 'free',
    citations: 'free',
    trace: 'free',
    expires: 'free',
    decision: 'free',
  },
};
