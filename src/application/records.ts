import type { Transaction } from 'kysely';
import {
  AUDIT_ACTS,
  type AuditAct,
  type AuditSubject,
  appendToChain,
  type ChainHead,
  commitTo,
  EMPTY_CHAIN,
  type EntryDraft,
  newSalt,
  type QueryCriterion,
  type SealedEntry,
  sealOutsideChains,
} from '../audit/index.ts';
import { insertContent, insertEntry } from '../db/audit-log.ts';
import { type CaseHead, insertCase, lockCase, moveCaseHead } from '../db/cases.ts';
import type { Database } from '../db/database.ts';
import type { Dependencies } from './dependencies.ts';
import { notFound } from './failures.ts';
import { instantAfter } from './instants.ts';
import type { Instant } from './model.ts';
import type { Act } from './services.ts';

/**
 * The one way in which use cases touch a case: its head is locked first, every act appends its audit entry, and the head moves
 * last. A refused act rolls back and leaves nothing; entries for refusals are written from here when they come.
 */
export interface CaseWork {
  readonly trx: Transaction<Database>;
  readonly licenceId: string;
  /** When this work is recorded: later than everything recorded of the case so far. */
  readonly at: Instant;
  /** Opaque subject of who acts. */
  readonly by: string;
  /** The head as it was when it was locked. */
  readonly head: CaseHead;
  /** Appends the entry of an act; gives its id, which is also the key of `content`, the bytes the act recorded. */
  readonly record: (act: AuditAct, about: readonly AuditSubject[], content?: Buffer) => Promise<string>;
  /** Says that the licence has a new version, and where it is now supervised. */
  readonly moveLicence: (version: number, area: Area) => void;
}

/** Where a licence is supervised. */
export interface Area {
  readonly region: string | undefined;
  readonly deliveryUnit: string | undefined;
}

/**
 * Works on an existing case.
 *
 * @throws {DomainFailure} `not-found` when there is no such licence.
 */
export async function inCase<T>(
  deps: Dependencies,
  trx: Transaction<Database>,
  act: Act,
  licenceId: string,
  work: (on: CaseWork) => Promise<T>,
): Promise<T> {
  const head = await lockCase(trx, licenceId);
  if (head === undefined) {
    throw notFound('licence');
  }
  return workOn(deps, trx, act, licenceId, head, instantAfter(head.lastInstant, deps.clock()), work);
}

/** Starts a case for a new licence, at version 1, and works on it. */
export async function inNewCase<T>(
  deps: Dependencies,
  trx: Transaction<Database>,
  act: Act,
  area: Area,
  work: (on: CaseWork) => Promise<T>,
): Promise<T> {
  const licenceId = deps.newId();
  const at = deps.clock();
  const head: CaseHead = {
    licenceVersion: 1,
    region: area.region ?? null,
    deliveryUnit: area.deliveryUnit ?? null,
    chainLength: EMPTY_CHAIN.length,
    chainHash: Buffer.from(EMPTY_CHAIN.hash, 'hex'),
    lastInstant: at,
  };
  await insertCase(trx, licenceId, head);
  return workOn(deps, trx, act, licenceId, head, at, work);
}

async function workOn<T>(
  deps: Dependencies,
  trx: Transaction<Database>,
  act: Act,
  licenceId: string,
  head: CaseHead,
  at: Instant,
  work: (on: CaseWork) => Promise<T>,
): Promise<T> {
  let chain: ChainHead = { length: head.chainLength, hash: head.chainHash.toString('hex') };
  let licence = { version: head.licenceVersion, region: head.region, deliveryUnit: head.deliveryUnit };
  const result = await work({
    trx,
    licenceId,
    at,
    by: act.principal.subject,
    head,
    async record(name, about, content) {
      const salt = content === undefined ? undefined : newSalt();
      const draft = draftEntry(
        deps,
        act,
        name,
        about,
        at,
        content === undefined || salt === undefined ? {} : { content: commitTo(content, salt) },
      );
      const appended = appendToChain(draft, licenceId, chain);
      await insertEntry(trx, toRow(appended.sealed, at, { licenceId, index: chain.length }));
      if (content !== undefined && salt !== undefined) {
        await insertContent(trx, { entryId: draft.id, bytes: content, salt });
      }
      chain = appended.head;
      return draft.id;
    },
    moveLicence(version, area) {
      licence = { version, region: area.region ?? null, deliveryUnit: area.deliveryUnit ?? null };
    },
  });
  await moveCaseHead(trx, licenceId, {
    licenceVersion: licence.version,
    region: licence.region,
    deliveryUnit: licence.deliveryUnit,
    chainLength: chain.length,
    chainHash: Buffer.from(chain.hash, 'hex'),
    lastInstant: at,
  });
  return result;
}

/** Appends the entry of a search or list, which belongs to no case's chain. It names what was given, not what was asked. */
export async function recordOutsideCases(
  deps: Dependencies,
  trx: Transaction<Database>,
  act: Act,
  name: AuditAct,
  about: readonly AuditSubject[],
  query: readonly QueryCriterion[],
): Promise<void> {
  const at = deps.clock();
  const sealed = sealOutsideChains(draftEntry(deps, act, name, about, at, { query }));
  await insertEntry(trx, toRow(sealed, at));
}

function draftEntry(
  deps: Dependencies,
  act: Act,
  name: AuditAct,
  about: readonly AuditSubject[],
  at: Instant,
  more: Pick<EntryDraft, 'content' | 'query'>,
): EntryDraft {
  const { subject, kind } = act.principal;
  return {
    id: deps.newId(),
    act: name,
    at,
    actor: { subject, kind },
    correlationId: act.correlationId,
    about,
    ...(kind === 'system' && givesWhatWasRecorded(name) ? { recipient: subject } : {}),
    ...more,
  };
}

/** Reads, and runs over what was recorded, hand another system what it did not send: a disclosure (DPA 2018 s.62(1)(d)). */
function givesWhatWasRecorded(name: AuditAct): boolean {
  return AUDIT_ACTS[name] === 'consultation' || AUDIT_ACTS[name] === 'combination';
}

function toRow(
  sealed: SealedEntry,
  recordedAt: Instant,
  place?: { readonly licenceId: string; readonly index: number },
) {
  const row = { id: sealed.entry.id, bytes: sealed.bytes, hash: Buffer.from(sealed.hash, 'hex'), recordedAt };
  return place === undefined ? row : { ...row, place };
}
