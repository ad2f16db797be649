import fc from 'fast-check';
import { londonDayOf } from '../../src/application/london.ts';
import type { RecallContent } from '../../src/application/model.ts';
import { loadReviews } from '../../src/application/review/known-review.ts';
import type { StepContents } from '../../src/application/review/model.ts';
import type { StepTaken } from '../../src/application/review/services.ts';
import type { ReviewState } from '../../src/application/review/transitions.ts';
import { DomainFailure, type Principal } from '../../src/application/services.ts';
import { EVENT_TYPES, RECALL_REASONS, type SentenceInputs } from '../../src/rules/index.ts';
import { act, exampleEvent, exampleJudgement, exampleLicence, type Fixture } from './fixture.ts';
import {
  CASES,
  CASEWORK,
  DUTY_MANAGER,
  MANY_ROLES,
  OTHER_SPO,
  PRACTITIONER,
  SAID,
  SENIOR_MANAGER,
  SPO,
} from './review-fixture.ts';

/** One thing that happens: which of the possible things, how long after the last one, and a number to choose by. */
export interface Happening {
  readonly what: number;
  readonly hours: number;
  readonly choice: number;
}

/** What may happen to a handful of cases, one thing after the other. */
export const aHistory = (length: number): fc.Arbitrary<readonly Happening[]> =>
  fc.noBias(
    fc.array(fc.record({ what: fc.nat(99), hours: fc.constantFrom(0, 1, 2, 5, 40), choice: fc.nat(9_999) }), {
      minLength: length,
      maxLength: length,
    }),
  );

type Step = readonly [Principal, StepTaken, StepContents[StepTaken]];

/** What people would do next in each state, often enough for every course of a review to come about. */
const NEXT: Readonly<Record<ReviewState, readonly Step[]>> = {
  open: [
    [PRACTITIONER, 'proposal', SAID.proposal('recall')],
    [
      PRACTITIONER,
      'proposal',
      { ...SAID.proposal('no-recall'), urgency: { answer: 'emergency', reason: 'An example.' } },
    ],
    [PRACTITIONER, 'proposal', SAID.proposal('recall')],
    [SPO, 'withdrawal', SAID.withdrawal()],
    [SENIOR_MANAGER, 'closure', SAID.undecided()],
  ],
  proposed: [
    [SPO, 'independent-view', SAID.view()],
    [SPO, 'independent-view', SAID.view()],
    [SPO, 'independent-view', SAID.view()],
    [MANY_ROLES, 'independent-view', SAID.view()],
    [DUTY_MANAGER, 'independent-view', SAID.view()],
    [SPO, 'return', SAID.return()],
    [SENIOR_MANAGER, 'closure', SAID.undecided()],
  ],
  viewed: [
    [SPO, 'decision', SAID.decision('recall')],
    [SPO, 'decision', SAID.decision('no-recall')],
    [SPO, 'decision', SAID.decision('recall')],
    [SPO, 'decision', SAID.decision('recall')],
    [MANY_ROLES, 'decision', SAID.decision('recall', SAID.outside('out-of-hours'))],
    [DUTY_MANAGER, 'decision', SAID.decision('recall', SAID.outside('out-of-hours'))],
    [SPO, 'return', SAID.return()],
    [SENIOR_MANAGER, 'withdrawal', SAID.withdrawal()],
  ],
  returned: [[PRACTITIONER, 'proposal', SAID.proposal('recall')]],
  'awaiting-endorsement': [
    [SENIOR_MANAGER, 'endorsement', SAID.endorsement(true)],
    [SENIOR_MANAGER, 'endorsement', SAID.endorsement(false)],
    [SENIOR_MANAGER, 'endorsement', SAID.endorsement(true)],
    [SENIOR_MANAGER, 'return', SAID.return()],
    [SENIOR_MANAGER, 'new-facts-review', SAID.newFacts('reopened')],
  ],
  'not-endorsed': [
    [OTHER_SPO, 'independent-view', SAID.view()],
    [OTHER_SPO, 'decision', SAID.decision('no-recall')],
    [SPO, 'decision', SAID.decision('recall')],
  ],
  agreed: [
    [PRACTITIONER, 'closure', SAID.doneInstead()],
    [SENIOR_MANAGER, 'closure', SAID.notCarriedOut()],
    [SENIOR_MANAGER, 'countersignature', SAID.countersignature(true)],
    [OTHER_SPO, 'countersignature', SAID.countersignature(false)],
    [SENIOR_MANAGER, 'new-facts-review', SAID.newFacts('reopened')],
  ],
  sent: [
    [PRACTITIONER, 'closure', SAID.recallDone()],
    [SENIOR_MANAGER, 'countersignature', SAID.countersignature(true)],
    [OTHER_SPO, 'new-facts-review', SAID.newFacts('stands')],
  ],
  withdrawn: [],
  closed: [[SENIOR_MANAGER, 'new-facts-review', SAID.newFacts('does-not-stand')]],
};

const SENTENCES: readonly (readonly SentenceInputs[] | undefined)[] = [
  undefined,
  [{ id: 's1', type: 'standard-determinate', date: '2026-01-10', length: { months: 8 } }],
  [{ id: 's1', type: 'standard-determinate', date: '2024-01-10', length: { years: 3 } }],
  [{ id: 's1', type: 'ipp' }],
  [{ id: 's1', type: 'life' }],
];

interface Case {
  readonly id: string;
  readonly events: { readonly id: string; version: number }[];
  readonly considerations: string[];
  readonly recalls: { readonly id: string; version: number; content: RecallContent }[];
}

/** Long enough ago for everything that happens to have happened. */
const BEGINNING = '2026-04-20T09:00:00.000Z';
const LATER = '9999-12-31T23:59:59.999Z';

/** Lets things happen through the use cases. What the service refuses does not happen. */
export class Histories {
  readonly #fixture: Fixture;
  readonly #seen: Map<string, number>;
  readonly #cases: Case[] = [];
  /** Tells the licences of this history from those of the others. */
  readonly #number: number;
  #hours = 0;

  /** @param seen counts how often each thing comes about. */
  constructor(fixture: Fixture, number: number, seen: Map<string, number>) {
    this.#fixture = fixture;
    this.#number = number;
    this.#seen = seen;
  }

  async happen({ what, hours, choice }: Happening): Promise<void> {
    this.#hours += hours;
    this.#fixture.setClock(new Date(Date.parse(BEGINNING) + this.#hours * 3_600_000).toISOString());
    const one = this.#cases[choice % Math.max(1, this.#cases.length)];
    try {
      const name =
        one === undefined || (what < 6 && this.#cases.length < 4)
          ? await this.#register()
          : await this.#inCase(one, what, choice);
      this.#seen.set(name, (this.#seen.get(name) ?? 0) + 1);
    } catch (error) {
      if (!(error instanceof DomainFailure)) {
        throw error;
      }
    }
  }

  async #register(): Promise<string> {
    const number = this.#number * 10 + this.#cases.length;
    const sentences = SENTENCES[number % SENTENCES.length];
    const { sentences: _usual, ...rest } = exampleLicence(number);
    const licence = sentences === undefined ? rest : { ...rest, sentences };
    const { id } = await this.#fixture.services.registerLicence(act(CASES), licence);
    this.#cases.push({ id, events: [], considerations: [], recalls: [] });
    return 'licence registered';
  }

  async #inCase(one: Case, what: number, choice: number): Promise<string> {
    const { services } = this.#fixture;
    if (what < 11) {
      const type = EVENT_TYPES[choice % 7] ?? 'lost-contact';
      const event =
        choice % 3 === 0 ? ({ type: 'arrest-bail-or-rui', evidenceStatus: 'arrest' } as const) : { type };
      const { id, version } = await services.reportEvent(act(CASES), one.id, exampleEvent(event));
      one.events.push({ id, version });
      return 'event reported';
    }
    if (what < 14) {
      const event = one.events[choice % Math.max(1, one.events.length)];
      if (event !== undefined) {
        const status = (['charge', 'conviction', 'nfa'] as const)[choice % 3] ?? 'charge';
        const revised = await services.reviseEvent(act(CASES), event.id, event.version, {
          kind: 'later-news',
          changes:
            status === 'charge'
              ? { evidenceStatus: status, type: 'charged-minor-unrelated' }
              : { evidenceStatus: status },
        });
        event.version = revised.version;
      }
      return 'event revised';
    }
    if (what < 17) {
      const current = await services.readLicence(act(CASES), one.id);
      await services.replaceLicence(act(CASES), one.id, current.version, {
        ...current.content,
        region: `example-region-${choice % 2}`,
        sentences: SENTENCES[choice % SENTENCES.length] ?? [],
      });
      return 'licence replaced';
    }
    if (what < 20 || one.considerations.length === 0) {
      return this.#open(one, choice);
    }
    if (what < 24) {
      return this.#recall(one, choice);
    }
    if (what < 28) {
      return this.#laterOfRecall(one, choice);
    }
    if (what === 28) {
      await services.eraseCase(act(), one.id, {
        authority: 'court-order',
        reference: 'E-1',
        on: '2026-11-20',
      });
      return 'case erased';
    }
    if (what < 31) {
      await services.readLicence(act(CASES), one.id);
      return 'licence read';
    }
    // Usually the latest: a review that is taken up goes on.
    const considerationId =
      one.considerations.at(choice % 4 === 0 ? choice % one.considerations.length : -1) ?? '';
    if (what < 40) {
      const today = londonDayOf(this.#fixture.deps.clock());
      await services.recommend(act(), considerationId, { asAt: today });
      return 'rules run';
    }
    return this.#step(one, considerationId, choice);
  }

  async #open(one: Case, choice: number): Promise<string> {
    const { id } = await this.#fixture.services.openConsideration(
      act(PRACTITIONER),
      one.id,
      { question: 'Should recall be considered?' },
      choice % 2 === 0 ? exampleJudgement({ circumstances: { outOfHours: choice % 4 === 0 } }) : undefined,
    );
    one.considerations.push(id);
    return 'consideration opened';
  }

  async #recall(one: Case, choice: number): Promise<string> {
    const considerationId = one.considerations.at(-1);
    const content: RecallContent = {
      ...(considerationId === undefined || choice % 4 === 0 ? {} : { considerationId }),
      power: 'section-254',
      ...(choice % 5 === 0
        ? {}
        : { eventsReliedOn: one.events.slice(0, 1 + (choice % 3)).map(({ id }) => id) }),
      reasons: RECALL_REASONS.slice(choice % 17, (choice % 17) + (choice % 4)),
      ...(choice % 3 === 0 ? {} : { reasonsConfirmedBy: 'Example Officer' }),
      sentOn: londonDayOf(this.#fixture.deps.clock()),
    };
    const { id, version } = await this.#fixture.services.reportRecall(act(CASEWORK), one.id, content);
    one.recalls.push({ id, version, content });
    return 'recall reported';
  }

  async #laterOfRecall(one: Case, choice: number): Promise<string> {
    const recall = one.recalls[choice % Math.max(1, one.recalls.length)];
    if (recall === undefined) {
      return 'nothing';
    }
    const today = londonDayOf(this.#fixture.deps.clock());
    const content: RecallContent =
      choice % 4 === 0
        ? { ...recall.content, refusedOn: today }
        : recall.content.revokedOn === undefined
          ? { ...recall.content, revokedOn: today, type: 'fixed-term', lengthDays: 28 }
          : { ...recall.content, cancelledOn: today };
    const replaced = await this.#fixture.services.replaceRecall(
      act(CASEWORK),
      recall.id,
      recall.version,
      content,
    );
    recall.version = replaced.version;
    recall.content = content;
    return 'recall replaced';
  }

  async #step(one: Case, id: string, choice: number): Promise<string> {
    const { db, deps, services } = this.#fixture;
    const known = (await loadReviews(db, deps.book, [id], LATER)).get(id);
    const steps = known === undefined ? [] : NEXT[known.review.state];
    const step = steps[choice % Math.max(1, steps.length)];
    if (known === undefined || step === undefined) {
      return this.#open(one, choice);
    }
    const [principal, action, said] = step;
    await services.takeStep(act(principal), id, known.version, action, said);
    return `step taken: ${action}`;
  }
}
