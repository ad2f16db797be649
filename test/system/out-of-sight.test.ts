import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PERMISSIONS, type Principal, type Write } from '../../src/application/services.ts';
import { ROLES } from '../../src/http/roles.ts';
import { act, CASE_SYSTEM, MANAGER, OFFICER } from '../application/fixture.ts';
import { aSigner, publishAll, sequencerOf } from '../application/log-fixture.ts';
import { aConsideration, aJudgement, aLicence, anEvent, aRecall } from '../builders/index.ts';
import { addressOf, type DocumentedOperation, servedDocument } from '../contract/document.ts';
import { createTestDatabase, SERVERS, type TestDatabase } from '../support/database.ts';
import { copyDatabase, idOf, openStore, type Probe, type Seen, type Store } from './out-of-sight-store.ts';
import { SAID } from './review-steps.ts';

/**
 * Two stores that differ only in one case, which is for named people only. Whoever is not named gets the same bytes from both, and
 * for what belongs to that case the bytes of an id that nothing has.
 */

const REGION = 'Example Region';
const CRN = 'X000001';
const REASON = 'An example reason.';

/** The correlation id of a number: the same in both stores. */
const correlationOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** Ids of the records of one case, by the part of a path that holds them. */
type Ids = Readonly<Record<Holder, string>>;
const HOLDERS = [
  'licences',
  'breach-events',
  'considerations',
  'recommendations',
  'recalls',
  'legal-holds',
  'access-grants',
  'access-notices',
  'subject-access-requests',
  'audit/bundles',
] as const;
type Holder = (typeof HOLDERS)[number];

/** What an operation is to a case that is out of sight. */
type Part =
  /** Reaches a record of a case by its id; with a body that is in order. */
  | { readonly of: 'case'; readonly body?: unknown }
  /** Reaches cases otherwise: lists, searches, and references to other cases in what is sent. */
  | { readonly of: 'cases'; readonly probes: (hidden: Ids, open: Ids) => readonly Omit<Probe, 'method'>[] }
  /** Covers every entry of the log, of this case too. */
  | { readonly of: 'log' }
  /** Reaches no case. */
  | { readonly of: 'none'; readonly why: string };

const RULES = { of: 'none', why: 'the rule book and its vocabularies' } as const;
const OPERATIONS = { of: 'none', why: 'the service itself, without a figure or a label of a case' } as const;

const SUBSCRIPTION = {
  of: 'none',
  why: 'a subscription of the caller alone; what is sent is what the caller sees of the feed, and no event of this case',
} as const;
const SIMULATION = {
  of: 'none',
  why: 'counts over all runs of the store, as the size of the log is; cases are named by those that the caller sees',
} as const;

/** Readings of one table of figures. */
const figures = (table: string, more: readonly string[]) =>
  more.map((query) => ({ url: `/v1/statistics/${table}?quarter=2026-Q4${query}` }));

const dispute = (id: string) => ({
  about: { kind: 'recommendation', id },
  statement: REASON,
  receivedOn: '2026-11-19',
});

/** Every operation of the document. A new one has to be put here, with what it is to a case out of sight. */
const PARTS: Readonly<Record<string, Part>> = {
  readLicence: { of: 'case' },
  replaceLicence: { of: 'case', body: aLicence() },
  reportBreachEvent: { of: 'case', body: anEvent() },
  listBreachEvents: { of: 'case' },
  reviseBreachEvent: { of: 'case', body: { kind: 'correction', changes: { description: 'Corrected.' } } },
  readConsideration: { of: 'case' },
  recordJudgement: { of: 'case', body: aJudgement() },
  readRecommendation: { of: 'case' },
  explainRecommendation: { of: 'case' },
  makeDocument: { of: 'case' },
  readRecall: { of: 'case' },
  replaceRecall: { of: 'case', body: aRecall() },
  recordProposal: { of: 'case', body: SAID.proposal(REASON) },
  recordIndependentView: { of: 'case', body: SAID['independent-view'](REASON) },
  recordDecision: { of: 'case', body: SAID.decision(REASON) },
  endorseDecision: { of: 'case', body: SAID.endorsement(REASON) },
  countersignDecision: { of: 'case', body: SAID.countersignature(REASON) },
  returnForInformation: { of: 'case', body: SAID.return(REASON) },
  withdrawConsideration: { of: 'case', body: SAID.withdrawal(REASON) },
  closeConsideration: { of: 'case', body: SAID.closure(REASON) },
  recordDisclosureCheck: { of: 'case', body: SAID['disclosure-check'](REASON) },
  reviewNewFacts: { of: 'case', body: SAID['new-facts-review'](REASON) },
  grantAccess: { of: 'case', body: { subject: 'subject-friend', capacity: 'named', reason: REASON } },
  readAccess: { of: 'case' },
  endAccess: { of: 'case', body: { reason: REASON } },
  // Whoever may break the glass finds out by doing so, which is recorded and told to the owner: nobody here may.
  breakGlass: { of: 'case', body: { reason: REASON, minutes: 60 } },
  seeAccessNotice: { of: 'case' },
  readAuditTrail: { of: 'case' },
  readProof: { of: 'case' },
  readBundleStatus: { of: 'case' },
  readBundle: { of: 'case' },
  replayRecommendation: { of: 'case' },
  placeLegalHold: { of: 'case', body: { ground: 'inquest', reference: 'EXAMPLE-1', reason: REASON } },
  listLegalHolds: { of: 'case' },
  releaseLegalHold: { of: 'case', body: { reason: REASON } },
  eraseCase: {
    of: 'case',
    body: { authority: 'court-order', reference: 'EXAMPLE-1', on: '2026-11-19', dryRun: true },
  },
  readSubjectAccess: { of: 'case' },
  reviewSubjectAccess: { of: 'case', body: { decisions: { [idOf(77)]: { release: 'whole' } } } },
  releaseSubjectAccess: { of: 'case' },

  openConsideration: {
    of: 'cases',
    probes: (hidden, open) => [
      { url: `/v1/licences/${hidden.licences}/considerations`, body: aConsideration() },
      {
        url: `/v1/licences/${open.licences}/considerations`,
        body: aConsideration({ promptedBy: [hidden['breach-events']] }),
      },
    ],
  },
  reportRecall: {
    of: 'cases',
    probes: (hidden, open) => [
      { url: `/v1/licences/${hidden.licences}/recalls`, body: aRecall() },
      ...[{ considerationId: hidden.considerations }, { eventsReliedOn: [hidden['breach-events']] }].map(
        (foreign) => ({ url: `/v1/licences/${open.licences}/recalls`, body: aRecall(foreign) }),
      ),
    ],
  },
  recordDispute: {
    of: 'cases',
    probes: (hidden, open) => [
      { url: `/v1/licences/${hidden.licences}/disputes`, body: dispute(hidden.recommendations) },
      { url: `/v1/licences/${open.licences}/disputes`, body: dispute(hidden.recommendations) },
    ],
  },
  // A run of another licence of the same person names no licence that is for named people only.
  recommend: {
    of: 'cases',
    probes: (hidden, open) =>
      [hidden, open].map(({ considerations }) => ({
        url: `/v1/considerations/${considerations}/recommendations`,
        body: { asAt: '2026-11-20' },
      })),
  },
  // An item of a case out of sight is refused as one of an id that nothing has.
  reportEventBatch: {
    of: 'cases',
    probes: (hidden, open) =>
      [[hidden], [open, hidden]].map((items) => ({
        url: '/v1/breach-events/batches',
        body: {
          events: items.map(({ licences }, place) => ({
            licenceId: licences,
            event: anEvent({ source: 'example-source', sourceReference: `example-${place}` }),
          })),
        },
      })),
  },
  recordMonitoring: {
    of: 'cases',
    probes: (hidden) => [{ url: '/v1/monitoring', body: { licenceId: hidden.licences, sex: 'female' } }],
  },
  readRecallReasons: { of: 'cases', probes: () => figures('recall-reasons', ['', '&by=region', '&by=sex']) },
  readDecisionFigures: { of: 'cases', probes: () => figures('decisions', ['']) },
  readAgreementFigures: { of: 'cases', probes: () => figures('agreement', ['']) },
  readFairnessFigures: { of: 'cases', probes: () => figures('fairness', ['&by=sex', '&by=ethnicity']) },
  listLikeCases: { of: 'cases', probes: () => figures('like-cases', ['']) },
  traceFigure: {
    of: 'cases',
    probes: () => figures('cases', ['&figure=recalls', '&figure=considerations']),
  },
  registerLicence: {
    of: 'none',
    why: 'says of a reference that it is taken, also by a case out of sight: only the system that gives out the references registers licences, and it sees every case',
  },
  searchLicences: {
    of: 'cases',
    probes: () =>
      [
        { crn: CRN },
        { crn: CRN, limit: 1 },
        { nomsNumber: 'A0002AA' },
        { externalReference: 'example-hidden' },
        { crn: CRN, cursor: Buffer.from(JSON.stringify({ after: idOf(2) })).toString('base64url') },
      ].map((body) => ({ url: '/v1/licences/search', body })),
  },
  listConsiderations: {
    of: 'cases',
    probes: () =>
      [
        '',
        '?limit=1',
        `?region=${encodeURIComponent(REGION)}`,
        '?state=open',
        '?state=viewed',
        '?queue=practitioner',
        '?queue=senior-probation-officer',
        '?queue=senior-manager',
      ].map((query) => ({ url: `/v1/considerations${query}` })),
  },
  listAccessNotices: { of: 'cases', probes: () => [{ url: '/v1/access-notices' }] },
  requestBundle: {
    of: 'cases',
    probes: (hidden, open) =>
      [
        { licenceIds: [hidden.licences] },
        { licenceIds: [open.licences, hidden.licences] },
        { crn: CRN },
        { nomsNumber: 'A0002AA' },
      ].map((scope) => ({ url: '/v1/audit/bundles', body: { scope, withContent: true } })),
  },
  gatherSubjectAccess: {
    of: 'cases',
    probes: () =>
      [{ nomsNumber: 'A0002AA' }, { crn: CRN }].map((whose) => ({
        url: '/v1/subject-access-requests',
        body: { ...whose, reference: 'EXAMPLE-1' },
      })),
  },

  readCheckpoint: { of: 'log' },
  readEntries: { of: 'log' },
  followEvents: { of: 'log' },
  listLogKeys: { of: 'none', why: 'keys of the log' },

  subscribeWebhook: SUBSCRIPTION,
  listWebhooks: SUBSCRIPTION,
  readWebhook: SUBSCRIPTION,
  changeWebhook: SUBSCRIPTION,
  endWebhook: SUBSCRIPTION,
  rotateWebhookSecret: SUBSCRIPTION,
  listDeadLetters: SUBSCRIPTION,
  replayDeadLetters: SUBSCRIPTION,

  requestSimulation: SIMULATION,
  listSimulations: SIMULATION,
  readSimulation: SIMULATION,
  stopSimulation: SIMULATION,
  resumeSimulation: SIMULATION,
  listSimulationCases: SIMULATION,

  evaluate: { of: 'none', why: 'answers from what is sent alone' },
  readRuleBook: RULES,
  listRuleBookVersions: RULES,
  readRuleBookDifferences: RULES,
  readRule: RULES,
  listVocabularies: RULES,
  readLicenceConditions: RULES,
  readVocabulary: RULES,
  readHealth: OPERATIONS,
  readLiveness: OPERATIONS,
  readReadiness: OPERATIONS,
  readInfo: OPERATIONS,
  readMetrics: OPERATIONS,
  readProblemPage: OPERATIONS,
  readSecurityText: OPERATIONS,
  readDocument: OPERATIONS,
};

const partOf = ({ operationId }: DocumentedOperation): Part | undefined => PARTS[operationId];

/** Who does not see the case: each role that has no office in it, where the case is; and one who may do all but reach it. */
const OUTSIDERS: readonly Principal[] = [
  ...Object.entries(ROLES).flatMap(([name, { permissions, areas }]): readonly Principal[] => {
    const given: Principal['permissions'] = permissions;
    return given.includes('limited-access:office')
      ? []
      : [
          {
            subject: name,
            kind: 'person',
            permissions: given.filter((permission) => permission !== 'access:break-glass'),
            areas: areas === 'everywhere' ? areas : [{ region: REGION }],
          },
        ];
  }),
  ...(['everywhere', [{ region: REGION }]] as const).map(
    (areas, place): Principal => ({
      subject: `outsider-${place}`,
      kind: 'person',
      permissions: PERMISSIONS.filter(
        (permission) => !['limited-access:office', 'access:break-glass'].includes(permission),
      ),
      areas,
    }),
  ),
];
const ALL_BUT = OUTSIDERS.filter(({ subject }) => subject.startsWith('outsider-'));

const [server] = SERVERS;

describe('a case for named people only, to those who are not named', () => {
  let database: TestDatabase;
  let copy: TestDatabase;
  /** Has the case; the other has not. */
  let with_: Store;
  let without: Store;
  let open: Ids;
  let hidden: Ids;
  let operations: readonly DocumentedOperation[];
  let count = 1_000_000;

  beforeAll(async () => {
    if (server === undefined) {
      throw new Error('there is no server to test on');
    }
    database = await createTestDatabase(server);
    const first = await openStore(database);
    first.countFrom(1_000);
    open = await fillCase(first, 'example-open', { nomsNumber: 'A0001AA', limitedAccess: false });
    await first.close();
    copy = await copyDatabase(database);
    with_ = await openStore(database);
    without = await openStore(copy);
    with_.countFrom(500);
    hidden = await fillCase(with_, 'example-hidden', { nomsNumber: 'A0002AA', limitedAccess: true });
    ({ operations } = await servedDocument(with_.app));
  }, 120_000);
  afterAll(async () => {
    await with_.close();
    await without.close();
    await copy.drop();
    await database.drop();
  });

  /** Asks both stores the same, under the same correlation id and with the same ids to give out. */
  async function askBoth(principal: Principal, probe: Probe): Promise<readonly [Seen, Seen]> {
    count += 1_000;
    const named = { ...probe, headers: { 'x-correlation-id': correlationOf(count), ...probe.headers } };
    const ask = (store: Store) => {
      store.countFrom(count);
      return store.ask(principal, named);
    };
    return [await ask(with_), await ask(without)];
  }

  async function expectSame(principal: Principal, probe: Probe): Promise<Seen> {
    const [one, other] = await askBoth(principal, probe);
    expect({ asked: probe, by: principal.subject, ...one }).toEqual({
      asked: probe,
      by: principal.subject,
      ...other,
    });
    return one;
  }

  const ofPart = (part: Part['of']) => operations.filter((operation) => partOf(operation)?.of === part);

  it('stands in a document of which every operation is known to reach a case or not', () => {
    expect(operations.map(({ operationId }) => operationId).toSorted()).toEqual(
      Object.keys(PARTS).toSorted(),
    );
    for (const operation of operations.filter(
      ({ path }) => path.startsWith('/v1') && path.includes('{id}'),
    )) {
      expect([operation.operationId, partOf(operation)?.of]).not.toEqual([operation.operationId, 'log']);
    }
  });

  it('is a case like others to those who are named', async () => {
    for (const [holder, id] of Object.entries(hidden)) {
      const reading = operations.filter(
        ({ method, path }) => method === 'GET' && path === `/v1/${holder}/{id}`,
      );
      for (const { path } of reading.filter(({ operationId }) => operationId !== 'readBundle')) {
        const { status } = await with_.ask(OFFICER, { method: 'GET', url: path.replace('{id}', id) });
        expect([path, status]).toEqual([path, 200]);
      }
    }
  });

  it('is not there for them under any of its ids, whatever else is wrong with what they send', async () => {
    for (const operation of ofPart('case')) {
      const { method, path } = operation;
      const part = partOf(operation);
      const body = part?.of === 'case' ? part.body : undefined;
      const holder = HOLDERS.find((name) => path.startsWith(`/v1/${name}/`));
      expect([path, holder]).toEqual([path, expect.any(String)]);
      const urlOf = (id: string) => addressOf(path, id);
      const id = holder === undefined ? '' : hidden[holder];
      const asked = (more: Partial<Probe>): Probe => ({
        method: methodOf(method),
        url: urlOf(id),
        headers: { 'if-match': '"1"' },
        ...(body === undefined ? {} : { body }),
        ...more,
      });
      const ways: readonly Partial<Probe>[] = [
        {},
        { headers: { 'if-match': '"77"', 'idempotency-key': 'key-1' } },
        { headers: {} },
        ...(body === undefined ? [{ url: `${urlOf(id)}?cursor=none` }] : [{ body: { nothing: true } }]),
        { url: `${urlOf(id)}?knownAt=2031-01-01T00:00:00.000Z` },
      ];
      for (const principal of ALL_BUT) {
        for (const way of ways) {
          const probe = asked(way);
          const seen = await expectSame(principal, probe);
          const headers = { ...probe.headers, 'x-correlation-id': correlationOf(count) };
          const unknown = { ...probe, url: probe.url.replace(id, idOf(9)), headers };
          expect({ path, ...seen }).toEqual({ path, ...(await with_.ask(principal, unknown)) });
        }
      }
      for (const principal of OUTSIDERS) {
        const { status } = await expectSame(principal, asked({}));
        const isForbidden = path.endsWith('/break-glass') || !ALL_BUT.includes(principal);
        expect([path, isForbidden ? [403, 404] : [404]]).toEqual([path, expect.arrayContaining([status])]);
      }
    }
  }, 300_000);

  it('is in no list, search, count, page, run or fault that they get', async () => {
    for (const operation of ofPart('cases')) {
      const part = partOf(operation);
      const probes = part?.of === 'cases' ? part.probes(hidden, open) : [];
      for (const probe of probes) {
        for (const principal of OUTSIDERS) {
          const { status, payload } = await expectSame(principal, {
            method: methodOf(operation.method),
            ...probe,
          });
          expect([operation.operationId, [200, 201, 202, 403, 404, 422].includes(status)]).toEqual([
            operation.operationId,
            true,
          ]);
          const isSent = JSON.stringify(probe).includes(hidden.licences);
          expect([operation.operationId, isSent || !payload.includes(hidden.licences)]).toEqual([
            operation.operationId,
            true,
          ]);
        }
      }
    }
  }, 300_000);

  it('leaves every open case to them as it is', async () => {
    // The chain of the open case holds salted commitments of what each store recorded since, which differ by their salts.
    const reading = ofPart('case').filter(
      ({ method, operationId }) => method === 'GET' && operationId !== 'readAuditTrail',
    );
    for (const { path } of reading) {
      const holder = HOLDERS.find((name) => path.startsWith(`/v1/${name}/`));
      const url = addressOf(path, holder === undefined ? '' : open[holder]);
      for (const principal of OUTSIDERS) {
        const { status } = await expectSame(principal, { method: 'GET', url });
        expect([200, 403, 404, 409]).toContain(status);
      }
    }
  }, 120_000);

  // After the comparisons: what somebody does in one of the stores alone makes them differ.
  it.each(['searchLicences', 'listConsiderations', 'requestBundle', 'gatherSubjectAccess'])(
    'is found by %s by those who are named',
    async (operationId) => {
      const part = PARTS[operationId];
      const method = methodOf(operations.find((one) => one.operationId === operationId)?.method ?? '');
      const probes = part?.of === 'cases' ? part.probes(hidden, open) : [];
      const found = [];
      for (const probe of probes) {
        found.push((await with_.ask(OFFICER, { method, ...probe })).payload.includes(hidden.licences));
      }
      expect(found).toContain(true);
    },
  );

  it('stands in the log over all entries by its hashes alone', async () => {
    await publishAll(sequencerOf(with_, aSigner()));
    const [first, ...others] = ofPart('log')
      .map(({ operationId }) => operationId)
      .toSorted();
    expect([first, others]).toEqual(['followEvents', ['readCheckpoint', 'readEntries']]);
    for (const principal of ALL_BUT) {
      const note = await with_.ask(principal, { method: 'GET', url: '/v1/audit/checkpoint' });
      expect(note.status).toBe(200);
      const pages = [note.payload];
      let next: string | undefined;
      do {
        const query = next === undefined ? '' : `&cursor=${encodeURIComponent(next)}`;
        const page = await with_.ask(principal, {
          method: 'GET',
          url: `/v1/audit/entries?limit=200${query}`,
        });
        expect(page.status).toBe(200);
        pages.push(page.payload);
        next = /"next":"([^"]+)"/.exec(page.payload)?.[1];
      } while (next !== undefined);
      const feed = await with_.ask(principal, { method: 'GET', url: '/v1/events?after=start&limit=500' });
      expect(feed.status).toBe(200);
      expect(feed.payload).toContain(open.licences);
      const text = [...pages, feed.payload].join('');
      expect(text).toContain(open.licences);
      for (const [holder, id] of Object.entries(hidden)) {
        expect([holder, text.includes(id)]).toEqual([holder, false]);
      }
      expect(text).not.toContain('out-of-sight');
    }
    const metrics = await with_.ask(CASE_SYSTEM, { method: 'GET', url: '/metrics' });
    expect(metrics.payload).not.toContain(hidden.licences);
  }, 120_000);

  it('has every attempt in its own chain, and is otherwise unharmed', async () => {
    const trail = [];
    let cursor: string | undefined;
    do {
      const page = await with_.services.readAuditTrail(act(CASE_SYSTEM), hidden.licences, {
        limit: 200,
        ...(cursor === undefined ? {} : { cursor }),
      });
      trail.push(...page.items);
      cursor = page.next;
    } while (cursor !== undefined);
    const refusedTo = new Set(
      trail
        .filter(({ entry }) => entry['refused'] === 'out-of-sight')
        .map(({ entry }) => JSON.stringify(entry['actor'])),
    );
    // Whoever has figures alone asks for no case.
    const askers = OUTSIDERS.filter(({ permissions }) => permissions.includes('licence:read'));
    for (const { subject, kind } of askers) {
      expect(refusedTo).toContain(JSON.stringify({ kind, subject }));
    }
  });
});

function methodOf(method: string): Probe['method'] {
  if (method !== 'GET' && method !== 'POST' && method !== 'PUT') {
    throw new Error(`${method} is none of the methods of this service`);
  }
  return method;
}

const by = (principal: Principal): Write => act(principal);

/** Registers a licence and records one of everything in its case, by people who see it. */
async function fillCase(
  { services }: Store,
  externalReference: string,
  { nomsNumber, limitedAccess }: { readonly nomsNumber: string; readonly limitedAccess: boolean },
): Promise<Ids> {
  const licence = await services.registerLicence(
    by(CASE_SYSTEM),
    aLicence({ externalReference, person: { crn: CRN, nomsNumber }, region: REGION, limitedAccess }),
  );
  const { id } = licence;
  const owned = await services.grantAccess(by(CASE_SYSTEM), id, {
    subject: OFFICER.subject,
    capacity: 'owner',
    reason: REASON,
  });
  const event = await services.reportEvent(by(CASE_SYSTEM), id, anEvent());
  const asked = await services.openConsideration(
    by(CASE_SYSTEM),
    id,
    aConsideration({ promptedBy: [event.id] }),
    aJudgement(),
  );
  const proposed = await services.takeStep(by(OFFICER), asked.id, asked.version, 'proposal', {
    proposes: 'recall',
    reasons: REASON,
    urgency: { answer: 'emergency', reason: REASON },
  });
  await services.takeStep(by(MANAGER), asked.id, proposed.version, 'independent-view', {
    inclines: 'recall',
    immediateRisk: REASON,
    whoIsVulnerable: REASON,
    currentCircumstances: REASON,
    alternativesToRecall: REASON,
    protectiveFactors: REASON,
  });
  const run = await services.recommend(by(CASE_SYSTEM), asked.id, { asAt: '2026-11-20' });
  const recall = await services.reportRecall(
    by(CASE_SYSTEM),
    id,
    aRecall({ considerationId: asked.id, eventsReliedOn: [event.id], sentOn: '2026-11-19' }),
  );
  const hold = await services.placeHold(by(CASE_SYSTEM), id, {
    ground: 'inquest',
    reference: 'EXAMPLE-1',
    reason: REASON,
  });
  await services.recordDispute(by(CASE_SYSTEM), id, {
    about: { kind: 'licence', id },
    statement: REASON,
    receivedOn: '2026-11-19',
  });
  const request = await services.gatherSubjectAccess(by(OFFICER), { nomsNumber, reference: 'EXAMPLE-1' });
  const bundle = await services.requestBundle(by(OFFICER), {
    scope: { licenceIds: [id] },
    withContent: true,
  });
  const broken = limitedAccess
    ? await services.breakGlass(
        by({
          subject: 'subject-duty-manager',
          kind: 'person',
          permissions: ['access:break-glass'],
          areas: [{ region: 'Another Region' }],
        }),
        id,
        { reason: REASON, minutes: 60 },
      )
    : owned;
  return {
    licences: id,
    'breach-events': event.id,
    considerations: asked.id,
    recommendations: run.id,
    recalls: recall.id,
    'legal-holds': hold.id,
    'access-grants': owned.id,
    'access-notices': broken.id,
    'subject-access-requests': request.id,
    'audit/bundles': bundle.id,
  };
}
