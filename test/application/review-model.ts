import fc from 'fast-check';
import {
  FULLEST_ENDORSEMENT,
  NO_ENDORSEMENT,
  type StepFacts,
} from '../../src/application/review/decide-step.ts';
import {
  type Decision,
  type Known,
  type StepContents,
  type StepSaid,
  stepSaid,
} from '../../src/application/review/model.ts';
import type { StepTaken } from '../../src/application/review/services.ts';
import type { Principal } from '../../src/application/services.ts';
import {
  CASES,
  CASEWORK,
  DATA_PROTECTION,
  DUTY_MANAGER,
  INSPECTOR,
  MANY_ROLES,
  OTHER_MANAGER,
  OTHER_MANY_ROLES,
  OTHER_PRACTITIONER,
  OTHER_SPO,
  PRACTITIONER,
  RESIDENT_WORKER,
  SAID,
  SENIOR_MANAGER,
  SPO,
} from './review-fixture.ts';

/** What keeps them from a step is the part they had, never a permission. */
export const PEOPLE_OF_ALL_PARTS: readonly Principal[] = [MANY_ROLES, OTHER_MANY_ROLES];

export const ACTORS: readonly Principal[] = [
  PRACTITIONER,
  OTHER_PRACTITIONER,
  SPO,
  OTHER_SPO,
  SENIOR_MANAGER,
  OTHER_MANAGER,
  DUTY_MANAGER,
  RESIDENT_WORKER,
  CASEWORK,
  INSPECTOR,
  DATA_PROTECTION,
  ...PEOPLE_OF_ALL_PARTS,
  CASES,
];

export const anActor = fc.constantFrom(...ACTORS);

const decisions = fc.constantFrom<Decision>('recall', 'no-recall');
const words = fc.constantFrom('Example words.', 'Example words.', 'Example words.', ' ');

/** What nobody can have looked at. */
export const NOT_SEEN: Known = { licenceVersion: 99, events: [] };

/** A step with what whoever takes it has looked at, which is all that is known, unless it says that it is not. */
export function havingSeen(step: StepSaid<StepTaken>, known: Known): StepSaid<StepTaken> {
  return step.action === 'disclosure-check' && step.said.known !== NOT_SEEN
    ? stepSaid(step.action, { ...step.said, known })
    : step;
}

/** A step as somebody might send it: sometimes with no reason, sometimes with a text that says nothing. */
export const aStep: fc.Arbitrary<StepSaid<StepTaken>> = fc.oneof(
  { weight: 3, arbitrary: decisions.map((proposes) => stepSaid('proposal', SAID.proposal(proposes))) },
  {
    weight: 3,
    arbitrary: words.map((immediateRisk) => stepSaid('independent-view', { ...SAID.view(), immediateRisk })),
  },
  {
    weight: 4,
    arbitrary: fc
      .record({
        decision: decisions,
        text: words,
        reason: fc.constantFrom('fits', 'fits', 'fits', 'fits-the-other', ''),
        outside: fc.option(fc.constantFrom('out-of-hours' as const, 'approved-premises' as const), {
          nil: undefined,
          freq: 2,
        }),
      })
      .map(({ decision, text, reason, outside }) =>
        stepSaid('decision', {
          ...SAID.decision(decision, outside === undefined ? {} : SAID.outside(outside)),
          text,
          reason:
            reason === 'fits'
              ? SAID.decision(decision).reason
              : reason === ''
                ? ''
                : SAID.decision(decision === 'recall' ? 'no-recall' : 'recall').reason,
        }),
      ),
  },
  {
    weight: 3,
    arbitrary: fc.boolean().map((endorsed) => stepSaid('endorsement', SAID.endorsement(endorsed))),
  },
  {
    weight: 2,
    arbitrary: fc.boolean().map((given) => stepSaid('countersignature', SAID.countersignature(given))),
  },
  { weight: 1, arbitrary: fc.constant(stepSaid('return', SAID.return())) },
  { weight: 1, arbitrary: fc.constant(stepSaid('withdrawal', SAID.withdrawal())) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom<StepContents['closure']>(
        SAID.doneInstead(),
        SAID.recallDone(),
        SAID.undecided(),
        SAID.notCarriedOut(),
      )
      .map((said) => stepSaid('closure', said)),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('stands' as const, 'reopened' as const, 'does-not-stand' as const)
      .map((conclusion) => stepSaid('new-facts-review', SAID.newFacts(conclusion))),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.boolean(), words, fc.boolean(), fc.nat(3)).map(([nobody, text, somebody, seen]) =>
      stepSaid('disclosure-check', {
        ...SAID.disclosureCheck(nobody, seen === 0 ? NOT_SEEN : undefined),
        text,
        ...(somebody ? {} : { considered: [] }),
      }),
    ),
  },
);

/** The facts of a step where the rule sets ask for an endorsement of a decision not to recall, or do not. */
export function factsAt(at: string, endorsedAlways: boolean): StepFacts {
  return {
    at,
    today: at.slice(0, 10),
    reasonsFor: (decision) => [SAID.decision(decision).reason],
    endorsementOf: (decision) =>
      decision === 'no-recall' && !endorsedAlways ? NO_ENDORSEMENT : FULLEST_ENDORSEMENT,
    countersignerOf: (circumstance) =>
      circumstance === 'out-of-hours' ? 'senior-manager' : 'senior-probation-officer',
  };
}

/** Steps in which nothing is wrong, by action. */
export const GOOD_STEPS: readonly (readonly StepSaid<StepTaken>[])[] = [
  [stepSaid('proposal', SAID.proposal('recall')), stepSaid('proposal', SAID.proposal('no-recall'))],
  [stepSaid('independent-view', SAID.view())],
  [
    stepSaid('decision', SAID.decision('recall')),
    stepSaid('decision', SAID.decision('no-recall')),
    stepSaid('decision', SAID.decision('recall', SAID.outside('out-of-hours'))),
    stepSaid('decision', SAID.decision('no-recall', SAID.outside('approved-premises'))),
  ],
  [stepSaid('endorsement', SAID.endorsement(true)), stepSaid('endorsement', SAID.endorsement(false))],
  [
    stepSaid('countersignature', SAID.countersignature(true)),
    stepSaid('countersignature', SAID.countersignature(false)),
  ],
  [
    stepSaid('closure', SAID.doneInstead()),
    stepSaid('closure', SAID.recallDone()),
    stepSaid('closure', SAID.undecided()),
    stepSaid('closure', SAID.notCarriedOut()),
  ],
  [
    stepSaid('new-facts-review', SAID.newFacts('stands')),
    stepSaid('new-facts-review', SAID.newFacts('reopened')),
    stepSaid('new-facts-review', SAID.newFacts('does-not-stand')),
  ],
  [stepSaid('return', SAID.return())],
  [stepSaid('withdrawal', SAID.withdrawal())],
  [
    stepSaid('disclosure-check', SAID.disclosureCheck(true)),
    stepSaid('disclosure-check', SAID.disclosureCheck(false)),
  ],
];
