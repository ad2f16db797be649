import type { Transaction } from 'kysely';
import { sha256 } from '../audit/index.ts';
import type { Database } from '../db/database.ts';
import { findKeyOutcome, insertKeyOutcome, type KeyUse, tryHoldKey } from '../db/idempotency.ts';
import type { Dependencies } from './dependencies.ts';
import type { Instant } from './model.ts';
import { DomainFailure, type Write } from './services.ts';

/** What a write did: the thing it recorded, and when. */
export interface Done {
  readonly id: string;
  readonly at: Instant;
}

/** A kind of write. Keys are per principal and per operation, so one key may serve two operations. */
export interface Operation<T> {
  readonly name: string;
  /** The thing as it was known at an instant: the answer to the write, now and when the same request comes again. */
  readonly load: (trx: Transaction<Database>, id: string, knownAt: Instant) => Promise<T>;
}

/**
 * Does a write in one transaction, once per idempotency key. The answer is read back as it is known at the instant of the write,
 * and a repeated request is answered by the same reading: nothing later can be recorded at or before that instant, so
 * the answers are equal and no copy of personal content is kept with the key.
 *
 * A repeated request appends no audit entry: it gives the principal who sent it exactly what the entry of the first says
 * that they were given, and recording it as a new act would make one act look like two.
 *
 * @throws {DomainFailure} `idempotency-key-in-use` while another request with the key runs, `idempotency-key-reused`
 * when the key came with another request before.
 */
export async function once<T>(
  deps: Dependencies,
  write: Write,
  operation: Operation<T>,
  act: (trx: Transaction<Database>) => Promise<Done>,
): Promise<T> {
  return deps.db.transaction().execute(async (trx) => {
    const { idempotency } = write;
    if (idempotency === undefined) {
      const done = await act(trx);
      return operation.load(trx, done.id, done.at);
    }
    const use = nameUse(write.principal.subject, operation.name, idempotency.key);
    if (!(await tryHoldKey(trx, use))) {
      throw new DomainFailure({ code: 'idempotency-key-in-use' });
    }
    // Under the lock: whoever held the key before has committed, and this statement sees it.
    const earlier = await findKeyOutcome(trx, use);
    if (earlier !== undefined) {
      if (earlier.requestHash !== idempotency.requestHash) {
        throw new DomainFailure({ code: 'idempotency-key-reused' });
      }
      return operation.load(trx, earlier.resourceId, earlier.recordedAt);
    }
    const done = await act(trx);
    await insertKeyOutcome(trx, use, {
      requestHash: idempotency.requestHash,
      resourceId: done.id,
      recordedAt: done.at,
    });
    return operation.load(trx, done.id, done.at);
  });
}

/** Lengths go in front, so that no two different uses give the same bytes. */
function nameUse(subject: string, operation: string, key: string): KeyUse {
  const parts = [subject, operation, key].map((part) => `${part.length}:${part}`);
  return { subject, operation, keyDigest: sha256(Buffer.from(parts.join(''), 'utf8')) };
}
