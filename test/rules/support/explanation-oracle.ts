import type { Answer, Finding } from '../../../src/rules/index.ts';
import type { Book, Rule } from '../../../src/rules/kernel/book.ts';
import type { Expression } from '../../../src/rules/kernel/expression.ts';

/**
 * What an explanation must say of a rule, found without the module under test: which tests decide is found by taking what is known away
 * and by turning what is open, never by walking down from the truth of the rule.
 */

export type Mark = 't' | 'f' | 'u';

/** One test in reading order, with the parts that it stands in, from the whole condition inwards. */
interface Leaf {
  readonly fact: string;
  readonly within: readonly Expression[];
}

/** The tests of a condition in reading order. */
export function leavesOf(expression: Expression, within: readonly Expression[] = []): readonly Leaf[] {
  const inside = [...within, expression];
  if (expression.op === 'all' || expression.op === 'any')
    return expression.of.flatMap((part) => leavesOf(part, inside));
  if (expression.op === 'not') return leavesOf(expression.of, inside);
  return [{ fact: expression.fact, within: inside }];
}

/** What a condition comes to, as a number: no 0, not known 1, yes 2; "all" is the least, "any" the greatest, "not" the rest to 2. */
export function worth(expression: Expression, marks: readonly Mark[]): number {
  let next = 0;
  const go = (part: Expression): number => {
    if (part.op === 'all') return Math.min(2, ...part.of.map(go));
    if (part.op === 'any') return Math.max(0, ...part.of.map(go));
    if (part.op === 'not') return 2 - go(part.of);
    const mark = marks[next];
    next += 1;
    return mark === 't' ? 2 : mark === 'f' ? 0 : 1;
  };
  return go(expression);
}

/** How far two tests stand apart: how few parts of the condition hold them both. */
const shared = (a: Leaf, b: Leaf): number => {
  const end = a.within.findIndex((part, index) => part !== b.within[index]);
  return end < 0 ? a.within.length : end;
};

/** Places of the tests that decide a condition, by experiment; undefined where all tests together say more than each by itself. */
export function decidingPlaces({ when }: Rule, marks: string): ReadonlySet<number> | undefined {
  const letters = marks.split('').map((letter): Mark => (letter === 't' || letter === 'f' ? letter : 'u'));
  const [whole, ...known] = letters;
  const so = whole === 't' ? 2 : whole === 'f' ? 0 : 1;
  if (worth(when, known) !== so) return undefined;
  const leaves = leavesOf(when);
  const deciding = new Set<number>();
  for (const [place, leaf] of leaves.entries()) {
    // What stands farthest from the test is tried first, so that what the test stands with is left beside it.
    const others = leaves
      .map((other, at) => ({ at, near: shared(leaf, other) }))
      .filter(({ at }) => at !== place)
      .toSorted((a, b) => a.near - b.near || a.at - b.at)
      .map(({ at }) => at);
    if (so === 1 ? turns(when, known, place, others) : isNeeded(when, known, place, others, so))
      deciding.add(place);
  }
  return deciding;
}

const withMark = (marks: readonly Mark[], place: number, mark: Mark): readonly Mark[] =>
  marks.map((each, at) => (at === place ? mark : each));

// A settled condition: everything that can be forgotten is forgotten; the test decides if it cannot be forgotten as well.
function isNeeded(
  when: Expression,
  known: readonly Mark[],
  place: number,
  others: readonly number[],
  so: number,
): boolean {
  if (known[place] === 'u') return false;
  let left = known;
  for (const at of others) {
    const without = withMark(left, at, 'u');
    if (worth(when, without) === so) left = without;
  }
  return worth(when, withMark(left, place, 'u')) !== so;
}

// An open condition: whatever else is open is settled wherever that leaves it open; the test decides if its own turn settles it.
function turns(when: Expression, known: readonly Mark[], place: number, others: readonly number[]): boolean {
  if (known[place] !== 'u') return false;
  let left = known;
  for (const at of others) {
    if (left[at] !== 'u') continue;
    const settled = (['t', 'f'] as const)
      .map((mark) => withMark(left, at, mark))
      .find((one) => worth(when, one) === 1);
    left = settled ?? left;
  }
  return worth(when, withMark(left, place, 't')) !== worth(when, withMark(left, place, 'f'));
}

/** One finding of an answer, by the name that an explanation has for its question. */
export interface AnswerFinding {
  readonly question: string;
  readonly subject?: string;
  readonly finding: Omit<Finding, 'answer'> & { readonly answer: string };
}

/** Every finding of an answer. */
export function findingsOf(answer: Answer): readonly AnswerFinding[] {
  const of = (question: string, finding: AnswerFinding['finding'], subject?: string): AnswerFinding =>
    subject === undefined ? { question, finding } : { question, finding, subject };
  const { outcome, recallType, existingRecall, endorsement } = answer;
  const under = recallType.underLaterLaw;
  return [
    of('case-conduct', answer.conduct),
    ...answer.events.map(({ event, conduct }) => of('event-conduct', conduct, event)),
    of('case-breach', answer.breach),
    ...answer.conditions.map(({ condition, breach }) => of('condition-breach', breach, condition)),
    of('no-breach-escalation', answer.noBreachEscalation),
    ...answer.sentences.map(({ sentence, gate }) => of('sentence-gate', gate, sentence)),
    of('threshold', answer.threshold),
    ...answer.limbs.map(({ limb, finding }) => of('limb', finding, limb)),
    ...answer.ladder.map(({ rung, verdict }) => of('measure', verdict, rung)),
    ...answer.variations.map(({ condition, variation }) => of('variation', variation, condition)),
    of('necessity', answer.necessity),
    of('urgency', answer.urgency),
    ...answer.proportionality.map(({ question, finding }) => of(question, finding)),
    of('recall', outcome.recall),
    of('response', outcome.response),
    of('recall-type', recallType.type),
    of('curfew-recall', recallType.homeDetentionCurfew),
    ...(under === undefined
      ? []
      : [
          of('recall-type-under-later-law', under.type),
          of('curfew-recall-under-later-law', under.homeDetentionCurfew),
        ]),
    ...answer.period.map(({ kind, lengthDays, basis, rule }) =>
      of(
        'period',
        rule,
        `${kind}${lengthDays === undefined ? '' : `-${lengthDays}`}${basis === 'converted' || basis === 'withdrawn' ? `/${basis}` : ''}`,
      ),
    ),
    ...(existingRecall === undefined
      ? []
      : [of('conversion', existingRecall.conversion), of('withdrawal', existingRecall.withdrawal)]),
    of('endorsement-of-recall', endorsement.ifRecall),
    of('endorsement-of-no-recall', endorsement.ifNoRecall),
  ];
}

/** Every rule of a book by its id. */
export const rulesOf = ({ sets }: Book): ReadonlyMap<string, Rule> =>
  new Map(sets.flatMap(({ rules }) => rules.map((rule) => [rule.id, rule] as const)));
