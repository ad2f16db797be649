import type { Rate } from './services.ts';

/** The 97.5th percentile of the standard normal distribution: two sides of 2.5 % each leave 95 %. */
const Z = 1.959963984540054;

/**
 * Limits of a proportion by the score method (Wilson 1927, Journal of the American Statistical Association 22: 209-212). For parts of
 * a whole: `of` is at least 1, and `count` from 0 to `of`. Both limits are from 0 to 1, also where the count is 0 or all.
 */
export function proportionLimits(count: number, of: number): { readonly low: number; readonly high: number } {
  const share = count / of;
  const middle = (share + Z ** 2 / (2 * of)) / (1 + Z ** 2 / of);
  const half = (Z / (1 + Z ** 2 / of)) * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2));
  return { low: count === 0 ? 0 : middle - half, high: count === of ? 1 : middle + half };
}

/**
 * Limits of an expected count by Byar's approximation to the exact Poisson limits (Breslow and Day 1987, Statistical Methods in Cancer
 * Research, volume II, section 2.3). For events of which one licence can have several, so that a rate may exceed one for each.
 */
export function countLimits(count: number): { readonly low: number; readonly high: number } {
  const next = count + 1;
  return {
    low: count === 0 ? 0 : count * (1 - 1 / (9 * count) - Z / (3 * Math.sqrt(count))) ** 3,
    high: next * (1 - 1 / (9 * next) + Z / (3 * Math.sqrt(next))) ** 3,
  };
}

/** Of each hundred of a whole; undefined where the whole is empty. */
export function rateOfParts(count: number, of: number): Rate | undefined {
  if (of === 0) {
    return undefined;
  }
  const { low, high } = proportionLimits(count, of);
  return rate(count / of, low, high);
}

/** For each hundred of what the events happened to; undefined where there was nothing. */
export function rateOfEvents(count: number, of: number): Rate | undefined {
  if (of === 0) {
    return undefined;
  }
  const { low, high } = countLimits(count);
  return rate(count / of, low / of, high / of);
}

function rate(value: number, low: number, high: number): Rate {
  return { perHundred: perHundred(value), low: perHundred(low), high: perHundred(high) };
}

function perHundred(value: number): number {
  return Math.round(value * 1_000) / 10;
}
