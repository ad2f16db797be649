import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DomainFailure } from '../../src/application/services.ts';
import { reader } from '../../src/cli/demo-example.ts';
import { Problem } from '../../src/http/schemas/problem.ts';
import { buildTestApp, type TestApp } from '../builders/app.ts';
import { aConsideration, aLicence, anEvent, aPrincipal, aRecall } from '../builders/index.ts';

const readProblem = reader(Problem);
const ID = '00000000-0000-7000-8000-000000000001';
const CLICK = '00000000-0000-4000-8000-000000000001';

/** A caller who is known and may do nothing. */
const STRANGER = aPrincipal({ subject: 'stranger-1', permissions: [] });

let test: TestApp;
let powerless: TestApp;
beforeAll(async () => {
  test = await buildTestApp();
  powerless = await buildTestApp({ principal: STRANGER });
});
afterAll(async () => {
  await test.app.close();
  await powerless.app.close();
});
beforeEach(() => {
  test.services.calls.splice(0);
  powerless.services.calls.splice(0);
});

const codeOf = (body: unknown) => readProblem(body).errorCode;
const refusalsOf = ({ services }: TestApp) => services.calls.filter(({ name }) => name === 'recordRefusal');

describe('a caller without the permission', () => {
  it.each([
    ['GET', `/v1/licences/${ID}`, 'licence', 'licence:read'],
    ['PUT', `/v1/licences/${ID}`, 'licence', 'licence:write'],
    ['GET', `/v1/licences/${ID}/audit-trail`, 'licence', 'audit:read'],
    ['POST', `/v1/licences/${ID}/erasures`, 'licence', 'retention:write'],
    ['POST', `/v1/breach-events/${ID}/revisions`, 'breach-event', 'event:write'],
    ['GET', `/v1/considerations/${ID}`, 'consideration', 'consideration:read'],
    ['POST', `/v1/considerations/${ID}/recommendations`, 'consideration', 'recommendation:run'],
    ['GET', `/v1/recommendations/${ID}`, 'recommendation', 'recommendation:read'],
    ['GET', `/v1/recalls/${ID}`, 'recall', 'recall:read'],
    ['POST', `/v1/legal-holds/${ID}/release`, 'legal-hold', 'retention:write'],
    ['GET', `/v1/subject-access-requests/${ID}`, 'subject-access-request', 'subject-access:read'],
    ['POST', `/v1/subject-access-requests/${ID}/release`, 'subject-access-request', 'subject-access:write'],
  ] as const)(
    'is recorded once at %s %s, with the record asked for',
    async (method, url, kind, permission) => {
      const { status, body } = await powerless.send(method, url, undefined, {
        'x-correlation-id': CLICK,
      });
      expect([status, codeOf(body)]).toEqual([403, 'forbidden']);
      expect(powerless.services.calls).toEqual([
        {
          name: 'recordRefusal',
          act: { principal: STRANGER, correlationId: CLICK },
          input: { reason: 'forbidden', permission, about: { kind, id: ID } },
        },
      ]);
    },
  );

  it.each([
    ['POST', '/v1/licences', 'licence:write'],
    ['POST', '/v1/licences/search', 'licence:read'],
    ['GET', '/v1/considerations', 'consideration:read'],
    ['POST', '/v1/evaluations', 'evaluation:run'],
    ['GET', '/v1/rule-book', 'rule-book:read'],
    ['GET', '/v1/licences/Example%20Person', 'licence:read'],
  ] as const)('is recorded at %s %s, which names no record', async (method, url, permission) => {
    expect(await powerless.send(method, url)).toMatchObject({ status: 403 });
    expect(powerless.services.calls.map(({ input }) => input)).toEqual([{ reason: 'forbidden', permission }]);
  });
});

describe('a record that is not to be had', () => {
  it.each([
    ['GET', `/v1/licences/${ID}`, 'licence', undefined],
    ['GET', `/v1/licences/${ID}/breach-events`, 'licence', undefined],
    ['POST', `/v1/licences/${ID}/breach-events`, 'licence', anEvent()],
    ['POST', `/v1/licences/${ID}/considerations`, 'licence', aConsideration()],
    ['POST', `/v1/licences/${ID}/recalls`, 'licence', aRecall()],
    ['GET', `/v1/considerations/${ID}`, 'consideration', undefined],
    ['GET', `/v1/recommendations/${ID}`, 'recommendation', undefined],
    ['GET', `/v1/recalls/${ID}`, 'recall', undefined],
  ] as const)('is recorded as not found at %s %s', async (method, url, kind, sent) => {
    const { status, body } = await test.send(method, url, sent);
    expect([status, codeOf(body)]).toEqual([404, 'not-found']);
    expect(refusalsOf(test)).toEqual([
      {
        name: 'recordRefusal',
        act: { principal: aPrincipal(), correlationId: expect.any(String) },
        input: { reason: 'not-found', about: { kind, id: ID } },
      },
    ]);
  });

  it('is recorded as erased, as held where a hold stops its erasure, as for another person to do or decide first, or as not due', async () => {
    const at = '2026-11-20T09:00:00.000Z';
    test.services.failNext(new DomainFailure({ code: 'erased', authority: 'court-order', at }));
    const erased = await test.send('GET', `/v1/recommendations/${ID}`);
    expect([erased.status, codeOf(erased.body)]).toEqual([410, 'erased']);
    expect(readProblem(erased.body).detail).toContain('court-order');

    test.services.failNext(new DomainFailure({ code: 'legal-hold', grounds: ['inquest'] }));
    const order = { authority: 'court-order', reference: 'EXAMPLE-ORDER-1', on: '2026-11-19', dryRun: false };
    const held = await test.send('POST', `/v1/licences/${ID}/erasures`, order);
    expect([held.status, codeOf(held.body)]).toEqual([409, 'legal-hold']);

    test.services.failNext(new DomainFailure({ code: 'same-person' }));
    const decisions = { [ID]: { release: 'whole' } };
    const same = await test.send('POST', `/v1/subject-access-requests/${ID}/review`, { decisions });
    expect([same.status, codeOf(same.body)]).toEqual([409, 'same-person']);

    test.services.failNext(new DomainFailure({ code: 'not-reviewed', outstanding: 1 }));
    const early = await test.send('POST', `/v1/subject-access-requests/${ID}/release`);
    expect([early.status, codeOf(early.body)]).toEqual([409, 'not-reviewed']);

    // Which document is not due, and for want of what, tells whether and how it was decided.
    const lacking = { kind: 'notice-of-reasons', lacking: 'another-decision' } as const;
    test.services.failNext(new DomainFailure({ code: 'document-not-due', ...lacking }));
    const undue = await test.send('GET', `/v1/considerations/${ID}/documents/notice-of-reasons`);
    expect([undue.status, codeOf(undue.body)]).toEqual([409, 'document-not-due']);

    const request = { kind: 'subject-access-request', id: ID };
    expect(refusalsOf(test).map(({ input }) => input)).toEqual([
      { reason: 'erased', about: { kind: 'recommendation', id: ID } },
      { reason: 'legal-hold', about: { kind: 'licence', id: ID } },
      { reason: 'same-person', about: request },
      { reason: 'not-reviewed', about: request },
      { reason: 'not-due', about: { kind: 'consideration', id: ID } },
    ]);
  });
});

describe('a refusal that cannot be recorded', () => {
  it('is not given: the caller is told that the service failed, or is away', async () => {
    powerless.services.failNext(new Error('an example fault'));
    const failed = await powerless.send('GET', `/v1/licences/${ID}`);
    expect([failed.status, codeOf(failed.body)]).toEqual([500, 'internal-error']);

    powerless.services.failNext(Object.assign(new Error('away'), { code: 'ECONNREFUSED' }));
    const away = await powerless.send('GET', `/v1/licences/${ID}`);
    expect([away.status, codeOf(away.body)]).toEqual([503, 'unavailable']);
    expect(powerless.services.calls).toHaveLength(2);
  });
});

describe('what is no refusal', () => {
  it.each([
    ['an id that no record can have', 'GET', '/v1/licences/Example%20Person', 404],
    ['a rule that is not in the book', 'GET', '/v1/rule-book/rules/EX-0', 404],
    ['an address that leads nowhere', 'GET', `/v1/nothing/${ID}`, 404],
    ['a method that is not offered', 'GET', '/v1/licences', 405],
    ['a page that everybody may read', 'GET', '/health', 200],
  ] as const)('is not recorded: %s', async (_what, method, url, status) => {
    expect(await test.send(method, url)).toMatchObject({ status });
    expect(refusalsOf(test)).toEqual([]);
  });

  it('is not recorded: a body with faults, or a version that is stale', async () => {
    const made = await test.send('POST', '/v1/licences', aLicence());
    expect(made.status).toBe(201);
    const url = String(made.headers['location']);
    expect(await test.send('POST', '/v1/licences', { nothing: true })).toMatchObject({ status: 400 });
    const stale = await test.send('PUT', url, aLicence(), { 'if-match': '"7"' });
    expect(stale.status).toBe(412);
    expect(refusalsOf(test)).toEqual([]);
  });

  it('is not recorded: a caller who is not known, who could fill the ledger and is no actor', async () => {
    const response = await test.app.inject({ method: 'GET', url: `/v1/licences/${ID}` });
    expect(response.statusCode).toBe(401);
    expect(test.services.calls).toEqual([]);
  });
});
