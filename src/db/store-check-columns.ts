import { type RawBuilder, sql } from 'kysely';

/*
 * How the check of the store reads columns of which it believes nothing. What the service itself may hold, it reads as everybody
 * does; what only somebody who tampered can have put there must come out as a text that can be shown, and never as an error.
 */

/** The first index or size that cannot be counted with exactly, 2^53 - 1. Numbers from here on are findings and nothing else. */
export const COUNT_LIMIT = Number.MAX_SAFE_INTEGER;

/** An instant as this service writes it; as PostgreSQL writes it where it is infinite or before our era. */
export function instantText(column: RawBuilder<unknown>): RawBuilder<string | null> {
  return sql`case when not isfinite(${column}) or extract(year from ${column} at time zone 'UTC') < 1 then ${column}::text
    else to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') end`;
}

/**
 * Joins the leaf `l` of an entry, unless it is at a place that cannot be counted with.
 *
 * `is true` keeps the place from being taken for a range of its index: in a store that the database has no statistics of yet it would
 * read every leaf there is for each batch.
 */
export function joinLeaf(entryId: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`left join tree_leaves l on l.entry_id = ${entryId}
    and (l.leaf_index between 0 and ${sql.lit(COUNT_LIMIT - 1)}) is true`;
}

/** The condition of a page in the order of one key. */
export function afterKey(column: string, after: string | undefined): RawBuilder<unknown> {
  return after === undefined ? sql`` : sql`where ${sql.ref(column)} > ${after}`;
}

/** The condition of a page in the order of several columns. */
export function afterKeys(
  columns: readonly string[],
  after: readonly string[] | undefined,
): RawBuilder<unknown> {
  return after === undefined
    ? sql``
    : sql`where (${sql.join(columns.map((column) => sql.ref(column)))}) > (${sql.join(after)})`;
}
