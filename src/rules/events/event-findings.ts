import { type Charge, chargeOf, eventFacts } from '../facts/from-event.ts';
import { type Touch, touchFacts, touchSubject } from '../facts/from-touch.ts';
import { type Facts, type Inquiry, row } from '../facts/inquiry.ts';
import { answerOf, type Held, type Hold } from '../held.ts';
import type { EventInputs, LicenceInputs } from '../inputs.ts';
import type { Possible, Workspace } from '../kernel/possible.ts';

/** What the facts of an event hang on of the licence: nothing else of it bears on any event. */
export type LicenceOfEvents = Pick<LicenceInputs, 'conditions' | 'release'>;

/** What one event was, and the charge that it may be. */
export interface EventFinding {
  readonly event: EventInputs;
  readonly facts: Facts;
  readonly conduct: Held;
  readonly charge: Charge;
}

/** What an event says of the conditions that it touches in one and the same way. */
export interface TouchFinding extends Touch {
  readonly facts: Facts;
  /** Whether the event touches the condition. */
  readonly concerns: Possible<boolean>;
  readonly grounds: Held;
}

/** Asks what an event was. */
export function eventFinding(
  inquiry: Inquiry,
  hold: Hold,
  event: EventInputs,
  licence: LicenceOfEvents,
): EventFinding {
  const facts = eventFacts(inquiry, event, licence);
  const conduct = hold(inquiry, 'conduct', event.id, facts);
  facts['event.conduct'] = answerOf(conduct);
  return { event, facts, conduct, charge: chargeOf(inquiry, event, facts) };
}

/** Asks whether an event gives grounds to conclude that a condition was breached. */
export function touchFinding(
  inquiry: Inquiry,
  hold: Hold,
  touch: Touch,
  ofEvent: Facts,
  licence: LicenceOfEvents,
): TouchFinding {
  const { workspace } = inquiry;
  const facts = touchFacts(inquiry, touch, licence);
  const concerns = facts['touch.concerns'];
  return {
    ...touch,
    facts,
    concerns:
      concerns === undefined ? workspace.settled(false) : workspace.map(concerns, (so) => so === true),
    grounds: hold(inquiry, 'breach-grounds', touchSubject(touch), ofEvent, facts),
  };
}

/** Whether a fact has one of its values. */
export function equals(
  { workspace }: { readonly workspace: Workspace },
  value: Possible | undefined,
  wanted: string,
): Possible<boolean> {
  return value === undefined ? workspace.settled(false) : workspace.map(value, (so) => so === wanted);
}

/** Whether a touch gives grounds. */
export const givesGrounds = (
  inquiry: Inquiry,
  { grounds }: Pick<TouchFinding, 'grounds'>,
): Possible<boolean> => equals(inquiry, answerOf(grounds), 'grounds');

/** Whether an event is of a type on which nobody may be recalled. */
export function neverAGround(inquiry: Inquiry, type: Possible | undefined): Possible<boolean> {
  const { workspace } = inquiry;
  const types = row(inquiry, 'never-a-ground', 'alone') ?? [];
  return type === undefined
    ? workspace.settled(false)
    : workspace.map(type, (so) => types.includes(String(so)));
}
