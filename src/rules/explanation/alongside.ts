import type { Answer, Deadline, QualityFinding, SafetyAction } from '../answer.ts';
import { HARM_GROUPS, LOOK_UPS, RECALL_CRITERIA, RUNGS } from '../vocabularies.ts';
import type { Catalogue } from './catalogue.ts';
import { paragraph, wordsOf } from './code-words.ts';
import { durationInWords } from './durations.ts';
import type { Verification } from '../finding.ts';
import type { Alongside, Audience, Explanation, ExplainedSubject } from './explanation.ts';
import { filled, worded } from './wording.ts';

/** What an answer gives besides its findings, in words. */
export type AlongsideOfAnswer = Pick<Explanation, 'safetyActions' | 'meanwhile' | 'deadlines' | 'quality'>;

/** Names the subjects with these ids as far as the case holds them. An id that it does not hold is left out. */
export type SubjectsOf = (ids: readonly string[]) => readonly ExplainedSubject[];

/**
 * Puts into words what an answer gives besides its findings: things to do for safety, what to do meanwhile, clocks, and what is wrong
 * with the record. Safety actions stand in the order in which they are done, all else in the order of the answer.
 *
 * @throws {NoWords} for a code of which the catalogue says nothing.
 * @throws {RangeError} for a sentence whose slots are not those that its finding fills.
 */
export function alongsideOf(
  answer: Answer,
  catalogue: Catalogue,
  audience: Audience,
  subjectsOf: SubjectsOf,
): AlongsideOfAnswer {
  const { safetyActions, outcome, deadlines, qualityFindings } = answer;
  const marks = new Map(answer.citations.map(({ rule, verification }) => [rule, verification]));
  return {
    safetyActions: mostUrgentFirst(safetyActions, catalogue).map((action) =>
      ofSafety(action, catalogue, audience, marks),
    ),
    meanwhile: outcome.meanwhile.map((code) => ({
      code,
      says: worded(catalogue.meanwhile[code], audience),
      subjects: [],
    })),
    deadlines: deadlines.map((deadline) => ofClock(deadline, catalogue, audience)),
    quality: qualityFindings.map((finding) => ofQuality(finding, catalogue, audience, subjectsOf, marks)),
  };
}

/** How far each rule was checked. */
type Marks = ReadonlyMap<string, Verification>;

/** What nobody cites is not verified. */
const markOf = (rule: string, marks: Marks): Verification => marks.get(rule) ?? 'unverified';

/** What applies before what may apply, and the order of the catalogue within each. */
function mostUrgentFirst(
  actions: readonly SafetyAction[],
  { safetyActions }: Catalogue,
): readonly SafetyAction[] {
  const order = Object.keys(safetyActions);
  return actions.toSorted(
    (a, b) =>
      Number(a.certainty === 'may-apply') - Number(b.certainty === 'may-apply') ||
      order.indexOf(a.action) - order.indexOf(b.action),
  );
}

function ofSafety(
  { action, certainty, rule }: SafetyAction,
  { safetyActions, said }: Catalogue,
  audience: Audience,
  marks: Marks,
): Alongside {
  const does = worded(wordsOf(safetyActions, action, 'the safety action'), audience);
  const says = certainty === 'applies' ? does : paragraph(does, worded(said.mayApply, audience));
  return { code: action, says, subjects: [], certainty, rule, verification: markOf(rule, marks) };
}

function ofClock(
  { deadline, within, verification }: Deadline,
  { deadlines, durations }: Catalogue,
  audience: Audience,
): Alongside {
  const words = worded(wordsOf(deadlines, deadline, 'the deadline'), audience);
  const says = filled(words, { within: durationInWords(within, durations) });
  return { code: deadline, says, subjects: [], verification };
}

function ofQuality(
  { finding, severity, subjects, ageDays, rule }: QualityFinding,
  catalogue: Catalogue,
  audience: Audience,
  subjectsOf: SubjectsOf,
  marks: Marks,
): Alongside {
  const { qualityFindings, durations } = catalogue;
  const words = worded(wordsOf(qualityFindings, finding, 'the finding on quality'), audience);
  // What is dated after the day of the decision, which is a finding of its own, is not old at all.
  const slots = ageDays === undefined ? {} : { age: durationInWords(`P${Math.max(0, ageDays)}D`, durations) };
  return {
    code: finding,
    says: filled(words, slots),
    subjects: subjects.map((id) => subjectOf(finding, id, catalogue, subjectsOf)),
    severity,
    rule,
    verification: markOf(rule, marks),
  };
}

/** A finding on quality is about events, conditions and the two together; a few are about what no case gives an id of its own. */
function subjectOf(
  finding: string,
  id: string,
  { names, subjects }: Catalogue,
  subjectsOf: SubjectsOf,
): ExplainedSubject {
  const coded = codedSubject(finding, id, names);
  if (coded !== undefined) return coded;
  switch (finding) {
    case 'other-live-licences':
      return { kind: 'licence', id, name: subjects.anotherLicence };
    case 'judgement-rests-on-event-not-in-case':
      return { kind: 'event', id, name: subjects.eventNotInCase };
    case 'reviewed-condition-not-on-licence':
      return { kind: 'condition', id, name: subjects.conditionNotOnLicence };
    default: {
      // Whatever the book may find one day: an id that the case holds has a name, and one that it does not is shown as it stands.
      const [held] = subjectsOf([id]);
      return held ?? { kind: 'event', id, name: id };
    }
  }
}

function codedSubject(
  finding: string,
  id: string,
  { harmGroups, lookUps, limbs, rungs }: Catalogue['names'],
): ExplainedSubject | undefined {
  switch (finding) {
    case 'assessment-undated':
    case 'no-level-for-group-in-danger': {
      const group = HARM_GROUPS.find((each) => each === id);
      return group === undefined ? undefined : { kind: 'harm-group', id, name: harmGroups[group] };
    }
    case 'look-up-incomplete': {
      const lookUp = LOOK_UPS.find((each) => each === id);
      return lookUp === undefined ? undefined : { kind: 'enquiry', id, name: lookUps[lookUp] };
    }
    case 'inadequate-without-reason': {
      const rung = RUNGS.find((each) => each === id);
      return rung === undefined ? undefined : { kind: 'measure', id, name: rungs[rung] };
    }
    case 'criterion-without-reasons': {
      const criterion = RECALL_CRITERIA.find((each) => each === id);
      return criterion === undefined
        ? undefined
        : { kind: 'limb', id, name: wordsOf(limbs, criterion, 'the criterion') };
    }
    default:
      return undefined;
  }
}
