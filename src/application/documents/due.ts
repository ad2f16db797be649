import type { JudgementContent } from '../model.ts';
import type { DisclosureCheck } from '../review/fold.ts';
import type { ClosureContent, Decision, Noted } from '../review/model.ts';
import type { DocumentCase } from './document-case.ts';
import { NO_BREACH } from './plain-words-of-decisions.ts';
import type { DocumentKind, DocumentLack } from './services.ts';

/** A case of which it is not yet known whether a document is due: there may be no decision in force. */
export type CaseOfAnyState = Omit<DocumentCase, 'decision'> & Partial<Pick<DocumentCase, 'decision'>>;

/** What is known when a document is asked for: the versions, and whether the person lives. */
export interface KnownNow {
  readonly licenceVersion: number;
  readonly events: readonly { readonly id: string; readonly version: number }[];
  readonly judgementVersion?: number;
  /** When the latest version of any recall of the licence was recorded; left out where none was reported. */
  readonly latestRecallAt?: string;
  /** When the person last disputed anything of the licence; left out where nothing is disputed. */
  readonly latestDisputeAt?: string;
  /** Whether the latest review of new facts says that the decision does not stand. */
  readonly doesNotStand: boolean;
  /** Whether the licence, or any recall on it, says that the person has died. */
  readonly personDied: boolean;
}

/** How the check whether telling the person endangers anybody stands. `lapsed`: something came since. */
export const CHECK_STANDINGS = ['none', 'somebody-endangered', 'lapsed', 'nobody-endangered'] as const;
export type CheckStanding = (typeof CHECK_STANDINGS)[number];

/** All that decides whether a document can be made. */
export interface Due {
  /** The decision in force; left out where there is none, or no longer. */
  readonly decision?: Decision;
  /** Whether everybody who must agree to it has: no endorsement and no countersignature is owed, and none was refused. */
  readonly agreed: boolean;
  readonly personDied: boolean;
  /** Whether the reason of whoever decided leaves it said that the person broke the licence. */
  readonly breachAlleged: boolean;
  /** Whether a person named a licence compliance letter as a measure. */
  readonly letterNamed: boolean;
  /** Whether a return to custody is recorded for a recall of this consideration, on a day that has come. */
  readonly returned: boolean;
  /** Whether that recall was refused or cancelled, or the person released again, on a day that has come; or it was not carried out. */
  readonly recallOver: boolean;
  readonly doesNotStand: boolean;
  /** Whether something came since that nobody has reviewed. */
  readonly newFactsWaiting: boolean;
  readonly check: CheckStanding;
}

/** Whether something that can be lacking is there, for one kind of document. */
const IS_THERE: Readonly<Record<DocumentLack, (due: Due, kind: DocumentKind) => boolean>> = {
  decision: ({ decision }) => decision !== undefined,
  'another-decision': ({ decision }, kind) =>
    DECISION_FOR[kind] === 'either' || DECISION_FOR[kind] === decision,
  agreement: ({ agreed }) => agreed,
  'person-died': ({ personDied }) => !personDied,
  'breach-not-alleged': ({ breachAlleged }) => breachAlleged,
  'recall-over': ({ recallOver }) => !recallOver,
  'does-not-stand': ({ doesNotStand }) => !doesNotStand,
  'new-facts-waiting': ({ newFactsWaiting }) => !newFactsWaiting,
  'measure-not-named': ({ letterNamed }) => letterNamed,
  'return-to-custody': ({ returned }) => returned,
  'disclosure-check': ({ check }) => check === 'nobody-endangered',
};

/** Which decision a document is for. */
const DECISION_FOR: Readonly<Record<DocumentKind, Decision | 'either'>> = {
  'decision-not-to-recall-letter': 'no-recall',
  'licence-compliance-letter': 'no-recall',
  'recall-request': 'recall',
  'notice-of-reasons': 'recall',
  handover: 'either',
};

/**
 * What has to be there for each document, in the order in which it is asked for. The request for recall is what the agreement is asked
 * on, so that it comes before it. The reasons for a recall are owed to whoever has been taken back, whatever became of a signature or
 * waits to be reviewed, and only while that person is back. What no step can mend comes before what somebody can still do.
 */
const NEEDS: Readonly<Record<DocumentKind, readonly DocumentLack[]>> = {
  'decision-not-to-recall-letter': [
    'decision',
    'another-decision',
    'person-died',
    'does-not-stand',
    'agreement',
    'new-facts-waiting',
    'disclosure-check',
  ],
  'licence-compliance-letter': [
    'decision',
    'another-decision',
    'person-died',
    // The letter speaks of rules that were not kept.
    'breach-not-alleged',
    'does-not-stand',
    'agreement',
    'new-facts-waiting',
    'measure-not-named',
    'disclosure-check',
  ],
  'recall-request': ['decision', 'another-decision', 'recall-over', 'does-not-stand'],
  'notice-of-reasons': [
    'decision',
    'another-decision',
    'person-died',
    'recall-over',
    'does-not-stand',
    'return-to-custody',
    'disclosure-check',
  ],
  handover: ['decision'],
};

/** The first thing that a document lacks; undefined where it can be made. */
export function lackOf(kind: DocumentKind, due: Due): DocumentLack | undefined {
  return NEEDS[kind].find((lack) => !IS_THERE[lack](due, kind));
}

/** What of a case decides whether a document can be made from it. */
export function dueOf(of: CaseOfAnyState, known: KnownNow): Due {
  const { review, judgement, closure, recall, today } = of;
  const { state, decision, disclosureCheck, countersignBy, countersignature, newFacts } = review;
  const { returnedToCustodyOn, refusedOn, cancelledOn, reReleasedOn } = recall ?? {};
  // A day to come says what is planned.
  const hasCome = (day: string | undefined) => day !== undefined && day <= today;
  return {
    ...(decision === undefined ? {} : { decision }),
    agreed:
      decision !== undefined &&
      state !== 'awaiting-endorsement' &&
      countersignBy === undefined &&
      countersignature !== 'refused',
    personDied: known.personDied,
    breachAlleged: !isReasonWithoutBreach(of.decision?.content.reason),
    letterNamed: namesLetter(judgement, closure?.content),
    returned: hasCome(returnedToCustodyOn),
    recallOver:
      closure?.content.outcome === 'not-carried-out' || [refusedOn, cancelledOn, reReleasedOn].some(hasCome),
    doesNotStand: known.doesNotStand,
    newFactsWaiting: newFacts === 'waiting',
    check: standingOfCheck(disclosureCheck, known),
  };
}

/** The reason of a decision is open text in the model: one that is no code of the list says nothing. */
function isReasonWithoutBreach(reason: string | undefined): boolean {
  return [...NO_BREACH].some((each) => each === reason);
}

const LETTER = 'licence-compliance-letter';

function namesLetter(judgement: JudgementContent | undefined, closure: ClosureContent | undefined): boolean {
  const { measures, manageable } = judgement ?? {};
  const state = measures?.[LETTER]?.state;
  const done = closure?.outcome === 'done' ? (closure.response ?? []) : [];
  return (
    state === 'adequate' ||
    state === 'in-place' ||
    (manageable?.answer === 'yes' && (manageable.with ?? []).includes(LETTER)) ||
    done.some(({ measure }) => measure === LETTER)
  );
}

function standingOfCheck(check: DisclosureCheck | undefined, known: KnownNow): CheckStanding {
  if (check === undefined) {
    return 'none';
  }
  const { latestRecallAt, latestDisputeAt } = known;
  const cameSince = [latestRecallAt, latestDisputeAt].some((at) => at !== undefined && at > check.at);
  if (cameSince || !isAllKnownTo(check.known, known)) {
    return 'lapsed';
  }
  return check.endangersNobody ? 'nobody-endangered' : 'somebody-endangered';
}

/** Whether nothing of a licence, its events and the judgement has a version that was not known then. */
function isAllKnownTo(then: Noted['known'], now: KnownNow): boolean {
  const versions = new Map(then.events.map(({ id, version }) => [id, version]));
  return (
    then.licenceVersion === now.licenceVersion &&
    then.judgementVersion === now.judgementVersion &&
    now.events.every(({ id, version }) => versions.get(id) === version)
  );
}
