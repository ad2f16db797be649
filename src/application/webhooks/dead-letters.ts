import {
  askForDeadLetters,
  findDeadLetters,
  findWebhookReplay,
  insertWebhookReplay,
  type StoredDeadLetter,
} from '../../db/webhook-dead-letters.ts';
import { findWebhookHead, lockWebhook } from '../../db/webhooks.ts';
import type { Dependencies } from '../dependencies.ts';
import { invalid } from '../failures.ts';
import { fromPosition, toEvent, toPosition } from '../feed/cloud-event.ts';
import { type Operation, once } from '../once.ts';
import { recordOutsideCases } from '../records.ts';
import type { DeadLetter, WebhookReplay, WebhookServices } from './services.ts';
import { openWebhook } from './subscriptions.ts';

type DeadLetterServices = Pick<WebhookServices, 'listDeadLetters' | 'replayDeadLetters'>;

/** Events that could not be delivered: reading them, and having them sent again. */
export function createDeadLetterServices(deps: Dependencies): DeadLetterServices {
  return {
    listDeadLetters: (act, id, { cursor, limit }) =>
      deps.db.transaction().execute(async (trx) => {
        const { version } = await openWebhook(act, id, (known) => findWebhookHead(trx, known));
        const from = cursor === undefined ? 0 : indexAfter('/cursor', cursor);
        // As whoever asks sees the cases now.
        const found = await findDeadLetters(trx, id, act.principal, deps.clock(), {
          from,
          limit: limit + 1,
          only: 'all',
        });
        const shown = found.slice(0, limit);
        const last = shown.at(-1);
        const [first] = shown;
        const range =
          first === undefined || last === undefined
            ? {}
            : { range: { from: first.index, until: last.index + 1 } };
        const about = [{ ...WEBHOOK, id, version }];
        await recordOutsideCases(deps, trx, act, 'webhooks-listed', about, undefined, range);
        const items = shown.flatMap((letter) => toLetter(letter, deps.log.origin) ?? []);
        return found.length > limit && last !== undefined
          ? { items, next: toPosition(last.index + 1) }
          : { items };
      }),

    replayDeadLetters: (write, id, { from, to }) =>
      once(deps, write, REPLAY, async (trx) => {
        const { version } = await openWebhook(write, id, (known) => lockWebhook(trx, known));
        const stretch = {
          from: from === undefined ? 0 : indexAfter('/from', from) - 1,
          until: to === undefined ? Number.MAX_SAFE_INTEGER : indexAfter('/to', to),
        };
        const about = [{ ...WEBHOOK, id, version }];
        const entry = await recordOutsideCases(deps, trx, write, 'webhook-replayed', about, undefined);
        const letters = await askForDeadLetters(trx, id, write.principal, entry.at, stretch);
        await insertWebhookReplay(trx, {
          id: deps.newId(),
          subscriptionId: id,
          letters,
          entryId: entry.id,
          recordedAt: entry.at,
          recordedBy: write.principal.subject,
        });
        return { id, at: entry.at };
      }),
  };
}

const WEBHOOK = { kind: 'webhook-subscription' } as const;

const REPLAY: Operation<WebhookReplay> = {
  name: 'replay-webhook',
  ...WEBHOOK,
  load: async (trx, id, knownAt) => {
    const replay = await findWebhookReplay(trx, id, knownAt);
    if (replay === undefined) {
      throw new TypeError(`a replay of webhook subscription ${id} was recorded and is not there`);
    }
    return replay;
  },
};

/** The index after the one that a text names. */
function indexAfter(field: string, text: string): number {
  const index = text === 'start' ? undefined : fromPosition(text);
  if (index === undefined) {
    throw invalid({
      field,
      problem: 'is not the place of an event',
      remedy: 'send the `sequence` of an event, or the `next` of the page before as `cursor`',
    });
  }
  return index;
}

function toLetter(letter: StoredDeadLetter, source: string): DeadLetter | undefined {
  const { reason, failure, again, recordedAt } = letter;
  const event = toEvent(letter, source)?.event;
  return event && { event, reason, ...(failure === null ? {} : { failure }), again, recordedAt };
}
