import { COVERAGE_FROM } from '../law/coverage.ts';
import { all, cite, ruleSet, yes } from '../law/language.ts';

const finding = { mark: 'inference', confidence: 'high', from: COVERAGE_FROM } as const;
const own = (at: string) => [cite('reasoning', at)] as const;
const form = { mark: 'official-form', confidence: 'high', from: COVERAGE_FROM } as const;

/** What the record shows about itself: assessments, offence history, enquiries and the recall as reported. */
export const recordQuality = ruleSet('record-quality', {
  asks: 'Is the record stale, contradictory or incomplete?',
  subject: 'case',
  hit: 'each',
  answers: [
    'stale-assessment',
    'events-since-assessment',
    'assessment-undated',
    'assessment-after-decision-day',
    'no-level-for-group-in-danger',
    'low-harm-beside-violent-history',
    'mappa-level-without-category',
    'mappa-category-without-level',
    'look-up-incomplete',
    'other-live-licences',
    'incident-told-differently',
    'approved-premises-rationale-needed',
    'recall-dates-out-of-order',
    'recall-dated-after-decision-day',
    'recall-days-at-large-disagree',
  ],
  rules: {
    'QF-14': {
      cite: own('an assessment made before release does not weigh life in the community'),
      ...finding,
      when: yes('harm.assessed-before-release'),
      gives: 'stale-assessment',
    },
    'QF-43': {
      cite: own('an assessment does not weigh what came after it'),
      ...finding,
      when: yes('harm.assessed-before-latest-event'),
      gives: 'events-since-assessment',
    },
    'QF-15': {
      cite: [cite('part-a-2026-03', 'part 14: levels now')],
      ...finding,
      when: yes('harm.levels-undated'),
      gives: 'assessment-undated',
    },
    'QF-16': {
      cite: own('what was assessed after the day of the decision was not known on it'),
      ...finding,
      when: yes('harm.assessed-after-decision-day'),
      gives: 'assessment-after-decision-day',
    },
    'QF-17': {
      cite: [cite('part-a-2026-03', 'part 14: a level for each group')],
      ...form,
      when: yes('harm.group-in-danger-without-level'),
      gives: 'no-level-for-group-in-danger',
    },
    'QF-18': {
      cite: own('a low risk of serious harm beside repeated violent or sexual offending'),
      ...finding,
      when: all(yes('harm.every-level-low'), yes('history.repeated-violence')),
      gives: 'low-harm-beside-violent-history',
    },
    'QF-19': {
      cite: [cite('part-a-2026-03', 'part 13: category and level')],
      ...form,
      when: yes('mappa.level-without-category'),
      gives: 'mappa-level-without-category',
    },
    'QF-20': {
      cite: [cite('part-a-2026-03', 'part 13: category and level')],
      ...form,
      when: yes('mappa.category-without-level'),
      gives: 'mappa-category-without-level',
    },
    'QF-21': {
      cite: own('what a failed enquiry would have told is unknown, never no'),
      ...finding,
      when: yes('enquiries.incomplete'),
      gives: 'look-up-incomplete',
    },
    'QF-22': {
      cite: own('each licence is tested by itself; the person may be recalled on another'),
      ...finding,
      when: yes('licence.others-live'),
      gives: 'other-live-licences',
    },
    'QF-23': {
      cite: own(
        'reports of one incident that disagree on the part the person had in it; two of one type and day, on the fault',
      ),
      ...finding,
      when: yes('incidents.told-differently'),
      gives: 'incident-told-differently',
    },
    'QF-24': {
      cite: [cite('recall-service', 'approved premises: a flow with a rationale of its own')],
      mark: 'official-form',
      confidence: 'medium',
      from: COVERAGE_FROM,
      when: yes('decision.in-approved-premises'),
      gives: 'approved-premises-rationale-needed',
    },
    'QF-25': {
      cite: own('return, cancellation, release and death follow revocation; release follows return'),
      ...finding,
      when: yes('recall.dates-out-of-order'),
      gives: 'recall-dates-out-of-order',
    },
    'QF-26': {
      cite: own('what came after the day of the decision was not known on it'),
      ...finding,
      when: yes('recall.dated-after-decision-day'),
      gives: 'recall-dated-after-decision-day',
    },
    'QF-27': {
      cite: [
        cite(
          'release-dates-service',
          'days at large run from the day after revocation to the day before return',
        ),
      ],
      mark: 'practice',
      confidence: 'medium',
      from: COVERAGE_FROM,
      when: yes('recall.days-at-large-disagree'),
      gives: 'recall-days-at-large-disagree',
    },
  },
});

/** Answers of a person that do not say what they must to be relied on. */
export const judgementQuality = ruleSet('judgement-quality', {
  asks: 'Do the answers of a person say what they rest on?',
  subject: 'case',
  hit: 'each',
  answers: [
    'judgement-before-latest-event',
    'judgement-rests-on-event-not-in-case',
    'reviewed-condition-not-on-licence',
    'containment-statement-without-reasons',
    'criterion-without-reasons',
    'out-of-touch-without-attempts',
    'contact-broken-down-without-attempts',
    'inadequate-without-reason',
    'escalation-without-checks',
  ],
  rules: {
    'QF-28': {
      cite: own('an answer given before the latest event does not weigh it'),
      ...finding,
      when: yes('judgement.before-latest-event'),
      gives: 'judgement-before-latest-event',
    },
    'QF-29': {
      cite: own('an answer should rest on what is in the case'),
      ...finding,
      when: yes('judgement.rests-on-event-not-in-case'),
      gives: 'judgement-rests-on-event-not-in-case',
    },
    'QF-30': {
      cite: own('test the licence as issued'),
      ...finding,
      when: yes('judgement.reviews-condition-not-on-licence'),
      gives: 'reviewed-condition-not-on-licence',
    },
    'QF-31': {
      cite: own('the statement that nothing available now would contain the danger counts only with reasons'),
      ...finding,
      when: yes('judgement.containment-statement-without-reasons'),
      gives: 'containment-statement-without-reasons',
    },
    'QF-32': {
      cite: [cite('part-a-2026-03', 'part 22: each criterion with its text')],
      ...form,
      when: yes('criteria.without-reasons'),
      gives: 'criterion-without-reasons',
    },
    'QF-33': {
      cite: [cite('recall-framework', 'out of touch: attempts made and last verified contact')],
      mark: 'unverified',
      confidence: 'medium',
      from: COVERAGE_FROM,
      when: yes('criteria.out-of-touch-without-attempts'),
      gives: 'out-of-touch-without-attempts',
    },
    'QF-34': {
      cite: [cite('recall-framework', 'out of touch: attempts made and last verified contact')],
      mark: 'unverified',
      confidence: 'medium',
      from: COVERAGE_FROM,
      when: yes('contact.broken-down-without-attempts'),
      gives: 'contact-broken-down-without-attempts',
    },
    'QF-35': {
      cite: [cite('part-a-2026-03', 'part 19: each alternative with details')],
      ...form,
      when: yes('measures.inadequate-without-reason'),
      gives: 'inadequate-without-reason',
    },
    'QF-36': {
      cite: [
        cite('quilligan', 'no check of the facts or contact with the person before recall is described'),
      ],
      ...finding,
      when: yes('escalation.without-checks'),
      gives: 'escalation-without-checks',
    },
  },
});
