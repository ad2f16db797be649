import { randomUUID } from 'node:crypto';
import type { FairnessGroup, MonitoringServices } from '../../src/application/monitoring/services.ts';
import type { Act } from '../../src/application/services.ts';

const AT = '2026-10-12T09:00:00.000Z';

const counted: Omit<FairnessGroup, 'group'> = {
  licences: { count: 40 },
  considerations: { count: 20 },
  measures: [
    {
      measure: 'recall',
      figure: { count: 10 },
      ofConsiderations: { perHundred: 50, low: 29.9, high: 70.1 },
      ofLicences: { perHundred: 25, low: 12, high: 46 },
    },
    { measure: 'departed-to-recall', figure: { suppressed: true } },
  ],
};

/** The use cases of monitoring, over nothing: each is noted, and answers with something of the right shape. */
export function fakeMonitoring(
  called: (name: string, act: Act, input?: unknown) => void,
): MonitoringServices {
  return {
    recordMonitoring: async (write, licenceId, content) => {
      called('recordMonitoring', write, { licenceId, ...content });
      return { id: randomUUID(), licenceId, version: 1, recordedAt: AT };
    },
    readFairnessFigures: async (act, query) => {
      called('readFairnessFigures', act, query);
      return {
        label: 'cases put to this service',
        ...query,
        from: '2026-07-01',
        until: '2026-10-01',
        countedUpTo: { index: 7, at: AT, recounting: false },
        total: counted,
        groups: [{ group: 'not-recorded', ...counted }],
        withheld: false,
        notes: ['A difference between groups is a question to look into and no finding.'],
        seriesBreaks: [],
      };
    },
  };
}
