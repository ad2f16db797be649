import { type Kysely, sql } from 'kysely';
import type { Database } from '../../src/db/database.ts';

/** How much is put in. */
export interface Amounts {
  /** Cases, each with a licence, an event, a consideration, a recall, and two entries in its chain and in the tree. */
  readonly cases: number;
  /** Rows of figures, spread over the five years from 2022 to 2026. */
  readonly considerationFigures: number;
  readonly recallFigures: number;
}

/** The id of the `n`th of something: a letter of hexadecimal tells what it is of. */
const id = (kind: string, n = 'n') =>
  sql.raw(`('${kind}0000000-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`);

/** The `n`th case that was put in. */
export function caseId(n: number): string {
  return idOf('a', n);
}

/** The consideration of the `n`th case. */
export function considerationOf(n: number): string {
  return idOf('e', n);
}

function idOf(kind: string, n: number): string {
  return `${kind}0000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
}

/** Tables that `fillTables` fills, and that no list may read whole. */
export const BIG_TABLES = [
  'cases',
  'audit_entries',
  'contents',
  'licence_versions',
  'licence_identifiers',
  'licence_references',
  'breach_events',
  'breach_event_versions',
  'considerations',
  'consideration_heads',
  'recalls',
  'recall_versions',
  'tree_leaves',
  'consideration_figures',
  'recall_figures',
] as const;

const GUARDED = ['audit_entries', 'tree_leaves', 'unsequenced_entries'] as const;

/**
 * Puts rows into the tables by statements of their own, as the owner: enough of them for plans to be those of a store that is in
 * use. What they hold is of the right form and says nothing. The database then looks at what it has, as it does by itself in time.
 */
export async function fillTables(
  owner: Kysely<Database>,
  { cases, considerationFigures, recallFigures }: Amounts,
): Promise<void> {
  await owner.transaction().execute(async (trx) => {
    // What takes places one by one, and most of the time, is of no use in a database that is thrown away.
    for (const table of GUARDED) {
      await sql`alter table ${sql.table(table)} disable trigger user`.execute(trx);
    }
    const each = sql`from generate_series(1, ${cases}::int) n`;
    const noted = sql`'2026-05-01T00:00:00Z'::timestamptz + n * interval '1 minute'`;
    const region = sql`'example-region-' || n % 12`;
    const unit = sql`'example-unit-' || n % 120`;
    await sql`insert into cases (id, licence_version, region, delivery_unit, chain_length, chain_hash, last_instant)
      select ${id('a')}, 1, ${region}, ${unit}, 2, sha256('x'), ${noted} ${each}`.execute(trx);
    for (const [kind, place] of [
      ['b', 0],
      ['c', 1],
    ] as const) {
      await sql`insert into audit_entries (id, licence_id, chain_index, hash, bytes, recorded_at)
        select ${id(kind)}, ${id('a')}, ${place}::int, sha256('\\x00'::bytea || bytes), bytes, ${noted}
        from (select n, convert_to('{"act":"licence-read","at":"2026-05-01T00:00:00.000Z","n":' || n || '}', 'UTF8') as bytes
          ${each}) made`.execute(trx);
      await sql`insert into contents (entry_id, bytes, salt)
        select ${id(kind)}, convert_to('{}', 'UTF8'), sha256('x') ${each}`.execute(trx);
      await sql`insert into tree_leaves (leaf_index, entry_id, hash)
        select (n - 1) * 2 + ${place}::int, ${id(kind)}, sha256('x') ${each}`.execute(trx);
    }
    // As many as wait after a night without the sequencer.
    await sql`insert into unsequenced_entries (entry_id) select ${id('b')} ${each}`.execute(trx);
    const recorded = sql`${noted}, 'subject-example'`;
    await sql`insert into licence_references (licence_id, source_system, external_reference)
      select ${id('a')}, 'example-cases', 'L-' || n ${each}`.execute(trx);
    await sql`insert into licence_versions (licence_id, version, entry_id, recorded_at, recorded_by)
      select ${id('a')}, 1, ${id('b')}, ${recorded} ${each}`.execute(trx);
    await sql`insert into licence_identifiers (licence_id, version, crn)
      select ${id('a')}, 1, 'X' || lpad(n::text, 6, '0') ${each}`.execute(trx);
    await sql`insert into breach_events (id, licence_id) select ${id('d')}, ${id('a')} ${each}`.execute(trx);
    await sql`insert into breach_event_versions (event_id, version, licence_id, entry_id, recorded_at, recorded_by)
      select ${id('d')}, 1, ${id('a')}, ${id('c')}, ${recorded} ${each}`.execute(trx);
    await sql`insert into considerations (id, licence_id, entry_id, recorded_at, recorded_by)
      select ${id('e')}, ${id('a')}, ${id('c')}, ${recorded} ${each}`.execute(trx);
    await sql`insert into recalls (id, licence_id) select ${id('f')}, ${id('a')} ${each}`.execute(trx);
    await sql`insert into recall_versions (recall_id, version, consideration_id, entry_id, recorded_at, recorded_by)
      select ${id('f')}, 1, ${id('e')}, ${id('c')}, ${recorded} ${each}`.execute(trx);
    // One in ten still waits.
    await sql`insert into consideration_heads (consideration_id, licence_id, version, state, urgency, clock, due_at)
      select ${id('e')}, ${id('a')}, 2, case when n % 10 = 0 then 'proposed' else 'closed' end, 'standard',
        case when n % 10 = 0 then 'decide' end, case when n % 10 = 0 then ${noted} end ${each}`.execute(trx);
    await fillFigures(trx, considerationFigures, recallFigures);
  });
  await sql`analyze`.execute(owner);
}

/** Rows of the size that rows have, over the days of five years. */
async function fillFigures(trx: Kysely<Database>, considerations: number, recalls: number): Promise<void> {
  const region = sql`'example-region-' || n % 12`;
  const unit = sql`'example-unit-' || n % 120`;
  const day = sql`'2022-01-01'::date + n % 1826`;
  const likeness = sql`encode(sha256(convert_to((n % 5000)::text, 'UTF8')), 'hex')`;
  await sql`insert into consideration_figures (consideration_id, licence_id, opened_on, decided_on, region, delivery_unit,
      sentence_group, outcome, likeness, figures)
    select ${id('e')}, ${id('a')}, ${day}, case when n % 5 > 0 then ${day} + 1 end, ${region}, ${unit},
      'determinate-12-months-or-more', case n % 5 when 0 then 'open' when 1 then 'recall' else 'no-recall' end, ${likeness},
      json_build_object('considerationId', ${id('e')}, 'licenceId', ${id('a')}, 'openedAt', '2026-05-01T09:00:00.000Z',
        'openedOn', ${day}, 'decidedAt', '2026-05-02T08:00:00.000Z', 'decidedOn', ${day} + 1, 'region', ${region},
        'deliveryUnit', ${unit}, 'sentenceGroup', 'determinate-12-months-or-more', 'conduct', 'non-compliance-only',
        'outcome', case n % 5 when 0 then 'open' when 1 then 'recall' else 'no-recall' end, 'state', 'closed',
        'run', json_build_object('id', ${id('f')}, 'ruleBook', '1.2.0', 'regime', 'R4', 'recall', 'not-supported',
          'response', 'change-supervision', 'urgency', 'standard', 'missingFacts', json_build_array(), 'shortfalls',
          json_build_array(), 'likeness', ${likeness}),
        'decision', case when n % 5 = 1 then 'recall' else 'no-recall' end, 'decisionReason', 'recall-not-necessary',
        'departed', n % 5 = 1, 'urgency', 'standard', 'minutesToDecide', n % 1440,
        'dwell', json_build_object('open', 120, 'proposed', 60, 'viewed', 180, 'agreed', 600),
        'clocks', json_build_array(json_build_object('clock', 'decide', 'dueAt', '2026-05-02T09:00:00.000Z', 'outcome', 'met'),
          json_build_object('clock', 'act', 'dueAt', '2026-05-03T09:00:00.000Z', 'outcome', 'met')))
    from generate_series(1, ${considerations}::int) n`.execute(trx);
  await sql`insert into recall_figures (recall_id, licence_id, revoked_on, region, delivery_unit, sentence_group, figures)
    select ${id('f')}, ${id('a')}, ${day}, ${region}, ${unit}, 'determinate-12-months-or-more',
      json_build_object('recallId', ${id('f')}, 'licenceId', ${id('a')}, 'considerationId', ${id('e')}, 'revokedOn', ${day},
        'region', ${region}, 'deliveryUnit', ${unit}, 'sentenceGroup', 'determinate-12-months-or-more',
        'conduct', 'non-compliance-only', 'power', 'section-254', 'type', 'fixed-term', 'lengthDays', 28,
        'reasons', json_build_array('failed-keep-in-touch', 'poor-behaviour-non-compliance'), 'urgency', 'standard',
        'eventTypes', json_build_array('lost-contact'), 'refused', false, 'cancelled', false)
    from generate_series(1, ${recalls}::int) n`.execute(trx);
}
