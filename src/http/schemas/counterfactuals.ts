import { Type } from 'typebox';
import { type Change, CONCLUSIONS, type InputValue } from '../../rules/index.ts';
import { answers, choice, closed, closedComponent, ref } from './atoms.ts';

const optional = Type.Optional;
const id = Type.String();

const factValue = (description: string) =>
  Type.Union([Type.String(), Type.Number(), Type.Boolean()], { description });
const inputValue = (description: string) =>
  Type.Unsafe<InputValue>(
    Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Array(Type.String())], { description }),
  );
const says = optional(
  closed('Both in whole sentences; only in an explanation.', { from: Type.String(), to: Type.String() }),
);
const concluded = (description: string) =>
  closed(description, {
    answer: id,
    possible: optional(answers(id, 'The answers still possible, where it is not settled.')),
  });

export const CounterfactualChange = closedComponent(
  'CounterfactualChange',
  'One contestable input and another value that it could have had. Never an evidence status, whether a charge is relied on, a date, or a measure that is not available.',
  {
    input: Type.String({ description: 'JSON pointer (RFC 6901) into the inputs.' }),
    given: inputValue('What stands there.'),
    instead: inputValue('What would stand there instead.'),
    fact: Type.Unsafe<Change['fact']>({ type: 'string', description: 'The fact that puts it into words.' }),
    subject: optional(
      Type.String({ description: 'Whose fact it is, where it is not of the case as a whole.' }),
    ),
    from: factValue('The fact as it is; `unknown` where it is open.'),
    to: factValue('The fact as it would be; `unknown` where it would be open.'),
    says,
  },
);

export const Counterfactual = closedComponent(
  'Counterfactual',
  'A smallest change of what was recorded under which a conclusion would have been another, verified by running the rules. Never advice to alter a record.',
  {
    changes: answers(ref(CounterfactualChange), 'One change, or two of which neither alone would do.'),
    effects: answers(
      closed('A conclusion that would have been another.', {
        conclusion: choice(CONCLUSIONS),
        from: concluded('As it is.'),
        to: concluded('As it would be.'),
        says,
      }),
    ),
  },
);

/** The members of a search for counterfactuals, for a schema that has more. */
export const counterfactualsMembers = {
  found: answers(ref(Counterfactual), 'Single changes first, then pairs.'),
  single: closed('Changes of one input.', {
    tried: Type.Integer({
      minimum: 0,
      description:
        'Single changes that were tried: all there are, where the search was complete. It ends after a fixed number of steps of the rules, which only a case of a length that no person describes comes to.',
    }),
    of: Type.Integer({ minimum: 0, description: 'Single changes that there are.' }),
    complete: Type.Boolean({ description: 'Whether every single change was tried and could be told.' }),
  }),
  pairs: optional(
    closed(
      'Changes of two inputs, of which neither alone would do. Left out where they were not asked for.',
      {
        tried: Type.Integer({ minimum: 0 }),
        of: optional(
          Type.Integer({
            minimum: 0,
            description:
              'Pairs of changes that could work together. Left out where the search ended before they were counted.',
          }),
        ),
        bound: Type.Integer({ minimum: 0, description: 'No more pairs than these are tried.' }),
        complete: Type.Boolean({ description: 'Whether every such pair was tried and could be told.' }),
      },
    ),
  ),
};

export const Counterfactuals = closedComponent(
  'Counterfactuals',
  'What would have to be otherwise for a conclusion to be another, and whether the search was complete. It tells how an answer hangs on what was recorded; it is never advice to alter a record.',
  counterfactualsMembers,
);
