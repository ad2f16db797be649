import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { Type } from 'typebox';
import packageJson from '../../package.json' with { type: 'json' };
import { EVENT_TYPES } from '../../src/application/feed/event-types.ts';
import { reader } from '../../src/cli/demo-example.ts';
import { asyncApiDocument } from '../../src/http/asyncapi.ts';
import { TOKEN } from '../builders/app.ts';
import { aLicence, anEvent } from '../builders/index.ts';
import { buildRealApp, type RealApp } from '../builders/real-app.ts';
import { SERVERS } from '../support/database.ts';
import { type Receiver, startReceiver } from '../support/receiver.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const DOCUMENT = join(ROOT, 'openapi', 'asyncapi.json');
const readDocument = reader(
  Type.Object({
    channels: Type.Record(
      Type.String(),
      Type.Object({ messages: Type.Record(Type.String(), Type.Unknown()) }),
    ),
    components: Type.Object({
      messages: Type.Record(Type.String(), Type.Object({ name: Type.String(), payload: Type.Unknown() })),
      schemas: Type.Record(Type.String(), Type.Unknown()),
    }),
  }),
);
const readId = reader(Type.Object({ id: Type.String() }));
const readPage = reader(
  Type.Object({ items: Type.Array(Type.Object({ type: Type.String() })), next: Type.String() }),
);

describe('the AsyncAPI document', () => {
  it('is what the closed table of events says: every type, and no other', async () => {
    const text = await readFile(DOCUMENT, 'utf8');
    expect(text).toBe(`${JSON.stringify(asyncApiDocument(packageJson.version), undefined, 2)}\n`);
    const { channels, components } = readDocument(JSON.parse(text));
    const described = Object.values(components.messages).map(({ name }) => name);
    expect(described.toSorted()).toEqual(EVENT_TYPES.toSorted());
    for (const { messages } of Object.values(channels)) {
      expect(Object.keys(messages)).toEqual(Object.keys(components.messages));
    }
  });

  it('passes the rules that the description of the interface passes', async () => {
    const cli = join(ROOT, 'node_modules/@redocly/cli/bin/cli.js');
    const config = join(ROOT, 'redocly.yaml');
    const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
    const { stderr } = await promisify(execFile)(
      process.execPath,
      [cli, 'lint', DOCUMENT, '--config', config],
      {
        env,
      },
    );
    expect(stderr).toContain('Your API description is valid');
  });
});

describe.each(SERVERS.slice(0, 1))('events over HTTP on $name', (server) => {
  let real: RealApp;
  let receiver: Receiver;
  beforeAll(async () => {
    real = await buildRealApp(server);
    receiver = await startReceiver();
  });
  afterAll(async () => {
    await receiver.close();
    await real.close();
  });

  it('are on both ways what the AsyncAPI document describes', async () => {
    const subscribed = await real.send('POST', '/v1/webhooks', { url: receiver.url });
    expect(subscribed).toMatchObject({ status: 201, headers: { etag: '"1"' } });
    const webhook = `/v1/webhooks/${readId(subscribed.body).id}`;
    expect(subscribed.headers['location']).toBe(webhook);
    const licence = readId((await real.send('POST', '/v1/licences', aLicence())).body).id;
    for (const path of [`/v1/licences/${licence}/breach-events`]) {
      expect(await real.send('POST', path, anEvent())).toMatchObject({ status: 201 });
    }
    for (const patience = Date.now() + 10_000; receiver.received.length < 2 && Date.now() < patience; ) {
      await delay(20);
    }
    const { body } = await real.send('GET', '/v1/events?after=start&limit=10');
    const { items, next } = readPage(body);
    expect(receiver.received.map((one): unknown => JSON.parse(one.body))).toEqual(items);
    // Entries that are no events, such as this reading, may have moved the position meanwhile.
    expect(await real.send('GET', `/v1/events?after=${next}`)).toMatchObject({ body: { items: [] } });

    const { components } = readDocument(JSON.parse(await readFile(DOCUMENT, 'utf8')));
    const ajv = new Ajv2020({
      strict: false,
      formats: { uuid: true, 'date-time': true, 'uri-reference': true },
    });
    for (const event of items) {
      const message = Object.values(components.messages).find(({ name }) => name === event.type);
      const isDescribed = ajv.compile({ ...Object(message?.payload), components });
      expect([isDescribed(event), isDescribed.errors]).toEqual([true, null]);
      expect(isDescribed({ ...event, description: 'more' })).toBe(false);
    }

    const { body: metrics } = await real.send('GET', '/metrics');
    expect(metrics).toMatch(/^webhook_subscriptions\{state="active"\} 1$/m);
    expect(metrics).toMatch(/^webhook_dead_letters 0$/m);
    expect(metrics).toMatch(/^webhook_lag_entries \d+$/m);
  });

  it('are refused to places and addresses that cannot be, with the member named', async () => {
    expect(await real.send('GET', '/v1/events?after=7')).toMatchObject({ status: 400 });
    expect(await real.send('GET', '/v1/events?after=000000999999999')).toMatchObject({
      status: 422,
      body: { errors: [{ field: '/after' }] },
    });
    expect(await real.send('POST', '/v1/webhooks', { url: 'https://elsewhere.example/' })).toMatchObject({
      status: 422,
      body: { errors: [{ field: '/url' }] },
    });
    expect(
      await real.send('POST', '/v1/webhooks', { url: receiver.url, types: ['no-such-type'] }),
    ).toMatchObject({ status: 400 });
  });

  it('are subscribed to, changed, followed and ended by their routes', async () => {
    const { id } = readId((await real.send('POST', '/v1/webhooks', { url: receiver.url })).body);
    const webhook = `/v1/webhooks/${id}`;
    const change = { url: receiver.url, paused: true };
    expect(await real.send('PUT', webhook, change)).toMatchObject({ status: 428 });
    expect(await real.send('PUT', webhook, change, { 'if-match': '"9"' })).toMatchObject({ status: 412 });
    expect(await real.send('PUT', webhook, change, { 'if-match': '"1"' })).toMatchObject({
      status: 200,
      headers: { etag: '"2"' },
      body: { paused: true },
    });
    expect(await real.send('POST', `${webhook}/secret`)).toMatchObject({ status: 201, body: { version: 3 } });
    expect(await real.send('GET', webhook)).toMatchObject({ status: 200, body: { state: 'paused' } });
    expect(await real.send('GET', `${webhook}/dead-letters`)).toMatchObject({
      status: 200,
      body: { items: [] },
    });
    expect(await real.send('POST', `${webhook}/replays`, {})).toMatchObject({
      status: 200,
      body: { letters: 0 },
    });
    const ended = await real.app.inject({
      method: 'DELETE',
      url: webhook,
      headers: { authorization: `Bearer ${TOKEN}` },
    });
    expect([ended.statusCode, ended.body]).toEqual([204, '']);
    expect(await real.send('GET', webhook)).toMatchObject({ status: 404 });
  });
});
