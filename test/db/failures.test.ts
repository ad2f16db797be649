import { describe, expect, it } from '@jest/globals';
import { isUnavailable } from '../../src/db/failures.ts';

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
  ])('may pass by itself: %s', (code) => {
    expect(isUnavailable(Object.assign(new Error('example'), { code }))).toBe(true);
  });

  it.each([
    'Connection terminated unexpectedly',
    'Connection terminated due to connection timeout',
    'timeout exceeded when trying to connect',
    'Client has encountered a connection error and is not queryable',
  ])('may pass by itself where the driver says: %s', (message) => {
    expect(isUnavailable(new Error(message))).toBe(true);
  });

  it.each(['23001', '23505', '42501', '22P02'])('stays as it is: %s', (code) => {
    expect(isUnavailable(Object.assign(new Error('Connection terminated'), { code }))).toBe(false);
  });

  it('is not every error', () => {
    expect(isUnavailable(new TypeError('x is not a function'))).toBe(false);
    expect(isUnavailable(undefined)).toBe(false);
  });
});
