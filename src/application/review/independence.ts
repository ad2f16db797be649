import { findFirstReport } from '../../db/breach-events.ts';
import { findOpenings } from '../../db/considerations.ts';
import { hasAskedInline } from '../../db/review.ts';
import { findRunsOfLicence } from '../../db/withholding.ts';
import { decodeContent } from '../content.ts';
import type { Dependencies } from '../dependencies.ts';
import type { Instant } from '../model.ts';
import type { CaseWork } from '../records.ts';
import type { TakenStep } from './fold.ts';
import { type KnownReview, loadReviews } from './known-review.ts';
import type { OwnAct } from './own-acts.ts';
import { readableSince, wasReadable } from './withholding.ts';

/** A consideration, as far as independence is told from it. */
export interface TrailConsideration extends Pick<KnownReview, 'id' | 'steps' | 'review'> {
  /** Ids of its runs. */
  readonly runs: ReadonlySet<string>;
}

/** What the trail says of somebody who writes a view. */
export interface Trail {
  /** Who writes it. */
  readonly subject: string;
  /** When the consideration that it is written in was opened. */
  readonly openedAt: Instant;
  /** All considerations of the licence, this one among them. */
  readonly considerations: readonly TrailConsideration[];
  /** What they did in the case, in any of them. */
  readonly acts: readonly OwnAct[];
  /** Whether they recorded a judgement in the consideration. */
  readonly judged: boolean;
  /** Whether they asked the rules outside every case since the first of the events that prompted the consideration was reported. */
  readonly askedInline: boolean;
}

/** Acts that ask for an answer of a run, whatever comes of it, or that give one. */
const ANSWERS: ReadonlySet<string> = new Set([
  'recommendation-made',
  'recommendation-read',
  'answer-repeated',
]);

/**
 * Whether somebody has formed a view without having asked, evaluated or read before: from the trail, never from what they say.
 *
 * Not independent is whoever ran the rules, read or replayed an answer, or was shown steps that tell what a run had said, in this
 * consideration or in any other of the same licence; whoever asked the rules about anything inline since the first event that
 * prompted this one was reported, for nobody can know what that was about; and whoever recorded a judgement in it, because the
 * answer rests on that, and a second mind is asked for.
 *
 * What somebody did in another consideration before this one was opened is left aside only where that one had been decided by then,
 * and the decision stands, endorsed where it had to be: the question that it answered was another. So it helps nobody to read an
 * answer in a consideration that is then withdrawn and opened anew.
 */
export function isIndependent({
  subject,
  openedAt,
  considerations,
  acts,
  judged,
  askedInline,
}: Trail): boolean {
  return (
    !askedInline &&
    !judged &&
    !considerations.some((one) =>
      wasToldIn(
        one,
        subject,
        isSettledBefore(one, openedAt) ? acts.filter(({ at }) => at >= openedAt) : acts,
      ),
    )
  );
}

function isSettledBefore({ review }: TrailConsideration, openedAt: Instant): boolean {
  const { state, decision, decidedAt } = review;
  const stands = decision !== undefined && state !== 'awaiting-endorsement';
  return stands && decidedAt !== undefined && decidedAt < openedAt;
}

/** A replay while the answer was withheld showed whether it came out the same, and nothing of it. */
function wasToldIn(
  { id, runs, steps }: TrailConsideration,
  subject: string,
  acts: readonly OwnAct[],
): boolean {
  return (
    wasThereSince(acts, id, toldSince(steps, subject)) ||
    acts.some(
      ({ act, at, about }) =>
        (ANSWERS.has(act) || (act === 'recommendation-replayed' && wasReadable(steps, subject, at))) &&
        about.some((each) => each.kind === 'recommendation' && runs.has(each.id)),
    )
  );
}

/**
 * From when on the steps tell somebody what a run had said, or one certain run: once one of them noted its answer, and the answers
 * are not withheld from that person. Undefined while they do not.
 */
export function toldSince(steps: readonly TakenStep[], subject: string, run?: string): Instant | undefined {
  const open = readableSince(steps, subject);
  const note = steps.find(
    ({ content: { noted } }) =>
      noted.machine.said === 'answer' && (run === undefined || noted.machine.recommendation === run),
  );
  if (open === undefined || note === undefined) {
    return undefined;
  }
  return open > note.at ? open : note.at;
}

/** Whether somebody did anything in a consideration from an instant on: each time the answer showed its steps. */
export function wasThereSince(
  acts: readonly OwnAct[],
  considerationId: string,
  since: Instant | undefined,
): boolean {
  return (
    since !== undefined &&
    acts.some(({ at, about }) => at >= since && about.some(({ id }) => id === considerationId))
  );
}

/** What the trail says of whoever writes a view in a consideration now. */
export async function loadTrail(
  { trx, licenceId, by, at }: CaseWork,
  { book }: Pick<Dependencies, 'book'>,
  { id: considerationId, opening }: Pick<KnownReview, 'id' | 'opening'>,
  acts: readonly OwnAct[],
): Promise<Trail> {
  const runs = await findRunsOfLicence(trx, licenceId);
  const reviews = await loadReviews(trx, book, [...runs.keys()], at);
  return {
    subject: by,
    openedAt: opening.at,
    considerations: [...reviews.values()].map(({ id, steps, review }) => ({
      id,
      steps,
      review,
      runs: runs.get(id) ?? new Set(),
    })),
    acts,
    judged: acts.some(({ about }) =>
      about.some(({ kind, id }) => kind === 'judgement' && id === considerationId),
    ),
    askedInline: await hasAskedInline(trx, by, await promptedAt(trx, considerationId, opening.at)),
  };
}

/** When the first of the events that prompted a consideration was reported; its opening, where it names none. */
async function promptedAt(
  trx: CaseWork['trx'],
  considerationId: string,
  openedAt: Instant,
): Promise<Instant> {
  const [opened] = await findOpenings(trx, [considerationId]);
  const events = opened === undefined ? [] : (decodeContent('consideration', opened.bytes).promptedBy ?? []);
  return (await findFirstReport(trx, events)) ?? openedAt;
}
