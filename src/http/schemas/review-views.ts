import { Type } from 'typebox';
import { QUEUES } from '../../application/review/services.ts';
import {
  COUNTERSIGNATURE_STANDINGS,
  DECISIONS,
  NEW_FACTS_STANDINGS,
  type ReviewAction,
  URGENCY_ANSWERS,
} from '../../application/review/model.ts';
import { COUNTERSIGNERS } from '../../application/review/clocks.ts';
import { REVIEW_STATES } from '../../application/review/transitions.ts';
import { answers, choice, closed, closedComponent, every, fact, instant, ref } from './atoms.ts';
import { ENDORSEMENTS } from '../../rules/index.ts';
import { Noted, startedClock, stepSaid } from './review.ts';

/* How a review is read: its state, what is due, whose move it is, and every step. */

const optional = Type.Optional;

const ACTIONS = every<ReviewAction>()([
  'proposal',
  'independent-view',
  'decision',
  'endorsement',
  'countersignature',
  'return',
  'withdrawal',
  'closure',
  'new-facts-review',
  'disclosure-check',
  'sending',
  'new-facts',
]);

export const ReviewClock = closedComponent('ReviewClock', 'A clock that runs.', {
  clock: choice(['decide', 'endorse', 'act', 'countersign', 'review-new-facts']),
  dueAt: instant('When it runs out.'),
  dueInLondon: Type.String({
    pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}[+]\\d{2}:\\d{2}$',
    description: 'The same on the clocks of London, with their offset from UTC, as YYYY-MM-DDTHH:MM+HH:MM.',
  }),
  overdue: fact('Whether it has run out.'),
});

export const ReviewStep = closedComponent('ReviewStep', 'One step of a review, as it was taken.', {
  version: Type.Integer({ minimum: 2, description: 'The version of the consideration that it made.' }),
  action: choice(
    ACTIONS,
    '`sending` and `new-facts` follow from what is reported; the others somebody takes.',
  ),
  state: choice(REVIEW_STATES, 'The state that it led to.'),
  at: instant('When.'),
  by: Type.String({ description: 'Opaque subject of who took it.' }),
  content: optional(
    closed(
      'What was said, and what the service added. While the answer is withheld from you, a proposal has none, and of the others what tells of the answer is left out; in lists it always is.',
      {
        action: choice(ACTIONS),
        said: stepSaid,
        noted: optional(ref(Noted)),
        independent: optional(
          fact(
            'For an independent view, from the audit trail: whether whoever wrote it had neither run the rules nor been shown an answer, in this consideration or another of the licence, nor recorded a judgement in it, nor asked about a case inline since what prompted it was reported.',
          ),
        ),
        departs: optional(
          choice(
            ['agrees', 'departs', 'nothing-to-compare'],
            'For a decision: how it stands to the latest run. Either is as good; both are recorded alike.',
          ),
        ),
        endorsement: optional(
          choice(
            [...ENDORSEMENTS, 'unknown'],
            'For a decision: who must agree, by the rule book on that day; `unknown` where it leaves that open.',
          ),
        ),
        appliedEndorsement: optional(
          choice(
            ENDORSEMENTS,
            'For a decision: who must agree to it as it was taken; while the rule book leaves it open, the senior manager too.',
          ),
        ),
        ruleBook: optional(
          closed('The rule book that the clocks, and the reason for a decision, were taken from.', {
            version: Type.String(),
            digest: Type.String(),
          }),
        ),
        clocks: optional(answers(startedClock, 'Clocks that the step started.')),
        countersignBy: optional(
          choice(COUNTERSIGNERS, 'For a decision outside the usual flow: who must countersign.'),
        ),
        countersignatureLapsed: optional(
          choice(
            COUNTERSIGNERS,
            'For a reopening: who had yet to countersign the decision, which no longer stands.',
          ),
        ),
      },
    ),
  ),
});

export const Review = closedComponent('Review', 'How far a consideration is, and what is due.', {
  state: choice(REVIEW_STATES),
  decision: optional(choice(DECISIONS, 'The decision in force; left out while there is none.')),
  urgency: choice(URGENCY_ANSWERS, 'The practitioner’s answer; `unknown` until there is one.'),
  clocks: answers(ref(ReviewClock), 'Clocks that run; none where nothing is due.'),
  expired: fact(
    'Whether the time to decide ran out undecided. A decision can still be made; until then, or until somebody records why there was none, it is on the queue of the senior manager.',
  ),
  notYetCountersigned: fact(
    'Whether a decision taken outside the usual flow waits for its countersignature.',
  ),
  countersignature: optional(
    choice(
      COUNTERSIGNATURE_STANDINGS,
      'How the countersignature of the latest decision stands; left out where it asked for none. `refused` shows also where the recall had been sent and nothing is called back; `lapsed`: it was owed when the decision was reopened.',
    ),
  ),
  newFacts: optional(
    choice(
      NEW_FACTS_STANDINGS,
      'What was concluded of the latest news that demanded a review, or `waiting`; left out where there never was any.',
    ),
  ),
  waitsFor: answers(choice(QUEUES), 'Whose move it is.'),
  recallBeforeAgreement: optional(
    Type.Unsafe<true>({
      type: 'boolean',
      const: true,
      description: 'A recall of this consideration was reported as sent before recall had been agreed.',
    }),
  ),
  actions: answers(choice(ACTIONS), 'What may be done next. Who may do it depends on their part so far.'),
  steps: answers(ref(ReviewStep), 'Oldest first.'),
});
