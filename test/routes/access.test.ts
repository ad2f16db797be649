import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DomainFailure, PERMISSIONS, type Permission } from '../../src/application/services.ts';
import { reader } from '../../src/cli/demo-example.ts';
import { AccessGrant, AccessNotice, AccessNoticePage, CaseAccess } from '../../src/http/schemas/access.ts';
import { Problem } from '../../src/http/schemas/problem.ts';
import { buildTestApp, type TestApp } from '../builders/app.ts';
import { aPrincipal } from '../builders/index.ts';

const readProblem = reader(Problem);
const readGrant = reader(AccessGrant);
const ID = '00000000-0000-7000-8000-000000000001';
const GRANTS = `/v1/licences/${ID}/access-grants`;
const GLASS = `/v1/licences/${ID}/break-glass`;
const GRANT = { subject: 'subject-named', capacity: 'named', reason: 'Covers for a colleague.' } as const;
const REASON = 'An example reason.';

let test: TestApp;
/** The token of somebody with these permissions alone, to `byPermission`. */
const tokenWith = (permissions: readonly Permission[]) =>
  Buffer.from(permissions.join()).toString('base64url');
let byPermission: TestApp;
beforeAll(async () => {
  test = await buildTestApp();
  byPermission = await buildTestApp({
    authenticate: async (token) => {
      const held = Buffer.from(token, 'base64url').toString().split(',');
      return aPrincipal({ permissions: PERMISSIONS.filter((permission) => held.includes(permission)) });
    },
  });
});
afterAll(() => Promise.all([test.app.close(), byPermission.app.close()]));

const lastCall = () => test.services.calls.at(-1);
const fieldsOf = (body: unknown) => (readProblem(body).errors ?? []).map(({ field }) => field);

describe('a grant', () => {
  it.each([
    [GRANT],
    [{ ...GRANT, capacity: 'owner' }],
    [{ ...GRANT, capacity: 'inspector', endsAt: '2027-01-01T00:00:00.000Z' }],
  ])('is made exactly as sent, and found where the answer says: %j', async (sent) => {
    const { status, headers, body } = await test.send('POST', GRANTS, sent, { 'idempotency-key': 'key-1' });
    expect([status, headers['location']]).toEqual([201, GRANTS]);
    expect(readGrant(body)).toMatchObject({ licenceId: ID, ...sent });
    expect(lastCall()).toMatchObject({ name: 'grantAccess', input: { licenceId: ID, ...sent } });
    expect(lastCall()?.act.idempotency?.key).toBe('key-1');
  });

  it.each([
    [{}, ['/capacity', '/reason', '/subject']],
    [{ ...GRANT, subject: 'Example Person' }, ['/subject']],
    [{ ...GRANT, capacity: 'break-glass' }, ['/capacity']],
    [{ ...GRANT, reason: ' ' }, ['/reason']],
    [{ ...GRANT, endsAt: 'tomorrow' }, ['/endsAt']],
    [{ ...GRANT, minutes: 5 }, ['/minutes']],
  ])('is refused for %j, with each fault named', async (sent, fields) => {
    const { status, body } = await test.send('POST', GRANTS, sent);
    expect(status).toBe(400);
    expect([...new Set(fieldsOf(body))].toSorted()).toEqual(fields);
  });

  it('is ended with a reason', async () => {
    const { status, body } = await test.send('POST', `/v1/access-grants/${ID}/end`, { reason: REASON });
    expect(status).toBe(200);
    expect(readGrant(body)).toMatchObject({ id: ID, ended: { reason: REASON } });
    expect(lastCall()).toMatchObject({ name: 'endAccess', input: { grantId: ID, reason: REASON } });
  });

  it('is read with all others of its case', async () => {
    const { status, body } = await test.send('GET', GRANTS);
    expect(status).toBe(200);
    expect(reader(CaseAccess)(body)).toMatchObject({ licenceId: ID, limitedAccess: true });
    expect(lastCall()).toMatchObject({ name: 'readAccess', input: ID });
  });
});

describe('breaking the glass', () => {
  it('takes a reason and a time, and says until when the case is open', async () => {
    const sent = { reason: REASON, minutes: 60 };
    const { status, headers, body } = await test.send('POST', GLASS, sent);
    expect([status, headers['location']]).toEqual([201, GRANTS]);
    expect(readGrant(body)).toMatchObject({ capacity: 'break-glass', endsAt: expect.any(String) });
    expect(lastCall()).toMatchObject({ name: 'breakGlass', input: { licenceId: ID, ...sent } });
  });

  it.each([
    [{ minutes: 60 }, ['/reason']],
    [{ reason: REASON }, ['/minutes']],
    [{ reason: REASON, minutes: 4 }, ['/minutes']],
    [{ reason: REASON, minutes: 1_441 }, ['/minutes']],
    [{ reason: REASON, minutes: '60' }, ['/minutes']],
  ])('is refused for %j', async (sent, fields) => {
    const { status, body } = await test.send('POST', GLASS, sent);
    expect([status, fieldsOf(body)]).toEqual([400, fields]);
  });

  it('is refused to a system in words that say what to do', async () => {
    test.services.failNext(new DomainFailure({ code: 'person-only' }));
    const { status, body } = await test.send('POST', GLASS, { reason: REASON, minutes: 60 });
    expect([status, readProblem(body).errorCode]).toEqual([403, 'person-only']);
  });
});

describe('notices', () => {
  it('are listed page by page and confirmed one by one', async () => {
    const listed = await test.send('GET', '/v1/access-notices?limit=7&cursor=abc');
    expect(listed.status).toBe(200);
    expect(reader(AccessNoticePage)(listed.body).items).toHaveLength(1);
    expect(lastCall()).toMatchObject({ name: 'listAccessNotices', input: { limit: 7, cursor: 'abc' } });

    const seen = await test.send('POST', `/v1/access-notices/${ID}/seen`);
    expect(seen.status).toBe(200);
    expect(reader(AccessNotice)(seen.body)).toHaveProperty('seenAt');
    expect(lastCall()).toMatchObject({ name: 'seeAccessNotice', input: ID });
  });
});

describe('every route about who sees a case', () => {
  it.each([
    ['POST', GRANTS, GRANT, 'access:grant'],
    ['GET', GRANTS, undefined, 'access:read'],
    ['POST', `/v1/access-grants/${ID}/end`, { reason: REASON }, 'access:grant'],
    ['POST', GLASS, { reason: REASON, minutes: 60 }, 'access:break-glass'],
    ['GET', '/v1/access-notices', undefined, 'licence:read'],
    ['POST', `/v1/access-notices/${ID}/seen`, undefined, 'licence:read'],
  ] as const)('%s %s needs its permission', async (method, url, body, permission) => {
    const statusWith = async (permissions: readonly Permission[]) =>
      (await byPermission.send(method, url, body, { authorization: `Bearer ${tokenWith(permissions)}` }))
        .status;
    expect(await statusWith([permission])).toBeLessThan(300);
    expect(await statusWith(PERMISSIONS.filter((other) => other !== permission))).toBe(403);
  });

  it.each([
    [`/v1/access-grants/${ID}/end`, { reason: REASON }],
    [`/v1/access-notices/${ID}/seen`, undefined],
  ] as const)('records at %s what was asked for and not there', async (url, body) => {
    test.services.failNext(new DomainFailure({ code: 'not-found', resource: 'access-grant' }));
    const { status } = await test.send('POST', url, body);
    expect(status).toBe(404);
    expect(lastCall()).toMatchObject({
      name: 'recordRefusal',
      input: { reason: 'not-found', about: { kind: 'access-grant', id: ID } },
    });
  });

  it.each([
    ['POST', '/v1/licences/no-id/access-grants', GRANT],
    ['GET', '/v1/licences/no-id/access-grants', undefined],
    ['POST', '/v1/access-grants/no-id/end', { reason: REASON }],
    ['POST', '/v1/licences/no-id/break-glass', { reason: REASON, minutes: 60 }],
    ['POST', '/v1/access-notices/no-id/seen', undefined],
  ] as const)('answers %s %s as for an id that nothing has', async (method, url, body) => {
    const answered = await test.send(method, url, body);
    expect([answered.status, readProblem(answered.body).errorCode]).toEqual([404, 'not-found']);
  });
});
