import { findCurrentEventVersions } from '../../db/breach-events.ts';
import { findJudgementVersions } from '../../db/considerations.ts';
import { findRecommendation, findRecommendationHeadings } from '../../db/recommendations.ts';
import { decodeContent, type RecommendationContent } from '../content.ts';
import type { Dependencies } from '../dependencies.ts';
import { findLiveRecall } from '../live-recall.ts';
import { londonDayOf } from '../london.ts';
import type { CaseWork } from '../records.ts';
import { toldSince, wasThereSince } from './independence.ts';
import type { KnownReview } from './known-review.ts';
import type { Decision, Known, Noted, RunState, StepNotes } from './model.ts';
import type { OwnAct } from './own-acts.ts';
import { standingOf } from './standing.ts';
import { wasReadable } from './withholding.ts';

/** What is noted with every step: what the machine had said by then and what was known. */
export async function noteWhatWasKnown(
  work: CaseWork,
  deps: Pick<Dependencies, 'book'>,
  consideration: Pick<KnownReview, 'id' | 'steps'>,
  acts: readonly OwnAct[],
): Promise<Noted> {
  return {
    machine: await noteMachine(work, deps, consideration, acts),
    known: await findKnown(work, consideration.id),
  };
}

async function noteMachine(
  work: CaseWork,
  deps: Pick<Dependencies, 'book'>,
  consideration: Pick<KnownReview, 'id' | 'steps'>,
  acts: readonly OwnAct[],
): Promise<Noted['machine']> {
  const { trx, at } = work;
  const latest = (await findRecommendationHeadings(trx, [consideration.id], at)).at(-1);
  const run = latest === undefined ? undefined : await findRecommendation(trx, latest.id);
  if (run === undefined) {
    return { said: 'nothing' };
  }
  const content = decodeContent('recommendation', run.bytes);
  const { standing } = await standingOf(trx, deps, run, content, at, 'without-fresh-run');
  const shown = wasShown(work.by, consideration, run, acts);
  return machineSaid({ id: run.id, contentHash: run.contentHash, content }, standing.state, shown);
}

/** What is noted of a run. */
export function machineSaid(
  run: { readonly id: string; readonly contentHash: Buffer; readonly content: RecommendationContent },
  standing: RunState,
  shown: boolean,
): Noted['machine'] {
  const { ruleBook, answer } = run.content;
  return {
    said: 'answer',
    recommendation: run.id,
    contentHash: run.contentHash.toString('hex'),
    ruleBook,
    recall: answer.outcome.recall.answer,
    response: answer.outcome.response.answer,
    standing,
    shown,
  };
}

/**
 * Whether the answer of a run was given to whoever acts: it was read by them, or made or replayed by them when it was not withheld
 * from them, or told by the steps of the consideration. A reading of its facts alone is another act.
 */
export function wasShown(
  by: string,
  { id, steps }: Pick<KnownReview, 'id' | 'steps'>,
  run: { readonly id: string },
  acts: readonly OwnAct[],
): boolean {
  const own = acts.filter(({ about }) => about.some((each) => each.id === run.id));
  return (
    own.some(
      ({ act, at }) =>
        act === 'recommendation-read' ||
        ((act === 'recommendation-made' || act === 'recommendation-replayed') && wasReadable(steps, by, at)),
    ) || wasThereSince(acts, id, toldSince(steps, by, run.id))
  );
}

/** What is known of a case at an instant, each at its version. */
export async function findKnown(
  {
    trx,
    licenceId,
    head,
    at,
  }: Pick<CaseWork, 'trx' | 'licenceId' | 'at'> & { readonly head: Pick<CaseWork['head'], 'licenceVersion'> },
  considerationId: string,
): Promise<Known> {
  const events = await findCurrentEventVersions(trx, licenceId, at);
  const judgementVersion = (await findJudgementVersions(trx, [considerationId], at)).get(considerationId);
  const recall = await findLiveRecall(trx, licenceId, { asAt: londonDayOf(at), knownAt: at });
  return {
    licenceVersion: head.licenceVersion,
    events: events.map(({ id, version }) => ({ id, version })),
    ...(judgementVersion === undefined ? {} : { judgementVersion }),
    ...(recall === undefined ? {} : { recall: { id: recall.id, version: recall.version } }),
  };
}

/** How a decision stands to what the machine had said. Worked out afterwards; nobody's target. */
export function compareDecision(
  decision: Decision,
  machine: Noted['machine'],
): NonNullable<StepNotes['departs']> {
  if (machine.said === 'nothing' || (machine.recall !== 'supported' && machine.recall !== 'not-supported')) {
    return 'nothing-to-compare';
  }
  return (decision === 'recall') === (machine.recall === 'supported') ? 'agrees' : 'departs';
}
