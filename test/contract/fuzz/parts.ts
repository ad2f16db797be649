import fc from 'fast-check';

/** A value, and whether the document allows it. */
export interface Part {
  readonly value: string | undefined;
  readonly sound: boolean;
}
/** A value that the document allows; undefined for none. */
export const sound = (value: string | undefined): Part => ({ value, sound: true });
/** A value that the document does not allow, or none where it demands one. */
export const unsound = (value: string | undefined): Part => ({ value, sound: false });

/** One of a list. */
export const values = <T>(list: readonly T[]) => fc.constantFrom(...list);
/** One of several, each as often as its number says. */
export const weighted = <T>(...parts: readonly (readonly [number, fc.Arbitrary<T>])[]) =>
  fc.oneof(...parts.map(([weight, arbitrary]) => ({ weight, arbitrary })));
