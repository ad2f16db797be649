import { type TProperties, Type } from 'typebox';
import { DEPARTURES } from '../../application/statistics/consideration-keys.ts';
import { BREAKDOWNS } from '../../application/statistics/grouping.ts';
import { PUBLISHED_CATEGORIES } from '../../application/statistics/published-categories.ts';
import { answers, choice, closed, closedComponent, fact, instant, isoDate, ref } from './atoms.ts';

const optional = Type.Optional;
const uuid = (description: string) => Type.String({ format: 'uuid', description });
const number = (description: string) => Type.Integer({ minimum: 0, description });
const words = (description: string) => Type.String({ description });
const share = (of: string) =>
  Type.Number({
    minimum: 0,
    maximum: 1,
    description: `From 0 to 1, to four places, of ${of}. Left out where either is not shown.`,
  });

const casesMember = {
  cases: optional(
    Type.String({
      format: 'uri-reference',
      description:
        'Where the cases that it counts are listed, for those with the permission `statistics:trace`. Left out where the list would say of each of them which group of persons it is in.',
    }),
  ),
};

/** A figure with what stands beside it: a count, or that it is not shown. */
function figure<P extends TProperties>(description: string, beside: P) {
  return Type.Union(
    [
      closed('The count is shown.', { ...beside, count: number('How many.'), ...casesMember }),
      closed('The count is not shown: it is from 1 to 4, or one that is could be worked out from it.', {
        ...beside,
        suppressed: Type.Literal(true),
        ...casesMember,
      }),
    ],
    { description },
  );
}

const total = (description: string) => figure(description, {});

const codeFigure = (description: string) =>
  figure(description, {
    code: words('Its code.'),
    share: optional(share('`of`')),
    of: optional(number('What the share is of.')),
  });

/** A day from which figures mean something else. */
export const SeriesBreak = closedComponent(
  'SeriesBreak',
  'A day from which figures mean something else than before.',
  {
    code: words('Code of the break.'),
    on: isoDate('The day.'),
    dayKnown: fact('Whether the day is known; otherwise it is the first of its month.'),
    meaning: words('What changed.'),
    mark: Type.Literal('inference'),
    confidence: Type.Literal('high'),
  },
);

const ofQuarter = {
  quarter: words('The quarter of the calendar, such as `2024-Q2`.'),
  from: isoDate('Its first day.'),
  until: isoDate('The day after its last.'),
  seriesBreaks: answers(ref(SeriesBreak), 'Breaks of the series that lie in it, oldest first.'),
};

const head = {
  label: Type.Literal('cases put to this service', {
    description: 'What is counted: not all cases that there are, and no national statistics.',
  }),
  countedUpTo: closed('How far the log is counted.', {
    index: number('Entries counted.'),
    at: optional(instant('When the last of them was recorded.')),
    recounting: fact('Whether the figures are being made anew: until then some are of before.'),
  }),
  definitions: answers(
    closed('What a word of this answer means.', {
      term: words('The word.'),
      meaning: words('What it means.'),
    }),
  ),
};

const reasonsTable = {
  revoked: total('Revoked recalls, with and without confirmed reasons. Not shown where either is not.'),
  recalls: total('Recalls with confirmed reasons: what `shareOfRecalls` is of.'),
  reasons: total('Reasons, each category once for each recall: what `shareOfReasons` is of.'),
  withoutConfirmedReasons: total('Revoked recalls of which nobody has confirmed the reasons: in no share.'),
  categories: answers(
    figure('One published category.', {
      category: choice(PUBLISHED_CATEGORIES, 'Its code.'),
      label: words('As it is printed.'),
      shareOfRecalls: optional(share('`recalls`')),
      recalls: optional(number('Recalls with confirmed reasons.')),
      shareOfReasons: optional(share('`reasons`')),
      reasons: optional(number('Reasons of them.')),
    }),
    'The 12 published categories, in published order.',
  ),
};

const noted = (description: string) =>
  closed(description, {
    note: words('What it is of, and what it must not be compared with.'),
    figures: answers(codeFigure('One code.')),
  });

/** Reasons of recall. */
export const RecallReasonFigures = closedComponent(
  'RecallReasonFigures',
  'Reasons of recall in the published categories, by the quarter of revocation, always with both shares and what each is of.',
  {
    ...head,
    quarters: answers(
      closed('One quarter.', {
        ...ofQuarter,
        ...reasonsTable,
        cancelledSince: total(
          'Recalls among those revoked that were cancelled afterwards. They stay counted.',
        ),
        whyTheSharesDiffer: answers(words('A sentence.'), 'Why the two shares of one category differ.'),
        conduct: noted('Recalls by what their events were taken together.'),
        furtherOffending: noted(
          'Recalls by how far the criminal process had gone: alleged, charged or established; `no-further-offending` only where the conduct is known, `unknown` where it is not.',
        ),
        issued: noted(
          'Recalls by type and, of the fixed term, length in days as issued; `not-reported` where nobody reported a type.',
        ),
        breakdown: optional(
          closed('The same by group.', {
            by: choice(BREAKDOWNS, 'What the groups are made of.'),
            withheld: fact('Whether nothing of it can be shown without showing somebody.'),
            groups: answers(closed('One group.', { group: words('The group.'), ...reasonsTable })),
          }),
        ),
      }),
      'Every quarter by itself, the earliest first.',
    ),
  },
);

const durations = Type.Union(
  [
    closed('At least 10 are known.', {
      countToNearestTen: number('How many, to the nearest ten.'),
      medianMinutes: number('Half took no longer.'),
      ninetiethPercentileMinutes: number('Nine in ten took no longer.'),
    }),
    closed('Fewer than 10 are known.', { suppressed: Type.Literal(true) }),
  ],
  { description: 'Durations in whole minutes.' },
);

const place = <P extends TProperties>(description: string, beside: P) => figure(description, beside);

/** How considerations ended. */
export const DecisionFigures = closedComponent(
  'DecisionFigures',
  'How considerations ended, what the rules had said, how long it took and what was missing.',
  {
    ...head,
    quarters: answers(
      closed('One quarter.', {
        ...ofQuarter,
        considerations: total('Decided in the quarter, or opened in it and not decided.'),
        outcomes: answers(codeFigure('How they stand or ended.')),
        conduct: noted(
          'By what the events were taken together, as the run found them; `unknown` where the rules were not asked.',
        ),
        furtherOffending: noted(
          'By how far the criminal process had gone: alleged, charged or established; `no-further-offending` only where the conduct is known, `unknown` where it is not.',
        ),
        responses: answers(
          codeFigure('What the rules supported; `unknown` and `no-run` stand for themselves.'),
        ),
        recallTypes: answers(codeFigure('The type of recall, of those in which recall was supported.')),
        urgencies: answers(codeFigure('Urgency as the practitioner answered it.')),
        timeToDecide: durations,
        dwell: answers(closed('Time spent in one state.', { state: words('The state.'), time: durations })),
        clocks: answers(
          closed('One clock.', {
            clock: words('The clock.'),
            outcomes: answers(codeFigure('Late, running, met or ended.')),
          }),
        ),
        expired: total('The time to decide ran out with nothing decided.'),
        noResponse: total('It ran out while a proposal waited for its first answer.'),
        missingFacts: answers(
          codeFigure('A fact that kept an answer open.'),
          'Most often first; at most 25; those from 1 to 4 are left out.',
        ),
        measuresNotAvailable: closed('Measures that were needed and not available.', {
          note: words('What it says, and of whom it says nothing.'),
          measures: answers(
            place('One measure.', {
              measure: words('The rung of the ladder.'),
              regions: answers(
                place('In one region.', {
                  region: words('The region; `not-recorded` where none is.'),
                  deliveryUnits: answers(
                    place('In one delivery unit.', {
                      deliveryUnit: words('The unit; `not-recorded` where none is.'),
                    }),
                  ),
                }),
              ),
            }),
          ),
        }),
      }),
      'Every quarter by itself, the earliest first.',
    ),
  },
);

/** Decisions beside what the rules had said. */
export const AgreementFigures = closedComponent(
  'AgreementFigures',
  'Decisions beside what the rules had said, and departures with their reasons. Agreement is no target, and these figures rank nobody.',
  {
    ...head,
    quarters: answers(
      closed('One quarter.', {
        ...ofQuarter,
        rulesAndDecisions: answers(
          closed('What the rules said.', {
            rulesSaid: words(
              '`supported`, `not-supported`, `unknown`, or `no-run` where they were not asked. The last two are no answer against a recall.',
            ),
            decided: optional(number('How many were decided; left out where a decision is not shown.')),
            decisions: answers(
              figure('What was decided. It has no share: that would be a rate of agreement.', {
                code: words('Its code.'),
              }),
            ),
          }),
        ),
        departures: answers(
          figure('Departures in one direction.', {
            direction: choice(DEPARTURES, 'The direction.'),
            reasons: answers(codeFigure('The reason that was given.')),
          }),
        ),
      }),
      'Every quarter by itself, the earliest first.',
    ),
  },
);

const next = optional(words('Send it as `cursor` for the next page; absent on the last.'));

/** Like cases decided differently. */
export const LikeCasesPage = closedComponent(
  'LikeCasesPage',
  'Cases in which the same facts mattered, with the same values, and which were decided differently. That is a question and no finding: what a person weighed need not be among those facts.',
  {
    items: answers(
      closed('Cases alike.', {
        likeness: words('SHA-256, hexadecimal, of the facts that mattered with their values.'),
        rulesSaid: words('Whether the rules supported recall.'),
        response: words('What the rules supported.'),
        decidedForRecall: number('How many were decided for recall.'),
        decidedAgainstRecall: number('How many were decided against it.'),
        examples: answers(
          closed('One of them.', {
            considerationId: uuid('The consideration.'),
            licenceId: uuid('Its licence.'),
            decision: choice(['recall', 'no-recall'], 'What was decided.'),
            decidedOn: isoDate('The day of the decision.'),
          }),
          'At most five of each decision, the newest first.',
        ),
        cases: Type.String({ format: 'uri-reference', description: 'Where all of them are listed.' }),
      }),
    ),
    next,
  },
);

/** The cases of a figure. */
export const TracedCasesPage = closedComponent('TracedCasesPage', 'The cases that a figure counts.', {
  items: answers(
    closed('A case.', {
      licenceId: uuid('The licence.'),
      considerationId: optional(
        uuid('The consideration; of a recall, the one it came from, where that is known.'),
      ),
      recallId: optional(uuid('The recall, where recalls are counted.')),
      on: isoDate('The day by which it is counted: of the decision, the opening or the revocation.'),
    }),
  ),
  next,
});
