import { BY_HAND, type ByHand } from './by-hand.ts';
import type { TableCase } from './cases.ts';
import type { Engine } from './engine.ts';

/** The function written by hand, one for each stretch of time. */
export function handWritten(): Engine {
  return {
    name: 'function written by hand',
    how: 'the answer alone, for cases of which everything is known',
    ready: (cases) => {
      const prepared = cases.map((one) => ({ decide: functionOf(one), facts: known(one) }));
      return () => {
        let told = 0;
        for (const { decide, facts } of prepared) told += decide(facts).length;
        return told;
      };
    },
    say: (one) => ({ answer: functionOf(one)(known(one)) }),
  };
}

function known({ facts }: TableCase): ByHand {
  const text = (key: keyof ByHand): string => {
    const value = facts[key];
    if (typeof value !== 'string') throw new TypeError(`${key} is not known`);
    return value;
  };
  const number = (key: keyof ByHand): number => {
    const value = facts[key];
    if (typeof value !== 'number') throw new TypeError(`${key} is not known`);
    return value;
  };
  const yes = (key: keyof ByHand): boolean => {
    const value = facts[key];
    if (typeof value !== 'boolean') throw new TypeError(`${key} is not known`);
    return value;
  };
  return {
    caseGate: text('caseGate'),
    caseMixedSentenceStructure: yes('caseMixedSentenceStructure'),
    caseSentenceMonths: number('caseSentenceMonths'),
    personAge: number('personAge'),
    chargeReliedOn: yes('chargeReliedOn'),
    chargeReliedOnSerious: yes('chargeReliedOnSerious'),
    chargeReliedOnUnconvicted: yes('chargeReliedOnUnconvicted'),
    mappaLevel: text('mappaLevel'),
    mappaCategory: text('mappaCategory'),
    caseSchedule19aa: yes('caseSchedule19aa'),
    caseTerrorist247a: yes('caseTerrorist247a'),
    caseOnlyYouthSentences: yes('caseOnlyYouthSentences'),
    caseParticularConcern: yes('caseParticularConcern'),
    caseDiscretionaryConditionalRelease: yes('caseDiscretionaryConditionalRelease'),
    caseRepatriatedForMurder: yes('caseRepatriatedForMurder'),
    caseForeignPowerThreat: yes('caseForeignPowerThreat'),
    caseNationalSecurity: yes('caseNationalSecurity'),
    caseDetermination255ba5: yes('caseDetermination255ba5'),
  };
}

function functionOf({ stretch }: TableCase) {
  const found = BY_HAND[stretch.from];
  if (found === undefined) throw new Error(`nothing was written by hand for ${stretch.from}`);
  return found;
}
