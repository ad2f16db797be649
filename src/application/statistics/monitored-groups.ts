import { findGroupsOfLicences } from '../../db/monitoring.ts';
import { GROUPS } from '../monitoring/fairness.ts';
import { type MonitoringConnection, opened } from '../monitoring/monitoring.ts';
import type { MonitoredGroups } from './grouping.ts';

/**
 * The groups of persons, from the one connection that reaches them.
 *
 * @throws {DomainFailure} `monitoring-not-configured` where there is none.
 */
export function monitoredGroups(monitoring: MonitoringConnection): MonitoredGroups {
  const connection = opened(monitoring);
  return { groups: GROUPS, groupOf: (by, licenceIds) => findGroupsOfLicences(connection, by, licenceIds) };
}
