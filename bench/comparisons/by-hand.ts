import type { RecallType } from '../../src/rules/answer.ts';

/** What the function written by hand reads. */
export interface ByHand {
  readonly caseGate: string;
  readonly caseMixedSentenceStructure: boolean;
  readonly caseSentenceMonths: number;
  readonly personAge: number;
  readonly chargeReliedOn: boolean;
  readonly chargeReliedOnSerious: boolean;
  readonly chargeReliedOnUnconvicted: boolean;
  readonly mappaLevel: string;
  readonly mappaCategory: string;
  readonly caseSchedule19aa: boolean;
  readonly caseTerrorist247a: boolean;
  readonly caseOnlyYouthSentences: boolean;
  readonly caseParticularConcern: boolean;
  readonly caseDiscretionaryConditionalRelease: boolean;
  readonly caseRepatriatedForMurder: boolean;
  readonly caseForeignPowerThreat: boolean;
  readonly caseNationalSecurity: boolean;
  readonly caseDetermination255ba5: boolean;
}

/**
 * The table of the recall type as somebody would write it who wants only the answer, for cases of which everything is known: one
 * function for each stretch of time, by its first day. No trace, no rules, no unknown facts; what the others are measured against.
 */
export const BY_HAND: Readonly<Record<string, (one: ByHand) => RecallType>> = {
  '2012-12-03': (one) => gated(one, () => 'fixed-term-28-or-standard'),
  '2015-02-01': (one) => gated(one, byLength),
  '2024-04-02': (one) => gated(one, under2024),
  '2025-09-02': (one) => gated(one, under2025),
  '2026-03-31': (one) => gated(one, (so) => under2026(so, so.chargeReliedOn || so.chargeReliedOnUnconvicted)),
  '2026-07-29': (one) => gated(one, (so) => under2026(so, so.chargeReliedOnUnconvicted)),
};

function gated(one: ByHand, open: (one: ByHand) => RecallType): RecallType {
  switch (one.caseGate) {
    case 'section-254':
      return open(one);
    case 'section-254-standard-only':
      return 'standard-only';
    case 'section-32':
      return 'indeterminate-recall-section-32';
    case 'court':
      return 'court';
    case 'not-recallable':
      return 'not-recallable';
    default:
      return 'refer-to-specialist';
  }
}

const isManaged = ({ mappaLevel }: ByHand): boolean => mappaLevel === '2' || mappaLevel === '3';

const isMandated = (one: ByHand): boolean =>
  one.personAge >= 18 && one.caseSentenceMonths < 12 && !one.chargeReliedOnSerious && !isManaged(one);

function byLength({ caseMixedSentenceStructure: isMixed, caseSentenceMonths: months }: ByHand): RecallType {
  if (isMixed) return 'refer-to-specialist';
  return months < 12 ? 'fixed-term-14-or-standard' : 'fixed-term-28-or-standard';
}

function under2024(one: ByHand): RecallType {
  return !one.caseMixedSentenceStructure && isMandated(one) ? 'fixed-term-14-mandatory' : byLength(one);
}

function under2025(one: ByHand): RecallType {
  const isWithin =
    !one.caseMixedSentenceStructure &&
    one.personAge >= 18 &&
    one.caseSentenceMonths < 48 &&
    !one.caseSchedule19aa &&
    !one.caseTerrorist247a &&
    one.mappaCategory !== '4' &&
    !one.chargeReliedOn &&
    !isManaged(one);
  if (!isWithin) return byLength(one);
  return one.caseSentenceMonths < 12 ? 'fixed-term-14-mandatory' : 'fixed-term-28-mandatory';
}

function under2026(one: ByHand, isCharged: boolean): RecallType {
  if (one.caseOnlyYouthSentences) return under2024(one);
  const isStandard =
    isCharged ||
    one.caseDetermination255ba5 ||
    isManaged(one) ||
    one.mappaCategory === '4' ||
    one.caseParticularConcern ||
    one.caseDiscretionaryConditionalRelease ||
    one.caseRepatriatedForMurder ||
    one.caseForeignPowerThreat ||
    one.caseTerrorist247a ||
    one.caseNationalSecurity;
  return isStandard ? 'standard-only' : 'fixed-term-56-mandatory';
}
