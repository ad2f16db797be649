import { OFFENDING_STAGES } from '../../rules/index.ts';
import type { ConsiderationFigures, RecallFigures } from './figures.ts';

const NO_STAGE = 'no-further-offending';
const STAGE_UNKNOWN = 'unknown';

/** How far the criminal process had gone, that there was no further offending, and that it is not known whether there was. */
export const STAGE_CODES = [...OFFENDING_STAGES, NO_STAGE, STAGE_UNKNOWN] as const;
export type StageCode = (typeof STAGE_CODES)[number];

/**
 * The stage that a case is counted under. That there was no further offending is said only where the conduct is known and was none:
 * what nobody knows is an answer of its own.
 */
export function stageCodeOf({
  conduct,
  stage,
}: Pick<RecallFigures | ConsiderationFigures, 'conduct' | 'stage'>): StageCode {
  switch (conduct) {
    case 'non-compliance-only':
    case 'neither':
      return stage ?? NO_STAGE;
    case 'offending-only':
    case 'mixed':
    case 'unknown':
      return stage ?? STAGE_UNKNOWN;
  }
}

const LENGTH_NOT_REPORTED = 'fixed-term-length-not-reported';
const OF_LENGTH = [
  { days: 14, code: 'fixed-term-14' },
  { days: 28, code: 'fixed-term-28' },
  { days: 56, code: 'fixed-term-56' },
] as const;

/** Types of recall as they were issued, the fixed term by its length in days. */
export const ISSUED_CODES = [
  'standard',
  'fixed-term-14',
  'fixed-term-28',
  'fixed-term-56',
  LENGTH_NOT_REPORTED,
  'not-reported',
] as const;
export type IssuedCode = (typeof ISSUED_CODES)[number];

/** The type and length that a recall is counted under. */
export function issuedCodeOf({ type, lengthDays }: Pick<RecallFigures, 'type' | 'lengthDays'>): IssuedCode {
  if (type === undefined) {
    return 'not-reported';
  }
  switch (type) {
    case 'standard':
      return 'standard';
    case 'fixed-term':
      return OF_LENGTH.find(({ days }) => days === lengthDays)?.code ?? LENGTH_NOT_REPORTED;
  }
}
