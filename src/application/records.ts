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
import { type CaseHead, insertCase, type LockedCase, lockCase, moveCaseHead } from '../db/cases.ts';
import type { Database } from '../db/database.ts';
import type { Dependencies } from './dependencies.ts';
import { erasedFailure } from './evidence/erased.ts';
import { notFound } from './failures.ts';
import { instantAfter } from './instants.ts';
import type { Instant } from './model.ts';
import type { Act } from './services.ts';

/**
 * The one way in which use cases touch a case: its head is locked first, every act appends its audit entry, and the head moves
 * last. A refused act rolls back and leaves nothing; that it was refused is recorded afterwards, as an act of its own.
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
  readonly record: (
    act: AuditAct,
    about: readonly AuditSubject[],
    content?: Buffer,
    more?: EntryDetails,
  ) => Promise<string>;
  /** Says that the licence has a new version, and where it is now supervised. */
  readonly moveLicence: (version: number, area: Area) => void;
}

/** What an entry says of an act besides who did what, where the act has it. */
export type EntryDetails = Pick<
  EntryDraft,
  'recipient' | 'range' | 'refused' | 'permission' | 'authority' | 'outcome'
>;

/** How a case is worked on. */
export interface CaseOptions {
  /** Also where its content was erased: for acts that need none of it, such as reading the trail. */
  readonly alsoErased?: boolean;
}

/** Where a licence is supervised. */
export interface Area {
  readonly region: string | undefined;
  readonly deliveryUnit: string | undefined;
}

/**
 * Works on an existing case.
 *
 * @throws {DomainFailure} `not-found` when there is no such licence, `erased` when its content is gone and is needed.
 */
export async function inCase<T>(
  deps: Dependencies,
  trx: Transaction<Database>,
  act: Act,
  licenceId: string,
  work: (on: CaseWork) => Promise<T>,
  { alsoErased = false }: CaseOptions = {},
): Promise<T> {
  const head = await lockExisting(trx, licenceId, alsoErased);
  return workOn(deps, trx, act, licenceId, head, instantAfter(head.lastInstant, deps.clock()), work);
}

/**
 * Works on several existing cases as one act at one instant, later than everything recorded of any of them. Their heads are
 * locked in the order of their ids, so that two such acts take turns and never wait for each other; none is moved before the
 * work is done.
 *
 * @throws {DomainFailure} as `inCase`.
 */
export async function inCases<T>(
  deps: Dependencies,
  trx: Transaction<Database>,
  act: Act,
  licenceIds: readonly string[],
  work: (on: readonly CaseWork[], at: Instant) => Promise<T>,
  { alsoErased = false }: CaseOptions = {},
): Promise<T> {
  const locked: { readonly licenceId: string; readonly head: LockedCase }[] = [];
  let at = deps.clock();
  for (const licenceId of [...new Set(licenceIds)].toSorted()) {
    const head = await lockExisting(trx, licenceId, alsoErased);
    locked.push({ licenceId, head });
    at = instantAfter(head.lastInstant, at);
  }
  const open = async (place: number, works: readonly CaseWork[]): Promise<T> => {
    const next = locked[place];
    return next === undefined
      ? work(works, at)
      : workOn(deps, trx, act, next.licenceId, next.head, at, (on) => open(place + 1, [...works, on]));
  };
  return open(0, []);
}

async function lockExisting(
  trx: Transaction<Database>,
  licenceId: string,
  alsoErased: boolean,
): Promise<LockedCase> {
  const head = await lockCase(trx, licenceId);
  if (head === undefined) {
    throw notFound('licence');
  }
  if (head.erasedBy !== null && !alsoErased) {
    throw await erasedFailure(trx, licenceId);
  }
  return head;
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
    async record(name, about, content, more = {}) {
      const salt = content === undefined ? undefined : newSalt();
      const commitment =
        content === undefined || salt === undefined ? {} : { content: commitTo(content, salt) };
      const draft = draftEntry(deps, act, name, about, at, { ...more, ...commitment });
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

/** An entry outside every chain: its id, and when it was recorded. */
export interface OutsideEntry {
  readonly id: string;
  readonly at: Instant;
}

/**
 * Appends the entry of an act that belongs to no case's chain: a search, a list, an export. It names what was given, not what
 * was asked; `query` is left undefined where nothing was searched by.
 */
export async function recordOutsideCases(
  deps: Dependencies,
  trx: Transaction<Database>,
  act: Act,
  name: AuditAct,
  about: readonly AuditSubject[],
  query: readonly QueryCriterion[] | undefined,
  more: EntryDetails = {},
): Promise<OutsideEntry> {
  const at = deps.clock();
  const criteria = query === undefined ? {} : { query };
  const sealed = sealOutsideChains(draftEntry(deps, act, name, about, at, { ...more, ...criteria }));
  await insertEntry(trx, toRow(sealed, at));
  return { id: sealed.entry.id, at };
}

function draftEntry(
  deps: Dependencies,
  act: Act,
  name: AuditAct,
  about: readonly AuditSubject[],
  at: Instant,
  more: EntryDetails & Pick<EntryDraft, 'content' | 'query'>,
): EntryDraft {
  const { subject, kind } = act.principal;
  const recipient = more.refused === undefined && reachesAnother(name, kind) ? { recipient: subject } : {};
  return {
    id: deps.newId(),
    act: name,
    at,
    actor: { subject, kind },
    correlationId: act.correlationId,
    about,
    ...recipient,
    ...more,
  };
}

/**
 * Whether an act hands over what was recorded (DPA 2018 s.62(1)(d)), to the actor unless it says to whom: a disclosure always
 * does, and a reading or a run over what was recorded gives another system what it did not send.
 */
function reachesAnother(name: AuditAct, kind: Act['principal']['kind']): boolean {
  const operation = AUDIT_ACTS[name];
  return (
    operation === 'disclosure' ||
    (kind === 'system' && (operation === 'consultation' || operation === 'combination'))
  );
}

function toRow(
  sealed: SealedEntry,
  recordedAt: Instant,
  place?: { readonly licenceId: string; readonly index: number },
) {
  const row = { id: sealed.entry.id, bytes: sealed.bytes, hash: Buffer.from(sealed.hash, 'hex'), recordedAt };
  return place === undefined ? row : { ...row, place };
}
