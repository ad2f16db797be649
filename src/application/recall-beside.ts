import { canonicalBytes } from '../audit/index.ts';
import type { IsoDate } from '../rules/index.ts';
import type { Fault } from './errors.ts';
import { liveRecallOf } from './live-recall.ts';
import type { RecallContent } from './model.ts';

/** What in a report of a recall contradicts what else is known of its licence: its release, and its other recalls. */

/**
 * A revocation before the release that it would end, by the licence as it is known now: only who is on licence can be recalled. A
 * licence names its last release. Where the report says that there was a later one, or that the recall was cancelled, that release
 * may be the one, and nothing is at fault; nor is a revocation that was reported before the licence said so.
 *
 * @param releasedOn The day of the last release; undefined where it is not known.
 */
export function releaseFaults(
  before: RecallContent | undefined,
  { revokedOn, reReleasedOn, cancelledOn }: RecallContent,
  releasedOn: IsoDate | undefined,
): readonly Fault[] {
  const isNews = revokedOn !== undefined && revokedOn !== before?.revokedOn;
  const isOver = reReleasedOn !== undefined || cancelledOn !== undefined;
  return isNews && !isOver && releasedOn !== undefined && revokedOn < releasedOn
    ? [
        {
          field: '/revokedOn',
          problem: `is before the licence began: it says that the person was last released on ${releasedOn}`,
          remedy:
            'correct `revokedOn`, or the release in the licence; where the person was released again since, report `reReleasedOn` too',
        },
      ]
    : [];
}

/**
 * A first report of a recall that another one of the licence leaves no room for: one that says the very same, or under which the person
 * still is when the other revokes the licence. A client that repeats itself without a key would otherwise be counted twice. A recall
 * that was cancelled is treated as never made, and leaves room.
 *
 * @param others The other recalls of the licence, each as it was last reported.
 */
export function repetitionFaults(
  recall: RecallContent,
  others: readonly { readonly id: string; readonly content: RecallContent }[],
): readonly Fault[] {
  const bytes = canonicalBytes(recall);
  const same = others.find(({ content }) => canonicalBytes(content).equals(bytes));
  if (same !== undefined) {
    return [
      {
        field: '',
        problem: `says the same as recall ${same.id} of this licence`,
        remedy: `report what became of that one with PUT /v1/recalls/${same.id}; where this is another, say what differs`,
      },
    ];
  }
  const standing = others.find(({ content }) => overlap(content, recall));
  return standing === undefined
    ? []
    : [
        {
          field: '/revokedOn',
          problem: `recall ${standing.id} of this licence, revoked on ${standing.content.revokedOn}, leaves no room for another: one of them still stands when the other revokes the licence`,
          remedy: `first report what became of the earlier one (\`cancelledOn\`, \`reReleasedOn\` or \`diedOn\`); where this is the same recall, send it with PUT /v1/recalls/${standing.id}`,
        },
      ];
}

function overlap(one: RecallContent, other: RecallContent): boolean {
  if (one.revokedOn === undefined || other.revokedOn === undefined) {
    return false;
  }
  const later = one.revokedOn < other.revokedOn ? other.revokedOn : one.revokedOn;
  return [one, other].every(
    (recall) =>
      recall.cancelledOn === undefined && liveRecallOf([{ id: '', content: recall }], later) !== undefined,
  );
}
