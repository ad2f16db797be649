import type { Kysely } from 'kysely';
import type { Database } from '../../db/database.ts';
import {
  type CaseHeadings,
  findCaseHeadings,
  findContentBytes,
  findEventHeadings,
  type RecordHeading,
} from '../../db/figures-records.ts';
import type { OpenBook } from '../../rules/index.ts';
import { decodeContent } from '../content.ts';
import type { Dependencies } from '../dependencies.ts';
import type { KeptBooks } from '../evidence/stored-run.ts';
import type { Instant, RecallContent } from '../model.ts';
import { foldReview } from '../review/fold.ts';
import { openingAt, stateOf } from '../review/known-review.ts';
import type {
  CaseRecords,
  Recorded,
  RecordedQuestion,
  RecordedRecallVersions,
  RecordedRun,
  RecordedStep,
} from './case-records.ts';
import { decisionInForce } from './derive-consideration.ts';

/** What reading the records takes: the dated parameters that set the first clock, and the books that runs name. */
export interface RecordsParts {
  readonly book: Pick<Dependencies['book'], 'parameterOn'>;
  readonly books: KeptBooks<OpenBook>;
}

/**
 * What is recorded of the cases named, as far as figures are made from it. A case that is erased is left out, and so is one that is
 * erased while it is read, of whose content something is missing: the entry of its erasure has its figures made again.
 */
export async function loadCaseRecords(
  db: Kysely<Database>,
  parts: RecordsParts,
  licenceIds: readonly string[],
): Promise<readonly CaseRecords[]> {
  const headings = await findCaseHeadings(db, licenceIds);
  const first = await findContentBytes(db, entriesOf([...headings.steps, ...headings.recalls]));
  const { questions, chosen } = questionsOf(parts, headings, first);
  const recalls = recallsOf(headings, first);
  const eventIds = recalls.flatMap(({ versions }) =>
    versions.flatMap(({ content }) => content.eventsReliedOn ?? []),
  );
  const events = await findEventHeadings(db, [...new Set(eventIds)]);
  const more = await findContentBytes(db, entriesOf([...chosen, ...headings.licences, ...events]));
  const whole = wholeCases(
    headings,
    [...chosen, ...events],
    (entryId) => first.has(entryId) || more.has(entryId),
  );

  const runs = await readRuns(parts.books, chosen, more);
  const licencesOf = Map.groupBy(headings.licences, ({ licenceId }) => licenceId);
  const eventsOf = Map.groupBy(events, ({ id }) => id);
  const questionsIn = Map.groupBy(questions, ({ licenceId }) => licenceId);
  const recallsIn = Map.groupBy(recalls, ({ licenceId }) => licenceId);
  return whole.map(
    (licenceId): CaseRecords => ({
      licenceId,
      considerations: (questionsIn.get(licenceId) ?? []).map(({ id, opening, steps }): RecordedQuestion => {
        const run = runs.get(id);
        return { id, opening, steps, ...(run === undefined ? {} : { run }) };
      }),
      recalls: (recallsIn.get(licenceId) ?? []).flatMap(({ id, versions }): RecordedRecallVersions[] => {
        const [one, ...others] = versions;
        return one === undefined ? [] : [{ id, versions: [one, ...others] }];
      }),
      licenceAt: (at) => {
        const known = knownAt(licencesOf.get(licenceId) ?? [], at);
        return decodeContent('licence', (known && more.get(known.entryId)) ?? null);
      },
      eventAt: (id, at) => {
        const known = knownAt(eventsOf.get(id) ?? [], at);
        return known?.licenceId === licenceId
          ? decodeContent('breach-event', more.get(known.entryId) ?? null).event
          : undefined;
      },
    }),
  );
}

type Bytes = ReadonlyMap<string, Buffer>;
type RunHeading = CaseHeadings['runs'][number];

/** The questions whose steps are all there, each with the heading of the run that is counted. */
function questionsOf({ book }: RecordsParts, headings: CaseHeadings, bytes: Bytes) {
  const stepsOf = Map.groupBy(headings.steps, ({ id }) => id);
  const runsOf = Map.groupBy(headings.runs, ({ id }) => id);
  const chosen: RunHeading[] = [];
  const questions = headings.openings.map(({ licenceId, id, recordedAt }) => {
    const opening = openingAt(book, recordedAt);
    const steps = (stepsOf.get(id) ?? []).flatMap((step): RecordedStep[] => {
      const content = bytes.get(step.entryId);
      return content === undefined
        ? []
        : [
            {
              state: stateOf(step.state),
              at: step.recordedAt,
              by: step.recordedBy,
              content: decodeContent('review-step', content),
              ...(step.region === null ? {} : { region: step.region }),
              ...(step.deliveryUnit === null ? {} : { deliveryUnit: step.deliveryUnit }),
            },
          ];
    });
    const decided = decisionInForce(steps, foldReview(opening, steps));
    const runs = runsOf.get(id) ?? [];
    const run = decided === undefined ? runs.at(-1) : runs.findLast((each) => each.recordedAt <= decided.at);
    chosen.push(...(run === undefined ? [] : [run]));
    return { licenceId, id, opening, steps };
  });
  return { questions, chosen };
}

function recallsOf({ recalls }: CaseHeadings, bytes: Bytes) {
  return [...Map.groupBy(recalls, ({ id }) => id)].map(([id, versions]) => ({
    id,
    licenceId: versions[0]?.licenceId,
    versions: versions.flatMap(({ recordedAt, entryId }): Recorded<RecallContent>[] => {
      const content = bytes.get(entryId);
      return content === undefined ? [] : [{ at: recordedAt, content: decodeContent('recall', content) }];
    }),
  }));
}

/** The cases of which every content that is needed is there. */
function wholeCases(
  { licenceIds, steps, recalls, licences }: CaseHeadings,
  others: readonly RecordHeading[],
  isThere: (entryId: string) => boolean,
): readonly string[] {
  const lacking = new Set(
    [...steps, ...recalls, ...licences, ...others]
      .filter(({ entryId }) => !isThere(entryId))
      .map(({ licenceId }) => licenceId),
  );
  return licenceIds.filter((id) => !lacking.has(id));
}

/** Runs by consideration, each with the book that it names. */
async function readRuns(
  books: RecordsParts['books'],
  chosen: readonly RunHeading[],
  bytes: Bytes,
): Promise<ReadonlyMap<string, RecordedRun>> {
  const runs = new Map<string, RecordedRun>();
  for (const { id, runId, recordedAt, entryId } of chosen) {
    const stored = bytes.get(entryId);
    if (stored !== undefined) {
      const content = decodeContent('recommendation', stored);
      const book = await books(content.ruleBook);
      runs.set(id, {
        id: runId,
        at: recordedAt,
        content,
        ...('problem' in book ? {} : { book }),
      });
    }
  }
  return runs;
}

/** The last version recorded at or before an instant, or the first where all came later. */
function knownAt<T extends Pick<RecordHeading, 'recordedAt'>>(
  versions: readonly T[],
  at: Instant,
): T | undefined {
  return versions.findLast(({ recordedAt }) => recordedAt <= at) ?? versions[0];
}

function entriesOf(headings: readonly Pick<RecordHeading, 'entryId'>[]): readonly string[] {
  return headings.map(({ entryId }) => entryId);
}
