import { Type } from 'typebox';
import type { ReplayResult as Replayed } from '../../application/evidence/services.ts';
import { answers, choice, closed, closedComponent, count, every, instant, ref, sha256 } from './atoms.ts';
import { RuleBookReference } from './rule-book.ts';

const optional = Type.Optional;

const OUTCOMES = every<Replayed['outcome']>()(['same', 'different', 'not-possible']);

export const ReplayResult = closedComponent(
  'ReplayResult',
  'What making a recorded run again showed. It shows that the answer follows from the stored inputs and rule book; that these are the ones that were recorded, proof and bundle show.',
  {
    recommendationId: Type.String({ format: 'uuid', description: 'The run.' }),
    ruleBook: optional(ref(RuleBookReference)),
    outcome: choice(
      OUTCOMES,
      '`same`: byte for byte. `different`: the answer, or the stored bytes themselves, are not what they should be. `not-possible`: this release cannot make the run again.',
    ),
    storedHash: optional(sha256('SHA-256 of the RFC 8785 bytes of the answer that is stored.')),
    replayedHash: optional(sha256('SHA-256 of the RFC 8785 bytes of the answer made again.')),
    differences: answers(
      closed('A member that differs. A side that lacks it is absent.', {
        path: Type.String({ description: 'JSON pointer into the run, in its `answer` or its `ruleBook`.' }),
        stored: optional(Type.Unknown({ description: 'As it is stored.' })),
        replayed: optional(Type.Unknown({ description: 'As it was made again.' })),
      }),
      'At most 100, in the order of the members.',
    ),
    more: optional(count(1, Number.MAX_SAFE_INTEGER, 'How many differences were left out.')),
    differencesWithheld: optional(
      Type.Literal(true, {
        description:
          'Set while the answer is withheld from you: what differs in it is then not given, and `differences` is empty. Outcome and hashes are.',
      }),
    ),
    problem: optional(
      Type.String({
        description:
          'Why it was not possible, or what else is wrong with what is stored: one sentence without its full stop.',
      }),
    ),
    replayedAt: instant('When it was made again.'),
  },
);
