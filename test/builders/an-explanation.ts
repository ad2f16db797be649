import type { RecordedExplanation } from '../../src/application/explanations/services.ts';
import type { Audience, ExplainedCondition, ExplainedRule, Explanation } from '../../src/rules/index.ts';

const ID = '00000000-0000-7000-8000-000000000001';
const HASH = 'a'.repeat(64);

const CONDITION: ExplainedCondition = {
  kind: 'all',
  truth: 'open',
  of: [
    {
      kind: 'any',
      truth: 'met',
      of: [
        { kind: 'test', truth: 'met', fact: 'example-one', says: 'Example one is recorded.', decides: false },
        { kind: 'test', truth: 'open', fact: 'example-two', says: 'Nobody has said two.', decides: false },
      ],
    },
    {
      kind: 'not',
      truth: 'open',
      of: [
        { kind: 'test', truth: 'open', fact: 'example-three', says: 'Nobody has said three.', decides: true },
      ],
    },
  ],
};

const RULE: ExplainedRule = {
  rule: 'EX-1',
  set: 'example-set',
  subject: 'event-1',
  gives: 'shown',
  truth: 'open',
  when: CONDITION,
  from: '2025-09-02',
  until: '2026-12-31',
  authorities: [
    { title: 'Example Act 2003', at: 's.254', link: 'https://example.org/254', checked: '2026-11-01' },
  ],
  verification: 'statute',
  confidence: 'high',
};

const { subject: _subject, ...OF_THE_CASE } = RULE;

const EVENT = { kind: 'event', id: 'event-1', name: 'Arrest on 18 November 2026' } as const;

/** An explanation with something in every member, so that a member lost on the way shows. */
export function anExplanation(audience: Audience = 'practitioner'): Explanation {
  const explanation: Explanation = {
    audience,
    language: 'en-GB',
    asAt: '2026-11-20',
    summary: ['A person decides.', 'Example <summary> & more.'],
    findings: [
      {
        question: 'condition-breach',
        asks: 'Was this condition breached?',
        subject: EVENT,
        answer: 'unknown',
        possible: ['shown', 'not-shown'],
        says: 'Whether it was breached is open.',
        rules: [RULE],
        facts: [
          {
            fact: 'example-one',
            subject: 'event-1',
            truth: 'met',
            says: 'Example one is recorded.',
            sources: [{ input: '/events/0/type', given: true, event: 'event-1', on: '2026-11-18' }],
            follows: [{ question: 'event-conduct', subject: 'event-1' }],
          },
        ],
      },
      {
        question: 'recall',
        asks: 'Is recall supported?',
        answer: 'not-supported',
        says: 'Example: it is not.',
        rules: [{ ...OF_THE_CASE, rule: 'EX-3', verification: 'practice' }],
        facts: [],
      },
    ],
    notChosen: [
      {
        question: 'measure',
        answer: 'discuss-and-record',
        name: 'discuss and record',
        says: 'It was not this measure.',
        because: 'open',
        rule: 'EX-2',
        first: { fact: 'example-two', truth: 'open', says: 'Nobody has said two.', sources: [], follows: [] },
      },
      {
        question: 'recall-type',
        answer: 'court',
        name: 'a court',
        says: 'It was not a court.',
        because: 'not-in-force',
      },
    ],
    unknowns: [
      {
        fact: 'example-two',
        subject: EVENT,
        input: '/events/0/fault',
        heldBy: 'the practitioner',
        says: 'Nobody has said two.',
        weighedTogether: true,
        ifKnown: [
          {
            values: ['yes'],
            says: ['Two is so.'],
            answers: [{ question: 'recall', possible: ['supported'], says: ['Recall would be supported.'] }],
          },
          {
            values: ['no', 'other'],
            says: ['Two is not so.', 'Two is another.'],
            answers: [
              {
                question: 'condition-breach',
                subject: 'event-1',
                possible: ['not-shown'],
                says: ['It would not be shown.'],
              },
            ],
          },
        ],
      },
    ],
    changesNothing: [
      {
        fact: 'idle-one',
        subject: EVENT,
        input: '/events/0/role',
        known: false,
        says: 'Nobody has said idle.',
      },
      { fact: 'idle-two', input: '/judgement/custody', known: true, says: 'Idle two is recorded.' },
    ],
    counterfactuals: {
      says: ['This is never advice to alter a record.', 'Everything was tried.'],
      found: [
        {
          changes: [
            {
              input: '/judgement/danger/answer',
              given: 'no',
              instead: 'yes',
              fact: 'case.breach',
              from: false,
              to: true,
              says: { from: 'No danger is recorded.', to: 'A danger is recorded.' },
            },
          ],
          effects: [
            {
              conclusion: 'recall',
              from: { answer: 'not-supported' },
              to: { answer: 'unknown', possible: ['supported', 'not-supported'] },
              says: { from: 'It is not supported.', to: 'It would be open.' },
            },
          ],
        },
        {
          changes: [
            {
              input: '/events/0/fault',
              given: 'chosen',
              instead: 'no-fault',
              fact: 'case.adequate-measure-recorded',
              subject: 'event-1',
              from: 'chosen',
              to: 'no-fault',
            },
            {
              input: '/events/0/conditions',
              given: ['c1'],
              instead: ['c2'],
              fact: 'case.cannot-be-monitored',
              from: true,
              to: false,
            },
          ],
          effects: [{ conclusion: 'urgency', from: { answer: 'standard' }, to: { answer: 'emergency' } }],
        },
      ],
      single: { tried: 12, of: 12, complete: true },
      pairs: { tried: 20, of: 30, bound: 20, complete: false },
    },
    proportionality: {
      questions: [
        { question: 'aim', asks: 'Would it serve an aim?', answer: 'yes', says: 'It would serve an aim.' },
      ],
      measures: [
        {
          measure: 'refer-or-treat',
          name: 'refer or treat',
          verdict: 'not-available',
          says: 'It is not available.',
          promptedBy: ['Arrest on 18 November 2026'],
          options: [
            {
              option: 'alcohol-monitoring',
              name: 'alcohol monitoring',
              forEvents: ['event-1'],
              forNeeds: ['drug-or-alcohol-use'],
              verification: 'practice',
            },
          ],
          on: '2026-11-19',
          shortfallOfService: true,
        },
      ],
      custody: [
        {
          kind: 'fixed-term',
          name: 'fixed-term recall',
          lengthDays: 56,
          says: 'It would be 56 days.',
          verification: 'statute',
        },
      ],
    },
    safetyActions: [
      { code: 'inform-police', says: 'Tell the police.', subjects: [], certainty: 'applies' },
      { code: 'welfare-check', says: 'Ask how the person is.', subjects: [EVENT], certainty: 'may-apply' },
    ],
    meanwhile: [{ code: 'find-out', says: 'Find out what is missing.', subjects: [] }],
    deadlines: [{ code: 'decide', says: 'Decide within 24 hours.', subjects: [], verification: 'practice' }],
    quality: [
      {
        code: 'contradiction',
        says: 'Two entries do not fit.',
        subjects: [EVENT],
        severity: 'contradiction',
      },
      { code: 'stale', says: 'The assessment is old.', subjects: [], severity: 'gap' },
    ],
    marks: [
      { verification: 'statute', says: 'Checked against the statute.' },
      { verification: 'practice', says: 'Taken from practice.' },
    ],
  };
  return audience === 'inspector' ? { ...explanation, trace: [RULE] } : explanation;
}

/** The same of a recorded run. */
export function aRecordedExplanation(
  audience: Audience = 'practitioner',
  overrides: Partial<RecordedExplanation> = {},
): RecordedExplanation {
  return {
    recommendationId: ID,
    considerationId: '00000000-0000-7000-8000-000000000002',
    licenceId: '00000000-0000-7000-8000-000000000003',
    asAt: '2026-11-20',
    knownAt: '2026-11-20T22:00:00.000Z',
    recordedAt: '2026-11-20T22:00:00.000Z',
    expiresAt: '2026-11-21T22:00:00.000Z',
    ruleBook: { version: '0.0.0-example', digest: HASH, kernel: '1', regime: 'R4b' },
    contentHash: HASH,
    standing: {
      state: 'stale',
      changed: [{ kind: 'breach-event', id: ID, from: 1, to: 2 }],
      freshRunWouldDiffer: true,
    },
    effects: {
      home: 'Example words on the home.',
      work: 'Example words on work.',
      careOfChildren: 'Example words on children.',
      treatment: 'Example words on treatment.',
      daysOfLicenceLeft: 270,
      recordedAt: '2026-11-20T21:00:00.000Z',
    },
    explanation: anExplanation(audience),
    ...overrides,
  };
}
