import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * What statistics of a quarter are counted by, beside the figures it is made from. Frozen.
 *
 * Most considerations of a quarter are alike in all that is counted, and differ in ids, instants and durations. `alike` is the text of
 * what they are alike in, so that the database counts them by it, and the service reads each kind once instead of every row:
 * what names the row is left out, where the case is unless a measure was wanting there, and of clocks that nobody waits for
 * when they ran. The database makes these columns itself from `figures`, so they say the same, and a release that knows nothing of
 * them writes them too.
 */
const WITHOUT = [
  'considerationId',
  'licenceId',
  'openedAt',
  'openedOn',
  'decidedAt',
  'decidedOn',
  'departed',
  'minutesToDecide',
  'dwell',
  'state',
  'sentenceGroup',
  'clocks',
];
const WITHOUT_OF_RUN = ['id', 'ruleBook', 'regime', 'lengthDays', 'urgency', 'likeness'];

const listed = (words: readonly string[]): string => `'{${words.join(',')}}'::text[]`;
const clocks = (path: string): string => `jsonb_path_query_array(figures::jsonb, '${path}')`;

/** Each part is of functions that PostgreSQL holds for immutable, which `jsonb_build_object` is not. */
const ALIKE = [
  `figures::jsonb - ${listed(WITHOUT)} - case when figures #>> '{run,shortfalls,0}' is null then ${listed(['region', 'deliveryUnit'])} else '{}'::text[] end`,
  ...WITHOUT_OF_RUN.map((member) => `'{run,${member}}'`),
].join(' #- ');
const WITH_CLOCKS = [
  ['settled', '$.clocks[*] ? (exists(@.outcome)).clock'],
  ['outcomes', '$.clocks[*] ? (exists(@.outcome)).outcome'],
  ['running', '$.clocks[*] ? (!exists(@.outcome))'],
].reduce(
  (made, [member = '', path = '']) => `jsonb_set(${made}, '{${member}}', ${clocks(path)})`,
  `(${ALIKE})`,
);

const STATEMENTS: readonly string[] = [
  `alter table consideration_figures
    add column alike text generated always as ((${WITH_CLOCKS})::text) stored,
    add column minutes_to_decide integer generated always as ((figures ->> 'minutesToDecide')::integer) stored,
    add column dwell text generated always as (figures ->> 'dwell') stored,
    add column said text generated always as (figures #>> '{run,recall}') stored,
    add column response text generated always as (figures #>> '{run,response}') stored`,

  // The codes alone, of which none is outside ASCII: in the escape format of such bytes their text stands as it is.
  `alter table monitoring.monitoring_records
    add column sex text generated always as (encode(bytes, 'escape')::jsonb ->> 'sex') stored,
    add column ethnicity text generated always as (encode(bytes, 'escape')::jsonb ->> 'ethnicity') stored`,
  `create index monitoring_records_latest on monitoring.monitoring_records (licence_id, version desc)
    include (sex, ethnicity)`,
];

/** Adds the columns, and the index in which the latest of a licence is found first. */
export const figuresAlike: Migration = {
  async up(db) {
    for (const statement of STATEMENTS) {
      await sql.raw(statement).execute(db);
    }
  },
};
