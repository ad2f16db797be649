import type { ParameterValue, Table } from '../kernel/book.ts';
import { BookError, type CompiledBook, domainOf, type FactReader } from '../kernel/compile.ts';
import type { Possible, Value, Workspace } from '../kernel/possible.ts';
import type { FactName } from './vocabulary.ts';

/** One evaluation under way: the book of the day, the day, and what is open so far. */
export interface Inquiry {
  readonly compiled: CompiledBook;
  readonly workspace: Workspace;
  readonly asAt: string;
}

/** Facts of one subject, settled or open. */
export type Facts = Partial<Record<FactName, Possible>>;

/** Reads a fact of any of the tables; a fact that no table holds is a fault of the book or of this module, never of a case. */
export function reader(...tables: readonly Readonly<Record<string, Possible | undefined>>[]): FactReader {
  return (fact) => {
    for (const each of tables) {
      const found = each[fact];
      if (found !== undefined) return found;
    }
    throw new BookError(`fact \`${fact}\` was not derived for this subject`);
  };
}

/** Asks for a missing fact: open over every value it can take, or over `values` where the case narrows them. */
export function ask(
  { compiled, workspace }: Inquiry,
  fact: FactName,
  subject?: string,
  values?: readonly Value[],
): Possible {
  return workspace.ask(fact, values ?? domainOf(compiled, fact), subject);
}

const YES_OR_NO: readonly boolean[] = [true, false];

/** Asks a yes-or-no question. */
export function askYesNo({ workspace }: Inquiry, fact: FactName, subject?: string): Possible<boolean> {
  return workspace.ask(fact, YES_OR_NO, subject);
}

/** The value where it is known; otherwise the question. */
export function known(
  inquiry: Inquiry,
  value: Value | undefined,
  fact: FactName,
  subject?: string,
): Possible {
  return value === undefined ? ask(inquiry, fact, subject) : inquiry.workspace.settled(value);
}

/** The yes or no where it is known; otherwise the question. */
export function knownYesNo(
  inquiry: Inquiry,
  value: boolean | undefined,
  fact: FactName,
  subject?: string,
): Possible<boolean> {
  return value === undefined ? askYesNo(inquiry, fact, subject) : inquiry.workspace.settled(value);
}

/** The value of a parameter that is in force on every day the book covers. */
export function parameter({ compiled }: Inquiry, name: string): ParameterValue {
  const value = compiled.parameter(name);
  if (value === undefined) throw new BookError(`parameter \`${name}\` has no value on ${compiled.on}`);
  return value;
}

/** A table of the book. */
export function table({ compiled }: Inquiry, name: string): Table {
  const found = compiled.book.tables[name];
  if (found === undefined) throw new BookError(`table \`${name}\` is not in the book`);
  return found;
}

/** One row of a table of the book. */
export function row(inquiry: Inquiry, name: string, key: string): readonly string[] | undefined {
  const { rows } = table(inquiry, name);
  return Object.hasOwn(rows, key) ? rows[key] : undefined;
}
