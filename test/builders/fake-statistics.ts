import type { Act } from '../../src/application/services.ts';
import { agreementOf } from '../../src/application/statistics/agreement.ts';
import { considerationCounter } from '../../src/application/statistics/consideration-keys.ts';
import { decisionsOf } from '../../src/application/statistics/decisions.ts';
import type { Breakdown } from '../../src/application/statistics/grouping.ts';
import { recallReasonsOf, tallyRecalls } from '../../src/application/statistics/recall-reasons.ts';
import type { StatisticsServices } from '../../src/application/statistics/services.ts';
import { aConsiderationRow, aRecallRow, rowsOf } from './figures.ts';

const AT = '2026-10-12T09:00:00.000Z';
const ID = '00000000-0000-7000-8000-000000000001';
const LIKENESS = 'c'.repeat(64);
const HEAD = {
  label: 'cases put to this service',
  countedUpTo: { index: 7, at: AT, recounting: false },
  definitions: [{ term: 'recalls', meaning: 'An example of a meaning.' }],
} as const;

const counted = () => {
  const counter = considerationCounter(AT);
  for (const row of rowsOf(30, (place) => aConsiderationRow({ region: `Example ${place % 2}` }))) {
    counter.add(row);
  }
  return counter.result();
};
const grouped = (by: Breakdown | undefined) =>
  by === undefined
    ? undefined
    : { group: ({ region = 'not-recorded' }) => ({ by, group: region }), groups: { by, known: [] } };

/** The use cases of statistics, over a few made-up rows: each is noted, and answers with something of the right shape. */
export function fakeStatistics(
  called: (name: string, act: Act, input?: unknown) => void,
): StatisticsServices {
  const recalls = [
    ...rowsOf(20, () => aRecallRow({ region: '=Example Region' })),
    ...rowsOf(3, () => aRecallRow({ reasons: ['failed-reside'], region: 'Other Example' })),
  ];
  return {
    readRecallReasons: async (act, query) => {
      called('readRecallReasons', act, query);
      const groups = grouped(query.by);
      const tally = tallyRecalls(recalls, groups?.group);
      return { ...HEAD, quarters: [recallReasonsOf(query.quarter, tally, groups?.groups)] };
    },
    readDecisionFigures: async (act, query) => {
      called('readDecisionFigures', act, query);
      return { ...HEAD, quarters: [decisionsOf(query.quarter, counted())] };
    },
    readAgreementFigures: async (act, query) => {
      called('readAgreementFigures', act, query);
      return { ...HEAD, quarters: [agreementOf(query.quarter, counted())] };
    },
    listLikeCases: async (act, query) => {
      called('listLikeCases', act, query);
      const example = { considerationId: ID, licenceId: ID, decidedOn: '2026-08-03' };
      return {
        items: [
          {
            likeness: LIKENESS,
            rulesSaid: 'supported',
            response: 'recall-supported',
            decidedForRecall: 2,
            decidedAgainstRecall: 1,
            examples: [
              { ...example, decision: 'no-recall' },
              { ...example, decision: 'recall' },
            ],
            cases: `/v1/statistics/cases?quarter=${query.quarter}&figure=like-cases&code=${LIKENESS}`,
          },
        ],
      };
    },
    traceFigure: async (act, query) => {
      called('traceFigure', act, query);
      return { items: [{ licenceId: ID, considerationId: ID, on: '2026-08-03' }], next: 'more' };
    },
  };
}
