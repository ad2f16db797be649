import fc from 'fast-check';
import { type Part, sound, unsound, values, weighted } from './parts.ts';

const absent: readonly [number, fc.Arbitrary<Part>] = [70, fc.constant(sound(undefined))];

/** Header fields that any request may carry; undefined to leave one out. */
export const COMMON: Readonly<Record<string, fc.Arbitrary<Part>>> = {
  'x-correlation-id': weighted(
    [60, fc.constant(sound(undefined))],
    [30, fc.constant(sound('@{fresh}'))],
    [10, values(['', 'Example Person', 'x'.repeat(500), '@{fresh-hex}', "'--"]).map(sound)],
  ),
  accept: weighted(
    absent,
    [14, values(['*/*', 'application/json']).map(sound)],
    [8, values(['text/html', 'text/csv', 'text/plain', 'text/markdown', 'text/*;q=0.5']).map(sound)],
    [
      8,
      values([
        '',
        'application/xml',
        'application/json;q=0',
        'text/html;q=2, ;;;',
        'x'.repeat(1_000),
        '*/*;q=0',
        'example',
      ]).map(sound),
    ],
  ),
  traceparent: weighted(
    [90, fc.constant(sound(undefined))],
    [
      10,
      values([
        '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
        '00-00000000000000000000000000000000-0000000000000000-00',
        'ff-x',
        '',
      ]).map(sound),
    ],
  ),
  'accept-encoding': weighted(
    [92, fc.constant(sound(undefined))],
    [8, values(['gzip', 'br;q=0', '*']).map(sound)],
  ),
};

/** Header fields of particular operations. */
export const PARTICULAR: Readonly<Record<string, fc.Arbitrary<Part>>> = {
  'if-match': weighted(
    [82, fc.constant(sound('@{tag}'))],
    [6, values(['"1"', '"2"', '"999999999"']).map(sound)],
    [4, fc.constant(unsound(undefined))],
    [8, values(['*', '', 'W/"1"', '"0"', '"x"', '1', '"1", "2"', '"9999999999"', '"-1"', 'é']).map(unsound)],
  ),
  'idempotency-key': weighted(
    [60, fc.constant(sound(undefined))],
    [28, fc.constant(sound('@{key}'))],
    [6, fc.constant(sound('@{old-key}'))],
    [6, values(['', ' ', 'x'.repeat(201), 'a b', 'é', 'x, y']).map(unsound)],
  ),
  range: weighted(absent, [
    30,
    values([
      'bytes=0-9',
      'bytes=-5',
      'bytes=999999999-',
      'bytes=9-0',
      'bytes=0-1,3-4',
      'lines=1',
      'bytes=a-b',
    ]).map(sound),
  ]),
  'if-range': weighted(absent, [
    30,
    values(['"1"', 'W/"x"', 'Sun, 22 Nov 2026 00:00:00 GMT', 'x']).map(sound),
  ]),
};

/** Media types of a body. */
export const CONTENT_TYPES = weighted<Part>(
  [85, fc.constant(sound('application/json'))],
  [5, fc.constant(sound('application/json; charset=utf-8'))],
  [
    10,
    values([
      undefined,
      '',
      'text/plain',
      'application/xml',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/problem+json',
      'application/json; charset=iso-8859-1',
      'application/json, text/plain',
      'json',
      'x'.repeat(300),
    ]).map(unsound),
  ],
);
