import { toCaseInputs } from '../../src/application/case-inputs.ts';
import { encodeContent } from '../../src/application/content.ts';
import type {
  BreachEventContent,
  JudgementContent,
  LicenceContent,
  RecallContent,
} from '../../src/application/model.ts';
import type { Services } from '../../src/application/services.ts';
import { type CaseInputs, type OpenBook, RUNGS, recommend } from '../../src/rules/index.ts';
import { aLicence, anEvent } from '../builders/index.ts';
import { act } from './fixture.ts';

/** The last day of the law of 2025, and the first of that of 2026 (the fixed term of 56 days). */
export const BEFORE = '2026-03-30';
export const AFTER = '2026-03-31';

const given = { reason: 'An example reason.', madeBy: 'Practitioner A. Example', on: '2026-03-29' };

/** Somebody names a danger that is imminent, and everything less than recall is failing. */
const JUDGEMENT: JudgementContent = {
  danger: {
    answer: 'yes',
    toWhom: ['known-adult'],
    what: 'serious-harm',
    howLikely: 'increased',
    howSoon: 'imminent',
    ...given,
  },
  manageable: { answer: 'no', ...given },
  measures: Object.fromEntries(RUNGS.map((rung) => [rung, { state: 'failing', ...given }])),
  contactBrokenDown: {
    answer: 'yes',
    ...given,
    attempts: [{ on: '2026-03-28', how: 'telephone', result: 'no answer' }],
  },
  custody: 'in-community',
};

type Sentence = NonNullable<LicenceContent['sentences']>[number];

/** One stored case: two and a half years, released, with nothing that the law of 2026 excludes, but for what a test is about. */
export interface SimulatedCaseOf {
  readonly name: string;
  readonly licence?: Partial<LicenceContent>;
  readonly sentence?: Partial<Sentence>;
  readonly event?: Partial<BreachEventContent>;
  /** Reported before the case is run. */
  readonly recall?: Partial<RecallContent>;
}

const ENDING_SOON = { licenceExpiry: '2026-04-20', sentenceExpiry: '2026-04-20' };

/** Back in custody on the fifth day after the recall, of which two were not at large. */
export const RECALLED: Partial<RecallContent> = {
  type: 'fixed-term',
  lengthDays: 28,
  sentOn: '2026-03-20',
  revokedOn: '2026-03-20',
  returnedToCustodyOn: '2026-03-25',
  daysAtLargeBeforeReturn: 2,
};

/** A population with one case of each kind: what becomes of each under the law of the next day is known from that law. */
export const POPULATION: readonly SimulatedCaseOf[] = [
  { name: '28 days become 56' },
  { name: 'both are cut off by the end of the sentence', licence: ENDING_SOON },
  { name: 'a choice becomes 56 days', sentence: { length: { years: 6 } } },
  {
    name: 'a choice becomes a standard recall',
    event: {
      type: 'charged-minor-unrelated',
      evidenceStatus: 'charge',
      reliedOnForRecall: true,
      seriousOffence: false,
    },
  },
  {
    name: 'the new law turns on what nobody was asked for',
    sentence: {
      flags: { schedule19aaOffence: false, terroristOffence247a: false, referredUnder244ZB: false },
    },
  },
  { name: 'the licence has expired', licence: { licenceExpiry: BEFORE, sentenceExpiry: BEFORE } },
  { name: 'nothing is different', sentence: { type: 'extended' } },
  {
    name: 'a recall was made before the licence expired',
    licence: { licenceExpiry: BEFORE, sentenceExpiry: BEFORE },
    recall: RECALLED,
  },
];

/** What is recorded of one case. */
function contentsOf({ licence = {}, sentence = {}, event = {}, recall }: SimulatedCaseOf) {
  const base = aLicence({
    release: { date: '2025-09-10', provision: 'automatic' },
    licenceExpiry: '2026-12-09',
    sentenceExpiry: '2026-12-09',
  });
  const [firstSentence] = base.sentences ?? [];
  const [firstCondition] = base.conditions ?? [];
  if (firstSentence === undefined || firstCondition === undefined) {
    throw new Error('the licence of the builder has a sentence and a condition');
  }
  const { reportedOn: _reportedOn, ...reported } = anEvent({
    type: 'lost-contact',
    role: 'alleged-perpetrator',
    occurredOn: '2026-03-20',
    ...event,
  });
  return {
    licence: {
      ...base,
      sentences: [{ ...firstSentence, date: '2024-06-10', ...sentence }],
      conditions: [{ ...firstCondition, inForceFrom: '2025-09-10' }],
      ...licence,
    },
    event: reported,
    recall: recall === undefined ? undefined : { power: 'section-254' as const, ...recall },
  };
}

/** What the rules are given of one case: no database is needed for it. */
export function inputsOf(one: SimulatedCaseOf, asAt: string = BEFORE): CaseInputs {
  const { licence, event, recall } = contentsOf(one);
  const events = [{ id: 'event-1', content: { ...event, reportedOn: BEFORE } }];
  return toCaseInputs({ licence, events, judgement: JUDGEMENT, recall }, asAt);
}

/** The content of a run of one case, as it would be stored. */
export function storedRun(book: OpenBook, inputs: CaseInputs, asAt: string = BEFORE): Buffer {
  return encodeContent('recommendation', {
    schema: 1,
    asAt,
    knownAt: `${asAt}T12:00:00.000Z`,
    ruleBook: { version: 'example', digest: 'example', kernel: 'example', regime: 'example' },
    basis: { licenceVersion: 1, events: [{ id: 'event-1', version: 1 }], judgementVersion: 1 },
    inputs,
    answer: recommend(book, { inputs, asAt }),
  });
}

/** Registers, reports, opens and runs one case, whose consideration then is over unless it is to stay open; gives its ids. */
export async function storeCase(
  services: Services,
  one: SimulatedCaseOf,
  asAt: string = BEFORE,
  end: 'open' | 'over' = 'over',
): Promise<{
  readonly licenceId: string;
  readonly considerationId: string;
  readonly recommendationId: string;
}> {
  const { licence, event, recall } = contentsOf(one);
  const { id } = await services.registerLicence(act(), licence);
  await services.reportEvent(act(), id, event);
  if (recall !== undefined) {
    await services.reportRecall(act(), id, recall);
  }
  const { id: considerationId } = await services.openConsideration(
    act(),
    id,
    { question: 'Should recall be considered?' },
    JUDGEMENT,
  );
  const run = await services.recommend(act(), considerationId, { asAt });
  if (end === 'over') {
    const withdrawal = { reason: 'opened-in-error', text: 'An example.' } as const;
    await services.takeStep(act(), considerationId, 1, 'withdrawal', withdrawal);
  }
  return { licenceId: id, considerationId, recommendationId: run.id };
}
