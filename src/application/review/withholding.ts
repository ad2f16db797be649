import type { Kysely } from 'kysely';
import type { Database } from '../../db/database.ts';
import {
  type AnswerHolder,
  findAnswerHolders,
  findConsiderationsOfRuns,
  findConsiderationsOpenTo,
} from '../../db/withholding.ts';
import type { Answer } from '../../rules/index.ts';
import { isId } from '../ids.ts';
import type { Instant } from '../model.ts';
import type { StepView, WithheldAnswer } from './services.ts';

/*
 * From whom an answer is withheld, and what is shown meanwhile. The rule is `readableSince`, a function of the steps of a
 * consideration; the statement behind `mayReadAnswers`, for callers who have no steps at hand, says the same and is tested against
 * it. An answer, or a part of it, could leave:
 *
 * - as the answer to a run, to its idempotent repeat, and to a reading of it (`recommendations.ts`): `showRun`;
 * - as what a replay found to differ in it (`evidence/replay.ts`): `mayReadAnswer`;
 * - as what the service noted with a step, and as a proposal, wherever a consideration is read, listed or answered: `showStep`;
 * - as content of a bundle, or of an item gathered for subject access, the findings of a replay among them: `withheldEntries`;
 * - by trying which members a run has, when a dispute names them (`evidence/disputed-record.ts`): `mayReadAnswer`;
 * - as the explanation of a run, refused as a whole while the answer is withheld (`explanations/explanations.ts`): `mayReadAnswer`.
 *
 * A document is made from what people recorded, after the decision, and has nothing of an answer in it (`documents/document-case.ts`).
 * A proof has the salt and the entry and not the run; logs and problems never have a body. The hash of a run confirms an answer to
 * whoever has it already.
 *
 * Each consideration is withheld by its own steps alone. Two ways to much the same answer stay open to all, and neither is blocked:
 * to ask the rules inline, and to propose in another consideration of the same licence and read the answer there. Whoever went
 * either way has no independent view to write in this one; `independence.ts` tells it from the trail.
 */

/** What the rule looks at in a step. */
export interface StepUnderRule {
  readonly state: string;
  readonly at: Instant;
  /** Opaque subject. */
  readonly by: string;
  readonly content: { readonly action: string };
}

/**
 * Since when somebody may read the answers of a consideration, by its steps, oldest first: since they recorded a proposal of their
 * own in it, anybody recorded an independent view, or it ended, whichever came first. Undefined while none of these has happened.
 * A second mind forms a view first.
 */
export function readableSince(steps: readonly StepUnderRule[], subject: string): Instant | undefined {
  return steps.find(
    ({ state, by, content: { action } }) =>
      action === 'independent-view' ||
      (action === 'proposal' && by === subject) ||
      state === 'withdrawn' ||
      state === 'closed',
  )?.at;
}

/** Whether somebody could read the answers of a consideration at an instant, by `readableSince`. */
export function wasReadable(steps: readonly StepUnderRule[], subject: string, at: Instant): boolean {
  const since = readableSince(steps, subject);
  return since !== undefined && since <= at;
}

/** Whether somebody may read the answers of a consideration, as known at an instant: by `readableSince`, asked of the store. */
export async function mayReadAnswer(
  db: Kysely<Database>,
  subject: string,
  considerationId: string,
  knownAt: Instant,
): Promise<boolean> {
  const readable = await mayReadAnswers(db, subject, [considerationId], knownAt);
  return readable.has(considerationId);
}

/** Of the given considerations, those whose answers somebody may read, by the same rule, in one statement. */
export async function mayReadAnswers(
  db: Kysely<Database>,
  subject: string,
  considerationIds: readonly string[],
  knownAt: Instant,
): Promise<ReadonlySet<string>> {
  return new Set(await findConsiderationsOpenTo(db, subject, considerationIds, knownAt));
}

/** An entry, as evidence hands it over. */
export interface EntryOfEvidence {
  readonly entryId: string;
  /** The bytes of the entry itself. */
  readonly bytes: Buffer;
}

/**
 * Of the given entries, the ids of those whose content is withheld from somebody: runs, what replays of them found, and every
 * step of a review, for each tells what a run had said. Content is bytes that were committed to, so it goes or stays as a whole.
 */
export async function withheldEntries(
  db: Kysely<Database>,
  subject: string,
  entries: readonly EntryOfEvidence[],
  knownAt: Instant,
): Promise<ReadonlySet<string>> {
  const holders = [
    ...(await findAnswerHolders(
      db,
      entries.map(({ entryId }) => entryId),
    )),
    ...(await findReplays(db, entries)),
  ];
  const considerations = [...new Set(holders.map(({ considerationId }) => considerationId))];
  const readable = await mayReadAnswers(db, subject, considerations, knownAt);
  return new Set(
    holders.filter(({ considerationId }) => !readable.has(considerationId)).map(({ entryId }) => entryId),
  );
}

async function findReplays(
  db: Kysely<Database>,
  entries: readonly EntryOfEvidence[],
): Promise<readonly AnswerHolder[]> {
  const replays = entries.flatMap(({ entryId, bytes }) =>
    replayedRuns(bytes).map((run) => ({ entryId, run })),
  );
  const considerations = await findConsiderationsOfRuns(db, [...new Set(replays.map(({ run }) => run))]);
  return replays.flatMap(({ entryId, run }) => {
    const considerationId = considerations.get(run);
    return considerationId === undefined ? [] : [{ entryId, considerationId }];
  });
}

/** The run that an entry says was made again; none of an entry of another act, or of bytes that are no entry. */
function replayedRuns(bytes: Buffer): readonly string[] {
  try {
    const entry: unknown = JSON.parse(bytes.toString('utf8'));
    if (
      typeof entry !== 'object' ||
      entry === null ||
      !('act' in entry && entry.act === 'recommendation-replayed') ||
      !('about' in entry && Array.isArray(entry.about))
    ) {
      return [];
    }
    const about: readonly unknown[] = entry.about;
    return about.flatMap((subject) =>
      typeof subject === 'object' &&
      subject !== null &&
      'id' in subject &&
      typeof subject.id === 'string' &&
      isId(subject.id)
        ? [subject.id]
        : [],
    );
  } catch {
    return [];
  }
}

/** Findings that say what the rules concluded, where every other one says how good the input is. */
const FINDINGS_ON_CONCLUSIONS: ReadonlySet<string> = new Set([
  'necessity-without-threshold',
  'charge-not-relied-on-supports-necessity',
]);

/** The one deadline that runs whatever the answer is: the others are there for a recall, or for one kind of it. */
const DEADLINE_OF_ANY_ANSWER = 'decide';

/** What is asked only where recall could be supported. */
const QUESTION_OF_SUPPORTED_RECALL = 'proportionality';

/**
 * What is shown of an answer while it is withheld: what is missing, what is wrong with the input, what to do meanwhile and by when
 * to decide. It is the same whether the answer supports recall or not, so what would tell that is left out: findings on
 * conclusions, the deadlines of a recall, facts asked for only where recall could be supported, and which questions a fact decides.
 */
export function withhold({
  missingFacts,
  qualityFindings,
  safetyActions,
  deadlines,
}: Answer): WithheldAnswer {
  return {
    until: 'proposal-or-independent-view',
    missingFacts: missingFacts
      .filter(({ separates }) => separates.some((question) => question !== QUESTION_OF_SUPPORTED_RECALL))
      .map(({ separates: _separates, ...missing }) => missing),
    qualityFindings: qualityFindings.filter(({ finding }) => !FINDINGS_ON_CONCLUSIONS.has(finding)),
    safetyActions,
    deadlines: deadlines.filter(({ deadline }) => deadline === DEADLINE_OF_ANY_ANSWER),
  };
}

/** A run without its answer, and what stands in its place. */
export type RunWithheld<R extends { readonly answer: Answer }> = Omit<R, 'answer'> & {
  readonly withheld: WithheldAnswer;
};

/** A run as it is shown to somebody who may, or may not yet, read its answer. */
export function showRun<R extends { readonly answer: Answer }>(run: R, may: boolean): R | RunWithheld<R> {
  if (may) {
    return run;
  }
  const { answer, ...facts } = run;
  return { ...facts, withheld: withhold(answer) };
}

/**
 * A step of a review as it is shown to somebody who may, or may not yet, read the answers of its consideration: then without what
 * the service noted of them and how the step stands to them, and of a proposal nothing.
 */
export function showStep(step: StepView, may: boolean): StepView {
  if (may) {
    return step;
  }
  const { content, ...facts } = step;
  if (content === undefined || step.action === 'proposal') {
    return facts;
  }
  const { noted: _noted, departs: _departs, ...said } = content;
  return { ...facts, content: said };
}
