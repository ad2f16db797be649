import type { Authority, Book, Rule, RuleSet } from '../kernel/book.ts';
import { view } from '../views.ts';
import {
  type AspectsOf,
  changedAspects,
  idOf,
  isReordered,
  itself,
  nameOf,
  paired,
  tellOf,
} from './compared.ts';
import { authorityLines, quoted, setLines, spanInWords } from './difference-words.ts';
import { basis, type Difference, type DifferenceGroup, partOfBook } from './differences.ts';

/** The two books in hand, and the versions by which sentences speak of them. */
export interface Sides {
  readonly before: Book;
  readonly after: Book;
  readonly older: string;
  readonly newer: string;
}

/** What every statement of a book carries, by the kind of difference that a change of it is. */
export const AUTHORITY_ASPECTS = {
  cite: 'authority-changed',
  mark: 'mark-changed',
  confidence: 'confidence-changed',
  from: 'dates-changed',
  until: 'dates-changed',
} as const satisfies AspectsOf<Authority>;

const RULE_ASPECTS = {
  ...AUTHORITY_ASPECTS,
  id: 'key',
  when: 'condition',
  gives: 'answer',
} as const satisfies AspectsOf<Rule>;

const SET_ASPECTS = {
  name: 'key',
  asks: 'set-changed',
  subject: 'set-changed',
  hit: 'set-changed',
  answers: 'answers',
  rules: 'rules',
} as const satisfies AspectsOf<RuleSet>;

/** The differences of every rule set that either book has. */
export function ruleSets(sides: Sides): readonly DifferenceGroup[] {
  const { before, after } = sides;
  const what = { subject: 'rule sets', what: 'rule sets' };
  return [
    ...tellOf<RuleSet, DifferenceGroup>(paired(before.sets, after.sets, nameOf), {
      added: (is, about) => [{ about, question: is.asks, differences: setAdded(sides, is, about) }],
      removed: (was, about) => [{ about, question: was.asks, differences: setRemoved(sides, was, about) }],
      changed: (was, is, about) => [
        { about, question: is.asks, differences: setChanged(sides, was, is, about) },
      ],
    }),
    partOfBook('book', reordered(sides, before.sets, after.sets, nameOf, what)),
  ];
}

function setAdded(sides: Sides, set: RuleSet, subject: string): readonly Difference[] {
  const sentence = `Version ${sides.newer} adds the rule set ${subject}, which asks: ${set.asks}`;
  const rules = set.rules.map((rule) => ruleAdded(sides, set, rule));
  return [{ kind: 'set-added', subject, sentence, after: setLines(set) }, ...rules];
}

function setRemoved(sides: Sides, set: RuleSet, subject: string): readonly Difference[] {
  const sentence = `Version ${sides.newer} no longer has the rule set ${subject}, which asked: ${set.asks}`;
  const rules = set.rules.map((rule) => ruleRemoved(sides, set, rule));
  return [{ kind: 'set-removed', subject, sentence, before: setLines(set) }, ...rules];
}

function setChanged(sides: Sides, was: RuleSet, is: RuleSet, subject: string): readonly Difference[] {
  const { older, newer } = sides;
  const sentence = `Version ${newer} describes the rule set ${subject} otherwise than version ${older}.`;
  const described = { kind: 'set-changed', subject, sentence } as const;
  const answers = { subject, what: `answers of the rule set ${subject}` };
  const rules = { subject, what: `rules of the rule set ${subject}` };
  return [
    ...(changedAspects(SET_ASPECTS, was, is).has('set-changed')
      ? [shown(described, setLines(was), setLines(is), was, is)]
      : []),
    ...tellOf<string, Difference>(paired(was.answers, is.answers, itself), {
      added: (answer) => [
        {
          kind: 'set-answer-added',
          subject,
          sentence: `Version ${newer} lets the rule set ${subject} answer ${quoted(answer)} too.`,
        },
      ],
      removed: (answer) => [
        {
          kind: 'set-answer-removed',
          subject,
          sentence: `Version ${newer} no longer lets the rule set ${subject} answer ${quoted(answer)}.`,
        },
      ],
      changed: () => [],
    }),
    ...reordered(sides, was.answers, is.answers, itself, answers),
    ...tellOf<Rule, Difference>(paired(was.rules, is.rules, idOf), {
      added: (rule) => [ruleAdded(sides, is, rule)],
      removed: (rule) => [ruleRemoved(sides, was, rule)],
      changed: (before, after) => [
        ...conditionChanged(sides, [was, before], [is, after]),
        ...answerChanged(sides, before, after),
        ...restated(sides, after.id, `rule ${after.id}`, before, after),
      ],
    }),
    ...reordered(sides, was.rules, is.rules, idOf, rules),
  ];
}

type RuleOfSet = readonly [RuleSet, Rule];

function conditionChanged(
  sides: Sides,
  [was, before]: RuleOfSet,
  [is, after]: RuleOfSet,
): readonly Difference[] {
  if (!changedAspects(RULE_ASPECTS, before, after).has('condition')) return [];
  const { id, when } = after;
  const sentence = `Rule ${id} holds under other conditions in version ${sides.newer} than in version ${sides.older}.`;
  const difference = {
    kind: 'rule-condition-changed',
    subject: id,
    sentence,
    ...basis(sides.after, after),
  } as const;
  const lines = [view(sides.before, was, before).when, view(sides.after, is, after).when] as const;
  return [shown(difference, ...lines, before.when, when)];
}

function answerChanged(
  { after: book, older, newer }: Sides,
  before: Rule,
  after: Rule,
): readonly Difference[] {
  if (!changedAspects(RULE_ASPECTS, before, after).has('answer')) return [];
  const { id, gives } = after;
  const sentence = `Where its conditions hold, rule ${id} answers ${quoted(gives)} in version ${newer} instead of ${quoted(before.gives)} in version ${older}.`;
  return [{ kind: 'rule-answer-changed', subject: id, sentence, ...basis(book, after) }];
}

function ruleAdded({ after, newer }: Sides, set: RuleSet, rule: Rule): Difference {
  const { id, gives } = rule;
  return {
    kind: 'rule-added',
    subject: id,
    sentence: `Version ${newer} adds rule ${id}, in force ${spanInWords(rule)}: where its conditions hold, the answer is ${quoted(gives)}.`,
    after: view(after, set, rule).when,
    ...basis(after, rule),
  };
}

function ruleRemoved({ before, older, newer }: Sides, set: RuleSet, rule: Rule): Difference {
  const { id, gives } = rule;
  return {
    kind: 'rule-removed',
    subject: id,
    sentence: `Version ${newer} no longer has rule ${id}, which in version ${older} gave the answer ${quoted(gives)} and was in force ${spanInWords(rule)}.`,
    before: view(before, set, rule).when,
    ...basis(before, rule),
  };
}

/** Where a statement that both books make has another authority, mark, confidence or time in force. `what` names it in a sentence. */
export function restated(
  sides: Sides,
  subject: string,
  what: string,
  before: Authority,
  after: Authority,
): readonly Difference[] {
  const changed = changedAspects(AUTHORITY_ASPECTS, before, after);
  if (changed.size === 0) return [];
  const shared = { subject, ...basis(sides.after, after) };
  const lines = [authorityLines(sides.before, before), authorityLines(sides.after, after)] as const;
  return [...changed].map((kind) => {
    const difference = Object.assign(
      { kind, sentence: restatement(kind, sides, what, before, after) },
      shared,
    );
    return kind === 'authority-changed' ? shown(difference, ...lines, before.cite, after.cite) : difference;
  });
}

function restatement(
  kind: (typeof AUTHORITY_ASPECTS)[keyof typeof AUTHORITY_ASPECTS],
  { older, newer }: Sides,
  what: string,
  before: Authority,
  after: Authority,
): string {
  switch (kind) {
    case 'authority-changed':
      return `Version ${newer} cites other authority for ${what} than version ${older}.`;
    case 'mark-changed':
      return `Version ${newer} marks ${what} as ${quoted(after.mark)}; version ${older} marks it as ${quoted(before.mark)}.`;
    case 'confidence-changed':
      return `Version ${newer} holds ${what} with ${after.confidence} confidence; version ${older} holds it with ${before.confidence} confidence.`;
    case 'dates-changed':
      return `Version ${newer} has ${what} in force ${spanInWords(after)}; version ${older} has it in force ${spanInWords(before)}.`;
  }
}

/** Where what both lists have stands in another order, which the text of a book has and its answers may show. */
export function reordered<T>(
  { older, newer }: Sides,
  before: readonly T[],
  after: readonly T[],
  keyOf: (item: T) => string,
  { subject, what }: { readonly subject: string; readonly what: string },
): readonly Difference[] {
  if (!isReordered(before, after, keyOf)) return [];
  const sentence = `Version ${newer} has the ${what} in another order than version ${older}.`;
  return [{ kind: 'order-changed', subject, sentence, before: before.map(keyOf), after: after.map(keyOf) }];
}

/** A difference with its lines; where the lines read the same, with the text of the two books instead. */
export function shown(
  difference: Difference,
  before: readonly string[],
  after: readonly string[],
  was: unknown,
  is: unknown,
): Difference {
  return before.join('\n') === after.join('\n')
    ? { ...difference, before: [JSON.stringify(was)], after: [JSON.stringify(is)] }
    : { ...difference, before, after };
}
