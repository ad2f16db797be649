import type { Definition } from './services.ts';

/** What holds of every figure. */
const OF_ALL: readonly Definition[] = [
  {
    term: 'cases put to this service',
    meaning:
      'What was recorded here, and nothing else. These are no national statistics, and are not to be read as if they were: a case that nobody put to this service is not in them. Cases for named people only are left out for whoever is not named; cases whose content was erased are counted no more.',
  },
  {
    term: 'quarter',
    meaning:
      'A quarter of the calendar. Each quarter is answered by itself and never added to another, so that no cell can be worked out from two periods that overlap.',
  },
  {
    term: 'suppressed',
    meaning:
      'A count from 1 to 4 is not shown, and neither is another from which it could be worked out, nor a reason that all recalls but one to four have. A share is shown only where its count and its total are. A count of 0 is shown.',
  },
  {
    term: 'series break',
    meaning:
      'A day from which the figures mean something else than before. Figures from both sides of it are not to be compared as if they were one series.',
  },
];

const CONDUCT: Definition = {
  term: 'further offending',
  meaning:
    'How far the criminal process had gone in the furthest event of further offending: alleged, charged or established. `no-further-offending` says that the conduct is known and was none; where it is not known and no stage is, the answer is `unknown`, which is never counted as none.',
};

/** What the figures about reasons mean. */
export const OF_RECALL_REASONS: readonly Definition[] = [
  ...OF_ALL,
  {
    term: 'revoked',
    meaning:
      'Recalls of which the licence was revoked in the quarter, with and without confirmed reasons. One that was refused is none. Not shown where either part is not.',
  },
  {
    term: 'recalls',
    meaning:
      'Those of the revoked recalls of which a person has confirmed the reasons. Wherever a share is of recalls, it is of these.',
  },
  {
    term: 'cancelled since',
    meaning:
      'Recalls that were cancelled after the licence was revoked. They stay counted, because the licence was revoked, and are counted beside as well. That the published series counts them so is our `inference` and is not confirmed by its makers.',
  },
  {
    term: 'reasons',
    meaning:
      'Confirmed raw reasons of those recalls, each put into one of the 12 published categories and counted once for each recall and category. Which category a reason falls into is from the official form, or inferred where every label without a category of its own falls under Other.',
  },
  {
    term: 'without confirmed reasons',
    meaning: 'Revoked recalls of which nobody has confirmed the reasons yet. They are in no share.',
  },
  CONDUCT,
  {
    term: 'issued',
    meaning:
      'Recalls with confirmed reasons by the type, and of a fixed term the length in days, that was reported to this service. `not-reported` where no type was, `fixed-term-length-not-reported` where the length is missing. Published tables by type are of all recalls.',
  },
];

/** What the figures about considerations mean. */
export const OF_CONSIDERATIONS: readonly Definition[] = [
  ...OF_ALL,
  {
    term: 'considerations',
    meaning:
      'Questions of recall that were decided in the quarter, by the day of the decision in London, and those not decided that were opened in it, by the day of the opening.',
  },
  {
    term: 'response',
    meaning:
      'What the rules supported in the last run before the decision. `unknown` is an answer of its own and never counted as one against a recall; `no-run` says that the rules were not asked.',
  },
  CONDUCT,
  {
    term: 'conduct',
    meaning:
      'What the events of the case were together, as the last run before the decision found them; `unknown` also where the rules were not asked. Withheld where the number of those in which they were not asked is not shown.',
  },
  {
    term: 'clock',
    meaning:
      'What became of the time set for a step, up to the last entry of the log that is counted. Of several runs of a clock in one consideration one counts: the late before the running, the running before the met, the met before the ended.',
  },
  {
    term: 'expired',
    meaning:
      'The time to decide ran out with nothing decided, whether or not somebody decided later. No response: it ran out while a proposal waited for its first answer.',
  },
  {
    term: 'percentile',
    meaning:
      'The median, and the time within which nine in ten were done, in whole minutes, where at least 10 are known. What has not ended is left out: the time to decide is of considerations that were decided, and the time in a state of stays that were left. So long waits that still go on are in neither, and the figures of a late quarter may be too low.',
  },
];

/** What the figures about agreement mean. */
export const OF_AGREEMENT: readonly Definition[] = [
  ...OF_CONSIDERATIONS,
  {
    term: 'departure',
    meaning:
      'A decision other than the rules supported, in either direction, with the reason that was given. From an answer that was unknown nobody can depart.',
  },
  {
    term: 'agreement',
    meaning:
      'No target, and no share: decisions are counted beside what the rules said. The rules say what the law allows and what the evidence supports; a person decides. A departure with good reasons is as good a decision as any other, and many or few of them say nothing for or against anybody. These figures rank no area and nobody who decides.',
  },
];
