import { Type } from 'typebox';
import { DIFFERENCE_KINDS } from '../../rules/index.ts';
import { answers, choice, closed, closedComponent, instant, isoDate, ref, sha256 } from './atoms.ts';
import { conditionEntry } from './condition-meanings.ts';

const optional = Type.Optional;
const day = (description: string) => Type.String({ format: 'date', description });

export const RuleBookReference = closedComponent('RuleBookReference', 'The rule book that answered.', {
  version: Type.String(),
  digest: sha256('SHA-256 of its canonical text.'),
  kernel: Type.String({ description: 'Version of the kernel that evaluates it.' }),
  regime: Type.String({ description: 'The statutory regime in force.' }),
});

export const authorities = answers(
  closed('An instrument or document and the place in it.', {
    title: Type.String(),
    at: Type.String({ description: 'The section, paragraph or table.' }),
    link: optional(Type.String()),
    checked: Type.String({ description: 'When the source was last checked.' }),
  }),
  'Where it comes from.',
);
const verification = choice(['statute', 'official-form', 'practice', 'inference', 'unverified']);
export const confidence = choice(['high', 'medium', 'low']);

const citing = {
  authorities: answers(
    closed('An instrument or document and the place in it.', {
      title: Type.String(),
      at: Type.String({ description: 'The section, paragraph or table.' }),
      link: optional(Type.String()),
      checked: Type.String({ description: 'How far the source was checked.' }),
    }),
    'Where it comes from.',
  ),
  verification: choice(['statute', 'official-form', 'practice', 'inference', 'unverified']),
  confidence: choice(['high', 'medium', 'low']),
};

export const Rule = closedComponent(
  'Rule',
  'One rule in words, with its authority and how far it was checked.',
  {
    id: Type.String({ description: 'Permanent; never used again for another rule.' }),
    set: Type.String({ description: 'The rule set it belongs to.' }),
    asks: Type.String({ description: 'The question of that rule set.' }),
    subject: Type.String({ description: 'What it is asked of.' }),
    from: day('First day in force.'),
    until: optional(day('First day no longer in force.')),
    when: answers(
      Type.String(),
      'Its conditions as an outline: one line for each test, indented by two spaces a level.',
    ),
    gives: Type.String({ description: 'What it answers when they hold.' }),
    authorities,
    verification,
    confidence,
  },
);

const bookMembers = {
  version: Type.String(),
  digest: sha256('SHA-256 of its canonical text.'),
  kernel: Type.String({ description: 'Version of the kernel that evaluates it.' }),
  released: Type.Boolean({ description: 'Whether its text is final.' }),
  coverageFrom: day('First day for which it answers.'),
};

export const RuleBookVersion = closedComponent('RuleBookVersion', 'A version of the rule book.', {
  version: Type.String(),
  digest: sha256('SHA-256 of its canonical text.'),
  kernel: Type.String({ description: 'Version of the kernel that evaluates it.' }),
  recordedAt: instant('When it was first kept here.'),
  inUse: Type.Boolean({ description: 'Whether new answers are given under it.' }),
});

export const RuleBookVersions = closedComponent(
  'RuleBookVersions',
  'Versions that are kept here, newest first.',
  {
    items: answers(ref(RuleBookVersion)),
  },
);

export const RuleBook = closedComponent('RuleBook', 'The rules in force on a day.', {
  ...bookMembers,
  on: day('The day asked for.'),
  regime: Type.String({ description: 'The statutory regime in force on that day.' }),
  rules: answers(ref(Rule)),
});

const lines = (description: string) => optional(answers(Type.String(), description));

export const RuleBookDifference = closedComponent(
  'RuleBookDifference',
  'One thing that differs between two days or two versions of the rule book.',
  {
    kind: choice(DIFFERENCE_KINDS, 'What kind of difference it is.'),
    subject: Type.String({
      description:
        'What it is of: the id of a rule or regime, or the name of a rule set, parameter, table, fact, vocabulary or source, or the code of a condition with its policy versions.',
    }),
    on: optional(day('Between two days: the first day of the change.')),
    sentence: Type.String({ description: 'The difference in one sentence.' }),
    before: lines('What stood before, line by line; left out where the sentence says it all.'),
    after: lines('What stands after, line by line; left out where the sentence says it all.'),
    readBy: lines('Of a parameter: ids of the rules that compare a fact with it. None does so with a clock.'),
    authorities: optional(authorities),
    verification: optional(verification),
    confidence: optional(confidence),
  },
);

export const RuleBookDifferenceGroup = closedComponent(
  'RuleBookDifferenceGroup',
  'The differences of one rule set, or of one other part of the rule book.',
  {
    about: Type.String({
      description:
        'The rule set; or `regimes`, `parameters`, `tables`, `conditions`, `facts`, `vocabularies`, `sources` or `book`, which are no rule sets.',
    }),
    question: Type.String({ description: 'The question that it answers.' }),
    differences: answers(ref(RuleBookDifference)),
  },
);

export const ComparedRuleBook = closedComponent('ComparedRuleBook', 'One side of a comparison.', {
  version: Type.String(),
  digest: sha256('SHA-256 of its canonical text.'),
  released: Type.Boolean({ description: 'Whether its text is final.' }),
  on: optional(isoDate('The day, where two days are compared.')),
  regime: optional(Type.String({ description: 'The statutory regime in force on that day.' })),
});

export const RuleBookDifferences = closedComponent(
  'RuleBookDifferences',
  'What changed in the rule book, in words. A part in which nothing changed is left out; two books that say the same have no groups.',
  {
    from: ref(ComparedRuleBook),
    to: ref(ComparedRuleBook),
    groups: answers(ref(RuleBookDifferenceGroup)),
  },
);

export const Vocabulary = closedComponent('Vocabulary', 'A closed vocabulary of the rule book.', {
  vocabulary: Type.String(),
  values: answers(Type.String()),
});

export const Vocabularies = closedComponent('Vocabularies', 'The vocabularies that can be read one by one.', {
  items: answers(Type.String()),
});

export const LicenceConditions = closedComponent(
  'LicenceConditions',
  'The catalogue of licence conditions: policy version and code together identify one, never the code alone.',
  {
    policyVersions: answers(
      closed('A version of the condition policy.', {
        policyVersion: Type.String(),
        inUseFrom: Type.String({ description: 'From when, in words: for some the day is not settled.' }),
        note: Type.String(),
        ...citing,
      }),
    ),
    conditions: answers(
      closed('One code in the policy versions in which it has one meaning.', {
        ...conditionEntry,
        gist: Type.String({ description: 'A short sentence. The operative wording is on the licence.' }),
        needsDetails: optional(Type.Boolean({ description: 'Whether the licence adds details of its own.' })),
        codeHeld: choice(['full-code', 'first-block'], 'How much of the code is known, and so compared.'),
        ...citing,
        power: closed('The power under which it is imposed.', citing),
      }),
    ),
  },
);
