import type { Transaction } from 'kysely';
import { type AuditSubject, sha256 } from '../audit/index.ts';
import type { Database } from '../db/database.ts';
import {
  findKeyOutcome,
  insertKeyOutcome,
  type KeyTables,
  type KeyUse,
  tryHoldKey,
} from '../db/idempotency.ts';
import type { Dependencies } from './dependencies.ts';
import type { Resource } from './errors.ts';
import { notFound } from './failures.ts';
import type { Instant } from './model.ts';
import { inCase, inCases, recordOutsideCases } from './records.ts';
import { type Act, DomainFailure, type Write } from './services.ts';

/** What a write did: the thing it recorded, and when. */
export interface Done {
  readonly id: string;
  readonly at: Instant;
}

/** The same with its answer, where the act has it at hand: what `load` would give, read back at that instant. */
export interface Answered<T> extends Done {
  readonly answer?: T;
}

/** A kind of write. Keys are per principal and per operation, so one key may serve two operations. */
export interface Operation<T> {
  readonly name: string;
  /** What is recorded. */
  readonly kind: AuditSubject['kind'];
  /** The licence to whose case the thing belongs; left out for a thing that belongs to no case. */
  readonly licenceOf?: (trx: Transaction<Database>, id: string) => Promise<string | undefined>;
  /** For a thing that stands over several cases, or over none yet: the licences of them all. */
  readonly licencesOf?: (trx: Transaction<Database>, id: string) => Promise<readonly string[]>;
  /** The thing as it was known at an instant, as whoever acts may read it: the answer to the write, now and when it comes again. */
  readonly load: (trx: Transaction<Database>, id: string, knownAt: Instant, act: Act) => Promise<T>;
  /** Whether the answer can still be made when the content of the case was erased. */
  readonly alsoErased?: boolean;
  /** What the request names, which whoever lost sight of the case is told not to be there; a licence when left out. */
  readonly askedFor?: Resource;
  /** Whether the answer is also for those who do not see the case, as the act itself was. */
  readonly alsoOutOfSight?: boolean;
}

/**
 * Does a write in one transaction, once per idempotency key. The answer is read back as it is known at the instant of the write,
 * and a repeated request is answered by the same reading: nothing later can be recorded at or before that instant, so
 * the answers are equal and no copy of personal content is kept with the key.
 *
 * A repeated request is one act, told once: its entry says that the answer was given again, for that is a reading of the case.
 *
 * @throws {DomainFailure} `idempotency-key-in-use` while another request with the key runs, `idempotency-key-reused`
 * when the key came with another request before, `erased` when the answer went with the content of the case.
 */
export async function once<T>(
  deps: Dependencies,
  write: Write,
  operation: Operation<T>,
  act: (trx: Transaction<Database>) => Promise<Answered<T>>,
): Promise<T> {
  return deps.db.transaction().execute((trx) =>
    onceIn(trx, write, operation.name, {
      act: () => act(trx),
      repeat: (id) => recordRepeat(deps, trx, write, operation, id),
      load: (id, knownAt) => operation.load(trx, id, knownAt, write),
    }),
  );
}

/** What a write does, in a transaction that is open. */
export interface OnceSteps<T> {
  readonly act: () => Promise<Answered<T>>;
  /** Records that the answer is given again. */
  readonly repeat: (id: string) => Promise<void>;
  /** The answer, as it was known at the instant of the act. */
  readonly load: (id: string, knownAt: Instant) => Promise<T>;
}

/** The same in a transaction of any role that keeps keys. @throws {DomainFailure} as `once`. */
export async function onceIn<T>(
  trx: Transaction<KeyTables>,
  write: Write,
  operation: string,
  { act, repeat, load }: OnceSteps<T>,
): Promise<T> {
  const { idempotency } = write;
  if (idempotency === undefined) {
    const done = await act();
    return done.answer ?? load(done.id, done.at);
  }
  const use = nameUse(write.principal.subject, operation, idempotency.key);
  if (!(await tryHoldKey(trx, use))) {
    throw new DomainFailure({ code: 'idempotency-key-in-use' });
  }
  // Under the lock: whoever held the key before has committed, and this statement sees it.
  const earlier = await findKeyOutcome(trx, use);
  if (earlier !== undefined) {
    if (earlier.requestHash !== idempotency.requestHash) {
      throw new DomainFailure({ code: 'idempotency-key-reused' });
    }
    await repeat(earlier.resourceId);
    return load(earlier.resourceId, earlier.recordedAt);
  }
  const done = await act();
  await insertKeyOutcome(trx, use, {
    requestHash: idempotency.requestHash,
    resourceId: done.id,
    recordedAt: done.at,
  });
  return done.answer ?? load(done.id, done.at);
}

async function recordRepeat<T>(
  deps: Dependencies,
  trx: Transaction<Database>,
  write: Write,
  operation: Operation<T>,
  id: string,
): Promise<void> {
  const { kind, licenceOf, licencesOf, alsoErased = false, alsoOutOfSight = false } = operation;
  const { askedFor = 'licence' } = operation;
  const options = { alsoErased, alsoOutOfSight, askedFor };
  const several = (await licencesOf?.(trx, id)) ?? [];
  if (several.length > 0) {
    await inCases(
      deps,
      trx,
      write,
      several,
      async (works) => {
        for (const work of works) {
          await work.record('answer-repeated', [{ kind, id }]);
        }
      },
      options,
    );
    return;
  }
  if (licenceOf === undefined) {
    await recordOutsideCases(deps, trx, write, 'answer-repeated', [{ kind, id }], undefined);
    return;
  }
  const licenceId = await licenceOf(trx, id);
  if (licenceId === undefined) {
    throw notFound(askedFor);
  }
  await inCase(
    deps,
    trx,
    write,
    licenceId,
    (work) => work.record('answer-repeated', [{ kind, id }]),
    options,
  );
}

/** Lengths go in front, so that no two different uses give the same bytes. */
function nameUse(subject: string, operation: string, key: string): KeyUse {
  const parts = [subject, operation, key].map((part) => `${part.length}:${part}`);
  return { subject, operation, keyDigest: sha256(Buffer.from(parts.join(''), 'utf8')) };
}
