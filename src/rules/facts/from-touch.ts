import { conditionNamesOffence } from '../conditions/meaning.ts';
import type { ConditionInputs, EventInputs, LicenceInputs } from '../inputs.ts';
import { type Facts, type Inquiry, knownYesNo } from './inquiry.ts';

/** Stands for the conditions when nobody has said what they are. */
const CONDITIONS_NOT_GIVEN = 'conditions-not-given';

/** Ids of every condition that matters: those on the licence, and those that an event names. */
export function conditionIds(licence: LicenceInputs, events: readonly EventInputs[]): readonly string[] {
  const onLicence = licence.conditions?.map(({ id }) => id) ?? [];
  const named = events.flatMap(({ conditions }) => conditions ?? []);
  const ids = [...new Set([...onLicence, ...named])];
  const someUnnamed = events.some(({ conditions }) => conditions === undefined);
  return ids.length === 0 && licence.conditions === undefined && someUnnamed ? [CONDITIONS_NOT_GIVEN] : ids;
}

/** One event and the conditions that it touches, or could touch, in one and the same way. */
export interface Touch {
  readonly event: EventInputs;
  /** The condition that stands for the others in the subject of what follows. */
  readonly condition: string;
  readonly conditions: readonly string[];
}

/** The name of a touch, as a subject. */
export function touchSubject({ event, condition }: Touch): string {
  return `${event.id}/${condition}`;
}

/**
 * The touches of an event. One that names its conditions touches those and no other. One that does not could touch any:
 * conditions that are alike in what matters (in force that day, naming an offence) are taken together, so that the
 * work does not grow with the length of the licence.
 */
export function touchesOf(
  inquiry: Inquiry,
  event: EventInputs,
  licence: LicenceInputs,
  conditions: readonly string[],
): readonly Touch[] {
  if (event.conditions !== undefined) {
    const named = new Set(event.conditions);
    return conditions
      .filter((condition) => named.has(condition))
      .map((condition) => ({ event, condition, conditions: [condition] }));
  }
  const alike = new Map<string, string[]>();
  for (const id of conditions) {
    const condition = licence.conditions?.find((each) => each.id === id);
    const kind = `${condition !== undefined} ${inForceOn(event, condition)} ${namesOffence(inquiry, condition)}`;
    alike.set(kind, [...(alike.get(kind) ?? []), id]);
  }
  return [...alike.values()].map((group) => ({
    event,
    condition: group.toSorted()[0] ?? '',
    conditions: group,
  }));
}

/** Facts of one touch: tested against the licence as issued, on the day of the event. */
export function touchFacts(inquiry: Inquiry, touch: Touch, licence: LicenceInputs): Facts {
  const { event, condition: conditionId } = touch;
  const subject = touchSubject(touch);
  const condition = licence.conditions?.find(({ id }) => id === conditionId);
  const onLicence = licence.conditions === undefined ? undefined : condition !== undefined;
  return {
    'touch.concerns': knownYesNo(inquiry, event.conditions?.includes(conditionId), 'touch.concerns', subject),
    'touch.on-licence': knownYesNo(inquiry, onLicence, 'touch.on-licence', conditionId),
    'touch.in-force': knownYesNo(
      inquiry,
      onLicence === false ? false : inForceOn(event, condition),
      'touch.in-force',
      subject,
    ),
    'touch.no-offence-condition': knownYesNo(
      inquiry,
      onLicence === false ? false : namesOffence(inquiry, condition),
      'touch.no-offence-condition',
      conditionId,
    ),
  };
}

function inForceOn({ occurredOn }: EventInputs, condition: ConditionInputs | undefined): boolean | undefined {
  const { inForceFrom: from, inForceTo: to } = condition ?? {};
  const tooEarly = from === undefined || occurredOn === undefined ? undefined : occurredOn < from;
  const tooLate =
    to === 'licence-end' ? false : to === undefined || occurredOn === undefined ? undefined : occurredOn > to;
  if (tooEarly === true || tooLate === true) return false;
  return tooEarly === false && tooLate === false ? true : undefined;
}

// Only a standard condition names an offence as such, and the same code means different things in different policies.
function namesOffence({ compiled }: Inquiry, condition: ConditionInputs | undefined): boolean | undefined {
  return conditionNamesOffence(compiled.book.conditions, condition ?? {});
}
