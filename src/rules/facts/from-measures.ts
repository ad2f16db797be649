import type { JudgementInputs } from '../inputs.ts';
import type { Book } from '../kernel/book.ts';
import { remember } from '../kernel/memory.ts';
import type { Possible } from '../kernel/possible.ts';
import { type MeasureState, type Need, RUNGS, type Rung } from '../vocabularies.ts';
import { told } from './from-judgement.ts';
import { askYesNo, type Facts, type Inquiry, knownYesNo, row } from './inquiry.ts';

export type MeasureRecord = MeasureState | 'inadequate-without-reason';

/** What a person has recorded of one measure; a measure that nobody recorded is not considered. */
export function measureRecord({ measures }: JudgementInputs, rung: Rung): MeasureRecord {
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
  /** Recorded needs that the measure would meet, whether or not they bear on what happened. */
  readonly needs: readonly Need[];
  readonly unconsidered: Possible<boolean>;
  /** Relevant and sufficient. */
  readonly suffices: Possible<boolean>;
  readonly facts: Facts;
}

/** Of one book and the same recorded needs: the measures that are relevant to a type of event. */
const measuresByType = new WeakMap<Book, Map<string, Map<string, ReadonlySet<Rung>>>>();

/**
 * Whether a measure is relevant to a type of event: prompted by it, or meeting a recorded need that bears on it. All that the
 * measures read of the events.
 */
export function relevance(
  inquiry: Inquiry,
  recordedNeeds: readonly Need[],
): (rung: Rung, type: string) => boolean {
  const { book } = inquiry.compiled;
  const byNeeds = measuresByType.get(book) ?? new Map<string, Map<string, ReadonlySet<Rung>>>();
  measuresByType.set(book, byNeeds);
  const needs = recordedNeeds.join();
  const byType = byNeeds.get(needs) ?? remember(byNeeds, needs, new Map<string, ReadonlySet<Rung>>());
  return (rung, type) => {
    const known = byType.get(type) ?? remember(byType, type, relevantTo(inquiry, recordedNeeds, type));
    return known.has(rung);
  };
}

function relevantTo(inquiry: Inquiry, recorded: readonly Need[], type: string): ReadonlySet<Rung> {
  const bearing = recorded.filter((need) => row(inquiry, 'types-by-need', need)?.includes(type));
  return new Set(
    RUNGS.filter((rung) => isPrompted(inquiry, rung, type) || needsMet(inquiry, bearing, rung).length > 0),
  );
}

const needsMet = (inquiry: Inquiry, recorded: readonly Need[], rung: Rung): readonly Need[] =>
  recorded.filter((need) => row(inquiry, 'measures-by-need', need)?.includes(rung));

const isPrompted = (inquiry: Inquiry, rung: Rung, type: string): boolean =>
  row(inquiry, 'measures-by-type', type)?.includes(rung) === true;

/** Whether a measure is relevant to what happened: to the type of an event, or to risk relied on without a breach. */
export function prompting(
  inquiry: Inquiry,
  { noBreachEscalation }: JudgementInputs,
  recordedNeeds: readonly Need[],
  eventTypes: readonly Possible[],
): (rung: Rung) => Possible<boolean> {
  const { workspace } = inquiry;
  const isRelevant = relevance(inquiry, recordedNeeds);
  const isReliedOn = noBreachEscalation?.reliedOn === true;
  return (rung) =>
    workspace.any([
      ...eventTypes.map((type) => workspace.map(type, (so) => isRelevant(rung, String(so)))),
      workspace.settled(isReliedOn && isRelevant(rung, 'risk-rise-no-breach')),
    ]);
}

/**
 * The measures short of recall. Which are relevant follows from the events, from risk relied on without a breach, and from
 * recorded needs that bear on either. A need that bears on nothing that happened holds nothing open; nor does one that
 * nobody recorded: needs never tell against anybody, and asking for them in every case would settle none.
 *
 * Whether one suffices is a person's answer: given, closed by the list of measures that manage the danger, covered by the
 * statement that nothing available now would contain it, or else missing.
 */
export function measuresOf(
  inquiry: Inquiry,
  judgement: JudgementInputs,
  recordedNeeds: readonly Need[],
  caseFacts: Facts,
  promptedBy: (rung: Rung) => Possible<boolean>,
): readonly Measure[] {
  const { workspace } = inquiry;
  const covered = statementCovers(inquiry, caseFacts);
  const manageable = knownYesNo(inquiry, told(judgement.manageable), 'danger.manageable');
  const list = judgement.manageable?.with;
  return RUNGS.map((rung) => {
    const record = measureRecord(judgement, rung);
    const listed = list?.includes(rung) === true;
    const promptsOf = (type: string): boolean => isPrompted(inquiry, rung, type);
    const needs = needsMet(inquiry, recordedNeeds, rung);
    const prompted = promptedBy(rung);
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
    return { rung, record, promptsOf, needs, unconsidered, suffices, facts };
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
