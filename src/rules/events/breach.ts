import { ESCALATIONS, SHOWN } from '../answer.ts';
import { COVERAGE_FROM } from '../law/coverage.ts';
import { all, any, cite, is, no, not, oneOf, ruleSet, yes } from '../law/language.ts';

const offending = is('event.conduct', 'further-offending');
const nonCompliance = is('event.conduct', 'non-compliance');
const charged = is('event.evidence-status', 'charge');
const established = oneOf('event.evidence-status', ['caution', 'conviction']);
const firstHand = is('event.evidence-status', 'no-criminal-process');
const alleged = all(offending, not(any(firstHand, charged, established)));
const supported = any(nonCompliance, not(alleged), yes('event.corroborated'));
const bears = all(yes('touch.concerns'), yes('touch.on-licence'), yes('touch.in-force'));
const noOffence = yes('touch.no-offence-condition');

const calder = [cite('calder', '[23]'), cite('goldsworthy', '[30]')] as const;
const holding = { mark: 'statute', confidence: 'high', from: COVERAGE_FROM } as const;
const inference = { mark: 'inference', confidence: 'medium', from: COVERAGE_FROM } as const;

/** For one event and one condition: are there reasonable grounds to conclude that the event breached the condition? */
export const breachGrounds = ruleSet('breach-grounds', {
  asks: 'Does this event give reasonable grounds to conclude that this condition was breached?',
  subject: 'touch',
  hit: 'one-answer',
  answers: ['grounds', 'no-grounds'],
  rules: {
    'BG-1': {
      cite: calder,
      ...holding,
      when: all(bears, any(offending, nonCompliance), supported, not(all(noOffence, not(established)))),
      gives: 'grounds',
    },
    'BG-2': {
      cite: [...calder, cite('jorgensen', '[25]')],
      ...holding,
      when: is('event.conduct', 'neither'),
      gives: 'no-grounds',
    },
    'BG-3': {
      cite: [
        cite('si-2015-337', 'conditions of the licence as issued'),
        cite('policy-catalogue', 'test the licence as issued'),
      ],
      mark: 'inference',
      confidence: 'high',
      from: COVERAGE_FROM,
      when: any(no('touch.concerns'), no('touch.on-licence'), no('touch.in-force')),
      gives: 'no-grounds',
    },
    'BG-4': {
      cite: [cite('taxonomy', 'arrest is not charge: assess the underlying behaviour')],
      ...inference,
      when: all(alleged, no('event.corroborated')),
      gives: 'no-grounds',
    },
    'BG-5': {
      cite: [cite('taxonomy', 'commit no offence: caution, admission or conviction')],
      mark: 'unverified',
      confidence: 'medium',
      from: COVERAGE_FROM,
      when: all(any(offending, nonCompliance), noOffence, not(established)),
      gives: 'no-grounds',
    },
  },
});

/** First limb of a recall for breach: reasonable grounds to conclude that the condition was breached. */
export const breachFinding = ruleSet('breach-finding', {
  asks: 'Are there reasonable grounds to conclude that the condition was breached?',
  subject: 'condition',
  hit: 'one-answer',
  answers: SHOWN,
  rules: {
    'BF-1': { cite: calder, ...holding, when: is('touch.grounds', 'grounds'), gives: 'shown' },
    'BF-2': { cite: calder, ...holding, when: is('touch.grounds', 'no-grounds'), gives: 'not-shown' },
  },
});

const relied = yes('escalation.relied-on');
const reached = all(yes('escalation.recorded'), yes('escalation.on-other-facts'));

/** Risk relied on without breach: a ground of its own, reached only by a person who relies on it and records the checks. */
export const noBreachEscalation = ruleSet('no-breach-escalation', {
  asks: 'Does a person rely on an escalation of risk without a breach, and is that ground reached?',
  subject: 'case',
  hit: 'one-answer',
  answers: ESCALATIONS,
  rules: {
    'NB-1': {
      cite: [cite('quilligan', 'the second limb must remain')],
      ...holding,
      when: all(relied, reached),
      gives: 'relied-on',
    },
    'NB-2': {
      cite: [cite('reasoning', 'an act: nobody relies on it unless a person says so')],
      ...inference,
      when: not(relied),
      gives: 'not-relied-on',
    },
    'NB-3': {
      cite: [cite('quilligan', 'quashed for want of reasons and of any check or contact')],
      ...inference,
      when: all(relied, not(reached)),
      gives: 'not-reached',
    },
  },
});
