import type { Answer, MissingFact } from '../answer.ts';
import type { Fact } from '../kernel/book.ts';
import { givenUp, outcomesByAnswer, type Question, type Value } from '../kernel/possible.ts';
import { type Asked, answersIn } from './asked.ts';
import type { ExplainedUnknown } from './explanation.ts';
import { originOf } from './fact-origins.ts';
import { type InputPath, pointerTo, valueAt } from './fact-sources.ts';
import { nameOf, turningOn } from './missing.ts';
import { placeOfFact, type Telling } from './relied-on.ts';
import type { Namer, TouchParts } from './subjects.ts';

/**
 * No more steps than these are taken to tell what the values of missing facts would lead to: parts of what is open that are looked at,
 * and lines that are told.
 */
const STEPS_OF_UNKNOWNS = 1_000_000;
const STEPS_OF_A_LINE = 300;

/** What every missing fact is, who holds it, and which answers each value of it would lead to. */
export function explainedUnknowns(
  telling: Telling,
  namer: Namer,
  touches: ReadonlyMap<string, TouchParts>,
  { missingFacts }: Answer,
  asked: readonly Asked[],
): readonly ExplainedUnknown[] {
  const turning = turningOn(asked);
  // One fact may have been asked over different values; each such question stands in its own line of the answer.
  const questions = new Map<string, Question[]>();
  for (const question of new Set([...turning.values()].flat())) {
    questions.set(nameOf(question), [...(questions.get(nameOf(question)) ?? []), question]);
  }
  for (const alike of questions.values()) alike.sort((a, b) => a.order - b.order);
  let steps = 0;
  const turned = asked.map(
    (each): Turned => ({
      asked: each,
      questions: new Set(turning.get(each)),
      givenUp: givenUp(each.value),
      by: outcomesByAnswer(each.value, () => {
        steps += 1;
      }),
    }),
  );
  return missingFacts.map((missing) => {
    const question = questions.get(nameOf(missing))?.shift();
    const ofThis = turned.filter((each) => question !== undefined && each.questions.has(question));
    const { subject, input } = whereGiven(telling, namer, touches, missing);
    const told =
      question !== undefined && steps >= STEPS_OF_UNKNOWNS
        ? { notGoneInto: true as const, ifKnown: [] }
        : consequences(telling, question, ofThis);
    for (const { answers } of told.ifKnown) steps += answers.length * STEPS_OF_A_LINE;
    return {
      fact: missing.fact,
      ...(subject === undefined ? {} : { subject }),
      input,
      heldBy: holderOf(telling, missing),
      says: telling.speaker.unknown(missing.fact),
      ...told,
    };
  });
}

/** Whose a missing fact is, and the place in the inputs where it would be given. */
export function whereGiven(
  { book, parts, inputs }: Telling,
  namer: Namer,
  touches: ReadonlyMap<string, TouchParts>,
  { fact, subject }: Pick<MissingFact, 'fact' | 'subject'>,
): { readonly subject: ExplainedUnknown['subject']; readonly input: string } {
  const place = placeOfFact(book, fact, subject, touches);
  const member = book.facts[fact]?.input?.split('.').at(-1)?.replace('[]', '');
  const paths = originOf(parts, fact, place).inputs;
  const isMissing = (path: InputPath): boolean => {
    const value = valueAt(inputs, path);
    return value === undefined || value === 'unknown';
  };
  const path =
    paths.find((each) => each.at(-1) === member && isMissing(each)) ??
    paths.find(isMissing) ??
    paths[0] ??
    [];
  return { subject: namer.placed(place), input: pointerTo(path) };
}

function holderOf({ speaker }: Telling, { heldBy }: MissingFact): string {
  const { heldBy: names } = speaker.catalogue.names;
  return names[heldBy] ?? heldBy;
}

/** A finding with the questions that it turns on. */
interface Turned {
  readonly asked: Asked;
  readonly questions: ReadonlySet<Question>;
  readonly givenUp: ReadonlySet<Question>;
  /** Outcomes for each value of a question. */
  readonly by: (question: Question) => readonly (readonly string[])[];
}

type Consequences = Pick<ExplainedUnknown, 'ifKnown' | 'weighedTogether'>;
type IfKnown = ExplainedUnknown['ifKnown'][number];

function consequences(
  telling: Telling,
  question: Question | undefined,
  turned: readonly Turned[],
): Consequences {
  if (question === undefined) return { ifKnown: [] };
  const told = turned.filter((each) => !each.givenUp.has(question));
  const together = told.length < turned.length ? { weighedTogether: true as const } : {};
  if (told.length === 0) return { ...together, ifKnown: [] };
  const leads = told.map(({ asked, by }) => ({ asked, outcomes: by(question) }));
  const groups = new Map<string, { values: string[]; says: string[]; answers: IfKnown['answers'] }>();
  for (const index of question.values.keys()) {
    const answers = leads.map(({ asked, outcomes }) => ({
      asked,
      possible: inOrder(answersIn(outcomes[index] ?? []), asked.finding.possible),
    }));
    const key = JSON.stringify(answers.map(({ possible }) => possible));
    const group = groups.get(key) ?? {
      values: [],
      says: [],
      answers: answers.map(({ asked, possible }) => leadingTo(telling, asked, possible)),
    };
    group.values.push(codeOf(question, index));
    group.says.push(saysOf(telling, question, index));
    groups.set(key, group);
  }
  return { ...together, ifKnown: [...groups.values()] };
}

const inOrder = (outcomes: readonly string[], order: readonly string[] = []): readonly string[] =>
  outcomes.toSorted((a, b) => order.indexOf(a) - order.indexOf(b));

function leadingTo(
  { speaker }: Telling,
  { question, subject }: Asked,
  possible: readonly string[],
): IfKnown['answers'][number] {
  return {
    question,
    ...(subject === undefined ? {} : { subject: subject.id }),
    possible,
    says: possible.map((answer) => speaker.answered(question, answer)),
  };
}

/** The bounds of one stretch of a number or day: from the first, and under the second. */
function stretch(question: Question, index: number): readonly [Value | undefined, Value | undefined] {
  const from = question.values[index];
  const isLowest = from === Number.NEGATIVE_INFINITY || from === '0000-01-01';
  return [isLowest ? undefined : from, question.values[index + 1]];
}

/** The fact whose sentences tell the values of a question: most questions are asked over the values of their own fact. */
function worded(kind: Fact['kind'], { fact, values }: Question): string {
  const isLength =
    fact === 'case.sentence-relations' || fact === 'case.sentence-dates' || fact === 'case.sentence-months';
  if (typeof values[0] === 'boolean' && kind !== 'boolean') {
    // How the sentences stand together is asked for twice: for what they make, and for how long they are.
    return isLength ? 'case.mixed-sentence-structure' : 'recall.over';
  }
  return isLength ? 'case.sentence-months' : fact;
}

const isStretch = (kind: Fact['kind'], { values }: Question): boolean =>
  (kind === 'number' || kind === 'date') && typeof values[0] !== 'boolean';

function codeOf(question: Question, index: number): string {
  const [from, below] = stretch(question, index);
  const value = question.values[index];
  if (typeof value !== 'number' && !/^\d{4}-\d{2}-\d{2}$/.test(String(value))) return String(value);
  if (from === undefined) return below === undefined ? 'any' : `below ${below}`;
  return below === undefined ? `from ${from}` : `from ${from} to below ${below}`;
}

/** One value as a whole sentence; a stretch between two limits takes one for each. */
function saysOf({ book, speaker }: Telling, question: Question, index: number): string {
  const kind = book.facts[question.fact]?.kind ?? 'boolean';
  const fact = worded(kind, question);
  const value = question.values[index];
  if (value === undefined) return speaker.unknown(question.fact);
  if (!isStretch(kind, question)) return speaker.valued(fact, value) ?? speaker.unknown(question.fact);
  const [from, below] = stretch(question, index);
  const sentences = [
    ...(from === undefined ? [] : [speaker.limited(fact, 'atLeast', from)]),
    ...(below === undefined ? [] : [speaker.limited(fact, 'below', below)]),
  ];
  return sentences.length === 0 ? speaker.unknown(question.fact) : sentences.join(' ');
}
