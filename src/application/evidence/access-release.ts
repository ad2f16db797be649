import type { Fault } from '../errors.ts';
import { pointersIn, without } from './json-pointers.ts';
import type { AccessDecision, AccessItem, SubjectAccessRelease } from './services.ts';

/**
 * What is wrong with decisions on items of a request, by entry id. Whatever is kept back needs its reason, and so does giving
 * whole what bears the mark `withheld`: somebody else decided before that it is not for the person.
 */
export function decisionFaults(
  items: readonly AccessItem[],
  decisions: Readonly<Record<string, AccessDecision>>,
): readonly Fault[] {
  const entries = Object.entries(decisions);
  if (entries.length === 0) {
    return [
      {
        field: '/decisions',
        problem: 'decides nothing',
        remedy: 'name at least one item by its `entryId`, with a decision',
      },
    ];
  }
  const known = new Map(items.map((item) => [item.entryId, item]));
  return entries.flatMap(([entryId, decision]) => {
    const item = known.get(entryId);
    const field = `/decisions/${entryId}`;
    return item === undefined
      ? [
          {
            field,
            problem: 'is not an item of the request',
            remedy: 'read the request and name its items by `entryId`',
          },
        ]
      : withholdFaults(item, decision, `${field}/withhold`).concat(reasonFaults(item, decision, field));
  });
}

function withholdFaults(
  { content }: AccessItem,
  { release, withhold }: AccessDecision,
  field: string,
): readonly Fault[] {
  if (release !== 'in-part') {
    return withhold === undefined
      ? []
      : [
          {
            field,
            problem: `takes parts out of what is released \`${release}\``,
            remedy: 'leave it out, or release the item `in-part`',
          },
        ];
  }
  if (withhold === undefined || withhold.length === 0) {
    return [
      {
        field,
        problem: 'does not say which parts are taken out',
        remedy: 'give a JSON pointer for each, or release the item `whole` or `not`',
      },
    ];
  }
  const pointers = new Set(pointersIn(content));
  return withhold.flatMap((pointer, place) =>
    pointers.has(pointer)
      ? []
      : [
          {
            field: `${field}/${place}`,
            problem: 'is no part of the item',
            remedy: 'give a JSON pointer into the `content` of the item',
          },
        ],
  );
}

function reasonFaults(
  { marks }: AccessItem,
  { release, reason }: AccessDecision,
  field: string,
): readonly Fault[] {
  const isWithheld = marks.some(({ mark }) => mark === 'withheld');
  return reason !== undefined || (release === 'whole' && !isWithheld)
    ? []
    : [
        {
          field: `${field}/reason`,
          problem:
            release === 'whole'
              ? 'is missing, and a part of the item is marked as withheld from the person'
              : 'is missing, and something is kept back',
          remedy: 'say why it is decided so',
        },
      ];
}

/** What the decisions let the person have, and how many items are kept back as a whole. */
export function releasedItems(
  items: readonly AccessItem[],
): Pick<SubjectAccessRelease, 'items' | 'keptBack'> {
  const released = items.filter(({ decision }) => decision !== undefined && decision.release !== 'not');
  // A statement of the person is an item too. It comes with what it is about only where it was itself released whole.
  const statements = new Set(
    released
      .filter(({ decision }) => decision?.release === 'whole')
      .flatMap(({ about: [subject] }) => (subject?.kind === 'dispute' ? [subject.id] : [])),
  );
  return {
    items: released.map(({ entryId, licenceId, about, recordedAt, content, marks, disputes, decision }) => ({
      entryId,
      licenceId,
      about,
      recordedAt,
      content: without(content, new Set(decision?.withhold)),
      inPart: decision?.release === 'in-part' || marks.some(({ why }) => why !== undefined),
      disputes: disputes.filter(({ id }) => statements.has(id)),
    })),
    keptBack: items.length - released.length,
  };
}
