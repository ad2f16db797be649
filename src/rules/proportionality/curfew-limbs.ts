import { COVERAGE_FROM } from '../law/coverage.ts';
import { all, cite, is, ruleSet, yes } from '../law/language.ts';

const inForce = all(yes('release.on-curfew'), yes('release.curfew-in-force'));

/**
 * What opens recall from home detention curfew (s.255), beside the limbs of the threshold and never counted among them:
 * other reasons for recall while on curfew go by s.254. That the person cannot be monitored is not misconduct.
 */
export const curfewLimbs = ruleSet('curfew-limbs', {
  asks: 'What opens recall from home detention curfew?',
  subject: 'case',
  hit: 'each',
  answers: ['curfew-in-force-and-condition-breached', 'curfew-in-force-and-cannot-be-monitored'],
  rules: {
    // Which breaches go by s.255 and which by s.254 is the part that has not been checked.
    'TH-16': {
      cite: [
        cite('cja2003-s255', '(1)(a)'),
        cite('recall-statistics', 'home detention curfew: breach of conditions'),
      ],
      mark: 'unverified',
      confidence: 'high',
      from: COVERAGE_FROM,
      when: all(inForce, is('case.breach', 'shown')),
      gives: 'curfew-in-force-and-condition-breached',
    },
    'TH-17': {
      cite: [
        cite('cja2003-s255', '(1)(b)'),
        cite('recall-statistics', 'home detention curfew: inability to monitor'),
      ],
      mark: 'official-form',
      confidence: 'high',
      from: COVERAGE_FROM,
      when: all(inForce, yes('case.cannot-be-monitored')),
      gives: 'curfew-in-force-and-cannot-be-monitored',
    },
  },
});
