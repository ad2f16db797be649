import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DomainFailure, type Permission } from '../../src/application/services.ts';
import { reader } from '../../src/cli/demo-example.ts';
import { Problem } from '../../src/http/schemas/problem.ts';
import { Erasure, ErasurePreview, LegalHold, LegalHolds } from '../../src/http/schemas/retention.ts';
import { buildTestApp, type TestApp } from '../builders/app.ts';
import { aPrincipal } from '../builders/index.ts';

const readProblem = reader(Problem);
const readHold = reader(LegalHold);
const ID = '00000000-0000-7000-8000-000000000001';
const HOLDS = `/v1/licences/${ID}/legal-holds`;
const ERASURES = `/v1/licences/${ID}/erasures`;
const INQUEST = {
  ground: 'inquest',
  reference: 'EXAMPLE-INQUEST-1',
  reason: 'The example coroner has opened an inquest.',
} as const;
const ORDER = { authority: 'court-order', reference: 'EXAMPLE-ORDER-1', on: '2026-10-01' } as const;

let test: TestApp;
beforeAll(async () => {
  test = await buildTestApp();
});
afterAll(() => test.app.close());

const lastCall = () => test.services.calls.at(-1);
const fieldsOf = (body: unknown) => (readProblem(body).errors ?? []).map(({ field }) => field);

describe('legal holds', () => {
  it('are placed exactly as sent, and found where the answer says', async () => {
    const { status, headers, body } = await test.send('POST', HOLDS, INQUEST);
    expect([status, headers['location']]).toEqual([201, HOLDS]);
    expect(readHold(body)).toMatchObject({ licenceId: ID, content: INQUEST });
    expect(lastCall()).toMatchObject({ name: 'placeHold', input: INQUEST });
  });

  it('are placed once per key', async () => {
    await test.send('POST', HOLDS, INQUEST, { 'idempotency-key': 'key-1' });
    expect(lastCall()?.act.idempotency).toMatchObject({ key: 'key-1' });
  });

  it('leave behind no hash of what was sent that could be found again without the key', async () => {
    const hashes = [];
    for (const key of ['key-2', 'key-3', 'key-2']) {
      await test.send('POST', HOLDS, INQUEST, { 'idempotency-key': key });
      hashes.push(lastCall()?.act.idempotency?.requestHash);
    }
    expect(hashes[0]).not.toBe(hashes[1]);
    expect(hashes[2]).toBe(hashes[0]);
  });

  it('are listed', async () => {
    const { status, body } = await test.send('GET', HOLDS);
    expect(status).toBe(200);
    expect(reader(LegalHolds)(body).items).toHaveLength(1);
  });

  it('are released with a reason', async () => {
    const reason = 'The example inquest has ended.';
    const { status, body } = await test.send('POST', `/v1/legal-holds/${ID}/release`, { reason });
    expect(status).toBe(200);
    expect(readHold(body)).toMatchObject({ id: ID, released: { reason } });
    expect(lastCall()).toMatchObject({ name: 'releaseHold', input: reason });
  });

  it.each([
    [{}, ['/ground', '/reason', '/reference']],
    [{ ...INQUEST, ground: 'habit' }, ['/ground']],
    [{ ...INQUEST, reason: '' }, ['/reason']],
    [{ ...INQUEST, until: '2027-01-01' }, ['/until']],
    [{ ...INQUEST, reference: 'EXAMPLE\u001b[2J', reason: 'An example.\u0007' }, ['/reason', '/reference']],
    [{ ...INQUEST, reference: ' ', reason: '\n' }, ['/reason', '/reference']],
  ])('are refused for %j, with each fault named', async (sent, fields) => {
    const { status, body } = await test.send('POST', HOLDS, sent);
    expect([status, fieldsOf(body).toSorted()]).toEqual([400, fields]);
  });

  it('take a reason of several lines', async () => {
    const reason = 'The example inquest is open.\n\tIt may take years.';
    expect(await test.send('POST', HOLDS, { ...INQUEST, reason })).toMatchObject({ status: 201 });
  });

  it('are not released without a reason, or by an id that none can have', async () => {
    const without = await test.send('POST', `/v1/legal-holds/${ID}/release`, {});
    expect([without.status, fieldsOf(without.body)]).toEqual([400, ['/reason']]);
    const unknown = await test.send('POST', '/v1/legal-holds/1/release', { reason: 'It has ended.' });
    expect(unknown.status).toBe(404);
  });
});

describe('erasures', () => {
  it('are shown first where asked for as a dry run, which erases nothing', async () => {
    const { status, body } = await test.send('POST', ERASURES, { ...ORDER, dryRun: true });
    expect(status).toBe(200);
    expect(reader(ErasurePreview)(body)).toMatchObject({ licenceId: ID, identifiers: 1 });
    expect(lastCall()).toMatchObject({ name: 'previewErasure', input: ORDER });
  });

  it('are refused with an idempotency key that is none, as a dry run too', async () => {
    for (const dryRun of [true, false]) {
      const { status, body } = await test.send(
        'POST',
        ERASURES,
        { ...ORDER, dryRun },
        { 'idempotency-key': '' },
      );
      expect([status, fieldsOf(body)]).toEqual([400, ['Idempotency-Key']]);
    }
  });

  it('are carried out where asked for in earnest, with authority, reference and day', async () => {
    const { status, headers, body } = await test.send('POST', ERASURES, { ...ORDER, dryRun: false });
    expect([status, headers['location']]).toEqual([201, `/v1/licences/${ID}/audit-trail`]);
    expect(reader(Erasure)(body)).toMatchObject({ licenceId: ID, ...ORDER });
    expect(lastCall()).toMatchObject({ name: 'eraseCase', input: ORDER });
    expect(lastCall()?.input).not.toHaveProperty('dryRun');
  });

  it.each([
    [ORDER, ['/dryRun']],
    [{ ...ORDER, dryRun: 'false' }, ['/dryRun']],
    [{ dryRun: false }, ['/authority', '/on', '/reference']],
    [{ ...ORDER, authority: 'tidiness', dryRun: false }, ['/authority']],
    [{ ...ORDER, on: '2026-02-30', dryRun: false }, ['/on']],
    [{ ...ORDER, reference: 'EXAMPLE\nORDER', dryRun: true }, ['/reference']],
    [{ ...ORDER, reference: '\t', dryRun: false }, ['/reference']],
  ])('are refused for %j, and nothing is erased', async (sent, fields) => {
    const before = test.services.calls.length;
    const { status, body } = await test.send('POST', ERASURES, sent);
    expect([status, fieldsOf(body).toSorted()]).toEqual([400, fields]);
    expect(test.services.calls).toHaveLength(before);
  });

  it('are stopped by a legal hold (409) and done once (410)', async () => {
    test.services.failNext(new DomainFailure({ code: 'legal-hold', grounds: ['inquest', 'court'] }));
    const held = await test.send('POST', ERASURES, { ...ORDER, dryRun: false });
    expect([held.status, readProblem(held.body).errorCode]).toEqual([409, 'legal-hold']);
    expect(readProblem(held.body).detail).toContain('inquest, court');
    const at = '2026-10-12T09:00:00.000Z';
    test.services.failNext(new DomainFailure({ code: 'erased', authority: 'retention-ended', at }));
    const erased = await test.send('POST', ERASURES, { ...ORDER, dryRun: false });
    expect([erased.status, readProblem(erased.body).errorCode]).toEqual([410, 'erased']);
    expect(readProblem(erased.body).detail).toContain(`${at} (retention-ended)`);
  });
});

it.each<[Permission, readonly number[]]>([
  ['retention:read', [200, 403, 403, 403, 403]],
  ['retention:write', [403, 201, 200, 200, 201]],
  ['licence:write', [403, 403, 403, 403, 403]],
])('who has the permission `%s` alone may do no more than it says', async (permission, statuses) => {
  const limited = await buildTestApp({ principal: aPrincipal({ permissions: [permission] }) });
  const answers = [
    await limited.send('GET', HOLDS),
    await limited.send('POST', HOLDS, INQUEST),
    await limited.send('POST', `/v1/legal-holds/${ID}/release`, { reason: 'It has ended.' }),
    await limited.send('POST', ERASURES, { ...ORDER, dryRun: true }),
    await limited.send('POST', ERASURES, { ...ORDER, dryRun: false }),
  ];
  await limited.app.close();
  expect(answers.map(({ status }) => status)).toEqual(statuses);
});
