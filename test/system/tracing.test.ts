import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { type Static, Type } from 'typebox';
import { reader } from '../../src/cli/demo-example.ts';
import { openDevelopmentIssuer } from '../../src/http/identity/development.ts';
import { aLicence, anEvent } from '../builders/index.ts';
import { createTestDatabase, SERVERS, type TestDatabase } from '../support/database.ts';
import { type Receiver, startReceiver } from '../support/receiver.ts';

const MAIN = join(import.meta.dirname, '..', '..', 'src', 'main.ts');
const CALLER = { trace: '4bf92f3577b34da6a3ce929d0e0e4736', span: '00f067aa0ba902b7' };
const CORRELATION_ID = '7f1de1b2-8a54-4c0e-9a51-0b7a3f0c2d11';

/** What may leave the process in no span: of a person who is made up, and looks it. */
const SECRETS = {
  name: 'Zebedee Quillfeather',
  crn: 'X912873',
  noms: 'A9173ZQ',
  'date of birth': '1987-03-14',
  'free text': 'seen by the boathouse',
  'state of a caller': 'kept-by-another-system',
};
const EVERYTHING = Object.values(SECRETS).join(', ');

const Attribute = Type.Object({
  key: Type.String(),
  value: Type.Union([
    Type.Object({ stringValue: Type.String() }),
    Type.Object({ intValue: Type.Union([Type.Number(), Type.String()]) }),
  ]),
});
const Span = Type.Object({
  traceId: Type.String(),
  spanId: Type.String(),
  parentSpanId: Type.Optional(Type.String()),
  name: Type.String(),
  attributes: Type.Array(Attribute),
  status: Type.Object({ code: Type.Number(), message: Type.Optional(Type.String()) }),
  events: Type.Array(Type.Unknown()),
  traceState: Type.Optional(Type.String()),
});
const readExport = reader(
  Type.Object({
    resourceSpans: Type.Array(
      Type.Object({
        resource: Type.Object({ attributes: Type.Array(Attribute) }),
        scopeSpans: Type.Array(Type.Object({ spans: Type.Array(Span) })),
      }),
    ),
  }),
);
const readId = reader(Type.Object({ id: Type.String() }));

/** A collector on this machine: takes traces over HTTP, as JSON. */
async function startCollector() {
  const bodies: string[] = [];
  const fields: unknown[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      bodies.push(Buffer.concat(chunks).toString('utf8'));
      fields.push([request.url, request.headers['x-key'], request.headers['content-type']]);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    text: () => bodies.join('\n'),
    fields: () => fields,
    exports: () => bodies.map((body) => readExport(JSON.parse(body))),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

interface Service {
  readonly url: string;
  readonly process: ChildProcess;
  readonly out: () => string;
  readonly ended: Promise<unknown>;
}

async function startService(
  env: Readonly<Record<string, string>>,
  flags: readonly string[] = [],
): Promise<Service> {
  const child = spawn(process.execPath, [...flags, MAIN], {
    env: { PATH: process.env['PATH'] ?? '', PORT: '0', ...env },
  });
  let out = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      out += String(data);
    });
  }
  const ended = new Promise((resolve) => {
    child.on('close', resolve);
  });
  for (;;) {
    const url = /answers on (http:\/\/\S+);/.exec(out)?.[1];
    if (url !== undefined) {
      return { url, process: child, out: () => out, ended };
    }
    if (child.exitCode !== null) {
      throw new Error(`the service did not start: ${out}`);
    }
    // oxlint-disable-next-line no-await-in-loop
    await delay(20);
  }
}

describe('a service that is traced', () => {
  let folder: string;
  let database: TestDatabase;
  let collector: Awaited<ReturnType<typeof startCollector>>;
  let receiver: Receiver;
  let logged: readonly Record<string, unknown>[];
  let statuses: number[];
  let spans: readonly Static<typeof Span>[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'recall-tracing-'));
    const [server] = SERVERS;
    if (server === undefined) {
      throw new Error('there is no server to test on');
    }
    database = await createTestDatabase(server);
    collector = await startCollector();
    receiver = await startReceiver();
    const service = await startService({
      DATA_DIR: folder,
      DATABASE_URL: database.serviceUrl,
      MIGRATION_DATABASE_URL: database.ownerUrl,
      READ_DATABASE_URL: database.readerUrl,
      CHECKPOINT_INTERVAL_MS: '50',
      SIMULATION_WORKERS: '0',
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_EXPORTER_OTLP_HEADERS: 'x-key=a%20key',
    });
    const { sign } = await openDevelopmentIssuer(folder);
    const token = await sign(
      { roles: ['case-system'], subject: 'example-case-system', kind: 'system', areas: [], hours: 1 },
      'areas',
    );
    const send = async (method: string, path: string, body?: unknown, more = {}) => {
      const answer = await fetch(`${service.url}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          traceparent: `00-${CALLER.trace}-${CALLER.span}-01`,
          tracestate: `other=${SECRETS['state of a caller']}`,
          baggage: `crn=${SECRETS.crn}`,
          'x-correlation-id': CORRELATION_ID,
          'user-agent': EVERYTHING,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...more,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: answer.status, body: await answer.text() };
    };
    const person = {
      crn: SECRETS.crn,
      nomsNumber: SECRETS.noms,
      dateOfBirth: SECRETS['date of birth'],
    };
    const subscribed = await send('POST', '/v1/webhooks', { url: `${receiver.url}/${SECRETS.crn}` });
    const licence = await send('POST', '/v1/licences', aLicence({ person }));
    const { id } = readId(JSON.parse(licence.body));
    const events = `/v1/licences/${id}/breach-events`;
    const event = anEvent({ description: EVERYTHING, source: SECRETS.name });
    statuses = [subscribed.status, licence.status];
    for (const [method, path, body] of [
      ['POST', events, event],
      ['GET', `/v1/licences/${id}`],
      ['POST', '/v1/licences/search', { crn: SECRETS.crn }],
      ['POST', events, { ...event, [EVERYTHING]: EVERYTHING }],
      ['GET', `/v1/licences/${SECRETS.crn}?name=${encodeURIComponent(SECRETS.name)}`],
      ['GET', `/v1/${SECRETS.crn}/${encodeURIComponent(SECRETS.name)}`],
      ['GET', '/health'],
    ] as const) {
      // oxlint-disable-next-line no-await-in-loop
      statuses.push((await send(method, path, body)).status);
    }
    // The database itself repeats in an error what it was given.
    const owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
    await owner.query(`create function planted() returns trigger language plpgsql as $$
      begin raise exception 'cannot keep %', convert_from(new.bytes, 'utf8'); end $$`);
    await owner.query(
      'create trigger planted before insert on contents for each row execute function planted()',
    );
    await owner.end();
    statuses.push((await send('POST', events, event)).status);
    for (const end = Date.now() + 15_000; receiver.received.length < 2 && Date.now() < end; ) {
      // oxlint-disable-next-line no-await-in-loop
      await delay(20);
    }
    service.process.kill('SIGTERM');
    await service.ended;
    logged = service
      .out()
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => Object(JSON.parse(line)));
    spans = collector
      .exports()
      .flatMap(({ resourceSpans }) => resourceSpans)
      .flatMap(({ scopeSpans }) => scopeSpans)
      .flatMap((scope) => scope.spans);
  }, 60_000);
  afterAll(async () => {
    await collector.close();
    await receiver.close();
    await database.drop();
    await rm(folder, { recursive: true });
  });

  const ofRoute = (name: string) => spans.filter((span) => span.name === name);
  const attribute = ({ attributes }: Static<typeof Span>, name: string) =>
    Object.values(attributes.find(({ key }) => key === name)?.value ?? {})[0];

  it('answers as it would without', () => {
    expect(statuses).toEqual([201, 201, 201, 200, 200, 400, 400, 404, 200, 500]);
  });

  it('puts the request and its statements under the span of the caller', () => {
    const [request] = ofRoute('POST /v1/licences');
    expect(request).toMatchObject({ traceId: CALLER.trace, parentSpanId: CALLER.span, status: { code: 0 } });
    const handler = spans.find(({ parentSpanId }) => parentSpanId === request?.spanId);
    const statements = spans.filter(({ parentSpanId }) => parentSpanId === handler?.spanId);
    expect(new Set(statements.map(({ traceId }) => traceId))).toEqual(new Set([CALLER.trace]));
    const texts = statements.map((span) => String(attribute(span, 'db.query.text')));
    expect(texts).toContain('commit');
    expect(texts).toContainEqual(expect.stringMatching(/insert into "?audit_entries"? .*values \(\$1, /));
  });

  it('names the route, the method, the status and the correlation id of a request', () => {
    const [read] = ofRoute('GET /v1/licences/:id');
    expect(read?.attributes.map(({ key }) => key).toSorted()).toEqual([
      'http.request.method',
      'http.response.status_code',
      'http.route',
      'recall.correlation_id',
    ]);
    expect(read && attribute(read, 'recall.correlation_id')).toBe(CORRELATION_ID);
    const [without] = ofRoute('GET unmatched');
    expect(without && Number(attribute(without, 'http.response.status_code'))).toBe(404);
  });

  it('tells a failure of its own from one of the caller', () => {
    const codes = ofRoute('POST /v1/licences/:id/breach-events').map((span) => [
      Number(attribute(span, 'http.response.status_code')),
      span.status.code,
    ]);
    expect(codes).toEqual([
      [201, 0],
      [400, 0],
      [500, 2],
    ]);
  });

  it('sends what happened with a trace of its own, which the receiver is told of', () => {
    const sent = ofRoute('POST webhook');
    expect(sent.length).toBeGreaterThanOrEqual(2);
    const told = receiver.received.map(({ headers }) => headers['traceparent']);
    expect(told).toEqual(sent.map(({ traceId, spanId }) => `00-${traceId}-${spanId}-01`));
    expect(sent.map((span) => attribute(span, 'recall.event_id'))).toEqual(
      receiver.received.map(({ headers }) => headers['webhook-id']),
    );
  });

  it('says in each line of the log of a request which trace it belongs to', () => {
    const lines = logged.filter(({ msg }) => msg === 'request answered');
    const traced = lines.filter(({ route }) => route !== '/health');
    expect(traced.length).toBe(9);
    expect(new Set(traced.map((line) => line['trace_id']))).toEqual(new Set([CALLER.trace]));
    expect(new Set(traced.map((line) => line['correlationId']))).toEqual(new Set([CORRELATION_ID]));
  });

  it('lets nothing of a person out, no address, no word of an error and nothing that a caller attached', () => {
    const text = collector.text();
    const found = Object.entries(SECRETS).filter(
      ([, secret]) => text.includes(secret) || text.includes(encodeURIComponent(secret)),
    );
    expect(found.map(([what]) => what)).toEqual([]);
    expect(text).not.toContain('/health');
    for (const span of spans) {
      expect([span.status.message ?? '', span.events, span.traceState ?? '']).toEqual(['', [], '']);
    }
    const told = JSON.stringify(receiver.received.map(({ headers }) => headers));
    expect(told).not.toContain(SECRETS['state of a caller']);
    expect(told).not.toContain('baggage');
  });

  it('sends to the collector that was named, with the fields that were given', () => {
    expect(new Set(collector.fields().map((one) => JSON.stringify(one)))).toEqual(
      new Set([JSON.stringify(['/v1/traces', 'a key', 'application/json'])]),
    );
    const names = collector
      .exports()
      .flatMap(({ resourceSpans }) => resourceSpans)
      .flatMap(({ resource }) => resource.attributes.map(({ key }) => key));
    expect(new Set(names)).toEqual(new Set(['service.name', 'service.version']));
  });
});

describe('a service that is not traced', () => {
  it('loads nothing of what traces but the interface, which the queue of jobs has anyway', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'recall-untraced-'));
    const [server] = SERVERS;
    if (server === undefined) {
      throw new Error('there is no server to test on');
    }
    const database = await createTestDatabase(server);
    const hook = `import { registerHooks } from 'node:module';
      registerHooks({ resolve(name, context, next) {
        const found = next(name, context);
        if (/node_modules\\/@(?:opentelemetry\\/(?!api\\/)|fastify\\/otel)/.test(found.url)) process.stdout.write('loaded ' + found.url + '\\n');
        return found;
      } });`;
    const flags = ['--import', `data:text/javascript,${encodeURIComponent(hook)}`];
    const settings = {
      DATA_DIR: folder,
      DATABASE_URL: database.serviceUrl,
      MIGRATION_DATABASE_URL: database.ownerUrl,
      SIMULATION_WORKERS: '0',
    };
    const start = async (more: Readonly<Record<string, string>>) => {
      const service = await startService({ ...settings, ...more }, flags);
      service.process.kill('SIGTERM');
      await service.ended;
      return service.out();
    };
    try {
      expect(await start({})).not.toContain('loaded ');
      expect(await start({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' })).toContain('loaded ');
    } finally {
      await database.drop();
      await rm(folder, { recursive: true });
    }
  }, 60_000);
});
