import { Type } from 'typebox';
import {
  EXPLAINED_QUESTIONS,
  type ExplainedCondition as ExplainedConditionModel,
  PROPORTIONALITY_QUESTIONS,
  RUNGS,
  SEVERITIES,
  SUBJECT_KINDS,
  TRUTHS,
} from '../../rules/index.ts';
import { MeasureOption } from './answers.ts';
import { answers, choice, closed, closedComponent, component, isoDate, ref } from './atoms.ts';
import { verification } from './findings.ts';
import { authorities, confidence } from './rule-book.ts';

const optional = Type.Optional;
const id = Type.String();
const says = (description: string) => Type.String({ description });
const question = choice(EXPLAINED_QUESTIONS, 'The question of the rules.');
const truth = choice(
  TRUTHS,
  'What became of it: met, not met, or open because a fact is missing that could decide it.',
);
const possible = (description: string) => answers(Type.String(), description);

export const ExplainedSubject = closedComponent(
  'ExplainedSubject',
  'What something is about, where it is not about the case as a whole.',
  {
    kind: choice(SUBJECT_KINDS),
    id: Type.String({ description: 'As the answer names it.' }),
    name: says('Its name in words.'),
  },
);

export const ReliedOnFact = closedComponent('ReliedOnFact', 'A fact that a finding relies on.', {
  fact: id,
  subject: optional(id),
  truth,
  says: says('What it came out as, in a whole sentence.'),
  sources: answers(
    closed('Where it comes from.', {
      input: Type.String({ description: 'JSON pointer into the inputs of the run.' }),
      given: Type.Boolean({
        description: 'Whether something is given there: what is left out is not known.',
      }),
      event: optional(Type.String({ description: 'The event that it is about.' })),
      on: optional(isoDate('The day of the event, of the assessment or of the answer that gives it.')),
    }),
    'Empty for a fact that follows from other findings alone.',
  ),
  follows: answers(
    closed('A finding that it follows from.', { question, subject: optional(id) }),
    'The findings that it follows from.',
  ),
});

const several = closed(
  'A condition of several parts. `all`: every part. `any`: at least one. `not`: its one part is not met.',
  {
    kind: choice(['all', 'any', 'not']),
    truth,
    of: answers(
      Type.Unsafe<ExplainedConditionModel>({ $ref: 'ExplainedCondition#' }),
      'Its parts, each a condition of its own.',
    ),
  },
);

const test = closed('A single test of one fact.', {
  kind: choice(['test']),
  truth,
  fact: id,
  says: says('What the fact came out as, in a whole sentence.'),
  decides: Type.Boolean({
    description: 'Whether this part is why the condition came out as it did.',
  }),
});

export const ExplainedCondition = component(
  'ExplainedCondition',
  Type.Unsafe<ExplainedConditionModel>({
    type: 'object',
    discriminator: { propertyName: 'kind' },
    oneOf: [several, test],
    description:
      'The condition of a rule with what became of each part. Parts are laid out as a tree and never joined into a sentence.',
  }),
);

export const ExplainedRule = closedComponent(
  'ExplainedRule',
  'A rule that determined a finding, or could still determine it.',
  {
    rule: Type.String({ description: 'Its permanent id.' }),
    set: Type.String({ description: 'The rule set it belongs to.' }),
    subject: optional(id),
    gives: Type.String({ description: 'What it answers when its condition is met.' }),
    truth,
    when: ref(ExplainedCondition),
    from: isoDate('First day in force.'),
    until: optional(isoDate('First day no longer in force.')),
    authorities,
    verification,
    confidence,
  },
);

export const ExplainedFinding = closedComponent(
  'ExplainedFinding',
  'One finding: what was found, why, and what it rests on.',
  {
    question,
    asks: says('The question in words.'),
    subject: optional(ref(ExplainedSubject)),
    answer: Type.String({ description: 'The code of the answer, or `unknown`.' }),
    possible: optional(possible('Codes of the answers still possible.')),
    says: says('The answer in a whole sentence.'),
    rules: answers(ref(ExplainedRule)),
    facts: answers(ref(ReliedOnFact)),
  },
);

export const NotChosen = closedComponent(
  'NotChosen',
  'An answer that was not given, and the first condition that stood against it.',
  {
    question: choice(['response', 'measure', 'recall-type']),
    answer: Type.String({ description: 'The response, measure or type that was not chosen.' }),
    name: says('Its name in words.'),
    says: says('What stood against it, in a whole sentence.'),
    because: choice(
      ['failed', 'open', 'not-in-force'],
      '`failed`: a condition was not met. `open`: a fact is missing. `not-in-force`: no rule of the law of that day gives it.',
    ),
    rule: optional(id),
    first: optional(ref(ReliedOnFact)),
  },
);

export const ExplainedUnknown = closedComponent(
  'ExplainedUnknown',
  'A fact that is missing and could change an answer, and what each value would lead to.',
  {
    fact: id,
    subject: optional(ref(ExplainedSubject)),
    input: Type.String({ description: 'Where in the input it would be given.' }),
    heldBy: Type.String({ description: 'Who usually holds it.' }),
    says: says('That it is not known, in a whole sentence.'),
    weighedTogether: optional(
      Type.Unsafe<true>({
        type: 'boolean',
        const: true,
        description:
          'Set where so much is missing that it was weighed together with others: what one value would lead to is left out where it cannot be told.',
      }),
    ),
    notGoneInto: optional(
      Type.Unsafe<true>({
        type: 'boolean',
        const: true,
        description:
          'Set where so much is missing that what each value of it would lead to was not gone into.',
      }),
    ),
    ifKnown: answers(
      closed('Values that lead to the same.', {
        values: answers(Type.String()),
        says: answers(Type.String(), 'Each value as a whole sentence, in the same order.'),
        answers: answers(
          closed('An answer that depends on it.', {
            question,
            subject: optional(id),
            possible: possible('The answers that are then still possible.'),
            says: answers(Type.String(), 'Each as a whole sentence, in the same order.'),
          }),
        ),
      }),
    ),
  },
);

export const IdleFact = closedComponent(
  'IdleFact',
  'A fact whose change would alter nothing of the whole answer: nobody needs to spend the night on it. Not every such fact is here: of what is recorded only what whole runs of the rules have shown, up to a bound.',
  {
    fact: id,
    subject: optional(ref(ExplainedSubject)),
    input: Type.String({ description: 'Where in the input it is, or would be given.' }),
    known: Type.Boolean({ description: 'Whether it is known, or missing.' }),
    says: says('In a whole sentence.'),
  },
);

export const ProportionalityStatement = closedComponent(
  'ProportionalityStatement',
  'The four questions of proportionality, the lesser measures, and what recall would cost in days.',
  {
    questions: answers(
      closed('One of the four questions.', {
        question: choice(PROPORTIONALITY_QUESTIONS),
        asks: says('The question in words.'),
        answer: Type.String({ description: 'The code of the answer.' }),
        says: says('The answer in a whole sentence.'),
      }),
    ),
    measures: answers(
      closed('One measure short of recall.', {
        measure: choice(RUNGS),
        name: says('Its name in words.'),
        verdict: Type.String({ description: 'The code of the verdict.' }),
        says: says('The verdict in a whole sentence.'),
        promptedBy: answers(
          Type.String(),
          'What points to it, in words: events by name and day, and recorded needs.',
        ),
        options: answers(
          closed('One way of carrying it out.', {
            ...MeasureOption.properties,
            name: says('Its name in words.'),
          }),
        ),
        on: optional(isoDate('When somebody said so.')),
        shortfallOfService: optional(
          Type.Unsafe<true>({
            type: 'boolean',
            const: true,
            description: 'Needed and not available: a shortfall of service, never the failing of the person.',
          }),
        ),
      }),
      'Least intrusive first.',
    ),
    custody: answers(
      closed('What one kind of recall would cost.', {
        kind: Type.String({ description: 'The kind of recall.' }),
        name: says('Its name in words.'),
        lengthDays: optional(Type.Integer({ description: 'Days in custody, where the law fixes them.' })),
        says: says('In a whole sentence.'),
        verification,
      }),
    ),
  },
);

export const Alongside = closedComponent(
  'Alongside',
  'Something to do, a clock, or a finding about the input, in words.',
  {
    code: Type.String({ description: 'As the answer names it.' }),
    says: says('In a whole sentence.'),
    subjects: answers(ref(ExplainedSubject)),
    severity: optional(choice(SEVERITIES)),
    certainty: optional(choice(['applies', 'may-apply'], '`may-apply`: a missing fact could make it so.')),
    rule: optional(Type.String({ description: 'The rule that gives it, where one does.' })),
    verification: optional(verification),
  },
);
