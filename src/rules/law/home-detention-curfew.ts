import { CURFEW_RECALLS } from '../answer.ts';
import { COVERAGE_FROM } from './coverage.ts';
import { all, any, cite, is, not, oneOf, ruleSet, yes } from './language.ts';

const recallable = all(
  oneOf('case.gate', ['section-254', 'section-254-standard-only']),
  yes('release.on-curfew'),
);
const ground = any(is('case.breach', 'shown'), yes('case.cannot-be-monitored'));
const found = all(yes('release.curfew-in-force'), ground);
const made = yes('recall.made-under-section-255');

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
      when: all(recallable, found),
      gives: 'available',
    },
    'HD-3': {
      cite: [cite('cja2003-s255', '(1): "it appears to the Secretary of State"')],
      mark: 'inference',
      confidence: 'medium',
      from: COVERAGE_FROM,
      // Whoever made the recall found the ground for it.
      when: all(recallable, made),
      gives: 'available',
    },
    'HD-2': {
      cite: [cite('cja2003-s255', '(1)')],
      mark: 'unverified',
      confidence: 'medium',
      from: COVERAGE_FROM,
      when: not(all(recallable, any(found, made))),
      gives: 'not-available',
    },
  },
});
