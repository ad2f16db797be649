import type { DatabaseLog } from '../../db/log.ts';
import { findDueWebhooks } from '../../db/webhooks.ts';
import { type BackgroundWork, workInBackground } from '../evidence/background.ts';
import { watchWork } from '../measures/work.ts';
import { type DeliveryParts, takeDeliveryTurn } from './delivery.ts';

/** How often somebody looks whether there is something to send. */
const PAUSE_MS = 500;
/** Subscribers to whom one process sends at the same time, each over a connection of its own: one that is slow keeps no other waiting. */
const LANES = 3;

/** Sends events to those who subscribed, for as long as the process runs. Every replica does; the database lets one at a time. */
export function startWebhookWork(parts: DeliveryParts, log: DatabaseLog): BackgroundWork {
  const { onDone, onFailure } = watchWork(parts.deps, 'webhooks', log);
  const tell = onFailure('events could not be sent');
  const lanes = Array.from({ length: LANES }, () =>
    workInBackground(
      PAUSE_MS,
      async (signal) => {
        const { db, clock } = parts.deps;
        let hasWorked = false;
        for (const id of await findDueWebhooks(db, clock())) {
          if (signal.aborted) {
            break;
          }
          // What fails for one subscriber keeps no other waiting.
          const turn = await takeDeliveryTurn(parts, id, signal).catch(tell);
          hasWorked ||= turn === 'worked';
        }
        return hasWorked ? 'at-once' : 'after-pause';
      },
      tell,
      onDone,
    ),
  );
  return {
    stop: async () => {
      await Promise.all(lanes.map((lane) => lane.stop()));
    },
  };
}
