import { CURFEW_RECALLS } from '../answer.ts';
import { all, any, cite, is, not, oneOf, ruleSet, yes } from './language.ts';
import { COVERAGE_FROM } from './regimes.ts';

const curfew = all(yes('release.on-curfew'), yes('release.curfew-in-force'));
const section255 = all(
  oneOf('case.gate', ['section-254', 'section-254-standard-only']),
  curfew,
  any(is('case.breach', 'shown'), yes('case.cannot-be-monitored')),
);

/** The separate power to recall from home detention curfew (s.255), beside s.254; a person chooses between them, with reasons. */
export const homeDetentionCurfew = ruleSet('home-detention-curfew', {
  asks: 'Is the separate power to recall from home detention curfew open?',
  subject: 'case',
  hit: 'one-answer',
  answers: CURFEW_RECALLS,
  rules: {
    'HD-1': {
      cite: [cite('cja2003-s255', '(1)(a), (b)')],
      mark: 'unverified',
      confidence: 'medium',
      from: COVERAGE_FROM,
      when: section255,
      gives: 'available',
    },
    'HD-2': {
      cite: [cite('cja2003-s255', '(1)')],
      mark: 'unverified',
      confidence: 'medium',
      from: COVERAGE_FROM,
      when: not(section255),
      gives: 'not-available',
    },
  },
});
