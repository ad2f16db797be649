import { randomUUID } from 'node:crypto';
import type {
  BreachEventContent,
  ConsiderationContent,
  JudgementContent,
  LicenceContent,
  RecallContent,
} from '../../src/application/model.ts';
import type { ReviewView } from '../../src/application/review/services.ts';
import { PERMISSIONS, type Principal } from '../../src/application/services.ts';
import type { Answer } from '../../src/rules/index.ts';

/** Synthetic cases for tests: each builder gives something complete and ordinary, and takes what the test is about. */

export function aPrincipal(overrides: Partial<Principal> = {}): Principal {
  return {
    subject: 'practitioner-1',
    kind: 'person',
    permissions: PERMISSIONS,
    areas: 'everywhere',
    ...overrides,
  };
}

export function aLicence(overrides: Partial<LicenceContent> = {}): LicenceContent {
  return {
    sourceSystem: 'example-system',
    externalReference: `example-${randomUUID()}`,
    person: { crn: 'X000001', nomsNumber: 'A0001AA', dateOfBirth: '1990-01-31' },
    sentences: [
      {
        id: 'sentence-1',
        type: 'standard-determinate',
        date: '2025-01-10',
        length: { years: 2, months: 6 },
        relation: 'sole',
        flags: { othersConfirmedAbsent: true },
      },
    ],
    indexOffence: { description: 'Example offence', date: '2024-06-01', violent: false, sexual: false },
    earlierOffences: [],
    release: { date: '2026-04-10', provision: 'automatic' },
    licenceExpiry: '2027-07-09',
    sentenceExpiry: '2027-07-09',
    ending: 'none',
    conditions: [
      {
        id: 'keep-in-touch',
        category: 'standard',
        policyVersion: '3.0',
        code: 'example-code',
        text: 'Keep in touch as instructed.',
        inForceFrom: '2026-04-10',
        inForceTo: 'licence-end',
        monitoring: 'none',
        protects: 'nobody-named',
      },
    ],
    supervision: {
      rosh: { public: 'medium', 'known-adult': 'low', assessedOn: '2026-09-01' },
      mappa: { status: 'none', checkedBy: 'Practitioner A. Example', checkedOn: '2026-04-10' },
      predictors: [
        { tool: 'Example predictor', version: '1', band: 'medium', score: 41.5, on: '2026-04-01' },
      ],
      needs: ['housing'],
      protectiveFactors: ['Has work'],
    },
    region: 'Example Region',
    deliveryUnit: 'Example Unit',
    limitedAccess: false,
    ...overrides,
  };
}

export function anEvent(overrides: Partial<BreachEventContent> = {}): BreachEventContent {
  return {
    type: 'missed-appointment-no-good-reason',
    evidenceStatus: 'no-criminal-process',
    description: 'Did not come to the appointment of the day.',
    occurredOn: '2026-10-12',
    occurredAtTime: '10:30',
    reportedOn: '2026-10-12',
    fault: 'chosen',
    conditions: ['keep-in-touch'],
    source: 'Practitioner A. Example',
    instruction: { given: 'Come to the office at 10:30.', couldBeUnderstood: 'yes' },
    account: { sought: 'yes', given: 'Overslept.' },
    absenceAssessment: 'unacceptable',
    enforcementResponse: 'decision-pending',
    evidence: [{ system: 'example-system', reference: 'contact-1' }],
    disclosure: { mark: 'open', by: 'Practitioner A. Example' },
    ...overrides,
  };
}

export function aConsideration(overrides: Partial<ConsiderationContent> = {}): ConsiderationContent {
  return { question: 'Whether the missed appointment calls for recall.', ...overrides };
}

export function aJudgement(overrides: Partial<JudgementContent> = {}): JudgementContent {
  const given = { reason: 'An example reason.', madeBy: 'Practitioner A. Example', on: '2026-10-13' };
  return {
    danger: { answer: 'no', ...given },
    manageable: { answer: 'yes', ...given, with: ['discuss-and-record'] },
    measures: { 'discuss-and-record': { state: 'adequate', ...given } },
    contactBrokenDown: {
      answer: 'no',
      ...given,
      attempts: [{ on: '2026-10-12', how: 'telephone', result: 'answered' }],
    },
    custody: 'in-community',
    effects: { work: 'Would lose the job.' },
    daysOfLicenceLeft: 270,
    ...overrides,
  };
}

export function aRecall(overrides: Partial<RecallContent> = {}): RecallContent {
  return {
    power: 'section-254',
    reasons: ['failed-keep-in-touch'],
    reasonsConfirmedBy: 'Manager B. Example',
    type: 'fixed-term',
    lengthDays: 28,
    sentOn: '2026-10-14',
    ...overrides,
  };
}

/** An answer with something in every member, so that a member lost on the way shows. */
export function anAnswer(overrides: Partial<Answer> = {}): Answer {
  const rules = ['EX-1'];
  const open = { answer: 'unknown', separatedBy: [{ fact: 'danger' }], rules } as const;
  return {
    conduct: { answer: 'non-compliance', rules },
    events: [
      {
        event: 'event-1',
        type: 'lost-contact',
        conduct: { answer: 'further-offending', rules },
        stage: 'charged',
      },
    ],
    breach: { answer: 'shown', rules },
    conditions: [
      {
        condition: 'keep-in-touch',
        meaning: {
          answer: 'recognised',
          entry: {
            kind: 'standard',
            meaning: 'keep-in-touch',
            code: 'example-code',
            policyVersions: ['3.0'],
            supervision: 'licence',
            namesOffence: 'no',
            verification: 'practice',
          },
          needs: ['policy-version'],
          because: 'code-not-in-that-version',
          otherwise: [],
          categoryDisagrees: true,
        },
        breach: { answer: 'shown', rules },
        events: ['event-1'],
      },
    ],
    noBreachEscalation: { answer: 'relied-on', rules, legalAdvice: true },
    sentences: [{ sentence: 'sentence-1', gate: { answer: 'section-254', rules } }],
    threshold: { answer: 'met', rules },
    limbs: [{ limb: 'contact', finding: { answer: 'met', rules }, verification: 'statute' }],
    ladder: [
      {
        rung: 'refer-or-treat',
        verdict: { answer: 'not-available', rules },
        promptedBy: ['event-1'],
        promptedByNeeds: ['housing'],
        options: [
          {
            option: 'emergency-housing',
            forEvents: ['event-1'],
            forNeeds: ['housing'],
            verification: 'inference',
          },
        ],
        shortfallOfService: true,
      },
    ],
    variations: [
      {
        condition: 'keep-in-touch',
        variation: { answer: 'may-be-proposed', rules },
        power: { answer: 'refer-to-specialist', because: 'power-to-vary-not-checked' },
      },
    ],
    proportionality: [{ question: 'aim', finding: { answer: 'yes', rules } }],
    necessity: { ...open, possible: ['shown', 'not-shown'] },
    urgency: { ...open, possible: ['emergency', 'standard'] },
    outcome: {
      recall: { ...open, possible: ['supported', 'not-supported'] },
      response: {
        answer: 'insufficient-information',
        possible: ['recall-supported', 'refer-or-treat'],
        rules,
      },
      meanwhile: ['obtain-missing-facts'],
    },
    recallType: {
      regime: 'R4b',
      type: { answer: 'fixed-term-56-mandatory', rules },
      kinds: [{ kind: 'fixed-term', lengthDays: 56, certainty: 'open' }],
      lengthDays: 56,
      choice: 'mandatory',
      homeDetentionCurfew: { answer: 'not-available', rules },
      underLaterLaw: {
        regime: 'R5',
        from: '2026-12-01',
        type: { answer: 'standard-only', rules },
        kinds: [{ kind: 'standard', certainty: 'open' }],
        homeDetentionCurfew: { answer: 'not-available', rules },
      },
    },
    period: [
      {
        kind: 'fixed-term',
        lengthDays: 56,
        basis: 'converted',
        rule: { answer: 'plain-days', rules },
        release: {
          answer: 'unknown',
          date: '2026-12-05',
          workingDay: '2026-12-04',
          workingDayVerification: 'unverified',
          earliest: '2026-12-01',
          latest: '2026-12-31',
          separatedBy: [{ fact: 'recall.returned-to-custody' }],
          checkByHand: ['example-reason'],
        },
        steps: [{ step: 'fixed-term', days: 56, date: '2026-12-05' }],
      },
    ],
    existingRecall: {
      conversion: { answer: 'converted-to-56', rules, regime: 'R4-TRANSITIONAL', lengthDays: 56 },
      withdrawal: { answer: 'open', rules },
      typeIfWithdrawn: 'standard-only',
    },
    endorsement: {
      ifRecall: { answer: 'senior-probation-officer-then-senior-manager', rules },
      ifNoRecall: { ...open, possible: ['senior-probation-officer'] },
    },
    safetyActions: [{ action: 'welfare-check', certainty: 'may-apply', rule: 'EX-2' }],
    missingFacts: [
      {
        fact: 'danger',
        subject: 'event-1',
        input: '/judgement/danger',
        heldBy: 'practitioner',
        separates: ['necessity'],
      },
    ],
    qualityFindings: [
      { finding: 'stale-assessment', severity: 'gap', subjects: ['rosh'], ageDays: 400, rule: 'EX-3' },
    ],
    deadlines: [
      {
        deadline: 'review',
        within: 'PT24H',
        from: 'proposal',
        parameter: 'example.hours',
        verification: 'practice',
      },
    ],
    citations: [
      { rule: 'EX-1', authorities: ['Example Act s.1'], verification: 'statute', confidence: 'high' },
    ],
    trace: [{ set: 'conduct', subject: 'event-1', rules: { 'EX-1': 'ttu' } }],
    expires: { within: 'P7D', from: 'run', parameter: 'example.days', verification: 'inference' },
    decision: 'for a person to make',
    ...overrides,
  };
}

/** The review of a consideration that nobody has proposed anything in. */
export function anOpenReview(): ReviewView {
  return {
    state: 'open',
    urgency: 'unknown',
    clocks: [],
    expired: false,
    notYetCountersigned: false,
    waitsFor: ['practitioner'],
    actions: ['proposal', 'withdrawal'],
    steps: [],
  };
}
