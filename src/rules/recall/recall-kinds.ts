import type { KindOfRecall, RecallKind, RecallType } from '../answer.ts';
import { couldBe, isSettledAs, outcomes, type Possible } from '../kernel/possible.ts';

/** What a type of recall stands for. */
export interface Meaning {
  /** Length of the fixed term, in days, where one is open. */
  readonly lengthDays?: number;
  /** Whether the type is fixed if the person is recalled. Recall itself is discretionary in every case. */
  readonly choice?: 'mandatory' | 'discretionary';
  /** The kinds of recall that it leaves open. */
  readonly kinds: readonly RecallKind[];
}

const fixed = (lengthDays: number): Meaning => ({ lengthDays, choice: 'mandatory', kinds: ['fixed-term'] });
const either = (lengthDays: number): Meaning => ({
  lengthDays,
  choice: 'discretionary',
  kinds: ['fixed-term', 'standard'],
});

/** What each type of recall stands for. */
export const MEANING: Readonly<Record<RecallType, Meaning>> = {
  'fixed-term-14-mandatory': fixed(14),
  'fixed-term-28-mandatory': fixed(28),
  'fixed-term-56-mandatory': fixed(56),
  'fixed-term-14-or-standard': either(14),
  'fixed-term-28-or-standard': either(28),
  'standard-only': { choice: 'mandatory', kinds: ['standard'] },
  'indeterminate-recall-section-32': { choice: 'mandatory', kinds: ['section-32'] },
  court: { kinds: [] },
  'not-recallable': { kinds: [] },
  'refer-to-specialist': { kinds: [] },
};

const isType = (type: string): type is RecallType => Object.hasOwn(MEANING, type);

type Kind = Omit<KindOfRecall, 'certainty'>;

const kindsOf = (type: RecallType): readonly Kind[] => {
  const { kinds, lengthDays } = MEANING[type];
  return kinds.map((kind) =>
    kind === 'fixed-term' && lengthDays !== undefined ? { kind, lengthDays } : { kind },
  );
};
const nameOf = ({ kind, lengthDays }: Kind): string => `${kind} ${lengthDays ?? ''}`;

/**
 * Every kind of recall that is open, and every kind that missing facts could leave open. The power of s.255 stands beside
 * that of s.254 where it is available; a person chooses, with reasons.
 */
export function kindsOfRecall(type: Possible<string>, curfew: Possible<string>): readonly KindOfRecall[] {
  const kinds = kindsOfTypes(outcomes(type).filter(isType));
  if (!couldBe(curfew, 'available')) return kinds;
  const certainty = isSettledAs(curfew, 'available') ? 'open' : 'possible';
  return [...kinds, { kind: 'home-detention-curfew', certainty }];
}

function kindsOfTypes(types: readonly RecallType[]): readonly KindOfRecall[] {
  const found = new Map(types.flatMap(kindsOf).map((kind) => [nameOf(kind), kind]));
  const kinds: KindOfRecall[] = [];
  for (const [name, kind] of found) {
    const always =
      types.length === 1 || types.every((outcome) => kindsOf(outcome).some((each) => nameOf(each) === name));
    kinds.push({ ...kind, certainty: always ? 'open' : 'possible' });
  }
  return kinds;
}
