import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EvidenceState } from '../../src/application/evidence/state.ts';
import { DomainFailure } from '../../src/application/services.ts';
import { buildTestApp, type TestApp } from '../builders/app.ts';
import { aPrincipal } from '../builders/index.ts';

const ID = '00000000-0000-7000-8000-000000000001';
const PUBLISHED = '2026-10-12T09:00:00.000Z';
const EVIDENCE: EvidenceState = {
  treeSize: 12,
  publishedAt: PUBLISHED,
  waiting: 3,
  storeCheck: { finishedAt: PUBLISHED, entries: 12, findings: 0 },
};

let test: TestApp;
beforeAll(async () => {
  test = await buildTestApp();
});
afterAll(() => test.app.close());

describe('the log over all entries', () => {
  it('gives its checkpoint and the proof of a run as plain text, for tools that know the formats', async () => {
    for (const url of ['/v1/audit/checkpoint', `/v1/recommendations/${ID}/proof`]) {
      const { status, headers, body } = await test.send('GET', url);
      expect({ url, status, type: headers['content-type'] }).toEqual({
        url,
        status: 200,
        type: 'text/plain; charset=utf-8',
      });
      expect(body).toContain('\n\n— example.com/log ');
    }
  });

  it('says when to ask again while no checkpoint covers the entry', async () => {
    test.services.failNext(new DomainFailure({ code: 'not-anchored' }));
    const answer = await test.send('GET', `/v1/recommendations/${ID}/proof`);
    expect(answer).toMatchObject({ status: 409, body: { errorCode: 'not-anchored' } });
    expect(answer.headers['retry-after']).toBe('2');
  });

  it('hands on where to begin, or where the page before ended', async () => {
    await test.send('GET', '/v1/audit/entries?from=7&limit=2');
    expect(test.services.calls.at(-1)).toMatchObject({ name: 'readEntries', input: { from: 7, limit: 2 } });
    await test.send('GET', '/v1/audit/entries?cursor=abc');
    expect(test.services.calls.at(-1)).toMatchObject({ input: { cursor: 'abc', limit: 50 } });
    for (const query of ['from=-1', 'from=1.5', 'from=x', 'limit=0', 'after=3']) {
      const answer = await test.send('GET', `/v1/audit/entries?${query}`);
      expect([query, answer.status]).toEqual([query, 400]);
    }
  });

  it('takes no parameter that would be ignored', async () => {
    for (const url of ['audit/checkpoint', 'audit/keys', `recommendations/${ID}/proof`]) {
      const answer = await test.send('GET', `/v1/${url}?size=3`);
      expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: '?size' }] } });
    }
  });

  it('is for those who may read the trail', async () => {
    const limited = await buildTestApp({ principal: aPrincipal({ permissions: ['licence:read'] }) });
    for (const url of ['checkpoint', 'keys', 'entries']) {
      expect([url, (await limited.send('GET', `/v1/audit/${url}`)).status]).toEqual([url, 403]);
    }
    await limited.app.close();
  });
});

/** What a service says of itself whose evidence stands so. */
async function observed(evidence: EvidenceState | undefined) {
  const app = await buildTestApp({
    readiness: async () => ({ database: 'up', ...(evidence === undefined ? {} : { evidence }) }),
  });
  const health = await app.send('GET', '/health');
  const metrics = await app.send('GET', '/metrics');
  await app.app.close();
  return { health, metrics: String(metrics.body) };
}

describe('how well the evidence stands', () => {
  it('is said in health and in the measurements', async () => {
    const { health, metrics } = await observed(EVIDENCE);
    expect(health).toMatchObject({
      status: 200,
      body: {
        status: 'up',
        components: {
          auditLog: { status: 'up', treeSize: 12, waiting: 3, publishedAt: PUBLISHED },
          storeCheck: { status: 'up', findings: 0 },
        },
      },
    });
    expect(metrics).toMatch(/^audit_log_tree_size 12$/m);
    expect(metrics).toMatch(/^audit_log_entries_waiting 3$/m);
    expect(metrics).toMatch(/^audit_log_fault 0$/m);
    expect(metrics).toMatch(/^audit_log_checkpoint_timestamp_seconds 1791795600$/m);
    expect(metrics).toMatch(/^store_check_findings 0$/m);
  });

  it('takes no service away where it is bad, and is seen', async () => {
    const { health, metrics } = await observed({
      ...EVIDENCE,
      fault: 'rolled back',
      storeCheck: { finishedAt: PUBLISHED, entries: 12, findings: 2 },
    });
    expect(health).toMatchObject({
      status: 200,
      body: {
        status: 'up',
        components: { auditLog: { status: 'down' }, storeCheck: { status: 'down', findings: 2 } },
      },
    });
    expect(JSON.stringify(health.body)).not.toContain('rolled back');
    expect(metrics).toMatch(/^audit_log_fault 1$/m);
    expect(metrics).toMatch(/^store_check_findings 2$/m);
  });

  it('is left out where nothing is known of it: 0 would be a measurement', async () => {
    const { health, metrics } = await observed(undefined);
    expect(health.body).toEqual({ status: 'up', components: { database: { status: 'up' } } });
    expect(metrics).not.toMatch(/^(audit_log|store_check)_\w+ /m);
    const fresh = await observed({ treeSize: 0, waiting: 0 });
    expect(fresh.metrics).toMatch(/^audit_log_tree_size 0$/m);
    expect(fresh.metrics).not.toMatch(/^audit_log_checkpoint_timestamp_seconds /m);
  });
});
