import { exampleNames, readExample } from '../../../src/cli/demo-example.ts';
import { aConsideration, aJudgement, aLicence, anEvent, aRecall } from '../../builders/index.ts';

/** Bodies that are well formed and mostly taken, by operation, with marks in place of ids: what other bodies are made from. */

const TEXT = 'An example.';
const ON = '2026-10-14';
const SOMEBODY = { reason: TEXT, madeBy: 'Somebody A. Example', on: '2026-10-13' };
const fresh = { externalReference: '@{fresh}' };
const asRegistered = { externalReference: '@{reference}' };

const examples = exampleNames().map(readExample);
/** Examples name events by ref; here they are whichever event of the case comes up. */
const linked = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value).replaceAll(/"event-\d+"/g, '"@{breach-events}"'));

const licences = [
  aLicence(fresh),
  aLicence({ ...fresh, limitedAccess: true }),
  aLicence({ ...fresh, region: 'Another Example Region' }),
  ...examples.map(({ licence }) => ({ ...licence, ...fresh })),
];
const arrest = anEvent({ type: 'arrest-bail-or-rui', evidenceStatus: 'arrest' });
const events = [anEvent(), arrest, ...examples.flatMap((one) => one.events.map(({ content }) => content))];
const judgements = [aJudgement(), ...examples.map(({ judgement }) => linked(judgement))];
const recalls = [
  aRecall(),
  aRecall({ considerationId: '@{considerations}', eventsReliedOn: ['@{breach-events}'], sentOn: ON }),
  aRecall({ revokedOn: '2026-10-15' }),
  aRecall({ revokedOn: ON, returnedToCustodyOn: '2026-10-16', daysAtLargeBeforeReturn: 2 }),
];
const proposal = {
  proposes: 'recall',
  reasons: TEXT,
  urgency: { answer: 'emergency', reason: TEXT },
  context: { caseloadPercentage: 140, changesOfOfficer: 2 },
};
const view = {
  inclines: 'not-yet-clear',
  immediateRisk: TEXT,
  whoIsVulnerable: TEXT,
  currentCircumstances: TEXT,
  alternativesToRecall: TEXT,
  protectiveFactors: TEXT,
};
const recall = { decision: 'recall', reason: 'risk-increased', text: TEXT };
const order = { authority: 'court-order', reference: 'EXAMPLE-2', on: ON };

/** A case given inline, as an evaluation takes it: without what says who it is. */
function evaluations(): readonly unknown[] {
  const inline = examples.map(({ asAt, licence, events: told, judgement }) => {
    const { sentences, indexOffence, earlierOffences, release, licenceExpiry, sentenceExpiry, ending } =
      licence;
    const known = {
      sentences,
      indexOffence,
      earlierOffences,
      release,
      licenceExpiry,
      sentenceExpiry,
      ending,
    };
    return {
      asAt,
      licence: known,
      events: told.map(({ ref, content: { type, evidenceStatus } }) => ({ id: ref, type, evidenceStatus })),
      judgement: { custody: judgement.custody ?? 'in-community' },
    };
  });
  return [
    { asAt: ON, events: [{ id: 'event-1', type: 'lost-contact' }] },
    { asAt: ON, questions: ['conduct'] },
    { asAt: ON, events: [] },
    ...inline,
  ];
}

/** Bodies of each operation that takes one. */
export const TEMPLATES: Readonly<Record<string, readonly unknown[]>> = {
  registerLicence: licences,
  replaceLicence: [
    aLicence(asRegistered),
    aLicence({ ...asRegistered, region: 'Another Example Region' }),
    ...licences.slice(3, 6).map((licence) => Object.assign({}, licence, asRegistered)),
  ],
  searchLicences: [{ crn: 'X000001' }, { crn: 'X000001', limit: 1 }, { nomsNumber: 'A0001AA' }],
  reportBreachEvent: events,
  reviseBreachEvent: [
    { kind: 'later-news', note: TEXT, changes: { fault: 'no-fault' }, nowUnknown: ['enforcementResponse'] },
    { kind: 'later-news', changes: { evidenceStatus: 'nfa' } },
    { kind: 'correction', note: TEXT, changes: { occurredOn: '2026-10-11' } },
  ],
  reportEventBatch: [
    {
      events: [
        {
          licenceId: '@{licences}',
          event: anEvent({ source: 'example-source', sourceReference: '@{fresh}' }),
        },
        { licenceId: '@{licences}' },
        'no item',
      ],
    },
  ],
  openConsideration: [
    aConsideration({ promptedBy: ['@{breach-events}'] }),
    { ...aConsideration(), judgement: aJudgement() },
    ...examples.map(({ consideration }) => linked(consideration)),
  ],
  recordJudgement: judgements,
  recommend: [{ asAt: ON }, ...examples.map(({ asAt }) => ({ asAt }))],
  recordProposal: [proposal, { ...proposal, proposes: 'no-recall' }],
  recordIndependentView: [view],
  recordDecision: [
    recall,
    { ...recall, decision: 'no-recall', reason: 'lesser-measure-adequate' },
    { ...recall, outsideUsualFlow: { circumstance: 'out-of-hours', why: TEXT } },
  ],
  endorseDecision: [
    { endorsed: true, text: TEXT },
    { endorsed: false, text: TEXT },
  ],
  countersignDecision: [{ countersigned: true, text: TEXT }],
  returnForInformation: [{ text: TEXT, wanted: [TEXT] }],
  withdrawConsideration: [{ reason: 'opened-in-error', text: TEXT }],
  closeConsideration: [
    {
      outcome: 'done',
      response: [{ measure: 'discuss-and-record', what: TEXT, by: 'An example', on: ON }],
      reEngagement: { how: TEXT, reached: 'yes' },
      text: TEXT,
    },
    { outcome: 'undecided', whyNoDecision: TEXT },
    { outcome: 'not-carried-out', why: TEXT },
  ],
  reviewNewFacts: [
    { conclusion: 'stands', text: TEXT },
    { conclusion: 'reopened', text: TEXT },
  ],
  recordDisclosureCheck: [
    {
      endangersNobody: true,
      considered: ['victims'],
      text: TEXT,
      known: { licenceVersion: 1, events: [{ id: '@{breach-events}', version: 1 }] },
    },
    { endangersNobody: true, considered: ['victims'], text: TEXT, known: { licenceVersion: 1, events: [] } },
  ],
  reportRecall: recalls,
  replaceRecall: recalls,
  grantAccess: [
    { subject: 'manager', capacity: 'owner', reason: TEXT },
    { subject: 'somebody', capacity: 'named', reason: TEXT },
  ],
  endAccess: [{ reason: TEXT }],
  breakGlass: [{ reason: TEXT, minutes: 60 }],
  evaluate: evaluations(),
  requestBundle: [
    { scope: { licenceIds: ['@{licences}'] }, withContent: true },
    { scope: { crn: 'X000001' }, withContent: false },
  ],
  requestSimulation: [
    { asAt: ON, assumedReturn: { daysAfterRevocation: 5 }, reason: TEXT },
    { asAt: ON, ruleBook: '1.0.0', reason: TEXT },
  ],
  placeLegalHold: [{ ground: 'inquest', reference: 'EXAMPLE-1', reason: TEXT }],
  releaseLegalHold: [{ reason: TEXT }],
  eraseCase: [
    { ...order, dryRun: true },
    { ...order, dryRun: true },
    { ...order, dryRun: false },
  ],
  gatherSubjectAccess: [{ crn: 'X000001', reference: 'EXAMPLE-ACCESS-1' }],
  reviewSubjectAccess: [
    { decisions: { '@{items}': { release: 'not', reason: TEXT } } },
    { decisions: { '@{any}': { release: 'whole' } } },
  ],
  recordDispute: [
    { about: { kind: 'licence', id: '@{licences}' }, statement: TEXT, receivedOn: ON },
    { about: { kind: 'recall', id: '@{recalls}' }, statement: TEXT, receivedOn: ON },
  ],
  recordMonitoring: [
    { licenceId: '@{licences}', sex: 'female', ethnicity: 'mixed' },
    { licenceId: '@{licences}', sex: 'male', disability: 'not-stated' },
  ],
  subscribeWebhook: [{ url: '@{receiver}', after: 'start' }, { url: 'https://elsewhere.example/' }],
  changeWebhook: [
    { url: '@{receiver}', paused: true },
    { url: '@{receiver}', paused: false },
  ],
  replayDeadLetters: [{}],
};

const judged = {
  ...aConsideration({ promptedBy: ['@{breach-events}'] }),
  judgement: { measures: { 'licence-compliance-letter': { state: 'adequate', ...SOMEBODY } } },
};

const atNight = { ...recall, outsideUsualFlow: { circumstance: 'out-of-hours', why: TEXT } };
const checked = {
  endangersNobody: true,
  considered: ['victims'],
  text: TEXT,
  known: {
    licenceVersion: 1,
    events: [{ id: '@{breach-events}', version: 2 }],
    judgementVersion: 1,
  },
};

/** One step of a case that is taken well through its review. */
export interface Step {
  readonly operationId: string;
  readonly body?: unknown;
  /** Who takes it, where that is not whoever an operation is commonly for. */
  readonly as?: string;
  readonly query?: string;
}

/** The steps in order, so that requests between them meet a case in each of its states. */
export const STEPS: readonly Step[] = [
  { operationId: 'readRuleBook' },
  { operationId: 'registerLicence', body: licences[0] },
  { operationId: 'reportBreachEvent', body: arrest },
  { operationId: 'openConsideration', body: judged },
  { operationId: 'recordProposal', body: proposal },
  { operationId: 'recommend', body: { asAt: ON } },
  { operationId: 'readConsideration' },
  { operationId: 'returnForInformation', body: { text: TEXT, wanted: [TEXT] } },
  { operationId: 'recordProposal', body: proposal },
  { operationId: 'readConsideration' },
  { operationId: 'recordIndependentView', body: view },
  { operationId: 'readRecommendation' },
  { operationId: 'explainRecommendation' },
  { operationId: 'readConsideration' },
  { operationId: 'recordDecision', body: recall },
  { operationId: 'readConsideration' },
  { operationId: 'endorseDecision', body: { endorsed: true, text: TEXT } },
  { operationId: 'reportRecall', body: recalls[1] },
  { operationId: 'reviseBreachEvent', body: { kind: 'later-news', changes: { evidenceStatus: 'nfa' } } },
  { operationId: 'readConsideration' },
  { operationId: 'reviewNewFacts', body: { conclusion: 'stands', text: TEXT } },
  { operationId: 'readConsideration' },
  { operationId: 'recordDisclosureCheck', body: checked },
  { operationId: 'makeDocument' },
  { operationId: 'replaceLicence', body: aLicence(asRegistered) },
  { operationId: 'replayRecommendation' },
  { operationId: 'readProof' },
  { operationId: 'requestBundle', body: { scope: { licenceIds: ['@{licences}'] }, withContent: true } },
  { operationId: 'subscribeWebhook', body: { url: '@{receiver}', after: 'start' } },
  { operationId: 'requestSimulation', body: { asAt: ON, ruleBook: '1.0.0', reason: TEXT } },
  { operationId: 'placeLegalHold', body: { ground: 'inquest', reference: 'EXAMPLE-1', reason: TEXT } },
  { operationId: 'gatherSubjectAccess', body: { crn: 'X000001', reference: 'EXAMPLE-ACCESS-1' } },
  { operationId: 'grantAccess', body: { subject: 'manager', capacity: 'owner', reason: TEXT } },
  { operationId: 'readBundle' },
  { operationId: 'readBundleStatus' },
  { operationId: 'listSimulationCases' },
  { operationId: 'readRuleBookDifferences', query: 'from=2025-09-02&to=2026-10-14' },
  { operationId: 'registerLicence', body: licences[1] },
  { operationId: 'grantAccess', body: { subject: 'manager', capacity: 'owner', reason: TEXT } },
  { operationId: 'breakGlass', body: { reason: TEXT, minutes: 60 }, as: 'without-office' },
  { operationId: 'seeAccessNotice', as: 'manager' },
  { operationId: 'openConsideration', body: aConsideration() },
  { operationId: 'recordProposal', body: proposal },
  { operationId: 'readConsideration' },
  { operationId: 'recordIndependentView', body: view },
  { operationId: 'readConsideration' },
  { operationId: 'recordDecision', body: atNight },
  { operationId: 'readConsideration' },
  { operationId: 'countersignDecision', body: { countersigned: true, text: TEXT } },
  { operationId: 'gatherSubjectAccess', body: { crn: 'X999999', reference: 'EXAMPLE-ACCESS-2' } },
  { operationId: 'releaseSubjectAccess' },
];
