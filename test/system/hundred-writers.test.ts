import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Type } from 'typebox';
import { TRANSITIONS } from '../../src/application/review/transitions.ts';
import { reader } from '../../src/cli/demo-example.ts';
import { servedDocument } from '../contract/document.ts';
import { SERVERS } from '../support/database.ts';
import { CREATIONS, EACH, ONCE, VERSIONED } from './changing-operations.ts';
import { ONE_WAY_STEPS, reviewed, SAID, WHO } from './review-steps.ts';
import {
  allAtOnce,
  countReplies,
  type Kept,
  markOf,
  marksIn,
  openWorld,
  type Reply,
  sendUntilAnswered,
  versionTold,
  type World,
} from './writers.ts';

jest.setTimeout(180_000);

/**
 * `npm run prove:writers` has a hundred write at once, on the version that the service brings with it; otherwise, to keep the time
 * short, fewer do. Few are enough to see that the other version locks and waits alike: how many wait is a matter of the service.
 */
const WRITERS = { embedded: Number(process.env['WRITERS'] ?? '8'), installed: 4 } as const;
/** Whoever sends a change, where the operation does not say. */
const someone = (number: number): string => `writer-${number}`;

const readId = reader(Type.Object({ id: Type.String() }));
const readConsideration = reader(
  Type.Object({
    version: Type.Integer(),
    review: Type.Object({
      state: Type.String(),
      steps: Type.Array(
        Type.Object({ version: Type.Integer(), action: Type.String(), state: Type.String() }),
      ),
    }),
  }),
);
const readVersion = reader(Type.Object({ version: Type.Integer() }));
const isDone = ({ status }: Reply): boolean => status === 200 || status === 201 || status === 204;
const names = (operations: Readonly<Record<string, unknown>>) => Object.keys(operations);

describe.each(SERVERS)('many writers at once on $name', (server) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(server, WRITERS[server.id]);
  });
  afterAll(() => world.close());

  /** The marks in what was recorded in a case, in the order of its chain; or of something of no case, in the order of its versions. */
  const recorded = async ({
    licenceId,
    id,
  }: {
    readonly licenceId?: string;
    readonly id?: string;
  }): Promise<readonly (readonly string[])[]> => {
    const kept = licenceId === undefined ? await versionsOf(id) : await world.chain(licenceId);
    return kept.map(({ content }) => marksIn(content)).filter((marks) => marks.length > 0);
  };

  /** The entries of no chain that made the versions of something, in their order. */
  const versionsOf = async (id: string | undefined) => {
    const of = ({ about }: Kept) => about.find((one) => one.id === id)?.version;
    return (await world.outside())
      .filter((entry) => of(entry) !== undefined)
      .toSorted((one, other) => (of(one) ?? 0) - (of(other) ?? 0));
  };

  /** The entries about what was made. */
  const entriesOf = async (ids: readonly string[], licenceId: string | undefined, inNoChain = false) => {
    const chains = inNoChain
      ? [await world.outside()]
      : await Promise.all((licenceId === undefined ? ids : [licenceId]).map((id) => world.chain(id)));
    return chains.flat().filter(({ about }) => about.some(({ id }) => ids.includes(id)));
  };

  it('is tested of every operation that changes or records something', async () => {
    const { operations } = await servedDocument(world.app);
    const changing = operations.filter(({ method }) => method !== 'GET');
    const classified = [VERSIONED, ONE_WAY_STEPS, CREATIONS, ONCE, EACH].flatMap(names);
    expect(changing.map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual(classified.toSorted());
    const needsVersion = changing.filter(({ parameters = [] }) =>
      parameters.some(({ name }) => name === 'If-Match'),
    );
    expect(needsVersion.map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual(
      [VERSIONED, ONE_WAY_STEPS].flatMap(names).toSorted(),
    );
  });

  describe.each(Object.entries({ ...VERSIONED, ...ONE_WAY_STEPS }))('%s', (_name, prepare) => {
    it('for one version: one is made, the others are told that it is stale, and the record is that of the one', async () => {
      const change = await prepare(world);
      const { method, url, body, at, current, as = someone } = change;
      const ifMatch = await current();
      const replies = await allAtOnce(world, (number) =>
        world.send({
          method,
          url,
          ifMatch,
          key: randomUUID(),
          body: body(markOf(number)),
          as: as(number),
        }),
      );
      const won = replies.findIndex(isDone);
      expect(countReplies(replies)).toEqual({
        [String(replies[won]?.status)]: 1,
        '412 version-stale': world.writers - 1,
      });
      // Read by the one, since what somebody proposes is withheld from others for a while.
      const { text } = await world.send({ method: 'GET', url: at, as: as(won) });
      expect(marksIn(text)).toEqual([markOf(won)]);
      expect(await current()).toBe(ifMatch + 1);
      expect(await recorded(change)).toEqual([[markOf(won)]]);
    });
  });

  describe.each(Object.entries(VERSIONED))('%s', (_name, prepare) => {
    it('by all who read, change and try again: every change is in the history, in order, and its repeat is answered alike', async () => {
      const change = await prepare(world);
      const { method, url, body, current, most = world.writers, as = someone } = change;
      const writers = Math.min(most, world.writers);
      const first = await current();
      let waiting = writers;
      const repeats: { readonly reply: Reply; readonly again: Reply }[] = [];
      const versions = await allAtOnce({ writers }, async (number) => {
        const key = randomUUID();
        let ifMatch = await current();
        let refused = 0;
        for (;;) {
          const sent = { method, url, ifMatch, key, body: body(markOf(number)), as: as(number) };
          const reply = await world.send(sent);
          if (isDone(reply)) {
            waiting -= 1;
            // While the others go on.
            await delay(Math.random() * 50);
            repeats.push({ reply, again: await world.send(sent) });
            return readVersion(JSON.parse(reply.text)).version;
          }
          // Any refusal but that of a stale version ends the test. It says which version it is now. Whoever is too late twice waits, longer while more wait, so that somebody gets through.
          ifMatch = versionTold(reply);
          refused += 1;
          if (refused % 2 === 0) await delay(Math.random() * waiting * 30);
        }
      });
      const made = Array.from({ length: writers }, (_, index) => first + 1 + index);
      expect(repeats.map(({ again }) => again)).toEqual(repeats.map(({ reply }) => reply));
      expect(versions.toSorted((a, b) => a - b)).toEqual(made);
      expect(await current()).toBe(first + writers);
      const kept = await recorded(change);
      expect(kept).toEqual(made.map((version) => [markOf(versions.indexOf(version))]));
    });
  });

  describe.each(Object.entries(CREATIONS))('%s', (_name, prepare) => {
    it('each with a key of its own: as many records as writers', async () => {
      const { method, url, body, licenceId, inNoChain, as = someone } = await prepare(world);
      const replies = await allAtOnce(world, (number) =>
        sendUntilAnswered(world, {
          method,
          url,
          key: randomUUID(),
          body: body(markOf(number)),
          as: as(number),
        }),
      );
      expect(countReplies(replies)).toEqual({ 201: world.writers });
      const ids = [...new Set(replies.map(({ text }) => readId(JSON.parse(text)).id))];
      expect(ids).toHaveLength(world.writers);
      const entries = await entriesOf(ids, licenceId, inNoChain);
      expect(entries).toHaveLength(world.writers);
      expect(ids.filter((id) => !entries.some(({ about }) => about.some((one) => one.id === id)))).toEqual(
        [],
      );
    });

    it('all with the same key: one record, and the same bytes for everybody', async () => {
      const { method, url, body, licenceId, inNoChain, as = someone } = await prepare(world);
      const sent = { method, url, key: randomUUID(), body: body(markOf('one')), as: as(0) };
      const replies = await allAtOnce(world, () => sendUntilAnswered(world, sent));
      expect(countReplies(replies)).toEqual({ 201: world.writers });
      expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
      const { id } = readId(JSON.parse(replies[0]?.text ?? ''));
      const acts = (await entriesOf([id], licenceId, inNoChain)).map(({ act }) => act);
      expect(acts.filter((act) => act !== 'answer-repeated')).toHaveLength(1);
      expect(acts.filter((act) => act === 'answer-repeated')).toHaveLength(world.writers - 1);
    });
  });

  it.each(Object.entries(ONCE))(
    '%s: one is done, and the others are told why not',
    async (_name, prepare) => {
      const change = await prepare(world);
      const { method, url, body, refusal, as = someone } = change;
      const replies = await allAtOnce(world, (number) =>
        world.send({ method, url, key: randomUUID(), body: body(markOf(number)), as: as(number) }),
      );
      const won = replies.findIndex(isDone);
      expect(countReplies(replies)).toEqual({
        [String(replies[won]?.status)]: 1,
        [refusal]: world.writers - 1,
      });
      const isMarked = body(markOf(won)) !== undefined;
      expect(await recorded(change)).toEqual(isMarked ? [[markOf(won)]] : []);
    },
  );

  it.each(Object.entries(EACH))('%s: each is done and recorded', async (_name, prepare) => {
    const { method, url, body, licenceId, act, as = someone, status = 200 } = await prepare(world);
    const count = async () =>
      licenceId === undefined
        ? (await world.outside()).filter((entry) => entry.act === act).length
        : (await world.chain(licenceId)).filter((entry) => entry.act === act).length;
    const before = await count();
    const replies = await allAtOnce(world, (number) =>
      world.send({ method, url, body: body(markOf(number)), as: as(number) }),
    );
    expect(countReplies(replies)).toEqual({ [status]: world.writers });
    expect((await count()) - before).toBe(world.writers);
  });

  describe('opposing steps on one consideration', () => {
    type Opposing = keyof typeof SAID | 'no further action';
    it.each<[string, readonly Opposing[]]>([
      ['a decision and a return', ['decision', 'return']],
      ['a decision and a withdrawal', ['decision', 'withdrawal']],
      ['a return and a withdrawal', ['return', 'withdrawal']],
      ['a decision and news of no further action', ['decision', 'no further action']],
      ['all of them', ['decision', 'return', 'withdrawal', 'independent-view', 'no further action']],
    ])(
      '%s: one state follows by the table, and nothing that was answered well is lost',
      async (_name, steps) => {
        const { licenceId, eventId, at, current } = await reviewed(world, 'viewed');
        const news = { kind: 'later-news', changes: { evidenceStatus: 'nfa', source: 'An example' } };
        const replies = await allAtOnce(world, async (number) => {
          const action = steps[number % steps.length] ?? 'decision';
          for (;;) {
            const reply =
              action === 'no further action'
                ? await world.send({
                    method: 'POST',
                    url: `/v1/breach-events/${eventId}/revisions`,
                    body: { ...news, note: markOf(number) },
                    ifMatch: 1,
                  })
                : await world.send({
                    method: 'POST',
                    url: `${at}/${action}`,
                    body: SAID[action](markOf(number)),
                    ifMatch: await current(),
                    as: action === 'decision' ? WHO.decider : someone(number),
                  });
            // Whoever was overtaken reads again; news of an event that has come already is no news.
            if (reply.status !== 412 || action === 'no further action') return reply;
          }
        });

        const answers = Object.keys(countReplies(replies)).toSorted();
        expect(['200', '201', '409 out-of-turn', '412 version-stale']).toEqual(
          expect.arrayContaining(answers),
        );
        const done = replies.flatMap((reply, number) => (isDone(reply) ? [markOf(number)] : []));
        expect((await recorded({ licenceId })).flat().toSorted()).toEqual(done.toSorted());

        const { version, review } = readConsideration(
          JSON.parse((await world.send({ method: 'GET', url: at })).text),
        );
        let state = 'open';
        for (const step of review.steps) {
          const leadsTo = TRANSITIONS.filter(
            ({ action, from }) => action === step.action && from.some((one) => one === state),
          ).map(({ next }) => (next === 'same' ? state : next));
          expect(leadsTo).toContain(step.state);
          state = step.state;
        }
        expect(review.state).toBe(state);
        expect(version).toBe(review.steps.at(-1)?.version);
        expect(review.steps.map((step) => step.version)).toEqual(
          review.steps.map((_step, index) => (review.steps[0]?.version ?? 0) + index),
        );
      },
    );
  });
});
