import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ReplayResult } from '../../src/application/evidence/services.ts';
import { DomainFailure } from '../../src/application/services.ts';
import { reader } from '../../src/cli/demo-example.ts';
import { Problem } from '../../src/http/schemas/problem.ts';
import { buildTestApp, type TestApp } from '../builders/app.ts';
import { fakeServices } from '../builders/fake-services.ts';
import { aPrincipal } from '../builders/index.ts';

const readProblem = reader(Problem);
const ID = '00000000-0000-7000-8000-000000000001';
const HASH = 'a'.repeat(64);

const opened: TestApp[] = [];
async function appOver(
  replayRecommendation?: () => Promise<ReplayResult>,
  principal = aPrincipal(),
): Promise<TestApp> {
  const services = fakeServices();
  const test = await buildTestApp({
    services: replayRecommendation === undefined ? services : { ...services, replayRecommendation },
    principal,
  });
  opened.push(test);
  return { ...test, services };
}
afterAll(() => Promise.all(opened.map(({ app }) => app.close())));

describe('POST /v1/recommendations/{id}/replay', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await appOver();
  });
  const replay = (on = test, id = ID) => on.send('POST', `/v1/recommendations/${id}/replay`);

  it('gives what making the run again showed, and needs no body', async () => {
    const { status, body } = await replay();
    expect([status, body]).toMatchObject([
      200,
      { recommendationId: ID, outcome: 'same', storedHash: HASH, replayedHash: HASH, differences: [] },
    ]);
    expect(test.services.calls.at(-1)).toMatchObject({ name: 'replayRecommendation', input: ID });
  });

  it('takes no body, and ignores nothing that was sent', async () => {
    const url = `/v1/recommendations/${ID}/replay`;
    expect(await test.send('POST', url, {})).toMatchObject({ status: 200 });
    for (const [sent, fields] of [
      [{ asAt: '2026-10-12', 'rule/book': '1.0.0' }, ['/asAt', '/rule~1book']],
      [[], ['']],
      ['null', ['']],
      ['""', ['']],
    ] as const) {
      const { status, body } = await test.send('POST', url, sent);
      expect([status, readProblem(body).errors?.map(({ field }) => field)]).toEqual([400, fields]);
    }
    const text = await test.send('POST', url, 'now', { 'content-type': 'text/plain' });
    expect(text).toMatchObject({ status: 415, body: { errorCode: 'unsupported-media-type' } });
  });

  it('gives a difference as an answer, each member as it is, whatever its kind', async () => {
    const result: ReplayResult = {
      recommendationId: ID,
      outcome: 'different',
      storedHash: HASH,
      replayedHash: 'b'.repeat(64),
      differences: [
        { path: '/answer/urgency/answer', stored: 'standard', replayed: 'emergency' },
        { path: '/answer/events/0', stored: { event: 'e1', conduct: { rules: [] } } },
        { path: '/answer/flag', replayed: false },
        { path: '/answer/count', stored: 1, replayed: ['x'] },
      ],
      more: 7,
      problem: 'an example problem',
      replayedAt: '2026-10-12T09:00:00.000Z',
    };
    const { status, body } = await replay(await appOver(async () => result));
    expect([status, body]).toEqual([200, result]);
  });

  it('is refused without the permission (403)', async () => {
    const principal = aPrincipal({ permissions: ['recommendation:read', 'recommendation:run'] });
    const { status, body } = await replay(await appOver(undefined, principal));
    expect([status, readProblem(body).errorCode]).toEqual([403, 'forbidden']);
  });

  it('answers 404 for a run that is not there and for an id that none can have', async () => {
    const missing = await appOver(() =>
      Promise.reject(new DomainFailure({ code: 'not-found', resource: 'recommendation' })),
    );
    for (const { status, body } of [await replay(missing), await replay(test, 'x')]) {
      expect([status, readProblem(body).errorCode]).toEqual([404, 'not-found']);
    }
  });

  it('answers 410 where the content was erased', async () => {
    const erased = await appOver(() =>
      Promise.reject(
        new DomainFailure({ code: 'erased', authority: 'court-order', at: '2026-10-12T09:00:00.000Z' }),
      ),
    );
    const { status, body } = await replay(erased);
    expect([status, readProblem(body).errorCode]).toEqual([410, 'erased']);
  });
});
