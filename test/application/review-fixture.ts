import type { Decision, Known, StepContents } from '../../src/application/review/model.ts';
import { findKnown } from '../../src/application/review/noted.ts';
import type { StepTaken } from '../../src/application/review/services.ts';
import type { Act, Permission, Principal, RecordedConsideration } from '../../src/application/services.ts';
import { ROLES, type RoleName } from '../../src/http/roles.ts';
import { act, exampleEvent, exampleJudgement, exampleLicence, type Fixture } from './fixture.ts';

/** Somebody with the permissions of a role, seeing every case, so that a test is about the review. */
export function somebody(
  subject: string,
  role: RoleName,
  more: readonly RoleName[] = [],
  kind: Principal['kind'] = 'person',
): Principal {
  const permissions = [role, ...more].flatMap<Permission>((name) => ROLES[name].permissions);
  return { subject, kind, permissions: [...new Set(permissions)], areas: 'everywhere' };
}

export const PRACTITIONER = somebody('subject-practitioner', 'ROLE_MAKE_RECALL_DECISION');
export const OTHER_PRACTITIONER = somebody('subject-other-practitioner', 'ROLE_MAKE_RECALL_DECISION');
export const SPO = somebody('subject-spo', 'ROLE_MAKE_RECALL_DECISION_SPO');
export const OTHER_SPO = somebody('subject-other-spo', 'ROLE_MAKE_RECALL_DECISION_SPO');
export const SENIOR_MANAGER = somebody('subject-senior-manager', 'ROLE_RECALL_SENIOR_MANAGER');
export const OTHER_MANAGER = somebody('subject-other-manager', 'ROLE_RECALL_SENIOR_MANAGER');
export const DUTY_MANAGER = somebody('subject-duty-manager', 'ROLE_MARD_DUTY_MANAGER');
export const RESIDENT_WORKER = somebody('subject-resident-worker', 'ROLE_MARD_RESIDENT_WORKER');
export const INSPECTOR = somebody('subject-inspector', 'ROLE_RECALL_INSPECTOR');
export const DATA_PROTECTION = somebody('subject-data-protection', 'ROLE_RECALL_DATA_PROTECTION');
export const CASEWORK = somebody('subject-casework', 'ROLE_MAKE_RECALL_DECISION_PPCS');
export const CASES = somebody('system-cases', 'ROLE_RECALL_CASE_SYSTEM', [], 'system');
/** Holds every role at once, as somebody in a small office may: what stops this person is not a permission. */
export const MANY_ROLES = somebody('subject-many-roles', 'ROLE_MAKE_RECALL_DECISION_SPO', [
  'ROLE_RECALL_SENIOR_MANAGER',
  'ROLE_MARD_DUTY_MANAGER',
]);
export const OTHER_MANY_ROLES = somebody('subject-other-many-roles', 'ROLE_MAKE_RECALL_DECISION_SPO', [
  'ROLE_RECALL_SENIOR_MANAGER',
  'ROLE_MARD_DUTY_MANAGER',
]);

/** Content of every step, each a fresh example. */
export const SAID = {
  proposal: (proposes: Decision = 'recall'): StepContents['proposal'] => ({
    proposes,
    reasons: 'Example reasons of the practitioner.',
    urgency: { answer: 'standard', reason: 'Nothing is imminent.' },
  }),
  view: (): StepContents['independent-view'] => ({
    inclines: 'not-yet-clear',
    immediateRisk: 'Example of a risk.',
    whoIsVulnerable: 'Nobody in particular.',
    currentCircumstances: 'Example circumstances.',
    alternativesToRecall: 'Weekly contact was considered.',
    protectiveFactors: 'A settled address.',
  }),
  decision: (decision: Decision, more: Partial<StepContents['decision']> = {}): StepContents['decision'] => ({
    decision,
    reason: decision === 'recall' ? 'risk-increased' : 'recall-not-necessary',
    text: 'Example reasons of whoever decides.',
    ...more,
  }),
  outside: (circumstance: 'out-of-hours' | 'approved-premises') => ({
    outsideUsualFlow: { circumstance, why: 'It cannot wait until the morning.' },
  }),
  endorsement: (endorsed: boolean): StepContents['endorsement'] => ({
    endorsed,
    text: 'Example words of the senior manager.',
  }),
  countersignature: (countersigned: boolean): StepContents['countersignature'] => ({
    countersigned,
    text: 'Example words of whoever countersigns.',
  }),
  return: (): StepContents['return'] => ({ text: 'Something is missing.', wanted: ['an account'] }),
  withdrawal: (): StepContents['withdrawal'] => ({ reason: 'opened-in-error', text: 'A wrong number.' }),
  doneInstead: (): StepContents['closure'] => ({
    outcome: 'done',
    response: [
      {
        measure: 'licence-compliance-letter',
        what: 'A letter was sent.',
        by: 'Example Officer',
        on: '2026-11-20',
      },
    ],
    reEngagement: { how: 'By telephone.', reached: 'yes', needsMet: ['housing'] },
    text: 'Contact is restored.',
  }),
  recallDone: (): StepContents['closure'] => ({
    outcome: 'done',
    reEngagement: { how: 'A visit in custody.', reached: 'unknown' },
    text: 'Returned to custody.',
  }),
  undecided: (): StepContents['closure'] => ({
    outcome: 'undecided',
    whyNoDecision: 'Nobody took the case up.',
  }),
  notCarriedOut: (): StepContents['closure'] => ({
    outcome: 'not-carried-out',
    why: 'The person had died before it was sent.',
  }),
  newFacts: (
    conclusion: StepContents['new-facts-review']['conclusion'],
  ): StepContents['new-facts-review'] => ({
    conclusion,
    text: 'Example conclusion.',
  }),
  disclosureCheck: (
    endangersNobody = true,
    known: Known = { licenceVersion: 1, events: [] },
  ): StepContents['disclosure-check'] => ({
    endangersNobody,
    considered: ['victims', 'known-adults'],
    known,
    text: 'Example words about who was thought of.',
  }),
} as const;

/** What whoever looks at a case now sees of it: what somebody says to have seen who checks whether telling endangers anybody. */
export function seenNow({ db, deps }: Pick<Fixture, 'db' | 'deps'>, considerationId: string): Promise<Known> {
  return db.transaction().execute(async (trx) => {
    const { id, licence_version, last_instant } = await trx
      .selectFrom('considerations as consideration')
      .innerJoin('cases', 'cases.id', 'consideration.licence_id')
      .select(['cases.id', 'cases.licence_version', 'cases.last_instant'])
      .where('consideration.id', '=', considerationId)
      .executeTakeFirstOrThrow();
    // A clock that stands still has the case go ahead of it.
    const now = deps.clock();
    const at = now > last_instant ? now : last_instant;
    const work = { trx, licenceId: id, head: { licenceVersion: licence_version }, at };
    return findKnown(work, considerationId);
  });
}

/** A case with one event and a consideration, and the steps that people take in it. */
export interface ReviewCase {
  readonly licenceId: string;
  readonly eventId: string;
  readonly id: string;
  /** Takes a step on the version that is the current one. */
  readonly take: <A extends StepTaken>(
    principal: Principal,
    action: A,
    said: StepContents[A],
  ) => Promise<RecordedConsideration>;
  readonly read: (principal: Principal) => Promise<RecordedConsideration>;
  /** Runs the rules. */
  readonly run: (principal: Principal) => ReturnType<Fixture['services']['recommend']>;
  /** Proposal of the practitioner, then the view of somebody. */
  readonly propose: (viewer?: Principal) => Promise<void>;
}

/** Opens consideration of a licence of its own, or one more of a licence. */
export async function openReviewCase(
  fixture: Fixture,
  number: number,
  licence?: { readonly licenceId: string; readonly eventId: string },
): Promise<ReviewCase> {
  const { services } = fixture;
  const by: Act = act(CASES);
  const licenceId = licence?.licenceId ?? (await services.registerLicence(by, exampleLicence(number))).id;
  const eventId =
    licence?.eventId ??
    (
      await services.reportEvent(
        by,
        licenceId,
        exampleEvent({ type: 'arrest-bail-or-rui', evidenceStatus: 'arrest' }),
      )
    ).id;
  const { id } = await services.openConsideration(
    act(PRACTITIONER),
    licenceId,
    { question: 'Should recall be considered?' },
    exampleJudgement({
      circumstances: { outOfHours: false, inApprovedPremises: false },
      earlierDecisions: { notToRecallSinceRelease: 0, mayBeHeldElsewhere: false },
    }),
  );
  const take: ReviewCase['take'] = async (principal, action, said) => {
    const { version } = await fixture.owner
      .selectFrom('consideration_heads')
      .select('version')
      .where('consideration_id', '=', id)
      .executeTakeFirstOrThrow();
    return services.takeStep(act(principal), id, version, action, said);
  };
  return {
    licenceId,
    eventId,
    id,
    take,
    read: (principal) => services.readConsideration(act(principal), id),
    run: (principal) => services.recommend(act(principal), id, { asAt: '2026-11-20' }),
    propose: async (viewer = SPO) => {
      await take(PRACTITIONER, 'proposal', SAID.proposal());
      await take(viewer, 'independent-view', SAID.view());
    },
  };
}
