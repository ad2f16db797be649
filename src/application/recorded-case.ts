import type { Transaction } from 'kysely';
import type { Database } from '../db/database.ts';
import { findStoredCase, type StoredDecision } from '../db/recorded-case.ts';
import type { CaseInputs, IsoDate } from '../rules/index.ts';
import { byDayThenId, toCaseInputs } from './case-inputs.ts';
import { decodeContent } from './content.ts';
import { notFound } from './failures.ts';
import { liveRecallOf } from './live-recall.ts';
import { londonDayOf } from './london.ts';
import type { Instant, JudgementContent } from './model.ts';
import { type OtherLicences, otherLicencesOf } from './other-licences.ts';
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
  const stored = await findStoredCase(trx, licenceId, considerationId, knownAt);
  if (stored.licence === undefined) {
    throw notFound('licence');
  }
  const { judgement } = stored;
  const licence = {
    version: stored.licence.version,
    content: decodeContent('licence', stored.licence.bytes),
  };
  const events = stored.events
    .map(({ id, version, bytes }) => ({
      id,
      version,
      content: decodeContent('breach-event', bytes).event,
    }))
    .toSorted(byDayThenId);
  const recall = liveRecallOf(
    stored.recalls.map(({ id, version, bytes }) => ({
      id,
      version,
      content: decodeContent('recall', bytes),
    })),
    asAt,
  );
  const otherLicences = otherLicencesOf(licence.content, stored.otherLicences, asAt);
  const notToRecall = countDecisionsNotToRecall(
    stored.decisionsElsewhere,
    licence.content.release?.date,
    asAt,
  );
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
 * In how many other considerations of the licence it was decided not to recall, since the release and up to a day. Where the day
 * of release is not told, every one counts: what is under the licence came after its release.
 */
function countDecisionsNotToRecall(
  decisions: readonly StoredDecision[],
  since: IsoDate | undefined,
  asAt: IsoDate,
): number {
  const counted = decisions.filter(({ recordedAt, bytes }) => {
    const day = londonDayOf(recordedAt);
    const { said } = decodeContent('review-step', bytes);
    return (
      'decision' in said &&
      said.decision === 'no-recall' &&
      day <= asAt &&
      (since === undefined || day >= since)
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
