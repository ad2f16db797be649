import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Type } from 'typebox';
import { showRun } from '../../src/application/review/withholding.ts';
import type { RecordedRecommendation } from '../../src/application/services.ts';
import { reader } from '../../src/cli/demo-example.ts';
import { Problem } from '../../src/http/schemas/problem.ts';
import { buildTestApp, type TestApp } from '../builders/app.ts';
import {
  aConsideration,
  aJudgement,
  aLicence,
  anAnswer,
  anEvent,
  aPrincipal,
  aRecall,
} from '../builders/index.ts';

const readRecorded = reader(Type.Object({ id: Type.String(), version: Type.Optional(Type.Number()) }));
const readProblem = reader(Problem);
const UNKNOWN = '00000000-0000-7000-8000-000000000000';
const FIRST = { 'if-match': '"1"' };

let test: TestApp;
beforeAll(async () => {
  test = await buildTestApp();
});
afterAll(() => test.app.close());

const codeOf = (body: unknown) => readProblem(body).errorCode;
const register = async () => readRecorded((await test.send('POST', '/v1/licences', aLicence())).body).id;
const report = async (licence: string) =>
  readRecorded((await test.send('POST', `/v1/licences/${licence}/breach-events`, anEvent())).body).id;
const open = async (licence: string) =>
  readRecorded((await test.send('POST', `/v1/licences/${licence}/considerations`, aConsideration())).body).id;
const lastInput = () => test.services.calls.at(-1)?.input;

describe('licences', () => {
  it('are registered exactly as sent, with an address and an entity tag', async () => {
    const content = aLicence();
    const { status, headers, body } = await test.send('POST', '/v1/licences', content);
    const { id } = readRecorded(body);
    expect(status).toBe(201);
    expect(headers).toMatchObject({ location: `/v1/licences/${id}`, etag: '"1"' });
    expect(body).toEqual({ id, version: 1, recordedAt: expect.any(String), content });
    expect(lastInput()).toEqual(content);
  });

  it('may be registered with nothing known but who and where from', async () => {
    const content = { sourceSystem: 'a', externalReference: 'b', person: { crn: 'X000001' } };
    const { status, body } = await test.send('POST', '/v1/licences', content);
    expect([status, body]).toMatchObject([201, { content }]);
  });

  it('are read with their entity tag, now or as they were known', async () => {
    const id = await register();
    const now = await test.send('GET', `/v1/licences/${id}`);
    expect([now.status, now.headers['etag']]).toEqual([200, '"1"']);
    expect(lastInput()).toEqual({});
    await test.send('GET', `/v1/licences/${id}?knownAt=2026-10-12T09:00:00.000Z`);
    expect(lastInput()).toEqual({ knownAt: '2026-10-12T09:00:00.000Z' });
  });

  it('are replaced under the version that was read', async () => {
    const id = await register();
    const { status, headers, body } = await test.send(
      'PUT',
      `/v1/licences/${id}`,
      aLicence({ region: 'Other' }),
      FIRST,
    );
    expect([status, headers['etag']]).toEqual([200, '"2"']);
    expect(body).toMatchObject({ id, version: 2, content: { region: 'Other' } });
  });

  it('are not replaced without that version (428) or under an old one (412)', async () => {
    const id = await register();
    const without = await test.send('PUT', `/v1/licences/${id}`, aLicence());
    expect([without.status, codeOf(without.body)]).toEqual([428, 'precondition-required']);
    await test.send('PUT', `/v1/licences/${id}`, aLicence(), FIRST);
    const stale = await test.send('PUT', `/v1/licences/${id}`, aLicence(), FIRST);
    expect([stale.status, codeOf(stale.body)]).toEqual([412, 'version-stale']);
  });

  it('are found by who they belong to, page by page', async () => {
    await register();
    await register();
    const first = await test.send('POST', '/v1/licences/search', { crn: 'X000001', limit: 1 });
    expect(first).toMatchObject({ status: 200, body: { items: [{ version: 1 }], next: '1' } });
    await test.send('POST', '/v1/licences/search', { nomsNumber: 'A0001AA', cursor: '1' });
    expect(lastInput()).toEqual({ nomsNumber: 'A0001AA', cursor: '1', limit: 50 });
  });

  it('are not searched for without saying whom (422)', async () => {
    const { status, body } = await test.send('POST', '/v1/licences/search', { limit: 1 });
    expect([status, codeOf(body)]).toEqual([422, 'invalid']);
  });

  it('that are not there are not found (404), by read, replacement and everything under them', async () => {
    const answers = await Promise.all([
      test.send('GET', `/v1/licences/${UNKNOWN}`),
      test.send('PUT', `/v1/licences/${UNKNOWN}`, aLicence(), FIRST),
      test.send('POST', `/v1/licences/${UNKNOWN}/breach-events`, anEvent()),
      test.send('GET', `/v1/licences/${UNKNOWN}/breach-events`),
      test.send('POST', `/v1/licences/${UNKNOWN}/considerations`, aConsideration()),
      test.send('POST', `/v1/licences/${UNKNOWN}/recalls`, aRecall()),
      test.send('GET', `/v1/licences/${UNKNOWN}/audit-trail`),
    ]);
    expect(answers.map(({ status, body }) => [status, codeOf(body)])).toEqual(
      answers.map(() => [404, 'not-found']),
    );
  });
});

/** What is said of a gist of an event, and of one of a condition. */
const refusedGists = (problem: string) => [
  `/disclosure/gist ${problem}`,
  `/conditions/0/disclosure/gist ${problem}`,
];

describe('breach events', () => {
  it('are reported on a licence exactly as sent', async () => {
    const licenceId = await register();
    const content = anEvent({ type: 'tag-flat-or-signal-lost', monitoringChecks: { noAccessToPower: true } });
    const { status, headers, body } = await test.send(
      'POST',
      `/v1/licences/${licenceId}/breach-events`,
      content,
    );
    expect(status).toBe(201);
    expect(headers).toMatchObject({ location: `/v1/licences/${licenceId}/breach-events`, etag: '"1"' });
    expect(body).toMatchObject({ version: 1, licenceId, content, revisions: [] });
    expect(lastInput()).toEqual(content);
  });

  it('keep an empty list of conditions apart from one that is not known', async () => {
    const licence = await register();
    const { conditions, ...unknown } = anEvent();
    expect(conditions).toHaveLength(1);
    await test.send('POST', `/v1/licences/${licence}/breach-events`, unknown);
    expect(lastInput()).not.toHaveProperty('conditions');
    await test.send('POST', `/v1/licences/${licence}/breach-events`, { ...unknown, conditions: [] });
    expect(lastInput()).toHaveProperty('conditions', []);
  });

  it('and conditions are refused with a gist that shows nothing, or that turns the text around it, for it is shown as it is', async () => {
    const licence = await register();
    const answerTo = async (gist: string) => {
      const disclosure = { mark: 'gist', by: 'Example Officer', gist };
      const ofEvent = await test.send(
        'POST',
        `/v1/licences/${licence}/breach-events`,
        anEvent({ disclosure: { ...disclosure, mark: 'gist' } }),
      );
      const condition = { id: 'c1', category: 'bespoke', text: 'Example.', disclosure };
      const ofCondition = await test.send('POST', '/v1/licences', { ...aLicence(), conditions: [condition] });
      const fault = ({ status, body }: typeof ofEvent) =>
        status === 400
          ? readProblem(body).errors?.map(({ field, problem }) => `${field} ${problem}`)
          : [status];
      return [...(fault(ofEvent) ?? []), ...(fault(ofCondition) ?? [])];
    };
    const blank = [' \n', '\u200B', '\uFEFF\u00AD\u2060', '\u3164', '\u2800', '\u0301', '\uE000'];
    for (const gist of blank) {
      const problem = /^\s+$/u.test(gist)
        ? 'holds nothing but white space'
        : 'holds nothing that can be seen';
      expect([gist, await answerTo(gist)]).toEqual([gist, refusedGists(problem)]);
    }
    const marks = [0x1b, 0x85, 0x61c, 0x200e, 0x200f, 0x202a, 0x202e, 0x2066, 0x2069];
    for (const mark of marks.map((point) => String.fromCodePoint(point))) {
      expect([mark, await answerTo(`You missed${mark} a meeting.`)]).toEqual([
        mark,
        refusedGists('holds a control character, or one that changes the direction of the text'),
      ]);
    }
    for (const gist of [
      'You missed a meeting.\n\tTwice.',
      'Cafe\u0301: Llanelli’s \u{1F3E0}',
      '7',
      '?',
      'न\u200Dम',
    ]) {
      expect([gist, await answerTo(gist)]).toEqual([gist, [201, 201]]);
    }
  });

  it('are listed, page by page and as they were known', async () => {
    const licence = await register();
    const event = await report(licence);
    const { status, body } = await test.send('GET', `/v1/licences/${licence}/breach-events?limit=1`);
    expect([status, body]).toMatchObject([200, { items: [{ id: event }] }]);
    const knownAt = '2026-10-12T09:00:00.000Z';
    await test.send('GET', `/v1/licences/${licence}/breach-events?limit=7&cursor=0&knownAt=${knownAt}`);
    expect(lastInput()).toEqual({ limit: 7, cursor: '0', knownAt });
  });

  it('take later news under the version that was read, and keep the earlier', async () => {
    const event = await report(await register());
    const revision = { kind: 'later-news', changes: { evidenceStatus: 'charge' }, nowUnknown: ['fault'] };
    const { status, headers, body } = await test.send(
      'POST',
      `/v1/breach-events/${event}/revisions`,
      revision,
      FIRST,
    );
    expect([status, headers['etag']]).toEqual([201, '"2"']);
    expect(body).toMatchObject({ version: 2, revisions: [{ content: revision, by: 'practitioner-1' }] });
    const again = await test.send('POST', `/v1/breach-events/${event}/revisions`, revision, FIRST);
    expect([again.status, codeOf(again.body)]).toEqual([412, 'version-stale']);
    const without = await test.send('POST', `/v1/breach-events/${event}/revisions`, revision);
    expect([without.status, codeOf(without.body)]).toEqual([428, 'precondition-required']);
  });

  it('that are not there take no news (404)', async () => {
    const answer = await test.send(
      'POST',
      `/v1/breach-events/${UNKNOWN}/revisions`,
      { kind: 'correction' },
      FIRST,
    );
    expect(answer.status).toBe(404);
  });
});

describe('considerations', () => {
  it('are opened with the judgement where it is known', async () => {
    const licenceId = await register();
    const [content, judgement] = [aConsideration({ promptedBy: ['event-1'] }), aJudgement()];
    const { status, headers, body } = await test.send('POST', `/v1/licences/${licenceId}/considerations`, {
      ...content,
      judgement,
    });
    const { id } = readRecorded(body);
    expect(status).toBe(201);
    expect(headers).toMatchObject({ location: `/v1/considerations/${id}`, etag: '"1"' });
    expect(body).toMatchObject({
      licenceId,
      review: { state: 'open' },
      content,
      judgement,
      recommendations: [],
    });
    expect(lastInput()).toEqual({ content, judgement });
  });

  it('are opened without a judgement, which then is not known', async () => {
    const licence = await register();
    const { body } = await test.send('POST', `/v1/licences/${licence}/considerations`, aConsideration());
    expect(body).not.toHaveProperty('judgement');
  });

  it('are read and listed, of everywhere or of one area', async () => {
    const id = await open(await register());
    const read = await test.send('GET', `/v1/considerations/${id}`);
    expect(read).toMatchObject({ status: 200, headers: { etag: '"1"' }, body: { id } });
    const listed = await test.send(
      'GET',
      '/v1/considerations?limit=1&region=Example%20Region&deliveryUnit=Example%20Unit',
    );
    expect(listed).toMatchObject({ status: 200, body: { items: [{ review: { state: 'open' } }] } });
    expect(lastInput()).toEqual({ limit: 1, region: 'Example Region', deliveryUnit: 'Example Unit' });
  });

  it('take the judgement under the version that was read', async () => {
    const id = await open(await register());
    const judgement = aJudgement({ custody: 'police-custody' });
    const { status, headers, body } = await test.send(
      'PUT',
      `/v1/considerations/${id}/judgement`,
      judgement,
      FIRST,
    );
    expect([status, headers['etag'], body]).toMatchObject([200, '"2"', { version: 2, judgement }]);
    const stale = await test.send('PUT', `/v1/considerations/${id}/judgement`, judgement, FIRST);
    expect(stale.status).toBe(412);
    const without = await test.send('PUT', `/v1/considerations/${id}/judgement`, judgement);
    expect(without.status).toBe(428);
  });

  it('that are not there are not found (404)', async () => {
    const answers = await Promise.all([
      test.send('GET', `/v1/considerations/${UNKNOWN}`),
      test.send('PUT', `/v1/considerations/${UNKNOWN}/judgement`, aJudgement(), FIRST),
      test.send('POST', `/v1/considerations/${UNKNOWN}/recommendations`, { asAt: '2026-10-14' }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
  });
});

describe('recommendations', () => {
  it('carry every member of the answer, and nothing but a person decides', async () => {
    const consideration = await open(await register());
    const request = { asAt: '2026-10-14', knownAt: '2026-10-13T12:00:00.000Z' };
    const made = await test.send('POST', `/v1/considerations/${consideration}/recommendations`, request);
    const { id } = readRecorded(made.body);
    expect(made).toMatchObject({ status: 201, headers: { location: `/v1/recommendations/${id}` } });
    expect(made.body).toMatchObject({ considerationId: consideration, ...request, answer: anAnswer() });
    const read = await test.send('GET', `/v1/recommendations/${id}`);
    expect(read).toMatchObject({ status: 200, body: made.body });
    expect(JSON.stringify(read.body)).toBe(JSON.stringify(made.body));
  });

  it('come without an answer while it is withheld, with what is shown meanwhile and with how they stand', async () => {
    const consideration = await open(await register());
    const id = '01900000-0000-7000-8000-000000000001';
    const run = await test.services.recommend(
      { principal: aPrincipal(), correlationId: 'correlation-1' },
      consideration,
      { asAt: '2026-10-14' },
    );
    const shown: RecordedRecommendation = {
      ...showRun({ ...run, id, answer: anAnswer() }, false),
      standing: {
        state: 'stale',
        expired: true,
        changed: [
          { kind: 'licence', id: run.licenceId, from: 1, to: 2 },
          { kind: 'breach-event', id, to: 1 },
        ],
        freshRunWouldDiffer: true,
      },
    };
    const { readRecommendation } = test.services;
    Object.assign(test.services, { readRecommendation: () => Promise.resolve(shown) });
    const { status, body } = await test.send('GET', `/v1/recommendations/${id}`);
    Object.assign(test.services, { readRecommendation });
    const { safetyActions } = anAnswer();
    expect([status, body]).toEqual([200, { ...shown, withheld: expect.objectContaining({ safetyActions }) }]);
    expect(body).not.toHaveProperty('answer');
  });

  it('say which law to take: there is no default day (400)', async () => {
    const consideration = await open(await register());
    const { status, body } = await test.send(
      'POST',
      `/v1/considerations/${consideration}/recommendations`,
      {},
    );
    expect([status, readProblem(body).errors]).toMatchObject([
      400,
      [{ field: '/asAt', problem: 'is missing' }],
    ]);
  });

  it('that are not there are not found (404)', async () => {
    expect((await test.send('GET', `/v1/recommendations/${UNKNOWN}`)).status).toBe(404);
  });
});

describe('recalls', () => {
  it('are reported, read, and reported on under the version that was read', async () => {
    const licenceId = await register();
    const content = aRecall();
    const made = await test.send('POST', `/v1/licences/${licenceId}/recalls`, content);
    const { id } = readRecorded(made.body);
    expect(made).toMatchObject({
      status: 201,
      headers: { location: `/v1/recalls/${id}`, etag: '"1"' },
      body: { licenceId, content },
    });
    const changed = aRecall({ revokedOn: '2026-10-15', returnedToCustodyOn: '2026-10-16' });
    const replaced = await test.send('PUT', `/v1/recalls/${id}`, changed, FIRST);
    expect(replaced).toMatchObject({
      status: 200,
      headers: { etag: '"2"' },
      body: { version: 2, content: changed },
    });
    expect(await test.send('GET', `/v1/recalls/${id}`)).toMatchObject({
      status: 200,
      headers: { etag: '"2"' },
    });
    expect((await test.send('PUT', `/v1/recalls/${id}`, changed, FIRST)).status).toBe(412);
    expect((await test.send('PUT', `/v1/recalls/${id}`, changed)).status).toBe(428);
  });

  it('give reasons from the list only (400)', async () => {
    const licence = await register();
    const { status, body } = await test.send(
      'POST',
      `/v1/licences/${licence}/recalls`,
      aRecall({ reasons: ['bad-luck'] }),
    );
    expect([status, readProblem(body).errors?.[0]?.field]).toEqual([400, '/reasons/0']);
  });

  it('that are not there are not found (404)', async () => {
    expect((await test.send('GET', `/v1/recalls/${UNKNOWN}`)).status).toBe(404);
    expect((await test.send('PUT', `/v1/recalls/${UNKNOWN}`, aRecall(), FIRST)).status).toBe(404);
  });
});

describe('evaluations', () => {
  it('answer a case given inline, whole or for the questions asked', async () => {
    const whole = await test.send('POST', '/v1/evaluations', { asAt: '2026-10-14', events: [] });
    expect(whole).toMatchObject({ status: 200, body: { asAt: '2026-10-14', answer: anAnswer() } });
    const part = await test.send('POST', '/v1/evaluations', { asAt: '2026-10-14', questions: ['conduct'] });
    expect(part.status).toBe(200);
    expect(part.body).toMatchObject({ answer: { conduct: anAnswer().conduct } });
    expect(part.body).not.toHaveProperty('answer.ladder');
  });

  it.each([
    ['a person', { person: { crn: 'X000001' } }, '/licence/person'],
    ['a date of birth', { dateOfBirth: '1990-01-31' }, '/licence/dateOfBirth'],
    ['a reference', { externalReference: 'example' }, '/licence/externalReference'],
  ])('refuse %s: identifiers have no place in them (400)', async (_what, licence, field) => {
    const { status, body } = await test.send('POST', '/v1/evaluations', { asAt: '2026-10-14', licence });
    expect([status, readProblem(body).errors?.[0]?.field]).toEqual([400, field]);
  });

  it('act on nothing: no use case that records is called', async () => {
    const before = test.services.calls.length;
    await test.send('POST', '/v1/evaluations', { asAt: '2026-10-14' });
    expect(test.services.calls).toHaveLength(before);
  });
});

describe('the audit trail', () => {
  it('is read page by page', async () => {
    const licence = await register();
    const { status, body } = await test.send('GET', `/v1/licences/${licence}/audit-trail?limit=3`);
    expect([status, body]).toMatchObject([
      200,
      { items: [{ index: 0, entry: { about: [{ id: licence }] } }] },
    ]);
    expect(lastInput()).toEqual({ limit: 3 });
  });
});

describe('the rule book', () => {
  it('is read for a day, with version, digest and regime', async () => {
    const { status, body } = await test.send('GET', '/v1/rule-book?on=2026-10-14');
    expect([status, body]).toMatchObject([200, { on: '2026-10-14', regime: 'R4b', rules: [{ id: 'EX-1' }] }]);
  });

  it('has no default day (400) and no rules before its first (422)', async () => {
    const without = await test.send('GET', '/v1/rule-book');
    expect([without.status, readProblem(without.body).errors?.[0]?.field]).toEqual([400, '?on']);
    const before = await test.send('GET', '/v1/rule-book?on=2025-09-01');
    expect([before.status, readProblem(before.body).errors?.[0]?.field]).toEqual([422, '?on']);
    expect((await test.send('GET', '/v1/rule-book?on=2025-09-02')).status).toBe(200);
  });

  it('lists its versions and gives single rules', async () => {
    expect((await test.send('GET', '/v1/rule-book/versions')).body).toMatchObject({
      items: [{ version: '0.0.0-example', inUse: true }],
    });
    expect((await test.send('GET', '/v1/rule-book/rules/EX-1')).body).toMatchObject({
      id: 'EX-1',
      set: 'conduct',
    });
    expect((await test.send('GET', '/v1/rule-book/rules/EX-2')).status).toBe(404);
  });
});

describe('reference', () => {
  it('lists the vocabularies and gives each', async () => {
    const { body } = await test.send('GET', '/v1/reference');
    expect(body).toEqual({ items: ['event-types', 'faults', 'recall-reasons'] });
    expect((await test.send('GET', '/v1/reference/faults')).body).toEqual({
      vocabulary: 'faults',
      values: ['chosen', 'no-fault'],
    });
    expect((await test.send('GET', '/v1/reference/recall-reasons')).body).toHaveProperty('values.length', 21);
    expect((await test.send('GET', '/v1/reference/toString')).status).toBe(404);
  });
});

describe('operations', () => {
  it('say what is running and that it can work', async () => {
    expect(await test.send('GET', '/info')).toMatchObject({
      status: 200,
      body: {
        name: 'recall-decision-support',
        ruleBook: { digest: 'b'.repeat(64) },
        database: { version: '18.4' },
      },
    });
    expect(await test.send('GET', '/health/readiness')).toMatchObject({
      status: 200,
      body: { status: 'up' },
    });
  });

  it('say so when the database cannot be reached, and live on', async () => {
    const away = await buildTestApp({ readiness: async () => ({ database: 'down' }) });
    const down = { status: 503, body: { status: 'down', components: { database: { status: 'down' } } } };
    expect(await away.send('GET', '/health')).toMatchObject(down);
    expect(await away.send('GET', '/health/readiness')).toMatchObject(down);
    expect(await away.send('GET', '/health/liveness')).toMatchObject({ status: 200, body: { status: 'up' } });
    expect(await away.send('GET', '/info')).toMatchObject({ status: 200, body: { database: {} } });
    await away.app.close();
  });
});
