import type { CaseInputs, EventInputs } from '../inputs.ts';
import type { Contestable } from './contestable.ts';

/** A case in which one input is another. */
export interface Variant {
  readonly contested: Contestable;
  readonly inputs: CaseInputs;
}

/** Writes one change into a case: every part that it does not touch stays the very same object. */
export function variantOf(inputs: CaseInputs, contested: Contestable): Variant {
  return { contested, inputs: written(inputs, contested) };
}

function written(inputs: CaseInputs, contested: Contestable): CaseInputs {
  switch (contested.part) {
    case 'judgement':
      return { ...inputs, judgement: contested.write(inputs.judgement ?? {}) };
    case 'licence':
      return { ...inputs, licence: contested.write(inputs.licence ?? {}) };
    default: {
      const { part, write } = contested;
      return { ...inputs, events: (inputs.events ?? []).with(part, write(eventOf(inputs, part))) };
    }
  }
}

/** Writes both changes. What each makes of its own part is taken as it is; two changes of one part are written one after the other. */
export function both(first: Variant, second: Variant): CaseInputs {
  if (first.contested.part === second.contested.part) return written(first.inputs, second.contested);
  const { part } = second.contested;
  const { judgement, licence } = second.inputs;
  switch (part) {
    case 'judgement':
      return judgement === undefined ? first.inputs : { ...first.inputs, judgement };
    case 'licence':
      return licence === undefined ? first.inputs : { ...first.inputs, licence };
    default:
      return {
        ...first.inputs,
        events: (first.inputs.events ?? []).with(part, eventOf(second.inputs, part)),
      };
  }
}

/** The part of a case that a change is of. */
export function changeIn(inputs: CaseInputs, contested: Contestable): Contestable['change'] {
  switch (contested.part) {
    case 'judgement':
      return contested.changeOf(inputs.judgement ?? {});
    case 'licence':
      return contested.changeOf(inputs.licence ?? {});
    default:
      return contested.changeOf(eventOf(inputs, contested.part));
  }
}

function eventOf({ events }: CaseInputs, part: number): EventInputs {
  const event = events?.[part];
  if (event === undefined) throw new RangeError(`the case has no event at ${part}`);
  return event;
}
