import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { answerOf, createRecallClient, itemsOf, RecallRefusal } from '../../clients/typescript/index.ts';
import { clientTypes } from '../../tools/client.ts';
import { TOKEN } from '../builders/app.ts';
import { buildRealApp, type RealApp } from '../builders/real-app.ts';
import { SERVERS } from '../support/database.ts';

const ON_A_DAY = { params: { query: { on: '2026-11-20' } } };

const licence = (externalReference: string) => ({
  sourceSystem: 'example-case-system',
  externalReference,
  person: { crn: 'X000001' },
});

describe('the TypeScript client', () => {
  it('has the types that the committed document gives', async () => {
    const committed = await readFile(
      new URL('../../clients/typescript/schema.d.ts', import.meta.url),
      'utf8',
    );
    expect(await clientTypes()).toBe(committed);
  });

  describe.each(SERVERS)('against the service on $name', (server) => {
    let real: RealApp;
    let baseUrl: string;
    beforeAll(async () => {
      real = await buildRealApp(server);
      baseUrl = await real.app.listen({ port: 0, host: '127.0.0.1' });
    });
    afterAll(() => real.close());
    const newClient = (more: Partial<Parameters<typeof createRecallClient>[0]> = {}) =>
      createRecallClient({ baseUrl, token: () => TOKEN, ...more });

    it('takes a case from its licence to a recommendation, by types alone', async () => {
      const client = newClient({ correlationId: () => 'example-client-1' });
      const registered = await answerOf(client.POST('/v1/licences', { body: licence('EXAMPLE-CLIENT-1') }));
      const event = await answerOf(
        client.POST('/v1/licences/{id}/breach-events', {
          params: { path: { id: registered.id } },
          body: {
            type: 'lost-contact',
            evidenceStatus: 'no-criminal-process',
            description: 'Not seen and not reached.',
          },
        }),
      );
      const consideration = await answerOf(
        client.POST('/v1/licences/{id}/considerations', {
          params: { path: { id: registered.id } },
          body: { question: 'Is recall needed?', promptedBy: [event.id] },
        }),
      );
      const run = await answerOf(
        client.POST('/v1/considerations/{id}/recommendations', {
          params: { path: { id: consideration.id } },
          body: { asAt: '2026-11-20' },
        }),
      );
      expect(run).toMatchObject({ licenceId: registered.id, considerationId: consideration.id });

      const trail = [];
      for await (const entry of itemsOf(async (cursor) =>
        answerOf(
          client.GET('/v1/licences/{id}/audit-trail', {
            params: {
              path: { id: registered.id },
              query: cursor === undefined ? { limit: 2 } : { limit: 2, cursor },
            },
          }),
        ),
      )) {
        trail.push(entry);
      }
      expect(trail.map(({ index }) => index)).toEqual(trail.map((_, place) => place));
      expect(trail.length).toBeGreaterThanOrEqual(4);
    });

    it('does once what it sends again after a lost answer', async () => {
      let sent = 0;
      const client = newClient({
        longestPauseMs: 1,
        fetch: async (request) => {
          const answer = await fetch(request);
          sent += 1;
          if (sent === 1) {
            throw new TypeError('the connection was lost before the answer came');
          }
          return answer;
        },
      });
      const registered = await answerOf(client.POST('/v1/licences', { body: licence('EXAMPLE-CLIENT-2') }));
      const found = await answerOf(
        client.POST('/v1/licences/search', { body: { externalReference: 'EXAMPLE-CLIENT-2' } }),
      );
      expect(sent).toBe(3);
      expect(found.items.map(({ id }) => id)).toEqual([registered.id]);
    });

    it('gives a refusal with the field, the remedy and the correlation id to ask about', async () => {
      const refused = answerOf(
        newClient().GET('/v1/licences/{id}', { params: { path: { id: 'no-such-id' } } }),
      );
      await expect(refused).rejects.toMatchObject({
        name: 'RecallRefusal',
        status: 404,
        problem: { errorCode: 'not-found' },
      });
      const unknown = await answerOf(
        createRecallClient({ baseUrl, token: () => 'example-unknown' }).GET('/v1/rule-book', ON_A_DAY),
      ).catch((error: unknown) => error);
      expect(unknown).toBeInstanceOf(RecallRefusal);
      expect(unknown).toMatchObject({ status: 401, correlationId: expect.stringMatching(/./) });
    });
  });

  it('waits for the first of two equal requests, and takes a refusal without a time as it is', async () => {
    const answers = [
      new Response('{}', {
        status: 409,
        headers: { 'Retry-After': '0', 'Content-Type': 'application/json' },
      }),
      new Response('{"id":"a"}', { status: 201, headers: { 'Content-Type': 'application/json' } }),
      new Response('{}', { status: 409, headers: { 'Content-Type': 'application/json' } }),
    ];
    const client = createRecallClient({
      baseUrl: 'http://127.0.0.1:9',
      token: () => TOKEN,
      fetch: async () => answers.shift() ?? Response.error(),
    });
    const body = licence('EXAMPLE-CLIENT-3');
    expect(await answerOf(client.POST('/v1/licences', { body }))).toEqual({ id: 'a' });
    await expect(answerOf(client.POST('/v1/licences', { body }))).rejects.toMatchObject({ status: 409 });
    expect(answers).toEqual([]);
  });

  it('waits as long as an overloaded service asks, and gives up after the attempts it has', async () => {
    let sent = 0;
    const client = createRecallClient({
      baseUrl: 'http://127.0.0.1:9',
      token: () => TOKEN,
      attempts: 3,
      fetch: async () => {
        sent += 1;
        return new Response('{}', {
          status: 503,
          headers: { 'Retry-After': '0', 'Content-Type': 'application/json' },
        });
      },
    });
    await expect(answerOf(client.GET('/v1/rule-book', ON_A_DAY))).rejects.toMatchObject({ status: 503 });
    expect(sent).toBe(3);
  });
});
