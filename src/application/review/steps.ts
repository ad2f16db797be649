import { findLicenceOfConsideration } from '../../db/considerations.ts';
import { inCaseOf, loadConsideration } from '../considerations.ts';
import { uncoveredRecallFaults } from '../coverage.ts';
import type { Dependencies } from '../dependencies.ts';
import { refuseStale } from '../failures.ts';
import { londonDayOf } from '../london.ts';
import { type Operation, once } from '../once.ts';
import { loadRecordedCase } from '../recorded-case.ts';
import type { CaseWork } from '../records.ts';
import type { Endorsement } from '../../rules/index.ts';
import { DomainFailure, type RecordedConsideration } from '../services.ts';
import { countersignerOf } from './clocks.ts';
import { decideStep, type StepFacts } from './decide-step.ts';
import { isIndependent, loadTrail } from './independence.ts';
import type { KnownReview } from './known-review.ts';
import { type Decision, type StepNotes, type StepSaid, stepSaid } from './model.ts';
import { compareDecision, noteWhatWasKnown } from './noted.ts';
import { findOwnActs, type OwnAct } from './own-acts.ts';
import { appendStep, loadReview, recordStep } from './record-step.ts';
import { findReportedSendings } from './sendings.ts';
import { staleOf } from './seen.ts';
import type { ReviewServices, StepTaken } from './services.ts';

/** The steps of a review: each is decided by the table, by who asks and by what is known, and recorded as one act. */
export function createReviewServices(deps: Dependencies): ReviewServices {
  return {
    takeStep: (write, id, ifVersion, action, said) =>
      once(deps, write, operationOf(deps, action), (trx) =>
        inCaseOf(deps, trx, write, id, async (work) => {
          const known = await loadReview(work, deps, id);
          refuseStale('consideration', known.version, ifVersion);
          await take(work, deps, known, write.principal, stepSaid(action, said));
          return { id, at: work.at };
        }),
      ),
  };
}

function operationOf(deps: Dependencies, action: StepTaken): Operation<RecordedConsideration> {
  return {
    name: `review-${action}`,
    kind: 'consideration',
    askedFor: 'consideration',
    licenceOf: findLicenceOfConsideration,
    load: (trx, id, knownAt, act) => loadConsideration(trx, deps, id, knownAt, act),
  };
}

async function take(
  work: CaseWork,
  deps: Dependencies,
  known: KnownReview,
  taker: Parameters<typeof decideStep>[1],
  step: StepSaid<StepTaken>,
): Promise<void> {
  const { facts, consulted } = await loadFacts(work, deps, known.id, step);
  const allowed = decideStep(known.review, taker, step, facts);
  if ('refused' in allowed) {
    throw new DomainFailure(allowed.refused);
  }
  const acts = await findOwnActs(work.trx, work.licenceId, work.by);
  const noted = await noteWhatWasKnown(work, deps, known, acts);
  refuseUnseen(step, noted);
  const { transition, state, ...follows } = allowed;
  const notes: StepNotes = { noted, ...(await noteOf(work, deps, known, step, noted, acts)), ...follows };
  await appendStep(work, deps, known, transition, step, notes, consulted);
  if (state === 'agreed') {
    await sendWhatWasSent(work, deps, known.id);
  }
}

/** @throws {DomainFailure} `version-stale` where whoever checks looked at something else than is known now. */
function refuseUnseen(step: StepSaid<StepTaken>, { known }: StepNotes['noted']): void {
  const stale = step.action === 'disclosure-check' ? staleOf(step.said.known, known) : undefined;
  if (stale !== undefined) {
    throw new DomainFailure(stale);
  }
}

/** A recall that was reported as sent before it was agreed is sent as soon as it is. */
async function sendWhatWasSent(work: CaseWork, deps: Dependencies, id: string): Promise<void> {
  const [sent] = await findReportedSendings(work.trx, [id], work.at);
  if (sent !== undefined) {
    await recordStep(work, deps, id, 'sending', { recall: sent.recallId });
  }
}

/** What the service adds to some steps. */
async function noteOf(
  work: CaseWork,
  deps: Dependencies,
  known: KnownReview,
  step: StepSaid<StepTaken>,
  { machine }: StepNotes['noted'],
  acts: readonly OwnAct[],
): Promise<Omit<StepNotes, 'noted'>> {
  if (step.action === 'decision') {
    return { departs: compareDecision(step.said.decision, machine) };
  }
  if (step.action !== 'independent-view') {
    return {};
  }
  const independent = isIndependent(await loadTrail(work, deps, known, acts));
  return { independent };
}

async function loadFacts(
  work: CaseWork,
  { book }: Dependencies,
  considerationId: string,
  step: StepSaid<StepTaken>,
): Promise<{ readonly facts: StepFacts; readonly consulted: readonly string[] }> {
  const { at } = work;
  const today = londonDayOf(at);
  const { answers, consulted } =
    step.action === 'decision'
      ? await askWhoEndorses(work, book, considerationId)
      : { answers: undefined, consulted: [] };
  const facts: StepFacts = {
    at,
    today,
    reasonsFor: (decision) => book.vocabulary(`decision-reasons-${decision}`),
    endorsementOf: (decision) => answers?.[decision] ?? 'unknown',
    countersignerOf: (circumstance) => countersignerOf(book, circumstance, at),
  };
  return { facts, consulted };
}

interface Endorsers {
  readonly answers: Readonly<Record<Decision, Endorsement | 'unknown'>> | undefined;
  readonly consulted: readonly string[];
}

/**
 * Who must agree to each decision, by the rule sets of the book in use over the case as it is known now, on this day in London;
 * undefined on a day whose law the book does not cover.
 */
async function askWhoEndorses(
  { trx, licenceId, at }: CaseWork,
  book: Dependencies['book'],
  considerationId: string,
): Promise<Endorsers> {
  const asAt = londonDayOf(at);
  const { inputs, revokedOn, consulted } = await loadRecordedCase(trx, licenceId, considerationId, {
    asAt,
    knownAt: at,
  });
  if (asAt < book.coverageFrom || uncoveredRecallFaults(book, revokedOn, '').length > 0) {
    return { answers: undefined, consulted };
  }
  const { ifRecall, ifNoRecall } = book.recommend({ inputs, asAt }).endorsement;
  return { answers: { recall: ifRecall.answer, 'no-recall': ifNoRecall.answer }, consulted };
}
