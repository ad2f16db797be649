import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Type } from 'typebox';
import { DomainFailure } from '../../src/application/services.ts';
import { reader } from '../../src/cli/demo-example.ts';
import { Problem } from '../../src/http/schemas/problem.ts';
import { buildTestApp, type TestApp } from '../builders/app.ts';
import { aPrincipal } from '../builders/index.ts';

const readIdentified = reader(Type.Object({ id: Type.String() }));
const readProblem = reader(Problem);
const ID = '00000000-0000-7000-8000-000000000001';
const ENTRY = '00000000-0000-7000-8000-000000000002';
const CRN = 'X000001';

let test: TestApp;
beforeAll(async () => {
  test = await buildTestApp();
});
afterAll(() => test.app.close());

const lastCall = () => test.services.calls.at(-1);
const fieldsOf = (body: unknown) => readProblem(body).errors?.map(({ field }) => field);

const dispute = {
  about: { kind: 'breach-event', id: ID },
  fields: ['/description', '/account/given'],
  statement: 'I was in hospital that day.',
  receivedOn: '2026-10-12',
};

describe('disputes', () => {
  it('are recorded as sent, once for a key', async () => {
    const url = `/v1/licences/${ID}/disputes`;
    const { status, body } = await test.send('POST', url, dispute, { 'idempotency-key': 'a-dispute' });
    expect(status).toBe(201);
    expect(body).toMatchObject({ licenceId: ID, content: dispute });
    expect(lastCall()).toMatchObject({
      name: 'recordDispute',
      input: dispute,
      act: { idempotency: { key: 'a-dispute' } },
    });
  });

  it.each([
    ['/about/kind', { ...dispute, about: { kind: 'judgement', id: ID } }],
    ['/fields', { ...dispute, fields: [] }],
    ['/fields/0', { ...dispute, fields: ['description'] }],
    ['/fields/0', { ...dispute, fields: ['/a~2'] }],
    ['/fields/0', { ...dispute, fields: ['/a\u0000'] }],
    ['/statement', { ...dispute, statement: '' }],
    ['/statement', { ...dispute, statement: ' \u00a0\n' }],
    ['/statement', { ...dispute, statement: undefined }],
    ['/receivedOn', { ...dispute, receivedOn: '2026-02-30' }],
  ])('are refused where %s is wrong', async (field, body) => {
    const before = test.services.calls.length;
    const answer = await test.send('POST', `/v1/licences/${ID}/disputes`, body);
    expect(answer.status).toBe(400);
    expect(fieldsOf(answer.body)).toEqual([field]);
    expect(test.services.calls).toHaveLength(before);
  });

  it('of a licence that no id can have are not found', async () => {
    const answer = await test.send('POST', '/v1/licences/nobody/disputes', dispute);
    expect(answer).toMatchObject({ status: 404, body: { errorCode: 'not-found' } });
  });
});

describe('subject access requests', () => {
  it('are gathered by a number that stands in no address and no log', async () => {
    const request = { crn: CRN, nomsNumber: 'A0001AA', reference: 'EXAMPLE-1' };
    const { status, headers, body } = await test.send('POST', '/v1/subject-access-requests', request);
    expect(status).toBe(201);
    expect(headers).toMatchObject({ location: `/v1/subject-access-requests/${readIdentified(body).id}` });
    expect(lastCall()).toMatchObject({ name: 'gatherSubjectAccess', input: request });
    expect(test.logged.join('')).not.toContain(CRN);
  });

  it.each([
    ['/crn', { crn: '1', reference: 'EXAMPLE-1' }],
    ['/nomsNumber', { nomsNumber: 'A1', reference: 'EXAMPLE-1' }],
    ['/reference', { crn: CRN }],
    ['/reference', { crn: CRN, reference: ' ' }],
    ['/name', { crn: CRN, reference: 'EXAMPLE-1', name: 'Example Person' }],
  ])('are refused where %s is wrong', async (field, body) => {
    const answer = await test.send('POST', '/v1/subject-access-requests', body);
    expect(answer.status).toBe(400);
    expect(fieldsOf(answer.body)).toEqual([field]);
  });

  it('are read by id', async () => {
    const { status, body } = await test.send('GET', `/v1/subject-access-requests/${ID}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: ID, state: 'to-be-reviewed', items: [] });
  });

  it('are reviewed item by item', async () => {
    const decisions = {
      [ENTRY]: { release: 'in-part', withhold: ['/event/source'], reason: 'Names somebody else.' },
    };
    const url = `/v1/subject-access-requests/${ID}/review`;
    const { status, body } = await test.send('POST', url, { decisions });
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: ID, state: 'reviewed', reviewedBy: 'practitioner-1' });
    expect(lastCall()).toMatchObject({ name: 'reviewSubjectAccess', input: decisions });
  });

  it.each([
    ['/decisions', {}],
    ['/decisions/one', { decisions: { one: { release: 'whole' } } }],
    [`/decisions/${ENTRY}/release`, { decisions: { [ENTRY]: { release: 'some' } } }],
    [
      `/decisions/${ENTRY}/withhold/0`,
      { decisions: { [ENTRY]: { release: 'in-part', withhold: ['event'], reason: 'Example.' } } },
    ],
    [`/decisions/${ENTRY}/reason`, { decisions: { [ENTRY]: { release: 'not', reason: '' } } }],
  ])('are not reviewed where %s is wrong', async (field, body) => {
    const answer = await test.send('POST', `/v1/subject-access-requests/${ID}/review`, body);
    expect(answer.status).toBe(400);
    expect(fieldsOf(answer.body)).toEqual([field]);
  });

  it('are released to the person', async () => {
    const { status, body } = await test.send('POST', `/v1/subject-access-requests/${ID}/release`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: ID, items: [], keptBack: 0 });
    expect(lastCall()).toMatchObject({ name: 'releaseSubjectAccess', input: ID });
  });

  it('take no body when they are released', async () => {
    const before = test.services.calls.length;
    const answer = await test.send('POST', `/v1/subject-access-requests/${ID}/release`, { items: [ENTRY] });
    expect([answer.status, fieldsOf(answer.body)]).toEqual([400, ['/items']]);
    expect(test.services.calls).toHaveLength(before);
    expect(await test.send('POST', `/v1/subject-access-requests/${ID}/release`, {})).toMatchObject({
      status: 200,
    });
  });

  it('are not released before every item is decided, nor reviewed by whoever gathered', async () => {
    test.services.failNext(new DomainFailure({ code: 'not-reviewed', outstanding: 3 }));
    const early = await test.send('POST', `/v1/subject-access-requests/${ID}/release`);
    expect(early).toMatchObject({ status: 409, body: { errorCode: 'not-reviewed' } });
    expect(readProblem(early.body).detail).toContain('3 items');
    test.services.failNext(new DomainFailure({ code: 'same-person' }));
    const review = { decisions: { [ENTRY]: { release: 'whole' } } };
    const same = await test.send('POST', `/v1/subject-access-requests/${ID}/review`, review);
    expect(same).toMatchObject({ status: 409, body: { errorCode: 'same-person' } });
  });

  it.each([
    ['GET', '/v1/subject-access-requests/nobody', undefined],
    ['POST', '/v1/subject-access-requests/nobody/review', { decisions: {} }],
    ['POST', '/v1/subject-access-requests/nobody/release', undefined],
  ] as const)('are not found by an id that none can have: %s %s', async (method, url, body) => {
    const answer = await test.send(method, url, body);
    expect(answer).toMatchObject({ status: 404, body: { errorCode: 'not-found' } });
  });
});

describe('permissions', () => {
  it('keep reading from writing, and both from everybody else', async () => {
    const reading = await buildTestApp({ principal: aPrincipal({ permissions: ['subject-access:read'] }) });
    try {
      const statusOf = async (method: 'GET' | 'POST', url: string, body?: unknown) =>
        (await reading.send(method, url, body)).status;
      const request = `/v1/subject-access-requests/${ID}`;
      expect(await statusOf('GET', request)).toBe(200);
      expect([
        await statusOf('POST', '/v1/subject-access-requests', { crn: CRN, reference: 'EXAMPLE-1' }),
        await statusOf('POST', `${request}/review`, { decisions: {} }),
        await statusOf('POST', `${request}/release`),
        await statusOf('POST', `/v1/licences/${ID}/disputes`, dispute),
      ]).toEqual([403, 403, 403, 403]);
    } finally {
      await reading.app.close();
    }
  });
});
