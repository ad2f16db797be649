import { createCipheriv } from 'node:crypto';
import { uuidV7 } from '../../src/application/ids.ts';
import type { Instant } from '../../src/application/model.ts';
import { sha256 } from '../../src/audit/index.ts';

/** What happens by chance in one case: the same for the same seed and case, whatever else is generated beside it. */
export interface Chance {
  /** A number from 0 up to 1, which is never reached. */
  share(): number;
  /** Whether something of this probability happens. */
  happens(probability: number): boolean;
  /** A whole number between two, both included. */
  whole(from: number, to: number): number;
  pick<T>(from: readonly T[]): T;
  /** One of the values, by their weights, which need not add up to anything. */
  weighted<T>(from: readonly Weighted<T>[]): T;
  bytes(length: number): Buffer;
  /** An id in the form of the service (UUID version 7), made at an instant. */
  id(at: Instant): string;
}

/** A value and its weight. */
export type Weighted<T> = readonly [value: T, weight: number];

const BLOCK = Buffer.alloc(4_096);
const NO_NONCE = Buffer.alloc(16);

/**
 * Chance for one case, from the key stream of a block cipher (AES-128 in counter mode), whose key is taken from the seed and the name
 * of the case.
 */
export function chanceOf(seed: number, name: string): Chance {
  const key = sha256(Buffer.from(`${seed}/${name}`, 'utf8')).subarray(0, 16);
  const stream = createCipheriv('aes-128-ctr', key, NO_NONCE);
  let block = stream.update(BLOCK);
  let used = 0;
  const take = (length: number): Buffer => {
    if (used + length > block.length) {
      block = stream.update(BLOCK);
      used = 0;
    }
    used += length;
    return block.subarray(used - length, used);
  };
  const share = () => take(4).readUInt32LE() / 2 ** 32;
  const whole = (from: number, to: number) => from + Math.floor(share() * (to - from + 1));
  return {
    share,
    happens: (probability) => share() < probability,
    whole,
    pick: (from) => itemOf(from, whole(0, from.length - 1)),
    weighted: (from) => byWeight(from, share()),
    bytes: (length) => Buffer.from(take(length)),
    id: (at) => uuidV7(Date.parse(at), take(16)),
  };
}

function itemOf<T>(list: readonly T[], place: number): T {
  const [item] = list.slice(place, place + 1);
  if (item === undefined) {
    throw new RangeError('there is nothing to choose from');
  }
  return item;
}

function byWeight<T>(from: readonly Weighted<T>[], share: number): T {
  let left = share * from.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [value, weight] of from) {
    left -= weight;
    if (left < 0) {
      return value;
    }
  }
  return itemOf(from, from.length - 1)[0];
}
