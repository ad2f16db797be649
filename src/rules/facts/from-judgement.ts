import type { Answered, DangerAnswer, JudgementInputs, LicenceInputs, YesNoAnswer } from '../inputs.ts';
import type { Possible } from '../kernel/possible.ts';
import { HARM_GROUPS, type HarmGroup, type MeasureState, RUNGS, type Rung } from '../vocabularies.ts';
import { askYesNo, type Facts, type Inquiry, known, knownYesNo, row } from './inquiry.ts';

const told = (answer: YesNoAnswer | undefined): boolean | undefined =>
  answer?.answer === 'yes' ? true : answer?.answer === 'no' ? false : undefined;

const restsOnNothing = (answer: (YesNoAnswer & Answered) | undefined): boolean =>
  told(answer) === true &&
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
    'harm.recorded-low': workspace.settled(recordedLow(licence, danger)),
    'judgement.rests-on-nothing': workspace.settled(restsOnNothing(danger) || restsOnNothing(manageable)),
  };
}

// A low level recorded for a group that is said to be in danger, or for every group where none is named.
function recordedLow({ rosh }: LicenceInputs, danger: DangerAnswer | undefined): boolean {
  const low = (group: HarmGroup): boolean => rosh?.[group] === 'low' || rosh?.[group] === 'medium';
  const recorded = HARM_GROUPS.filter((group) => rosh?.[group] !== undefined);
  const named = danger?.toWhom ?? [];
  return named.length > 0 ? named.some(low) : recorded.length > 0 && recorded.every(low);
}

// It counts only with reasons, and only beside an answer that the danger cannot be managed.
function nothingWouldContain({ manageable }: JudgementInputs): boolean | undefined {
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

export type MeasureRecord = MeasureState | 'inadequate-without-reason';

/** What a person has recorded of one measure; a measure that nobody recorded is not considered. */
function measureRecord({ measures }: JudgementInputs, rung: Rung): MeasureRecord {
  const answer = measures?.[rung];
  const state = answer?.state ?? 'not-considered';
  return state === 'inadequate' && answer?.reasoned !== true ? 'inadequate-without-reason' : state;
}

/** Whether the record alone says if the measure would suffice. */
function sufficesByRecord(record: MeasureRecord): boolean | undefined {
  switch (record) {
    case 'adequate':
      return true;
    case 'tried':
    case 'failing':
    case 'inadequate':
    case 'not-available':
      return false;
    case 'in-place':
    case 'not-considered':
    case 'inadequate-without-reason':
      return undefined;
  }
}

/** One measure: its record, what prompts it, and whether it would suffice. */
export interface Measure {
  readonly rung: Rung;
  readonly record: MeasureRecord;
  /** Whether the usual response to a type of event names the measure. */
  readonly promptsOf: (type: string) => boolean;
  readonly unconsidered: Possible<boolean>;
  /** Relevant and sufficient. */
  readonly suffices: Possible<boolean>;
  readonly facts: Facts;
}

/**
 * The measures short of recall. Which are relevant follows from the events, and from risk relied on without a breach;
 * whether one suffices is a person's answer: given, closed by the list of measures that manage the danger, covered by the
 * statement that nothing available now would contain it, or else missing.
 */
export function measuresOf(
  inquiry: Inquiry,
  judgement: JudgementInputs,
  caseFacts: Facts,
  eventTypes: readonly Possible[],
): readonly Measure[] {
  const { workspace } = inquiry;
  const covered = statementCovers(inquiry, caseFacts);
  const manageable = knownYesNo(inquiry, told(judgement.manageable), 'danger.manageable');
  const list = judgement.manageable?.with;
  return RUNGS.map((rung) => {
    const record = measureRecord(judgement, rung);
    const listed = list?.includes(rung) === true;
    const promptsOf = (type: string): boolean =>
      row(inquiry, 'measures-by-type', type)?.includes(rung) === true;
    const prompted = workspace.any([
      ...eventTypes.map((type) => workspace.map(type, (so) => promptsOf(String(so)))),
      workspace.settled(judgement.noBreachEscalation?.reliedOn === true && promptsOf('risk-rise-no-breach')),
    ]);
    const relevant = record === 'not-considered' ? prompted : workspace.settled(true);
    const asked = (): Possible<boolean> =>
      workspace.all([relevant, askYesNo(inquiry, 'measure.suffices', rung)]);
    const byRecord = sufficesByRecord(record);
    const suffices =
      byRecord === undefined
        ? workspace.choose(
            manageable,
            list === undefined ? asked() : workspace.settled(listed),
            workspace.choose(covered, workspace.settled(false), asked()),
          )
        : workspace.settled(byRecord);
    const named = workspace.all([workspace.settled(listed && byRecord === undefined), manageable]);
    const recorded = workspace.choose(
      named,
      workspace.settled<string>('adequate'),
      workspace.settled<string>(record),
    );
    const unconsidered = workspace.all([
      relevant,
      workspace.map(recorded, (so) => so === 'not-considered' || so === 'inadequate-without-reason'),
    ]);
    const facts: Facts = { 'measure.record': recorded, 'measure.prompted': prompted };
    return { rung, record, promptsOf, unconsidered, suffices, facts };
  });
}

// "Serious harm is imminent and nothing available now would contain it" answers for every measure not yet considered.
function statementCovers({ workspace }: Inquiry, facts: Facts): Possible<boolean> {
  const holds = (fact: keyof Facts, test: (value: unknown) => boolean): Possible<boolean> =>
    workspace.map(facts[fact] ?? workspace.settled(false), test);
  return workspace.all([
    holds('danger.cannot-be-contained-now', (so) => so === true),
    holds('danger.present', (so) => so === true),
    holds('danger.kind', (so) => so === 'serious-harm' || so === 'both'),
    holds('danger.soon', (so) => so === 'imminent'),
  ]);
}

// On the list, yet recorded as exhausted; or off it, yet recorded as adequate.
function disagrees(record: MeasureRecord, listed: boolean): boolean {
  const suffices = sufficesByRecord(record);
  return suffices !== undefined && suffices !== listed;
}

/** What the measures make together. */
export function measuresTogether(
  inquiry: Inquiry,
  judgement: JudgementInputs,
  measures: readonly Measure[],
): Facts {
  const { workspace } = inquiry;
  const listed = judgement.manageable?.with;
  return {
    'case.measure-suffices': workspace.any(measures.map(({ suffices }) => suffices)),
    'case.lowest-measure': measures.reduceRight<Possible<string>>(
      (otherwise, { rung, suffices }) =>
        workspace.choose(suffices, workspace.settled<string>(rung), otherwise),
      workspace.settled('none-named'),
    ),
    'case.measure-unconsidered': workspace.any(measures.map(({ unconsidered }) => unconsidered)),
    'case.adequate-measure-recorded': workspace.settled(
      measures.some(({ record, rung }) => record === 'adequate' || listed?.includes(rung) === true),
    ),
    'case.adequate-measure-outside-list': workspace.settled(
      listed !== undefined && measures.some(({ rung, record }) => disagrees(record, listed.includes(rung))),
    ),
  };
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
