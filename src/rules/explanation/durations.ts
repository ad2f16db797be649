/** One length of time, for instance 24 hours. */
interface Length {
  readonly number: number;
  readonly unit: DurationUnit;
}

/** The units in which the clocks of a book are told. */
export const DURATION_UNITS = ['hour', 'day', 'year'] as const;
export type DurationUnit = (typeof DURATION_UNITS)[number];

/** How a language tells a number of a unit: one, and several. `{number}` takes the number. */
export type DurationWords = Readonly<
  Record<DurationUnit, { readonly one: string; readonly several: string }>
>;

const SHAPE = /^P(?:(?<years>\d+)Y|(?<days>\d+)D|T(?<hours>\d+)H)$/;

/**
 * A duration of the book in words: `PT24H` is "24 hours". Hours stay hours and days stay days, because a clock of 24 hours and one of
 * a calendar day do not run out together.
 *
 * @throws {RangeError} for a duration of several units or of a unit that no clock of a book has.
 */
export function durationInWords(duration: string, words: DurationWords): string {
  const { number, unit } = lengthOf(duration);
  const { one, several } = words[unit];
  return (number === 1 ? one : several).replace('{number}', String(number));
}

function lengthOf(duration: string): Length {
  const { years, days, hours } = SHAPE.exec(duration)?.groups ?? {};
  if (years !== undefined) return { number: Number(years), unit: 'year' };
  if (days !== undefined) return { number: Number(days), unit: 'day' };
  if (hours !== undefined) return { number: Number(hours), unit: 'hour' };
  throw new RangeError(`\`${duration}\` is not a duration in hours, days or years`);
}
