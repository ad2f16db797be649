import type { OwnAct } from '../../src/application/review/own-acts.ts';
import type { KnownReview } from '../../src/application/review/known-review.ts';
import type { RecommendationContent } from '../../src/application/content.ts';
import { draftEntry, type EntryDetails, toRow } from '../../src/application/entries.ts';
import { instantAfter } from '../../src/application/instants.ts';
import type {
  BreachEventContent,
  ConsiderationContent,
  Instant,
  JudgementContent,
  LicenceContent,
  RecallContent,
} from '../../src/application/model.ts';
import type { OpenedRuleBook } from '../../src/application/rule-book.ts';
import type { Principal } from '../../src/application/services.ts';
import {
  type AuditAct,
  type AuditSubject,
  appendToChain,
  type ChainHead,
  commitTo,
  EMPTY_CHAIN,
} from '../../src/audit/index.ts';
import type { Chance } from './chance.ts';
import type { Rows } from './rows.ts';

/** Something recorded, at its latest version. */
export interface Latest<C> {
  readonly version: number;
  readonly content: C;
}

/** A recall with all its versions, oldest first. */
export interface GrowingRecall extends Latest<RecallContent> {
  readonly id: string;
  readonly history: readonly {
    readonly version: number;
    readonly at: Instant;
    readonly bytes: Buffer;
  }[];
}

/** A run of the rules over the case. */
export interface KeptRun {
  readonly id: string;
  readonly at: Instant;
  readonly content: RecommendationContent;
  readonly contentHash: Buffer;
  readonly expiresAt: Instant;
}

/** A consideration and its review. */
export interface GrowingConsideration {
  readonly content: ConsiderationContent;
  known: KnownReview;
  judgement: Latest<JudgementContent> | undefined;
  readonly runs: KeptRun[];
}

/** Where a case is supervised, as its head has it. */
interface Place {
  readonly region: string | null;
  readonly deliveryUnit: string | null;
  readonly previousRegion: string | null;
  readonly previousDeliveryUnit: string | null;
  readonly hostRegion: string | null;
  readonly hostDeliveryUnit: string | null;
  readonly limitedAccess: boolean;
}

/** What an act of a case is recorded under: who does it, and when. */
export interface Doing {
  readonly by: Principal;
  readonly at: Instant;
  readonly correlationId: string;
}

/** One case while it is made: what the service would hold of it so far, and the rows that it would have written. */
export interface GrowingCase {
  readonly id: string;
  readonly book: OpenedRuleBook;
  readonly chance: Chance;
  readonly rows: Rows;
  /** What is counted of all cases made together. */
  readonly tally: Map<string, number>;
  place: Place;
  licence: Latest<LicenceContent>;
  readonly events: Map<string, Latest<BreachEventContent>>;
  readonly recalls: Map<string, GrowingRecall>;
  readonly considerations: GrowingConsideration[];
  readonly acts: Map<string, OwnAct[]>;
  chain: ChainHead;
  last: Instant;
  /** Salt of the first version of the licence, which also salts what sources call the events of the case. */
  salt: Buffer;
}

/** Begins an act, at an instant or, where the case has moved on, right after the latest. */
export function begin(growing: GrowingCase, by: Principal, when: Instant): Doing {
  growing.last = growing.chain.length === 0 ? when : instantAfter(growing.last, when);
  return { by, at: growing.last, correlationId: growing.chance.id(growing.last) };
}

/** Appends the entry of an act to the chain of the case, with the content that it recorded; gives the id of the entry. */
export function record(
  growing: GrowingCase,
  { by, at, correlationId }: Doing,
  name: AuditAct,
  about: readonly AuditSubject[],
  content?: Buffer,
  more: EntryDetails = {},
): string {
  const { chance, rows, id: licenceId } = growing;
  const salt =
    content === undefined ? undefined : growing.chain.length === 0 ? growing.salt : chance.bytes(32);
  const commitment = content === undefined || salt === undefined ? {} : { content: commitTo(content, salt) };
  const draft = draftEntry(
    { newId: () => chance.id(at) },
    { principal: by, correlationId },
    name,
    about,
    at,
    { ...more, ...commitment },
  );
  const { sealed, head } = appendToChain(draft, licenceId, growing.chain);
  const { id, bytes, hash, recordedAt } = toRow(sealed, at);
  rows.add('audit_entries', {
    id,
    licence_id: licenceId,
    chain_index: growing.chain.length,
    hash,
    bytes,
    recorded_at: recordedAt,
  });
  if (content !== undefined && salt !== undefined) {
    rows.add('contents', { entry_id: id, bytes: content, salt });
  }
  growing.chain = head;
  const acts = growing.acts.get(by.subject) ?? [];
  acts.push({ act: name, at, about });
  growing.acts.set(by.subject, acts);
  return id;
}

/** A case that has nothing yet. */
export function emptyCase(
  id: string,
  parts: Pick<GrowingCase, 'book' | 'chance' | 'rows' | 'tally'>,
  content: LicenceContent,
  at: Instant,
): GrowingCase {
  return {
    ...parts,
    id,
    place: placeOf(content),
    licence: { version: 1, content },
    events: new Map(),
    recalls: new Map(),
    considerations: [],
    acts: new Map(),
    chain: EMPTY_CHAIN,
    last: at,
    salt: parts.chance.bytes(32),
  };
}

/** Where a licence says that its case is, before any transfer. */
export function placeOf({ region, deliveryUnit, approvedPremises, limitedAccess }: LicenceContent): Place {
  return {
    region: region ?? null,
    deliveryUnit: deliveryUnit ?? null,
    previousRegion: null,
    previousDeliveryUnit: null,
    hostRegion: approvedPremises?.region ?? null,
    hostDeliveryUnit: approvedPremises?.deliveryUnit ?? null,
    limitedAccess: limitedAccess === true,
  };
}

/** Writes the head of a case, as its last act left it. */
export function finishCase({ id, licence, place, chain, last, rows }: GrowingCase): void {
  rows.add('cases', {
    id,
    licence_version: licence.version,
    region: place.region,
    delivery_unit: place.deliveryUnit,
    previous_region: place.previousRegion,
    previous_delivery_unit: place.previousDeliveryUnit,
    host_region: place.hostRegion,
    host_delivery_unit: place.hostDeliveryUnit,
    limited_access: place.limitedAccess,
    chain_length: chain.length,
    chain_hash: Buffer.from(chain.hash, 'hex'),
    last_instant: last,
  });
}
