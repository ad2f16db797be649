import { Type } from 'typebox';
import { RUN_STATES } from '../../application/review/model.ts';
import { answers, choice, closed, closedComponent } from './atoms.ts';

const uuid = (description: string) => Type.String({ format: 'uuid', description });
const version = (description: string) => Type.Integer({ minimum: 1, description });

export const RunStanding = closedComponent(
  'RunStanding',
  'How a run stands to what is known when it is read. A run never changes; what it rests on does.',
  {
    state: choice(
      RUN_STATES,
      'What matters most to whoever reads. `overtaken`: a revocation was reported since, and the question is now about that recall. `stale`: something in `changed` was recorded since. `expired`: nothing changed, and it may no longer be relied on.',
    ),
    expired: Type.Optional(
      Type.Unsafe<true>({
        type: 'boolean',
        const: true,
        description: 'Set once `expiresAt` has passed, whatever the state.',
      }),
    ),
    changed: answers(
      closed('A record with another version than the run read.', {
        kind: choice(['licence', 'breach-event', 'judgement', 'recall']),
        id: uuid('Its id; of a judgement, that of the consideration.'),
        from: Type.Optional(version('The version that the run read; left out where it read none.')),
        to: Type.Optional(version('The version that is known now.')),
      }),
      'What was recorded since.',
    ),
    freshRunWouldDiffer: Type.Optional(
      Type.Boolean({
        description:
          'Whether the rules would answer otherwise on what is known now, for the same `asAt`; what would be different is for a fresh run to say. Given where one run or one consideration is read; left out where nothing changed, for a run that was overtaken, and where the rule book does not cover the law.',
      }),
    ),
  },
);
