import { Type } from 'typebox';
import { answers, choice, closed, closedComponent, instant, ref, sha256 } from './atoms.ts';

const optional = Type.Optional;
const day = (description: string) => Type.String({ format: 'date', description });

export const RuleBookReference = closedComponent('RuleBookReference', 'The rule book that answered.', {
  version: Type.String(),
  digest: sha256('SHA-256 of its canonical text.'),
  kernel: Type.String({ description: 'Version of the kernel that evaluates it.' }),
  regime: Type.String({ description: 'The statutory regime in force.' }),
});

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
    authorities: answers(
      closed('An instrument or document and the place in it.', {
        title: Type.String(),
        at: Type.String({ description: 'The section, paragraph or table.' }),
        link: optional(Type.String()),
        checked: Type.String({ description: 'When the source was last checked.' }),
      }),
      'Where it comes from.',
    ),
    verification: choice(['statute', 'official-form', 'practice', 'inference', 'unverified']),
    confidence: choice(['high', 'medium', 'low']),
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
  recordedAt: instant('When it was first in use here.'),
  inUse: Type.Boolean({ description: 'Whether new answers are given under it.' }),
});

export const RuleBookVersions = closedComponent(
  'RuleBookVersions',
  'Versions that this store has answered under, newest first.',
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

export const Vocabulary = closedComponent('Vocabulary', 'A closed vocabulary of the rule book.', {
  vocabulary: Type.String(),
  values: answers(Type.String()),
});

export const Vocabularies = closedComponent('Vocabularies', 'The vocabularies that can be read one by one.', {
  items: answers(Type.String()),
});
