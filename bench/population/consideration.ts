import type { Instant, JudgementContent } from '../../src/application/model.ts';
import type { Decision, StepContents } from '../../src/application/review/model.ts';
import type { StepTaken } from '../../src/application/review/services.ts';
import type { Principal } from '../../src/application/services.ts';
import type { Answer, SentenceType } from '../../src/rules/index.ts';
import type { Agenda } from './agenda.ts';
import type { Chance } from './chance.ts';
import { type Day, dateOf, dayOfInstant, hoursAfter, instantOn } from './days.ts';
import type { GrowingCase, GrowingConsideration } from './growing-case.ts';
import { judgementOf } from './judgement.ts';
import type { Theme } from './marginals.ts';
import { planRecall } from './recall.ts';
import { knownNow, openConsideration, readRun, recordJudgement, runRules, takeStep } from './review.ts';
import type { Staff } from './staff.ts';
import { count } from './tally.ts';

/** One question of recall that is to come up. */
export interface QuestionPlan {
  readonly agenda: Agenda;
  readonly growing: GrowingCase;
  readonly staff: Staff;
  readonly sentenceType: SentenceType;
  readonly themes: readonly Theme[];
  /** Ids of the events that it comes from: they are reported by the day on which it comes up. */
  readonly events: readonly string[];
  readonly day: Day;
  /** `no-recall`: it ends so, and another question comes up later. */
  readonly outcome: 'any' | 'no-recall';
}

/** A question while it goes through its review. */
interface Question extends QuestionPlan {
  readonly consideration: GrowingConsideration;
  readonly chance: Chance;
  readonly inclines: Decision;
  readonly judgement: () => JudgementContent;
}

/** How probable it is that a practitioner inclines to recall. */
const INCLINES_TO_RECALL = 0.44;

/** How far the review of a question gets. Whatever is due after the end of the population does not happen. */
const COURSES = [
  ['decided', 875],
  ['never-proposed', 25],
  ['nobody-answered', 20],
  ['nobody-decided', 15],
  ['withdrawn', 35],
  ['closed-undecided', 15],
  ['never-run', 15],
] as const;

const WITHDRAWN_FOR: readonly StepContents['withdrawal']['reason'][] = [
  'opened-in-error',
  'events-found-not-to-have-happened',
  'circumstances-changed',
  'dealt-with-in-another-consideration',
];

/** Has a question of recall come up on its day, and go through its review. */
export function planConsideration(plan: QuestionPlan): void {
  const { agenda, growing, staff, themes, sentenceType, day, outcome, events } = plan;
  const { chance } = growing;
  agenda.add(instantOn(day, 8.5 + chance.share() * 3), (when) => {
    const inclines: Decision =
      outcome === 'any' && chance.happens(INCLINES_TO_RECALL) ? 'recall' : 'no-recall';
    const judgement = () => judgementOf(chance, { inclines, themes, sentenceType, day, events });
    const atOnce = chance.happens(0.9);
    const consideration = openConsideration(
      growing,
      staff.practitioner,
      {
        question: 'Example question: is recall necessary after what was reported?',
        ...(events.length === 0 ? {} : { promptedBy: events }),
      },
      atOnce ? judgement() : undefined,
      when,
    );
    const question: Question = { ...plan, consideration, chance, inclines, judgement };
    if (!atOnce && chance.happens(0.75)) {
      agenda.add(hoursAfter(when, 0.2), (later) =>
        recordJudgement(growing, staff.practitioner, consideration, judgement(), later),
      );
    }
    takeCourse(question, outcome === 'any' ? chance.weighted(COURSES) : 'decided', when);
  });
}

function takeCourse(question: Question, course: (typeof COURSES)[number][0], opened: Instant): void {
  const { agenda, chance, growing, staff } = question;
  count(growing.tally, `course/${course}`);
  if (course !== 'never-run') {
    agenda.add(hoursAfter(opened, 0.3), (when) => run(question, when));
  }
  if (course === 'withdrawn') {
    agenda.add(hoursAfter(opened, 1 + chance.share() * 20), (when) =>
      step(question, staff.practitioner, 'withdrawal', withdrawal(chance), when),
    );
    return;
  }
  if (course === 'closed-undecided') {
    agenda.add(hoursAfter(opened, 26 + chance.share() * 200), (when) =>
      step(
        question,
        staff.manager,
        'closure',
        { outcome: 'undecided', whyNoDecision: 'Example reason: nobody took the case up in time.' },
        when,
      ),
    );
  }
  if (course === 'never-proposed' || course === 'never-run') {
    return;
  }
  const proposedAt = hoursAfter(opened, 0.5 + chance.share() * 5);
  agenda.add(proposedAt, (when) => propose(question, when));
  if (course === 'nobody-answered' || course === 'closed-undecided') {
    return;
  }
  const outside =
    growing.place.limitedAccess || course === 'nobody-decided'
      ? undefined
      : chance.weighted([
          [undefined, 97],
          ['out-of-hours', 2],
          ['approved-premises', 1],
        ] as const);
  const returned = outside === undefined && chance.happens(0.04);
  if (returned) {
    agenda.add(hoursAfter(proposedAt, 1.5), (when) => askAgain(question, when));
  }
  const decider = outside === undefined ? staff.officer : staff.dutyManager;
  const viewedAt = hoursAfter(proposedAt, (returned ? 7 : 0.5) + chance.share() * 7);
  agenda.add(viewedAt, (when) => view(question, decider, when));
  if (course === 'nobody-decided') {
    return;
  }
  const late = chance.happens(0.07) ? 24 : 0;
  agenda.add(hoursAfter(viewedAt, 0.3 + chance.share() * 4 + late), (when) =>
    decide(question, decider, outside, when),
  );
}

/** Takes a step, and counts it. */
function step<A extends StepTaken>(
  { growing, consideration }: Question,
  by: Principal,
  action: A,
  said: StepContents[A],
  when: Instant,
): void {
  takeStep(growing, by, consideration, action, said, when);
  count(growing.tally, `step/${action}`);
}

function run({ growing, staff, consideration }: Question, when: Instant): void {
  const { content } = runRules(growing, staff.practitioner, consideration, when);
  count(growing.tally, 'runs');
  count(growing.tally, `regime of run/${content.ruleBook.regime}`);
  count(growing.tally, `recall by the rules/${content.answer.outcome.recall.answer}`);
}

function propose(question: Question, when: Instant): void {
  const { chance, inclines, staff } = question;
  const urgency = chance.weighted([
    ['standard', 70],
    ['emergency', 18],
    ['unknown', 12],
  ] as const);
  const said: StepContents['proposal'] = {
    proposes: inclines,
    reasons: 'Example reasons of the practitioner.',
    urgency: { answer: urgency, reason: 'Example reason for the urgency.' },
    ...(chance.happens(0.6) ? { context: { caseloadPercentage: chance.whole(70, 160) } } : {}),
  };
  step(question, staff.practitioner, 'proposal', said, when);
}

/** Information is asked for and given: another judgement, another run, another proposal. */
function askAgain(question: Question, when: Instant): void {
  const { agenda, growing, staff, consideration, judgement } = question;
  const said = { text: 'Example: something is missing.', wanted: ['an account of the person'] };
  step(question, staff.officer, 'return', said, when);
  agenda.add(hoursAfter(when, 2), (later) => {
    recordJudgement(growing, staff.practitioner, consideration, judgement(), later);
  });
  agenda.add(hoursAfter(when, 2.2), (later) => run(question, later));
  agenda.add(hoursAfter(when, 2.5), (later) => propose(question, later));
}

function view(question: Question, by: Principal, when: Instant): void {
  const { agenda, chance, growing, consideration, inclines } = question;
  const said: StepContents['independent-view'] = {
    inclines: chance.happens(0.85) ? inclines : 'not-yet-clear',
    immediateRisk: 'Example of a risk.',
    whoIsVulnerable: 'Example: nobody in particular.',
    currentCircumstances: 'Example circumstances.',
    alternativesToRecall: 'Example: weekly contact was considered.',
    protectiveFactors: 'Example: a settled address.',
  };
  step(question, by, 'independent-view', said, when);
  const latest = consideration.runs.at(-1);
  if (latest !== undefined && chance.happens(0.85)) {
    agenda.add(hoursAfter(when, 0.2), (later) => readRun(growing, by, latest, later));
  }
}

/** Of decisions, how many are other than where the practitioner inclined. */
const TURNED = 0.07;

function decide(
  question: Question,
  by: Principal,
  circumstance: 'out-of-hours' | 'approved-premises' | undefined,
  when: Instant,
): void {
  const { chance, inclines, outcome } = question;
  const turned = outcome === 'any' && chance.happens(TURNED);
  const decision = turned ? otherThan(inclines) : inclines;
  decideTo(question, by, decision, circumstance, when);
}

function decideTo(
  question: Question,
  by: Principal,
  decision: Decision,
  circumstance: 'out-of-hours' | 'approved-premises' | undefined,
  when: Instant,
): void {
  const { agenda, chance, consideration, growing } = question;
  const answer = consideration.runs.at(-1)?.content.answer;
  const departs = isOtherThan(decision, answer);
  const said: StepContents['decision'] = {
    decision,
    reason: reasonFor(question, decision, departs),
    text: 'Example reasons of whoever decides.',
    ...(circumstance === undefined
      ? {}
      : { outsideUsualFlow: { circumstance, why: 'Example: it could not wait until the morning.' } }),
  };
  step(question, by, 'decision', said, when);
  count(growing.tally, `decision/${decision}`);
  count(growing.tally, departs ? 'decision departs from the rules' : 'decision does not depart');
  const { review } = consideration.known;
  if (review.state === 'awaiting-endorsement') {
    agenda.add(hoursAfter(when, 0.5 + chance.share() * 18), (later) =>
      endorse(question, by, decision, later),
    );
  } else {
    agreed(question, decision, when);
  }
  if (review.countersignBy !== undefined && chance.happens(0.9)) {
    agenda.add(hoursAfter(when, 4 + chance.share() * 40), (later) => countersign(question, later));
  }
  if (chance.happens(0.1)) {
    agenda.add(hoursAfter(when, 0.4), (later) => checkDisclosure(question, by, later));
  }
}

function endorse(question: Question, decider: Principal, decision: Decision, when: Instant): void {
  const { agenda, chance, consideration, outcome, staff } = question;
  const again = consideration.known.steps.some(({ content }) => content.action === 'endorsement');
  const endorsed = outcome === 'no-recall' || again || chance.happens(0.96);
  step(
    question,
    staff.manager,
    'endorsement',
    { endorsed, text: 'Example words of the senior manager.' },
    when,
  );
  if (endorsed) {
    agreed(question, decision, when);
  } else if (chance.happens(0.8)) {
    agenda.add(hoursAfter(when, 1 + chance.share() * 8), (later) =>
      decideTo(question, decider, otherThan(decision), undefined, later),
    );
  }
}

function countersign(question: Question, when: Instant): void {
  const { chance, consideration, staff } = question;
  const { countersignBy, state } = consideration.known.review;
  // A refusal takes back what was not sent yet, and then what follows from the decision would not.
  const countersigned = state === 'agreed' || chance.happens(0.95);
  if (countersignBy !== undefined) {
    const by = countersignBy === 'senior-manager' ? staff.manager : staff.officer;
    const said = { countersigned, text: 'Example words of whoever countersigns.' };
    step(question, by, 'countersignature', said, when);
  }
}

function checkDisclosure(question: Question, by: Principal, when: Instant): void {
  const { chance, consideration, growing } = question;
  if (consideration.known.review.decision === undefined) {
    return;
  }
  const said: StepContents['disclosure-check'] = {
    endangersNobody: chance.happens(0.9),
    considered: ['victims', 'known-adults'],
    known: knownNow(growing, consideration, when),
    text: 'Example words about who was thought of.',
  };
  step(question, by, 'disclosure-check', said, when);
}

/** What follows once a decision is agreed on. */
function agreed(question: Question, decision: Decision, when: Instant): void {
  const { agenda, chance, growing, consideration, staff, themes, events } = question;
  planNewFactsReview(question, when);
  if (decision === 'recall') {
    planRecall({ agenda, growing, consideration, casework: staff.casework, themes, events, agreedAt: when });
    agenda.add(hoursAfter(when, 24 * (5 + chance.share() * 20)), (later) => close(question, later));
  } else if (chance.happens(0.93)) {
    agenda.add(hoursAfter(when, 24 * (1 + chance.share() * 12)), (later) => close(question, later));
  }
}

function close(question: Question, when: Instant): void {
  const { chance, consideration, inclines, staff } = question;
  const { state, decision, countersignBy, countersignature } = consideration.known.review;
  if (countersignBy !== undefined || (state !== 'agreed' && state !== 'sent')) {
    return;
  }
  if (decision === 'recall' && state === 'agreed') {
    // It was never sent. Some of these stay as they are.
    if (chance.happens(0.6)) {
      const why = 'Example: the person died before it was sent.';
      step(question, staff.manager, 'closure', { outcome: 'not-carried-out', why }, when);
    }
    return;
  }
  const reached = chance.pick(['yes', 'yes', 'no', 'unknown'] as const);
  const measure = chance.pick([
    'discuss-and-record',
    'licence-compliance-letter',
    'change-supervision',
    'refer-or-treat',
    'no-enforcement',
  ] as const);
  const said: StepContents['closure'] = {
    outcome: 'done',
    ...(decision === 'no-recall'
      ? {
          response: [
            {
              measure: inclines === 'recall' ? 'intensive-alternative' : measure,
              what: 'Example of what was done instead.',
              by: 'Example Officer',
              on: dateOf(dayOfInstant(when)),
              ...(chance.happens(0.7) ? { result: 'Example result.' } : {}),
            },
          ],
        }
      : {}),
    reEngagement: { how: 'Example: by telephone.', reached },
    text: 'Example text of the closure.',
  };
  const by = countersignature === 'refused' && decision === 'recall' ? staff.manager : staff.practitioner;
  step(question, by, 'closure', said, when);
}

/** News that waits is looked at in the weeks after it comes; sometimes it never is. */
function planNewFactsReview(question: Question, after: Instant): void {
  const { agenda, chance, consideration, staff } = question;
  for (let week = 1; week <= 20; week += 1) {
    agenda.add(hoursAfter(after, week * 24 * 7 + 1), (when) => {
      const { newFacts, state } = consideration.known.review;
      if (newFacts !== 'waiting' || chance.happens(0.4)) {
        return;
      }
      const fails = (state === 'sent' || state === 'closed') && chance.happens(0.15);
      const conclusion = fails ? 'does-not-stand' : 'stands';
      const said = { conclusion, text: 'Example conclusion.' } as const;
      step(question, staff.otherOfficer, 'new-facts-review', said, when);
    });
  }
}

function withdrawal(chance: Chance): StepContents['withdrawal'] {
  return { reason: chance.pick(WITHDRAWN_FOR), text: 'Example words on the withdrawal.' };
}

function otherThan(decision: Decision): Decision {
  return decision === 'recall' ? 'no-recall' : 'recall';
}

/** Whether a decision is other than what the rules support; where they support neither, it is not. */
function isOtherThan(decision: Decision, answer: Answer | undefined): boolean {
  const supports = answer?.outcome.recall.answer;
  return supports === (decision === 'recall' ? 'not-supported' : 'supported');
}

/** A code of the list of reasons in force. Whoever departs says why. */
function reasonFor({ chance, themes }: Question, decision: Decision, departs: boolean): string {
  if (departs) {
    return chance.weighted([
      ['same-facts-weighed-otherwise', 45],
      ['facts-the-answer-did-not-have', 35],
      ['other', 8],
      [decision === 'recall' ? 'lesser-measures-not-available' : 'effects-of-recall-outweigh-the-risk', 12],
    ] as const);
  }
  if (decision === 'no-recall') {
    return chance.weighted([
      ['manageable-in-the-community', 30],
      ['lesser-measure-adequate', 22],
      ['recall-not-necessary', 18],
      ['threshold-not-met', 8],
      ['contact-broken-down-but-restored', themes.includes('keep-in-touch') ? 15 : 0],
      ['no-breach-shown', 5],
      ['facts-not-established', 4],
      ['no-fault', 4],
      ['lesser-measures-not-yet-tried', 4],
    ] as const);
  }
  return chance.weighted([
    ['risk-increased', 30],
    ['contact-broken-down', themes.includes('keep-in-touch') ? 25 : 0],
    ['risk-increased-and-contact-broken-down', themes.includes('keep-in-touch') ? 15 : 0],
    ['recall-necessary-to-protect-the-public', 15],
    ['lesser-measures-tried-and-failing', 14],
    ['further-offending-not-manageable-in-the-community', themes.includes('further-charge') ? 20 : 2],
    ['lesser-measures-inadequate', 7],
    ['danger-imminent', 4],
    ['curfew-condition-broken', themes.includes('curfew') ? 20 : 0],
  ] as const);
}
