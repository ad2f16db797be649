import type { EventType, EvidenceStatus } from '../rules/index.ts';
import type { Fault } from './errors.ts';
import type { BreachEventContent, RevisionContent } from './model.ts';

/** Where a new status moves an event among the stage types of the criminal process; undefined when it does not. */
export type TypeAfter = (type: EventType, status: EvidenceStatus) => EventType | undefined;

/** The event as it is after the news, or why the news cannot be applied. */
export type Applied =
  | { readonly event: BreachEventContent }
  | { readonly faults: readonly [Fault, ...(readonly Fault[])] };

/**
 * Applies later news or a correction to an event. Members of `changes` replace, those in `nowUnknown` go, everything else
 * stays. When the status changes and no type is given, the event moves to the stage type that the status belongs to.
 */
export function applyRevision(
  current: BreachEventContent,
  revision: RevisionContent,
  typeAfter: TypeAfter,
): Applied {
  const { changes = {}, nowUnknown = [] } = revision;
  const faults = nowUnknown.flatMap((member, place): Fault[] =>
    Object.hasOwn(changes, member)
      ? [
          {
            field: `/nowUnknown/${place}`,
            problem: `\`${member}\` is also in \`changes\``,
            remedy: 'name it in one of the two: a member is either known to be something or not known',
          },
        ]
      : [],
  );
  const [firstFault, ...otherFaults] = faults;
  if (firstFault !== undefined) {
    return { faults: [firstFault, ...otherFaults] };
  }

  const changed: BreachEventContent = { ...current, ...changes };
  const moved = changes.type === undefined ? typeAfter(changed.type, changed.evidenceStatus) : undefined;
  const statusChanged = changed.evidenceStatus !== current.evidenceStatus;
  const event: BreachEventContent = {
    ...changed,
    ...(statusChanged && moved !== undefined ? { type: moved } : {}),
  };
  // A copy of our own, from which the members that are no longer known are taken.
  for (const member of nowUnknown) {
    Reflect.deleteProperty(event, member);
  }
  if (isSame(current, event)) {
    return {
      faults: [
        {
          field: '/changes',
          problem: 'the revision changes nothing',
          remedy: 'give the members that are different now, or name those no longer known in `nowUnknown`',
        },
      ],
    };
  }
  return { event };
}

/** Whether two JSON values are equal, whatever the order of their members. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) {
    return true;
  }
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    return false;
  }
  if (Array.isArray(a) !== Array.isArray(b)) {
    return false;
  }
  const members = new Map(Object.entries(a));
  const others = Object.entries(b);
  return members.size === others.length && others.every(([name, other]) => isSame(members.get(name), other));
}
