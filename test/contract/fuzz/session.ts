import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { Client } from 'pg';
import { Type } from 'typebox';
import { reader } from '../../../src/cli/demo-example.ts';
import type { ServedDocument } from '../document.ts';
import { type Answer, bodyState, complaints, type Sent } from './judge.ts';
import { type Draft, draftOf, stepAfter, turns } from './requests.ts';
import { createStore, type Store } from './store.ts';
import { STEPS } from './templates.ts';

/** What came of one session: how often each operation was answered with each status, and what was wrong. */
export interface SessionResult {
  readonly seed: number;
  readonly requests: number;
  /** By operation, then by status; besides, how many bodies of which state. */
  readonly answered: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly bodies: Readonly<Record<string, number>>;
  readonly faults: readonly string[];
}

/** Where a session takes place. */
export interface Place {
  readonly app: FastifyInstance;
  readonly document: ServedDocument;
  /** Connects as the owner of the schema. */
  readonly ownerUrl: string;
  /** An address on this machine that takes events. */
  readonly receiver: string;
}

/** Faults that are told of a session; the first ones say enough. */
const MOST_FAULTS = 20;

/** Longest part of a body that is shown. */
const SHOWN = 3_000;

/**
 * Sends the requests of a seed one after another, each filled in with what the earlier answers gave, and judges every answer. In the end
 * the ledger is asked whether anything was recorded for a request that was refused, and nothing for a write that was acknowledged.
 */
export async function runSession(place: Place, seed: number, requests: number): Promise<SessionResult> {
  const { document, app } = place;
  const store = createStore(place.receiver);
  const faults: string[] = [];
  const answered: Record<string, Record<string, number>> = {};
  const bodies: Record<string, number> = {};
  const heard: Heard[] = [];
  const repeatable: { readonly sent: Sent; readonly answer: Answer }[] = [];
  const startedAt = new Date(Date.now() - 1_000);
  let steps = 0;

  for (const [index, turn] of fc.sample(turns(document), { seed, numRuns: requests }).entries()) {
    const before = turn.turn === 'again' ? repeatable[index % Math.max(repeatable.length, 1)] : undefined;
    const draft = turn.turn === 'draft' ? turn.draft : draftOf(document, stepAfter(steps++));
    const sent = before?.sent ?? fill(draft, store);
    const answer = await send(app, sent);
    const wrong = [
      ...complaints(document, sent, answer),
      ...(before === undefined ? [] : repeated(before.answer, answer)),
    ];
    faults.push(...wrong.map((what) => told(seed, index, what, sent, answer)));
    const { operationId, url } = sent;
    const counts = answered[operationId] ?? {};
    answered[operationId] = counts;
    counts[answer.status] = (counts[answer.status] ?? 0) + 1;
    const state = bodyState(document, sent);
    bodies[state] = (bodies[state] ?? 0) + 1;
    const { status, headers, body } = answer;
    store.learn({ operationId, url, status, headers, body });
    const correlationId = String(headers['x-correlation-id']);
    heard.push({ correlationId, sent, answer, again: before !== undefined, index });
    // A dry run of an erasure records nothing, and each time tells what would go now.
    const isDryRun = operationId === 'eraseCase' && status === 200;
    const hasKey = sent.headers['idempotency-key'] !== undefined && isWrite(document, operationId);
    if (status < 300 && hasKey && !isDryRun) {
      repeatable.push({ sent, answer });
    }
  }
  faults.push(...(await ledgerFaults(place, heard, startedAt, seed)));
  return { seed, requests, answered, bodies, faults: faults.slice(0, MOST_FAULTS) };
}

/** Takes the steps of a review with nothing between them, and says which were not answered well. */
export async function takeSteps({ app, document, receiver }: Place): Promise<readonly string[]> {
  const store = createStore(receiver);
  const failed: string[] = [];
  for (const [index, step] of STEPS.entries()) {
    const sent = fill(draftOf(document, step), store);
    let answer = await send(app, sent);
    // What is made beside the requests takes a moment.
    for (let tries = 0; answer.status === 409 && isNotReady(answer) && tries < 200; tries += 1) {
      await delay(50);
      answer = await send(app, sent);
    }
    const { operationId, url } = sent;
    const { status, headers, body } = answer;
    store.learn({ operationId, url, status, headers, body });
    failed.push(
      ...complaints(document, sent, answer),
      ...(status < 300 ? [] : [`step ${index}, ${operationId}, ${status}: ${JSON.stringify(body)}`]),
    );
  }
  return failed;
}

const isNotReady = ({ body }: Answer) => /"errorCode":"not-(?:ready|anchored)"/.test(JSON.stringify(body));

interface Heard {
  readonly index: number;
  readonly correlationId: string;
  readonly sent: Sent;
  readonly answer: Answer;
  readonly again: boolean;
}

/** An operation that offers a key acts once for it, and is a write. */
function isWrite(document: ServedDocument, operationId: string): boolean {
  return (document.operation(operationId).parameters ?? []).some(({ name }) => name === 'Idempotency-Key');
}

function fill({ operationId, method, url, headers, payload, choice, sound }: Draft, store: Store): Sent {
  const filled = store.filler(choice);
  return {
    operationId,
    method,
    url: filled(url),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, filled(value)])),
    ...(payload === undefined
      ? {}
      : {
          payload: {
            kind: payload.kind,
            content: typeof payload.content === 'string' ? filled(payload.content) : payload.content,
          },
        }),
    sound,
  };
}

const METHODS = ['GET', 'POST', 'PUT', 'DELETE'] as const;

async function send(app: FastifyInstance, { method, url, headers, payload }: Sent): Promise<Answer> {
  const known = METHODS.find((name) => name === method);
  if (known === undefined) {
    throw new Error(`${method} is not sent`);
  }
  const request: InjectOptions = {
    method: known,
    url,
    headers,
    ...(payload === undefined ? {} : { payload: payload.content }),
  };
  const response = await app.inject(request);
  const type = response.headers['content-type'] ?? '';
  return {
    status: response.statusCode,
    headers: response.headers,
    body: type.includes('json') ? parsed(response.body) : response.body,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return { unreadable: text };
  }
}

/** The same request with the same key has the same answer. */
function repeated(first: Answer, second: Answer): readonly string[] {
  // What the answer was about may have gone since, or out of sight.
  if (second.status === 404 || second.status === 410 || second.status === 403) {
    return [];
  }
  const same = first.status === second.status && JSON.stringify(first.body) === JSON.stringify(second.body);
  return same ? [] : [`answered otherwise than before: ${first.status} ${JSON.stringify(first.body)}`];
}

const readEntry = reader(
  Type.Object({
    act: Type.String(),
    correlationId: Type.String(),
    refused: Type.Optional(Type.String()),
  }),
);

/** What the ledger holds for refused requests besides that they were refused, and lacks for those that were acknowledged. */
async function ledgerFaults(
  { document, ownerUrl }: Place,
  heard: readonly Heard[],
  startedAt: Date,
  seed: number,
): Promise<readonly string[]> {
  // Refusals are recorded after the answer.
  await delay(200);
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    const { rows } = await owner.query<{ bytes: Buffer }>(
      'select bytes from audit_entries where recorded_at >= $1',
      [startedAt.toISOString()],
    );
    const acts = new Map<string, string[]>();
    for (const { bytes } of rows) {
      const { act, correlationId, refused } = readEntry(JSON.parse(bytes.toString('utf8')));
      if (refused === undefined) {
        acts.set(correlationId, [...(acts.get(correlationId) ?? []), act]);
      }
    }
    return heard.flatMap(({ correlationId, sent, answer, again, index }) => {
      const recorded = acts.get(correlationId) ?? [];
      const { status } = answer;
      const stored = status >= 400 && !again && recorded.length > 0;
      const lost = status < 300 && isWrite(document, sent.operationId) && recorded.length === 0;
      return [
        ...(stored ? [`a refused request has left ${recorded.join(', ')}`] : []),
        ...(lost ? ['an acknowledged write has left no entry'] : []),
      ].map((what) => told(seed, index, what, sent, answer));
    });
  } finally {
    await owner.end();
  }
}

/** A fault with the request that shows it again. */
function told(seed: number, index: number, what: string, sent: Sent, { status, body }: Answer): string {
  const { operationId, method, url, headers, payload } = sent;
  return [
    `${what}\n  ${operationId}, request ${index} of seed ${seed}, answered ${status}: ${JSON.stringify(body).slice(0, SHOWN)}`,
    `  ${method} ${url.slice(0, SHOWN)} ${JSON.stringify(headers).slice(0, SHOWN)}`,
    `  body (${payload?.kind ?? 'none'}): ${payload?.content.toString().slice(0, SHOWN) ?? ''}`,
  ].join('\n');
}
