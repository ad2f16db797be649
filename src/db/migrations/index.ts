import type { Migration } from 'kysely/migration';
import type { MonitoringRights } from '../migrate.ts';
import type { SchemaMigration } from '../schema-changes.ts';
import { ledgerAndContent } from './2026-11-21t00_ledger-and-content.ts';
import { logTree } from './2026-11-22t00_log-tree.ts';
import { erasureAndAccess } from './2026-11-22t01_erasure-and-access.ts';
import { bundlesAndChecks } from './2026-11-22t02_bundles-and-checks.ts';
import { guards } from './2026-11-22t03_guards.ts';
import { accessAndReview } from './2026-11-22t04_access-and-review.ts';
import { intake } from './2026-11-22t05_intake.ts';
import { webhooks } from './2026-11-22t06_webhooks.ts';
import { figures } from './2026-11-22t07_figures.ts';
import { monitoring } from './2026-11-22t08_monitoring.ts';
import { simulations } from './2026-11-22t09_simulations.ts';
import { schemaChanges } from './2026-11-22t10_schema-changes.ts';
import { figuresAlike } from './2026-11-22t11_figures-alike.ts';
import { ledgerByYear } from './2026-11-22t12_ledger-by-year.ts';
import { recallsOfConsiderations } from './2026-11-22t13_recalls-of-considerations.ts';
import { queueFromItsIndex } from './2026-11-22t14_queue-from-its-index.ts';

/** A migration of the first release, beside which no other ever ran. */
const foundation = (migration: Migration): SchemaMigration => ({
  ...migration,
  kind: 'foundation',
  release: '0.1.0',
  runsFrom: '0.1.0',
});

/**
 * Every migration by its name, which is its file's; they are applied in the order of the names. One that comes after the first
 * release says itself whether it expands or contracts, and from which release on the service works on a schema that has it
 * (docs/upgrades.md).
 */
export const migrations: Record<string, SchemaMigration> = {
  '2026-11-21t00_ledger-and-content': foundation(ledgerAndContent),
  '2026-11-22t00_log-tree': foundation(logTree),
  '2026-11-22t01_erasure-and-access': foundation(erasureAndAccess),
  '2026-11-22t02_bundles-and-checks': foundation(bundlesAndChecks),
  '2026-11-22t03_guards': foundation(guards),
  '2026-11-22t04_access-and-review': foundation(accessAndReview),
  '2026-11-22t05_intake': foundation(intake),
  '2026-11-22t06_webhooks': foundation(webhooks),
  '2026-11-22t07_figures': foundation(figures),
  '2026-11-22t08_monitoring': foundation(monitoring),
  '2026-11-22t09_simulations': foundation(simulations),
  '2026-11-22t10_schema-changes': foundation(schemaChanges),
  '2026-11-22t11_figures-alike': foundation(figuresAlike),
  '2026-11-22t12_ledger-by-year': foundation(ledgerByYear),
  '2026-11-22t13_recalls-of-considerations': foundation(recallsOfConsiderations),
  '2026-11-22t14_queue-from-its-index': foundation(queueFromItsIndex),
};

/** What the role of the monitoring data may do: everything it needs to record them, to count by them, and nothing of any content. */
export const monitoringRights: MonitoringRights = {
  schema: 'monitoring',
  reads: {
    cases: [
      'id',
      'region',
      'delivery_unit',
      'previous_region',
      'previous_delivery_unit',
      'host_region',
      'host_delivery_unit',
      'limited_access',
      'erased_by',
    ],
    access_grants: ['id', 'licence_id', 'subject', 'capacity', 'ends_at'],
    access_grant_ends: ['grant_id'],
    erasures: ['licence_id', 'authority', 'recorded_at'],
    licence_versions: ['licence_id', 'version', 'recorded_at'],
    consideration_figures: 'every-column',
    recall_figures: 'every-column',
    figures_progress: 'every-column',
    idempotency_keys: 'every-column',
  },
  adds: ['audit_entries', 'idempotency_keys'],
};

/** Tables that the database itself fills: the service's role may not add to them. */
export const filledByDatabase: readonly string[] = ['unsequenced_entries', 'schema_changes'];

/**
 * The only tables whose rows the service's role may change: heads of cases and of considerations, which move forward; the
 * waiting list of entries, which leave it with a place in the tree; copies that were made for an inspector; and figures, which
 * can be made again from the record.
 */
export const mutableTables: readonly string[] = [
  'cases',
  'consideration_heads',
  'unsequenced_entries',
  'audit_bundle_progress',
  'audit_bundle_pieces',
  'webhook_heads',
  'webhook_dead_letters',
  'simulation_progress',
  'simulation_slices',
  'consideration_figures',
  'recall_figures',
  'figures_progress',
];
