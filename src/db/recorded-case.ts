import type { Kysely } from 'kysely';
import type { Database } from './database.ts';
import { prepared } from './prepared.ts';
import type { StoredVersion } from './versions.ts';

/** What of a record a run of the rules reads. */
export type RecordOfCase = Pick<StoredVersion, 'id' | 'version' | 'bytes'>;

/** A decision of a review as it was recorded; `bytes` is null once erased. */
export interface StoredDecision {
  readonly considerationId: string;
  readonly recordedAt: string;
  readonly bytes: Buffer | null;
}

/** All that a run of the rules reads of a case and beside it, as it was known at an instant. */
export interface StoredCase {
  /** Undefined where the licence was not known yet. */
  readonly licence: RecordOfCase | undefined;
  /** The latest version of each event, in the order of their ids. */
  readonly events: readonly RecordOfCase[];
  /** That of the consideration; its id is the consideration's. */
  readonly judgement: RecordOfCase | undefined;
  /** The latest version of each recall, in the order of their ids. */
  readonly recalls: readonly RecordOfCase[];
  /**
   * The latest version of every other licence under the same case reference number, in the order of their ids; but for those that
   * are now for named people only, for what a run reads of others is shown to whoever reads the run.
   */
  readonly otherLicences: readonly RecordOfCase[];
  /**
   * Every decision in the other considerations of the licence that no later step has undone, oldest first: one that was not
   * endorsed, or was returned or reopened, is none.
   */
  readonly decisionsElsewhere: readonly StoredDecision[];
}

/**
 * Reads all of it in one statement, for whatever runs the rules over a recorded case needs all of it, and six statements would go
 * to the server and back six times. Where other readers have a function of their own for a part, it is tested against that.
 */
export async function findStoredCase(
  db: Kysely<Database>,
  licenceId: string,
  considerationId: string,
  knownAt: string,
): Promise<StoredCase> {
  const rows = await selectCase(db, [licenceId, considerationId, knownAt]);
  const of = (part: Part) => rows.filter((row) => row.part === part).toSorted((a, b) => compare(a.id, b.id));
  const [licence] = of('licence');
  const [judgement] = of('judgement');
  return {
    licence,
    events: of('event'),
    judgement,
    recalls: of('recall'),
    otherLicences: of('other-licence'),
    decisionsElsewhere: of('decision')
      .map(({ id, recordedAt, bytes }) => ({ considerationId: id, recordedAt, bytes }))
      .toSorted((a, b) => compare(a.recordedAt, b.recordedAt)),
  };
}

type Part = 'licence' | 'event' | 'judgement' | 'recall' | 'other-licence' | 'decision';

interface CaseRow extends RecordOfCase {
  readonly part: Part;
  readonly recordedAt: string;
}

// Ids of type uuid sort as their texts do.
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

const selectCase = prepared<CaseRow>(
  'stored-case',
  `with known as (
    select licence_id, version, recorded_at, entry_id from licence_versions
    where licence_id = $1 and recorded_at <= $3 order by version desc limit 1
  ), records as (
    select 'licence' as part, licence_id as id, version, recorded_at, entry_id from known
    union all
    (select distinct on (event_id) 'event', event_id, version, recorded_at, entry_id from breach_event_versions
    where licence_id = $1 and recorded_at <= $3 order by event_id, version desc)
    union all
    (select 'judgement', consideration_id, version, recorded_at, entry_id from judgement_versions
    where consideration_id = $2 and recorded_at <= $3 order by version desc limit 1)
    union all
    (select distinct on (v.recall_id) 'recall', v.recall_id, v.version, v.recorded_at, v.entry_id
    from recalls r join recall_versions v on v.recall_id = r.id
    where r.licence_id = $1 and v.recorded_at <= $3 order by v.recall_id, v.version desc)
    union all
    (select distinct on (v.licence_id) 'other-licence', v.licence_id, v.version, v.recorded_at, v.entry_id
    from licence_versions v
    where v.licence_id <> $1 and v.recorded_at <= $3
    and v.licence_id in (
      select i.licence_id from licence_identifiers i where i.crn = (
        select own.crn from licence_identifiers own join known on own.licence_id = known.licence_id and own.version = known.version
      )
    )
    and exists (select from cases c where c.id = v.licence_id and not c.limited_access)
    order by v.licence_id, v.version desc)
    union all
    select 'decision', decision.consideration_id, decision.version, decision.recorded_at, decision.entry_id
    from review_steps decision
    where decision.licence_id = $1 and decision.consideration_id <> $2 and decision.action = 'decision'
    and decision.recorded_at <= $3 and not exists (
      select from review_steps later where later.consideration_id = decision.consideration_id
      and later.version > decision.version and later.recorded_at <= $3 and later.state in ('not-endorsed', 'returned')
    )
  )
  select records.part, records.id, records.version, records.recorded_at as "recordedAt", content.bytes
  from records join contents content on content.entry_id = records.entry_id`,
);
