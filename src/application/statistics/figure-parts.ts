import {
  DECISION_REASONS_NO_RECALL,
  DECISION_REASONS_RECALL,
  RECALL_ANSWERS,
  RECALL_TYPES,
  RESPONSES,
  RUNGS,
} from '../../rules/index.ts';
import type { Fault } from '../errors.ts';
import { URGENCY_ANSWERS } from '../review/model.ts';
import { REVIEW_CLOCKS } from '../review/transitions.ts';
import { CLOCK_OUTCOMES, DEPARTURES, NO_RUN, NOT_ANSWERED, UNKNOWN } from './consideration-keys.ts';
import { DECIDED } from './consideration-suppression.ts';
import type { FigureName } from './figure-keys.ts';
import { CONDUCT_MIXES, CONSIDERATION_OUTCOMES, SENTENCE_GROUPS } from './figures.ts';
import { NOT_RECORDED } from './grouping.ts';
import { PUBLISHED_CATEGORIES } from './published-categories.ts';
import { ISSUED_CODES, STAGE_CODES } from './recall-codes.ts';
import type { FigureTrace } from './services.ts';

/** The values that a part of a figure's name can have: these, or any that is written so, where rule books and sources make them up. */
type Values = readonly string[] | { readonly like: RegExp; readonly such: string };

/** The parts of a figure's name. A part that is not here is none of the figure's. */
interface Parts {
  readonly of?: Values;
  readonly code?: Values;
  /** Breakdowns that it can be listed by, or must not be listed by at all. */
  readonly by?: readonly NonNullable<FigureTrace['by']>[];
  readonly deliveryUnit?: true;
}

const SAID = [...RECALL_ANSWERS, UNKNOWN, NO_RUN];
/** Facts are named by the book of the run, which this release need not have. */
const A_FACT = { like: /^[A-Za-z0-9._:-]+$/, such: 'the name of a fact' } as const;
const A_LIKENESS = { like: /^[0-9a-f]{64}$/, such: 'the `likeness` of like cases' } as const;
const OF_RECALLS = { by: ['sentence-group', 'region'] } as const satisfies Parts;

const PARTS: Readonly<Record<FigureName, Parts>> = {
  revoked: OF_RECALLS,
  recalls: OF_RECALLS,
  'recalls-without-confirmed-reasons': OF_RECALLS,
  'recalls-cancelled-since': OF_RECALLS,
  'recall-reason': { ...OF_RECALLS, code: PUBLISHED_CATEGORIES },
  'recall-conduct': { ...OF_RECALLS, code: CONDUCT_MIXES },
  'recall-offending-stage': { ...OF_RECALLS, code: STAGE_CODES },
  'recall-issued': { ...OF_RECALLS, code: ISSUED_CODES },
  considerations: {},
  outcome: { code: CONSIDERATION_OUTCOMES },
  response: { code: [...RESPONSES, UNKNOWN, NO_RUN] },
  'recall-type': { code: [...RECALL_TYPES, UNKNOWN] },
  urgency: { code: [...URGENCY_ANSWERS, NOT_ANSWERED] },
  clock: { of: [...REVIEW_CLOCKS, 'countersign', 'review-new-facts'], code: CLOCK_OUTCOMES },
  expired: {},
  'no-response': {},
  'missing-fact': { code: A_FACT },
  'measure-not-available': { code: RUNGS, by: ['region'], deliveryUnit: true },
  'rules-and-decision': { of: SAID, code: DECIDED },
  'departure-reason': {
    of: DEPARTURES,
    code: [...new Set([...DECISION_REASONS_RECALL, ...DECISION_REASONS_NO_RECALL, NOT_RECORDED])],
  },
  conduct: { code: CONDUCT_MIXES },
  'offending-stage': { code: STAGE_CODES },
  'like-cases': { code: A_LIKENESS },
};

const FOLLOW = 'follow the address that the figure carries as `cases`';

/** What is wrong with the name of a figure: with such a name nothing is counted, which would read as if there were no case. */
export function faultsOfFigure({ figure, of, code, by, group, deliveryUnit }: FigureTrace): readonly Fault[] {
  const parts = PARTS[figure];
  return [
    ...faultsOfValue('of', figure, of, parts.of),
    ...faultsOfValue('code', figure, code, parts.code),
    ...(by === undefined || (parts.by ?? []).includes(by)
      ? []
      : [
          notTaken(
            'by',
            figure,
            parts.by === undefined ? undefined : `give \`by=${parts.by.join('` or `')}\``,
          ),
        ]),
    ...faultsOfGroup(by, group),
    ...(deliveryUnit === undefined
      ? []
      : parts.deliveryUnit === undefined
        ? [notTaken('deliveryUnit', figure)]
        : by === undefined
          ? [
              {
                field: '/by',
                problem: 'a delivery unit is one of a region, and no region is given',
                remedy: 'give `by=region` and the region as `group`, or leave `deliveryUnit` out',
              },
            ]
          : []),
  ];
}

function faultsOfValue(
  part: 'of' | 'code',
  figure: FigureName,
  value: string | undefined,
  values: Values | undefined,
): readonly Fault[] {
  if (values === undefined) {
    return value === undefined ? [] : [notTaken(part, figure)];
  }
  const known = 'like' in values ? values.such : `one of ${values.map((one) => `\`${one}\``).join(', ')}`;
  if (value === undefined) {
    return [
      {
        field: `/${part}`,
        problem: `the figure \`${figure}\` is counted by \`${part}\`, which is left out`,
        remedy: `give ${known}, or ${FOLLOW}`,
      },
    ];
  }
  const isKnown = 'like' in values ? values.like.test(value) : values.includes(value);
  return isKnown
    ? []
    : [
        {
          field: `/${part}`,
          problem: `the figure \`${figure}\` has no such \`${part}\``,
          remedy: `give ${known}, or ${FOLLOW}`,
        },
      ];
}

function faultsOfGroup(by: FigureTrace['by'], group: string | undefined): readonly Fault[] {
  if (by === undefined) {
    return group === undefined
      ? []
      : [
          {
            field: '/by',
            problem: 'a group is given, and not what it is one of',
            remedy: 'give `by` too, or leave `group` out',
          },
        ];
  }
  if (group === undefined) {
    return [
      {
        field: '/group',
        problem: `the cases are asked for by \`${by}\`, and no group is given`,
        remedy: 'give `group` too, or leave `by` out',
      },
    ];
  }
  const isKnown = by === 'region' || SENTENCE_GROUPS.some((one) => one === group);
  return isKnown
    ? []
    : [
        {
          field: '/group',
          problem: 'there is no such sentence group',
          remedy: `give one of ${SENTENCE_GROUPS.map((one) => `\`${one}\``).join(', ')}`,
        },
      ];
}

function notTaken(part: 'of' | 'code' | 'by' | 'deliveryUnit', figure: FigureName, instead?: string): Fault {
  return {
    field: `/${part}`,
    problem: `the figure \`${figure}\` is not counted by ${part === 'by' ? 'this' : `\`${part}\``}`,
    remedy: instead === undefined ? `leave it out, or ${FOLLOW}` : `${instead}, or leave it out`,
  };
}
