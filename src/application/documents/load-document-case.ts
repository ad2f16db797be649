import { findCurrentEventVersions } from '../../db/breach-events.ts';
import { findJudgements, findOpenings } from '../../db/considerations.ts';
import { findDisputesOfLicences } from '../../db/disputes.ts';
import { findRecallVersionsOfLicence } from '../../db/recalls.ts';
import { byDayThenId } from '../case-inputs.ts';
import { decodeContent } from '../content.ts';
import type { Dependencies } from '../dependencies.ts';
import { notFound } from '../failures.ts';
import { loadLicence } from '../licences.ts';
import { londonDayOf } from '../london.ts';
import type { ConsiderationContent, Instant, LicenceContent, RecallContent } from '../model.ts';
import type { CaseWork } from '../records.ts';
import type { VersionedStep } from '../review/known-review.ts';
import type { ReviewAction, StepContents } from '../review/model.ts';
import { loadReview } from '../review/record-step.ts';
import type { Said } from './document-case.ts';
import type { CaseOfAnyState, KnownNow } from './due.ts';

/** A case as documents are made from it, with the versions that are known. */
export interface LoadedDocumentCase {
  readonly of: CaseOfAnyState;
  readonly known: KnownNow;
}

/**
 * Reads a case as it is known now, for a document. No run of the rules is read, and what the service noted of one with a step is left
 * behind here.
 *
 * @throws {DomainFailure} `not-found` when there is no such consideration.
 */
export async function loadDocumentCase(
  work: CaseWork,
  { book }: Pick<Dependencies, 'book'>,
  considerationId: string,
): Promise<LoadedDocumentCase> {
  const { trx, licenceId, at } = work;
  const { version, opening, steps, review } = await loadReview(work, { book }, considerationId);
  const [opened] = await findOpenings(trx, [considerationId]);
  if (opened === undefined) {
    throw notFound('consideration');
  }
  const consideration = decodeContent('consideration', opened.bytes);
  const licence = await loadLicence(trx, licenceId, at);
  const events = (await findCurrentEventVersions(trx, licenceId, at))
    .map((row) => ({
      id: row.id,
      version: row.version,
      content: decodeContent('breach-event', row.bytes).event,
    }))
    .toSorted(byDayThenId);
  const [judgement] = await findJudgements(trx, [considerationId], at);
  const recalls = (await findRecallVersionsOfLicence(trx, licenceId, at)).map(({ bytes, ...row }) => ({
    ...row,
    content: decodeContent('recall', bytes),
  }));
  const recall = recallOf(considerationId, recalls);
  const decision = review.decision === undefined ? undefined : latest(steps, 'decision');
  const proposal = latest(steps, 'proposal');
  const closure = latest(steps, 'closure');
  const reliedOn = reliedOnIn(recall, consideration);
  const latestRecallAt = latestOf(recalls);
  const latestDisputeAt = latestOf(await findDisputesOfLicences(trx, [licenceId], at));
  return {
    of: {
      considerationId,
      licenceId,
      version,
      at,
      today: londonDayOf(at),
      licence: licence.content,
      catalogued: cataloguedOf(book, licence.content),
      events,
      consideration,
      openedAt: opening.at,
      review,
      steps: steps.map(({ content, ...step }) => ({ ...step, action: content.action })),
      ...(judgement === undefined ? {} : { judgement: decodeContent('judgement', judgement.bytes) }),
      ...(proposal === undefined ? {} : { proposal }),
      ...(decision === undefined ? {} : { decision }),
      ...(closure === undefined ? {} : { closure }),
      ...(recall === undefined ? {} : { recall }),
      ...(reliedOn === undefined ? {} : { reliedOn }),
    },
    known: {
      licenceVersion: licence.version,
      events: events.map((event) => ({ id: event.id, version: event.version })),
      ...(judgement === undefined ? {} : { judgementVersion: judgement.version }),
      ...(latestRecallAt === undefined ? {} : { latestRecallAt }),
      ...(latestDisputeAt === undefined ? {} : { latestDisputeAt }),
      // News that came after it and waits does not take it away.
      doesNotStand: latest(steps, 'new-facts-review')?.content.conclusion === 'does-not-stand',
      personDied:
        licence.content.ending === 'person-died' ||
        recalls.some(({ content }) => content.diedOn !== undefined),
    },
  };
}

/** When the latest of some records was recorded. */
function latestOf(records: readonly { readonly recordedAt: Instant }[]): Instant | undefined {
  return records
    .map(({ recordedAt }) => recordedAt)
    .toSorted()
    .at(-1);
}

/** What was last said in a kind of step, by whom and when. */
function latest<A extends ReviewAction>(
  steps: readonly VersionedStep[],
  action: A,
): Said<StepContents[A]> | undefined {
  const step = steps.findLast(({ content }) => content.action === action);
  return step === undefined || !isOf(step, action)
    ? undefined
    : { content: step.content.said, by: step.by, at: step.at };
}

type StepOf<A extends ReviewAction> = VersionedStep & {
  readonly content: { readonly said: StepContents[A] };
};

function isOf<A extends ReviewAction>(step: VersionedStep, action: A): step is StepOf<A> {
  return step.content.action === action;
}

/** Of the recalls that are of a consideration the one that stands, or else the last that was reported. */
function recallOf(
  considerationId: string,
  recalls: readonly { readonly recordedAt: string; readonly content: RecallContent }[],
): RecallContent | undefined {
  const own = recalls
    .filter(({ content }) => content.considerationId === considerationId)
    .toSorted((one, other) => (one.recordedAt < other.recordedAt ? -1 : 1))
    .map(({ content }) => content);
  return (
    own.findLast(({ cancelledOn, refusedOn }) => cancelledOn === undefined && refusedOn === undefined) ??
    own.at(-1)
  );
}

function reliedOnIn(
  recall: RecallContent | undefined,
  { promptedBy }: ConsiderationContent,
): readonly string[] | undefined {
  return recall?.eventsReliedOn ?? promptedBy;
}

function cataloguedOf(
  book: Dependencies['book'],
  { conditions = [] }: LicenceContent,
): CaseOfAnyState['catalogued'] {
  return new Map(
    conditions.flatMap((condition) => {
      const recognised = book.recognisedCondition(condition);
      return recognised === undefined ? [] : [[condition.id, recognised]];
    }),
  );
}
