import type { Kysely, Transaction } from 'kysely';
import { type AuditSubject, canonicalBytes, commitTo, newSalt } from '../../audit/index.ts';
import {
  findMonitoredCase,
  findMonitoringRecords,
  holdNextVersion,
  insertMonitoringRecord,
  type MonitoringDatabase,
} from '../../db/monitoring.ts';
import { isRefusedByGuard } from '../../db/failures.ts';
import type { Dependencies } from '../dependencies.ts';
import { failureOf } from '../evidence/erased.ts';
import { invalid } from '../failures.ts';
import { isId } from '../ids.ts';
import { onceIn } from '../once.ts';
import { recordOutsideCases } from '../records.ts';
import { type Act, DomainFailure } from '../services.ts';
import type { MonitoringContent, MonitoringServices, RecordedMonitoring } from './services.ts';

/** The connection of the one role that reaches monitoring data; undefined where none is configured. */
export type MonitoringConnection = Kysely<MonitoringDatabase> | undefined;

/**
 * The connection.
 *
 * @throws {DomainFailure} `monitoring-not-configured` where there is none.
 */
export function opened(monitoring: MonitoringConnection): Kysely<MonitoringDatabase> {
  if (monitoring === undefined) {
    throw new DomainFailure({ code: 'monitoring-not-configured' });
  }
  return monitoring;
}

/** Recording what is known of a person for monitoring. There is no reading of it here: figures and the person's own request do that. */
export function createMonitoringServices(
  deps: Dependencies,
  monitoring: MonitoringConnection,
): Pick<MonitoringServices, 'recordMonitoring'> {
  return {
    recordMonitoring: async (write, licenceId, content) => {
      const db = opened(monitoring);
      const attempt = () =>
        db.transaction().execute((trx) =>
          onceIn(trx, write, 'record-monitoring', {
            act: async () => {
              await refuseUnseen(deps, trx, write, licenceId);
              return record(deps, trx, write, licenceId, content);
            },
            repeat: async (id) => {
              const { licenceId: of } = await load(trx, id);
              await refuseUnseen(deps, trx, write, of);
              await recordOutsideCases(deps, trx, write, 'answer-repeated', [aboutLicence(of)], undefined);
            },
            load: (id) => load(trx, id),
          }),
        );
      // The case can be erased between the look at it and the insert, which the database then refuses: the second look sees why.
      return attempt().catch((error: unknown) => {
        if (isRefusedByGuard(error)) {
          return attempt();
        }
        throw error;
      });
    },
  };
}

async function record(
  deps: Dependencies,
  trx: Transaction<MonitoringDatabase>,
  act: Act,
  licenceId: string,
  content: MonitoringContent,
) {
  const version = await holdNextVersion(trx, licenceId);
  const bytes = canonicalBytes(content);
  const salt = newSalt();
  // Outside the chain of the case: whoever reads its trail is not told even that something is held here.
  const { id, at } = await recordOutsideCases(
    deps,
    trx,
    act,
    'monitoring-recorded',
    [aboutLicence(licenceId)],
    undefined,
    { content: commitTo(bytes, salt) },
  );
  await insertMonitoringRecord(trx, {
    entryId: id,
    licenceId,
    version,
    bytes,
    salt,
    recordedAt: at,
    recordedBy: act.principal.subject,
  });
  return { id, at };
}

/** A case out of sight is as if it were not there. */
async function refuseUnseen(
  deps: Dependencies,
  trx: Transaction<MonitoringDatabase>,
  { principal }: Act,
  licenceId: string,
): Promise<void> {
  const found = isId(licenceId)
    ? await findMonitoredCase(trx, licenceId, principal, deps.clock())
    : undefined;
  if (found === undefined || !found.inSight) {
    throw invalid({
      field: '/licenceId',
      problem: 'is not the id of a licence',
      remedy: 'give the id that the licence was registered under',
    });
  }
  if (!found.changeable) {
    throw new DomainFailure({ code: 'another-area' });
  }
  if (found.erasure !== null) {
    throw failureOf(found.erasure);
  }
}

/** @throws {TypeError} where the key leads to no record, which the database makes sure of. */
async function load(trx: Transaction<MonitoringDatabase>, id: string): Promise<RecordedMonitoring> {
  const [found] = await findMonitoringRecords(trx, [id]);
  if (found === undefined) {
    throw new TypeError(`monitoring record ${id} was recorded, and is not there`);
  }
  const { licenceId, version, recordedAt } = found;
  return { id, licenceId, version, recordedAt };
}

function aboutLicence(id: string): AuditSubject {
  return { kind: 'licence', id };
}
