// What `bench/stored-recommendation.ts` compares the service with: a process with Fastify and pg as they come, and one route. It
// reads the body as JSON, runs on one connection of a pool, one after the other, the very statements that the service was seen to
// run for a recommendation in the same consideration (same texts, same names of prepared ones, rows of the same size, in the same
// transaction, on a copy of the same database with all its constraints and triggers), and writes the service's own answer with
// JSON.stringify. New ids, the instant and the place in the chain are its own; nothing is checked, evaluated, hashed or logged.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fastify } from 'fastify';
import { Pool } from 'pg';
import type { RecordedRun, SlottedValue } from './recorded-statements.ts';

const [file] = process.argv.slice(2);
if (file === undefined) {
  throw new Error('name the file with the recorded runs');
}

interface Filling {
  readonly runId: string;
  readonly entryId: string;
  now: string;
  chainLength: number;
}
type Fill = (filling: Filling) => unknown;

function fillOf(value: SlottedValue): Fill {
  if ('slot' in value) {
    switch (value.slot) {
      case 'run-id':
        return ({ runId }) => runId;
      case 'entry-id':
        return ({ entryId }) => entryId;
      case 'now':
        return ({ now }) => now;
      case 'chain-length':
        return ({ chainLength }) => chainLength;
      case 'next-chain-length':
        return ({ chainLength }) => chainLength + 1;
    }
  }
  if ('slots' in value) {
    const fills = value.slots.map(fillOf);
    return (filling) => fills.map((fill) => fill(filling));
  }
  if ('bytes' in value) {
    const bytes = Buffer.from(value.bytes, 'base64');
    return () => bytes;
  }
  if ('list' in value) {
    const fills = value.list.map(fillOf);
    return (filling) => fills.map((fill) => fill(filling));
  }
  return () => value.plain;
}

const recorded: readonly RecordedRun[] = JSON.parse(readFileSync(file, 'utf8'));
const runs = new Map(
  recorded.map(({ considerationId, statements, answer }) => [
    considerationId,
    { answer, statements: statements.map((one) => ({ ...one, fills: one.values.map(fillOf) })) },
  ]),
);
const pool = new Pool({ connectionString: process.env['DATABASE_URL'], max: 10 });
pool.on('error', () => undefined);
const app = fastify();
app.get('/ready', async () => {
  await pool.query('select 1');
  return {};
});
app.post<{ Params: { id: string } }>('/v1/considerations/:id/recommendations', async (request, reply) => {
  const run = runs.get(request.params.id);
  if (typeof request.body !== 'object' || run === undefined) {
    throw new Error('there is no such consideration');
  }
  const client = await pool.connect();
  try {
    const filling: Filling = {
      runId: randomUUID(),
      entryId: randomUUID(),
      now: new Date().toISOString(),
      chainLength: 0,
    };
    for (const { text, name, fills } of run.statements) {
      const values = fills.map((fill) => fill(filling));
      const { rows }: { rows: readonly { readonly chain_length?: number }[] } = await client.query({
        text,
        values,
        ...(name === undefined ? {} : { name }),
      });
      const [row] = rows;
      if (row?.chain_length !== undefined) {
        filling.now = new Date().toISOString();
        filling.chainLength = row.chain_length;
      }
    }
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  }
  return reply.status(201).send(run.answer);
});
await app.listen({ port: Number(process.env['PORT']), host: '127.0.0.1' });
process.once('SIGTERM', () => void app.close().then(() => pool.end()));
