import { remember } from './memory.ts';
import { type Open, outcomes, type Possible, type Value, type Workspace } from './possible.ts';

/** What is known of a test or a rule: yes, no, or `u` for not settled. */
export type Truth = 't' | 'f' | 'u';

/** Gives tests their places, and reads what is known of a subject. `T` is what is made, once, of what is known. */
export interface Tests<T> {
  /** The place of a test of a fact: the same for the same key. */
  readonly place: (fact: string, key: string, holds: (value: Value) => boolean) => number;
  /** Reads every fact that has tests, and asks every test of it. */
  readonly read: (workspace: Workspace, fact: (name: string) => Possible) => Read<T>;
}

/** The tests on the facts of one subject, by their places. */
export interface Read<T = unknown> {
  readonly workspace: Workspace;
  readonly known: Known<T>;
  /** The facts that are open, in the order of `known.open`. */
  readonly open: readonly Open<Value>[];
  /** The diagram of a test that is not settled. */
  readonly drawn: (test: number) => Possible<boolean>;
}

/** What is known of a subject: the very same for every subject of which the same is known, as long as it is remembered. */
export interface Known<T = unknown> {
  readonly truths: readonly Truth[];
  readonly open: readonly OpenFact[];
  /** What was made of it. */
  made: T | undefined;
}

/** A fact that is not settled, and what it can still be. */
export interface OpenFact {
  readonly tests: readonly PlacedTest[];
  readonly values: readonly Value[];
}

export interface PlacedTest {
  readonly place: number;
  readonly holds: (value: Value) => boolean;
}

interface TestedFact {
  readonly name: string;
  readonly tests: PlacedTest[];
  /** What it can be found to be, as far as its tests can tell, by a text that tells these apart. */
  readonly kinds: Map<string, Kind>;
  /** The same by values that it had before. */
  readonly told: Map<Value, Kind>;
  /** The same where it was asked for and nothing is known of it, by the values that it was asked over. */
  readonly asked: Map<readonly Value[], Kind>;
}

/** What a fact was found to be. */
interface Kind extends OpenFact {
  /** Its place among the kinds of the fact. */
  readonly place: number;
  readonly isOpen: boolean;
  /** The truths of its tests in their order. */
  readonly truths: readonly Truth[];
}

/** Facts are read in one order: one step for each, by what it was found to be, leads to what is known of them all. */
interface Step<T> {
  /** The steps that follow, by the place of the kind that the next fact was found to be. */
  readonly next: (Step<T> | undefined)[];
  /** The step before, and the kind that led here from it. */
  readonly from: Step<T> | undefined;
  readonly kind: Kind | undefined;
  known: Known<T> | undefined;
}

/** How much one reading remembers: sets of what is known of a subject. */
const REMEMBERED = 500;

/**
 * Tests of facts, each in a place of its own. Subjects of which the same is known come to the very same `Known`: what is made of it
 * is made once. What is remembered is bounded.
 */
export function createTests<T>(): Tests<T> {
  const places = new Map<string, number>();
  const testedFacts = new Map<string, TestedFact>();
  let inOrder: readonly TestedFact[] = [];
  let first = stepOn(undefined, undefined);
  let remembered = 0;

  function place(fact: string, key: string, holds: (value: Value) => boolean): number {
    const before = places.get(key);
    if (before !== undefined) return before;
    const next = places.size;
    places.set(key, next);
    const { tests } = testedFacts.get(fact) ?? { tests: [] };
    testedFacts.set(fact, {
      name: fact,
      tests: [...tests, { place: next, holds }],
      kinds: new Map(),
      told: new Map(),
      asked: new Map(),
    });
    inOrder = [...testedFacts.values()];
    forget();
    return next;
  }

  function forget(): void {
    for (const { kinds, told, asked } of inOrder) {
      kinds.clear();
      told.clear();
      asked.clear();
    }
    first = stepOn(undefined, undefined);
    remembered = 0;
  }

  function read(workspace: Workspace, fact: (name: string) => Possible): Read<T> {
    if (remembered >= REMEMBERED) forget();
    let step = first;
    let open: Open<Value>[] | undefined;
    for (const each of inOrder) {
      const value = fact(each.name);
      let kind: Kind;
      if (value.question === undefined) {
        kind = each.told.get(value.value) ?? remember(each.told, value.value, settledKind(each, value.value));
      } else {
        open ??= [];
        open.push(value);
        kind = openKind(each, value);
      }
      step = step.next[kind.place] ?? stepOn(step, kind);
    }
    const known = step.known ?? knownAfter(step);
    return open === undefined
      ? { workspace, known, open: NOTHING, drawn: NOTHING_OPEN }
      : readAs(workspace, known, open);
  }

  function stepOn(from: Step<T> | undefined, kind: Kind | undefined): Step<T> {
    const made: Step<T> = { next: [], from, kind, known: undefined };
    if (from !== undefined && kind !== undefined) from.next[kind.place] = made;
    return made;
  }

  function knownAfter(last: Step<T>): Known<T> {
    const truths = Array<Truth>(places.size).fill('u');
    const open: OpenFact[] = [];
    for (let step: Step<T> | undefined = last; step?.kind !== undefined; step = step.from) {
      const { kind } = step;
      for (let at = 0; at < kind.tests.length; at += 1)
        truths[kind.tests[at]?.place ?? 0] = kind.truths[at] ?? 'u';
      if (kind.isOpen) open.push(kind);
    }
    remembered += 1;
    last.known = { truths, open: open.toReversed(), made: undefined };
    return last.known;
  }

  return { place, read };
}

const NOTHING: readonly Open<Value>[] = [];

const NOTHING_OPEN: Read['drawn'] = (test) => {
  throw new RangeError(`test ${test} is not open`);
};

function settledKind({ tests, kinds }: TestedFact, value: Value): Kind {
  const truths = tests.map(({ holds }): Truth => (holds(value) ? 't' : 'f'));
  const key = truths.join('');
  return (
    kinds.get(key) ?? kept(kinds, key, { place: kinds.size, isOpen: false, tests, values: [value], truths })
  );
}

function openKind(fact: TestedFact, open: Open<Value>): Kind {
  const { values } = open.question;
  // Nearly every missing fact is a plain question, asked over one and the same list of values each time.
  return isPlain(open)
    ? (fact.asked.get(values) ?? remember(fact.asked, values, kindOver(fact, values)))
    : kindOver(fact, outcomes(open));
}

function isPlain({ question, branches }: Open<Value>): boolean {
  for (let index = 0; index < branches.length; index += 1) {
    const branch = branches[index];
    if (branch?.question !== undefined || branch?.value !== question.values[index]) return false;
  }
  return true;
}

function kindOver({ tests, kinds }: TestedFact, values: readonly Value[]): Kind {
  const key = `open ${values.join('\u0000')}`;
  const known = kinds.get(key);
  if (known !== undefined) return known;
  const truths = tests.map(({ holds }) => truthOver(values, holds));
  return kept(kinds, key, { place: kinds.size, isOpen: true, tests, values, truths });
}

function kept(kinds: Map<string, Kind>, key: string, kind: Kind): Kind {
  kinds.set(key, kind);
  return kind;
}

/** What is known of a subject, read with these values of what is open. Each test is drawn once. */
export function readAs<T>(workspace: Workspace, known: Known<T>, open: readonly Open<Value>[]): Read<T> {
  let diagrams: Map<number, Possible<boolean>> | undefined;
  const drawn = (test: number): Possible<boolean> => {
    diagrams ??= new Map();
    const before = diagrams.get(test);
    if (before !== undefined) return before;
    for (const [index, value] of open.entries()) {
      const holds = known.open[index]?.tests.find(({ place }) => place === test)?.holds;
      if (holds === undefined) continue;
      const diagram = workspace.map(value, holds);
      diagrams.set(test, diagram);
      return diagram;
    }
    return NOTHING_OPEN(test);
  };
  return { workspace, known, open, drawn };
}

function truthOver(values: readonly Value[], holds: (value: Value) => boolean): Truth {
  let held = 0;
  for (const value of values) if (holds(value)) held += 1;
  return held === 0 ? 'f' : held === values.length ? 't' : 'u';
}
