import type { AgreementQuarter } from '../application/statistics/agreement.ts';
import type { DecisionsQuarter } from '../application/statistics/decisions.ts';
import type { Durations } from '../application/statistics/durations.ts';
import type { CodeFigure } from '../application/statistics/figure-keys.ts';
import type { RecallReasonsQuarter, ReasonsTable } from '../application/statistics/recall-reasons.ts';
import type { Statistics } from '../application/statistics/services.ts';
import { type Figure, isShown } from '../application/statistics/suppression.ts';
import { type CsvRow, type CsvValue, NOT_SHOWN } from './csv.ts';

/** A table as it is written in CSV: a row for each figure. */
interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly CsvRow[];
}

const OF_EVERY_ROW = ['basis', 'counted_up_to', 'quarter', 'series_breaks'] as const;

const OF_CONSIDERATIONS = { note: 'share is of the considerations of the quarter' } as const;
const TWO_SHARES =
  'share_of_recalls is of the recalls with confirmed reasons (recalls); share_of_reasons is of the reasons, each category once for each recall (reasons)';

/** Reasons of recall, with both shares and what each is of in every row that has them. */
export function recallReasonsTable(answer: Statistics<RecallReasonsQuarter>): Table {
  return {
    columns: [
      ...OF_EVERY_ROW,
      'group_by',
      'group',
      'measure',
      'code',
      'label',
      'count',
      'share_of_recalls',
      'recalls',
      'share_of_reasons',
      'reasons',
      'note',
    ],
    rows: answer.quarters.flatMap((quarter) => {
      const { breakdown, cancelledSince, conduct, furtherOffending, issued } = quarter;
      const recalls = shown(quarter.recalls);
      const split = (measure: string, { note, figures }: RecallReasonsQuarter['conduct']) =>
        figures.map((one) => ({
          measure,
          code: one.code,
          count: shown(one),
          share_of_recalls: one.share ?? noShare(one, recalls),
          recalls,
          note,
        }));
      return [
        ...reasonRows(quarter),
        {
          measure: 'cancelled-since',
          count: shown(cancelledSince),
          note: 'of the revoked recalls; they stay counted (inference)',
        },
        ...split('conduct', conduct),
        ...split('further-offending', furtherOffending),
        ...split('issued', issued),
        ...(breakdown?.groups ?? []).flatMap((group) =>
          reasonRows(group).map((row) => ({ group_by: breakdown?.by, group: group.group, ...row })),
        ),
      ].map((row) => ({ ...headOf(answer, quarter), ...row }));
    }),
  };
}

function reasonRows(table: ReasonsTable): readonly CsvRow[] {
  const recalls = shown(table.recalls);
  const reasons = shown(table.reasons);
  return [
    { measure: 'revoked', count: shown(table.revoked), note: 'with and without confirmed reasons' },
    { measure: 'recalls-with-confirmed-reasons', count: recalls, note: 'what share_of_recalls is of' },
    { measure: 'reasons', count: reasons, note: 'what share_of_reasons is of' },
    {
      measure: 'without-confirmed-reasons',
      count: shown(table.withoutConfirmedReasons),
      note: 'in no share',
    },
    ...table.categories.map((one) => ({
      measure: 'reason',
      code: one.category,
      label: one.label,
      count: shown(one),
      share_of_recalls: one.shareOfRecalls ?? noShare(one, recalls),
      recalls,
      share_of_reasons: one.shareOfReasons ?? noShare(one, reasons),
      reasons,
      note: TWO_SHARES,
    })),
  ];
}

/** Of nothing there is no share; of what is not shown it is not shown. */
function noShare(figure: Figure, total: CsvValue): CsvValue {
  return isShown(figure) && total === 0 ? undefined : NOT_SHOWN;
}

/** How considerations ended. */
export function decisionsTable(answer: Statistics<DecisionsQuarter>): Table {
  return {
    columns: [
      ...OF_EVERY_ROW,
      'measure',
      'of',
      'code',
      'region',
      'delivery_unit',
      'count',
      'share',
      'share_is_of',
      'median_minutes',
      'ninetieth_percentile_minutes',
      'note',
    ],
    rows: answer.quarters.flatMap((quarter) =>
      [
        { measure: 'considerations', count: shown(quarter.considerations) },
        ...codeRows('outcome', quarter.outcomes, OF_CONSIDERATIONS),
        ...codeRows('response', quarter.responses, OF_CONSIDERATIONS),
        ...codeRows('recall-type', quarter.recallTypes, {
          note: 'share is of the considerations in which recall was supported',
        }),
        ...codeRows('conduct', quarter.conduct.figures, { note: quarter.conduct.note }),
        ...codeRows('further-offending', quarter.furtherOffending.figures, {
          note: quarter.furtherOffending.note,
        }),
        ...codeRows('urgency', quarter.urgencies, OF_CONSIDERATIONS),
        {
          measure: 'time-to-decide',
          ...durationColumns(quarter.timeToDecide),
          note: 'of those decided: what has not ended is left out',
        },
        ...quarter.dwell.map(({ state, time }) => ({
          measure: 'dwell',
          of: state,
          ...durationColumns(time),
          note: 'of stays that were left: what has not ended is left out',
        })),
        ...quarter.clocks.flatMap(({ clock, outcomes }) => codeRows('clock', outcomes, { of: clock })),
        { measure: 'expired', count: shown(quarter.expired) },
        { measure: 'no-response', count: shown(quarter.noResponse) },
        ...codeRows('missing-fact', quarter.missingFacts, OF_CONSIDERATIONS),
        ...quarter.measuresNotAvailable.measures.flatMap((one) => {
          const row = {
            measure: 'measure-not-available',
            code: one.measure,
            note: quarter.measuresNotAvailable.note,
          };
          return [
            { ...row, count: shown(one) },
            ...one.regions.flatMap((region) => [
              { ...row, region: region.region, count: shown(region) },
              ...region.deliveryUnits.map((unit) => ({
                ...row,
                region: region.region,
                delivery_unit: unit.deliveryUnit,
                count: shown(unit),
              })),
            ]),
          ];
        }),
      ].map((row) => ({ ...headOf(answer, quarter), ...row })),
    ),
  };
}

/** Decisions beside what the rules had said. */
export function agreementTable(answer: Statistics<AgreementQuarter>): Table {
  return {
    columns: [...OF_EVERY_ROW, 'measure', 'of', 'code', 'count', 'share', 'share_is_of', 'note'],
    rows: answer.quarters.flatMap((quarter) =>
      [
        ...quarter.rulesAndDecisions.flatMap(({ rulesSaid, decisions }) =>
          decisions.map((one) => ({
            measure: 'rules-and-decision',
            of: rulesSaid,
            code: one.code,
            count: shown(one),
            note: 'no share: agreement is no target',
          })),
        ),
        ...quarter.departures.flatMap((one) => [
          { measure: 'departures', of: one.direction, count: shown(one) },
          ...codeRows('departure-reason', one.reasons, {
            of: one.direction,
            note: 'share is of the departures in this direction',
          }),
        ]),
      ].map((row) => ({ ...headOf(answer, quarter), ...row })),
    ),
  };
}

function headOf(
  { label, countedUpTo }: Statistics<unknown>,
  { quarter, seriesBreaks }: Pick<AgreementQuarter, 'quarter' | 'seriesBreaks'>,
): CsvRow {
  return {
    basis: label,
    counted_up_to: countedUpTo.at,
    quarter,
    series_breaks: seriesBreaks.map(({ code }) => code).join(' '),
  };
}

function codeRows(
  measure: string,
  figures: readonly CodeFigure[],
  { of, note }: { readonly of?: string; readonly note?: string } = {},
): readonly CsvRow[] {
  return figures.map((one) => ({
    measure,
    of,
    code: one.code,
    count: shown(one),
    share: isShown(one) ? one.share : NOT_SHOWN,
    share_is_of: one.of,
    note,
  }));
}

function durationColumns(time: Durations): CsvRow {
  return 'suppressed' in time
    ? { count: NOT_SHOWN, median_minutes: NOT_SHOWN, ninetieth_percentile_minutes: NOT_SHOWN }
    : {
        count: time.countToNearestTen,
        median_minutes: time.medianMinutes,
        ninetieth_percentile_minutes: time.ninetiethPercentileMinutes,
      };
}

function shown(figure: Figure): number | typeof NOT_SHOWN {
  return isShown(figure) ? figure.count : NOT_SHOWN;
}
