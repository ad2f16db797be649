import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Client } from 'pg';
import { Type } from 'typebox';
import { reader } from '../../src/cli/demo-example.ts';
import { Problem } from '../../src/http/schemas/problem.ts';
import { type Answered, TOKEN } from '../builders/app.ts';
import { aConsideration, aLicence, anEvent, aRecall } from '../builders/index.ts';
import { buildRealApp, type RealApp } from '../builders/real-app.ts';
import { type ServedDocument, servedDocument } from '../contract/document.ts';
import { SERVERS } from '../support/database.ts';
import { type FlawedBody, flawedBodies } from './body-arbitraries.ts';

/** The same bodies every time; another seed can be tried with FUZZ_SEED. */
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_121);
const BODIES = Number(process.env['FUZZ_BODIES'] ?? 2_000);

const readProblem = reader(Problem);
const readIdentified = reader(Type.Object({ id: Type.String() }));

/** What is wrong with how a flawed body was answered; undefined where it was answered well. */
function complaint({ place, around }: FlawedBody, answer: Answered): string | undefined {
  if (answer.status !== 400) {
    return `answered ${answer.status}: ${JSON.stringify(answer.body)}`;
  }
  const fields = readProblem(answer.body).errors?.map(({ field }) => field) ?? [];
  return fields.includes(place) ||
    fields.includes(around) ||
    fields.some((field) => field.startsWith(`${place}/`))
    ? undefined
    : `named ${fields.join(', ')} and not ${place}`;
}

/** Makes a record and gives its id. */
async function make({ send }: RealApp, url: string, body: unknown): Promise<string> {
  return readIdentified((await send('POST', url, body)).body).id;
}

describe.each(SERVERS)(`${BODIES} invalid bodies (seed ${SEED}) on $name`, (server) => {
  let real: RealApp;
  let owner: Client;
  let document: ServedDocument;
  beforeAll(async () => {
    // Without the work beside the requests: entries would get their places while rows are counted.
    real = await buildRealApp(server, { work: false });
    owner = new Client({ connectionString: real.ownerUrl });
    await owner.connect();
    document = await servedDocument(real.app);
  });
  afterAll(async () => {
    await owner.end();
    await real.close();
  });

  /** Rows of every table of the service, so that nothing can be stored unseen. */
  async function countRows(): Promise<Readonly<Record<string, string>>> {
    const tables = await owner.query<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1",
    );
    const names = tables.rows.map(({ name }) => name);
    const counts = names.map((name) => `(select count(*) from "${name}") as "${name}"`).join(', ');
    const { rows } = await owner.query<Record<string, string>>(`select ${counts}`);
    expect(names.length).toBeGreaterThan(5);
    return rows[0] ?? {};
  }

  /** Every operation that takes a body, with an address that leads to a record and its version. */
  async function targets() {
    const licence = await make(real, '/v1/licences', aLicence());
    const event = await make(real, `/v1/licences/${licence}/breach-events`, anEvent());
    const consideration = await make(real, `/v1/licences/${licence}/considerations`, aConsideration());
    const recall = await make(real, `/v1/licences/${licence}/recalls`, aRecall());
    const ids: Readonly<Record<string, string>> = {
      reviseBreachEvent: event,
      replaceRecall: recall,
    };
    // What is wrong with an event of many is told of that event alone; its own tests show it.
    const whole = document.operations.filter(({ operationId }) => operationId !== 'reportEventBatch');
    return whole.flatMap(({ operationId, method, path, requestBody }) => {
      const schema = requestBody?.content['application/json']?.schema;
      const reached = path.startsWith('/v1/considerations/') ? consideration : (ids[operationId] ?? licence);
      const url = path.replace('{id}', reached);
      if (schema === undefined) {
        return [];
      }
      if (method !== 'POST' && method !== 'PUT') {
        throw new Error(`${operationId} takes a body and is a ${method}`);
      }
      const write: 'POST' | 'PUT' = method;
      return [{ operationId, method: write, url, schema }];
    });
  }

  it('are refused with the field named, and nothing is stored', async () => {
    const operations = await targets();
    expect(operations.map(({ operationId }) => operationId).toSorted()).toEqual([
      'breakGlass',
      'changeWebhook',
      'closeConsideration',
      'countersignDecision',
      'endAccess',
      'endorseDecision',
      'eraseCase',
      'evaluate',
      'gatherSubjectAccess',
      'grantAccess',
      'openConsideration',
      'placeLegalHold',
      'recommend',
      'recordDecision',
      'recordDisclosureCheck',
      'recordDispute',
      'recordIndependentView',
      'recordJudgement',
      'recordMonitoring',
      'recordProposal',
      'registerLicence',
      'releaseLegalHold',
      'replaceLicence',
      'replaceRecall',
      'replayDeadLetters',
      'reportBreachEvent',
      'reportRecall',
      'requestBundle',
      'requestSimulation',
      'returnForInformation',
      'reviewNewFacts',
      'reviewSubjectAccess',
      'reviseBreachEvent',
      'searchLicences',
      'subscribeWebhook',
      'withdrawConsideration',
    ]);
    const before = await countRows();
    const flaws = new Map<string, number>();

    const cases = fc.oneof(
      ...operations.map((operation) =>
        flawedBodies(document.schemas, operation.schema).map((body) => ({ operation, body })),
      ),
    );
    await fc.assert(
      fc.asyncProperty(cases, async ({ operation, body }) => {
        // The one flaw is the only one, or the test would prove less than it says.
        expect(document.faults(operation.schema, body.valid)).toEqual([]);
        const answer = await real.send(operation.method, operation.url, body.text, { 'if-match': '"1"' });
        const wrong = complaint(body, answer);
        if (wrong !== undefined) {
          throw new Error(
            `${operation.operationId}, ${body.flaw} at ${body.place}: ${wrong}\n${body.text.slice(0, 2_000)}`,
          );
        }
        flaws.set(body.flaw, (flaws.get(body.flaw) ?? 0) + 1);
      }),
      { seed: SEED, numRuns: BODIES },
    );

    expect(await countRows()).toEqual(before);
    // Every kind of flaw came up.
    expect([...flaws.keys()].toSorted()).toEqual(
      [
        'a fraction',
        'a huge text',
        'a member of the prototype',
        'a number',
        'a text',
        'an empty text',
        'an unknown member',
        'beyond all numbers',
        'missing',
        'not a day',
        'not an instant',
        'not in the vocabulary',
        'null',
        'too few items',
        'too large',
        'too many items',
        'too small',
        'true',
        'unstorable characters',
        'white space alone',
        'wrapped in a list',
        'wrapped in an object',
      ].toSorted(),
    );
  }, 300_000);

  it.each([
    ['nothing', ''],
    ['half an object', '{"asAt":"2026-10-14"'],
    ['no JSON at all', 'asAt=2026-10-14'],
    ['bytes that are not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
    ['a member said twice', '{"asAt":"2026-10-14","asAt":"2026-10-15"}'],
    ['a member said twice, once in escapes', '{"asAt":"2026-10-14","as\\u0041t":"2026-10-15"}'],
    ['lists in lists', `${'['.repeat(200_000)}${']'.repeat(200_000)}`],
    ['a prototype', '{"__proto__":{"asAt":"2026-10-14"}}'],
    ['text that never ends', `{"asAt":"${'\\\\'.repeat(400_000)}`],
  ])('%s is refused, and nothing is stored', async (_what, payload) => {
    const operations = await targets();
    const before = await countRows();
    const statuses = await Promise.all(
      operations.map(async ({ method, url }) => {
        const headers = {
          authorization: `Bearer ${TOKEN}`,
          'content-type': 'application/json',
          'if-match': '"1"',
        };
        const response = await real.app.inject({ method, url, headers, payload });
        expect(readProblem(response.json()).errors?.length).toBeGreaterThan(0);
        return response.statusCode;
      }),
    );
    expect(new Set(statuses)).toEqual(new Set([400]));
    expect(await countRows()).toEqual(before);
  });
});
