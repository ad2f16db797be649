import { setTimeout as delay } from 'node:timers/promises';
import { Kysely, type Transaction, type TransactionBuilder } from 'kysely';
import { isConnectionLost, isReadOnly, isRolledBack } from './failures.ts';

/** Times that a transaction is begun at most where others keep getting in its way. */
const MOST_ATTEMPTS = 4;
/** The longest pause before the second attempt, in milliseconds; each later one may be twice as long. */
const PAUSE_MS = 20;

/**
 * A database whose transactions are done again where that is safe, which is where it is certain that nothing of them remains:
 *
 * - the database rolled them back, because they were in each other's way (SQLSTATE 40001, 40P01): up to three times more;
 * - the connection was lost before COMMIT was sent, or led to a server that only reads: once more, on a new connection.
 *
 * Nothing else is: where COMMIT was sent and not answered, something may have been recorded (`OutcomeUnknown`); where a statement
 * took too long, the next would too; where the server refuses connections, whoever asked is told at once.
 *
 * INVARIANT: what a transaction is given to do has no effect beside it, so that doing it twice is doing it once.
 */
export class RetryingDatabase<DB> extends Kysely<DB> {
  override transaction(): TransactionBuilder<DB> {
    return retrying(super.transaction());
  }
}

function retrying<DB>(builder: TransactionBuilder<DB>): TransactionBuilder<DB> {
  const execute = builder.execute.bind(builder);
  const setAccessMode = builder.setAccessMode.bind(builder);
  const setIsolationLevel = builder.setIsolationLevel.bind(builder);
  return Object.assign(builder, {
    execute: async <T>(work: (trx: Transaction<DB>) => Promise<T>): Promise<T> =>
      attempt(() => execute(work)),
    setAccessMode: (mode: Parameters<typeof setAccessMode>[0]) => retrying(setAccessMode(mode)),
    setIsolationLevel: (level: Parameters<typeof setIsolationLevel>[0]) => retrying(setIsolationLevel(level)),
  });
}

async function attempt<T>(transaction: () => Promise<T>): Promise<T> {
  let losses = 0;
  for (let tries = 1; ; tries += 1) {
    try {
      // One after the other: that the one before failed is why there is another.
      return await transaction();
    } catch (error) {
      const lost = isConnectionLost(error) || isReadOnly(error);
      losses += lost ? 1 : 0;
      if (tries === MOST_ATTEMPTS || (lost ? losses > 1 : !isRolledBack(error))) {
        throw error;
      }
    }
    // Of two that met, one should be through before the other comes again.
    await delay(Math.random() * PAUSE_MS * 2 ** tries);
  }
}
