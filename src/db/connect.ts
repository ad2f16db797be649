import { type Kysely, PostgresDialect } from 'kysely';
import { type CustomTypesConfig, Pool, types } from 'pg';
import { guardedPool } from './pool.ts';
import { rememberPool } from './pool-state.ts';
import { RetryingDatabase } from './retrying.ts';

/** How one pool behaves. Every member has a default that suits the service. */
export interface ConnectOptions {
  /** Largest number of connections the pool opens. Default 10. */
  readonly max?: number;
  /** Name shown in `pg_stat_activity`. Default `recall-decision-support`. */
  readonly applicationName?: string;
  /** Longest run of one statement in milliseconds; 0 leaves the server's own setting. Default 30,000. */
  readonly statementTimeoutMs?: number;
  /**
   * Longest wait for the answer to one statement in milliseconds, after which its connection is given up: the server, or the way
   * to it, may be gone without a word. Default: somewhat longer than the statement may run, so that the server speaks first; no
   * limit where the statement has none.
   */
  readonly answerTimeoutMs?: number;
  /** Longest wait for a connection in milliseconds, a free one or a new one. Default 10,000. */
  readonly acquireTimeoutMs?: number;
  /** How many may wait for a connection. Default: fifty for each connection. */
  readonly mostWaiting?: number;
  /** Told of the loss of a connection, which the pool replaces by itself. Default: nobody is told. */
  readonly onConnectionError?: (error: Error) => void;
}

const DEFAULT_POOL_SIZE = 10;
const DEFAULT_STATEMENT_TIMEOUT_MS = 30_000;
/** Longest time between two statements of a transaction, where a statement may take as long as it likes. */
const LONGEST_PAUSE_MS = 60_000;
/** A request that cannot get a connection in this time fails rather than waits unseen. */
const DEFAULT_ACQUIRE_TIMEOUT_MS = 10_000;
/** What the server has, beyond the time of a statement, to say that it ran out. */
const GRACE_MS = 5_000;
/** A connection at rest is tried after this time, so that one whose other end has vanished is known before it is used. */
const KEEP_ALIVE_DELAY_MS = 10_000;
const WAITING_PER_CONNECTION = 50;

/**
 * Opens a pool on a PostgreSQL database and hands it to Kysely. Nothing is sent before the first query. Transactions that met
 * another, or lost their connection before COMMIT was sent, are done again (`RetryingDatabase`); a connection that was lost is
 * used no more (`guardedPool`).
 *
 * Values arrive as the model wants them: `date` as `YYYY-MM-DD`, `timestamptz` as an ISO 8601 UTC string with
 * milliseconds, `int8` as a number (an error where the number would not be exact). The parsers belong to this pool;
 * nothing global changes.
 */
export function connect<DB>(url: string, options: ConnectOptions = {}): Kysely<DB> {
  const {
    max = DEFAULT_POOL_SIZE,
    statementTimeoutMs = DEFAULT_STATEMENT_TIMEOUT_MS,
    answerTimeoutMs = statementTimeoutMs + Math.min(statementTimeoutMs, GRACE_MS),
    acquireTimeoutMs = DEFAULT_ACQUIRE_TIMEOUT_MS,
    mostWaiting = WAITING_PER_CONNECTION * max,
  } = options;
  const pool = new Pool({
    connectionString: url,
    max,
    application_name: options.applicationName ?? 'recall-decision-support',
    statement_timeout: statementTimeoutMs,
    query_timeout: answerTimeoutMs,
    // A transaction whose service has vanished must not hold the head of a case for longer than a statement might.
    idle_in_transaction_session_timeout: statementTimeoutMs === 0 ? LONGEST_PAUSE_MS : statementTimeoutMs,
    connectionTimeoutMillis: acquireTimeoutMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_DELAY_MS,
    types: typeParsers,
  });
  // Without listeners, losing the server would end the process: the pool listens to a connection only while it is idle,
  // so each one has its own listener for the moments in between two queries of a transaction. Queries fail by themselves.
  pool.on('connect', (client) => {
    client.on('error', (error: Error) => options.onConnectionError?.(error));
  });
  pool.on('error', () => undefined);
  const dialect = new PostgresDialect({ pool: guardedPool(pool, mostWaiting) });
  return rememberPool(new RetryingDatabase<DB>({ dialect }), pool);
}

type TextParser = (text: string) => unknown;

const textParsers: ReadonlyMap<number, TextParser> = new Map<number, TextParser>([
  [types.builtins.DATE, parseDate],
  [types.builtins.INT8, parseInt8],
  [types.builtins.TIMESTAMPTZ, parseTimestamptz],
  // The array types have fixed object ids too, but pg's own table does not name them.
  [1182, arrayOf(parseDate)],
  [1016, arrayOf(parseInt8)],
  [1185, arrayOf(parseTimestamptz)],
]);

const typeParsers: CustomTypesConfig = {
  getTypeParser: (oid, format) => {
    const own = format === 'binary' ? undefined : textParsers.get(oid);
    return own ?? types.getTypeParser(oid, format);
  },
};

/** INVARIANT: a legal date is never a JavaScript Date, whose local midnight is another day in UTC. */
function parseDate(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    throw new RangeError(
      `\`${text}\` is not a date of the form YYYY-MM-DD; check the server's DateStyle (ISO)`,
    );
  }
  return text;
}

function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) {
    throw new RangeError(`the bigint ${text} cannot be held exactly; cast it to text in the query`);
  }
  return value;
}

function parseTimestamptz(text: string): string {
  const parts = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}(?:\.\d+)?)([+-]\d{2})(:\d{2})?(?::\d{2})?$/.exec(
    text,
  );
  if (parts === null) {
    throw new RangeError(
      `\`${text}\` is not an instant this service can hold; check the server's DateStyle (ISO)`,
    );
  }
  const [, day, time, offsetHours, offsetMinutes] = parts;
  return new Date(`${day}T${time}${offsetHours}${offsetMinutes ?? ':00'}`).toISOString();
}

/** One-dimensional arrays of values that contain neither commas nor quotes, which is all these types can produce. */
function arrayOf(parse: TextParser): TextParser {
  return (text) => {
    const inner = text.slice(1, -1);
    if (!text.startsWith('{') || inner.includes('{')) {
      throw new RangeError(`\`${text}\` is not a one-dimensional array`);
    }
    if (inner === '') {
      return [];
    }
    return inner.split(',').map((item) => (item === 'NULL' ? null : parse(item.replaceAll('"', ''))));
  };
}
