import type { CurfewRecall, RecallType } from '../../answer-codes.ts';
import type { Catalogue, Words } from '../catalogue.ts';

/*
 * What the law makes of a recall. Each sentence on a type of recall says what the law of the day allows or requires if the person is
 * recalled: never whether to recall.
 */

const TYPES: Readonly<Record<RecallType, Words>> = {
  'fixed-term-14-mandatory': 'If the person is recalled, the law requires a fixed term of 14 days.',
  'fixed-term-28-mandatory': 'If the person is recalled, the law requires a fixed term of 28 days.',
  'fixed-term-56-mandatory': 'If the person is recalled, the law requires a fixed term of 56 days.',
  'fixed-term-14-or-standard':
    'If the person is recalled, the law allows a fixed term of 14 days or a standard recall. A person chooses.',
  'fixed-term-28-or-standard':
    'If the person is recalled, the law allows a fixed term of 28 days or a standard recall. A person chooses.',
  'standard-only': 'If the person is recalled, the law requires a standard recall.',
  'indeterminate-recall-section-32':
    'If the person is recalled, the law requires recall under section 32 of the Crime (Sentences) Act 1997.',
  court: 'The law has no recall for this sentence. A failure to comply goes to a court.',
  'not-recallable': 'Under the law there is no licence to recall the person on.',
  'refer-to-specialist':
    'If the person is recalled, these rules do not settle the kind of recall. Ask a specialist. It does not mean that recall is ruled out.',
};

const TYPES_UNDER_LATER_LAW: Readonly<Record<RecallType, Words>> = {
  'fixed-term-14-mandatory':
    'If the person is recalled once the law has changed, the new law requires a fixed term of 14 days.',
  'fixed-term-28-mandatory':
    'If the person is recalled once the law has changed, the new law requires a fixed term of 28 days.',
  'fixed-term-56-mandatory':
    'If the person is recalled once the law has changed, the new law requires a fixed term of 56 days.',
  'fixed-term-14-or-standard':
    'If the person is recalled once the law has changed, the new law allows a fixed term of 14 days or a standard recall. A person chooses.',
  'fixed-term-28-or-standard':
    'If the person is recalled once the law has changed, the new law allows a fixed term of 28 days or a standard recall. A person chooses.',
  'standard-only':
    'If the person is recalled once the law has changed, the new law requires a standard recall.',
  'indeterminate-recall-section-32':
    'If the person is recalled once the law has changed, the new law requires recall under section 32 of the Crime (Sentences) Act 1997.',
  court:
    'Once the law has changed there is no recall for this sentence. A failure to comply goes to a court.',
  'not-recallable': 'Once the law has changed there is no licence to recall the person on.',
  'refer-to-specialist':
    'If the person is recalled once the law has changed, these rules do not settle the kind of recall. Ask a specialist. It does not mean that recall is ruled out.',
};

const CURFEW: Readonly<Record<CurfewRecall, Words>> = {
  available:
    'The separate power to recall from home detention curfew (section 255) is open too. A person chooses between the powers, with reasons.',
  'not-available': 'The separate power to recall from home detention curfew (section 255) is not open.',
};

/** Questions about the kind of recall, its length and what became of a recall that was made. */
export const RECALL_QUESTIONS = {
  'recall-type': {
    asks: 'If the person is recalled, which kind of recall does the law allow or require?',
    answers: TYPES,
    unknown:
      'The kind of recall is not settled, because facts are missing. Whether recall is needed comes first.',
  },
  'curfew-recall': {
    asks: 'Is the separate power to recall from home detention curfew open?',
    answers: CURFEW,
    unknown:
      'Whether the separate power to recall from home detention curfew (section 255) is open is not settled.',
  },
  'recall-type-under-later-law': {
    asks: 'The law changes before the last clock has run. Which kind of recall does the new law allow or require?',
    answers: TYPES_UNDER_LATER_LAW,
    unknown: 'The kind of recall under the new law is not settled, because facts are missing.',
  },
  'curfew-recall-under-later-law': {
    asks: 'Is the separate power to recall from home detention curfew open under the new law?',
    answers: {
      available:
        'Once the law has changed, the separate power to recall from home detention curfew (section 255) is open too. A person chooses between the powers, with reasons.',
      'not-available':
        'Once the law has changed, the separate power to recall from home detention curfew (section 255) is not open.',
    },
    unknown:
      'Whether the separate power to recall from home detention curfew (section 255) is open under the new law is not settled.',
  },
  period: {
    asks: 'How is the day of release found for this kind of recall?',
    answers: {
      'plain-days':
        'Release falls due once the days of the fixed term have run from the day of return to custody.',
      'later-of-days-and-custodial-period':
        'Release falls due once the days of the fixed term have run. If the custodial part of the sentence ends later, release falls due then.',
      'later-of-days-and-tranche':
        'Release falls due once the days of the fixed term have run. If the day set for the release group is later, release falls due then.',
      'normal-release-date':
        'Release falls due on the day on which the person would have been released without the curfew.',
      'no-automatic-release': 'No day of release is fixed by law for this kind of recall.',
      'refer-to-specialist': 'These rules do not find the day of release. Ask a specialist.',
    },
    unknown: 'How the day of release is found is not settled, because facts are missing.',
  },
  conversion: {
    asks: 'Was the standard recall brought within the 56-day release of 31 March 2026?',
    answers: {
      'converted-to-56': 'The standard recall was brought within the 56-day release of 31 March 2026.',
      'not-converted': 'The recall was not brought within the 56-day release of 31 March 2026.',
      'refer-to-specialist':
        'These rules do not settle whether the recall was brought within the 56-day release. Ask a specialist.',
    },
    unknown:
      'Whether the recall was brought within the 56-day release is not settled, because facts are missing.',
  },
  withdrawal: {
    asks: 'Can automatic release be withdrawn after the recall, or has it been?',
    answers: {
      made: 'Automatic release has been withdrawn after the recall, so the recall is now a standard one.',
      open: 'The law lets automatic release be withdrawn if the person is no longer suitable for it. That is for the Secretary of State, never for these rules.',
      'not-open': 'On these facts, automatic release cannot be withdrawn.',
      'refer-to-specialist':
        'These rules do not settle whether automatic release can be withdrawn. Ask a specialist.',
    },
    unknown: 'Whether automatic release can be withdrawn is not settled, because facts are missing.',
  },
  'endorsement-of-recall': {
    asks: 'If a person decides to recall, who must agree?',
    answers: {
      'senior-probation-officer': 'If a person decides to recall, a senior probation officer must agree.',
      'senior-probation-officer-then-senior-manager':
        'If a person decides to recall, a senior probation officer must agree, and then a senior manager.',
      'duty-manager-then-countersignature':
        'If a person decides to recall out of hours, the duty manager must agree, and somebody countersigns later.',
    },
    unknown: 'Who must agree to a recall is not settled. That holds up no other answer.',
  },
  'endorsement-of-no-recall': {
    asks: 'If a person decides not to recall, who must agree?',
    answers: {
      'senior-probation-officer':
        'If a person decides not to recall, a senior probation officer records that decision and the reasons.',
      'senior-probation-officer-then-senior-manager':
        'If a person decides not to recall, a senior probation officer must agree, and then a senior manager. It is not the first such decision.',
      'duty-manager-then-countersignature':
        'If a person decides not to recall out of hours, the duty manager must agree, and somebody countersigns later.',
    },
    unknown:
      'Who must agree to a decision not to recall is not settled, because earlier decisions are not known.',
  },
} as const satisfies Partial<Catalogue['questions']>;
