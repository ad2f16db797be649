import type { AuditSubject, QueryCriterion } from '../../audit/index.ts';
import { findQueue, type QueueFilter, type QueuePlace } from '../../db/consideration-queue.ts';
import { loadConsiderations } from '../considerations.ts';
import { decodeQueueCursor, encodeCursor, type QueueCursor } from '../cursors.ts';
import type { Dependencies } from '../dependencies.ts';
import { LATEST } from '../instants.ts';
import type { Instant } from '../model.ts';
import { recordOutsideCases } from '../records.ts';
import type { Services } from '../services.ts';
import type { QueueQuery } from './services.ts';
import { QUEUE_RULES } from './whose-move.ts';

type QueueServices = Pick<Services, 'listConsiderations'>;

/**
 * The queue: considerations in sight, the most urgent first and among those what is due first, page by page.
 *
 * A page follows on the place of the last item, not on a count, so that what moves meanwhile shifts nothing: an item that stays
 * as it is comes exactly once. Every page shows things as they are when it is read, but what has run out by the instant of
 * the first page, so that nothing comes on to a queue by time alone behind the reader's back. Sight is that of the moment.
 */
export function createQueueServices(deps: Dependencies): QueueServices {
  const byClockOf = (now: Instant): Dependencies => ({ ...deps, clock: () => now });
  return {
    listConsiderations: (act, { cursor, limit, ...query }) => {
      const from = cursor === undefined ? undefined : decodeQueueCursor(cursor);
      const seenAt = deps.clock();
      // No list began at an instant to come, whatever a cursor says.
      const now = from === undefined || from.now > seenAt ? seenAt : from.now;
      // One snapshot for all that is read: a case erased meanwhile is shown as it was, or not at all.
      return deps.db
        .transaction()
        .setIsolationLevel('repeatable read')
        .execute(async (trx) => {
          const found = await findQueue(
            trx,
            { onlooker: act.principal, seenAt, now, ...filterOf(query) },
            { limit: limit + 1, ...(from === undefined ? {} : { after: placeOf(from) }) },
          );
          const places = found.slice(0, limit);
          const ids = places.map(({ id }) => id);
          const loaded = await loadConsiderations(trx, byClockOf(now), ids, LATEST, act);
          const byId = new Map(loaded.map((item) => [item.id, item]));
          const items = places.flatMap(({ id }) => byId.get(id) ?? []);
          const subjects = items.map(
            ({ id, version }): AuditSubject => ({ kind: 'consideration', id, version }),
          );
          await recordOutsideCases(deps, trx, act, 'considerations-listed', subjects, criteriaOf(query));
          const last = found.length > limit ? places.at(-1) : undefined;
          return last === undefined ? { items } : { items, next: encodeCursor(cursorAfter(last, now)) };
        });
    },
  };
}

function filterOf({ queue, ...rest }: QueueQuery): Omit<QueueFilter, 'onlooker' | 'seenAt' | 'now'> {
  return { ...rest, ...(queue === undefined ? {} : { queue: QUEUE_RULES[queue] }) };
}

function placeOf({ after, urgencyRank, dueAt }: QueueCursor): QueuePlace {
  return { id: after, urgencyRank, nextDueAt: dueAt ?? null };
}

function cursorAfter({ id, urgencyRank, nextDueAt }: QueuePlace, now: Instant): QueueCursor {
  return { urgencyRank, ...(nextDueAt === null ? {} : { dueAt: nextDueAt }), after: id, now };
}

/** Names of what was asked by, never the values. */
function criteriaOf({ region, deliveryUnit, queue, state }: QueueQuery): readonly QueryCriterion[] {
  const given: readonly (readonly [QueryCriterion, unknown])[] = [
    ['region', region],
    ['delivery-unit', deliveryUnit],
    ['queue', queue],
    ['state', state],
  ];
  return given.flatMap(([name, value]) => (value === undefined ? [] : [name]));
}
