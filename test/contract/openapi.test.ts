import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import fc from 'fast-check';
import { Client } from 'pg';
import { Type } from 'typebox';
import { AUDIT_ACTS } from '../../src/audit/index.ts';
import { exampleNames, reader } from '../../src/cli/demo-example.ts';
import { securityTextFrom } from '../../src/http/security-text.ts';
import { type Answered, buildTestApp, SECOND_TOKEN, type TestApp } from '../builders/app.ts';
import { aConsideration, aJudgement, aLicence, anEvent, aRecall } from '../builders/index.ts';
import { buildRealApp, type RealApp } from '../builders/real-app.ts';
import { acceptedBodies } from '../http/body-arbitraries.ts';
import { SERVERS } from '../support/database.ts';
import { type DocumentedOperation, type ServedDocument, servedDocument } from './document.ts';
import { walkFittingIn } from './fitting-in-walk.ts';
import { walkAccess, walkTheReview } from './review-walk.ts';

const readIdentified = reader(Type.Object({ id: Type.String() }));
const SEED = 20_261_121;
const UNKNOWN_ID = '00000000-0000-7000-8000-000000000000';

/** The media type of an answer without its parameters. */
function mediaTypeOf({ headers }: Answered): string {
  return String(headers['content-type']).split(';')[0] ?? '';
}

/** What of an answer the document does not say: its status, its media type, its header fields or a member of its body. */
function undocumented(document: ServedDocument, operationId: string, answer: Answered): readonly string[] {
  const documented = document.operation(operationId).responses[String(answer.status)];
  if (documented === undefined) {
    return [`${operationId} does not document ${answer.status}`];
  }
  if (answer.status === 204) {
    return answer.body === '' ? [] : [`${operationId} 204 has a body`];
  }
  const mediaType = mediaTypeOf(answer);
  const content = documented.content?.[mediaType];
  if (content === undefined) {
    return [`${operationId} ${answer.status} does not document ${mediaType}`];
  }
  const missing = Object.keys(documented.headers ?? {}).filter(
    (name) => answer.headers[name.toLowerCase()] === undefined,
  );
  return [
    ...missing.map((name) => `${operationId} ${answer.status} lacks ${name}`),
    ...document.faults(content.schema, answer.body).map((fault) => `${operationId} ${answer.status}${fault}`),
  ];
}

/** Takes one case through every operation, and says what of the answers is not documented and which were answered well. */
async function walkEveryOperation(
  document: ServedDocument,
  send: TestApp['send'],
  on: string,
  works: boolean,
) {
  const faults: string[] = [];
  const succeeded = new Set<string>();
  const call = async (
    operationId: string,
    url: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ) => {
    const { method } = document.operation(operationId);
    if (method !== 'GET' && method !== 'POST' && method !== 'PUT' && method !== 'DELETE') {
      throw new Error(`${operationId} is a ${method}`);
    }
    const answer = await send(method, url, body, headers);
    faults.push(...undocumented(document, operationId, answer));
    if (answer.status < 300) {
      succeeded.add(operationId);
    }
    return answer;
  };
  const made = async (...request: Parameters<typeof call>) => {
    const { body } = await call(...request);
    return readIdentified(body).id;
  };

  const first = { 'if-match': '"1"' };
  const content = aLicence();
  const licence = await made('registerLicence', '/v1/licences', content);
  await call('registerLicence', '/v1/licences', { nothing: true });
  await call('readLicence', `/v1/licences/${licence}`);
  await call('readLicence', `/v1/licences/${UNKNOWN_ID}`);
  const changed = { ...content, region: 'Other Region' };
  await call('replaceLicence', `/v1/licences/${licence}`, changed, first);
  await call('replaceLicence', `/v1/licences/${licence}`, changed, first);
  await call('replaceLicence', `/v1/licences/${licence}`, changed);
  await call('searchLicences', '/v1/licences/search', { crn: 'X000001', limit: 1 });
  const event = await made('reportBreachEvent', `/v1/licences/${licence}/breach-events`, anEvent());
  await call('reviseBreachEvent', `/v1/breach-events/${event}/revisions`, REVISION, first);
  await call('listBreachEvents', `/v1/licences/${licence}/breach-events`);
  const opened = { ...aConsideration({ promptedBy: [event] }), judgement: aJudgement() };
  const consideration = await made('openConsideration', `/v1/licences/${licence}/considerations`, opened);
  const { headers } = await call('readConsideration', `/v1/considerations/${consideration}`);
  await call('recordJudgement', `/v1/considerations/${consideration}/judgement`, aJudgement(), {
    'if-match': String(headers['etag']),
  });
  await call('listConsiderations', '/v1/considerations?limit=1');
  const run = await made('recommend', `/v1/considerations/${consideration}/recommendations`, { asAt: on });
  await call('readRecommendation', `/v1/recommendations/${run}`);
  await call('explainRecommendation', `/v1/recommendations/${run}/explanation`);
  const recall = await made('reportRecall', `/v1/licences/${licence}/recalls`, aRecall());
  await call('replaceRecall', `/v1/recalls/${recall}`, aRecall({ revokedOn: '2026-10-15' }), first);
  await call('readRecall', `/v1/recalls/${recall}`);
  await walkTheReview(call, on);
  await walkAccess(call);
  await walkFittingIn(call, works);
  await call('readCheckpoint', '/v1/audit/checkpoint');
  await call('listLogKeys', '/v1/audit/keys');
  await call('readEntries', '/v1/audit/entries?limit=2');
  await call('replayRecommendation', `/v1/recommendations/${run}/replay`, {});
  await settled(() => call('readProof', `/v1/recommendations/${run}/proof`));
  const scope = { licenceIds: [licence] };
  const bundle = await made('requestBundle', '/v1/audit/bundles', { scope, withContent: true });
  await call('readBundleStatus', `/v1/audit/bundles/${bundle}/status`);
  await settled(() => call('readBundle', `/v1/audit/bundles/${bundle}`));
  await call('readBundle', `/v1/audit/bundles/${bundle}`, undefined, { range: 'bytes=0-9' });
  await call('readBundle', `/v1/audit/bundles/${bundle}`, undefined, { range: 'bytes=999999999-' });
  await call('recordDispute', `/v1/licences/${licence}/disputes`, {
    about: { kind: 'licence', id: licence },
    statement: 'An example statement.',
    receivedOn: on,
  });
  const person = { crn: content.person.crn, reference: 'EXAMPLE-ACCESS-1' };
  const gathered = await call('gatherSubjectAccess', '/v1/subject-access-requests', person);
  const { id: access, items } = readGathered(gathered.body);
  const accessUrl = `/v1/subject-access-requests/${access}`;
  await call('readSubjectAccess', accessUrl);
  await call('releaseSubjectAccess', `${accessUrl}/release`, {});
  const decided = items.map(({ entryId }) => [entryId, { release: 'not', reason: 'An example.' }] as const);
  const decisions = { decisions: Object.fromEntries(decided.length > 0 ? decided : [NO_DECISION]) };
  const second = { authorization: `Bearer ${SECOND_TOKEN}` };
  await call('reviewSubjectAccess', `${accessUrl}/review`, decisions, second);
  await call('releaseSubjectAccess', `${accessUrl}/release`, {});
  const proceedings = { ground: 'inquest', reference: 'EXAMPLE-1', reason: 'An example inquest is open.' };
  const hold = await made('placeLegalHold', `/v1/licences/${licence}/legal-holds`, proceedings);
  await call('listLegalHolds', `/v1/licences/${licence}/legal-holds`);
  const order = { authority: 'court-order', reference: 'EXAMPLE-2', on, dryRun: false };
  await call('eraseCase', `/v1/licences/${licence}/erasures`, { ...order, dryRun: true });
  await call('eraseCase', `/v1/licences/${licence}/erasures`, order);
  await call('releaseLegalHold', `/v1/legal-holds/${hold}/release`, { reason: 'The example inquest ended.' });
  await call('evaluate', '/v1/evaluations', { asAt: on, events: [{ id: 'event-1', type: 'lost-contact' }] });
  await call('evaluate', '/v1/evaluations', { asAt: on, questions: ['conduct'] });
  await call('evaluate', '/v1/evaluations?include=counterfactuals', { asAt: on });
  await call('readAuditTrail', `/v1/licences/${licence}/audit-trail?limit=2`);
  await call('readRuleBook', `/v1/rule-book?on=${on}`);
  await call('readRuleBook', '/v1/rule-book');
  await call('listRuleBookVersions', '/v1/rule-book/versions');
  await call('readRuleBookDifferences', `/v1/rule-book/differences?from=2025-09-02&to=${on}`);
  await call('readRuleBookDifferences', '/v1/rule-book/differences');
  await call('readRule', '/v1/rule-book/rules/EX-0');
  await call('listVocabularies', '/v1/reference');
  await call('readLicenceConditions', '/v1/reference/licence-conditions');
  await call('readVocabulary', '/v1/reference/faults');
  await call('readHealth', '/health');
  await call('readLiveness', '/health/liveness');
  await call('readReadiness', '/health/readiness');
  await call('readInfo', '/info');
  await call('readMetrics', '/metrics');
  await call('readProblemPage', '/problems/malformed-request');
  await call('readDocument', '/openapi.json');
  await call('readSecurityText', '/.well-known/security.txt');
  await call('eraseCase', `/v1/licences/${licence}/erasures`, order);
  await call('readLicence', `/v1/licences/${licence}`);
  await call('readRecommendation', `/v1/recommendations/${run}`);
  return { faults, succeeded };
}

const readActs = reader(
  Type.Object({
    act: Type.String(),
    recipient: Type.Optional(Type.String()),
    refused: Type.Optional(Type.String()),
  }),
);
const readGathered = reader(
  Type.Object({ id: Type.String(), items: Type.Array(Type.Object({ entryId: Type.String() })) }),
);
const NO_DECISION = [UNKNOWN_ID, { release: 'whole' }] as const;

/** Asks again while the answer is that it is not ready yet: what the service does beside the requests takes a moment. */
async function settled(ask: () => Promise<Answered>): Promise<void> {
  const deadline = Date.now() + 20_000;
  while ((await ask()).status === 409 && Date.now() < deadline) {
    await delay(50);
  }
}

const REVISION = {
  kind: 'later-news',
  note: 'An example note.',
  changes: { fault: 'no-fault' },
  nowUnknown: ['enforcementResponse'],
};

/** Header fields that an operation takes. */
function headersOf({ parameters = [] }: DocumentedOperation): readonly string[] {
  return parameters.filter((parameter) => parameter.in === 'header').map(({ name }) => name);
}

describe('the served document', () => {
  let test: TestApp;
  let document: ServedDocument;
  beforeAll(async () => {
    test = await buildTestApp({ securityText: securityTextFrom('mailto:security@example.com', Date.now()) });
    document = await servedDocument(test.app);
  });
  afterAll(() => test.app.close());

  it('is the one that is committed', async () => {
    const committed: unknown = JSON.parse(
      await readFile(new URL('../../openapi/openapi.json', import.meta.url), 'utf8'),
    );
    const { body } = await test.send('GET', '/openapi.json');
    expect(body).toEqual(committed);
  });

  it('is valid OpenAPI 3.1', async () => {
    const { body } = await test.send('GET', '/openapi.json');
    const read = reader(Type.Object({ openapi: Type.Literal('3.1.0') }));
    const { valid, errors } = await new Validator().validate({ ...read(body) });
    expect({ valid, errors }).toEqual({ valid: true, errors: undefined });
  });

  it('says of every operation what it does, how it is tagged and what problems it can give', () => {
    const lacking = document.operations.filter(
      ({ operationId, summary, description, tags, responses }) =>
        summary === '' ||
        description === '' ||
        tags.length !== 1 ||
        (operationId !== 'readLiveness' && !('503' in responses)),
    );
    expect(lacking.map(({ operationId }) => operationId)).toEqual([]);
    expect(new Set(document.operations.map(({ operationId }) => operationId)).size).toBe(
      document.operations.length,
    );
  });

  it('gives every answer other than success as a problem', () => {
    const others = document.operations.flatMap(({ operationId, responses }) =>
      Object.entries(responses)
        .filter(
          ([status, { content }]) =>
            Number(status) >= 400 && !('application/problem+json' in (content ?? {})),
        )
        .map(([status]) => `${operationId} ${status}`),
    );
    expect(others.toSorted()).toEqual(['readHealth 503', 'readReadiness 503']);
  });

  it('demands a version of every change to a versioned record, and offers a key for every write', () => {
    for (const change of [
      'replaceLicence',
      'reviseBreachEvent',
      'recordJudgement',
      'replaceRecall',
      'recordProposal',
      'recordIndependentView',
      'recordDecision',
      'endorseDecision',
      'countersignDecision',
      'returnForInformation',
      'withdrawConsideration',
      'closeConsideration',
      'reviewNewFacts',
      'recordDisclosureCheck',
      'changeWebhook',
    ]) {
      expect(headersOf(document.operation(change))).toEqual([
        'X-Correlation-Id',
        'Idempotency-Key',
        'If-Match',
      ]);
    }
    for (const write of [
      'registerLicence',
      'reportBreachEvent',
      'openConsideration',
      'recommend',
      'reportRecall',
      'reportEventBatch',
      'recordMonitoring',
      'subscribeWebhook',
      'rotateWebhookSecret',
      'replayDeadLetters',
      'requestSimulation',
      'stopSimulation',
      'resumeSimulation',
      'requestBundle',
      'recordDispute',
      'gatherSubjectAccess',
      'reviewSubjectAccess',
      'placeLegalHold',
      'releaseLegalHold',
      'eraseCase',
      'grantAccess',
      'endAccess',
      'breakGlass',
      'seeAccessNotice',
    ]) {
      expect(headersOf(document.operation(write))).toEqual(['X-Correlation-Id', 'Idempotency-Key']);
    }
  });

  it('shows every example case, in bodies that its schemas accept', () => {
    const readExamples = reader(Type.Record(Type.String(), Type.Object({ value: Type.Unknown() })));
    for (const operationId of ['registerLicence', 'reportBreachEvent', 'openConsideration', 'recommend']) {
      const media = document.operation(operationId).requestBody?.content['application/json'];
      const examples = readExamples(media?.examples);
      expect(Object.keys(examples).toSorted()).toEqual(exampleNames().toSorted());
      const faults = Object.values(examples).flatMap(({ value }) => document.faults(media?.schema, value));
      expect(faults).toEqual([]);
    }
  });

  it('describes every answer of every operation', async () => {
    const { faults, succeeded } = await walkEveryOperation(document, test.send, '2026-10-14', false);
    expect(faults).toEqual([]);
    const expected = document.operations
      .map(({ operationId }) => operationId)
      .filter((id) => id !== 'readRule');
    expect([...succeeded].toSorted()).toEqual(expected.toSorted());
  });
});

describe.each(SERVERS)('the service on $name', (server) => {
  let real: RealApp;
  let document: ServedDocument;
  beforeAll(async () => {
    real = await buildRealApp(server, { simulationWorkers: 1 });
    document = await servedDocument(real.app);
  });
  afterAll(() => real.close());

  it('answers as documented, and succeeds in every operation', async () => {
    const { faults, succeeded } = await walkEveryOperation(document, real.send, '2026-10-14', true);
    const rules = await real.send('GET', '/v1/rule-book?on=2026-10-14');
    const readRules = reader(
      Type.Object({ rules: Type.Array(Type.Object({ id: Type.String() }), { minItems: 1 }) }),
    );
    const rule = await real.send('GET', `/v1/rule-book/rules/${readRules(rules.body).rules[0]?.id}`);

    expect([...faults, ...undocumented(document, 'readRule', rule)]).toEqual([]);
    expect(rule.status).toBe(200);
    const expected = document.operations
      .map(({ operationId }) => operationId)
      .filter((id) => id !== 'readRule');
    expect([...succeeded].toSorted()).toEqual(expected.toSorted());
  });

  it('has written every act of the closed list by then, and a recipient with every disclosure', async () => {
    const owner = new Client({ connectionString: real.ownerUrl });
    await owner.connect();
    try {
      const { rows } = await owner.query<{ bytes: Buffer }>('select bytes from audit_entries');
      const entries = rows.map(({ bytes }) => readActs(JSON.parse(bytes.toString('utf8'))));
      const written = new Set(entries.map(({ act }) => act));
      // These are for a repeated key, and for two commands; their own tests show them.
      const elsewhere = ['answer-repeated', 'recommendations-replayed', 'retention-reviewed'];
      expect([...written, ...elsewhere].toSorted()).toEqual(Object.keys(AUDIT_ACTS).toSorted());
      const acts = Object.entries(AUDIT_ACTS);
      const disclosing = acts.filter(([, operation]) => operation === 'disclosure').map(([act]) => act);
      const disclosed = entries.filter(
        ({ act, refused }) => disclosing.includes(act) && refused === undefined,
      );
      expect(disclosed.length).toBeGreaterThan(2);
      expect(disclosed.filter(({ recipient }) => recipient === undefined)).toEqual([]);
    } finally {
      await owner.end();
    }
  });

  it('acts once for one idempotency key, however often and at once it is sent', async () => {
    const body = aLicence({ person: { crn: 'X000050' } });
    const register = () => real.send('POST', '/v1/licences', body, { 'idempotency-key': 'one-act' });
    const answers = await Promise.all(Array.from({ length: 50 }, register));
    const made = answers.filter(({ status }) => status === 201);
    expect(new Set(answers.map(({ status }) => status))).toEqual(
      new Set(made.length === 50 ? [201] : [201, 409]),
    );
    const again = await register();
    expect(new Set([...made, again].map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    expect(again.headers).toMatchObject({ etag: '"1"', location: made[0]?.headers['location'] });
    const found = await real.send('POST', '/v1/licences/search', { crn: 'X000050' });
    expect(found.body).toHaveProperty('items.length', 1);
    const other = await real.send('POST', '/v1/licences', aLicence(), { 'idempotency-key': 'one-act' });
    expect(other).toMatchObject({ status: 422, body: { errorCode: 'idempotency-key-reused' } });
  });

  it('gives a documented answer to whatever its schemas accept, and never fails', async () => {
    const licence = readIdentified((await real.send('POST', '/v1/licences', aLicence())).body).id;
    const opened = await real.send('POST', `/v1/licences/${licence}/considerations`, aConsideration());
    const consideration = readIdentified(opened.body).id;
    const urls = {
      registerLicence: '/v1/licences',
      searchLicences: '/v1/licences/search',
      reportBreachEvent: `/v1/licences/${licence}/breach-events`,
      openConsideration: `/v1/licences/${licence}/considerations`,
      recommend: `/v1/considerations/${consideration}/recommendations`,
      reportRecall: `/v1/licences/${licence}/recalls`,
      evaluate: '/v1/evaluations',
    };
    const answered = new Map<string, number>();
    const cases = fc.oneof(
      ...Object.entries(urls).map(([operationId, url]) => {
        const schema = document.operation(operationId).requestBody?.content['application/json']?.schema;
        return acceptedBodies(document.schemas, schema).map((body) => ({ operationId, url, body }));
      }),
    );
    await fc.assert(
      fc.asyncProperty(cases, async ({ operationId, url, body }) => {
        const answer = await real.send('POST', url, body);
        expect(undocumented(document, operationId, answer)).toEqual([]);
        expect(answer.status).not.toBe(400);
        expect(answer.status).toBeLessThan(500);
        const outcome = `${operationId} ${answer.status < 300 ? 'accepted' : 'refused'}`;
        answered.set(outcome, (answered.get(outcome) ?? 0) + 1);
      }),
      { seed: SEED, numRuns: 400 },
    );
    // It got past the schemas, into every use case.
    expect([...answered.keys()]).toEqual(
      expect.arrayContaining([
        'registerLicence accepted',
        'searchLicences accepted',
        'reportBreachEvent accepted',
        'reportRecall refused',
        'recommend refused',
        'evaluate accepted',
      ]),
    );
  }, 120_000);
});
