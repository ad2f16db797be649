import { openRuleBook } from '../../src/application/rule-book.ts';
import { encodeContent } from '../../src/application/content.ts';
import { decideStep, possibleActions } from '../../src/application/review/decide-step.ts';
import { hasExpired } from '../../src/application/review/clocks.ts';
import { foldReview, openReview, type Review } from '../../src/application/review/fold.ts';
import { isIndependent, toldSince, wasThereSince } from '../../src/application/review/independence.ts';
import {
  loadReviews,
  openingAt,
  type KnownReview,
  type VersionedStep,
} from '../../src/application/review/known-review.ts';
import { afterVersion, headOf, makeStep, stateAfter } from '../../src/application/review/record-step.ts';
import {
  type Known,
  type Noted,
  type ReviewAction,
  type StepNotes,
  type StepSaid,
  stepSaid,
} from '../../src/application/review/model.ts';
import type { OwnAct } from '../../src/application/review/own-acts.ts';
import { staleOf } from '../../src/application/review/seen.ts';
import type { StepTaken, StepView } from '../../src/application/review/services.ts';
import { type Transition, transitionFor } from '../../src/application/review/transitions.ts';
import { readableSince, showRun, showStep } from '../../src/application/review/withholding.ts';
import { DomainFailure, type Principal } from '../../src/application/services.ts';
import {
  appendToChain,
  type AuditAct,
  commitTo,
  EMPTY_CHAIN,
  type SealedEntry,
  verifyChain,
} from '../../src/audit/index.ts';
import { currentBookText } from '../../src/rules/index.ts';
import { act, type Fixture, START } from './fixture.ts';
import { CASES, CASEWORK, openReviewCase, type ReviewCase, seenNow } from './review-fixture.ts';
import { factsAt, havingSeen } from './review-model.ts';

/** What the service shows of a review, whoever asks: what the model is compared with. */
export interface Shown {
  readonly state: string;
  readonly decision: string | undefined;
  readonly expired: boolean;
  readonly owed: boolean;
  readonly newFactsOwed: boolean;
  /** What was last said of telling the person of the decision in force. */
  readonly checked: boolean | undefined;
  readonly steps: number;
  readonly actions: readonly ReviewAction[];
}

/** A run as it is shown: with its answer, or with what stands in its place. */
export interface ShownRun {
  readonly answer?: object;
  readonly withheld?: object;
}

/** A review under test: on a database through the use cases, or in memory through the pure core alone. */
export interface System {
  /** The code of the refusal; undefined where the step was taken. */
  readonly take: (
    actor: Principal,
    step: StepSaid<StepTaken>,
    onStaleVersion: boolean,
  ) => Promise<string | undefined>;
  /** Whether the latest view was independent. */
  readonly latestIndependent: () => Promise<boolean | undefined>;
  readonly run: (actor: Principal) => Promise<ShownRun>;
  /** Runs the rules in another consideration of the same licence, which nobody has proposed anything in. */
  readonly runBeside: (actor: Principal) => Promise<ShownRun>;
  readonly readRun: (actor: Principal) => Promise<ShownRun>;
  readonly replayRun: (actor: Principal) => Promise<void>;
  /** Steps as they are shown. */
  readonly read: (actor: Principal) => Promise<readonly StepView[]>;
  readonly ask: (actor: Principal) => Promise<void>;
  readonly reportSent: () => Promise<void>;
  readonly reportNews: () => Promise<void>;
  readonly setHours: (hours: number) => void;
  readonly shown: () => Promise<Shown>;
  /** What is wrong with the record; empty where nothing is. */
  readonly faults: () => Promise<readonly string[]>;
}

const namesOf = (name: string, count: number) =>
  new Set(Array.from({ length: count }, (_, place) => `${name}-${place + 1}`));
const hoursAfterStart = (hours: number) => Date.parse(START) + hours * 3_600_000;
const BOOK = openRuleBook(currentBookText());
const RUN = { answer: BOOK.recommend({ inputs: {}, asAt: '2026-11-20' }) };
/** What is known of a case in memory. */
const KNOWN: Known = { licenceVersion: 1, events: [] };
const LATER = '9999-12-31T23:59:59.999Z';

function shownOf(review: Review, steps: number, now: string): Shown {
  return {
    state: review.state,
    decision: review.decision,
    expired: hasExpired(review, now),
    owed: review.countersignBy !== undefined,
    newFactsOwed: review.newFacts === 'waiting',
    checked: review.disclosureCheck?.endangersNobody,
    steps,
    actions: possibleActions(review, now),
  };
}

const overlap = (one: ReadonlySet<string>, other: ReadonlySet<string>) =>
  [...one].some((who) => other.has(who));

/** What is wrong with steps against the table and the fold. */
function foldFaults(known: KnownReview): readonly string[] {
  const faults: string[] = [];
  const opening = { id: known.id, version: 1, review: openReview(known.opening) };
  let current: Pick<KnownReview, 'id' | 'version' | 'review'> = opening;
  for (const step of known.steps) {
    if (stateAfter(current.review, step) !== step.state) {
      faults.push(`${step.content.action} led from ${current.review.state} to ${step.state}`);
    }
    if (step.content.action === 'decision') {
      const { text, reason } = step.content.said;
      const codes = BOOK.vocabulary(`decision-reasons-${step.content.said.decision}`);
      if (text.trim() === '' || !codes.includes(reason)) {
        faults.push('a decision without a reason or without words');
      }
    }
    current = afterVersion(current, step);
  }
  const { proposers, deciders, viewers, endorsers, countersigners } = current.review.people;
  const signers = new Set([...endorsers, ...countersigners]);
  if (
    overlap(proposers, deciders) ||
    overlap(proposers, signers) ||
    overlap(deciders, signers) ||
    overlap(proposers, viewers)
  ) {
    faults.push('somebody approved what was their own');
  }
  if ([...deciders].some((who) => !viewers.has(who))) {
    faults.push('somebody decided without a view of their own');
  }
  return faults;
}

/** The pure core over a list of steps and a chain of real entries. */
export function inMemory(): System {
  const id = 'consideration';
  let hours = 0;
  let ticks = 0;
  let runs = 0;
  let runsBeside = 0;
  let sent = false;
  let chain = EMPTY_CHAIN;
  const sealed: SealedEntry[] = [];
  const acts: (OwnAct & { readonly subject: string })[] = [];
  const asked = new Set<string>();
  const steps: VersionedStep[] = [];
  const opening = openingAt(BOOK, START);
  let known: KnownReview = {
    id,
    licenceId: 'licence',
    version: 1,
    opening,
    steps,
    review: openReview(opening),
  };
  let head = headOf(1, known.review);

  const tick = () => {
    ticks += 1;
    return new Date(hoursAfterStart(hours) + ticks).toISOString();
  };
  const may = (subject: string) => readableSince(steps, subject) !== undefined;
  const enter = (name: AuditAct, actor: Principal, at: string, about: OwnAct['about'], content?: Buffer) => {
    const entry = appendToChain(
      {
        id: `entry-${sealed.length}`,
        act: name,
        at,
        actor: { subject: actor.subject, kind: actor.kind },
        correlationId: 'correlation-1',
        about: about.map((each) => ({
          kind: each.kind === 'consideration' ? 'consideration' : 'recommendation',
          id: each.id,
        })),
        ...(content === undefined ? {} : { content: commitTo(content, Buffer.alloc(32)) }),
      },
      'licence',
      chain,
    );
    chain = entry.head;
    sealed.push(entry.sealed);
    acts.push({ act: name, at, about, subject: actor.subject });
  };
  const actsOf = (subject: string) => acts.filter((each) => each.subject === subject);
  const noted = (subject: string): Noted => ({
    machine:
      runs === 0
        ? { said: 'nothing' }
        : {
            said: 'answer',
            recommendation: `run-${runs}`,
            contentHash: '',
            ruleBook: { version: '', digest: '', kernel: '', regime: '' },
            recall: 'unknown',
            response: 'unknown',
            standing: 'current',
            shown: wasThereSince(actsOf(subject), id, toldSince(steps, subject)),
          },
    known: KNOWN,
  });
  const keep = (
    actor: Principal,
    at: string,
    transition: Transition,
    step: StepSaid,
    more: Omit<StepNotes, 'noted'>,
  ) => {
    const made = makeStep(
      BOOK,
      known,
      transition,
      step,
      { noted: noted(actor.subject), ...more },
      { at, by: actor.subject },
    );
    enter(
      'proposal-recorded',
      actor,
      at,
      [{ kind: 'consideration', id }],
      encodeContent('review-step', made.content),
    );
    steps.push(made);
    known = afterVersion(known, made);
    head = headOf(known.version, known.review);
  };
  const follow = (actor: Principal, step: StepSaid) => {
    const transition = transitionFor(known.review.state, step.action, 'always');
    if (transition !== undefined) {
      keep(actor, tick(), transition, step, {});
    }
  };
  const sendWhatIsAgreed = (actor: Principal) => {
    if (sent && known.review.state === 'agreed' && known.review.decision === 'recall') {
      follow(actor, stepSaid('sending', { recall: 'recall' }));
    }
  };

  return {
    take: async (actor, proposed, onStaleVersion) => {
      if (onStaleVersion) {
        return 'version-stale';
      }
      const at = tick();
      const step = havingSeen(proposed, KNOWN);
      const allowed = decideStep(known.review, actor, step, factsAt(at, false));
      if ('refused' in allowed) {
        return allowed.refused.code;
      }
      if (step.action === 'disclosure-check' && staleOf(step.said.known, KNOWN) !== undefined) {
        return 'version-stale';
      }
      const { transition, state: _state, ...follows } = allowed;
      const independent = isIndependent({
        subject: actor.subject,
        openedAt: START,
        considerations: [
          { id, steps, review: known.review, runs: namesOf('run', runs) },
          { id: 'beside', steps: [], review: openReview(opening), runs: namesOf('beside', runsBeside) },
        ],
        acts: actsOf(actor.subject),
        judged: false,
        askedInline: asked.has(actor.subject),
      });
      keep(actor, at, transition, step, {
        ...follows,
        ...(step.action === 'independent-view' ? { independent } : {}),
      });
      sendWhatIsAgreed(actor);
      return undefined;
    },
    latestIndependent: async () =>
      steps.findLast(({ content }) => content.action === 'independent-view')?.content.independent,
    run: async (actor) => {
      runs += 1;
      enter('recommendation-made', actor, tick(), [
        { kind: 'recommendation', id: `run-${runs}` },
        { kind: 'consideration', id },
      ]);
      return showRun(RUN, may(actor.subject));
    },
    runBeside: async (actor) => {
      runsBeside += 1;
      const about = [{ kind: 'recommendation', id: `beside-${runsBeside}` }];
      enter('recommendation-made', actor, tick(), about);
      return showRun(RUN, readableSince([], actor.subject) !== undefined);
    },
    readRun: async (actor) => {
      const shown = showRun(RUN, may(actor.subject));
      const about = [{ kind: 'recommendation', id: `run-${runs}` }];
      enter('answer' in shown ? 'recommendation-read' : 'recommendation-facts-read', actor, tick(), about);
      return shown;
    },
    replayRun: async (actor) =>
      enter('recommendation-replayed', actor, tick(), [{ kind: 'recommendation', id: `run-${runs}` }]),
    read: async (actor) => {
      enter('consideration-read', actor, tick(), [{ kind: 'consideration', id }]);
      return steps.map(({ version, state, at, by, content }) =>
        showStep({ version, action: content.action, state, at, by, content }, may(actor.subject)),
      );
    },
    ask: async (actor) => {
      if (actor.kind === 'person') {
        asked.add(actor.subject);
      }
    },
    reportSent: async () => {
      sent = true;
      sendWhatIsAgreed(CASEWORK);
    },
    reportNews: async () => {
      const { state, decision } = known.review;
      if (state !== 'closed' || decision === 'recall') {
        follow(CASES, stepSaid('new-facts', { event: 'event', version: 2, news: 'nfa' }));
      }
    },
    setHours: (to) => {
      hours = to;
    },
    shown: async () =>
      shownOf(known.review, steps.length, new Date(hoursAfterStart(hours) + ticks).toISOString()),
    faults: async () => {
      const { review } = known;
      return [
        ...foldFaults(known),
        ...verifyChain(
          sealed.map(({ bytes, hash }) => ({ bytes, hash })),
          chain,
        ).map((finding) => JSON.stringify(finding)),
        ...(JSON.stringify(head) === JSON.stringify(headOf(known.version, foldReview(opening, steps)))
          ? []
          : [`the head is not the fold: ${JSON.stringify([head, review])}`]),
        ...(sealed.filter(({ entry }) => entry.content !== undefined).length === steps.length
          ? []
          : ['not one entry for each step']),
      ];
    },
  };
}

/** The use cases on a database, in a case of its own. */
export async function onDatabase(fixture: Fixture, number: number): Promise<System> {
  fixture.setClock(START);
  const one: ReviewCase = await openReviewCase(fixture, number);
  // The clock stands still, and the case has gone ahead of it by a millisecond for each act.
  fixture.setClock(new Date(hoursAfterStart(0) + 60_000).toISOString());
  const { services } = fixture;
  // People of this case alone: what somebody asks inline counts in every case that is open.
  const own = (actor: Principal): Principal => ({ ...actor, subject: `${actor.subject}-${number}` });
  let latest = '';
  let beside: ReviewCase | undefined;
  const load = async (): Promise<KnownReview> => {
    const known = (await loadReviews(fixture.db, fixture.deps.book, [one.id], LATER)).get(one.id);
    if (known === undefined) {
      throw new Error('the consideration is gone');
    }
    return known;
  };
  return {
    take: async (actor, sent, onStaleVersion) => {
      const { version } = await load();
      const step =
        sent.action === 'disclosure-check' ? havingSeen(sent, await seenNow(fixture, one.id)) : sent;
      try {
        const taken = await services.takeStep(
          act(own(actor)),
          one.id,
          onStaleVersion ? version + 1 : version,
          step.action,
          step.said,
        );
        return taken.version > version ? undefined : 'nothing was recorded';
      } catch (error) {
        if (error instanceof DomainFailure) {
          return error.error.code;
        }
        throw error;
      }
    },
    latestIndependent: async () =>
      (await load()).steps.findLast(({ content }) => content.action === 'independent-view')?.content
        .independent,
    run: async (actor) => {
      const run = await one.run(own(actor));
      latest = run.id;
      return run;
    },
    runBeside: async (actor) => {
      beside ??= await openReviewCase(fixture, number, one);
      return beside.run(own(actor));
    },
    readRun: (actor) => services.readRecommendation(act(own(actor)), latest),
    replayRun: async (actor) => {
      await services.replayRecommendation(act(own(actor)), latest);
    },
    read: async (actor) => (await one.read(own(actor))).review.steps,
    ask: async (actor) => {
      await services.evaluate(act(own(actor)), { asAt: '2026-11-20', events: [] });
    },
    reportSent: async () => {
      await services.reportRecall(act(CASEWORK), one.licenceId, {
        considerationId: one.id,
        power: 'section-254',
        sentOn: '2026-11-20',
      });
    },
    reportNews: async () => {
      await services.reviseEvent(act(CASES), one.eventId, 1, {
        kind: 'later-news',
        changes: { evidenceStatus: 'nfa', type: 'nfa-discontinued-or-acquitted' },
      });
    },
    setHours: (hours) => fixture.setClock(new Date(hoursAfterStart(hours) + 60_000).toISOString()),
    shown: async () => {
      const { review, steps } = await load();
      return shownOf(review, steps.length, fixture.deps.clock());
    },
    faults: async () => {
      const known = await load();
      const head = await fixture.owner
        .selectFrom('consideration_heads')
        .selectAll()
        .where('consideration_id', '=', one.id)
        .executeTakeFirstOrThrow();
      const kept = {
        version: head.version,
        state: head.state,
        decision: head.decision,
        urgency: head.urgency,
        clock: head.clock,
        dueAt: head.due_at,
        countersignBy: head.countersign_by,
        countersignDueAt: head.countersign_due_at,
        newFactsWaiting: head.new_facts_waiting,
        newFactsDueAt: head.new_facts_due_at,
      };
      const trail = await fixture.trail(one.licenceId);
      const entries = await fixture.owner
        .selectFrom('review_steps')
        .select('entry_id')
        .where('consideration_id', '=', one.id)
        .execute();
      return [
        ...foldFaults(known),
        ...(await fixture.verify(one.licenceId)).map((finding) => JSON.stringify(finding)),
        ...(JSON.stringify(kept) === JSON.stringify(headOf(known.version, known.review))
          ? []
          : [`the head is not the fold: ${JSON.stringify([kept, headOf(known.version, known.review)])}`]),
        ...(entries.every(({ entry_id }) => trail.filter(({ id }) => id === entry_id).length === 1)
          ? []
          : ['not one entry for each step']),
      ];
    },
  };
}
