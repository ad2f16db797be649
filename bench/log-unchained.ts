import {
  type CompiledQuery,
  type DatabaseConnection,
  Kysely,
  PostgresDialect,
  type QueryResult,
  sql,
} from 'kysely';
import type { Database } from '../src/db/database.ts';

/** A store whose use cases keep no chain. For the bench alone: nothing in the product can do this. */
export interface UnchainedStore {
  readonly db: Kysely<Database>;
  /** How many statements on the head of a case were answered here and never sent. */
  readonly answered: () => number;
}

/**
 * Takes the chain out of a store: the constraint that no two entries of a case have one place gives way to a plain index by
 * which a case's entries are still found, the check of each entry's hash goes, and the two statements on the head of
 * a case, the one that locks and reads it and the one that moves it, are answered in this process from `cases` as it is now.
 *
 * @param owner Connects as the owner of the schema.
 * @param db As the service's own role; stays the caller's to close.
 */
export async function withoutChain(owner: Kysely<Database>, db: Kysely<Database>): Promise<UnchainedStore> {
  const { rows: constraints } = await sql<{ name: string }>`
    select conname as name from pg_constraint where conrelid = 'audit_entries'::regclass
      and (contype = 'u' or contype = 'c' and pg_get_constraintdef(oid) like '%sha256%')`.execute(owner);
  if (constraints.length !== 2) {
    throw new Error(`the chain should rest on 2 constraints, and ${constraints.length} were found`);
  }
  for (const { name } of constraints) {
    await sql`alter table audit_entries drop constraint ${sql.id(name)}`.execute(owner);
  }
  await sql`create index on audit_entries (licence_id, recorded_at)`.execute(owner);

  const rows = await owner.selectFrom('cases').selectAll().execute();
  const considerations = await owner.selectFrom('considerations').select(['id', 'licence_id']).execute();
  const byCase = new Map(rows.map((row) => [row.id, row]));
  // A case is also found by a consideration that belongs to it.
  const byId = [
    ...byCase,
    ...considerations.map(({ id, licence_id }) => [id, byCase.get(licence_id)] as const),
  ];
  const heads: Heads = { rows: new Map(byId), answered: 0 };
  const executor = db.getExecutor();
  const dialect = new PostgresDialect({
    // The connections come from `db`; of this dialect only BEGIN, COMMIT and ROLLBACK are used.
    pool: () => Promise.reject(new Error('no connection is opened here')),
  });
  const headless = executor.withConnectionProvider({
    provideConnection: (consumer, options) =>
      executor.provideConnection((connection) => consumer(new Headless(connection, heads)), options),
  });
  return {
    db: new Kysely<Database>({
      config: { dialect },
      dialect,
      driver: dialect.createDriver(),
      executor: headless,
    }),
    answered: () => heads.answered,
  };
}

interface Heads {
  readonly rows: ReadonlyMap<unknown, unknown>;
  answered: number;
}

const LOCKS_HEAD = /\bcases c\b.* where [ck]\.id = \$1 for update of c$/s;
const MOVES_HEAD = /^update cases set /;

/** A connection that never sends a statement on the head of a case. */
class Headless implements DatabaseConnection {
  readonly #connection: DatabaseConnection;
  readonly #heads: Heads;

  constructor(connection: DatabaseConnection, heads: Heads) {
    this.#connection = connection;
    this.#heads = heads;
  }

  executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>>;
  async executeQuery(query: CompiledQuery): Promise<QueryResult<unknown>> {
    if (LOCKS_HEAD.test(query.sql)) {
      const row = this.#heads.rows.get(query.parameters[0]);
      this.#heads.answered += 1;
      return { rows: row === undefined ? [] : [row] };
    }
    if (MOVES_HEAD.test(query.sql)) {
      this.#heads.answered += 1;
      return { rows: [], numAffectedRows: 1n };
    }
    return this.#connection.executeQuery(query);
  }

  streamQuery<R>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<R>> {
    return this.#connection.streamQuery<R>(query, chunkSize);
  }
}
