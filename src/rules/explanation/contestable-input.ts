import type { Value } from '../kernel/possible.ts';
import type { Change, InputValue } from './counterfactual.ts';

/** One change of one input of a part of a case. */
export interface Contested<Part> {
  readonly change: Change;
  readonly write: (part: Part) => Part;
  /** The same change of a part in which something else has been changed before. */
  readonly changeOf: (part: Part) => Change;
}

/** One input of a part: where it is, which fact puts it into words, how it is read and written, and what else it could be. */
export interface InputOf<Part, V extends InputValue> {
  /** JSON pointer within the part. */
  readonly at: string;
  readonly fact: Change['fact'];
  readonly subject?: string;
  /** Undefined where it is not given, or not known. */
  readonly read: (part: Part) => V | undefined;
  readonly others: (value: V, part: Part) => readonly V[];
  readonly write: (part: Part, value: V) => Part;
  /** The fact as a part gives it; undefined where it leaves it open. */
  readonly said: (part: Part) => Value | undefined;
}

/** Every change of one input of a part. */
export function changesOf<Part, V extends InputValue>(
  part: Part,
  under: string,
  { at, fact, subject, read, others, write, said }: InputOf<Part, V>,
): readonly Contested<Part>[] {
  const given = read(part);
  if (given === undefined) return [];
  return others(given, part).map((instead) => {
    const changeOf = (so: Part): Change => {
      const changed = write(so, instead);
      return {
        input: `${under}/${at}`,
        given: read(so) ?? given,
        instead: read(changed) ?? instead,
        fact,
        ...(subject === undefined ? {} : { subject }),
        from: said(so) ?? 'unknown',
        to: said(changed) ?? 'unknown',
      };
    };
    return { change: changeOf(part), changeOf, write: (so) => write(so, instead) };
  });
}

/** Every other value of a list of values. */
export const otherThan =
  <V extends InputValue>(values: readonly V[]) =>
  (value: V): readonly V[] =>
    values.filter((each) => each !== value);

/** The other of yes and no. */
export const opposite = (value: boolean): readonly boolean[] => [!value];

/** One segment of a JSON pointer (RFC 6901, section 3). */
export const segment = (name: string | number): string =>
  String(name).replaceAll('~', '~0').replaceAll('/', '~1');
