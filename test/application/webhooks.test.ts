import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { Webhook } from 'standardwebhooks';
import { createServices } from '../../src/application/create-services.ts';
import type { SequencerParts } from '../../src/application/evidence/sequencer.ts';
import { checkStore } from '../../src/application/evidence/store-check.ts';
import { PERMISSIONS, type Principal, type Services } from '../../src/application/services.ts';
import { faultOfAddress, hostAsInAddress } from '../../src/application/webhooks/addresses.ts';
import { type DeliveryParts, RETRIES_MS, takeDeliveryTurn } from '../../src/application/webhooks/delivery.ts';
import { startWebhookWork } from '../../src/application/webhooks/work.ts';
import { webhookSender } from '../../src/http/webhook-sender.ts';
import { SERVERS, silentLog } from '../support/database.ts';
import { type Receiver, startReceiver } from '../support/receiver.ts';
import {
  act,
  CASE_SYSTEM,
  exampleEvent,
  exampleLicence,
  type Fixture,
  openFixture,
  refusal,
  START,
  write,
} from './fixture.ts';
import { aSigner, publishAll, sequencerOf } from './log-fixture.ts';

const RETRIES = [60_000, 120_000];
const NEVER = new AbortController().signal;
const SETTINGS = { hosts: [], allowsLoopback: true, secretKey: Buffer.alloc(32, 7) };
/** Sees limited-access cases only where they are open by name. */
const WITHOUT_OFFICE: Principal = {
  ...CASE_SYSTEM,
  subject: 'system-without-office',
  permissions: PERMISSIONS.filter((permission) => permission !== 'limited-access:office'),
};

const subjectOf = (body: string): string => JSON.parse(body).subject;
const taking = () => 204;

describe('an address that events are sent to', () => {
  const allowed = {
    hosts: ['cases.example.gov.uk', 'Other.Example.gov.uk:443', '10.0.0.7:8443', '127.0.0.1:8080'].map(
      hostAsInAddress,
    ),
    allowsLoopback: false,
  };

  it.each([
    'https://cases.example.gov.uk/events?for=recall',
    'https://CASES.example.gov.uk:443/',
    'https://other.example.gov.uk/events',
    'https://10.0.0.7:8443/events',
    'http://127.0.0.1:8080/events',
  ])('may be %s', (url) => {
    expect(faultOfAddress(url, allowed)).toBeUndefined();
  });

  it.each([
    'https://elsewhere.example/events',
    'https://cases.example.gov.uk.elsewhere.example/',
    'https://elsewhere.example/?cases.example.gov.uk',
    'https://cases.example.gov.uk:8443/',
    'https://cases.example.gov.uk@elsewhere.example/',
    'https://user:password@cases.example.gov.uk/',
    'https://cases.example.gov.uk/#part',
    'http://cases.example.gov.uk/events',
    'http://10.0.0.7:8443/events',
    'https://10.0.0.7/',
    'https://169.254.169.254/latest/',
    'http://127.0.0.1/',
    'http://localhost:8080/',
    'http://2130706433/elsewhere@127.0.0.1:8080',
    'http://[::1]:8080/',
    'file:///etc/hosts',
    'ftp://cases.example.gov.uk/',
    'cases.example.gov.uk',
    '/events',
    '',
  ])('is never `%s`', (url) => {
    const fault = faultOfAddress(url, allowed);
    expect(fault).toMatchObject({ problem: expect.any(String), remedy: expect.any(String) });
  });

  it('is on this machine without being named only where identities are made up too', () => {
    expect(faultOfAddress('http://127.0.0.1:1234/', { hosts: [], allowsLoopback: true })).toBeUndefined();
    expect(faultOfAddress('http://127.0.0.1:1234/', { hosts: [], allowsLoopback: false })).toBeDefined();
    expect(faultOfAddress('https://10.0.0.7/', { hosts: [], allowsLoopback: true })).toBeDefined();
  });
});

describe('the waits between attempts', () => {
  it('are those that the Standard Webhooks specification suggests', () => {
    expect(RETRIES_MS.map((ms) => ms / 1_000)).toEqual([
      5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400,
    ]);
  });
});

describe.each(SERVERS)('webhooks on $name', (server) => {
  let fixture: Fixture;
  let services: Services;
  let parts: DeliveryParts;
  let sequencer: SequencerParts;
  let publish: () => Promise<unknown>;
  let answer: (body: string) => number | Promise<number> = taking;
  let receiver: Receiver;
  let licences = 0;

  beforeAll(async () => {
    fixture = await openFixture(server);
    const deps = { ...fixture.deps, webhooks: SETTINGS };
    services = createServices(deps);
    parts = { deps, send: webhookSender(), retriesMs: RETRIES, random: () => 0 };
    sequencer = sequencerOf(fixture, aSigner());
    publish = () => publishAll(sequencer);
    receiver = await startReceiver((body) => answer(body));
  });
  afterEach(() => {
    answer = taking;
    receiver.received.splice(0);
    fixture.setClock(START);
  });
  afterAll(async () => {
    await receiver.close();
    await fixture.close();
  });

  const later = (ms: number) => fixture.setClock(new Date(Date.parse(START) + ms).toISOString());
  const subscribe = (principal = CASE_SYSTEM, more = {}) =>
    services.subscribeWebhook(act(principal), { url: receiver.url, ...more });
  const register = async (more = {}) => {
    licences += 1;
    return (await services.registerLicence(act(), exampleLicence(licences, more))).id;
  };
  const report = (licenceId: string) => services.reportEvent(act(), licenceId, exampleEvent());
  /** Gives out places and sends until there is nothing to do. */
  const deliver = async (id: string, by = parts) => {
    await publish();
    while ((await takeDeliveryTurn(by, id, NEVER)) === 'worked');
  };
  const taken = () =>
    receiver.received.filter(({ status }) => status === 204).map(({ body }) => JSON.parse(body));
  const statusOf = (id: string, principal = CASE_SYSTEM) => services.readWebhook(act(principal), id);
  const end = (id: string, principal = CASE_SYSTEM) => services.endWebhook(act(principal), id);

  it('bring the events of the feed in its order, each with a signature that the specification’s own library verifies', async () => {
    const { id, secret, version } = await subscribe();
    expect(version).toBe(1);
    const one = await register();
    const other = await register();
    await report(one);
    await report(other);
    await services.readLicence(act(), one);
    await deliver(id);
    const { items } = await services.followEvents(act(CASE_SYSTEM), { limit: 100 });
    expect(taken()).toEqual(items.slice(-4));
    const verifier = new Webhook(secret);
    // The library refuses what is minutes old by its own clock.
    const now = Date.parse(START);
    const realNow = Date.now;
    Date.now = () => now;
    try {
      for (const { headers, body } of receiver.received) {
        const signed = {
          'webhook-id': String(headers['webhook-id']),
          'webhook-timestamp': String(headers['webhook-timestamp']),
          'webhook-signature': String(headers['webhook-signature']),
        };
        expect(verifier.verify(body, signed)).toEqual(JSON.parse(body));
        expect(signed['webhook-id']).toBe(JSON.parse(body).id);
        expect(headers['content-type']).toBe('application/cloudevents+json; charset=utf-8');
        expect(() => verifier.verify(`${body} `, signed)).toThrow('No matching signature found');
      }
    } finally {
      Date.now = realNow;
    }
    expect(await statusOf(id)).toMatchObject({ state: 'active', lag: 0, deadLetters: 0, paused: false });

    // Who was told what is in the log.
    const rows = await fixture.owner.selectFrom('audit_entries').select('bytes').execute();
    const told = rows
      .map(({ bytes }) => JSON.parse(bytes.toString('utf8')))
      .filter((entry) => entry.act === 'events-delivered');
    expect(told).toEqual([
      expect.objectContaining({
        recipient: id,
        about: [{ kind: 'webhook-subscription', id, version: 1 }],
        range: { from: Number(items.at(-4)?.sequence), until: Number(items.at(-1)?.sequence) + 1 },
      }),
    ]);
    await end(id);
  });

  it('show a secret once, keep it nowhere, and belong to whoever subscribed', async () => {
    const asked = { url: receiver.url };
    const first = await services.subscribeWebhook(write('key-1', 'request-1', CASE_SYSTEM), asked);
    expect(await services.subscribeWebhook(write('key-1', 'request-1', CASE_SYSTEM), asked)).toEqual(first);
    const { id, secret } = first;
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(JSON.stringify(await statusOf(id))).not.toContain(secret);
    const bytes = Buffer.from(secret.slice('whsec_'.length), 'base64').toString('hex');
    for (const table of ['webhook_heads', 'webhook_versions', 'contents', 'audit_entries']) {
      const { rows } = await sql<{ line: string }>`select t::text as line from ${sql.id(table)} t`.execute(
        fixture.owner,
      );
      const lines = rows.map(({ line }) => line).join('\n');
      expect(lines).not.toContain(bytes);
      expect(lines).not.toContain(Buffer.from(secret).toString('hex'));
    }
    const notFound = { code: 'not-found', resource: 'webhook-subscription' };
    const stranger = act(WITHOUT_OFFICE);
    const change = { ...asked, paused: true };
    for (const attempt of [
      () => services.readWebhook(stranger, id),
      () => services.changeWebhook(stranger, id, 1, change),
      () => services.endWebhook(stranger, id),
      () => services.rotateWebhookSecret(stranger, id),
      () => services.listDeadLetters(stranger, id, { limit: 10 }),
      () => services.replayDeadLetters(stranger, id, {}),
      () => services.readWebhook(act(CASE_SYSTEM), 'no-subscription'),
    ]) {
      expect(await refusal(attempt)).toEqual(notFound);
    }
    expect((await services.listWebhooks(stranger, { limit: 10 })).items).toEqual([]);
    expect((await services.listWebhooks(act(CASE_SYSTEM), { limit: 10 })).items.map((one) => one.id)).toEqual(
      [id],
    );
    expect(await refusal(services.changeWebhook(act(CASE_SYSTEM), id, 7, change))).toMatchObject({
      code: 'version-stale',
    });
    expect(await refusal(subscribe(CASE_SYSTEM, { url: 'https://elsewhere.example/' }))).toMatchObject({
      code: 'invalid',
      faults: [{ field: '/url' }],
    });
    await end(id);
    expect(await refusal(statusOf(id))).toEqual(notFound);
    const repeated = write('key-1', 'request-1', CASE_SYSTEM);
    expect(await refusal(services.subscribeWebhook(repeated, asked))).toEqual(notFound);
    await report(await register());
    await deliver(id);
    expect(receiver.received).toEqual([]);
  });

  it('are kept and shown with the address that is called, however it was written', async () => {
    const { id, url } = await subscribe(CASE_SYSTEM, { url: String.raw`http:127.0.0.1:9\a\..\b` });
    expect(url).toBe('http://127.0.0.1:9/b');
    const changed = { url: 'HTTP://127.1:9', paused: true };
    expect(await services.changeWebhook(act(CASE_SYSTEM), id, 1, changed)).toMatchObject({
      url: 'http://127.0.0.1:9/',
    });
    const long = { url: `http://127.0.0.1/${'"'.repeat(900)}` };
    expect(await refusal(subscribe(CASE_SYSTEM, long))).toMatchObject({ faults: [{ field: '/url' }] });
    await end(id);
  });

  it('send the types that were asked for, and nothing while they are paused', async () => {
    const types = ['recall-decision-support.event-reported.v1'] as const;
    const { id } = await subscribe(CASE_SYSTEM, { types });
    const licence = await register();
    await report(licence);
    await deliver(id);
    expect(taken().map(({ type }) => type)).toEqual(types);
    const url = receiver.url;
    await services.changeWebhook(act(CASE_SYSTEM), id, 1, { url, types, paused: true });
    await report(licence);
    await deliver(id);
    expect(taken()).toHaveLength(1);
    expect(await statusOf(id)).toMatchObject({ state: 'paused', version: 2 });
    await services.changeWebhook(act(CASE_SYSTEM), id, 2, { url, paused: false });
    await deliver(id);
    expect(taken()).toHaveLength(2);
    await end(id);
  });

  it('try the event at the head again after each wait, give it up, and keep each case in order through dead letters and replay', async () => {
    const { id } = await subscribe();
    const bad = await register();
    const good = await register();
    await deliver(id);
    receiver.received.splice(0);
    answer = (body) => (subjectOf(body) === bad ? 500 : 204);
    const badEvents: string[] = [];
    const note = (event: { readonly id: string }) => badEvents.push(event.id);
    note(await report(bad));
    await report(good);
    note(await report(bad));
    await deliver(id);
    // The head blocks what comes after it, and is not tried before its time.
    expect(receiver.received.map(({ status }) => status)).toEqual([500]);
    await deliver(id);
    expect(receiver.received).toHaveLength(1);
    expect(await statusOf(id)).toMatchObject({
      state: 'failing',
      lastFailure: { failure: 'status-500', attempts: 1, nextAttemptAt: expect.any(String) },
    });
    later(RETRIES[0] ?? 0);
    await deliver(id);
    expect(receiver.received.map(({ status }) => status)).toEqual([500, 500]);
    later((RETRIES[0] ?? 0) + (RETRIES[1] ?? 0));
    await deliver(id);
    // Given up after the last wait: the other case goes on, and what follows of this one is not sent before it.
    expect(receiver.received.map(({ status }) => status)).toEqual([500, 500, 500, 204]);
    expect(subjectOf(receiver.received.at(-1)?.body ?? '')).toBe(good);
    note(await report(bad));
    await deliver(id);
    const letters = await services.listDeadLetters(act(CASE_SYSTEM), id, { limit: 2 });
    expect(letters.items).toMatchObject([
      { reason: 'not-delivered', failure: 'status-500', again: false, event: { subject: bad } },
      { reason: 'follows', again: false, event: { subject: bad } },
    ]);
    const rest = await services.listDeadLetters(act(CASE_SYSTEM), id, {
      limit: 2,
      cursor: letters.next ?? '',
    });
    expect(rest.items).toHaveLength(1);
    expect(rest.next).toBeUndefined();
    expect(await statusOf(id)).toMatchObject({ state: 'active', deadLetters: 3 });

    // Asked for again while the receiver still fails: they stay, and nothing gets ahead of the first.
    receiver.received.splice(0);
    expect(await services.replayDeadLetters(act(CASE_SYSTEM), id, {})).toEqual({ letters: 3 });
    await deliver(id);
    expect(receiver.received.map(({ status }) => status)).toEqual([500]);
    expect(await statusOf(id)).toMatchObject({ deadLetters: 3 });

    // The last alone brings those before it along; what is reported meanwhile comes after them.
    answer = () => 204;
    const last = rest.items[0]?.event.sequence ?? '';
    const stretch = { from: last, to: last };
    const again = write('replay-1', 'request-1', CASE_SYSTEM);
    expect(await services.replayDeadLetters(again, id, stretch)).toEqual({ letters: 3 });
    expect(await services.replayDeadLetters(again, id, stretch)).toEqual({ letters: 3 });
    note(await report(bad));
    await deliver(id);
    const delivered = taken()
      .filter(({ subject }) => subject === bad)
      .map(({ data }) => data.about.find(({ kind }: { kind: string }) => kind === 'breach-event').id);
    expect(delivered).toEqual(badEvents);
    expect(await statusOf(id)).toMatchObject({ deadLetters: 0, lag: 0 });
    await end(id);
  });

  it('count the attempts of each event by itself, however often the one before it failed', async () => {
    const { id } = await subscribe();
    const [first, second] = [await register(), await register()];
    const failing = new Set([first]);
    answer = (body) => (failing.has(subjectOf(body)) ? 500 : 204);
    await deliver(id);
    later(RETRIES[0] ?? 0);
    await deliver(id);
    expect(await statusOf(id)).toMatchObject({ lastFailure: { attempts: 2 } });
    failing.delete(first);
    failing.add(second);
    later((RETRIES[0] ?? 0) + (RETRIES[1] ?? 0));
    await deliver(id);
    // All in one turn: the first goes through at its third attempt, the second fails at its first.
    expect(receiver.received.map(({ body, status }) => [subjectOf(body), status])).toEqual([
      [first, 500],
      [first, 500],
      [first, 204],
      [second, 500],
    ]);
    expect(await statusOf(id)).toMatchObject({
      state: 'failing',
      deadLetters: 0,
      lastFailure: {
        attempts: 1,
        nextAttemptAt: new Date(Date.parse(fixture.deps.clock()) + (RETRIES[0] ?? 0)).toISOString(),
      },
    });
    await end(id);
  });

  it('stop at 410 until somebody changes the subscription, follow no redirection, and wait for nobody long', async () => {
    const { id } = await subscribe();
    const licence = await register();
    answer = () => 410;
    await deliver(id);
    await report(licence);
    await deliver(id);
    expect(receiver.received.map(({ status }) => status)).toEqual([410]);
    expect(await statusOf(id)).toMatchObject({ state: 'gone', lastFailure: { failure: 'status-410' } });
    const change = { url: receiver.url, paused: false };
    answer = () => 302;
    await services.changeWebhook(act(CASE_SYSTEM), id, 1, change);
    await deliver(id);
    expect(receiver.received.map(({ status }) => status)).toEqual([410, 302]);
    expect(await statusOf(id)).toMatchObject({ state: 'failing', lastFailure: { failure: 'redirected' } });
    answer = () => new Promise<number>(() => undefined);
    await services.changeWebhook(act(CASE_SYSTEM), id, 2, change);
    await deliver(id, { ...parts, send: webhookSender(300) });
    expect(await statusOf(id)).toMatchObject({ lastFailure: { failure: 'timed-out' } });
    answer = () => 204;
    await services.changeWebhook(act(CASE_SYSTEM), id, 3, { ...change, url: 'http://127.0.0.1:1/' });
    await deliver(id);
    expect(await statusOf(id)).toMatchObject({ lastFailure: { failure: 'unreachable', attempts: 1 } });
    await end(id);
  });

  it('sign with the earlier secret too for a day after it was replaced', async () => {
    const { id, secret } = await subscribe();
    const licence = await register();
    await deliver(id);
    const rotated = await services.rotateWebhookSecret(act(CASE_SYSTEM), id);
    expect(rotated.secret).not.toBe(secret);
    const signers = async () => {
      receiver.received.splice(0);
      await report(licence);
      await deliver(id);
      const [event, ...others] = receiver.received.filter(({ body }) => subjectOf(body) === licence);
      if (event === undefined || others.length > 0) {
        throw new Error(`one event was reported, and ${receiver.received.length} came`);
      }
      const { headers, body } = event;
      const signed = Object.entries(headers).map(([name, value]) => [name, String(value)]);
      const realNow = Date.now;
      Date.now = () => Date.parse(fixture.deps.clock());
      try {
        return [secret, rotated.secret].map((one) => {
          try {
            new Webhook(one).verify(body, Object.fromEntries(signed));
            return true;
          } catch {
            return false;
          }
        });
      } finally {
        Date.now = realNow;
      }
    };
    expect(await signers()).toEqual([true, true]);
    later(23 * 3_600_000);
    expect(await signers()).toEqual([true, true]);
    later(24 * 3_600_000);
    expect(await signers()).toEqual([false, true]);
    await end(id);
  });

  it('tell nothing of a case that is out of the sight of whoever subscribed, and no more than they saw then', async () => {
    const { id } = await subscribe(WITHOUT_OFFICE);
    const hidden = await register({ limitedAccess: true });
    const shown = await register();
    await deliver(id);
    expect(taken().map(({ subject }) => subject)).toEqual([shown]);
    // A dead letter of a case that is hidden afterwards is not there either.
    answer = () => 500;
    await report(shown);
    for (const wait of [0, 60_000, 180_000]) {
      later(wait);
      await deliver(id);
    }
    expect(await statusOf(id, WITHOUT_OFFICE)).toMatchObject({ deadLetters: 1 });
    await services.replaceLicence(act(), shown, 1, exampleLicence(licences, { limitedAccess: true }));
    expect(await statusOf(id, WITHOUT_OFFICE)).toMatchObject({ deadLetters: 0 });
    expect((await services.listDeadLetters(act(WITHOUT_OFFICE), id, { limit: 10 })).items).toEqual([]);
    answer = () => 204;
    receiver.received.splice(0);
    expect(await services.replayDeadLetters(act(WITHOUT_OFFICE), id, {})).toEqual({ letters: 0 });
    await report(hidden);
    await deliver(id);
    expect(receiver.received).toEqual([]);
    await end(id, WITHOUT_OFFICE);
  });

  it('are sent by one replica at a time, in order, each event once where nothing dies', async () => {
    const slow = await startReceiver(async () => {
      await new Promise((resolve) => setTimeout(resolve, 2));
      return 204;
    });
    const { id } = await subscribe(CASE_SYSTEM, { url: slow.url });
    const licence = await register();
    const replicas = [startWebhookWork(parts, silentLog), startWebhookWork(parts, silentLog)];
    try {
      for (let round = 0; round < 4; round += 1) {
        for (let event = 0; event < 5; event += 1) await report(licence);
        await publish();
      }
      for (const patience = Date.now() + 10_000; slow.received.length < 21 && Date.now() < patience; ) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    } finally {
      await Promise.all(replicas.map((replica) => replica.stop()));
    }
    const sequences = slow.received.map(({ body }) => JSON.parse(body).sequence);
    expect(sequences).toHaveLength(21);
    expect(new Set(sequences).size).toBe(21);
    expect(sequences).toEqual(sequences.toSorted((one, other) => Number(one) - Number(other)));
    expect(slow.atOnce()).toBe(1);
    await end(id);
    await slow.close();
  });

  it('leave a store in which the check finds nothing wrong', async () => {
    await publish();
    const { verifiers } = sequencer;
    const pass = await checkStore(fixture.deps, { entriesPerSecond: 'unlimited', verifiers });
    expect(pass?.findings).toEqual([]);
  });
});
