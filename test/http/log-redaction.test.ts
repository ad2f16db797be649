import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Client } from 'pg';
import { Type } from 'typebox';
import { reader } from '../../src/cli/demo-example.ts';
import { createLog } from '../../src/http/logging.ts';
import { TOKEN } from '../builders/app.ts';
import { aConsideration, aLicence, anEvent, aRecall } from '../builders/index.ts';
import { buildRealApp, type RealApp } from '../builders/real-app.ts';
import { type DocumentedOperation, type ServedDocument, servedDocument } from '../contract/document.ts';
import { SERVERS } from '../support/database.ts';
import { type Plants, plantedValue } from './planted-bodies.ts';

const readIdentified = reader(Type.Object({ id: Type.String() }));
const UNKNOWN_ID = '00000000-0000-7000-8000-000000000000';

const CRN = 'X912873';
const NOMS = 'A9173ZQ';
const DAY = '1987-03-14';
/** What must not be in any log: of a person who is made up, and looks it. */
const SECRETS = {
  name: 'Zebedee Quillfeather',
  crn: CRN,
  noms: NOMS,
  address: '14 Plover Mews',
  'date of birth': DAY,
  'free text': 'seen by the boathouse',
  token: TOKEN,
};
const PLANTS: Plants = {
  texts: [SECRETS.name, SECRETS.address, SECRETS['free text'], CRN, NOMS, TOKEN],
  day: DAY,
};
const EVERYTHING = Object.values(SECRETS).join(', ');

/** Header fields that a client or a proxy may send, each with everything in it. */
const PLANTED_HEADERS = {
  // Without space, and so of a form that many services take.
  'x-correlation-id': `${CRN}-${NOMS}_Zebedee.Quillfeather-${DAY}`,
  ...Object.fromEntries(
    [
      'accept',
      'cookie',
      'forwarded',
      'from',
      'origin',
      'referer',
      'traceparent',
      'user-agent',
      'x-example',
      'x-forwarded-for',
      'x-request-id',
    ].map((name) => [name, EVERYTHING]),
  ),
};

interface Sent {
  readonly operationId: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

describe.each(SERVERS)('the log at its most talkative, on $name', (server) => {
  const lines: string[] = [];
  let real: RealApp;
  let owner: Client;
  let document: ServedDocument;
  let ids: Readonly<Record<string, string>>;
  const answered = new Map<number, number>();

  beforeAll(async () => {
    real = await buildRealApp(server, {
      log: createLog('trace', { write: (line) => void lines.push(line) }),
    });
    owner = new Client({ connectionString: real.ownerUrl });
    await owner.connect();
    document = await servedDocument(real.app);
    const make = async (url: string, body: unknown) =>
      readIdentified((await real.send('POST', url, body)).body).id;
    const person = { crn: CRN, nomsNumber: NOMS, dateOfBirth: DAY };
    const licences = await make('/v1/licences', aLicence({ person }));
    ids = {
      licences,
      'breach-events': await make(
        `/v1/licences/${licences}/breach-events`,
        anEvent({ description: EVERYTHING.replace(TOKEN, '') }),
      ),
      considerations: await make(`/v1/licences/${licences}/considerations`, aConsideration()),
      recalls: await make(`/v1/licences/${licences}/recalls`, aRecall()),
    };
  });
  afterAll(async () => {
    await owner.end();
    await real.close();
  });

  /** A request of an operation with everything planted; each turn takes other forms of the body. */
  function planted(
    { operationId, method, path, parameters = [], requestBody }: DocumentedOperation,
    turn: number,
  ): Sent {
    if (method !== 'GET' && method !== 'POST' && method !== 'PUT' && method !== 'DELETE') {
      throw new Error(`${operationId} is a ${method}`);
    }
    const kind = path.split('/')[2] ?? '';
    const address = path.replaceAll(
      /\{[^}]+\}/g,
      turn === 0 ? (ids[kind] ?? UNKNOWN_ID) : encodeURIComponent(EVERYTHING),
    );
    const query = parameters
      .filter((parameter) => parameter.in === 'query')
      .map(({ name }): [string, string] => [name, EVERYTHING]);
    const schema = requestBody?.content['application/json']?.schema;
    return {
      operationId,
      method,
      url: turn === 1 ? `${address}?${new URLSearchParams(query).toString()}` : address,
      body: schema === undefined ? undefined : plantedValue(document.schemas, schema, PLANTS, turn),
      headers: { 'if-match': turn === 1 ? EVERYTHING : '"1"', ...(turn === 2 ? {} : PLANTED_HEADERS) },
    };
  }

  async function send({ method, url, headers }: Sent, body: unknown, more = {}) {
    const { status } = await real.send(method, url, body, { ...headers, ...more });
    answered.set(status, (answered.get(status) ?? 0) + 1);
  }

  /** Sends every operation in several ways: as it has to be, with faults, as no JSON, by somebody who is not known. */
  async function walk(turns: readonly number[]) {
    for (const operation of document.operations) {
      for (const turn of turns) {
        const sent = planted(operation, turn);
        // One after the other: a pool of four connections is what the service has here.
        /* oxlint-disable no-await-in-loop */
        await send(sent, sent.body, { 'idempotency-key': `${operation.operationId}-${turn}` });
        if (sent.body !== undefined) {
          await send(sent, { ...Object(sent.body), [EVERYTHING]: EVERYTHING });
          await send(sent, `{"${EVERYTHING}": "${EVERYTHING}`);
          await send(sent, EVERYTHING, { 'content-type': `text/${CRN}` });
        }
        await send(sent, sent.body, { authorization: `Bearer ${CRN}.${NOMS}.${DAY}` });
        /* oxlint-enable no-await-in-loop */
      }
    }
    await send(planted(document.operation('searchLicences'), 0), 'x'.repeat(1_100_000));
    for (const address of [`/${CRN}`, `/v1/licences/${CRN}/${CRN}`, `/v1/licences/${CRN}%zz?${CRN}`]) {
      // oxlint-disable-next-line no-await-in-loop
      const { status } = await real.send('GET', address, undefined, PLANTED_HEADERS);
      answered.set(status, (answered.get(status) ?? 0) + 1);
    }
  }

  async function entriesOfTheAuditLog(): Promise<string> {
    const { rows } = await owner.query<{ bytes: Buffer }>('select bytes from audit_entries');
    return rows.map(({ bytes }) => bytes.toString('utf8')).join('\n');
  }

  async function tables(): Promise<readonly string[]> {
    const { rows } = await owner.query<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
    );
    return rows.map(({ name }) => name);
  }

  it('holds nothing of a person and no token, whatever is sent where and whatever fails', async () => {
    const written: string[] = [];
    let entries = '';
    const spies = [process.stdout, process.stderr].map((stream) =>
      jest.spyOn(stream, 'write').mockImplementation((text) => {
        written.push(String(text));
        return true;
      }),
    );
    try {
      await walk([0, 1, 2, 3]);
      entries = await entriesOfTheAuditLog();
      // The database itself refuses each row, and says in its error which row that was.
      for (const table of await tables()) {
        // oxlint-disable-next-line no-await-in-loop
        await owner.query(`alter table "${table}" add constraint planted check (false) not valid`);
      }
      await walk([0]);
      // The database does not have what is asked of it, and repeats the question.
      for (const table of await tables()) {
        // oxlint-disable-next-line no-await-in-loop
        await owner.query(`alter table "${table}" rename to "${table}_away"`);
      }
      await walk([0]);
    } finally {
      for (const spy of spies) {
        spy.mockRestore();
      }
    }

    expect([...answered.keys()]).toEqual(expect.arrayContaining([200, 201, 400, 401, 404, 413, 415, 500]));
    // What can never be erased holds nothing of it either.
    expect(entries).toContain('"licence-registered"');
    expect(Object.values(SECRETS).filter((secret) => entries.includes(secret))).toEqual([]);
    const logged = [...lines, ...written].join('');
    expect(logged).toContain('request failed');
    // The failures of the database were real ones, and their codes are told.
    expect(logged).toContain('"23514"');
    expect(logged).toContain('"42P01"');
    const found = Object.entries(SECRETS).filter(
      ([, secret]) =>
        logged.includes(secret) ||
        logged.includes(encodeURIComponent(secret)) ||
        logged.includes(Buffer.from(secret).toString('hex')),
    );
    expect(found.map(([what]) => what)).toEqual([]);
  }, 300_000);
});
