import { Type } from 'typebox';
import { answers, choice, closedComponent, ref } from './atoms.ts';
import { verification } from './findings.ts';

const optional = Type.Optional;
const id = Type.String();

/** One condition of the catalogue, by codes. */
export const conditionEntry = {
  kind: choice(['standard', 'additional']),
  meaning: Type.String({
    description: 'What a standard condition requires, or the category of an additional one.',
  }),
  code: id,
  policyVersions: answers(id, 'The policy versions in which the code has this meaning.'),
  supervision: choice(['licence', 'post-sentence-supervision']),
  namesOffence: optional(
    choice(['as-such', 'merged', 'no'], 'For a standard condition: whether it names an offence as such.'),
  ),
  verification,
};

export const ConditionEntryAnswer = closedComponent(
  'ConditionEntryAnswer',
  'One condition of the catalogue, by codes.',
  conditionEntry,
);

export const ConditionMeaning = closedComponent(
  'ConditionMeaning',
  'What the catalogue says of one condition: policy version and code identify it together, never the code alone.',
  {
    answer: choice(['recognised', 'unknown', 'unrecognised', 'bespoke']),
    entry: optional(ref(ConditionEntryAnswer)),
    needs: optional(
      answers(choice(['category', 'policy-version', 'code']), 'What has to be told before it can be known.'),
    ),
    because: optional(
      choice(
        ['code-not-in-any-version', 'code-not-in-that-version', 'policy-version-not-in-catalogue'],
        'Why the catalogue does not know it. It is accepted as it stands on the licence.',
      ),
    ),
    otherwise: optional(
      answers(ref(ConditionEntryAnswer), 'Meanings that the code has in some policy version.'),
    ),
    categoryDisagrees: optional(
      Type.Unsafe<true>({
        type: 'boolean',
        const: true,
        description:
          'The licence calls standard what the catalogue calls additional, or the other way round.',
      }),
    ),
  },
);
