/** The part of a logger that the database code writes to; a pino logger fits as it is. */
export interface DatabaseLog {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}
