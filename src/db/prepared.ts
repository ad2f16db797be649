import { CompiledQuery, type QueryResult } from 'kysely';

/** A database or a transaction of it, with whatever tables. */
interface Executor {
  executeQuery<R>(query: CompiledQuery<R>): Promise<QueryResult<R>>;
}

/** A statement of the hot path: written once, and prepared by each connection the first time it runs there. */
export type Prepared<Row> = (db: Executor, values: readonly unknown[]) => Promise<readonly Row[]>;

/** Every name by its text: `pool.ts` sends these texts under their names. */
const names = new Map<string, string>();

/**
 * A statement whose text never changes. The query builder would make the text anew each time, and the server read and plan it anew:
 * on the hot path that is most of what a short statement costs. Elsewhere the builder is the better form, for the compiler reads it.
 *
 * The statement lists what it gives, and never `*`: a connection that has prepared it outlives a migration that adds a column. A pooler
 * between service and server has to keep prepared statements apart, as PgBouncer does from 1.21 on.
 *
 * INVARIANT: `Row` is what the text selects, as the parsers of `connect.ts` give it; each statement is tested on both servers.
 *
 * @param name Unique among all, at most 63 bytes, which is all that PostgreSQL keeps of one.
 */
export function prepared<Row>(name: string, text: string): Prepared<Row> {
  if (names.has(text) || [...names.values()].includes(name) || name.length > 63) {
    throw new Error(`\`${name}\` is no name for a statement: it is taken, too long, or its text has another`);
  }
  names.set(text, name);
  return async (db, values) => {
    const query: CompiledQuery<Row> = CompiledQuery.raw(text, [...values]);
    return (await db.executeQuery(query)).rows;
  };
}

/** The name under which a text is prepared; undefined for one that is not. */
export function preparedName(text: string): string | undefined {
  return names.get(text);
}
