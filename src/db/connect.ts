import { Kysely, PostgresDialect } from 'kysely';
import { type CustomTypesConfig, Pool, types } from 'pg';

/** How one pool behaves. Every member has a default that suits the service. */
export interface ConnectOptions {
  /** Largest number of connections the pool opens. Default 10. */
  readonly max?: number;
  /** Name shown in `pg_stat_activity`. Default `recall-decision-support`. */
  readonly applicationName?: string;
  /** Longest run of one statement in milliseconds; 0 leaves the server's own setting. Default 30,000. */
  readonly statementTimeoutMs?: number;
  /** Told of the loss of a connection, which the pool replaces by itself. Default: nobody is told. */
  readonly onConnectionError?: (error: Error) => void;
}

const DEFAULT_STATEMENT_TIMEOUT_MS = 30_000;
/** A transaction left open by a fault must not hold a licence's chain head for longer than this. */
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 60_000;
/** A request that cannot get a connection in this time fails rather than waits unseen. */
const CONNECTION_TIMEOUT_MS = 10_000;

/**
 * Opens a pool on a PostgreSQL database and hands it to Kysely. Nothing is sent before the first query.
 *
 * Values arrive as the model wants them: `date` as `YYYY-MM-DD`, `timestamptz` as an ISO 8601 UTC string with
 * milliseconds, `int8` as a number (an error where the number would not be exact). The parsers belong to this pool;
 * nothing global changes.
 */
export function connect<DB>(url: string, options: ConnectOptions = {}): Kysely<DB> {
  const pool = new Pool({
    connectionString: url,
    max: options.max ?? 10,
    application_name: options.applicationName ?? 'recall-decision-support',
    statement_timeout: options.statementTimeoutMs ?? DEFAULT_STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
    connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
    keepAlive: true,
    types: typeParsers,
  });
  // Without listeners, losing the server would end the process: the pool listens to a connection only while it is idle,
  // so each one has its own listener for the moments in between two queries of a transaction. Queries fail by themselves.
  pool.on('connect', (client) => {
    client.on('error', (error: Error) => options.onConnectionError?.(error));
  });
  pool.on('error', () => undefined);
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
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
