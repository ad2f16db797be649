import { type Kysely, type RawBuilder, type SqlBool, sql, type Transaction } from 'kysely';
import type { Database } from './database.ts';
import { changeableBy, type Onlooker, visibleTo } from './visibility.ts';

/** What brings a consideration to a queue: any of these. */
export interface QueueCondition {
  readonly states: readonly string[];
  /** Those whose time to decide ran out undecided. */
  readonly expired: boolean;
  readonly countersignatures: string;
  readonly newFacts: boolean;
}

/** Which considerations are asked for. */
export interface QueueFilter {
  readonly onlooker: Onlooker;
  /** The instant at which somebody looks: which cases are then in sight. */
  readonly seenAt: string;
  /** The instant by which time has run out or not. */
  readonly now: string;
  /** With `deliveryUnit`: of the area that supervises a case, or of that of its approved premises. */
  readonly region?: string;
  readonly deliveryUnit?: string;
  readonly queue?: QueueCondition;
  /** Left out: every state, but of those that ended only such as still owe something. */
  readonly state?: string;
}

/** Where a consideration stands in the order of the queue. */
export interface QueuePlace {
  readonly id: string;
  /** 0 for an emergency, 1 where it is not known, 2 for standard. */
  readonly urgencyRank: number;
  /** The first of its clocks to run out; null where nothing is due. */
  readonly nextDueAt: string | null;
}

/** Due last where nothing is due. The words are those of the index `consideration_heads_queue`. */
const NEXT_DUE = sql`coalesce(h.next_due_at, 'infinity'::timestamptz)`;

/**
 * Considerations in the order of the queue: by urgency, then by the first clock to run out, then by id. A case whose content was
 * erased has nothing to show. On a queue are only cases that whoever looks may change.
 *
 * A page is some hundred steps along an index. The database takes what is live, late and of a state for much rarer together than it
 * is, and would read all that is live and sort it, with other processes that take longer to start than the page does. What is asked
 * for by its state may be most of what there ever was, and little of it in an area: there it is left to choose. Other processes stay
 * out of the rest of the transaction too, which looks up by keys.
 */
export async function findQueue(
  trx: Transaction<Database>,
  filter: QueueFilter,
  page: { readonly limit: number; readonly after?: QueuePlace },
): Promise<readonly QueuePlace[]> {
  const alongTheIndex = filter.state === undefined ? sql`; set local enable_sort = off` : sql``;
  await sql`set local max_parallel_workers_per_gather = 0${alongTheIndex}`.execute(trx);
  const { rows } = await queueStatement(filter, page).execute(trx);
  await sql`set local enable_sort to default`.execute(trx);
  return rows;
}

/** The statement of the queue, apart so that its plan can be looked at. */
export function queueStatement(
  filter: QueueFilter,
  { limit, after }: { readonly limit: number; readonly after?: QueuePlace },
): RawBuilder<QueuePlace> {
  const conditions = [sql<SqlBool>`c.erased_by is null`, ...conditionsOf(filter)];
  if (after !== undefined) {
    const due = after.nextDueAt ?? 'infinity';
    conditions.push(sql<SqlBool>`(h.urgency_rank, ${NEXT_DUE}, h.consideration_id)
      > (${after.urgencyRank}::smallint, ${due}::timestamptz, ${after.id}::uuid)`);
  }
  return sql<QueuePlace>`
    select h.consideration_id as id, h.urgency_rank as "urgencyRank", h.next_due_at as "nextDueAt"
    from consideration_heads h join cases c on c.id = h.licence_id
    where ${sql.join(conditions, sql` and `)}
    order by h.urgency_rank, ${NEXT_DUE}, h.consideration_id
    limit ${limit}`;
}

function conditionsOf(filter: QueueFilter): readonly RawBuilder<SqlBool>[] {
  const { onlooker, seenAt, region, deliveryUnit, queue, state } = filter;
  return [
    queue === undefined ? visibleTo(onlooker, seenAt) : changeableBy(onlooker, seenAt),
    state === undefined ? sql<SqlBool>`h.live` : sql<SqlBool>`h.state = ${state}`,
    ...(region === undefined && deliveryUnit === undefined ? [] : [worksIn(region, deliveryUnit)]),
    ...(queue === undefined ? [] : [onQueue(queue, filter.now)]),
  ];
}

/** Whether a case is worked on in an area: that which supervises it, or that of its approved premises. */
function worksIn(region: string | undefined, deliveryUnit: string | undefined): RawBuilder<SqlBool> {
  const at = (inRegion: string, inUnit: string) =>
    sql<SqlBool>`(${sql.join(
      [
        ...(region === undefined ? [] : [sql<SqlBool>`${sql.ref(inRegion)} = ${region}`]),
        ...(deliveryUnit === undefined ? [] : [sql<SqlBool>`${sql.ref(inUnit)} = ${deliveryUnit}`]),
      ],
      sql` and `,
    )})`;
  return sql<SqlBool>`(${at('c.region', 'c.delivery_unit')} or ${at('c.host_region', 'c.host_delivery_unit')})`;
}

/** What is due at this very millisecond is not overdue. */
function onQueue(
  { states, expired, countersignatures, newFacts }: QueueCondition,
  now: string,
): RawBuilder<SqlBool> {
  const ways = [
    ...(states.length === 0 ? [] : [sql<SqlBool>`h.state in (${sql.join(states)})`]),
    ...(expired ? [sql<SqlBool>`h.clock = 'decide' and h.due_at < ${now}::timestamptz`] : []),
    ...(countersignatures === 'none' ? [] : [owedBy(countersignatures)]),
    ...(newFacts ? [sql<SqlBool>`h.new_facts_waiting`] : []),
  ];
  return sql<SqlBool>`(${sql.join(ways, sql` or `)})`;
}

function owedBy(countersigner: string): RawBuilder<SqlBool> {
  return countersigner === 'all'
    ? sql<SqlBool>`h.countersign_by is not null`
    : sql<SqlBool>`h.countersign_by = ${countersigner}`;
}

/** How much waits, in numbers. Limited-access cases are left out: that there is one is for those to know who see it. */
export interface ReviewCounts {
  /** Considerations that have not ended, by state; a state that none is in is left out. */
  readonly open: ReadonlyMap<string, number>;
  /** Clocks that have run out, by clock. */
  readonly overdue: Readonly<Record<'decide' | 'endorse' | 'act' | 'countersign' | 'reviewNewFacts', number>>;
  readonly notCountersigned: number;
  readonly newFactsWaiting: number;
  /** Cases with a consideration that waits, and with no area on whose queue it could. */
  readonly casesWithoutArea: number;
}

/** Counts what waits, in one statement over the considerations that do. */
export async function countReviews(db: Kysely<Database>, now: string): Promise<ReviewCounts> {
  const late = (clock: string) =>
    sql`count(*) filter (where h.clock = ${clock} and h.due_at < ${now}::timestamptz)`;
  const { rows } = await sql<CountRow>`
    select h.state, count(*) filter (where h.state not in ('withdrawn', 'closed')) as open,
      ${late('decide')} as decide, ${late('endorse')} as endorse, ${late('act')} as act,
      count(*) filter (where h.countersign_due_at < ${now}::timestamptz) as countersign,
      count(*) filter (where h.new_facts_due_at < ${now}::timestamptz) as "reviewNewFacts",
      count(h.countersign_by) as "notCountersigned",
      count(*) filter (where h.new_facts_waiting) as "newFactsWaiting",
      count(distinct h.licence_id) filter (where c.region is null and c.host_region is null) as "casesWithoutArea"
    from consideration_heads h join cases c on c.id = h.licence_id
    where h.live and not c.limited_access and c.erased_by is null
    group by grouping sets ((h.state), ())`.execute(db);
  const total = rows.find(({ state }) => state === null);
  const open = rows.flatMap(({ state, open: count }): [string, number][] =>
    state === null || count === 0 ? [] : [[state, count]],
  );
  return {
    open: new Map(open),
    overdue: {
      decide: total?.decide ?? 0,
      endorse: total?.endorse ?? 0,
      act: total?.act ?? 0,
      countersign: total?.countersign ?? 0,
      reviewNewFacts: total?.reviewNewFacts ?? 0,
    },
    notCountersigned: total?.notCountersigned ?? 0,
    newFactsWaiting: total?.newFactsWaiting ?? 0,
    casesWithoutArea: total?.casesWithoutArea ?? 0,
  };
}

interface CountRow {
  /** Null in the row of the total. */
  readonly state: string | null;
  readonly open: number;
  readonly decide: number;
  readonly endorse: number;
  readonly act: number;
  readonly countersign: number;
  readonly reviewNewFacts: number;
  readonly notCountersigned: number;
  readonly newFactsWaiting: number;
  readonly casesWithoutArea: number;
}
