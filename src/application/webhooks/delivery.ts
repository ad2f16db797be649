import type { Kysely, Transaction } from 'kysely';
import type { Database } from '../../db/database.ts';
import {
  findCasesWithDeadLetters,
  findDeadLetters,
  insertDeadLetters,
  keepDeadLetter,
  type NewDeadLetter,
  removeDeadLetters,
  removeUnseenDeadLetters,
} from '../../db/webhook-dead-letters.ts';
import {
  findWebhookHead,
  findWebhookVersion,
  lockWebhook,
  moveWebhook,
  releaseDelivery,
  tryHoldDelivery,
  type WebhookHead,
  type WebhookProgress,
} from '../../db/webhooks.ts';
import type { Dependencies } from '../dependencies.ts';
import { type SequencedEvent, toEvent } from '../feed/cloud-event.ts';
import { scanEvents } from '../feed/scan.ts';
import type { Instant } from '../model.ts';
import { recordOutsideCases } from '../records.ts';
import type { Principal } from '../services.ts';
import { faultOfAddress } from './addresses.ts';
import { contentOf, onlookerOf } from './content.ts';
import type { WebhookContent } from './services.ts';
import { generationsAt, secretOf, signedHeaders } from './signing.ts';
import { settingsOf } from './subscriptions.ts';

/** What a receiver answered, or why there is no answer. */
export type Answered = { readonly status: number } | { readonly failure: 'timed-out' | 'unreachable' };

/** Sends one event; gives the status of the answer, whose body says nothing here, and follows no redirection. */
export type SendEvent = (
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
) => Promise<Answered>;

/** What sending needs. */
export interface DeliveryParts {
  readonly deps: Dependencies;
  readonly send: SendEvent;
  /** Milliseconds from each failure of one event to the next attempt; after the last it becomes a dead letter. */
  readonly retriesMs: readonly number[];
  /** From 0 to 1: so much of a tenth is added to each wait, that receivers which failed together are not tried together. */
  readonly random: () => number;
}

/** Waits between attempts, as the Standard Webhooks specification suggests them: a little over three days altogether. */
export const RETRIES_MS: readonly number[] = [
  5,
  5 * 60,
  30 * 60,
  2 * 3_600,
  5 * 3_600,
  10 * 3_600,
  14 * 3_600,
  20 * 3_600,
  24 * 3_600,
].map((seconds) => seconds * 1_000);

/** Most events of one turn: what a process that is killed may have sent and not kept that it did. */
const BATCH = 100;
/** How long a turn goes on sending. What is under way then comes to its end. */
const TURN_MS = 5_000;

/** Who sends, in the entries of it. */
const SENDER: Principal = {
  subject: 'webhook-delivery',
  kind: 'system',
  permissions: [],
  areas: 'everywhere',
};

/** What a turn came to: another process sends to this subscriber, there was nothing to do, or there was and may be more. */
export type DeliveryTurn = 'another' | 'idle' | 'worked';

/**
 * One turn of sending to one subscriber: first what was asked for again, then what is new, one event after the other in the order of
 * the log. How far it got is kept afterwards, so that a process which dies sends some events twice and leaves none out.
 *
 * The right to send is a lock of the connection on which everything is kept: it ends with its holder, and whoever has lost it can keep
 * nothing either.
 */
export async function takeDeliveryTurn(
  parts: DeliveryParts,
  id: string,
  signal: AbortSignal,
): Promise<DeliveryTurn> {
  return parts.deps.db.connection().execute(async (db) => {
    if (!(await tryHoldDelivery(db, id))) {
      return 'another';
    }
    try {
      const turn = await openTurn(parts, db, id, signal);
      return turn === undefined ? 'idle' : await deliver(turn);
    } finally {
      await releaseDelivery(db, id);
    }
  });
}

/** A turn under way. */
interface Turn extends DeliveryParts {
  readonly db: Kysely<Database>;
  readonly head: WebhookHead;
  readonly content: WebhookContent;
  readonly now: Instant;
  readonly isOver: () => boolean;
}

async function openTurn(
  parts: DeliveryParts,
  db: Kysely<Database>,
  id: string,
  signal: AbortSignal,
): Promise<Turn | undefined> {
  const { deps } = parts;
  const head = await findWebhookHead(db, id);
  const stored = head && (await findWebhookVersion(db, id, 'infinity'));
  if (head === undefined || stored === undefined || stored.bytes === null || head.paused || head.gone) {
    return undefined;
  }
  const content = contentOf(stored);
  if (faultOfAddress(content.url, settingsOf(deps)) !== undefined) {
    return undefined;
  }
  const now = deps.clock();
  const end = Date.parse(now) + TURN_MS;
  const isOver = () => signal.aborted || Date.parse(deps.clock()) > end;
  return { ...parts, db, head, content, now, isOver };
}

async function deliver(turn: Turn): Promise<DeliveryTurn> {
  const again = await deliverAgain(turn);
  if (again === 'gone' || turn.isOver()) {
    return 'worked';
  }
  const { nextAttemptAt } = turn.head;
  const fresh =
    nextAttemptAt !== null && nextAttemptAt > turn.now ? ('idle' as const) : await deliverNew(turn);
  return again === 'worked' ? 'worked' : fresh;
}

/** Dead letters that were asked for again. One that fails stays one, and the rest of its case with it. */
async function deliverAgain(turn: Turn): Promise<DeliveryTurn | 'gone'> {
  const { deps, db, head, content, now } = turn;
  const onlooker = onlookerOf(head.subject, content);
  const letters = await findDeadLetters(db, head.id, onlooker, now, { from: 0, limit: BATCH, only: 'again' });
  if (letters.length === 0) {
    await removeUnseenDeadLetters(db, head.id, onlooker, now);
    return 'idle';
  }
  const sent: SequencedEvent[] = [];
  const delivered: number[] = [];
  let failed: { readonly event: SequencedEvent; readonly failure: string } | undefined;
  for (const letter of letters) {
    const event = toEvent(letter, deps.log.origin);
    if (event === undefined) {
      continue;
    }
    if (turn.isOver()) {
      break;
    }
    const failure = await sendOne(turn, event);
    sent.push(event);
    if (failure !== undefined) {
      // Whoever fails once may fail for each: the rest waits for the next turn, and what is new is not held up.
      failed = { event, failure };
      break;
    }
    delivered.push(event.index);
  }
  const isGone = failed?.failure === GONE;
  await db.transaction().execute(async (trx) => {
    const current = await lockWebhook(trx, head.id);
    await removeDeadLetters(trx, head.id, delivered);
    if (failed !== undefined) {
      const { index, licenceId } = failed.event;
      await keepDeadLetter(trx, head.id, { index, licenceId, failure: failed.failure });
    }
    if (isGone && current?.version === head.version) {
      await moveWebhook(trx, head.id, { ...current, gone: true });
    }
    await recordDelivered(turn, trx, sent);
  });
  return isGone ? 'gone' : 'worked';
}

/** What is new, from where the last turn ended. */
async function deliverNew(turn: Turn): Promise<DeliveryTurn> {
  const { deps, db, head, content, now, retriesMs, random } = turn;
  const onlooker = onlookerOf(head.subject, content);
  const { events, until } = await scanEvents(
    db,
    deps.log.origin,
    onlooker,
    { from: head.position, limit: BATCH },
    now,
  );
  if (until === head.position) {
    return 'idle';
  }
  const { types } = content;
  const wanted = events.filter(({ event }) => types === undefined || types.includes(event.type));
  const behind = new Set(
    await findCasesWithDeadLetters(
      db,
      head.id,
      wanted.map(({ licenceId }) => licenceId),
    ),
  );
  const sent: SequencedEvent[] = [];
  const letters: NewDeadLetter[] = [];
  let isNews = false;
  const passed: Omit<WebhookProgress, 'failed'> = {
    position: until,
    attempts: 0,
    nextAttemptAt: null,
    gone: false,
  };
  let reached = passed;
  let failed: WebhookProgress['failed'];
  for (const event of wanted) {
    const { index, licenceId } = event;
    if (behind.has(licenceId)) {
      letters.push({ index, licenceId, reason: 'follows', failure: null });
      continue;
    }
    if (turn.isOver()) {
      reached = { ...passed, position: index };
      break;
    }
    const failure = await sendOne(turn, event);
    sent.push(event);
    if (failure === undefined) {
      isNews = true;
      continue;
    }
    const at = deps.clock();
    failed = { index, failure, at };
    const attempts = (head.failedIndex === index ? head.attempts : 0) + 1;
    const wait = retriesMs[attempts - 1];
    isNews ||= attempts === 1;
    if (failure === GONE) {
      reached = { ...passed, position: index, gone: true };
      break;
    }
    if (wait !== undefined) {
      const nextAttemptAt = new Date(Date.parse(at) + wait * (1 + random() / 10)).toISOString();
      reached = { position: index, attempts, nextAttemptAt, gone: false };
      break;
    }
    // Given up. What follows of the same case would be out of order without it.
    behind.add(licenceId);
    letters.push({ index, licenceId, reason: 'not-delivered', failure });
  }
  await db.transaction().execute(async (trx) => {
    const current = await lockWebhook(trx, head.id);
    await insertDeadLetters(trx, head.id, letters, deps.clock());
    // Who changed the subscription meanwhile wants its receiver tried again.
    const isSame = current?.version === head.version;
    await moveWebhook(trx, head.id, {
      ...(isSame ? reached : { ...passed, position: reached.position }),
      ...(failed === undefined ? {} : { failed }),
    });
    if (isNews || letters.length > 0) {
      await recordDelivered(turn, trx, sent);
    }
  });
  return 'worked';
}

/** The failure by which a receiver says that it wants no more (RFC 9110, section 15.5.11). */
const GONE = 'status-410';

/** Sends an event; gives what went wrong, as a code. */
async function sendOne(turn: Turn, { event }: SequencedEvent): Promise<string | undefined> {
  const { deps, head, content, send } = turn;
  const body = JSON.stringify(event);
  const at = deps.clock();
  const { secretKey } = settingsOf(deps);
  const secrets = generationsAt(content.secret, at).map((one) => secretOf(secretKey, head.id, one));
  const answered = await send(
    content.url,
    {
      'content-type': 'application/cloudevents+json; charset=utf-8',
      ...signedHeaders(secrets, { id: event.id, at, body }),
    },
    body,
  );
  if ('failure' in answered) {
    return answered.failure;
  }
  const { status } = answered;
  if (status >= 200 && status < 300) {
    return undefined;
  }
  return status >= 300 && status < 400 ? 'redirected' : `status-${status}`;
}

/** What was handed out, or was on its way: to whom, and between which places of the log. */
async function recordDelivered(
  { deps, head }: Turn,
  trx: Transaction<Database>,
  sent: readonly SequencedEvent[],
): Promise<void> {
  const [first, last] = [sent[0], sent.at(-1)];
  if (first === undefined || last === undefined) {
    return;
  }
  const { id, version } = head;
  await recordOutsideCases(
    deps,
    trx,
    { principal: SENDER, correlationId: deps.newId() },
    'events-delivered',
    [{ kind: 'webhook-subscription', id, version }],
    undefined,
    { recipient: id, range: { from: first.index, until: last.index + 1 } },
  );
}
