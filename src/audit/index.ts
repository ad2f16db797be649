/** The public surface of the audit module. It knows no database and needs nothing but `node:crypto` and RFC 8785. */
export * from './acts.ts';
export * from './canonical.ts';
export * from './entry.ts';
export * from './hash.ts';
export * from './verify.ts';
