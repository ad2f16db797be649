import { type Kysely, sql } from 'kysely';
import type { Database } from './database.ts';
import { type Onlooker, visibleTo } from './visibility.ts';

/** Considerations in which the same facts mattered and which were decided differently. */
export interface LikeCasesRow {
  readonly likeness: string;
  readonly decidedForRecall: number;
  readonly decidedAgainstRecall: number;
}

/** One of them. */
export interface LikeCaseRow {
  readonly likeness: string;
  readonly considerationId: string;
  readonly licenceId: string;
  readonly decision: 'recall' | 'no-recall';
  readonly decidedOn: string;
  /** What the rules said in it, which is the same in all that are alike. */
  readonly rulesSaid: string;
  readonly response: string;
}

/** Which: decided from a day on and before another, in sight of somebody at an instant. */
export interface LikeCasesFilter {
  /** `YYYY-MM-DD`, inclusive. */
  readonly from: string;
  /** `YYYY-MM-DD`, exclusive. */
  readonly until: string;
  readonly sight: { readonly onlooker: Onlooker; readonly at: string };
}

function decidedIn({ from, until, sight }: LikeCasesFilter) {
  return sql`from consideration_figures f join cases c on c.id = f.licence_id
    where f.decided_on >= ${from}::date and f.decided_on < ${until}::date and f.likeness is not null
      and f.outcome in ('recall', 'no-recall') and ${visibleTo(sight.onlooker, sight.at)}`;
}

/** A page of them in the order of their likeness, after one. */
export async function findLikeCases(
  db: Kysely<Database>,
  filter: LikeCasesFilter,
  page: { readonly after?: string; readonly limit: number },
): Promise<readonly LikeCasesRow[]> {
  const after = page.after === undefined ? sql`true` : sql`f.likeness > ${page.after}`;
  const { rows } = await sql<LikeCasesRow>`
    select f.likeness, count(*) filter (where f.outcome = 'recall')::int as "decidedForRecall",
      count(*) filter (where f.outcome = 'no-recall')::int as "decidedAgainstRecall"
    ${decidedIn(filter)} and ${after}
    group by f.likeness having count(distinct f.outcome) > 1
    order by f.likeness limit ${page.limit}`.execute(db);
  return rows;
}

/** The newest few of each decision, of several likenesses. */
export async function findExamplesOfLikeCases(
  db: Kysely<Database>,
  filter: LikeCasesFilter,
  likenesses: readonly string[],
  fewest: number,
): Promise<readonly LikeCaseRow[]> {
  if (likenesses.length === 0) {
    return [];
  }
  const { rows } = await sql<LikeCaseRow>`
    select placed.likeness, "considerationId", "licenceId", decision, "decidedOn",
      r.figures -> 'run' ->> 'recall' as "rulesSaid", r.figures -> 'run' ->> 'response' as response
    from (
      select f.likeness, f.consideration_id as "considerationId", f.licence_id as "licenceId",
        f.outcome as decision, f.decided_on as "decidedOn",
        row_number() over (partition by f.likeness, f.outcome order by f.decided_on desc, f.consideration_id) as place
      ${decidedIn(filter)} and f.likeness = any(${[...likenesses]}::text[])
    ) as placed
    join consideration_figures r on r.consideration_id = "considerationId"
    where place <= ${fewest}
    order by placed.likeness, decision, "decidedOn" desc, "considerationId"`.execute(db);
  return rows;
}
