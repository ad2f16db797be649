import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createServices } from '../../src/application/create-services.ts';
import { afterStep, foldReview, openReview } from '../../src/application/review/fold.ts';
import { londonDayOf } from '../../src/application/london.ts';
import { loadReviews } from '../../src/application/review/known-review.ts';
import { headOf, stateAfter } from '../../src/application/review/record-step.ts';
import type { Known, StepContents } from '../../src/application/review/model.ts';
import type { StepView } from '../../src/application/review/services.ts';
import type { Principal, RecordedConsideration } from '../../src/application/services.ts';
import { SERVERS } from '../support/database.ts';
import {
  act,
  exampleEvent,
  exampleJudgement,
  exampleLicence,
  type Fixture,
  openFixture,
  refusal,
  START,
} from './fixture.ts';
import {
  CASES,
  CASEWORK,
  DUTY_MANAGER,
  MANY_ROLES,
  openReviewCase,
  OTHER_MANAGER,
  OTHER_PRACTITIONER,
  OTHER_SPO,
  PRACTITIONER,
  type ReviewCase,
  SAID,
  seenNow,
  SENIOR_MANAGER,
  somebody,
  SPO,
} from './review-fixture.ts';

jest.setTimeout(60_000);

const LATER = '9999-12-31T23:59:59.999Z';

/** The latest step, as it is shown. */
const lastStep = (consideration: RecordedConsideration): StepView | undefined =>
  consideration.review.steps.at(-1);

const inHours = (hours: number, milliseconds = 0) =>
  new Date(Date.parse(START) + hours * 3_600_000 + milliseconds).toISOString();

/** What followed from the latest step, whatever was said with it. */
const followed = ({ review }: RecordedConsideration) => {
  const { endorsement, appliedEndorsement, departs } = review.steps.at(-1)?.content ?? {};
  return [review.state, endorsement, appliedEndorsement, departs];
};

/** The members at fault, or the code of another refusal. */
const faultsOf = async (attempt: Promise<unknown>) => {
  const error = await refusal(attempt);
  return error.code === 'invalid' ? error.faults.map(({ field }) => field) : error.code;
};

/** Whether the view that somebody writes is independent. */
const independenceOf = async (one: ReviewCase, principal: Principal) =>
  lastStep(await one.take(principal, 'independent-view', SAID.view()))?.content?.independent;

describe.each(SERVERS)('the review on $name', (server) => {
  let fixture: Fixture;
  beforeAll(async () => {
    fixture = await openFixture(server);
  });
  beforeEach(() => fixture.setClock(START));
  afterAll(() => fixture.close());

  let cases = 0;
  const open = (licence?: { readonly licenceId: string; readonly eventId: string }) => {
    cases += 1;
    return openReviewCase(fixture, cases, licence);
  };
  const sendRecall = (one: ReviewCase, sentOn = '2026-11-20') =>
    fixture.services.reportRecall(act(CASEWORK), one.licenceId, {
      considerationId: one.id,
      power: 'section-254',
      sentOn,
    });

  /** A case in which the practitioner has proposed. */
  const openProposed = async () => {
    const one = await open();
    await one.take(PRACTITIONER, 'proposal', SAID.proposal());
    return one;
  };
  /** News of the event of a case: no further action, or an acquittal. */
  const acquit = async (one: ReviewCase, version = 1, evidenceStatus: 'nfa' | 'acquitted' = 'nfa') => {
    const event = await fixture.services.reviseEvent(act(CASES), one.eventId, version, {
      kind: 'later-news',
      changes: { evidenceStatus, type: 'nfa-discontinued-or-acquitted' },
    });
    return event.version;
  };

  describe('the ways through', () => {
    it('leads from a proposal over a view, a decision and its endorsement to a recall that is sent, and to its end', async () => {
      const one = await open();
      const states: string[] = [];
      const see = ({ review }: RecordedConsideration) => states.push(review.state);
      see(await one.read(PRACTITIONER));
      see(await one.take(PRACTITIONER, 'proposal', SAID.proposal()));
      see(await one.take(SPO, 'independent-view', SAID.view()));
      const decided = await one.take(SPO, 'decision', SAID.decision('recall'));
      see(decided);
      const agreed = await one.take(SENIOR_MANAGER, 'endorsement', SAID.endorsement(true));
      see(agreed);
      await sendRecall(one);
      see(await one.read(SPO));
      const closed = await one.take(CASEWORK, 'closure', SAID.recallDone());
      see(closed);
      expect(states).toEqual([
        'open',
        'proposed',
        'viewed',
        'awaiting-endorsement',
        'agreed',
        'sent',
        'closed',
      ]);
      expect(closed.review).toMatchObject({ decision: 'recall', clocks: [], waitsFor: [], expired: false });
      expect(closed.review.recallBeforeAgreement).toBeUndefined();
      expect(closed.version).toBe(7);
      // Endorsing and acting are both timed from the decision.
      const decidedAt = lastStep(decided)?.at ?? '';
      const dueAt = new Date(Date.parse(decidedAt) + 24 * 3_600_000).toISOString();
      expect(decided.review.clocks).toMatchObject([{ clock: 'endorse', dueAt, overdue: false }]);
      expect(agreed.review.clocks).toMatchObject([{ clock: 'act', dueAt, overdue: false }]);
    });

    it('leads to a decision not to recall in fewer steps, with nothing due, and asks at the end what was done instead', async () => {
      const one = await open();
      await one.propose();
      const agreed = await one.take(SPO, 'decision', SAID.decision('no-recall'));
      expect(agreed.review).toMatchObject({ state: 'agreed', decision: 'no-recall', clocks: [] });
      // No clock starts, and the reason still is from the list of a certain book.
      const { version, digest } = fixture.deps.book;
      expect(lastStep(agreed)?.content?.clocks).toBeUndefined();
      expect(lastStep(agreed)?.content).toMatchObject({
        endorsement: 'senior-probation-officer',
        appliedEndorsement: 'senior-probation-officer',
        ruleBook: { version, digest },
      });
      expect(agreed.review.actions).toContain('closure');
      const without = await refusal(one.take(PRACTITIONER, 'closure', SAID.recallDone()));
      expect(without).toMatchObject({ code: 'invalid', faults: [{ field: '/response' }] });
      const closed = await one.take(PRACTITIONER, 'closure', SAID.doneInstead());
      expect(closed.review.state).toBe('closed');
      expect(lastStep(closed)?.content?.said).toEqual(SAID.doneInstead());
    });

    it('takes a check whether telling endangers anybody only from whoever looked at all that is known, and makes no letter without it', async () => {
      const { services, deps } = fixture;
      const one = await open();
      await one.propose();
      await one.take(SPO, 'decision', SAID.decision('no-recall'));
      const check = (known: Known) =>
        one.take(PRACTITIONER, 'disclosure-check', SAID.disclosureCheck(true, known));
      const letter = () =>
        services
          .makeDocument(act(PRACTITIONER), one.id, 'decision-not-to-recall-letter')
          .then(({ kind }) => kind);
      const first: Known = {
        licenceVersion: 1,
        events: [{ id: one.eventId, version: 1 }],
        judgementVersion: 1,
      };
      expect(await seenNow(fixture, one.id)).toEqual(first);

      // Of more than one difference the first is named, in the same order always.
      const ofNobody = '00000000-0000-4000-8000-000000000000';
      for (const [known, stale] of [
        [{ licenceVersion: 2, events: [] }, ['licence', 1, { field: '/known/licenceVersion' }]],
        [
          { ...first, events: [], judgementVersion: 2 },
          ['breach-event', 1, { field: '/known/events', id: one.eventId }],
        ],
        [
          { ...first, events: [...first.events, { id: ofNobody, version: 1 }] },
          ['breach-event', 0, { field: '/known/events/1', id: ofNobody }],
        ],
        [
          { licenceVersion: 1, events: first.events, recall: { id: ofNobody, version: 1 } },
          ['judgement', 1, { field: '/known/judgementVersion' }],
        ],
        [
          { ...first, recall: { id: ofNobody, version: 1 } },
          ['recall', 0, { field: '/known/recall', id: ofNobody }],
        ],
      ] as const) {
        const [resource, current, seen] = stale;
        expect(await refusal(check(known))).toEqual({ code: 'version-stale', resource, current, seen });
      }
      expect(await faultsOf(check({ ...first, events: [...first.events, ...first.events] }))).toEqual([
        '/known/events/1/id',
      ]);
      const kept = await check(first);
      expect(lastStep(kept)?.content).toMatchObject({ said: { known: first }, noted: { known: first } });
      expect(await letter()).toBe('decision-not-to-recall-letter');

      // Whatever is recorded between the reading and the check was not looked at.
      let recall = '';
      const changes: Readonly<Record<string, () => Promise<unknown>>> = {
        'an event is revised': () =>
          services.reviseEvent(act(CASES), one.eventId, 1, {
            kind: 'correction',
            changes: { description: 'Another account.' },
          }),
        'another is reported': () => services.reportEvent(act(CASES), one.licenceId, exampleEvent()),
        'the licence is replaced': async () => {
          const { content } = await services.readLicence(act(CASES), one.licenceId);
          return services.replaceLicence(act(CASES), one.licenceId, 1, { ...content, victimInContact: true });
        },
        'a judgement is recorded': async () => {
          const { version } = await one.read(PRACTITIONER);
          return services.recordJudgement(act(PRACTITIONER), one.id, version, exampleJudgement());
        },
        'a recall is reported': async () => {
          const content = { power: 'section-254', revokedOn: londonDayOf(deps.clock()) } as const;
          recall = (await services.reportRecall(act(CASEWORK), one.licenceId, content)).id;
        },
        'the recall is replaced': () =>
          services.replaceRecall(act(CASEWORK), recall, 1, {
            power: 'section-254',
            revokedOn: londonDayOf(deps.clock()),
            sentOn: londonDayOf(deps.clock()),
          }),
        'the recall is cancelled': () =>
          services.replaceRecall(act(CASEWORK), recall, 2, {
            power: 'section-254',
            revokedOn: londonDayOf(deps.clock()),
            cancelledOn: londonDayOf(deps.clock()),
          }),
      };
      const refused: unknown[] = [];
      for (const change of Object.values(changes)) {
        const before = await seenNow(fixture, one.id);
        await change();
        const error = await refusal(check(before));
        refused.push(error.code === 'version-stale' ? [error.resource, error.current] : error);
        expect(await refusal(letter())).toMatchObject({ lacking: 'disclosure-check' });
        await check(await seenNow(fixture, one.id));
        expect(await letter()).toBe('decision-not-to-recall-letter');
      }
      expect(refused).toEqual([
        ['breach-event', 2],
        ['breach-event', 1],
        ['licence', 2],
        ['judgement', expect.any(Number)],
        ['recall', 1],
        ['recall', 2],
        ['recall', 0],
      ]);
    });

    it('has the second decision not to recall on a licence endorsed by a senior manager', async () => {
      const first = await open();
      await first.propose();
      const { review } = await first.take(SPO, 'decision', SAID.decision('no-recall'));
      expect(review.state).toBe('agreed');
      const second = await open(first);
      await second.propose();
      const decided = await second.take(SPO, 'decision', SAID.decision('no-recall'));
      expect(decided.review).toMatchObject({
        state: 'awaiting-endorsement',
        waitsFor: ['senior-manager'],
      });
      expect(lastStep(decided)?.content?.endorsement).toBe('senior-probation-officer-then-senior-manager');
    });

    it('takes the fullest endorsement while the rules leave it unknown who must agree', async () => {
      const one = await open();
      await fixture.services.recordJudgement(act(PRACTITIONER), one.id, 1, exampleJudgement());
      await one.propose();
      const decided = await one.take(SPO, 'decision', SAID.decision('no-recall'));
      expect(decided.review.state).toBe('awaiting-endorsement');
      expect(lastStep(decided)?.content).toMatchObject({
        endorsement: 'unknown',
        appliedEndorsement: 'senior-probation-officer-then-senior-manager',
      });
    });

    it('takes the fullest endorsement where the rules see a decision of a duty manager and it takes the usual flow', async () => {
      const one = await open();
      const circumstances = { outOfHours: true, inApprovedPremises: false };
      await fixture.services.recordJudgement(
        act(PRACTITIONER),
        one.id,
        1,
        exampleJudgement({ circumstances }),
      );
      await one.propose();
      const decided = await one.take(SPO, 'decision', SAID.decision('no-recall'));
      expect(decided.review.state).toBe('awaiting-endorsement');
      expect(lastStep(decided)?.content).toMatchObject({
        endorsement: 'duty-manager-then-countersignature',
        appliedEndorsement: 'senior-probation-officer-then-senior-manager',
      });
    });

    it.each([
      ['out-of-hours', 'recall', SENIOR_MANAGER, SPO, 'senior-manager'],
      ['out-of-hours', 'no-recall', SENIOR_MANAGER, SPO, 'senior-manager'],
      ['approved-premises', 'no-recall', OTHER_SPO, SENIOR_MANAGER, 'senior-probation-officer'],
      // In the usual flow a senior manager would have endorsed it.
      ['approved-premises', 'recall', SENIOR_MANAGER, OTHER_SPO, 'senior-manager'],
    ] as const)(
      'lets a duty manager decide alone (%s, %s), and has it countersigned by the fuller of whom the rule book names',
      async (circumstance, decision, signer, notSigner, countersignBy) => {
        const one = await open();
        await one.propose(DUTY_MANAGER);
        const said = SAID.decision(decision, SAID.outside(circumstance));
        const agreed = await one.take(DUTY_MANAGER, 'decision', said);
        expect(agreed.review).toMatchObject({
          state: 'agreed',
          notYetCountersigned: true,
          countersignature: 'owed',
        });
        expect(agreed.review.waitsFor).toEqual(['practitioner', countersignBy, 'countersignature']);
        expect(agreed.review.clocks.map(({ clock }) => clock)).toEqual([
          ...(decision === 'recall' ? ['act'] : []),
          'countersign',
        ]);
        expect(lastStep(agreed)?.content).toMatchObject({
          endorsement:
            decision === 'recall'
              ? 'senior-probation-officer-then-senior-manager'
              : 'senior-probation-officer',
          appliedEndorsement: 'duty-manager-then-countersignature',
          countersignBy,
        });
        if (decision === 'recall') {
          await sendRecall(one);
        }
        const done = decision === 'recall' ? SAID.recallDone() : SAID.doneInstead();
        expect(await refusal(one.take(CASEWORK, 'closure', done))).toEqual({ code: 'not-countersigned' });
        expect(
          await refusal(one.take(notSigner, 'countersignature', SAID.countersignature(true))),
        ).toMatchObject({ code: 'not-permitted' });
        const signed = await one.take(signer, 'countersignature', SAID.countersignature(true));
        expect(signed.review).toMatchObject({ notYetCountersigned: false, countersignature: 'given' });
        expect(
          await refusal(one.take(signer, 'countersignature', SAID.countersignature(true))),
        ).toMatchObject({ code: 'out-of-turn' });
        const closed = await one.take(CASEWORK, 'closure', done);
        expect(closed.review).toMatchObject({ state: 'closed', countersignature: 'given' });
      },
    );

    it('has the second decision not to recall reach a senior manager also from approved premises', async () => {
      const first = await open();
      await first.propose();
      await first.take(SPO, 'decision', SAID.decision('no-recall'));
      const second = await open(first);
      await second.propose(DUTY_MANAGER);
      const said = SAID.decision('no-recall', SAID.outside('approved-premises'));
      const decided = await second.take(DUTY_MANAGER, 'decision', said);
      expect(decided.review.waitsFor).toContain('senior-manager');
      expect(lastStep(decided)?.content).toMatchObject({
        endorsement: 'senior-probation-officer-then-senior-manager',
        countersignBy: 'senior-manager',
      });
    });

    it('has a senior manager countersign while the rules leave it unknown who must agree', async () => {
      const one = await open();
      await fixture.services.recordJudgement(act(PRACTITIONER), one.id, 1, exampleJudgement());
      await one.propose(DUTY_MANAGER);
      const said = SAID.decision('no-recall', SAID.outside('approved-premises'));
      const decided = await one.take(DUTY_MANAGER, 'decision', said);
      expect(lastStep(decided)?.content).toMatchObject({
        endorsement: 'unknown',
        countersignBy: 'senior-manager',
      });
    });

    it('leaves it to the circumstance who countersigns where the rules take the decision for one of a duty manager', async () => {
      const one = await open();
      const circumstances = { outOfHours: true, inApprovedPremises: true };
      await fixture.services.recordJudgement(
        act(PRACTITIONER),
        one.id,
        1,
        exampleJudgement({ circumstances }),
      );
      await one.propose(DUTY_MANAGER);
      const said = SAID.decision('recall', SAID.outside('approved-premises'));
      const decided = await one.take(DUTY_MANAGER, 'decision', said);
      expect(lastStep(decided)?.content).toMatchObject({
        endorsement: 'duty-manager-then-countersignature',
        countersignBy: 'senior-probation-officer',
      });
    });

    it('has a decision that is not countersigned decided again', async () => {
      const one = await open();
      await one.propose(DUTY_MANAGER);
      await one.take(DUTY_MANAGER, 'decision', SAID.decision('recall', SAID.outside('out-of-hours')));
      const refused = await one.take(SENIOR_MANAGER, 'countersignature', SAID.countersignature(false));
      expect(refused.review).toMatchObject({
        state: 'not-endorsed',
        notYetCountersigned: false,
        countersignature: 'refused',
      });
      expect(refused.review.decision).toBeUndefined();
      expect(refused.review.clocks).toMatchObject([{ clock: 'decide' }]);
      await one.take(SPO, 'independent-view', SAID.view());
      const again = await one.take(SPO, 'decision', SAID.decision('no-recall'));
      expect(again.review.countersignature).toBeUndefined();
    });

    it('shows that a countersignature was refused once the recall was sent, and has a senior manager close it', async () => {
      const one = await open();
      await one.propose(DUTY_MANAGER);
      await one.take(DUTY_MANAGER, 'decision', SAID.decision('recall', SAID.outside('out-of-hours')));
      await sendRecall(one);
      const stands = await one.take(SENIOR_MANAGER, 'countersignature', SAID.countersignature(false));
      expect(stands.review).toMatchObject({
        state: 'sent',
        decision: 'recall',
        notYetCountersigned: false,
        countersignature: 'refused',
      });
      expect(stands.review.actions).toEqual(['closure', 'disclosure-check']);
      expect(await refusal(one.take(CASEWORK, 'closure', SAID.recallDone()))).toEqual({
        code: 'not-permitted',
        permission: 'review:endorse',
      });
      const closed = await one.take(SENIOR_MANAGER, 'closure', SAID.recallDone());
      expect(closed.review).toMatchObject({ state: 'closed', countersignature: 'refused' });
    });

    it('lets a senior manager end a recall that was agreed on and is never sent, with why', async () => {
      const one = await open();
      await one.propose();
      await one.take(SPO, 'decision', SAID.decision('recall'));
      const agreed = await one.take(SENIOR_MANAGER, 'endorsement', SAID.endorsement(true));
      expect(agreed.review.actions).toContain('closure');
      expect(await refusal(one.take(CASEWORK, 'closure', SAID.notCarriedOut()))).toEqual({
        code: 'not-permitted',
        permission: 'review:endorse',
      });
      const blank: StepContents['closure'] = { outcome: 'not-carried-out', why: ' ' };
      expect(await faultsOf(one.take(SENIOR_MANAGER, 'closure', blank))).toEqual(['/why']);
      const closed = await one.take(SENIOR_MANAGER, 'closure', SAID.notCarriedOut());
      expect(closed.review).toMatchObject({ state: 'closed', decision: 'recall', clocks: [], waitsFor: [] });
      // What was agreed not to be a recall is carried out, and what was not agreed on cannot fail to be.
      const other = await open();
      expect(await refusal(other.take(SENIOR_MANAGER, 'closure', SAID.notCarriedOut()))).toMatchObject({
        code: 'out-of-turn',
      });
      await other.propose();
      await other.take(SPO, 'decision', SAID.decision('no-recall'));
      expect(await refusal(other.take(SENIOR_MANAGER, 'closure', SAID.notCarriedOut()))).toMatchObject({
        code: 'out-of-turn',
      });
    });

    it('keeps a countersignature owed where the recall was not carried out, and takes it after the end', async () => {
      for (const given of [true, false]) {
        const one = await open();
        await one.propose(DUTY_MANAGER);
        await one.take(DUTY_MANAGER, 'decision', SAID.decision('recall', SAID.outside('out-of-hours')));
        const closed = await one.take(SENIOR_MANAGER, 'closure', SAID.notCarriedOut());
        expect(closed.review).toMatchObject({
          state: 'closed',
          notYetCountersigned: true,
          waitsFor: ['senior-manager', 'countersignature'],
          actions: ['countersignature', 'disclosure-check'],
        });
        const signed = await one.take(SENIOR_MANAGER, 'countersignature', SAID.countersignature(given));
        expect(signed.review).toMatchObject({
          state: 'closed',
          decision: 'recall',
          countersignature: given ? 'given' : 'refused',
          waitsFor: [],
        });
      }
    });

    it('lets another officer, or the same one, decide again what was not endorsed', async () => {
      const one = await open();
      await one.propose();
      await one.take(SPO, 'decision', SAID.decision('recall'));
      fixture.setClock(inHours(5));
      const refused = await one.take(SENIOR_MANAGER, 'endorsement', SAID.endorsement(false));
      expect(refused.review).toMatchObject({ state: 'not-endorsed', waitsFor: ['senior-probation-officer'] });
      expect(refused.review.decision).toBeUndefined();
      expect(refused.review.clocks).toMatchObject([{ clock: 'decide', dueAt: inHours(29) }]);
      expect(await refusal(one.take(OTHER_SPO, 'decision', SAID.decision('no-recall')))).toEqual({
        code: 'view-first',
      });
      await one.take(OTHER_SPO, 'independent-view', SAID.view());
      const again = await one.take(OTHER_SPO, 'decision', SAID.decision('no-recall'));
      expect(again.review).toMatchObject({ state: 'agreed', decision: 'no-recall' });
    });

    it('goes back to the practitioner for information, who proposes again, while the clock goes on', async () => {
      const one = await open();
      const first = await one.take(PRACTITIONER, 'proposal', SAID.proposal());
      fixture.setClock(inHours(3));
      const returned = await one.take(SPO, 'return', SAID.return());
      expect(returned.review).toMatchObject({ state: 'returned', waitsFor: ['practitioner'] });
      expect(returned.review.clocks[0]?.dueAt).toBe(first.review.clocks[0]?.dueAt);
      const again = await one.take(PRACTITIONER, 'proposal', {
        ...SAID.proposal('no-recall'),
        urgency: { answer: 'emergency', reason: 'Said anew.' },
      });
      expect(again.review).toMatchObject({ state: 'proposed', urgency: 'emergency' });
    });

    it('starts the time to decide anew where a decision is returned', async () => {
      const one = await open();
      await one.propose();
      await one.take(SPO, 'decision', SAID.decision('recall'));
      fixture.setClock(inHours(10));
      const returned = await one.take(SENIOR_MANAGER, 'return', SAID.return());
      expect(returned.review.clocks).toMatchObject([{ clock: 'decide', dueAt: inHours(34) }]);
      expect(returned.review.decision).toBeUndefined();
    });

    it('can be withdrawn until it is decided, and then nothing more is done in it', async () => {
      const one = await open();
      await one.propose();
      const withdrawn = await one.take(PRACTITIONER, 'withdrawal', SAID.withdrawal());
      expect(withdrawn.review).toMatchObject({ state: 'withdrawn', actions: [], clocks: [], waitsFor: [] });
      const decided = await open();
      await decided.propose();
      await decided.take(SPO, 'decision', SAID.decision('recall'));
      expect(await refusal(decided.take(PRACTITIONER, 'withdrawal', SAID.withdrawal()))).toEqual({
        code: 'out-of-turn',
        state: 'awaiting-endorsement',
        action: 'withdrawal',
        actions: ['endorsement', 'return', 'disclosure-check'],
      });
    });

    it('marks what was not decided in time, lets it be decided still, or closed by a senior manager with why', async () => {
      const one = await open();
      await one.propose();
      const gone = await open();
      const late = await open();
      await late.propose();
      expect(await refusal(one.take(SENIOR_MANAGER, 'closure', SAID.undecided()))).toMatchObject({
        code: 'invalid',
        faults: [{ field: '/outcome' }],
      });
      fixture.setClock(inHours(25));
      const expired = await one.read(SPO);
      expect(expired.review).toMatchObject({
        state: 'viewed',
        expired: true,
        waitsFor: ['senior-probation-officer', 'senior-manager'],
        clocks: [{ clock: 'decide', overdue: true }],
      });
      expect(expired.review.actions).toContain('closure');
      expect(await refusal(one.take(PRACTITIONER, 'closure', SAID.undecided()))).toMatchObject({
        code: 'not-permitted',
        permission: 'review:endorse',
      });
      // Nor does it leave the senior manager's queue by a withdrawal that they do not see.
      expect(await refusal(one.take(PRACTITIONER, 'withdrawal', SAID.withdrawal()))).toEqual({
        code: 'not-permitted',
        permission: 'review:endorse',
      });
      expect((await gone.read(SENIOR_MANAGER)).review.actions).toContain('withdrawal');
      const withdrawn = await gone.take(SENIOR_MANAGER, 'withdrawal', SAID.withdrawal());
      expect(withdrawn.review).toMatchObject({ state: 'withdrawn', expired: false });
      const closed = await one.take(SENIOR_MANAGER, 'closure', SAID.undecided());
      expect(closed.review).toMatchObject({ state: 'closed', expired: false });
      expect(closed.review.decision).toBeUndefined();

      fixture.setClock(inHours(40));
      const decided = await late.take(SPO, 'decision', SAID.decision('recall'));
      expect(decided.review).toMatchObject({ state: 'awaiting-endorsement', expired: false });
    });

    it('records a recall that was sent before it was agreed as the fact it is, shows that, and goes on once it is agreed', async () => {
      const one = await open();
      await sendRecall(one);
      expect((await one.read(SPO)).review).toMatchObject({ state: 'open', recallBeforeAgreement: true });
      await one.propose();
      await one.take(SPO, 'decision', SAID.decision('recall'));
      const agreed = await one.take(SENIOR_MANAGER, 'endorsement', SAID.endorsement(true));
      expect(agreed.review).toMatchObject({ state: 'sent', recallBeforeAgreement: true });
      expect(agreed.review.steps.slice(-2).map(({ action }) => action)).toEqual(['endorsement', 'sending']);
    });

    it('goes by the latest that is known of a recall: one that was corrected, or that is dated in the future, sends nothing', async () => {
      const { services } = fixture;
      const [other, reported] = [await open(), { power: 'section-254' } as const];
      const corrections = [
        ['was not sent', {}],
        ['is to be sent', { sentOn: '2026-11-21' }],
        ['was cancelled', { sentOn: '2026-11-20', revokedOn: '2026-11-20', cancelledOn: '2026-11-20' }],
        ['was refused', { sentOn: '2026-11-20', refusedOn: '2026-11-20' }],
        ['is of another', { sentOn: '2026-11-20', considerationId: other.id }],
      ] as const;
      for (const [why, correction] of corrections) {
        const licence = why === 'is of another' ? other : undefined;
        const one = await open(licence);
        const first = await sendRecall(one);
        const corrected = { ...reported, considerationId: one.id, ...correction };
        await services.replaceRecall(act(CASEWORK), first.id, 1, corrected);
        await one.propose();
        await one.take(SPO, 'decision', SAID.decision('recall'));
        const agreed = await one.take(SENIOR_MANAGER, 'endorsement', SAID.endorsement(true));
        // What was said before recall was agreed stays said.
        expect([why, agreed.review]).toMatchObject([why, { state: 'agreed', recallBeforeAgreement: true }]);
        expect((await sendRecall(one)).version).toBe(1);
        expect([why, (await one.read(SPO)).review.state]).toEqual([why, 'sent']);
      }
    });

    it('moves a recall that is dated in the future on when that day has come and it is said again', async () => {
      const one = await open();
      await one.propose();
      await one.take(SPO, 'decision', SAID.decision('recall'));
      await one.take(SENIOR_MANAGER, 'endorsement', SAID.endorsement(true));
      const planned = await sendRecall(one, '2026-11-21');
      expect((await one.read(SPO)).review.state).toBe('agreed');
      // A minute after midnight in London.
      fixture.setClock('2026-11-21T00:01:00.000Z');
      expect((await one.read(SPO)).review.state).toBe('agreed');
      await fixture.services.replaceRecall(act(CASEWORK), planned.id, 1, planned.content);
      const { review } = await one.read(SPO);
      expect(review).toMatchObject({ state: 'sent' });
      expect(review.recallBeforeAgreement).toBeUndefined();
    });

    it('shows a recall as sent before its agreement from the day it gives, unless it was corrected by then', async () => {
      const [one, other] = [await open(), await open()];
      await sendRecall(one, '2026-11-21');
      const corrected = await sendRecall(other, '2026-11-21');
      const { sentOn: _, ...planned } = corrected.content;
      await fixture.services.replaceRecall(act(CASEWORK), corrected.id, 1, planned);
      expect((await one.read(SPO)).review.recallBeforeAgreement).toBeUndefined();
      fixture.setClock('2026-11-21T09:00:00.000Z');
      expect((await one.read(SPO)).review.recallBeforeAgreement).toBe(true);
      expect((await other.read(SPO)).review.recallBeforeAgreement).toBeUndefined();
      await one.propose();
      await one.take(SPO, 'decision', SAID.decision('recall'));
      const agreed = await one.take(SENIOR_MANAGER, 'endorsement', SAID.endorsement(true));
      expect(agreed.review).toMatchObject({ state: 'sent', recallBeforeAgreement: true });
    });

    it('does not send what was agreed not to be a recall', async () => {
      const one = await open();
      await one.propose();
      await one.take(SPO, 'decision', SAID.decision('no-recall'));
      await sendRecall(one);
      expect((await one.read(SPO)).review).toMatchObject({ state: 'agreed', recallBeforeAgreement: true });
    });
  });

  describe('people', () => {
    it('lets no system take a step, whatever its permissions', async () => {
      const one = await open();
      const system: Principal = { ...MANY_ROLES, subject: 'system-agent', kind: 'system' };
      for (const principal of [system, CASES]) {
        expect(await refusal(one.take(principal, 'proposal', SAID.proposal()))).toEqual({
          code: 'person-only',
        });
      }
    });

    it('asks the permission of the row, not of the route alone', async () => {
      const one = await open();
      await one.propose(DUTY_MANAGER);
      // May decide outside the usual flow, and only so.
      expect(await refusal(one.take(DUTY_MANAGER, 'decision', SAID.decision('recall')))).toEqual({
        code: 'not-permitted',
        permission: 'review:decide',
      });
      await one.take(SPO, 'independent-view', SAID.view());
      const said = SAID.decision('recall', SAID.outside('out-of-hours'));
      expect(await refusal(one.take(SPO, 'decision', said))).toEqual({
        code: 'not-permitted',
        permission: 'review:decide-outside-usual-flow',
      });
    });

    it('has no proposer write the view, decide, endorse or countersign, in any round', async () => {
      const one = await open();
      await one.take(MANY_ROLES, 'proposal', SAID.proposal());
      const samePerson = { code: 'same-person' };
      expect(await refusal(one.take(MANY_ROLES, 'independent-view', SAID.view()))).toEqual(samePerson);
      await one.take(SPO, 'independent-view', SAID.view());
      expect(await refusal(one.take(MANY_ROLES, 'decision', SAID.decision('recall')))).toEqual(samePerson);
      await one.take(SPO, 'decision', SAID.decision('recall'));
      expect(await refusal(one.take(MANY_ROLES, 'endorsement', SAID.endorsement(true)))).toEqual(samePerson);
      // Another proposes in the next round; the first stays what they were.
      await one.take(SENIOR_MANAGER, 'return', SAID.return());
      await one.take(PRACTITIONER, 'proposal', SAID.proposal());
      await one.take(DUTY_MANAGER, 'independent-view', SAID.view());
      expect(await refusal(one.take(MANY_ROLES, 'decision', SAID.decision('recall')))).toEqual(samePerson);
      await one.take(DUTY_MANAGER, 'decision', SAID.decision('recall', SAID.outside('out-of-hours')));
      expect(await refusal(one.take(MANY_ROLES, 'countersignature', SAID.countersignature(true)))).toEqual(
        samePerson,
      );
    });

    it('has nobody who decided endorse, countersign or propose', async () => {
      const one = await open();
      await one.propose(MANY_ROLES);
      await one.take(MANY_ROLES, 'decision', SAID.decision('recall'));
      const samePerson = { code: 'same-person' };
      expect(await refusal(one.take(MANY_ROLES, 'endorsement', SAID.endorsement(true)))).toEqual(samePerson);
      await one.take(SENIOR_MANAGER, 'return', SAID.return());
      expect(await refusal(one.take(MANY_ROLES, 'proposal', SAID.proposal()))).toEqual(samePerson);
      await one.propose(DUTY_MANAGER);
      await one.take(DUTY_MANAGER, 'decision', SAID.decision('recall', SAID.outside('out-of-hours')));
      expect(await refusal(one.take(MANY_ROLES, 'countersignature', SAID.countersignature(true)))).toEqual(
        samePerson,
      );
    });

    it('has nobody who endorsed, or refused to, decide or propose', async () => {
      const one = await open();
      await one.propose();
      await one.take(SPO, 'decision', SAID.decision('recall'));
      await one.take(MANY_ROLES, 'endorsement', SAID.endorsement(false));
      await one.take(MANY_ROLES, 'independent-view', SAID.view());
      const samePerson = { code: 'same-person' };
      expect(await refusal(one.take(MANY_ROLES, 'decision', SAID.decision('recall')))).toEqual(samePerson);
      await one.take(MANY_ROLES, 'return', SAID.return());
      expect(await refusal(one.take(MANY_ROLES, 'proposal', SAID.proposal()))).toEqual(samePerson);
    });

    it('has nobody who countersigned, or refused to, decide or propose', async () => {
      const one = await open();
      await one.propose(DUTY_MANAGER);
      await one.take(DUTY_MANAGER, 'decision', SAID.decision('recall', SAID.outside('out-of-hours')));
      await one.take(MANY_ROLES, 'countersignature', SAID.countersignature(false));
      const samePerson = { code: 'same-person' };
      await one.take(MANY_ROLES, 'independent-view', SAID.view());
      expect(await refusal(one.take(MANY_ROLES, 'decision', SAID.decision('recall')))).toEqual(samePerson);
      await one.take(SPO, 'return', SAID.return());
      expect(await refusal(one.take(MANY_ROLES, 'proposal', SAID.proposal()))).toEqual(samePerson);
    });

    it('has nobody who wrote a view propose', async () => {
      const one = await open();
      await one.propose();
      await one.take(OTHER_SPO, 'return', SAID.return());
      expect(await refusal(one.take(SPO, 'proposal', SAID.proposal()))).toEqual({ code: 'same-person' });
    });

    it('has whoever decides write a view of their own first', async () => {
      const one = await open();
      await one.propose();
      expect(await refusal(one.take(OTHER_SPO, 'decision', SAID.decision('recall')))).toEqual({
        code: 'view-first',
      });
    });
  });

  describe('what is said', () => {
    it('takes a reason from the list in force for the decision, and no other', async () => {
      const one = await open();
      await one.propose();
      for (const reason of ['recall-not-necessary', 'made-up', '']) {
        expect(await faultsOf(one.take(SPO, 'decision', { ...SAID.decision('recall'), reason }))).toContain(
          '/reason',
        );
      }
      for (const decision of ['recall', 'no-recall'] as const) {
        expect(fixture.deps.book.vocabulary(`decision-reasons-${decision}`)).toContain(
          SAID.decision(decision).reason,
        );
      }
    });

    it('takes no text that says nothing, in any step', async () => {
      const one = await open();
      const proposal = { ...SAID.proposal(), reasons: ' ', context: { staffing: '\n' } };
      expect(await faultsOf(one.take(PRACTITIONER, 'proposal', proposal))).toEqual([
        '/reasons',
        '/context/staffing',
      ]);
      await one.take(PRACTITIONER, 'proposal', SAID.proposal());
      const view = { ...SAID.view(), whoIsVulnerable: '\t' };
      expect(await faultsOf(one.take(SPO, 'independent-view', view))).toEqual(['/whoIsVulnerable']);
      expect(await faultsOf(one.take(SPO, 'return', { text: 'x', wanted: [] }))).toEqual(['/wanted']);
      expect(await faultsOf(one.take(SPO, 'return', { text: 'x', wanted: ['a', ' '] }))).toEqual([
        '/wanted/1',
      ]);
      await one.take(SPO, 'independent-view', SAID.view());
      const decision = { ...SAID.decision('recall'), text: ' ' };
      expect(await faultsOf(one.take(SPO, 'decision', decision))).toEqual(['/text']);
    });

    it('takes no measure that was taken on a day to come', async () => {
      const one = await open();
      await one.propose();
      await one.take(SPO, 'decision', SAID.decision('no-recall'));
      const closure: StepContents['closure'] = {
        outcome: 'done',
        response: [{ measure: 'discuss-and-record', what: 'Talk.', by: 'Example', on: '2026-11-21' }],
        reEngagement: { how: 'By telephone.', reached: 'no' },
        text: 'Example.',
      };
      expect(await faultsOf(one.take(PRACTITIONER, 'closure', closure))).toEqual(['/response/0/on']);
    });

    it('keeps what the work was like with the step, and gives none of it to a rule', async () => {
      const one = await open();
      const other = await open();
      const context = {
        caseloadPercentage: 170,
        staffing: 'Two of five posts are vacant.',
        instruction: { by: 'Example Manager', what: 'Propose recall.' },
        dissent: { by: 'Example Officer', what: 'A letter would do.' },
        officerAtTheTime: 'Example Colleague',
        changesOfOfficer: 4,
      };
      const proposed = await one.take(PRACTITIONER, 'proposal', { ...SAID.proposal(), context });
      expect(lastStep(proposed)?.content?.said).toMatchObject({ context });
      await other.take(PRACTITIONER, 'proposal', SAID.proposal());
      const [withContext, without] = [await one.run(PRACTITIONER), await other.run(PRACTITIONER)];
      const plain = (run: typeof withContext) =>
        JSON.stringify([run.inputs, run.answer]).replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id');
      expect(plain(withContext)).toBe(plain(without));

      // Nor of what is said with the view and the decision, when the book is asked who must agree.
      const asked: string[] = [];
      const { recommend } = fixture.deps.book;
      const watched = createServices({
        ...fixture.deps,
        book: {
          ...fixture.deps.book,
          recommend: (request) => {
            asked.push(JSON.stringify(request));
            return recommend(request);
          },
        },
      });
      await one.take(SPO, 'independent-view', { ...SAID.view(), context });
      await other.take(SPO, 'independent-view', SAID.view());
      const said = { ...SAID.decision('recall'), context };
      const decided = await watched.takeStep(act(SPO), one.id, 3, 'decision', said);
      const decidedWithout = await other.take(SPO, 'decision', SAID.decision('recall'));
      expect(lastStep(decided)?.content?.said).toEqual(said);
      expect(asked).not.toEqual([]);
      for (const words of [...Object.keys(context), 'Two of five', 'Example Colleague', 'A letter']) {
        expect(asked.join()).not.toContain(words);
      }
      expect(followed(decided)).toEqual(followed(decidedWithout));
    });
  });

  describe('what is noted', () => {
    it('notes that no run had been made, and which versions were known', async () => {
      const one = await open();
      const proposed = await one.take(PRACTITIONER, 'proposal', SAID.proposal());
      expect(lastStep(proposed)?.content?.noted).toEqual({
        machine: { said: 'nothing' },
        known: { licenceVersion: 1, events: [{ id: one.eventId, version: 1 }], judgementVersion: 1 },
      });
    });

    it('notes what the latest run had said, how it stood, and whether it was shown to whoever took the step', async () => {
      const one = await open();
      const run = await one.run(OTHER_PRACTITIONER);
      expect(run.answer).toBeUndefined();
      const proposed = await one.take(PRACTITIONER, 'proposal', SAID.proposal());
      expect(lastStep(proposed)?.content?.noted?.machine).toEqual({
        said: 'answer',
        recommendation: run.id,
        contentHash: run.contentHash,
        ruleBook: run.ruleBook,
        recall: 'not-supported',
        response: expect.any(String),
        standing: 'current',
        shown: false,
      });
      await fixture.services.reportEvent(act(CASES), one.licenceId, exampleEvent());
      const viewed = await one.take(SPO, 'independent-view', SAID.view());
      expect(lastStep(viewed)?.content?.noted?.machine).toMatchObject({ standing: 'stale', shown: false });
      expect(lastStep(viewed)?.content?.noted?.known.events).toHaveLength(2);
      await fixture.services.readRecommendation(act(SPO), run.id);
      fixture.setClock(inHours(10));
      const again = await one.run(SPO);
      fixture.setClock(inHours(40));
      const decided = await one.take(SPO, 'decision', SAID.decision('recall'));
      expect(decided.review.state).toBe('awaiting-endorsement');
      expect(lastStep(decided)?.content).toMatchObject({
        departs: 'departs',
        noted: { machine: { recommendation: again.id, standing: 'expired', shown: true } },
      });
    });

    it.each([
      ['recall', 'departs'],
      ['no-recall', 'agrees'],
    ] as const)('says of a decision of %s how it stands to the answer: %s', async (decision, departs) => {
      const one = await open();
      await one.run(CASES);
      await one.propose();
      const decided = await one.take(SPO, 'decision', SAID.decision(decision));
      expect(lastStep(decided)?.content?.departs).toBe(departs);
    });

    it('has nothing to compare a decision with where nothing, or nothing settled, was said', async () => {
      const one = await open();
      await one.propose();
      const decided = await one.take(SPO, 'decision', SAID.decision('recall'));
      expect(lastStep(decided)?.content?.departs).toBe('nothing-to-compare');
      const unclear = await open();
      await fixture.services.recordJudgement(act(PRACTITIONER), unclear.id, 1, {});
      const run = await unclear.run(PRACTITIONER);
      await unclear.propose();
      expect(run.standing.state).toBe('current');
      const undecided = await unclear.take(SPO, 'decision', SAID.decision('recall'));
      expect(lastStep(undecided)?.content).toMatchObject({
        departs: 'nothing-to-compare',
        noted: { machine: { recall: 'unknown' } },
      });
    });
  });

  describe('independence', () => {
    let viewers = 0;
    /** Somebody of whom no other test has asked anything. */
    const viewer = () => {
      viewers += 1;
      return somebody(`subject-viewer-${viewers}`, 'ROLE_MAKE_RECALL_DECISION_SPO');
    };

    it('is that of somebody who has read the consideration and the facts of its run, and nothing else', async () => {
      const one = await openProposed();
      const run = await one.run(PRACTITIONER);
      const somebodyElse = viewer();
      await one.read(somebodyElse);
      const facts = await fixture.services.readRecommendation(act(somebodyElse), run.id);
      expect([facts.answer, facts.withheld]).toEqual([undefined, expect.anything()]);
      expect(await independenceOf(one, somebodyElse)).toBe(true);
    });

    it('is lost by running the rules in the consideration, also where the answer was withheld', async () => {
      const one = await openProposed();
      const asker = viewer();
      expect((await one.run(asker)).answer).toBeUndefined();
      expect(await independenceOf(one, asker)).toBe(false);
    });

    it('is lost by reading an answer of it', async () => {
      const one = await openProposed();
      const run = await one.run(PRACTITIONER);
      await one.take(SPO, 'independent-view', SAID.view());
      const reader = viewer();
      expect((await fixture.services.readRecommendation(act(reader), run.id)).answer).toBeDefined();
      expect(await independenceOf(one, reader)).toBe(false);
    });

    it('is lost by replaying a run of it, but not while the answer was withheld: then nothing of it was shown', async () => {
      const one = await openProposed();
      const run = await one.run(PRACTITIONER);
      const replay = (principal: Principal) => fixture.services.replayRecommendation(act(principal), run.id);
      const [early, late] = [viewer(), viewer()];
      expect(await replay(early)).toMatchObject({ outcome: 'same', differencesWithheld: true });
      expect(await independenceOf(one, early)).toBe(true);
      expect(await replay(late)).not.toHaveProperty('differencesWithheld');
      expect(await independenceOf(one, late)).toBe(false);
    });

    it('is lost by proposing in another consideration of the licence, and running the rules there', async () => {
      const one = await openProposed();
      const twin = await open(one);
      const officer = viewer();
      await twin.take(officer, 'proposal', SAID.proposal());
      expect((await twin.run(officer)).answer).toBeDefined();
      expect(await independenceOf(one, officer)).toBe(false);
      expect(await independenceOf(one, viewer())).toBe(true);
    });

    it('is lost by reading the answer of another consideration that is withdrawn, also before this one was opened', async () => {
      const twin = await openProposed();
      const run = await twin.run(PRACTITIONER);
      await twin.take(PRACTITIONER, 'withdrawal', SAID.withdrawal());
      const [reader, shown, bystander] = [viewer(), viewer(), viewer()];
      expect((await fixture.services.readRecommendation(act(reader), run.id)).answer).toBeDefined();
      // The steps of the twin tell of a run that was made before the proposal, so nobody has read the run itself.
      const told = await open(twin);
      await told.run(PRACTITIONER);
      await told.take(PRACTITIONER, 'proposal', SAID.proposal());
      await told.take(PRACTITIONER, 'withdrawal', SAID.withdrawal());
      const read = await told.read(shown);
      expect(read.review.steps[0]?.content?.noted?.machine.said).toBe('answer');
      const one = await open(twin);
      await one.take(PRACTITIONER, 'proposal', SAID.proposal());
      expect(await independenceOf(one, reader)).toBe(false);
      expect(await independenceOf(one, shown)).toBe(false);
      expect(await independenceOf(one, bystander)).toBe(true);
    });

    it('is kept by what somebody read of an earlier question that was decided before this one came up, and lost by reading it since', async () => {
      const earlier = await openProposed();
      const run = await earlier.run(PRACTITIONER);
      const [before, since, unanswered] = [viewer(), viewer(), viewer()];
      const readRun = (principal: Principal) => fixture.services.readRecommendation(act(principal), run.id);
      await earlier.take(SPO, 'independent-view', SAID.view());
      await readRun(before);
      await earlier.take(SPO, 'decision', SAID.decision('recall'));
      await readRun(unanswered);
      const undecided = await open(earlier);
      await undecided.take(PRACTITIONER, 'proposal', SAID.proposal());
      // Whether the decision is endorsed was still open.
      expect(await independenceOf(undecided, unanswered)).toBe(false);
      await earlier.take(SENIOR_MANAGER, 'endorsement', SAID.endorsement(true));
      const one = await open(earlier);
      await one.take(PRACTITIONER, 'proposal', SAID.proposal());
      await readRun(since);
      expect(await independenceOf(one, before)).toBe(true);
      expect(await independenceOf(one, since)).toBe(false);
    });

    it('is lost by reading the consideration once its steps tell what a run had said', async () => {
      const one = await openProposed();
      await one.run(PRACTITIONER);
      await one.take(SPO, 'independent-view', SAID.view());
      const reader = viewer();
      const read = await one.read(reader);
      expect(read.review.steps.some(({ content }) => content?.noted?.machine.said === 'answer')).toBe(true);
      expect(await independenceOf(one, reader)).toBe(false);
      expect(await independenceOf(one, viewer())).toBe(true);
    });

    it('is lost by a person who asked the rules about anything inline since the opening; before, it is not', async () => {
      const asker = viewer();
      const early = viewer();
      const ask = (principal: Principal) =>
        fixture.services.evaluate(act(principal), { asAt: '2026-11-20', events: [] });
      await ask(early);
      fixture.setClock(inHours(1));
      const one = await openProposed();
      fixture.setClock(inHours(2));
      await ask(asker);
      expect(await independenceOf(one, asker)).toBe(false);
      expect(await independenceOf(one, early)).toBe(true);
    });

    it('is lost by asking inline before the opening too, once what prompted it had been reported', async () => {
      const one = await open();
      const [before, between] = [viewer(), viewer()];
      const ask = (principal: Principal) =>
        fixture.services.evaluate(act(principal), { asAt: '2026-11-20', events: [] });
      fixture.setClock(inHours(1));
      await ask(before);
      fixture.setClock(inHours(2));
      const event = await fixture.services.reportEvent(act(CASES), one.licenceId, exampleEvent());
      fixture.setClock(inHours(3));
      await ask(between);
      fixture.setClock(inHours(4));
      const { id } = await fixture.services.openConsideration(act(CASES), one.licenceId, {
        question: 'Should recall be considered?',
        promptedBy: [event.id],
      });
      const viewBy = async (principal: Principal, version: number) => {
        const taken = await fixture.services.takeStep(
          act(principal),
          id,
          version,
          'independent-view',
          SAID.view(),
        );
        return lastStep(taken)?.content?.independent;
      };
      await fixture.services.takeStep(act(PRACTITIONER), id, 1, 'proposal', SAID.proposal());
      expect(await viewBy(between, 2)).toBe(false);
      expect(await viewBy(before, 3)).toBe(true);
    });

    it('is lost by recording a judgement in it, for the answer rests on that', async () => {
      const one = await openProposed();
      const judge = viewer();
      const { version } = await one.read(judge);
      await fixture.services.recordJudgement(act(judge), one.id, version, exampleJudgement());
      expect(await independenceOf(one, judge)).toBe(false);
      expect(await independenceOf(one, viewer())).toBe(true);
    });

    it('leaves a trace of an inline question of a person, with nothing of what was asked, and of a system none', async () => {
      const count = async () =>
        (
          await fixture.owner
            .selectFrom('audit_entries as e')
            .leftJoin('inline_evaluations as i', 'i.entry_id', 'e.id')
            .select(['e.bytes', 'i.subject'])
            .where('e.licence_id', 'is', null)
            .execute()
        ).map(({ bytes, subject }) => ({ entry: bytes.toString('utf8'), subject }));
      const before = await count();
      await fixture.services.evaluate(act(CASES), { asAt: '2026-11-20', events: [] });
      expect(await count()).toHaveLength(before.length);
      await fixture.services.evaluate(act(SPO), { asAt: '2026-11-20', events: [{ id: 'planted' }] });
      const added = (await count()).filter(({ entry }) => !before.some((each) => each.entry === entry));
      expect(added).toHaveLength(1);
      expect(added[0]?.subject).toBe(SPO.subject);
      expect(JSON.parse(added[0]?.entry ?? '')).toMatchObject({ act: 'rules-asked', about: [] });
      expect(added[0]?.entry).not.toContain('planted');
    });
  });

  describe('withholding', () => {
    it('shows a proposal to its writer, and to others once somebody has formed a view, but for how urgent it is', async () => {
      const one = await open();
      const run = await one.run(PRACTITIONER);
      const own = await one.take(PRACTITIONER, 'proposal', {
        ...SAID.proposal(),
        urgency: { answer: 'emergency', reason: 'Now.' },
      });
      expect(lastStep(own)?.content).toMatchObject({ noted: { machine: { recommendation: run.id } } });
      const other = await one.read(SPO);
      expect(other.review).toMatchObject({ state: 'proposed', urgency: 'emergency' });
      expect(lastStep(other)?.content).toBeUndefined();
      await one.take(SPO, 'independent-view', SAID.view());
      const read = await one.read(OTHER_SPO);
      expect(read.review.steps[0]?.content).toEqual(lastStep(own)?.content);
    });

    it('shows the words of a return to the practitioner, and nothing of what a run had said', async () => {
      const one = await open();
      await one.run(PRACTITIONER);
      await one.take(PRACTITIONER, 'proposal', SAID.proposal());
      await one.take(SPO, 'return', SAID.return());
      const read = await one.read(OTHER_PRACTITIONER);
      expect(lastStep(read)?.content).toEqual({ action: 'return', said: SAID.return() });
    });

    it('leaves what was noted out of lists', async () => {
      const one = await open();
      await one.run(PRACTITIONER);
      await one.propose();
      const listed = await fixture.services.listConsiderations(act(SPO), { limit: 200 });
      const item = listed.items.find(({ id }) => id === one.id);
      const steps = item?.review.steps.map(({ action, content }) => [action, content?.noted, content?.said]);
      expect(steps).toEqual([
        ['proposal', undefined, SAID.proposal()],
        ['independent-view', undefined, SAID.view()],
      ]);
    });
  });

  describe('new facts', () => {
    it('demands a review by a clock, lowers nothing by itself, and is answered by what stands or is reopened', async () => {
      const one = await open();
      await one.propose();
      await one.take(SPO, 'decision', SAID.decision('recall'));
      const before = await one.take(SENIOR_MANAGER, 'endorsement', SAID.endorsement(true));
      await acquit(one);
      const read = await one.read(SPO);
      expect(read.review).toMatchObject({ state: 'agreed', decision: 'recall' });
      expect(read.judgement).toEqual(before.judgement);
      expect(read.review.clocks.map(({ clock }) => clock)).toEqual(['act', 'review-new-facts']);
      expect(read.review.waitsFor).toContain('new-facts');
      expect(lastStep(read)?.content?.said).toEqual({ event: one.eventId, version: 2, news: 'nfa' });
      expect(read.review.newFacts).toBe('waiting');
      const reviewed = await one.take(SPO, 'new-facts-review', SAID.newFacts('stands'));
      expect(reviewed.review).toMatchObject({ state: 'agreed', decision: 'recall', newFacts: 'stands' });
      expect(reviewed.review.waitsFor).not.toContain('new-facts');
      // Once it was reviewed there is nothing to review until there is news again.
      expect(reviewed.review.actions).not.toContain('new-facts-review');
      expect(
        await refusal(one.take(SENIOR_MANAGER, 'new-facts-review', SAID.newFacts('reopened'))),
      ).toMatchObject({ code: 'out-of-turn', state: 'agreed' });
      fixture.setClock(inHours(10));
      await acquit(one, 2, 'acquitted');
      const reopened = await one.take(SENIOR_MANAGER, 'new-facts-review', SAID.newFacts('reopened'));
      expect(reopened.review).toMatchObject({
        state: 'returned',
        waitsFor: ['practitioner'],
        newFacts: 'reopened',
        clocks: [{ clock: 'decide', dueAt: inHours(34, 1) }],
      });
      expect(reopened.review.decision).toBeUndefined();
    });

    it('is reviewed only where news came, in any state', async () => {
      const one = await open();
      const early = await one.read(SPO);
      expect(early.review.newFacts).toBeUndefined();
      expect(early.review.actions).not.toContain('new-facts-review');
      expect(await refusal(one.take(SPO, 'new-facts-review', SAID.newFacts('stands')))).toMatchObject({
        code: 'out-of-turn',
        state: 'open',
      });
    });

    it('concerns a consideration that nobody has proposed in too, for it is what it was opened on', async () => {
      const one = await open();
      await acquit(one);
      const noted = await one.read(SPO);
      expect(noted.review).toMatchObject({ state: 'open', newFacts: 'waiting' });
      expect(noted.review.waitsFor).toEqual(['practitioner', 'new-facts']);
      const reviewed = await one.take(SPO, 'new-facts-review', SAID.newFacts('stands'));
      expect(reviewed.review).toMatchObject({ state: 'open', newFacts: 'stands' });
    });

    it('leaves the time to decide as it runs where what is reopened was not decided', async () => {
      const one = await open();
      await one.propose();
      const { review } = await one.read(SPO);
      fixture.setClock(inHours(20));
      await acquit(one);
      const reopened = await one.take(SPO, 'new-facts-review', SAID.newFacts('reopened'));
      expect(reopened.review).toMatchObject({ state: 'returned', clocks: review.clocks });
    });

    it('is not for the proposer to wave through', async () => {
      const one = await open();
      await one.take(MANY_ROLES, 'proposal', SAID.proposal());
      await acquit(one);
      for (const conclusion of ['stands', 'reopened'] as const) {
        expect(
          await refusal(one.take(MANY_ROLES, 'new-facts-review', SAID.newFacts(conclusion))),
        ).toMatchObject({ code: 'same-person' });
      }
    });

    it('shows of a recall that was sent, and after the end, that it does not stand, and calls nothing back', async () => {
      const one = await open();
      await one.propose();
      await one.take(SPO, 'decision', SAID.decision('recall'));
      await one.take(SENIOR_MANAGER, 'endorsement', SAID.endorsement(true));
      await acquit(one);
      expect(await refusal(one.take(SPO, 'new-facts-review', SAID.newFacts('does-not-stand')))).toMatchObject(
        { code: 'out-of-turn', state: 'agreed' },
      );
      await sendRecall(one);
      expect(await refusal(one.take(SPO, 'new-facts-review', SAID.newFacts('reopened')))).toMatchObject({
        code: 'out-of-turn',
        state: 'sent',
      });
      const shown = { decision: 'recall', newFacts: 'does-not-stand' };
      const reviewed = await one.take(SPO, 'new-facts-review', SAID.newFacts('does-not-stand'));
      expect(reviewed.review).toMatchObject({ ...shown, state: 'sent' });
      const closed = await one.take(CASEWORK, 'closure', SAID.recallDone());
      expect(closed.review).toMatchObject({ ...shown, state: 'closed', waitsFor: [] });
      await acquit(one, 2, 'acquitted');
      expect((await one.read(SPO)).review).toMatchObject({ newFacts: 'waiting', waitsFor: ['new-facts'] });
      const again = await one.take(SPO, 'new-facts-review', SAID.newFacts('does-not-stand'));
      expect(again.review).toMatchObject({ ...shown, state: 'closed', waitsFor: [] });
    });

    it('says whose countersignature lapsed when what was decided outside the usual flow is reopened', async () => {
      const one = await open();
      await one.propose(DUTY_MANAGER);
      await one.take(DUTY_MANAGER, 'decision', SAID.decision('recall', SAID.outside('out-of-hours')));
      await acquit(one);
      // A senior manager would have had to countersign: only they can say that there is nothing left to.
      expect(await refusal(one.take(SPO, 'new-facts-review', SAID.newFacts('reopened')))).toEqual({
        code: 'not-permitted',
        permission: 'review:endorse',
      });
      const reopened = await one.take(SENIOR_MANAGER, 'new-facts-review', SAID.newFacts('reopened'));
      expect(reopened.review).toMatchObject({
        state: 'returned',
        notYetCountersigned: false,
        countersignature: 'lapsed',
        waitsFor: ['practitioner'],
      });
      expect(lastStep(reopened)?.content?.countersignatureLapsed).toBe('senior-manager');

      const other = await open();
      await other.propose(DUTY_MANAGER);
      const said = SAID.decision('no-recall', SAID.outside('approved-premises'));
      await other.take(DUTY_MANAGER, 'decision', said);
      await acquit(other);
      const again = await other.take(SPO, 'new-facts-review', SAID.newFacts('reopened'));
      expect(lastStep(again)?.content?.countersignatureLapsed).toBe('senior-probation-officer');
      await other.take(PRACTITIONER, 'proposal', SAID.proposal());
      await acquit(other, 2, 'acquitted');
      const undecided = await other.take(SPO, 'new-facts-review', SAID.newFacts('reopened'));
      expect(lastStep(undecided)?.content?.countersignatureLapsed).toBeUndefined();
    });
  });

  describe('what the rule book sets no time for', () => {
    it('stays owed, on its queue, with no clock', async () => {
      const { book } = fixture.deps;
      const silent = new Set(['countersignature-within', 'new-facts-review-within']);
      const services = createServices({
        ...fixture.deps,
        book: {
          ...book,
          parameterOn: (name, on) => (silent.has(name) ? undefined : book.parameterOn(name, on)),
        },
      });
      const one = await open();
      await one.propose(DUTY_MANAGER);
      const said = SAID.decision('no-recall', SAID.outside('out-of-hours'));
      await services.takeStep(act(DUTY_MANAGER), one.id, 3, 'decision', said);
      await services.reviseEvent(act(CASES), one.eventId, 1, {
        kind: 'later-news',
        changes: { evidenceStatus: 'nfa', type: 'nfa-discontinued-or-acquitted' },
      });
      const waitsFor = ['practitioner', 'senior-manager', 'countersignature', 'new-facts'];
      const owing = await one.read(SPO);
      expect(owing.review).toMatchObject({
        notYetCountersigned: true,
        countersignature: 'owed',
        newFacts: 'waiting',
        clocks: [],
        waitsFor,
      });
      for (const queue of ['countersignature', 'new-facts'] as const) {
        const listed = await services.listConsiderations(act(SPO), { limit: 200, queue });
        expect(listed.items.map(({ id }) => id)).toContain(one.id);
      }
      await one.take(SENIOR_MANAGER, 'countersignature', SAID.countersignature(true));
      const settled = await one.take(SPO, 'new-facts-review', SAID.newFacts('stands'));
      expect(settled.review.waitsFor).toEqual(['practitioner']);
    });
  });

  describe('the record', () => {
    it('gives the same answer, byte for byte, to a step that comes again with its key, and takes it once', async () => {
      const one = await open();
      await one.run(PRACTITIONER);
      await one.take(PRACTITIONER, 'proposal', SAID.proposal());
      const write = {
        ...act(SPO),
        idempotency: { key: `view-${server.name}`, requestHash: 'hash' },
      };
      const take = () => fixture.services.takeStep(write, one.id, 2, 'independent-view', SAID.view());
      const first = JSON.stringify(await take());
      await one.take(SPO, 'decision', SAID.decision('recall'));
      fixture.setClock(inHours(40));
      expect(JSON.stringify(await take())).toBe(first);
      expect((await one.read(SPO)).review.steps).toHaveLength(3);
    });

    it('refuses a step on a version that is no longer the current one, whoever moved it', async () => {
      const one = await open();
      const stale = { code: 'version-stale', resource: 'consideration', current: 2 };
      await fixture.services.recordJudgement(act(PRACTITIONER), one.id, 1, exampleJudgement());
      const attempt = fixture.services.takeStep(act(PRACTITIONER), one.id, 1, 'proposal', SAID.proposal());
      expect(await refusal(attempt)).toEqual(stale);
      const judged = fixture.services.recordJudgement(act(PRACTITIONER), one.id, 1, exampleJudgement());
      expect(await refusal(judged)).toEqual(stale);
    });

    it('gives each step to the area that supervised the case when it was taken', async () => {
      const one = await open();
      await one.take(PRACTITIONER, 'proposal', SAID.proposal());
      await fixture.services.replaceLicence(act(CASES), one.licenceId, 1, {
        ...exampleLicence(cases),
        region: 'example-region-b',
        deliveryUnit: 'example-unit-b',
      });
      await one.take(SPO, 'independent-view', SAID.view());
      const rows = await fixture.owner
        .selectFrom('review_steps')
        .select(['action', 'region', 'delivery_unit'])
        .where('consideration_id', '=', one.id)
        .orderBy('version')
        .execute();
      expect(rows).toEqual([
        { action: 'proposal', region: 'example-region', delivery_unit: 'example-unit' },
        { action: 'independent-view', region: 'example-region-b', delivery_unit: 'example-unit-b' },
      ]);
    });

    it('has one entry for each step, a chain that verifies, heads that are the fold, and the area that acted', async () => {
      const one = await open();
      const run = await one.run(PRACTITIONER);
      await one.propose(DUTY_MANAGER);
      await one.take(DUTY_MANAGER, 'decision', SAID.decision('recall', SAID.outside('out-of-hours')));
      await sendRecall(one);
      await one.take(OTHER_MANAGER, 'countersignature', SAID.countersignature(true));
      const reviews = await loadReviews(fixture.db, fixture.deps.book, [one.id], LATER);
      const known = reviews.get(one.id);
      const rows = await fixture.owner
        .selectFrom('review_steps')
        .selectAll()
        .where('consideration_id', '=', one.id)
        .orderBy('version')
        .execute();
      const trail = await fixture.trail(one.licenceId);
      expect(rows.map(({ action }) => action)).toEqual([
        'proposal',
        'independent-view',
        'decision',
        'sending',
        'countersignature',
      ]);
      for (const row of rows) {
        expect([row.region, row.delivery_unit]).toEqual(['example-region', 'example-unit']);
        const entries = trail.filter(({ id }) => id === row.entry_id);
        expect(entries).toMatchObject([
          {
            about: [
              { kind: 'consideration', id: one.id, version: row.version },
              { kind: 'recommendation', id: run.id },
            ],
            actor: { subject: row.recorded_by },
          },
        ]);
      }
      expect(await fixture.verify(one.licenceId)).toEqual([]);
      expect(known?.review).toEqual(foldReview(known?.opening ?? { at: START }, known?.steps ?? []));
      let review = openReview(known?.opening ?? { at: START });
      for (const step of known?.steps ?? []) {
        expect(stateAfter(review, step)).toBe(step.state);
        review = afterStep(review, step);
      }
      const head = await fixture.owner
        .selectFrom('consideration_heads')
        .selectAll()
        .where('consideration_id', '=', one.id)
        .executeTakeFirstOrThrow();
      const { version, ...rest } = headOf(known?.version ?? 0, review);
      expect(head).toMatchObject({
        version,
        state: rest.state,
        decision: rest.decision,
        urgency: rest.urgency,
        clock: rest.clock,
        due_at: rest.dueAt,
        countersign_by: rest.countersignBy,
        countersign_due_at: rest.countersignDueAt,
        new_facts_waiting: rest.newFactsWaiting,
        new_facts_due_at: rest.newFactsDueAt,
      });
    });
  });
});
