import { Type } from 'typebox';
import {
  DISABILITIES,
  ETHNICITIES,
  FAIRNESS_MEASURES,
  SEXES,
} from '../../application/monitoring/services.ts';
import { MONITORED_BREAKDOWNS } from '../../application/statistics/grouping.ts';
import { answers, choice, closed, closedComponent, code, fact, instant, isoDate, ref } from './atoms.ts';
import { SeriesBreak } from './statistics.ts';

const optional = Type.Optional;

/** What a source sends. */
export const MonitoringRequest = closedComponent(
  'MonitoringRequest',
  'What the source records of the person for monitoring, as a whole: it takes the place of what was sent before. A member that the source does not have is left out.',
  {
    licenceId: code('Id of the licence whose person it is about.'),
    sex: optional(choice(SEXES, 'As the source records it.')),
    ethnicity: optional(
      choice(
        ETHNICITIES,
        'One of the five groups of the published figures, or `not-stated` where the person chose not to say.',
      ),
    ),
    disability: optional(
      choice(
        DISABILITIES,
        'Whether the person has said to have one; `not-stated` where the person chose not to say.',
      ),
    ),
  },
);

/** That it was recorded. */
export const RecordedMonitoring = closedComponent(
  'RecordedMonitoring',
  'That monitoring data was recorded. What was recorded is not said again: no answer of this service gives it case by case, but to the person it is about.',
  {
    id: Type.String({ format: 'uuid', description: 'Opaque id, which is that of its entry in the log.' }),
    licenceId: Type.String({ format: 'uuid', description: 'The licence.' }),
    version: Type.Integer({ minimum: 1, description: 'Counts from 1; the latest counts.' }),
    recordedAt: instant('When it was recorded.'),
  },
);

const figure = Type.Union(
  [
    closed('A count that is shown.', { count: Type.Integer({ minimum: 0, description: 'How many.' }) }),
    closed('A count that is not shown: it is small, or a small one could be worked out from it.', {
      suppressed: Type.Literal(true),
    }),
  ],
  { description: 'How many, or that it is not shown.' },
);

const rate = (description: string) =>
  closed(description, {
    perHundred: Type.Number({ minimum: 0, description: 'For each hundred, to one decimal.' }),
    low: Type.Number({ minimum: 0, description: 'Lower limit, at a confidence of 95 %.' }),
    high: Type.Number({ minimum: 0, description: 'Upper limit, at a confidence of 95 %.' }),
  });

const counted = {
  licences: figure,
  considerations: figure,
  measures: answers(
    closed(
      'One measure. The rates are left out where a count is not shown, or there is nothing to divide by.',
      {
        measure: choice(
          FAIRNESS_MEASURES,
          'How the consideration stands or ended; `departed-to-recall` and `departed-to-no-recall` are decisions other than the run supports, and are among the recalls and the decisions not to recall too.',
        ),
        figure,
        ofConsiderations: optional(
          rate('For each hundred considerations of the group, with the limits of Wilson for a proportion.'),
        ),
        ofLicences: optional(
          rate(
            'For each hundred licences of the group, with the limits of Byar for a count: it can exceed 100.',
          ),
        ),
      },
    ),
  ),
};

/** Figures by group. */
export const FairnessFigures = closedComponent(
  'FairnessFigures',
  'How considerations of one quarter ended, by a group of persons. A difference between groups is a question and no finding.',
  {
    label: Type.Literal('cases put to this service', {
      description: 'What is counted: not all cases that there are.',
    }),
    quarter: Type.String({
      description: 'The quarter in which the considerations were decided or, those not decided, opened.',
    }),
    from: isoDate('Its first day.'),
    until: isoDate('The day after its last.'),
    by: choice(MONITORED_BREAKDOWNS, 'What the groups are made of.'),
    countedUpTo: closed('How far the log is counted.', {
      index: Type.Integer({ minimum: 0, description: 'Entries counted.' }),
      at: optional(instant('When the last of them was recorded.')),
      recounting: fact('Whether the figures are being made anew.'),
    }),
    total: closed('All groups together.', counted),
    groups: answers(
      closed('One group.', {
        group: Type.String({ description: 'Its code; `not-recorded` where the source said nothing.' }),
        ...counted,
      }),
      'Every group there can be, also one without a case; `not-recorded` last.',
    ),
    withheld: fact(
      'Whether counts are so few that nothing of the groups can be shown without telling of people.',
    ),
    notes: answers(Type.String(), 'What to read with the figures, in whole sentences.'),
    seriesBreaks: answers(ref(SeriesBreak), 'Those in the quarter, oldest first.'),
  },
);
