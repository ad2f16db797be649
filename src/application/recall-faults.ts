import type { IsoDate } from '../rules/index.ts';
import type { Fault } from './errors.ts';
import { londonDayOf } from './london.ts';
import type { Instant, RecallContent } from './model.ts';

/**
 * What contradicts itself in a report of a recall. Nothing is at fault because it is missing: what is absent has not been
 * reported. Days to come may be given for what is planned (sending, return, release); what somebody decides or what happens to a
 * person is reported once it has come.
 */

const DAY_MS = 86_400_000;

/** Members that say something of a licence that was revoked. CJA 2003 s.254(6): only on revocation is there a return to be made. */
const AFTER_REVOCATION = [
  'atLargeFrom',
  'returnedToCustodyOn',
  'daysAtLargeBeforeReturn',
  'daysAtLargeAfterReturn',
  'addedDaysAfterReturn',
  'cancelledOn',
  'reReleasedOn',
] as const;

/** Members that count days from a return on. */
const AFTER_RETURN = ['daysAtLargeAfterReturn', 'addedDaysAfterReturn'] as const;

/** Days that cannot be planned: decisions of others, and what happened to the person. */
const NOT_PLANNED = ['revokedOn', 'refusedOn', 'atLargeFrom', 'cancelledOn', 'diedOn'] as const;

type Day = Extract<keyof RecallContent, `${string}On` | 'atLargeFrom'>;

/**
 * The first of each pair cannot come after the second. A revocation may come after a death that nobody knew of, and so may a
 * cancellation, which may come at any time (CJA 2003 s.254(2A)-(2C), s.255(3)): also after a release.
 */
const IN_ORDER: readonly (readonly [first: Day, second: Day])[] = [
  ['sentOn', 'revokedOn'],
  ['sentOn', 'refusedOn'],
  ['revokedOn', 'atLargeFrom'],
  ['revokedOn', 'returnedToCustodyOn'],
  ['revokedOn', 'cancelledOn'],
  ['revokedOn', 'reReleasedOn'],
  ['atLargeFrom', 'returnedToCustodyOn'],
  ['atLargeFrom', 'reReleasedOn'],
  ['returnedToCustodyOn', 'reReleasedOn'],
  ['returnedToCustodyOn', 'cancelledOn'],
  ['atLargeFrom', 'diedOn'],
  ['returnedToCustodyOn', 'diedOn'],
  ['reReleasedOn', 'diedOn'],
];

/** Members that are fixed as they were issued once the licence is revoked. */
const ISSUED = ['power', 'type', 'lengthDays', 'revokedOn'] as const;

/** Contradictions within one report, recorded at an instant. */
export function contradictions(recall: RecallContent, at: Instant): readonly Fault[] {
  return [
    ...courseFaults(recall),
    ...outOfPlaceFaults(recall),
    ...reasonFaults(recall),
    ...typeFaults(recall),
    ...orderFaults(recall),
    ...futureFaults(recall, londonDayOf(at)),
    ...atLargeFaults(recall),
  ];
}

/**
 * What a report changes that was fixed before it: the power, type, length and day of a revocation stay as issued, because they
 * choose the law of the recall, and so do the reasons that somebody had confirmed. A report may still say that an earlier one was wrong, and why.
 *
 * @param before The version that it replaces; undefined for a first report.
 */
export function changesOfIssued(before: RecallContent | undefined, after: RecallContent): readonly Fault[] {
  if (before === undefined) {
    return after.correction === undefined
      ? []
      : [
          {
            field: '/correction',
            problem: 'nothing was reported before that could be corrected',
            remedy: 'leave the member out of a first report',
          },
        ];
  }
  if (before.revokedOn === undefined || after.correction !== undefined) {
    return [];
  }
  const changed = ISSUED.filter((member) => before[member] !== undefined && before[member] !== after[member]);
  return [...changed, ...changedReasons(before, after)].map((member) => ({
    field: `/${member}`,
    problem: `the licence is revoked, and this is not what was reported of the recall as issued${after[member] === undefined ? ': it is left out' : ''}`,
    remedy:
      'send it as it was reported; where that was wrong, send `correction` with the reason beside what is right',
  }));
}

/**
 * Reasons that somebody had confirmed at the revocation stay: what comes later, such as no further action, is told of the event, and
 * rewrites neither the recall nor the figures of its quarter.
 */
function changedReasons(
  before: RecallContent,
  after: RecallContent,
): readonly ('reasons' | 'reasonsConfirmedBy')[] {
  if (before.reasonsConfirmedBy === undefined) {
    return [];
  }
  const kept = new Set(before.reasons);
  const same =
    kept.size === (after.reasons?.length ?? 0) && after.reasons?.every((reason) => kept.has(reason));
  return [
    ...(same === true || (kept.size === 0 && after.reasons === undefined) ? [] : (['reasons'] as const)),
    ...(after.reasonsConfirmedBy === undefined ? (['reasonsConfirmedBy'] as const) : []),
  ];
}

function courseFaults(recall: RecallContent): readonly Fault[] {
  const { revokedOn, refusedOn, cancelledOn, reReleasedOn } = recall;
  const refused: readonly Fault[] =
    revokedOn !== undefined && refusedOn !== undefined
      ? [
          {
            field: '/refusedOn',
            problem:
              'a recall cannot be both refused and made: `revokedOn` says that the licence was revoked',
            remedy: 'leave out the one of `refusedOn` and `revokedOn` that did not happen',
          },
        ]
      : [];
  const early =
    revokedOn === undefined
      ? AFTER_REVOCATION.filter((member) => recall[member] !== undefined).map((member) => ({
          field: `/${member}`,
          problem: 'can only be of a licence that was revoked, and no revocation is reported',
          remedy: 'report `revokedOn` too, or leave this out',
        }))
      : [];
  const over: readonly Fault[] =
    cancelledOn !== undefined && reReleasedOn !== undefined && reReleasedOn >= cancelledOn
      ? [
          {
            field: '/reReleasedOn',
            problem: 'nobody is released again under a recall that was cancelled by then',
            remedy: 'leave out `reReleasedOn`: whoever is let go on a cancellation counts as never recalled',
          },
        ]
      : [];
  return [...refused, ...early, ...over];
}

/** What only a step can bring that is not reported. That something was not done, as `false` says, needs no step before it. */
function outOfPlaceFaults(recall: RecallContent): readonly Fault[] {
  const { revokedOn, refusedOn, returnedToCustodyOn } = recall;
  const early =
    revokedOn === undefined
      ? [
          ...(recall.removedFromAutomaticRelease === true ? ['removedFromAutomaticRelease'] : []),
          ...(recall.laterDetermination?.made === true ? ['laterDetermination'] : []),
        ].map((member) => ({
          field: `/${member}`,
          problem: 'is about release from a recall, and no revocation is reported',
          remedy: 'report `revokedOn` too, or leave this out',
        }))
      : [];
  const uncounted =
    revokedOn !== undefined && returnedToCustodyOn === undefined
      ? AFTER_RETURN.filter((member) => recall[member] !== undefined).map((member) => ({
          field: `/${member}`,
          problem: 'counts days after a return to custody, and no return is reported',
          remedy: 'report `returnedToCustodyOn` too, or leave this out',
        }))
      : [];
  const unissued =
    refusedOn !== undefined && revokedOn === undefined
      ? (['type', 'lengthDays'] as const)
          .filter((member) => recall[member] !== undefined)
          .map((member) => ({
            field: `/${member}`,
            problem: 'is that of a recall as issued, and this one was refused',
            remedy: 'leave it out, or leave out `refusedOn` where the recall was made',
          }))
      : [];
  return [...early, ...uncounted, ...unissued];
}

function reasonFaults({ reasons, reasonsConfirmedBy }: RecallContent): readonly Fault[] {
  const twice = (reasons ?? []).flatMap((reason, place, all) =>
    all.indexOf(reason) < place
      ? [{ field: `/reasons/${place}`, problem: 'is there twice', remedy: 'give each reason once' }]
      : [],
  );
  return reasonsConfirmedBy !== undefined && reasons === undefined
    ? [
        ...twice,
        {
          field: '/reasonsConfirmedBy',
          problem: 'says who confirmed the reasons, and none are reported',
          remedy: 'report `reasons` too, or leave this out',
        },
      ]
    : twice;
}

function typeFaults({ power, type, lengthDays }: RecallContent): readonly Fault[] {
  const faults: Fault[] = [];
  if (lengthDays !== undefined && type !== 'fixed-term') {
    faults.push({
      field: '/lengthDays',
      problem:
        type === undefined
          ? 'is the length of a fixed term, and no type is reported'
          : 'is the length of a fixed term, and the recall is a standard one',
      remedy: 'report `type` as `fixed-term`, or leave out `lengthDays`',
    });
  }
  if (power === 'section-32' && type === 'fixed-term') {
    faults.push({
      field: '/type',
      problem: 'there is no fixed-term recall under section 32 of the Crime (Sentences) Act 1997',
      remedy: 'correct `type`, or `power` where the recall was made under another',
    });
  }
  return faults;
}

function orderFaults(recall: RecallContent): readonly Fault[] {
  return IN_ORDER.flatMap(([first, second]) => {
    const [earlier, later] = [recall[first], recall[second]];
    return earlier !== undefined && later !== undefined && later < earlier
      ? [
          {
            field: `/${second}`,
            problem: `is before \`${first}\``,
            remedy: `correct \`${second}\` or \`${first}\`, or leave out the one that is not known`,
          },
        ]
      : [];
  });
}

function futureFaults(recall: RecallContent, today: IsoDate): readonly Fault[] {
  return NOT_PLANNED.filter((member) => (recall[member] ?? today) > today).map((member) => ({
    field: `/${member}`,
    problem: 'is in the future',
    remedy: 'report it when it has happened, or correct the day',
  }));
}

/** Days at large that are more than the days there were, the first and the last counted. */
function atLargeFaults(recall: RecallContent): readonly Fault[] {
  const { revokedOn, returnedToCustodyOn, reReleasedOn, cancelledOn } = recall;
  const left = [reReleasedOn, cancelledOn].filter((day) => day !== undefined).toSorted()[0];
  return [
    ...tooMany('daysAtLargeBeforeReturn', recall.daysAtLargeBeforeReturn, [
      ['revokedOn', revokedOn],
      ['returnedToCustodyOn', returnedToCustodyOn],
    ]),
    ...tooMany('daysAtLargeAfterReturn', recall.daysAtLargeAfterReturn, [
      ['returnedToCustodyOn', returnedToCustodyOn],
      [left === reReleasedOn ? 'reReleasedOn' : 'cancelledOn', left],
    ]),
  ];
}

type Bound = readonly [name: Day, day: IsoDate | undefined];

function tooMany(
  member: 'daysAtLargeBeforeReturn' | 'daysAtLargeAfterReturn',
  days: number | undefined,
  [[firstName, first], [lastName, last]]: readonly [Bound, Bound],
): readonly Fault[] {
  if (days === undefined || first === undefined || last === undefined || last < first) {
    return [];
  }
  const most = (Date.parse(last) - Date.parse(first)) / DAY_MS + 1;
  return days <= most
    ? []
    : [
        {
          field: `/${member}`,
          problem: `is more days than there are from \`${firstName}\` to \`${lastName}\``,
          remedy: `send at most ${most}, or correct the days`,
        },
      ];
}
