import type { EventVersionContent } from '../content.ts';
import type { ConsiderationContent, JudgementContent, LicenceContent, RecallContent } from '../model.ts';
import type { RulesFor } from './access-rules.ts';

/** What has to be looked at in each content of a case before the person may have it. */

/** An offence as the rules read it. */
export const OFFENCE_INPUTS = { date: 'free', violent: 'free', sexual: 'free' } as const;
const OFFENCE = { ...OFFENCE_INPUTS, description: 'free-text' } as const;
const FLAGS = {
  schedule19aaOffence: 'free',
  terroristOffence247a: 'free',
  nationalSecurityOffence: 'free',
  repatriatedForMurder: 'free',
  foreignPowerThreatRisk: 'free',
  referredUnder244ZB: 'free',
  othersConfirmedAbsent: 'free',
} as const;
/** A sentence. */
export const SENTENCE = {
  id: 'free',
  type: 'free',
  date: 'free',
  length: { years: 'free', months: 'free', weeks: 'free', days: 'free' },
  relation: 'free',
  flags: FLAGS,
  supervisionFailureBegan: 'free',
} as const;
/** The last release. */
export const RELEASE = {
  date: 'free',
  provision: 'free',
  curfewEndsOn: 'free',
  custodialPeriodEndsOn: 'free',
} as const;
/** A condition without its wording. */
export const CONDITION_INPUTS = {
  id: 'free',
  category: 'free',
  policyVersion: 'free',
  code: 'free',
  inForceFrom: 'free',
  inForceTo: 'free',
  monitoring: 'free',
  protects: 'protected-group',
} as const;
/** Levels of risk: those for a known adult and for children are about somebody who can be told from them. */
export const ROSH = {
  public: 'free',
  'known-adult': 'third-party',
  children: 'third-party',
  prisoners: 'free',
  staff: 'free',
  assessedOn: 'free',
} as const;
/** Multi-agency public protection arrangements, without who checked. */
export const MAPPA = { status: 'free', category: 'free', level: 'free' } as const;
/** What may be told to the person: the gist is what was cleared. */
const DISCLOSURE = { mark: 'free', by: 'third-party', why: 'free-text', gist: 'free' } as const;
const DETERMINATION = { made: 'free', madeBy: 'third-party', on: 'free', reasons: 'free-text' } as const;

/** A version of a licence. */
export const LICENCE_RULES = {
  sourceSystem: 'free',
  externalReference: 'free',
  person: { crn: 'free', nomsNumber: 'free', dateOfBirth: 'free' },
  sentences: ['each', SENTENCE],
  indexOffence: OFFENCE,
  earlierOffences: ['each', OFFENCE],
  release: RELEASE,
  licenceExpiry: 'free',
  sentenceExpiry: 'free',
  ending: 'free',
  conditions: ['each', { ...CONDITION_INPUTS, text: 'protective', disclosure: DISCLOSURE }],
  supervision: {
    rosh: ROSH,
    mappa: { ...MAPPA, checkedBy: 'third-party', checkedOn: 'free' },
    predictors: ['each', { tool: 'free', version: 'free', band: 'free', score: 'free', on: 'free' }],
    needs: ['each', 'free'],
    protectiveFactors: ['each', 'free-text'],
  },
  determination255BA5: DETERMINATION,
  region: 'free',
  deliveryUnit: 'free',
  approvedPremises: { region: 'free', deliveryUnit: 'free' },
  // Marked where it says so: see `limitedAccessMarks`.
  limitedAccess: 'free',
  victimInContact: 'victim',
  incompleteLookUps: ['each', 'free'],
} as const satisfies RulesFor<LicenceContent>;

/** The facts of an event that the rules read. */
export const EVENT_FACTS = {
  type: 'free',
  evidenceStatus: 'free',
  occurredOn: 'free',
  incidentId: 'free',
  fault: 'free',
  role: 'free',
  conditions: ['each', 'free'],
  monitoringChecks: {
    equipmentFault: 'free',
    signalLost: 'free',
    chargeHistoryExplains: 'free',
    noAccessToPower: 'free',
  },
  test: { stage: 'free', prescribed: 'free', disputed: 'free' },
  corroborated: 'free',
  courtOrderBreached: 'free',
  seriousOffence: 'free',
  reliedOnForRecall: 'free',
  remainingFactsStand: 'free',
} as const;

const EVENT = {
  ...EVENT_FACTS,
  description: 'free-text',
  occurredAtTime: 'free',
  reportedOn: 'free',
  // Whoever reported it may be anybody.
  source: 'third-party',
  sourceReference: 'free-text',
  instruction: { given: 'free-text', couldBeUnderstood: 'free' },
  account: { sought: 'free', given: 'free-text' },
  absenceAssessment: 'free',
  enforcementResponse: 'free',
  evidence: ['each', { system: 'free', reference: 'free-text' }],
  disclosure: DISCLOSURE,
} as const satisfies RulesFor<EventVersionContent['event']>;

/** A version of an event. */
export const EVENT_RULES = {
  event: EVENT,
  revision: { kind: 'free', note: 'free-text', changes: EVENT, nowUnknown: ['each', 'free'] },
} as const satisfies RulesFor<EventVersionContent>;

/** The opening of a consideration. */
export const CONSIDERATION_RULES = {
  question: 'free-text',
  promptedBy: ['each', 'free'],
} as const satisfies RulesFor<ConsiderationContent>;

const ANSWERED = {
  reason: 'free-text',
  madeBy: 'third-party',
  on: 'free',
  restsOn: { events: ['each', 'free'], assessments: ['each', 'free-text'] },
} as const;
const YES_NO = { ...ANSWERED, answer: 'free' } as const;
const MEASURE = { ...ANSWERED, state: 'free' } as const;
/** Earlier decisions not to recall. */
export const EARLIER_DECISIONS = { notToRecallSinceRelease: 'free', mayBeHeldElsewhere: 'free' } as const;
/** Circumstances of the decision. */
export const CIRCUMSTANCES = { outOfHours: 'free', inApprovedPremises: 'free' } as const;

/** A judgement. */
export const JUDGEMENT_RULES = {
  danger: { ...YES_NO, toWhom: 'third-party', what: 'free', howLikely: 'free', howSoon: 'free' },
  manageable: { ...YES_NO, with: ['each', 'free'], nothingAvailableNowWouldContainIt: 'free' },
  measures: {
    'no-enforcement': MEASURE,
    'discuss-and-record': MEASURE,
    'licence-compliance-letter': MEASURE,
    'change-supervision': MEASURE,
    'refer-or-treat': MEASURE,
    'vary-conditions': MEASURE,
    'intensive-alternative': MEASURE,
  },
  contactBrokenDown: {
    ...YES_NO,
    attempts: ['each', { on: 'free', how: 'free-text', result: 'free-text' }],
  },
  linkToIndexOffence: YES_NO,
  criteria: {
    'behaviour-similar-to-index-offence': YES_NO,
    'behaviour-leading-to-sexual-or-violent-offence': YES_NO,
    'behaviour-likely-to-result-in-sexual-or-violent-offence': YES_NO,
    'out-of-touch': YES_NO,
  },
  fairBalance: YES_NO,
  conditionReviews: ['each', { ...YES_NO, condition: 'free', victimLiaisonView: 'victim' }],
  noBreachEscalation: { ...ANSWERED, reliedOn: 'free', checked: 'free-text', personContacted: 'free' },
  custody: 'free',
  otherControls: 'free-text',
  effects: { home: 'free-text', work: 'free-text', careOfChildren: 'third-party', treatment: 'free-text' },
  daysOfLicenceLeft: 'free',
  earlierDecisions: EARLIER_DECISIONS,
  circumstances: CIRCUMSTANCES,
} as const satisfies RulesFor<JudgementContent>;

/** A recall as it was issued. */
export const ISSUED = { type: 'free', lengthDays: 'free', revokedOn: 'free' } as const;
/** What became of a recall. */
export const AFTERWARDS = {
  returnedToCustodyOn: 'free',
  daysAtLargeBeforeReturn: 'free',
  daysAtLargeAfterReturn: 'free',
  addedDaysAfterReturn: 'free',
  chargedAfterRecall: 'free',
  removedFromAutomaticRelease: 'free',
  cancelledOn: 'free',
  reReleasedOn: 'free',
  diedOn: 'free',
} as const;

/** A version of a recall. */
export const RECALL_RULES = {
  ...ISSUED,
  ...AFTERWARDS,
  considerationId: 'free',
  power: 'free',
  eventsReliedOn: ['each', 'free'],
  reasons: ['each', 'free'],
  reasonsConfirmedBy: 'third-party',
  sentOn: 'free',
  refusedOn: 'free',
  atLargeFrom: 'free',
  correction: { reason: 'free-text' },
  laterDetermination: DETERMINATION,
} as const satisfies RulesFor<RecallContent>;
