import { escalationFacts } from '../facts/from-judgement.ts';
import { askYesNo, type Facts, type Inquiry } from '../facts/inquiry.ts';
import type { CaseInputs, EventInputs } from '../inputs.ts';
import type { Possible } from '../kernel/possible.ts';
import {
  type EventFinding,
  equals,
  givesGrounds,
  neverAGround,
  type TouchFinding,
} from './event-findings.ts';

/** One event as the case reads it. */
export interface EventOfCase extends EventFinding {
  readonly touches: readonly Pick<TouchFinding, 'concerns' | 'grounds'>[];
}

/** Whether any event gives grounds to conclude that any condition was breached. */
export function breachOf(inquiry: Inquiry, events: readonly EventOfCase[]): Possible<string> {
  const { workspace } = inquiry;
  const anyGrounds = workspace.any(
    events.flatMap(({ touches }) => touches.map((touch) => givesGrounds(inquiry, touch))),
  );
  return workspace.map(anyGrounds, (so) => (so ? 'shown' : 'not-shown'));
}

/** What the events and the judgement make together: the facts on which the two grounds of a recall turn. */
export function groundFacts(
  inquiry: Inquiry,
  { judgement, recall }: Pick<CaseInputs, 'judgement' | 'recall'>,
  events: readonly EventOfCase[],
  breach: Possible<string>,
): Facts {
  const { workspace } = inquiry;
  return {
    'case.breach': breach,
    'recall.made-under-section-255': workspace.settled(recall?.power === 'section-255'),
    'case.cannot-be-monitored': workspace.any(
      events.map(({ facts }) => equals(inquiry, facts['event.type'], 'hdc-cannot-monitor')),
    ),
    ...escalationFacts(inquiry, judgement ?? {}, (ids) => onOtherFacts(inquiry, events, ids)),
  };
}

// An escalation never rescues a breach that was alleged on the same facts and not shown: an event that touches a
// condition counts only where it gives grounds.
function onOtherFacts(
  inquiry: Inquiry,
  events: readonly EventOfCase[],
  ids: readonly string[],
): Possible<boolean> {
  const { workspace } = inquiry;
  return workspace.any(
    ids.map((id) => {
      const relied = events.filter(({ event }) => event.id === id);
      const touches = relied.flatMap((one) => one.touches);
      const alleged = workspace.any([
        ...touches.map((each) => each.concerns),
        ...relied.map(({ event }) => touchesAnother(inquiry, event)),
      ]);
      return workspace.all([
        ...relied.map(({ facts }) => workspace.not(neverAGround(inquiry, facts['event.type']))),
        workspace.any([workspace.not(alleged), ...touches.map((touch) => givesGrounds(inquiry, touch))]),
      ]);
    }),
  );
}

// An event that does not say which conditions it touches may touch one that the licence does not have.
function touchesAnother(inquiry: Inquiry, event: EventInputs): Possible<boolean> {
  return event.conditions === undefined
    ? askYesNo(inquiry, 'touch.concerns', `${event.id}/another-condition`)
    : inquiry.workspace.settled(false);
}
