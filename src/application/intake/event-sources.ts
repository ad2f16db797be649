import type { Transaction } from 'kysely';
import { sha256 } from '../../audit/index.ts';
import type { Database } from '../../db/database.ts';
import {
  type EventSource,
  findEventSources,
  findReferenceSalts,
  insertEventSources,
} from '../../db/intake.ts';
import type { Fault } from '../errors.ts';
import type { BreachEventContent } from '../model.ts';
import type { CaseWork } from '../records.ts';
import { DomainFailure } from '../services.ts';

/**
 * The digest under which the reference of an event is kept: SHA-256 of the salt of its licence, its source and its reference, each
 * part but the salt with its length in bytes in front. The row is never erased and the salt is: after that, nobody can find out by
 * guessing what a source called an event.
 */
export function referenceDigest(
  salt: Buffer,
  { source, sourceReference }: { readonly source: string; readonly sourceReference: string },
): Buffer {
  const parts = [source, sourceReference].map((part) => `${Buffer.byteLength(part)}:${part}`);
  return sha256(Buffer.concat([salt, Buffer.from(parts.join(''), 'utf8')]));
}

/**
 * The digest of the reference of an event of the case; undefined for an event without one.
 *
 * @throws {TypeError} when the salt of the licence is gone, which no open case can be without.
 */
async function digestOf(
  { trx, licenceId }: Pick<CaseWork, 'trx' | 'licenceId'>,
  { source, sourceReference }: Pick<BreachEventContent, 'source' | 'sourceReference'>,
): Promise<Buffer | undefined> {
  if (source === undefined || sourceReference === undefined) {
    return undefined;
  }
  const salt = saltOf(await findReferenceSalts(trx, [licenceId]), licenceId);
  return referenceDigest(salt, { source, sourceReference });
}

/** @throws {TypeError} when the salt of the licence is gone. */
export function saltOf(salts: ReadonlyMap<string, Buffer>, licenceId: string): Buffer {
  const salt = salts.get(licenceId);
  if (salt === undefined) {
    throw new TypeError(`the references of case ${licenceId} have no salt, and its content is not erased`);
  }
  return salt;
}

async function findOwner(trx: Transaction<Database>, digest: Buffer): Promise<EventSource | undefined> {
  const [owner] = await findEventSources(trx, [digest]);
  return owner;
}

/**
 * Gives a new event its reference, where it carries one.
 *
 * @throws {DomainFailure} `already-registered` when another event of the licence goes by it.
 */
export async function registerReference(
  work: CaseWork,
  eventId: string,
  event: BreachEventContent,
): Promise<void> {
  const digest = await digestOf(work, event);
  if (digest === undefined) {
    return;
  }
  if ((await findOwner(work.trx, digest)) !== undefined) {
    throw new DomainFailure({
      code: 'already-registered',
      resource: 'breach-event',
      field: '/sourceReference',
    });
  }
  await insertEventSources(work.trx, [{ digest, licenceId: work.licenceId, eventId }]);
}

/** Gives an event the reference that a revision says it has; it keeps those it had. What is wrong with it where it is another's. */
export async function reviseReference(
  work: CaseWork,
  eventId: string,
  event: BreachEventContent,
): Promise<readonly Fault[]> {
  const digest = await digestOf(work, event);
  if (digest === undefined) {
    return [];
  }
  const owner = await findOwner(work.trx, digest);
  if (owner === undefined) {
    await insertEventSources(work.trx, [{ digest, licenceId: work.licenceId, eventId }]);
    return [];
  }
  return owner.eventId === eventId
    ? []
    : [
        {
          field: '/changes/sourceReference',
          problem: 'another event of this licence is recorded under this reference of this source',
          remedy: 'correct `source` or `sourceReference`, or revise that other event',
        },
      ];
}
