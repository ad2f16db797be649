import { findMonitoringOfLicences, findMonitoringRecords } from '../../db/monitoring.ts';
import type { HeldApart } from '../evidence/held-apart.ts';
import type { MonitoringConnection } from './monitoring.ts';

/**
 * Monitoring data for the person it is about and for the check of the store; undefined where no role is there for it. It goes to
 * those two alone: that the person gets what is held is the law (Data Protection Act 2018 s.45, cited, wording not checked:
 * `unverified`), and whether it still is what was recorded only who reads it can tell.
 */
export function heldForMonitoring(monitoring: MonitoringConnection): HeldApart | undefined {
  return monitoring === undefined
    ? undefined
    : {
        ofLicences: async (licenceIds, by) =>
          (await findMonitoringOfLicences(monitoring, licenceIds)).filter(
            ({ recordedAt }) => recordedAt <= by,
          ),
        ofEntries: (entryIds) => findMonitoringRecords(monitoring, entryIds),
      };
}
