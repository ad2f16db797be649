import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { type StepSaid, stepSaid } from '../../src/application/review/model.ts';
import type { StepTaken } from '../../src/application/review/services.ts';
import {
  REVIEW_CLOCKS,
  REVIEW_STATES,
  TRANSITIONS,
  transitionFor,
} from '../../src/application/review/transitions.ts';
import type { Principal } from '../../src/application/services.ts';
import { type Role, ROLES } from '../../src/http/roles.ts';
import { SERVERS } from '../support/database.ts';
import { type Fixture, openFixture } from './fixture.ts';
import { CASEWORK, PRACTITIONER, SAID, SPO } from './review-fixture.ts';
import { ACTORS, anActor, aStep, GOOD_STEPS, PEOPLE_OF_ALL_PARTS } from './review-model.ts';
import {
  follow,
  hasRunOut,
  type Model,
  mayRead,
  newModel,
  news,
  partsAgainst,
  refusalOf,
  send,
  wasThere,
} from './review-oracle.ts';
import { inMemory, onDatabase, type ShownRun, type System } from './review-systems.ts';

const SEED = Number(process.env['REVIEW_SEED'] ?? 20_261_122);
/** Through the pure core. */
const RUNS = 5_000;
/** Through the use cases on a database: a handful beside the other tests, hundreds with `npm run prove:review`. */
const DATABASE_RUNS = Number(process.env['REVIEW_RUNS'] ?? 8);

jest.setTimeout(Number(process.env['REVIEW_TIMEOUT'] ?? 120_000));

/** How often each thing came about, so that a test of nothing is seen. */
const seen = new Map<string, number>();
const see = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1);

/** Compared as text: hundreds of thousands of comparisons are made, and those of the test runner take their time. */
function same(actual: unknown, expected: unknown): void {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) {
    expect(actual).toEqual(expected);
  }
}

type Command = fc.AsyncCommand<Model, System>;

function command(
  name: string,
  check: (model: Readonly<Model>) => boolean,
  run: (model: Model, system: System) => Promise<void>,
): Command {
  return {
    check,
    toString: () => name,
    run: async (model, system) => {
      await run(model, system);
      const { actions: _actions, ...shown } = await system.shown();
      same(shown, {
        state: model.state,
        decision: model.decision,
        expired: hasRunOut(model),
        owed: model.owed !== undefined,
        newFactsOwed: model.newFactsOwed,
        checked: model.checked,
        steps: model.steps,
      });
    },
  };
}

const always = () => true;

/** What is shown in place of an answer: nothing else of a run tells of it. */
const IN_PLACE = new Set(['until', 'missingFacts', 'qualityFindings', 'safetyActions', 'deadlines']);

/** A run shows its answer, or what stands in its place, and never both. */
function sameRun({ answer, withheld }: ShownRun, may: boolean): void {
  same([answer !== undefined, withheld !== undefined], [may, !may]);
  same(
    Object.keys(withheld ?? {}).filter((member) => !IN_PLACE.has(member)),
    [],
  );
}

function take(actor: Principal, step: StepSaid<StepTaken>, onStaleVersion: boolean): Command {
  const name = `${actor.subject} ${JSON.stringify(step)}${onStaleVersion ? ' on a stale version' : ''}`;
  return command(name, always, async (model, system) => {
    const { actions } = await system.shown();
    see(`tried: ${actor.subject}`);
    const expected = onStaleVersion ? 'version-stale' : refusalOf(model, actor, step);
    same(await system.take(actor, step, onStaleVersion), expected);
    if (expected !== undefined) {
      see(`refused: ${expected}`);
      return;
    }
    same(actions.includes(step.action), true);
    see(`taken: ${step.action}`);
    const independent = !model.tainted.has(actor.subject);
    follow(model, actor, step);
    if (step.action === 'independent-view') {
      see(independent ? 'independent' : 'not independent');
      same(await system.latestIndependent(), independent);
    }
  });
}

/** Everything that can be done now, by kind. */
const canBeDone = (model: Model) =>
  GOOD_STEPS.map((steps) =>
    steps.flatMap((step) =>
      ACTORS.filter((actor) => refusalOf(model, actor, step) === undefined).map((actor) => ({ actor, step })),
    ),
  ).filter((candidates) => candidates.length > 0);

/** Somebody does one of the things that can be done now, each kind as likely as another. */
function goOn(which: number, choice: number): Command {
  const chosen = (model: Model) => {
    // Few histories are withdrawn, and where there is a view few get another, or they would all be short.
    const kinds = canBeDone(model).filter(
      ([first]) =>
        !(
          first?.step.action === 'withdrawal' ||
          (first?.step.action === 'independent-view' && model.state === 'viewed')
        ) || choice % 10 === 0,
    );
    // The review goes on more often than it goes back or ends: the later kinds are those.
    const candidates = kinds[Math.floor((which * which * kinds.length) / 10_000)] ?? [];
    // Only those who may take every step can have had a part that keeps them from a later one.
    const byMany = candidates.filter(({ actor }) => PEOPLE_OF_ALL_PARTS.includes(actor));
    const from = choice % 3 === 0 && byMany.length > 0 ? byMany : candidates;
    return from[choice % Math.max(from.length, 1)];
  };
  return {
    check: (model) => chosen(model) !== undefined,
    toString: () => `goOn(${which}, ${choice})`,
    run: async (model, system) => {
      const next = chosen(model);
      return next === undefined ? undefined : take(next.actor, next.step, false).run(model, system);
    },
  };
}

/**
 * People try what is another person's to do, where nothing else stands in the way: each action once, and once for each part that
 * keeps somebody from it.
 */
function tryAnothers(choice: number): Command {
  const chosen = (model: Model) => {
    const tries = GOOD_STEPS.flat().flatMap((step) =>
      ACTORS.filter((actor) => refusalOf(model, actor, step) === 'same-person').map((actor) => ({
        actor,
        step,
        against: `${step.action} by one of the ${partsAgainst(model, actor.subject, step.action).join()}`,
      })),
    );
    const kinds = [...Map.groupBy(tries, ({ against }) => against).values()];
    return kinds.flatMap((candidates) => candidates[choice % candidates.length] ?? []);
  };
  return {
    check: (model) => chosen(model).length > 0,
    toString: () => `tryAnothers(${choice})`,
    run: async (model, system) => {
      for (const { actor, step, against } of chosen(model)) {
        see(`anothers: ${against}`);
        await take(actor, step, false).run(model, system);
      }
    },
  };
}

const commands: fc.Arbitrary<Command>[] = [
  ...Array.from({ length: 3 }, () => fc.nat(59).map(tryAnothers)),
  ...Array.from({ length: 9 }, () =>
    fc.tuple(fc.integer({ min: 0, max: 99 }), fc.nat(1_000)).map(([which, choice]) => goOn(which, choice)),
  ),
  ...Array.from({ length: 4 }, () =>
    fc
      .tuple(anActor, aStep, fc.integer({ min: 0, max: 19 }))
      .map(([actor, step, stale]) => take(actor, step, stale === 0)),
  ),
  fc
    .tuple(
      fc.constantFrom(PRACTITIONER, CASEWORK, SPO),
      fc.constantFrom(SAID.doneInstead(), SAID.recallDone()),
    )
    .map(([actor, said]) => take(actor, stepSaid('closure', said), false)),
  anActor.map((actor) =>
    command(`${actor.subject} runs the rules`, always, async (model, system) => {
      sameRun(await system.run(actor), mayRead(model, actor.subject));
      model.runs += 1;
      model.tainted.add(actor.subject);
    }),
  ),
  anActor.map((actor) =>
    command(
      `${actor.subject} reads the run`,
      ({ runs }) => runs > 0,
      async (model, system) => {
        const may = mayRead(model, actor.subject);
        see(may ? 'answer shown' : 'answer withheld');
        sameRun(await system.readRun(actor), may);
        if (may) {
          model.tainted.add(actor.subject);
        }
      },
    ),
  ),
  anActor.map((actor) =>
    command(
      `${actor.subject} replays the run`,
      ({ runs }) => runs > 0,
      async (model, system) => {
        await system.replayRun(actor);
        // While the answer is withheld, nothing of what differs is shown.
        if (mayRead(model, actor.subject)) {
          model.tainted.add(actor.subject);
        }
      },
    ),
  ),
  anActor.map((actor) =>
    command(`${actor.subject} runs the rules in another consideration`, always, async (model, system) => {
      // A proposal or a view in this one opens nothing in another.
      sameRun(await system.runBeside(actor), false);
      model.tainted.add(actor.subject);
    }),
  ),
  anActor.map((actor) =>
    command(`${actor.subject} reads the consideration`, always, async (model, system) => {
      const may = mayRead(model, actor.subject);
      for (const { action, content } of await system.read(actor)) {
        // The answer, or anything that tells of it, is never visible early.
        same(content?.noted !== undefined, may);
        same(may || content?.departs === undefined, true);
        same(content !== undefined, may || action !== 'proposal');
      }
      wasThere(model, actor.subject);
    }),
  ),
  anActor.map((actor) =>
    command(`${actor.subject} asks inline`, always, async (model, system) => {
      await system.ask(actor);
      if (actor.kind === 'person') {
        model.tainted.add(actor.subject);
      }
    }),
  ),
  fc.constant(
    command(
      'a recall is reported as sent',
      ({ sentReported }) => !sentReported,
      async (model, system) => {
        await system.reportSent();
        model.sentReported = true;
        send(model);
      },
    ),
  ),
  fc.constant(
    command(
      'news',
      ({ newsReported }) => !newsReported,
      async (model, system) => {
        await system.reportNews();
        model.newsReported = true;
        news(model);
      },
    ),
  ),
  fc.constant(
    command(
      'time passes',
      // The store takes no instant that is still to come.
      ({ now }) => now < 30,
      async (model, system) => {
        model.now += 15;
        system.setHours(model.now);
      },
    ),
  ),
];

async function prove(open: () => Promise<System>, numRuns: number, size: 'max' | 'medium'): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.commands(commands, { maxCommands: 40, size }), async (sequence) => {
      const system = await open();
      await fc.asyncModelRun(() => ({ model: newModel(), real: system }), sequence);
      see(`ended: ${(await system.shown()).state}`);
      expect(await system.faults()).toEqual([]);
    }),
    { seed: SEED, numRuns, endOnFailure: false },
  );
}

describe('the table of the review', () => {
  it('reaches every state from the first', () => {
    const reached = new Set<string>(['open']);
    for (const _ of REVIEW_STATES) {
      for (const { from, next } of TRANSITIONS) {
        if (from.some((state) => reached.has(state)) && next !== 'same') {
          reached.add(next);
        }
      }
    }
    expect([...reached].toSorted()).toEqual([...REVIEW_STATES].toSorted());
  });

  it('leads on from every state but the two in which a consideration ends', () => {
    const ends = REVIEW_STATES.filter(
      (state) =>
        !TRANSITIONS.some(({ from, next }) => from.includes(state) && next !== 'same' && next !== state),
    );
    expect(ends).toEqual(['withdrawn', 'closed']);
    expect(TRANSITIONS.filter(({ from }) => from.includes('withdrawn'))).toEqual([]);
  });

  it('names in every row of a person’s step a permission that some role has, and one role at least that cannot', () => {
    const roles: readonly Role[] = Object.values(ROLES);
    for (const { action, permission } of TRANSITIONS) {
      const able = roles.filter(({ permissions }) => permission.some((each) => permissions.includes(each)));
      const followsByItself = action === 'sending' || action === 'new-facts';
      expect([action, permission.length > 0]).toEqual([action, !followsByItself]);
      expect([action, able.length > 0]).toEqual([action, !followsByItself]);
      expect(able.length).toBeLessThan(roles.length);
    }
  });

  it('has one row at most for a state, an action and what decides where it leads', () => {
    for (const state of REVIEW_STATES) {
      for (const row of TRANSITIONS.filter(({ from }) => from.includes(state))) {
        expect(transitionFor(state, row.action, row.case)).toBe(row);
      }
    }
  });

  it('starts every clock somewhere, and lets each run only in states that it belongs to', () => {
    const started = new Set(TRANSITIONS.map(({ clock }) => clock));
    for (const clock of REVIEW_CLOCKS) {
      expect(started).toContain(clock);
      const states = new Set(TRANSITIONS.filter((row) => row.clock === clock).map(({ next }) => next));
      expect([...states].toSorted()).toEqual(
        { decide: ['not-endorsed', 'returned'], endorse: ['awaiting-endorsement'], act: ['agreed'] }[clock],
      );
    }
  });
});

describe('the review, by a model of it', () => {
  it(`does what the requirement says in ${RUNS} histories of several people and a system`, async () => {
    seen.clear();
    await prove(async () => inMemory(), RUNS, 'max');
    if (process.env['REVIEW_FIGURES'] !== undefined) {
      process.stderr.write(`${JSON.stringify(Object.fromEntries(seen), undefined, 1)}\n`);
    }
    for (const action of [
      'proposal',
      'independent-view',
      'decision',
      'endorsement',
      'countersignature',
      'return',
      'withdrawal',
      'closure',
      'new-facts-review',
      'disclosure-check',
    ]) {
      expect([action, (seen.get(`taken: ${action}`) ?? 0) > 100]).toEqual([action, true]);
    }
    for (const code of [
      'person-only',
      'out-of-turn',
      'not-permitted',
      'same-person',
      'view-first',
      'not-countersigned',
      'invalid',
      'version-stale',
    ]) {
      expect([code, (seen.get(`refused: ${code}`) ?? 0) > 10]).toEqual([code, true]);
    }
    // Each part keeps people from each of these by itself; whoever decided had written a view before.
    for (const what of [
      'proposal by one of the viewers',
      'proposal by one of the viewers,deciders',
      'proposal by one of the endorsers',
      'proposal by one of the countersigners',
      'independent-view by one of the proposers',
      'decision by one of the proposers',
      'decision by one of the endorsers',
      'decision by one of the countersigners',
      'endorsement by one of the proposers',
      'endorsement by one of the deciders',
      'countersignature by one of the proposers',
      'countersignature by one of the deciders',
      'new-facts-review by one of the proposers',
    ]) {
      expect([what, (seen.get(`anothers: ${what}`) ?? 0) > 10]).toEqual([what, true]);
    }
    for (const { subject } of ACTORS) {
      expect([subject, (seen.get(`tried: ${subject}`) ?? 0) > 1_000]).toEqual([subject, true]);
    }
    for (const what of ['independent', 'not independent', 'answer shown', 'answer withheld']) {
      expect([what, (seen.get(what) ?? 0) > 100]).toEqual([what, true]);
    }
    for (const state of REVIEW_STATES) {
      expect([state, (seen.get(`ended: ${state}`) ?? 0) > 10]).toEqual([state, true]);
    }
  });

  describe.each(SERVERS)('on $name', (server) => {
    let fixture: Fixture;
    let cases = 0;
    beforeAll(async () => {
      fixture = await openFixture(server);
    });
    afterAll(() => fixture.close());

    it('does the same through the use cases and their store', async () => {
      seen.clear();
      await prove(
        () => {
          cases += 1;
          return onDatabase(fixture, cases);
        },
        DATABASE_RUNS,
        'max',
      );
      expect(seen.get('taken: proposal')).toBeGreaterThan(0);
      expect(cases).toBeGreaterThanOrEqual(DATABASE_RUNS);
    });
  });
});

const held = ({ permissions }: Pick<Principal, 'permissions'>) => permissions.toSorted().join();

it('is tried by people of every part, and by a system', () => {
  const roles: readonly [string, Role][] = Object.entries(ROLES);
  // Whoever has figures alone has no part in a review.
  const parts = roles.filter(([, { permissions }]) => permissions.includes('licence:read'));
  expect(parts.length).toBe(roles.length - 1);
  for (const [name, role] of parts) {
    const holders = ACTORS.filter((actor) => held(actor) === held(role));
    expect([name, new Set(holders.map(({ kind }) => kind))]).toEqual([
      name,
      new Set([name === 'ROLE_RECALL_CASE_SYSTEM' ? 'system' : 'person']),
    ]);
  }
  // Two at least may take each step, so that one can do what is another's, and somebody may take all that follow on a proposal.
  const people = ACTORS.filter(({ kind }) => kind === 'person');
  for (const permission of new Set(TRANSITIONS.flatMap((row) => row.permission))) {
    const able = people.filter(({ permissions }) => permissions.includes(permission));
    expect([permission, able.length >= 2]).toEqual([permission, true]);
    expect(PEOPLE_OF_ALL_PARTS.some(({ permissions }) => permissions.includes(permission))).toBe(true);
  }
});
