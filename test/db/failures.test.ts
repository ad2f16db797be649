import { describe, expect, it } from '@jest/globals';
import {
  hasEndedConnection,
  isConnectionLost,
  isLeftBehind,
  isOutcomeUnknown,
  isRolledBack,
  isUnavailable,
  OutcomeUnknown,
  PoolCrowded,
} from '../../src/db/failures.ts';

const failure = (code: string) => Object.assign(new Error('example'), { code });

describe('a failure of the database', () => {
  it.each([
    'ECONNREFUSED',
    'ECONNRESET',
    '08006',
    '53100',
    '53300',
    '57P01',
    '57P03',
    '57014',
    '40001',
    '40P01',
    'EHOSTUNREACH',
    '25006',
    '28P01',
    '55P03',
    '57P05',
  ])('may pass by itself: %s', (code) => {
    expect(isUnavailable(Object.assign(new Error('example'), { code }))).toBe(true);
  });

  it.each([
    'Connection terminated unexpectedly',
    'Connection terminated due to connection timeout',
    'timeout exceeded when trying to connect',
    'Client has encountered a connection error and is not queryable',
    'Query read timeout',
    'timeout expired',
  ])('may pass by itself where the driver says: %s', (message) => {
    expect(isUnavailable(new Error(message))).toBe(true);
  });

  it.each(['23001', '23505', '42501', '22P02'])('stays as it is: %s', (code) => {
    expect(isUnavailable(Object.assign(new Error('Connection terminated'), { code }))).toBe(false);
  });

  it('is one of these, by which it is decided what is done again', () => {
    const late = new Error('Query read timeout');
    expect([isRolledBack(failure('40P01')), isRolledBack(failure('57014')), isRolledBack(late)]).toEqual([
      true,
      false,
      false,
    ]);
    // Not where somebody has waited already, or nobody was reached.
    expect([failure('57P01'), failure('ECONNREFUSED'), failure('57014'), late].map(isConnectionLost)).toEqual(
      [true, false, false, false],
    );
    expect([failure('57P01'), failure('23505'), late].map(hasEndedConnection)).toEqual([true, false, true]);
    expect([failure('25006'), late, failure('57P01')].map(isLeftBehind)).toEqual([true, true, false]);
    const unknown = new OutcomeUnknown(failure('57P01'));
    expect([isOutcomeUnknown(unknown), isConnectionLost(unknown), isRolledBack(unknown)]).toEqual([
      true,
      false,
      false,
    ]);
    expect(isUnavailable(new PoolCrowded(50))).toBe(true);
  });

  it('is not every error', () => {
    expect(isUnavailable(new TypeError('x is not a function'))).toBe(false);
    expect(isUnavailable(undefined)).toBe(false);
  });
});
