import { Type } from 'typebox';
import type { Verification } from '../../rules/index.ts';
import { answers, choice, closed, closedComponent, every, ref } from './atoms.ts';

const optional = Type.Optional;
const id = Type.String();

const VERIFICATIONS = every<Verification>()([
  'statute',
  'official-form',
  'practice',
  'inference',
  'unverified',
]);

export const FactReference = closedComponent(
  'FactReference',
  'A missing fact, and of which event, condition, sentence or measure where it is not of the case as a whole.',
  { fact: id, subject: optional(id) },
);

/** One question answered for one subject: settled, or `unknown` with the answers still possible and what separates them. */
export function finding<const V extends readonly string[]>(values: V) {
  return closed(
    'Settled exactly when every completion of the missing facts gives this answer.',
    findingMembers(values),
  );
}

/** The members of a finding, for a schema that has more. */
export function findingMembers<const V extends readonly string[]>(values: V) {
  return {
    answer: choice([...values, 'unknown']),
    possible: optional(answers(choice(values), 'The answers still possible.')),
    separatedBy: optional(answers(ref(FactReference), 'The facts that separate them.')),
    rules: answers(id, 'Rules that determined the answer, or that could still determine it.'),
  };
}

export const verification = choice(
  VERIFICATIONS,
  'How far the statement of law or practice has been checked.',
);
