import type { AnswerContent, JudgementContent } from '../../src/application/model.ts';
import type { Decision } from '../../src/application/review/model.ts';
import {
  type MeasureState,
  RECALL_CRITERIA,
  RUNGS,
  type Rung,
  type SentenceType,
} from '../../src/rules/index.ts';
import type { Chance, Weighted } from './chance.ts';
import { type Day, dateOf } from './days.ts';
import { INDETERMINATE, type Theme } from './marginals.ts';

/** What a judgement is made for. */
export interface JudgementPlan {
  /** Where the practitioner inclines. */
  readonly inclines: Decision;
  readonly themes: readonly Theme[];
  readonly sentenceType: SentenceType;
  readonly day: Day;
  /** Ids of the events that it rests on. */
  readonly events: readonly string[];
}

const SPENT: readonly Weighted<MeasureState>[] = [
  ['tried', 34],
  ['failing', 26],
  ['inadequate', 28],
  ['not-available', 12],
];
const LEFT: readonly Weighted<MeasureState>[] = [
  ['adequate', 40],
  ['in-place', 25],
  ['tried', 15],
  ['not-considered', 20],
];

/** How many of a hundred judgements leave something open on which the answer may hang. */
const OPEN = 0.12;

/** The structured answers of the practitioner. */
export function judgementOf(chance: Chance, plan: JudgementPlan): JudgementContent {
  const { inclines, themes, sentenceType, day, events } = plan;
  const recall = inclines === 'recall';
  const said: AnswerContent = {
    reason: 'Example reason of the practitioner.',
    madeBy: 'Example Officer',
    on: dateOf(day),
    restsOn: { events },
  };
  const leavesOpen = chance.happens(OPEN);
  const dangerous = recall || chance.happens(0.35);
  const beyond = sentenceType === 'extended' || INDETERMINATE.has(sentenceType);
  return {
    ...(leavesOpen && chance.happens(0.3)
      ? {}
      : {
          danger: {
            answer: dangerous ? 'yes' : 'no',
            ...said,
            ...(dangerous
              ? {
                  toWhom: [chance.pick(['public', 'known-adult', 'children'] as const)],
                  what: chance.pick(['serious-harm', 'further-offending', 'both'] as const),
                  howLikely: recall ? 'increased' : chance.pick(['increased', 'unchanged'] as const),
                  ...(chance.happens(0.85)
                    ? { howSoon: recall && chance.happens(0.25) ? 'imminent' : 'not-imminent' }
                    : {}),
                }
              : {}),
          },
        }),
    ...(leavesOpen && chance.happens(0.4)
      ? {}
      : {
          manageable: {
            answer: recall ? 'no' : 'yes',
            ...said,
            ...(recall ? {} : { with: [chance.pick(['change-supervision', 'refer-or-treat'] as const)] }),
          },
        }),
    measures: measuresOf(chance, recall, leavesOpen, said),
    ...(themes.includes('keep-in-touch') && chance.happens(0.8)
      ? {
          contactBrokenDown: {
            answer: recall ? 'yes' : 'no',
            ...said,
            attempts: [{ on: dateOf(day - 1), how: 'by telephone', result: 'no reply' }],
          },
        }
      : {}),
    ...(chance.happens(0.5) ? { linkToIndexOffence: { answer: recall ? 'yes' : 'no', ...said } } : {}),
    ...(beyond && !leavesOpen
      ? {
          criteria: {
            [RECALL_CRITERIA[0]]: { answer: recall ? 'yes' : 'no', ...said },
            [RECALL_CRITERIA[1]]: { answer: 'no', ...said },
            [RECALL_CRITERIA[2]]: { answer: recall && chance.happens(0.5) ? 'yes' : 'no', ...said },
            [RECALL_CRITERIA[3]]: {
              answer: recall && themes.includes('keep-in-touch') ? 'yes' : 'no',
              ...said,
            },
          },
        }
      : {}),
    ...(chance.happens(0.6) ? { fairBalance: { answer: recall ? 'yes' : 'no', ...said } } : {}),
    ...(chance.happens(0.92)
      ? {
          custody: themes.includes('further-charge')
            ? chance.pick(['in-community', 'police-custody', 'remanded'] as const)
            : 'in-community',
        }
      : {}),
    ...(chance.happens(0.4) ? { effects: { home: 'Example effect: would lose the tenancy.' } } : {}),
    ...(chance.happens(0.5) ? { daysOfLicenceLeft: chance.whole(20, 500) } : {}),
    ...(chance.happens(0.3) ? { earlierDecisions: { notToRecallSinceRelease: chance.whole(0, 2) } } : {}),
  };
}

/** Towards recall every lesser measure is spent; otherwise some do, and some nobody has thought of. */
function measuresOf(chance: Chance, recall: boolean, leavesOpen: boolean, said: AnswerContent) {
  const measures: Partial<Record<Rung, AnswerContent & { readonly state: MeasureState }>> = {};
  for (const rung of RUNGS) {
    if (leavesOpen && chance.happens(0.35)) {
      continue;
    }
    const state = chance.weighted(recall ? SPENT : LEFT);
    measures[rung] = state === 'not-considered' ? { state } : { state, ...said };
  }
  return measures;
}
