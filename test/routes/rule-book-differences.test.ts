import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { reader } from '../../src/cli/demo-example.ts';
import { Problem } from '../../src/http/schemas/problem.ts';
import { RuleBookDifferences } from '../../src/http/schemas/rule-book.ts';
import { buildTestApp, type TestApp } from '../builders/app.ts';
import { aPrincipal } from '../builders/index.ts';

const readProblem = reader(Problem);
const readDifferences = reader(RuleBookDifferences);

let test: TestApp;
beforeAll(async () => {
  test = await buildTestApp();
});
afterAll(() => test.app.close());

const ask = (query: string) => test.send('GET', `/v1/rule-book/differences${query}`);

describe('differences of the rule book', () => {
  it('are read between two days, the first day covered among them', async () => {
    const { status, body } = await ask('?from=2025-09-02&to=2026-03-31');

    expect(status).toBe(200);
    expect(readDifferences(body)).toMatchObject({
      from: { on: '2025-09-02', regime: 'R4b' },
      to: { on: '2026-03-31' },
      groups: [{ about: 'conduct', differences: [{ kind: 'rule-begins', subject: 'EX-1' }] }],
    });
  });

  it('are read between two versions, which have no day', async () => {
    const { status, body } = await ask('?fromVersion=1.0.0&toVersion=1.1.0-unreleased.0123456789ab');

    expect(status).toBe(200);
    const { from, to } = readDifferences(body);
    expect([from.version, to.version]).toEqual(['1.0.0', '1.1.0-unreleased.0123456789ab']);
    expect([from.on, to.regime]).toEqual([undefined, undefined]);
  });

  it.each([
    ['nothing to compare', '', 422, '?from', /two versions as `fromVersion` and `toVersion`/],
    ['one day', '?from=2026-01-01', 422, '?to', /send the later day/],
    ['a later day alone', '?to=2026-01-01', 422, '?from', /send the earlier day/],
    ['one version', '?fromVersion=1.0.0', 422, '?toVersion', /send the version/],
    ['a later version alone', '?toVersion=1.0.0', 422, '?fromVersion', /send the version/],
    ['a day and a version', '?from=2026-01-01&toVersion=1.0.0', 422, '?toVersion', /not some of each/],
    [
      'days and versions',
      '?from=2026-01-01&to=2026-01-02&fromVersion=1&toVersion=2',
      422,
      '?fromVersion',
      /not some of each/,
    ],
    ['the same day twice', '?from=2026-01-01&to=2026-01-01', 422, '?to', /send a day after 2026-01-01/],
    ['the later day first', '?from=2026-01-02&to=2026-01-01', 422, '?to', /send the earlier day as `from`/],
    [
      'the same version twice',
      '?fromVersion=1.0.0&toVersion=1.0.0',
      422,
      '?toVersion',
      /two different versions/,
    ],
    [
      'a day before the book',
      '?from=2025-09-01&to=2026-01-01',
      422,
      '?from',
      /send 2025-09-02 or a later day/,
    ],
    ['a day that is none', '?from=2026-02-30&to=2026-03-31', 400, '?from', /./],
    ['a version that none can have', '?fromVersion=a%20b&toVersion=1', 400, '?fromVersion', /./],
    ['a parameter that is not known', '?from=2026-01-01&to=2026-01-02&on=2026-01-01', 400, '?on', /./],
  ])(
    'are refused for %s, which names the parameter and the remedy',
    async (_what, query, status, field, remedy) => {
      const answer = await ask(query);
      expect(answer.status).toBe(status);
      expect(readProblem(answer.body).errors).toEqual([
        expect.objectContaining({ field, remedy: expect.stringMatching(remedy) }),
      ]);
    },
  );

  it('need the permission to read the rule book', async () => {
    const other = await buildTestApp({ principal: { ...aPrincipal(), permissions: ['licence:read'] } });
    const { status } = await other.send('GET', '/v1/rule-book/differences?from=2026-01-01&to=2026-01-02');
    await other.app.close();
    expect(status).toBe(403);
  });
});
