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
  type LoggedOperation,
  newSalt,
  type QueryCriterion,
  sealOutsideChains,
} from '../audit/index.ts';
import { findCapacities } from '../db/access.ts';
import { insertEntry, insertEntryWithContent } from '../db/audit-log.ts';
import {
  type CaseHead,
  insertCase,
  type FoundCase,
  type LockedCase,
  lockCase,
  moveCaseHead,
} from '../db/cases.ts';
import type { Database } from '../db/database.ts';
import type { WorkArea } from './access/services.ts';
import { previousAreaAfter, type Sight, sightOf } from './access/sight.ts';
import type { Dependencies } from './dependencies.ts';
import { draftEntry, type EntryDetails, toRow } from './entries.ts';
import type { Resource } from './errors.ts';
import { erasedFailure } from './evidence/erased.ts';
import { notFound } from './failures.ts';
import { instantAfter } from './instants.ts';
import type { Instant } from './model.ts';
import { type Act, DomainFailure, type Principal } from './services.ts';

export type { EntryDetails } from './entries.ts';

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
  /** How far whoever acts sees the case; `none` only where the work is done for somebody who does not. */
  readonly sight: Sight;
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

/** How a case is worked on. */
export interface CaseOptions {
  /** Also where its content was erased: for acts that need none of it, such as reading the trail. */
  readonly alsoErased?: boolean;
  /** Also where it is out of the principal's sight: for recording that somebody asked. */
  readonly alsoOutOfSight?: boolean;
  /** What the caller asked for, which a case out of sight is said not to have; a licence when left out. */
  readonly askedFor?: Resource;
}

/** Where a licence is supervised, where the approved premises are, and whether it is for named people only. */
export interface Area {
  readonly region: string | undefined;
  readonly deliveryUnit: string | undefined;
  readonly host: WorkArea | undefined;
  readonly limitedAccess: boolean;
}

/**
 * Works on an existing case.
 *
 * @throws {DomainFailure} `not-found` when there is no such licence or it is out of the principal's sight, before anything else of
 * it is looked at; `erased` when its content is gone and is needed.
 */
export async function inCase<T>(
  deps: Dependencies,
  trx: Transaction<Database>,
  act: Act,
  licenceId: string,
  work: (on: CaseWork) => Promise<T>,
  options: CaseOptions = {},
): Promise<T> {
  const head = await lockExisting(deps, trx, act, licenceId, options);
  return workOn(deps, trx, act, licenceId, head, instantAfter(head.lastInstant, deps.clock()), work);
}

/** The same with a case whose head this transaction has just locked. @throws {DomainFailure} as `inCase`. */
export async function inLockedCase<T>(
  deps: Dependencies,
  trx: Transaction<Database>,
  act: Act,
  { licenceId, head: locked }: FoundCase,
  work: (on: CaseWork) => Promise<T>,
  options: CaseOptions = {},
): Promise<T> {
  const head = await openLocked(deps, trx, act, licenceId, locked, options);
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
  options: CaseOptions = {},
): Promise<T> {
  const locked: { readonly licenceId: string; readonly head: OpenCase }[] = [];
  let at = deps.clock();
  for (const licenceId of [...new Set(licenceIds)].toSorted()) {
    const head = await lockExisting(deps, trx, act, licenceId, options);
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

/** A case that is locked, with what the principal may do with it. */
export interface OpenCase extends CaseHead {
  readonly sight: Sight;
}

async function lockExisting(
  deps: Dependencies,
  trx: Transaction<Database>,
  act: Act,
  licenceId: string,
  options: CaseOptions,
): Promise<OpenCase> {
  const head = await lockCase(trx, licenceId);
  if (head === undefined) {
    throw notFound(options.askedFor ?? 'licence');
  }
  return openLocked(deps, trx, act, licenceId, head, options);
}

async function openLocked(
  deps: Dependencies,
  trx: Transaction<Database>,
  { principal }: Act,
  licenceId: string,
  head: LockedCase,
  { alsoErased = false, alsoOutOfSight = false, askedFor = 'licence' }: CaseOptions,
): Promise<OpenCase> {
  const sight = await findSight(deps, trx, principal, licenceId, head);
  if (sight === 'none' && !alsoOutOfSight) {
    throw notFound(askedFor);
  }
  if (head.erasedBy !== null && !alsoErased) {
    // That there was something to erase is not for those who do not see the case.
    throw sight === 'none' ? notFound(askedFor) : await erasedFailure(trx, licenceId);
  }
  return { ...head, sight };
}

/** How far a principal sees a case. Whom it is open to by name is asked only where that can add something. */
export async function findSight(
  deps: Dependencies,
  trx: Transaction<Database>,
  principal: Principal,
  licenceId: string,
  head: CaseHead,
): Promise<Sight> {
  const unnamed = sightOf(principal, head, []);
  return unnamed === 'write'
    ? unnamed
    : sightOf(principal, head, await findCapacities(trx, licenceId, principal.subject, deps.clock()));
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
  const head: OpenCase = {
    sight: 'write',
    licenceVersion: 1,
    ...placeOf(area),
    previousRegion: null,
    previousDeliveryUnit: null,
    chainLength: EMPTY_CHAIN.length,
    chainHash: Buffer.from(EMPTY_CHAIN.hash, 'hex'),
    lastInstant: at,
  };
  await insertCase(trx, licenceId, head);
  return workOn(deps, trx, act, licenceId, head, at, work);
}

/** Operations that a case is open to only for those who may change it. */
const CHANGES: ReadonlySet<LoggedOperation> = new Set(['collection', 'alteration', 'combination', 'erasure']);
/** Acts that leave the case as it is, whatever operation the law counts them among. */
const CHANGE_NOTHING: ReadonlySet<AuditAct> = new Set(['recommendation-replayed', 'access-notice-seen']);

function changesCase(name: AuditAct): boolean {
  return CHANGES.has(AUDIT_ACTS[name]) && !CHANGE_NOTHING.has(name);
}

/** Where a case is, as its head says it. */
type Place = Omit<CaseHead, 'licenceVersion' | 'chainLength' | 'chainHash' | 'lastInstant'>;

function placeOf({ region, deliveryUnit, host, limitedAccess }: Area) {
  return {
    region: region ?? null,
    deliveryUnit: deliveryUnit ?? null,
    hostRegion: host?.region ?? null,
    hostDeliveryUnit: host?.deliveryUnit ?? null,
    limitedAccess,
  };
}

/** Works on a case whose head the transaction has locked, and moves it where something was recorded. */
export async function workOn<T>(
  deps: Dependencies,
  trx: Transaction<Database>,
  act: Act,
  licenceId: string,
  head: OpenCase,
  at: Instant,
  work: (on: CaseWork) => Promise<T>,
): Promise<T> {
  let chain: ChainHead = { length: head.chainLength, hash: head.chainHash.toString('hex') };
  let { licenceVersion, ...place }: Place & Pick<CaseHead, 'licenceVersion'> = head;
  const result = await work({
    trx,
    licenceId,
    at,
    by: act.principal.subject,
    head,
    sight: head.sight,
    async record(name, about, content, more = {}) {
      if (head.sight === 'read' && changesCase(name)) {
        throw new DomainFailure({ code: 'another-area' });
      }
      const salt = content === undefined ? undefined : newSalt();
      const commitment =
        content === undefined || salt === undefined ? {} : { content: commitTo(content, salt) };
      const draft = draftEntry(deps, act, name, about, at, { ...more, ...commitment });
      const appended = appendToChain(draft, licenceId, chain);
      const row = toRow(appended.sealed, at, { licenceId, index: chain.length });
      if (content === undefined || salt === undefined) {
        await insertEntry(trx, row);
      } else {
        await insertEntryWithContent(trx, row, { bytes: content, salt });
      }
      chain = appended.head;
      return draft.id;
    },
    moveLicence(version, area) {
      const moved = placeOf(area);
      licenceVersion = version;
      place = { ...moved, ...previousAreaAfter(head, moved) };
    },
  });
  if (chain.length === head.chainLength) {
    // Nothing was recorded of the case, so that it is as it was.
    return result;
  }
  await moveCaseHead(trx, licenceId, {
    licenceVersion,
    region: place.region,
    deliveryUnit: place.deliveryUnit,
    previousRegion: place.previousRegion,
    previousDeliveryUnit: place.previousDeliveryUnit,
    hostRegion: place.hostRegion,
    hostDeliveryUnit: place.hostDeliveryUnit,
    limitedAccess: place.limitedAccess,
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
  trx: Transaction<Pick<Database, 'audit_entries'>>,
  act: Act,
  name: AuditAct,
  about: readonly AuditSubject[],
  query: readonly QueryCriterion[] | undefined,
  more: EntryDetails & Pick<EntryDraft, 'content'> = {},
): Promise<OutsideEntry> {
  const at = deps.clock();
  const criteria = query === undefined ? {} : { query };
  const sealed = sealOutsideChains(draftEntry(deps, act, name, about, at, { ...more, ...criteria }));
  await insertEntry(trx, toRow(sealed, at));
  return { id: sealed.entry.id, at };
}
