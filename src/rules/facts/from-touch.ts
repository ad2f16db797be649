import type { ConditionInputs, EventInputs, LicenceInputs } from '../inputs.ts';
import type { Possible } from '../kernel/possible.ts';
import { type Facts, type Inquiry, knownYesNo, row } from './inquiry.ts';

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

/** Whether the event could touch the condition at all: an event that names its conditions touches no other. */
export function couldTouch(event: EventInputs, condition: string): boolean {
  return event.conditions === undefined || event.conditions.includes(condition);
}

/** The name of one event's touch on one condition, as a subject. */
export function touchSubject(event: EventInputs, condition: string): string {
  return `${event.id}/${condition}`;
}

/** Facts of one event's touch on one condition: tested against the licence as issued, on the day of the event. */
export function touchFacts(
  inquiry: Inquiry,
  event: EventInputs,
  conditionId: string,
  licence: LicenceInputs,
): Facts {
  const subject = touchSubject(event, conditionId);
  const condition = licence.conditions?.find(({ id }) => id === conditionId);
  const onLicence = licence.conditions === undefined ? undefined : condition !== undefined;
  return {
    'touch.concerns': knownYesNo(inquiry, event.conditions?.includes(conditionId), 'touch.concerns', subject),
    'touch.on-licence': knownYesNo(inquiry, onLicence, 'touch.on-licence', conditionId),
    'touch.in-force': inForce(inquiry, event, condition, onLicence, subject),
    'touch.no-offence-condition': knownYesNo(
      inquiry,
      onLicence === false ? false : namesOffence(inquiry, condition),
      'touch.no-offence-condition',
      conditionId,
    ),
  };
}

function inForce(
  inquiry: Inquiry,
  { occurredOn }: EventInputs,
  condition: ConditionInputs | undefined,
  onLicence: boolean | undefined,
  subject: string,
): Possible<boolean> {
  const { inForceFrom: from, inForceTo: to } = condition ?? {};
  const tooEarly = from === undefined || occurredOn === undefined ? undefined : occurredOn < from;
  const tooLate =
    to === 'licence-end' ? false : to === undefined || occurredOn === undefined ? undefined : occurredOn > to;
  const settled =
    onLicence === false || tooEarly === true || tooLate === true
      ? false
      : tooEarly === false && tooLate === false
        ? true
        : undefined;
  return knownYesNo(inquiry, settled, 'touch.in-force', subject);
}

// Only a standard condition names an offence as such, and the same code means different things in different policies.
function namesOffence(inquiry: Inquiry, condition: ConditionInputs | undefined): boolean | undefined {
  const standard = condition?.category === undefined ? undefined : condition.category === 'standard';
  const byCode = codeNamesOffence(inquiry, condition?.policyVersion, condition?.code);
  if (standard === false || byCode === false) return false;
  return standard === true && byCode === true ? true : undefined;
}

// Where the policy version is not told, the code is tried in every version; a version not in the book leaves it open.
function codeNamesOffence(
  inquiry: Inquiry,
  version: string | undefined,
  code: string | undefined,
): boolean | undefined {
  const rows = inquiry.compiled.book.tables['no-offence-conditions']?.rows ?? {};
  const meant =
    version === undefined ? Object.values(rows) : [row(inquiry, 'no-offence-conditions', version)];
  const answers = new Set(
    meant.map((codes) =>
      codes === undefined || (code === undefined && codes.length > 0)
        ? undefined
        : code !== undefined && codes.includes(code.toLowerCase()),
    ),
  );
  const [only] = answers;
  return answers.size === 1 && typeof only === 'boolean' ? only : undefined;
}
