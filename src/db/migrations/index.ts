import type { Migration } from 'kysely/migration';
import { ledgerAndContent } from './2026-11-21t00_ledger-and-content.ts';
import { logTree } from './2026-11-22t00_log-tree.ts';
import { erasureAndAccess } from './2026-11-22t01_erasure-and-access.ts';
import { bundlesAndChecks } from './2026-11-22t02_bundles-and-checks.ts';
import { guards } from './2026-11-22t03_guards.ts';
import { accessAndReview } from './2026-11-22t04_access-and-review.ts';

/** Every migration by its name, which is its file's; they are applied in the order of the names. */
export const migrations: Record<string, Migration> = {
  '2026-11-21t00_ledger-and-content': ledgerAndContent,
  '2026-11-22t00_log-tree': logTree,
  '2026-11-22t01_erasure-and-access': erasureAndAccess,
  '2026-11-22t02_bundles-and-checks': bundlesAndChecks,
  '2026-11-22t03_guards': guards,
  '2026-11-22t04_access-and-review': accessAndReview,
};

/** Tables that the database itself fills: the service's role may not add to them. */
export const filledByDatabase: readonly string[] = ['unsequenced_entries'];

/**
 * The only tables whose rows the service's role may change: heads of cases and of considerations, which move forward; the
 * waiting list of entries, which leave it with a place in the tree; and copies that were made for an inspector.
 */
export const mutableTables: readonly string[] = [
  'cases',
  'consideration_heads',
  'unsequenced_entries',
  'audit_bundle_progress',
  'audit_bundle_pieces',
];
