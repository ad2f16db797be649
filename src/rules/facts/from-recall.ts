import type { IsoDate, LicenceInputs, RecallInputs } from '../inputs.ts';
import type { Possible } from '../kernel/possible.ts';
import { type Facts, type Inquiry, known, knownYesNo } from './inquiry.ts';
import type { DayRange } from './release-date.ts';

/** The day whose law governs the recall: that of revocation once it is told, and the day of the decision until then. */
export function recallDay({ revokedOn }: RecallInputs, asAt: IsoDate, coverageFrom: IsoDate): IsoDate {
  return revokedOn === undefined || revokedOn < coverageFrom ? asAt : revokedOn;
}

/** Whether a recall that has been made is over: cancelled, ended by release or by death. Acts, so absent means not. */
export function isOver({ cancelledOn, reReleasedOn, diedOn }: RecallInputs, by?: IsoDate): boolean {
  return [cancelledOn, reReleasedOn, diedOn].some(
    (day) => day !== undefined && (by === undefined || day < by),
  );
}

const inOrder = (earlier: IsoDate | undefined, later: IsoDate | undefined): boolean =>
  earlier === undefined || later === undefined || earlier <= later;

/** Whether the days told of a recall come in an order that can be, within the days that the book covers. */
export function daysInOrder(
  { revokedOn, returnedToCustodyOn }: RecallInputs,
  { sentences }: LicenceInputs,
  coverageFrom: IsoDate,
): boolean {
  const first = (sentences ?? []).flatMap(({ date }) => (date === undefined ? [] : [date])).toSorted()[0];
  return (
    inOrder(revokedOn, returnedToCustodyOn) &&
    inOrder(first, revokedOn) &&
    inOrder(first, returnedToCustodyOn) &&
    inOrder(coverageFrom, revokedOn)
  );
}

export interface RecallAsked {
  /** Day on which standard recalls were converted. */
  readonly conversionDay: IsoDate;
  /** Last day of the sentence, time at large added, as far as it is known. */
  readonly ended: DayRange;
  /** The kind of recall by the law of the recall. */
  readonly type: Possible<string>;
}

/** What is asked about a recall that has been made: how it was made, and what happened since. */
export function recallFacts(
  inquiry: Inquiry,
  recall: RecallInputs,
  asAt: IsoDate,
  { conversionDay, ended, type }: RecallAsked,
): Facts {
  const { workspace } = inquiry;
  const { power, laterDetermination, removedFromAutomaticRelease } = recall;
  return {
    'recall.revoked-before-conversion': knownYesNo(
      inquiry,
      revokedBefore(recall, asAt, conversionDay),
      'recall.revoked-before-conversion',
    ),
    'recall.made-under-section-254': knownYesNo(
      inquiry,
      power === undefined ? undefined : power === 'section-254',
      'recall.made-under-section-254',
    ),
    'recall.fixed-term': fixedTerm(inquiry, recall, type),
    'recall.over': isOver(recall, conversionDay)
      ? workspace.settled(true)
      : endedBefore(inquiry, ended, conversionDay),
    'recall.charged-after': known(inquiry, recall.chargedAfterRecall, 'recall.charged-after'),
    'recall.later-determination': workspace.settled(
      laterDetermination?.made === true || removedFromAutomaticRelease === true,
    ),
    'case.recall-type': type,
  };
}

// Where the end could lie on either side of the day, what would settle it is asked for.
function endedBefore(
  inquiry: Inquiry,
  { earliest, latest, missing }: DayRange,
  day: IsoDate,
): Possible<boolean> {
  const { workspace } = inquiry;
  if (latest < day) return workspace.settled(true);
  const [fact = 'recall.expiry'] = missing;
  return earliest >= day ? workspace.settled(false) : knownYesNo(inquiry, undefined, fact);
}

// Nobody returns on a recall before it is made. Until the revocation is told, the day of the decision stands for it.
function revokedBefore(
  { revokedOn, returnedToCustodyOn }: RecallInputs,
  asAt: IsoDate,
  day: IsoDate,
): boolean | undefined {
  if (revokedOn !== undefined) return revokedOn < day;
  if (asAt < day || (returnedToCustodyOn !== undefined && returnedToCustodyOn < day)) return true;
  return undefined;
}

// Where the type as issued is not told, a type that the law fixes is the type.
function fixedTerm(
  inquiry: Inquiry,
  { type: issued, power, lengthDays }: RecallInputs,
  type: Possible<string>,
): Possible<boolean> {
  const { workspace } = inquiry;
  if (power === 'section-255' || power === 'section-32') return workspace.settled(false);
  if (issued !== undefined) return workspace.settled(issued === 'fixed-term');
  if (lengthDays !== undefined) return workspace.settled(true);
  return workspace.choose(
    workspace.map(type, (so) => so.endsWith('-mandatory')),
    workspace.settled(true),
    workspace.choose(
      workspace.map(type, (so) => so.endsWith('-or-standard') || so === 'refer-to-specialist'),
      knownYesNo(inquiry, undefined, 'recall.fixed-term'),
      workspace.settled(false),
    ),
  );
}
