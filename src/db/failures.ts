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
