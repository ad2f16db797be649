import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Type } from 'typebox';
import type { DomainError } from '../../src/application/errors.ts';
import { DomainFailure } from '../../src/application/services.ts';
import { reader } from '../../src/cli/demo-example.ts';
import { readProblemPages } from '../../src/http/problem-pages.ts';
import { PROBLEMS } from '../../src/http/problems.ts';
import { Problem } from '../../src/http/schemas/problem.ts';
import { buildTestApp, type TestApp } from '../builders/app.ts';

/** One of every domain error; a new one does not compile until it is here. */
const DOMAIN_ERRORS: { readonly [Code in DomainError['code']]: Extract<DomainError, { code: Code }> } = {
  'not-found': { code: 'not-found', resource: 'licence' },
  'version-stale': { code: 'version-stale', resource: 'breach-event', current: 7 },
  'already-registered': { code: 'already-registered', resource: 'licence', field: 'externalReference' },
  'idempotency-key-reused': { code: 'idempotency-key-reused' },
  'idempotency-key-in-use': { code: 'idempotency-key-in-use' },
  erased: { code: 'erased', authority: 'retention-ended', at: '2026-11-22T09:00:00.000Z' },
  'legal-hold': { code: 'legal-hold', grounds: ['inquest'] },
  'not-anchored': { code: 'not-anchored' },
  'not-ready': { code: 'not-ready', resource: 'audit-bundle' },
  gone: { code: 'gone', resource: 'audit-bundle' },
  'not-reviewed': { code: 'not-reviewed', outstanding: 3 },
  'same-person': { code: 'same-person' },
  'monitoring-not-configured': { code: 'monitoring-not-configured' },
  'another-area': { code: 'another-area' },
  'not-permitted': { code: 'not-permitted', permission: 'review:decide-outside-usual-flow' },
  'person-only': { code: 'person-only' },
  'out-of-turn': {
    code: 'out-of-turn',
    state: 'agreed',
    action: 'decision',
    actions: ['countersignature', 'closure'],
  },
  'view-first': { code: 'view-first' },
  'not-countersigned': { code: 'not-countersigned' },
  'answer-withheld': { code: 'answer-withheld' },
  'not-explainable': { code: 'not-explainable', problem: 'the trace has a rule that the book does not have' },
  'document-not-due': { code: 'document-not-due', kind: 'notice-of-reasons', lacking: 'return-to-custody' },
  invalid: {
    code: 'invalid',
    faults: [
      { field: '/danger/reason', problem: 'is missing', remedy: 'give the reason' },
      { field: '/danger/madeBy', problem: 'is missing', remedy: 'name who answered' },
    ],
  },
};
/** Where the code of the problem is another than that of the error. */
const PROBLEM_CODES: { readonly [Code in DomainError['code']]?: string } = { 'not-permitted': 'forbidden' };
const STATUSES: { readonly [Code in DomainError['code']]: number } = {
  'not-found': 404,
  'version-stale': 412,
  'already-registered': 409,
  'idempotency-key-reused': 422,
  'idempotency-key-in-use': 409,
  erased: 410,
  'legal-hold': 409,
  'not-anchored': 409,
  'not-ready': 409,
  gone: 410,
  'not-reviewed': 409,
  'same-person': 409,
  'monitoring-not-configured': 501,
  'another-area': 403,
  'not-permitted': 403,
  'person-only': 403,
  'out-of-turn': 409,
  'view-first': 409,
  'not-countersigned': 409,
  'answer-withheld': 409,
  'not-explainable': 409,
  'document-not-due': 409,
  invalid: 422,
};

const readProblem = reader(Problem);

/** What is said of a failure of a use case. */
async function detailOf({ services, send }: TestApp, error: DomainError): Promise<string | undefined> {
  services.failNext(new DomainFailure(error));
  const { body } = await send('POST', '/v1/licences/search', { crn: 'X000001' });
  return readProblem(body).detail;
}

describe('problems', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await buildTestApp();
  });
  afterAll(() => test.app.close());

  it('have a page each, and every page is about a problem', async () => {
    const pages = await readProblemPages();
    expect([...pages.keys()].toSorted()).toEqual(Object.keys(PROBLEMS).toSorted());
  });

  it.each(Object.entries(PROBLEMS))(
    '%s: the page that `type` leads to names its code, status and title',
    async (code, { status, title }) => {
      const page = await test.send('GET', `/problems/${code}`);
      expect(page.status).toBe(200);
      expect(page.headers['content-type']).toBe('text/markdown; charset=utf-8');
      const [heading, , line] = String(page.body).split('\n');
      expect(heading?.toLowerCase()).toBe(`# ${title.toLowerCase()}`);
      expect(line).toBe(`\`${code}\`, status ${status}`);
      expect(page.body).toContain('## What to do');
    },
  );

  it.each(Object.values(DOMAIN_ERRORS))('$code of a use case is answered as a problem', async (error) => {
    test.services.failNext(new DomainFailure(error));
    const answer = await test.send(
      'POST',
      '/v1/licences/search',
      { crn: 'X000001' },
      { 'x-correlation-id': '00000000-0000-4000-8000-000000000001' },
    );
    expect(answer.status).toBe(STATUSES[error.code]);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    const problem = readProblem(answer.body);
    const problemCode = PROBLEM_CODES[error.code] ?? error.code;
    expect(problem).toMatchObject({
      type: `/problems/${problemCode}`,
      status: STATUSES[error.code],
      instance: 'urn:correlation:00000000-0000-4000-8000-000000000001',
      errorCode: problemCode,
      developerMessage: problem.detail,
    });
    expect(problem.userMessage).not.toBe('');
    expect(problem.errors ?? []).toEqual(error.code === 'invalid' ? error.faults : (problem.errors ?? []));
  });

  it('name the version to read again', async () => {
    test.services.failNext(new DomainFailure(DOMAIN_ERRORS['version-stale']));
    const { body } = await test.send('POST', '/v1/licences/search', { crn: 'X000001' });
    expect(readProblem(body).detail).toContain('version 7');
  });

  it('name the state of a review and what can be done in it', async () => {
    expect(await detailOf(test, DOMAIN_ERRORS['out-of-turn'])).toBe(
      '`decision` cannot be done while the consideration is `agreed`; what can be: countersignature, closure',
    );
    expect(await detailOf(test, { ...DOMAIN_ERRORS['out-of-turn'], state: 'withdrawn', actions: [] })).toBe(
      '`decision` cannot be done while the consideration is `withdrawn`; nothing more can be',
    );
  });

  it('name the permission that an act needs as it stands', async () => {
    test.services.failNext(new DomainFailure(DOMAIN_ERRORS['not-permitted']));
    const { body } = await test.send('POST', '/v1/licences/search', { crn: 'X000001' });
    expect(readProblem(body).detail).toContain('`review:decide-outside-usual-flow`');
  });

  it.each([
    [
      'an error of our own',
      Object.assign(new Error('secret of X000001'), { detail: 'X000001' }),
      500,
      'internal-error',
    ],
    ['something that is no error', 'secret of X000001', 500, 'internal-error'],
    [
      'a database that is away',
      Object.assign(new Error('secret of X000001'), { code: 'ECONNREFUSED' }),
      503,
      'unavailable',
    ],
    [
      'a database that shuts down',
      Object.assign(new Error('secret of X000001'), { code: '57P01' }),
      503,
      'unavailable',
    ],
  ])('%s tells and logs nothing of what was sent', async (_what, failure, status, code) => {
    test.services.failNext(failure);
    const answer = await test.send('POST', '/v1/licences/search', { crn: 'X000001' });
    expect(answer.status).toBe(status);
    expect(readProblem(answer.body).errorCode).toBe(code);
    expect(JSON.stringify(answer.body)).not.toContain('X000001');
    const logged = test.logged.join('');
    expect(logged).toContain('request failed');
    expect(logged).not.toContain('X000001');
    expect(logged).not.toContain('secret');
  });

  it('of a page that does not exist are problems too', async () => {
    const { status, body } = await test.send('GET', '/problems/no-such-code');
    expect(status).toBe(404);
    expect(reader(Type.Object({ errorCode: Type.String() }))(body).errorCode).toBe('not-found');
  });
});
