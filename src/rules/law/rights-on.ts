import type { IsoDate } from '../inputs.ts';
import type { Confidence, Mark, Source } from '../kernel/book.ts';
import { addDays, isInForce } from '../kernel/dated.ts';
import type { IssuedType, RecallPower } from '../vocabularies.ts';
import { R1_ORA } from './regimes/r1-ora.ts';
import { R4_FTR56 } from './regimes/r4-ftr56.ts';
import {
  type KindOfRecallMade,
  RIGHTS,
  RIGHTS_OF_THE_PERSON,
  type RightOfThePerson,
  type RightRow,
} from './rights.ts';
import { SOURCES } from './sources.ts';

const ROWS: readonly (readonly [string, RightRow])[] = Object.entries(RIGHTS);

/** A recall as it was made, as far as rights depend on it. Absent means not known. */
export interface RecallMade {
  readonly power: RecallPower;
  readonly type?: IssuedType;
  readonly lengthDays?: 14 | 28 | 56;
  /** The first day back in custody. */
  readonly returnedOn?: IsoDate;
  /** Whether the person serves sentences of youth detention (s.91, s.250) and no others. */
  readonly onlyYouthSentences?: boolean;
  /** Whether the person had been released on home detention curfew. */
  readonly releasedOnCurfew?: boolean;
  /** `determined`: a named person determined that release is not to follow. `removed`: taken out otherwise, by s.255BA(9). */
  readonly automaticRelease?: 'determined' | 'removed';
}

/** The days that say which law a recall is told of. */
export interface DaysOfTelling {
  /** The day of revocation: the law of that day is the law of the recall. */
  readonly revokedOn: IsoDate;
  /** The day on which the person is told: the law may have changed for recalls that were already running. */
  readonly toldOn: IsoDate;
}

/** A right with its authority. */
export interface RightInForce {
  readonly id: string;
  readonly right: RightOfThePerson;
  readonly authorities: readonly (Source & { readonly at: string })[];
  readonly verification: Mark;
  readonly confidence: Confidence;
}

/**
 * The rights that go with a recall, by the law of the day on which it was made: the day of revocation.
 *
 * Of a recall whose kind is not known, those are named that every recall under the power has. Its length is taken as it was issued
 * wherever the law of the day has such a length.
 */
export function rightsOn(
  days: DaysOfTelling,
  recall: RecallMade,
): { readonly kind: KindOfRecallMade; readonly rights: readonly RightInForce[] } {
  const kind = kindOn(days, recall);
  const held = ROWS.filter(
    ([, row]) =>
      isInForce(row, days.revokedOn) &&
      row.kinds.includes(kind) &&
      (row.right !== 'later-release-after-curfew' || recall.releasedOnCurfew !== false),
  );
  const rights = held
    .toSorted(
      ([, one], [, other]) =>
        RIGHTS_OF_THE_PERSON.indexOf(one.right) - RIGHTS_OF_THE_PERSON.indexOf(other.right),
    )
    .map(([id, { right, cite: cited, mark, confidence }]) => ({
      id,
      right,
      authorities: cited.map(({ source, at }) => ({ ...SOURCES[source], at })),
      verification: mark,
      confidence,
    }));
  return { kind, rights };
}

function kindOn(days: DaysOfTelling, recall: RecallMade): KindOfRecallMade {
  switch (recall.power) {
    case 'section-255':
      return 'home-detention-curfew';
    case 'section-32':
      return 'indeterminate';
    case 'section-254':
      return recall.type === undefined || isInOpenTransition(days, recall)
        ? 'not-known'
        : kindOfType(recall.type, days.revokedOn, recall);
  }
}

function kindOfType(type: IssuedType, day: IsoDate, recall: RecallMade): KindOfRecallMade {
  switch (type) {
    case 'standard':
      return 'standard';
    case 'fixed-term':
      return fixedTermOn(day, recall);
  }
}

/**
 * Whether the recall was made before 31 March 2026 and ran on from then. A standard recall may have been turned into one of 56 days, in
 * waves; of a fixed term, and of whoever came back later, no rule is known (SI 2026/86 reg 4, text not checked).
 */
function isInOpenTransition({ revokedOn, toldOn }: DaysOfTelling, recall: RecallMade): boolean {
  const change = R4_FTR56.from;
  const backLater = recall.returnedOn !== undefined && recall.returnedOn >= change;
  return revokedOn < change && (backLater || (toldOn >= change && mayHaveRunOn(change, recall)));
}

/** Whether the recall of somebody who was back before that day may still have been running on it. */
function mayHaveRunOn(day: string, recall: RecallMade): boolean {
  const { type, lengthDays, returnedOn, releasedOnCurfew, automaticRelease } = recall;
  if (type !== 'fixed-term') {
    return true;
  }
  if (automaticRelease === 'determined') {
    // Its rights name no length and no route, so that the change takes nothing from them.
    return false;
  }
  return (
    returnedOn === undefined ||
    lengthDays === undefined ||
    releasedOnCurfew === true ||
    addDays(returnedOn, lengthDays) > day
  );
}

function fixedTermOn(day: IsoDate, recall: RecallMade): KindOfRecallMade {
  const { lengthDays, automaticRelease } = recall;
  if (lengthDays === undefined || automaticRelease === 'removed' || !hasLengthOn(day, lengthDays, recall)) {
    return 'not-known';
  }
  if (automaticRelease === 'determined') {
    return lengthDays === 56 ? 'fixed-term-56-withdrawn' : 'fixed-term-withdrawn';
  }
  return `fixed-term-${lengthDays}`;
}

/** Whether the law of the day has a fixed term of that length for this person; where that turns on what is not known, as it was issued. */
function hasLengthOn(day: IsoDate, length: 14 | 28 | 56, { onlyYouthSentences }: RecallMade): boolean {
  if (length === 56) {
    return day >= R4_FTR56.from && onlyYouthSentences !== true;
  }
  return day < R4_FTR56.from ? length === 28 || day >= R1_ORA.from : onlyYouthSentences !== false;
}
