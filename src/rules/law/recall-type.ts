import { RECALL_TYPES } from '../answer.ts';
import { all, any, atLeast, below, cite, is, no, not, oneOf, ruleSet, yes } from './language.ts';
import { COVERAGE_FROM } from './regimes.ts';

const open = is('case.gate', 'section-254');
const adult18 = atLeast('person.age', 'adult-age');
const under12Months = below('case.sentence-months', 'short-sentence-months');
const managed2Or3 = oneOf('mappa.level', ['2', '3']);
const category4 = is('mappa.category', '4');
const lengthClear = no('case.mixed-sentence-structure');
const youth = yes('case.only-youth-sentences');

/** Section 255A(4ZA) as inserted by the 2025 Order: the seven limbs, all of which must hold. */
const within4ZA = all(
  adult18,
  below('case.sentence-months', 'suitability-sentence-months'),
  no('case.schedule-19aa'),
  no('case.terrorist-247a'),
  not(category4),
  no('charge.relied-on'),
  not(managed2Or3),
);

/** The adult exclusion list of the official form, but for the charge: any one makes the recall standard. */
const excludedButForCharge = any(
  managed2Or3,
  category4,
  yes('case.particular-concern'),
  yes('case.discretionary-conditional-release'),
  yes('case.repatriated-for-murder'),
  yes('case.foreign-power-threat'),
  yes('case.terrorist-247a'),
  yes('case.national-security'),
);
const determination = yes('case.determination-255ba5');
const charged = any(yes('charge.relied-on'), yes('charge.relied-on-unconvicted'));

/** The group for which 14 days is fixed: everybody's from April 2024, and relevant young offenders' from March 2026. */
const under12MonthsMandate = all(adult18, under12Months, no('charge.relied-on-serious'), not(managed2Or3));

const riskTest = [cite('cja2003-s255A', '(4), (5)'), cite('ora2014-s9', 's.9')] as const;
const order2024 = [cite('si-2024-408', 'art 2(2)'), cite('cja2003-s255A', '(4), (4A)')] as const;
const mixedSentences = [
  cite('reasoning', 'mixed consecutive and concurrent sentences go to a person'),
] as const;
const order2025 = [
  cite('cja2003-s255A', '(4), (4ZA)'),
  cite('suitability-order-2025', 'inserting (4ZA)'),
] as const;
const fiftySix = [
  cite('sentencing-act-2026', 'ss.30 and 32'),
  cite('cja2003-s255BA', '(1), (2)'),
  cite('si-2026-86', 'reg 3(b)'),
] as const;
const exclusions = [
  cite('part-a-2026-03', 'Q5'),
  cite('cja2003-s255A', '(8), text not checked'),
  cite('cja2003-s255C', '(1)(b)(i)'),
] as const;
const youthTerms = [cite('sentencing-act-2026', 'ss.30 and 31'), cite('cja2003-s255B', '(1A)')] as const;

const r1 = { mark: 'statute', confidence: 'high', from: '2015-02-01', until: '2024-04-02' } as const;
const r2 = { mark: 'statute', confidence: 'high', from: '2024-04-02', until: '2025-09-02' } as const;
const r3 = { mark: 'statute', confidence: 'high', from: '2025-09-02', until: '2026-03-31' } as const;
const adultForm = { mark: 'official-form', confidence: 'medium' } as const;
const fromR4 = { from: '2026-03-31' } as const;
const r4UntilR4b = { from: '2026-03-31', until: '2026-07-29' } as const;
const fromR4b = { from: '2026-07-29' } as const;
const everyDay = { from: COVERAGE_FROM } as const;

/**
 * If the person is recalled, which kind of recall does the law of that day allow or require? Never whether to recall:
 * a mandatory type is not a mandatory recall (s.254(1): "may").
 */
export const recallType = ruleSet('recall-type', {
  asks: 'If recalled, which kind does the law of that day allow or require?',
  subject: 'case',
  hit: 'one-answer',
  answers: RECALL_TYPES,
  rules: {
    'RT-1': {
      cite: [cite('cja2003-s255C', '(1)')],
      mark: 'statute',
      confidence: 'high',
      ...everyDay,
      when: is('case.gate', 'section-254-standard-only'),
      gives: 'standard-only',
    },
    'RT-2': {
      cite: [cite('csa1997-s32', 's.32')],
      mark: 'unverified',
      confidence: 'medium',
      ...everyDay,
      when: is('case.gate', 'section-32'),
      gives: 'indeterminate-recall-section-32',
    },
    'RT-3': {
      cite: [cite('cja2003-s254', '(1)')],
      mark: 'inference',
      confidence: 'high',
      ...everyDay,
      when: is('case.gate', 'court'),
      gives: 'court',
    },
    'RT-4': {
      cite: [cite('cja2003-s254', '(1)')],
      mark: 'inference',
      confidence: 'high',
      ...everyDay,
      when: is('case.gate', 'not-recallable'),
      gives: 'not-recallable',
    },
    'RT-5': {
      cite: [cite('reasoning', 'a sentence that the gate refers is not decided here')],
      mark: 'inference',
      confidence: 'high',
      ...everyDay,
      when: is('case.gate', 'refer-to-specialist'),
      gives: 'refer-to-specialist',
    },
    'RT-R0-1': {
      cite: [cite('laspo2012-s114', 's.114'), cite('cja2003-s255A', '(4)'), cite('si-2012-2906', 'art 2(d)')],
      mark: 'statute',
      confidence: 'high',
      from: COVERAGE_FROM,
      until: '2015-02-01',
      when: open,
      gives: 'fixed-term-28-or-standard',
    },
    'RT-R1-1': {
      cite: riskTest,
      ...r1,
      when: all(open, lengthClear, under12Months),
      gives: 'fixed-term-14-or-standard',
    },
    'RT-R1-2': {
      cite: riskTest,
      ...r1,
      when: all(open, lengthClear, not(under12Months)),
      gives: 'fixed-term-28-or-standard',
    },
    'RT-R1-3': {
      cite: mixedSentences,
      mark: 'inference',
      confidence: 'low',
      from: '2015-02-01',
      until: '2026-03-31',
      when: all(open, not(lengthClear)),
      gives: 'refer-to-specialist',
    },
    'RT-R2-1': {
      cite: order2024,
      ...r2,
      when: all(open, lengthClear, under12MonthsMandate),
      gives: 'fixed-term-14-mandatory',
    },
    'RT-R2-2': {
      cite: order2024,
      ...r2,
      when: all(open, lengthClear, not(under12MonthsMandate), under12Months),
      gives: 'fixed-term-14-or-standard',
    },
    'RT-R2-3': {
      cite: order2024,
      ...r2,
      when: all(open, lengthClear, not(under12Months)),
      gives: 'fixed-term-28-or-standard',
    },
    'RT-R3-1': {
      cite: order2025,
      ...r3,
      when: all(open, lengthClear, within4ZA, under12Months),
      gives: 'fixed-term-14-mandatory',
    },
    'RT-R3-2': {
      cite: order2025,
      ...r3,
      when: all(open, lengthClear, within4ZA, not(under12Months)),
      gives: 'fixed-term-28-mandatory',
    },
    'RT-R3-3': {
      cite: order2025,
      ...r3,
      when: all(open, lengthClear, not(within4ZA), under12Months),
      gives: 'fixed-term-14-or-standard',
    },
    'RT-R3-4': {
      cite: order2025,
      ...r3,
      when: all(open, lengthClear, not(within4ZA), not(under12Months)),
      gives: 'fixed-term-28-or-standard',
    },
    'RT-R4-1': {
      cite: fiftySix,
      ...adultForm,
      ...fromR4,
      when: all(open, not(youth), not(excludedButForCharge), not(charged), not(determination)),
      gives: 'fixed-term-56-mandatory',
    },
    'RT-R4-2': {
      cite: exclusions,
      ...adultForm,
      ...fromR4,
      when: all(open, not(youth), excludedButForCharge),
      gives: 'standard-only',
    },
    'RT-R4-3': {
      cite: exclusions,
      ...adultForm,
      ...r4UntilR4b,
      when: all(open, not(youth), charged),
      gives: 'standard-only',
    },
    'RT-R4-4': {
      cite: [cite('cja2003-s255BA', '(5)'), cite('cja2003-s255C', '(1)(b)(ii)')],
      mark: 'statute',
      confidence: 'high',
      ...fromR4,
      when: all(open, not(youth), determination),
      gives: 'standard-only',
    },
    'RT-R4b-1': {
      cite: [...fiftySix, cite('part-a-2026-07', 'Q5a: charged and convicted no longer excludes')],
      mark: 'official-form',
      confidence: 'low',
      ...fromR4b,
      when: all(
        open,
        not(youth),
        not(excludedButForCharge),
        yes('charge.relied-on'),
        no('charge.relied-on-unconvicted'),
        not(determination),
      ),
      gives: 'fixed-term-56-mandatory',
    },
    'RT-R4b-2': {
      cite: [cite('part-a-2026-07', 'Q5a'), cite('cja2003-s255A', '(8), text not checked')],
      ...adultForm,
      ...fromR4b,
      when: all(open, not(youth), yes('charge.relied-on-unconvicted')),
      gives: 'standard-only',
    },
    'RT-YO-1': {
      cite: [...youthTerms, cite('part-a-2026-03', 'Q4 to Q4b')],
      ...adultForm,
      ...fromR4,
      when: all(open, youth, lengthClear, under12MonthsMandate),
      gives: 'fixed-term-14-mandatory',
    },
    'RT-YO-2': {
      cite: youthTerms,
      ...adultForm,
      ...fromR4,
      when: all(open, youth, lengthClear, not(under12MonthsMandate), under12Months),
      gives: 'fixed-term-14-or-standard',
    },
    'RT-YO-3': {
      cite: youthTerms,
      ...adultForm,
      ...fromR4,
      when: all(open, youth, lengthClear, not(under12Months)),
      gives: 'fixed-term-28-or-standard',
    },
    'RT-YO-4': {
      cite: mixedSentences,
      mark: 'inference',
      confidence: 'low',
      ...fromR4,
      when: all(open, youth, not(lengthClear)),
      gives: 'refer-to-specialist',
    },
  },
});
