import type { Migration } from 'kysely/migration';
import { ledgerAndContent } from './2026-11-21t00_ledger-and-content.ts';

/** Every migration by its name, which is its file's; they are applied in the order of the names. */
export const migrations: Record<string, Migration> = {
  '2026-11-21t00_ledger-and-content': ledgerAndContent,
};

/** The only tables whose rows the service's role may change. */
export const mutableTables: readonly string[] = ['cases'];
