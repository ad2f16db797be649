/** The embedded database cannot be used. The message says why and what to do; it never holds a password. */
export class EmbeddedDatabaseError extends Error {
  override readonly name = 'EmbeddedDatabaseError';

  constructor(message: string, cause?: unknown) {
    super(message, { cause });
  }
}

/**
 * The code of a failure, of the system (`ENOENT`, …) or of the database (SQLSTATE); undefined for any other. Read by shape,
 * because the test runner's modules see another `Error` class than Node's own.
 */
export function failureCode(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}

/** The message of a failure of any kind. */
export function failureMessage(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error
    ? String(error.message)
    : String(error);
}

/**
 * COMMIT was sent, and the connection was lost before the answer: what was done may be recorded or not. Never done again by this
 * service; whoever asked sends the same request with the same idempotency key, which is answered once. The failure of the
 * connection is the cause.
 */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
  readonly code = 'OUTCOME_UNKNOWN';

  constructor(cause: unknown) {
    super('the connection was lost while a transaction was being committed', { cause });
  }
}

/** As many wait for a connection as may. */
export class PoolCrowded extends Error {
  override readonly name = 'PoolCrowded';
  readonly code = 'POOL_CROWDED';

  constructor(waiting: number) {
    super(`${waiting} wait for a connection to the database already`);
  }
}

/** Whether it is not known if something was recorded. */
export function isOutcomeUnknown(error: unknown): boolean {
  return failureCode(error) === 'OUTCOME_UNKNOWN';
}

/** Whether it is one too many for the connections that there are. */
export function isCrowded(error: unknown): boolean {
  return failureCode(error) === 'POOL_CROWDED';
}

/**
 * Whether a failure means that the database is away or overburdened for now, so that the same may succeed later: system errors of
 * a connection; SQLSTATE class 08 (connection), 28 (not let in), 53 (no connections, memory or disk left); 25006 (it only reads),
 * 25P03 and 25P04 (a transaction over its time), 3D000 and 57P04 (no such database at present), 40001, 40003 and 40P01 (in
 * another's way, or cut off), 55P03 (a lock not given), 57014 (over the time allowed), 57P01 to 57P03 and 57P05 (shutdown,
 * start-up, idle for too long), 58030 (its disk fails); and what the driver says itself, which has no code. PostgreSQL, appendix A.
 */
export function isUnavailable(error: unknown): boolean {
  const code = failureCode(error);
  return code === undefined
    ? DRIVER_FAILURES.test(failureMessage(error))
    : SYSTEM_FAILURES.has(code) ||
        DATABASE_FAILURES.test(code) ||
        OWN_FAILURES.has(code) ||
        isAheadOfTime(error);
}

/**
 * Whether the database refused an instant that has not come by its own clock: that of this machine is ahead, and nothing can be
 * recorded until it is right again.
 */
export function isAheadOfTime(error: unknown): boolean {
  return (
    failureCode(error) === '23514' &&
    typeof error === 'object' &&
    error !== null &&
    'constraint' in error &&
    typeof error.constraint === 'string' &&
    error.constraint.endsWith('_not_to_come')
  );
}

/** Whether a failure has ended the connection it came over, or leaves it of no more use. */
export function hasEndedConnection(error: unknown): boolean {
  const code = failureCode(error);
  return code === undefined
    ? DRIVER_FAILURES.test(failureMessage(error))
    : SYSTEM_FAILURES.has(code) || ENDED.test(code) || isFatal(error);
}

/** Whether a connection was lost, at once and by no fault of its own, so that another may do. */
export function isConnectionLost(error: unknown): boolean {
  const code = failureCode(error);
  return code === undefined
    ? /^(?:Connection terminated unexpectedly|Client has encountered a connection error)/.test(
        failureMessage(error),
      )
    : /^(?:ECONNRESET|ECONNABORTED|EPIPE|08003|08006|57P0[12])$/.test(code);
}

/** Whether the database rolled a transaction back because it met another (SQLSTATE 40001, 40P01). */
export function isRolledBack(error: unknown): boolean {
  return /^(?:40001|40P01)$/.test(failureCode(error) ?? '');
}

/** Whether a server refused to write because it only reads (SQLSTATE 25006): it was set so, or is a standby. Nothing was done. */
export function isReadOnly(error: unknown): boolean {
  return failureCode(error) === '25006';
}

/** Whether a server only reads, or does not answer at all: the database may have moved on to another. */
export function isLeftBehind(error: unknown): boolean {
  return isReadOnly(error) || failureMessage(error).startsWith('Query read timeout');
}

const DRIVER_FAILURES =
  /^(?:Connection terminated|timeout e|Client (?:has encountered a connection error|was closed)|Query read timeout)/;

/** ENOENT: of a Unix socket. */
const SYSTEM_FAILURES: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'EAI_AGAIN',
  'ENOTFOUND',
  'ENOENT',
  'EMFILE',
  'ENFILE',
]);

const DATABASE_FAILURES =
  /^(?:08\w{3}|28\w{3}|53\w{3}|25006|25P0[34]|3D000|4000[13]|40P01|55P03|57014|57P0[1-5]|58030)$/;

const OWN_FAILURES: ReadonlySet<string> = new Set(['OUTCOME_UNKNOWN', 'POOL_CROWDED']);

const ENDED = /^(?:08\w{3}|25P0[34]|40003|57P0[1-5])$/;

/** The server ends a connection with such an error, whatever its code. */
function isFatal(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'severity' in error &&
    (error.severity === 'FATAL' || error.severity === 'PANIC')
  );
}

/** Whether a guard of the database refused a statement (SQLSTATE 23001 `restrict_violation`). */
export function isRefusedByGuard(error: unknown): boolean {
  return failureCode(error) === '23001';
}
