import { findTreeSize } from '../../db/log-tree.ts';
import type { Dependencies } from '../dependencies.ts';
import { invalid } from '../failures.ts';
import { recordOutsideCases } from '../records.ts';
import { fromPosition, toPosition } from './cloud-event.ts';
import { scanEvents } from './scan.ts';
import type { FeedServices } from './services.ts';

/** Following the log: a view of the entries that have their places, with no list of its own that could differ from them. */
export function createFeedServices(deps: Dependencies): FeedServices {
  return {
    followEvents: (act, { after, limit }) =>
      deps.db.transaction().execute(async (trx) => {
        const from = after === undefined ? 0 : fromPosition(after);
        if (from === undefined) {
          throw invalid({
            field: '/after',
            problem: 'is not a position in the log',
            remedy: 'send the `next` of the answer before, the `sequence` of an event, or `start`',
          });
        }
        const size = await findTreeSize(trx);
        if (from > size) {
          throw invalid({
            field: '/after',
            problem: `is beyond the log, which has ${size} entries`,
            remedy:
              'check the position; where an answer gave it, the log is another one or has lost entries: tell whoever runs the service, and start again from `start`',
          });
        }
        const { events, until } = await scanEvents(
          trx,
          deps.log.origin,
          act.principal,
          { from, limit },
          deps.clock(),
        );
        const [first, last] = [events[0], events.at(-1)];
        if (first !== undefined && last !== undefined) {
          const range = { from: first.index, until: last.index + 1 };
          await recordOutsideCases(deps, trx, act, 'feed-read', [], undefined, { range });
        }
        return { items: events.map(({ event }) => event), next: toPosition(until) };
      }),
  };
}
