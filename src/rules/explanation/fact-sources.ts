import type { CaseInputs, IsoDate } from '../inputs.ts';
import type { ExplainedQuestion, FactSource } from './explanation.ts';

/** A place in the inputs of a run, step by step. */
export type InputPath = readonly (string | number)[];

/** Whose a fact is: as much as its subject names. */
export interface Place {
  readonly event?: string;
  readonly condition?: string;
  readonly sentence?: string;
  readonly rung?: string;
}

/** Where a fact comes from: places in the inputs, findings that it follows from, or both. */
export interface Origin {
  readonly inputs: readonly InputPath[];
  readonly follows: readonly Follows[];
}

/** A finding that a fact follows from. */
export interface Follows {
  readonly question: ExplainedQuestion;
  readonly subject?: string;
}

/** A JSON pointer (RFC 6901) to a place. */
export function pointerTo(path: InputPath): string {
  let pointer = '';
  for (const step of path) {
    pointer += typeof step === 'number' ? `/${step}` : `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  }
  return pointer;
}

/** What stands at a place; undefined where nothing does. */
export function valueAt(inputs: CaseInputs, path: InputPath): unknown {
  let found: unknown = inputs;
  for (const step of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, step)) return undefined;
    const next: unknown = Reflect.get(found, step);
    found = next;
  }
  return found;
}

/** A place as the source of a fact: whether something is given there, of which event, and of which day. */
export function sourceAt(inputs: CaseInputs, path: InputPath): FactSource {
  const value = valueAt(inputs, path);
  const [area, member] = path;
  const event = area === 'events' && typeof member === 'number' ? inputs.events?.[member] : undefined;
  const on = event === undefined ? dayOf(inputs, path) : event.occurredOn;
  return {
    input: pointerTo(path),
    given: value !== undefined && value !== 'unknown',
    ...(event === undefined ? {} : { event: event.id }),
    ...(on === undefined ? {} : { on }),
  };
}

// The day of the nearest thing around the place that carries one: an answer or an assessment.
function dayOf(inputs: CaseInputs, path: InputPath): IsoDate | undefined {
  const [area, member] = path;
  if (area === 'licence' && member === 'rosh') return inputs.licence?.rosh?.assessedOn;
  if (area !== 'judgement') return undefined;
  for (let length = path.length; length > 1; length -= 1) {
    const around = valueAt(inputs, path.slice(0, length));
    if (typeof around === 'object' && around !== null && 'on' in around && typeof around.on === 'string') {
      return around.on;
    }
  }
  return undefined;
}

/** Places of the parts of a case, by the ids that it gives them. */
export interface Parts {
  /** A place within an event; of the list where the event or the list is not given. */
  readonly event: (place: Place, ...rest: InputPath) => InputPath;
  /** A place within every event. */
  readonly everyEvent: (...rest: InputPath) => readonly InputPath[];
  readonly condition: (place: Place, ...rest: InputPath) => InputPath;
  readonly everyCondition: (...rest: InputPath) => readonly InputPath[];
  readonly sentence: (place: Place, ...rest: InputPath) => InputPath;
  readonly everySentence: (...rest: InputPath) => readonly InputPath[];
  /** A place within every review of a condition. */
  readonly reviews: (place: Place, ...rest: InputPath) => readonly InputPath[];
  readonly inputs: CaseInputs;
}

/** Finds the parts of a case. */
export function partsOf(inputs: CaseInputs): Parts {
  const { events, licence, judgement } = inputs;
  const one = (
    list: readonly { readonly id: string }[] | undefined,
    at: InputPath,
    id: string | undefined,
    rest: InputPath,
  ): InputPath => {
    const index = list?.findIndex((each) => each.id === id) ?? -1;
    return index < 0 ? at : [...at, index, ...rest];
  };
  const every = (
    list: readonly unknown[] | undefined,
    at: InputPath,
    rest: InputPath,
  ): readonly InputPath[] =>
    list === undefined || list.length === 0 ? [at] : list.map((_, index) => [...at, index, ...rest]);
  const conditions: InputPath = ['licence', 'conditions'];
  const sentences: InputPath = ['licence', 'sentences'];
  const reviewed: InputPath = ['judgement', 'conditionReviews'];
  return {
    inputs,
    event: ({ event }, ...rest) => one(events, ['events'], event, rest),
    everyEvent: (...rest) => every(events, ['events'], rest),
    condition: ({ condition }, ...rest) => one(licence?.conditions, conditions, condition, rest),
    everyCondition: (...rest) => every(licence?.conditions, conditions, rest),
    sentence: ({ sentence }, ...rest) => one(licence?.sentences, sentences, sentence, rest),
    everySentence: (...rest) => every(licence?.sentences, sentences, rest),
    reviews: ({ condition }, ...rest) => {
      const found = (judgement?.conditionReviews ?? []).flatMap((review, index) =>
        review.condition === condition ? [[...reviewed, index, ...rest]] : [],
      );
      return found.length === 0 ? [reviewed] : found;
    },
  };
}
