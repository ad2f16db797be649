import type { Transaction } from 'kysely';
import { findCurrentEventVersions } from '../db/breach-events.ts';
import { findJudgements } from '../db/considerations.ts';
import type { Database } from '../db/database.ts';
import { findDecisionsElsewhere } from '../db/earlier-decisions.ts';
import type { CaseInputs, IsoDate } from '../rules/index.ts';
import { byDayThenId, toCaseInputs } from './case-inputs.ts';
import { decodeContent } from './content.ts';
import { findLiveRecall } from './live-recall.ts';
import { loadLicence } from './licences.ts';
import { londonDayOf } from './london.ts';
import type { Instant, JudgementContent } from './model.ts';
import { findOtherLicences, type OtherLicences } from './other-licences.ts';
import type { RecordedEvent, RecordedLicence, RecordedRecall, RecordedRecommendation } from './services.ts';

/** A recorded case as the rules are given it for one consideration. */
export interface LoadedCase {
  readonly inputs: CaseInputs;
  /** Versions of what was read. */
  readonly basis: RecordedRecommendation['basis'];
  /** The day of revocation of the recall that the person was under, which chooses the law. */
  readonly revokedOn?: IsoDate;
  /** Ids of the other licences that were looked at: looking is a consultation of those cases. */
  readonly consulted: readonly string[];
}

/**
 * Reads a case as it was known at an instant, as the inputs of the rules on a day. Whatever runs the rules over a recorded case
 * reads it here.
 *
 * @throws {DomainFailure} `not-found` of the licence when it was not known at the instant.
 */
export async function loadRecordedCase(
  trx: Transaction<Database>,
  licenceId: string,
  considerationId: string,
  { asAt, knownAt }: { readonly asAt: IsoDate; readonly knownAt: Instant },
): Promise<LoadedCase> {
  const licence = await loadLicence(trx, licenceId, knownAt);
  const storedEvents = await findCurrentEventVersions(trx, licenceId, knownAt);
  const events = storedEvents
    .map(({ id, version, bytes }) => ({
      id,
      version,
      content: decodeContent('breach-event', bytes).event,
    }))
    .toSorted(byDayThenId);
  const [judgement] = await findJudgements(trx, [considerationId], knownAt);
  const recall = await findLiveRecall(trx, licenceId, { asAt, knownAt });
  const otherLicences = await findOtherLicences(trx, licenceId, licence.content, { asAt, knownAt });
  const notToRecall = await countDecisionsNotToRecall(trx, licenceId, considerationId, {
    since: licence.content.release?.date,
    asAt,
    knownAt,
  });
  return assembleCase(
    {
      licence,
      events,
      ...(judgement === undefined
        ? {}
        : {
            judgement: {
              version: judgement.version,
              content: decodeContent('judgement', judgement.bytes),
            },
          }),
      ...(recall === undefined ? {} : { recall }),
      otherLicences,
      notToRecall,
    },
    asAt,
  );
}

/** What a run is made of, as it was known: each record at its version. */
export interface CaseRecords {
  readonly licence: Pick<RecordedLicence, 'version' | 'content'>;
  /** In the order of `byDayThenId`. */
  readonly events: readonly Pick<RecordedEvent, 'id' | 'version' | 'content'>[];
  readonly judgement?: { readonly version: number; readonly content: JudgementContent };
  readonly recall?: Pick<RecordedRecall, 'id' | 'version' | 'content'>;
  readonly otherLicences: OtherLicences;
  /** In how many other considerations it was decided not to recall. */
  readonly notToRecall: number;
}

/** What was read of a case, put together as the inputs of the rules on a day: pure. */
export function assembleCase(
  { licence, events, judgement, recall, otherLicences, notToRecall }: CaseRecords,
  asAt: IsoDate,
): LoadedCase {
  const inputs = toCaseInputs(
    {
      licence: licence.content,
      events,
      judgement: judgement?.content,
      recall: recall?.content,
      otherLiveLicences: otherLicences.live,
    },
    asAt,
  );
  const revokedOn = recall?.content.revokedOn;
  return {
    inputs: withDecisionsNotToRecall(inputs, notToRecall),
    basis: {
      licenceVersion: licence.version,
      events: events.map(({ id, version }) => ({ id, version })),
      ...(judgement === undefined ? {} : { judgementVersion: judgement.version }),
      ...(recall === undefined ? {} : { recall: { id: recall.id, version: recall.version } }),
    },
    ...(revokedOn === undefined ? {} : { revokedOn }),
    consulted: otherLicences.consulted,
  };
}

/**
 * In how many other considerations of the licence it was decided not to recall, since the release and up to a day, as known at an
 * instant. Where the day of release is not told, every one counts: what is under the licence came after its release.
 */
async function countDecisionsNotToRecall(
  trx: Transaction<Database>,
  licenceId: string,
  considerationId: string,
  when: { readonly since: IsoDate | undefined; readonly asAt: IsoDate; readonly knownAt: Instant },
): Promise<number> {
  const decisions = await findDecisionsElsewhere(trx, licenceId, considerationId, when.knownAt);
  const counted = decisions.filter(({ recordedAt, bytes }) => {
    const day = londonDayOf(recordedAt);
    const { said } = decodeContent('review-step', bytes);
    return (
      'decision' in said &&
      said.decision === 'no-recall' &&
      day <= when.asAt &&
      (when.since === undefined || day >= when.since)
    );
  });
  return new Set(counted.map((decision) => decision.considerationId)).size;
}

/** Decisions recorded here are known here, also where the practitioner tells of fewer or of none. */
function withDecisionsNotToRecall(inputs: CaseInputs, recorded: number): CaseInputs {
  const told = inputs.judgement?.earlierDecisions;
  if (recorded <= (told?.notToRecallSinceRelease ?? 0)) {
    return inputs;
  }
  return {
    ...inputs,
    judgement: {
      ...inputs.judgement,
      earlierDecisions: { ...told, notToRecallSinceRelease: recorded },
    },
  };
}
