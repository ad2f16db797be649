import type { Answered, DangerAnswer, JudgementInputs, LicenceInputs, YesNoAnswer } from '../inputs.ts';
import type { Possible } from '../kernel/possible.ts';
import { HARM_GROUPS, type HarmGroup, RECALL_CRITERIA } from '../vocabularies.ts';
import { askYesNo, type Facts, type Inquiry, known, knownYesNo } from './inquiry.ts';

/** A person's yes or no; undefined where it is unknown or not given. */
export const told = (answer: YesNoAnswer | undefined): boolean | undefined =>
  answer?.answer === 'yes' ? true : answer?.answer === 'no' ? false : undefined;

/** The same, where it counts only from a named person who gives reasons: a tick without text, or by nobody, is unknown. */
export const vouchedFor = (answer: YesNoAnswer | undefined): boolean | undefined =>
  answer?.reasoned === true && answer.named === true ? told(answer) : undefined;

const restsOnNothing = (answer: (YesNoAnswer & Answered) | undefined): boolean =>
  (answer?.restsOnEvents === undefined || answer.restsOnEvents.length === 0) &&
  answer?.restsOnAssessments !== true;

/** Facts of the danger, its manageability and contact: each a person's answer. */
export function judgementFacts(inquiry: Inquiry, judgement: JudgementInputs, licence: LicenceInputs): Facts {
  const { workspace } = inquiry;
  const { danger, manageable } = judgement;
  const groups = danger?.toWhom?.length;
  return {
    'danger.present': knownYesNo(inquiry, told(danger), 'danger.present'),
    'danger.to-somebody': knownYesNo(
      inquiry,
      groups === undefined ? undefined : groups > 0,
      'danger.to-somebody',
    ),
    'danger.kind': known(inquiry, danger?.what, 'danger.kind'),
    'danger.likelihood': known(inquiry, danger?.howLikely, 'danger.likelihood'),
    'danger.soon': known(inquiry, danger?.howSoon, 'danger.soon'),
    'danger.manageable': knownYesNo(inquiry, told(manageable), 'danger.manageable'),
    'danger.cannot-be-contained-now': knownYesNo(
      inquiry,
      nothingWouldContain(judgement),
      'danger.cannot-be-contained-now',
    ),
    'contact.broken-down': knownYesNo(inquiry, told(judgement.contactBrokenDown), 'contact.broken-down'),
    'link.to-index-offence': knownYesNo(
      inquiry,
      vouchedFor(judgement.linkToIndexOffence),
      'link.to-index-offence',
    ),
    'balance.fair': knownYesNo(inquiry, vouchedFor(judgement.fairBalance), 'balance.fair'),
    ...criteriaFacts(inquiry, judgement),
    'harm.recorded-low': workspace.settled(recordedLow(licence, danger)),
    'judgement.rests-on-nothing': workspace.settled(
      (told(danger) === true && restsOnNothing(danger)) ||
        (told(manageable) !== undefined && told(danger) === true && restsOnNothing(manageable)),
    ),
  };
}

function criteriaFacts(inquiry: Inquiry, { criteria }: JudgementInputs): Facts {
  const facts: Facts = {};
  for (const name of RECALL_CRITERIA) {
    const fact = `criterion.${name}` as const;
    facts[fact] = knownYesNo(inquiry, vouchedFor(criteria?.[name]), fact);
  }
  return facts;
}

/**
 * Whether the danger rests on something the person did: on an event of the case that was offending or chosen non-compliance.
 * `didSomething` gives that of an event by its id; undefined where the events are not known.
 */
export function restsOnConduct(
  inquiry: Inquiry,
  { danger }: JudgementInputs,
  didSomething: ((event: string) => Possible<boolean>) | undefined,
): Possible<boolean> {
  const { workspace } = inquiry;
  const ids = danger?.restsOnEvents;
  if (ids !== undefined && ids.length === 0) return workspace.settled(false);
  if (ids === undefined || didSomething === undefined) return askYesNo(inquiry, 'danger.rests-on-conduct');
  return workspace.any(ids.map(didSomething));
}

// A low level recorded for a group that is said to be in danger, or for every group where none is named.
function recordedLow({ rosh }: LicenceInputs, danger: DangerAnswer | undefined): boolean {
  const low = (group: HarmGroup): boolean => rosh?.[group] === 'low' || rosh?.[group] === 'medium';
  const recorded = HARM_GROUPS.filter((group) => rosh?.[group] !== undefined);
  const named = danger?.toWhom ?? [];
  return named.length > 0 ? named.some(low) : recorded.length > 0 && recorded.every(low);
}

/**
 * Whether nothing available now would contain the danger. It counts only with reasons, and only beside an answer that the
 * danger cannot be managed.
 */
export function nothingWouldContain({ manageable }: JudgementInputs): boolean | undefined {
  switch (manageable?.nothingAvailableNowWouldContainIt) {
    case 'yes':
      return manageable.reasoned === true ? true : undefined;
    case 'no':
      return false;
    case 'unknown':
    case undefined:
      return told(manageable) === true ? false : undefined;
  }
}

/** Reliance on an escalation of risk without a breach: acts of a person, so that no record means that it was not done. */
export function escalationFacts(
  inquiry: Inquiry,
  judgement: JudgementInputs,
  restsOnOtherFacts: (events: readonly string[]) => Possible<boolean>,
): Facts {
  const { workspace } = inquiry;
  const escalation = judgement.noBreachEscalation;
  return {
    'escalation.relied-on': workspace.settled(escalation?.reliedOn === true),
    'escalation.recorded': workspace.settled(
      escalation?.checksRecorded === true && escalation.contactRecorded === true,
    ),
    'escalation.on-other-facts':
      escalation?.restsOnAssessments === true
        ? workspace.settled(true)
        : restsOnOtherFacts(escalation?.restsOnEvents ?? []),
  };
}
