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
 * Whether a failure means that the database is away or overburdened for now, so that the same may succeed later: system errors of
 * a connection; SQLSTATE class 08 (connection), 53 (no connections, memory or disk left), 57P01 to 57P03 (shutdown, start-up),
 * 57014 (over the time allowed), 40001 and 40P01 (in another's way); and what the driver says itself, which has no code.
 * PostgreSQL, appendix A.
 */
export function isUnavailable(error: unknown): boolean {
  const code = failureCode(error);
  return code === undefined
    ? DRIVER_FAILURES.test(failureMessage(error))
    : /^(?:ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOENT|08\w{3}|53\w{3}|57P0[123]|57014|40001|40P01)$/.test(
        code,
      );
}

const DRIVER_FAILURES =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Query read timeout)/;

/** Whether a guard of the database refused a statement (SQLSTATE 23001 `restrict_violation`). */
export function isRefusedByGuard(error: unknown): boolean {
  return failureCode(error) === '23001';
}
