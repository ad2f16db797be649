import { HttpProblem } from './problems.ts';

/** Part of a representation: `end` is the last byte, inclusive. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * What to answer a request that may ask for a part (RFC 9110, section 14): everything, with 200; one part, with 206; or that there
 * are no such bytes, with 416.
 */
export type RangeChoice =
  | { readonly kind: 'whole' }
  | { readonly kind: 'part'; readonly range: ByteRange }
  | { readonly kind: 'unsatisfiable' };

const WHOLE: RangeChoice = { kind: 'whole' };

/**
 * Reads `Range` against a representation of `length` bytes. A field that cannot be read, that counts in another unit or that asks for
 * several parts at once is ignored, as section 14.2 allows: parts in a multipart answer would help nobody who wants
 * one file.
 */
export function chooseRange(field: string | undefined, length: number): RangeChoice {
  const set = /^bytes=(.*)$/is.exec(field ?? '')?.[1];
  // A list may have empty elements (section 5.6.1.2), which do not count.
  const specs = set
    ?.split(',')
    .map((spec) => spec.replaceAll(/^[ \t]+|[ \t]+$/g, ''))
    .filter((spec) => spec !== '');
  const [spec, ...others] = specs ?? [];
  const positions = /^(\d*)-(\d*)$/.exec(spec ?? '');
  if (positions === null || others.length > 0) {
    return WHOLE;
  }
  const [, first = '', last = ''] = positions;
  if (first === '') {
    return last === '' ? WHOLE : chooseSuffix(Number(last), length);
  }
  if (last !== '' && Number(last) < Number(first)) {
    return WHOLE;
  }
  return Number(first) < length
    ? {
        kind: 'part',
        range: {
          start: Number(first),
          end: Math.min(last === '' ? Number.POSITIVE_INFINITY : Number(last), length - 1),
        },
      }
    : { kind: 'unsatisfiable' };
}

function chooseSuffix(suffix: number, length: number): RangeChoice {
  return suffix === 0 || length === 0
    ? { kind: 'unsatisfiable' }
    : { kind: 'part', range: { start: Math.max(0, length - suffix), end: length - 1 } };
}

/**
 * Whether `Range` holds under `If-Range` (RFC 9110, section 13.1.5): without that field it does, and with it only where the strong
 * entity tag is the one given. A date never is, for no `Last-Modified` is sent.
 */
export function rangeHolds(ifRange: string | undefined, entityTag: string): boolean {
  return ifRange === undefined || ifRange === entityTag;
}

/** Value of `Content-Range` for a part. RFC 9110, section 14.4. */
export function contentRange({ start, end }: ByteRange, length: number): string {
  return `bytes ${start}-${end}/${length}`;
}

/** The problem for a range that begins beyond the end. RFC 9110, section 15.5.17. */
export function rangeNotSatisfiable(length: number): HttpProblem {
  return new HttpProblem('range-not-satisfiable', {
    detail: `there are ${length} bytes, numbered from 0; ask for some of these`,
    headers: { 'Content-Range': `bytes */${length}` },
  });
}
