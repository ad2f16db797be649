import { eventFacts } from '../../../src/rules/facts/from-event.ts';
import { reader } from '../../../src/rules/facts/inquiry.ts';
import { currentBookText, type OpenBook, openBook, proveBook } from '../../../src/rules/index.ts';
import type { Book } from '../../../src/rules/kernel/book.ts';
import { bookText } from '../../../src/rules/kernel/book-text.ts';
import { checkBook } from '../../../src/rules/kernel/check.ts';
import {
  type CompiledBook,
  type CompiledSet,
  compileBook,
  determiningRules,
  domainOf,
  type FactReader,
  type Ruling,
} from '../../../src/rules/kernel/compile.ts';
import { addDays, daysBetween } from '../../../src/rules/kernel/dated.ts';
import type { Possible, Workspace } from '../../../src/rules/kernel/possible.ts';
import { createWorkspace } from '../../../src/rules/kernel/workspace.ts';
import { bookChangeDates } from '../../../src/rules/open-book.ts';
import { toldEvents } from './conduct-events.ts';
import { type Mutant, PARAMETER_AREA } from './mutants.ts';
import { passes, type SuiteCase, suite } from './suite.ts';

export type Verdict =
  | { readonly killedBy: 'case'; readonly name: string }
  | { readonly killedBy: 'proof' }
  /** Nothing kills what answers every complete set of facts alike on every day: at most another rule is cited. */
  | { readonly killedBy: 'nothing'; readonly answersAlike: boolean };

/** One run of one rule set for one subject in the book as it stands, to be repeated with the set changed. */
interface Run {
  readonly on: string;
  readonly workspace: Workspace;
  readonly read: FactReader;
  /** What of a ruling the case can tell: the answer, and where it asks for citations the rules that gave it. */
  readonly key: (ruling: Ruling) => string;
  readonly was: string;
}

interface Probe {
  readonly suiteCase: SuiteCase;
  /** Runs by rule set. */
  readonly runs: ReadonlyMap<string, readonly Run[]>;
  /** Whether the book as it stands answers the case as it must. */
  readonly passed: boolean;
}

/** Judges mutants of the book of this source tree. */
export interface Judge {
  readonly book: Book;
  /** Cases that the book as it stands fails: they judge nothing. */
  readonly failing: readonly string[];
  readonly judge: (mutant: Mutant) => Verdict;
}

/** The day on which events told in full are classed: any in force would do. */
const TOLD_ON = '2026-10-20';

/** How far from a changed date a case may be and still tell: the clocks run for days after the decision. */
const NEAR_DAYS = 5;

/**
 * Mutants are judged by the cases, then by the proof of the book. A case is put to a mutant
 * only where the changed rule set, run on the facts of that case, rules differently from the set as it stands.
 */
export function createJudge(): Judge {
  const open = openBook(currentBookText());
  const { book } = open;
  const cases = suite();
  const watched = cases.map((suiteCase) => probeOf(open, suiteCase));
  const failing = watched.filter(({ passed }) => !passed).map(({ suiteCase }) => suiteCase.name);
  const probes = watched.filter(({ passed }) => passed);
  const told = toldConduct(open.on(TOLD_ON));
  /** Cases by rule and by rule set, those that killed last first. */
  const orders = new Map<string, Probe[]>();
  const orderOf = (name: string, otherwise: readonly Probe[]): Probe[] => {
    const order = orders.get(name) ?? [...otherwise];
    orders.set(name, order);
    return order;
  };

  function judge(mutant: Mutant): Verdict {
    const { area, near } = mutant;
    const sets = new Map<string, CompiledSet>();
    const changed = (day: string): CompiledSet => {
      const known = sets.get(day) ?? compileBook(only(mutant.book, area), day).set(area);
      sets.set(day, known);
      return known;
    };
    const differs = ({ runs }: Probe): boolean =>
      (runs.get(area) ?? []).some(({ on: day, workspace, read, key, was }) => {
        try {
          return key(changed(day).run(workspace, read)) !== was;
        } catch {
          return true;
        }
      });
    const tells = (probe: Probe): boolean =>
      area === PARAMETER_AREA ||
      near.some((day) => Math.abs(daysBetween(probe.suiteCase.asAt, day)) <= NEAR_DAYS) ||
      differs(probe);

    let opened: OpenBook | undefined;
    const openedMutant = (): OpenBook => {
      opened ??=
        area === PARAMETER_AREA
          ? openBook(bookText(mutant.book))
          : { ...open, book: mutant.book, on: (day) => withSet(open.on(day), mutant, () => changed(day)) };
      return opened;
    };
    if (area === 'conduct') {
      const at = told.findIndex(({ answered }) => !answered(changed));
      if (at >= 0) {
        toFront(told, at);
        return { killedBy: 'case', name: 'the second reading of the taxonomy' };
      }
    }
    const ofArea = orderOf(area, probes);
    const ofRule = orderOf(mutant.id.split(':')[0] ?? area, ofArea);
    for (const [index, probe] of ofRule.entries()) {
      if (!tells(probe) || passes(openedMutant(), probe.suiteCase)) continue;
      toFront(ofRule, index);
      toFront(ofArea, ofArea.indexOf(probe));
      return { killedBy: 'case', name: probe.suiteCase.name };
    }
    if (isRefuted(mutant)) return { killedBy: 'proof' };
    return { killedBy: 'nothing', answersAlike: answersAlike(book, mutant) };
  }

  return { book, failing, judge };
}

function toFront(items: unknown[], index: number): void {
  items.unshift(...items.splice(index, 1));
}

// The other sets of the day are as they were: only the changed one is compiled anew.
function withSet(compiled: CompiledBook, { book, area }: Mutant, changed: () => CompiledSet): CompiledBook {
  return { ...compiled, book, set: (name) => (name === area ? changed() : compiled.set(name)) };
}

/** The book with one rule set: enough to compile and prove that set. */
function only(book: Book, area: string): Book {
  return { ...book, sets: book.sets.filter(({ name }) => name === area) };
}

/** Days on which a change of the book can show. */
function daysOf(book: Book): readonly string[] {
  return bookChangeDates(book).flatMap((date) =>
    date <= book.coverageFrom ? [date] : [addDays(date, -1), date],
  );
}

// Both forms of the set are run on the same open facts: they answer alike exactly when their open answers are the same.
function answersAlike(book: Book, { area, book: changed }: Mutant): boolean {
  const [was, is] = [book, changed].map((each) => each.sets.find(({ name }) => name === area));
  if (was === undefined || is === undefined) return false;
  const both: Book = { ...book, sets: [was, { ...is, name: `${area} changed` }] };
  return [...new Set([...daysOf(book), ...daysOf(changed)])].every((day) => {
    const compiled = compileBook(both, day);
    const workspace = createWorkspace(Number.POSITIVE_INFINITY);
    const ask = (fact: string): Possible => workspace.ask(fact, domainOf(compiled, fact));
    const [before, after] = both.sets.map(({ name }) => compiled.set(name).run(workspace, ask));
    return before !== undefined && after !== undefined && answersKey(before) === answersKey(after);
  });
}

function isRefuted({ book, area }: Mutant): boolean {
  try {
    const days = daysOf(book);
    // One rule set is quick to prove; the whole book is needed to see that something is read by nobody any more.
    if (area !== PARAMETER_AREA && checkBook(only(book, area), days).faults.length > 0) return true;
    return proveBook(openBook(bookText(book))).faults.length > 0;
  } catch {
    return true;
  }
}

// Open values of one workspace are the same exactly when their ids are.
const valueKey = (value: Possible): string =>
  value.question === undefined ? `=${String(value.value)}` : `#${value.id}`;

const answersKey = ({ answer, rules }: Ruling): string =>
  answer === undefined
    ? rules.map(({ rule, truth }) => `${rule.id} ${rule.gives} ${valueKey(truth)}`).join()
    : valueKey(answer);

const rulesKey = (ruling: Ruling): string => `${answersKey(ruling)} ${determiningRules(ruling).join()}`;

function probeOf(open: OpenBook, suiteCase: SuiteCase): Probe {
  const runs = new Map<string, Run[]>();
  const key = suiteCase.expect.cites === undefined ? answersKey : rulesKey;
  const watched = (compiled: CompiledBook, day: string): CompiledBook => ({
    ...compiled,
    set: (name) => {
      const set = compiled.set(name);
      return {
        ...set,
        run: (workspace, read) => {
          const ruling = set.run(workspace, read);
          const known = runs.get(name) ?? [];
          known.push({ on: day, workspace, read, key, was: key(ruling) });
          runs.set(name, known);
          return ruling;
        },
      };
    },
  });
  // While it is watched: to answer every case a second time would take as long again.
  const passed = passes({ ...open, on: (day) => watched(open.on(day), day) }, suiteCase);
  return { suiteCase, runs, passed };
}

interface Told {
  readonly answered: (set: (day: string) => CompiledSet) => boolean;
}

function toldConduct(compiled: CompiledBook): Told[] {
  const workspace = createWorkspace();
  return toldEvents().map(({ event, conduct }) => {
    const read = reader(eventFacts({ compiled, workspace, asAt: TOLD_ON }, event, {}));
    return {
      answered: (set) => {
        const { answer } = set(TOLD_ON).run(workspace, read);
        return answer !== undefined && answer.question === undefined && answer.value === conduct;
      },
    };
  });
}
