import { Type } from 'typebox';
import {
  answers,
  choice,
  closed,
  closedComponent,
  code,
  instant,
  isoDate,
  list,
  prose,
  ref,
} from './atoms.ts';

/** A JSON pointer (RFC 6901, section 3) to a member of a record. Names of members are ASCII here, so nothing else is taken. */
export function pointer() {
  return Type.String({
    minLength: 1,
    maxLength: 500,
    pattern: '^(/([ -.0-}]|~[01])*)+$',
    description:
      'A JSON pointer: `/` and the name or place of each member on the way to it, such as `/description` or `/conditions/0`.',
  });
}

/** What records a dispute. */
export const DisputeContent = closedComponent(
  'DisputeContent',
  'What the person says is wrong in a record. The record stays as it is, and the statement stands beside it.',
  {
    about: closed('The record that is disputed.', {
      kind: choice(['licence', 'breach-event', 'consideration', 'recommendation', 'recall']),
      id: code('Its id.'),
    }),
    fields: Type.Optional(
      list(pointer(), {
        minItems: 1,
        description:
          'JSON pointers to the members that are disputed, such as `/description`; the whole record when left out. They point into the `content` of the record as it is now; of a consideration also into its `/judgement`, and of a recommendation into its `/answer`, `/inputs` and whatever else was recorded of the run.',
      }),
    ),
    statement: prose("What the person says, in the person's own words."),
    receivedOn: isoDate('When the person said so.'),
  },
);

/** A dispute as it is read. */
export const Dispute = closedComponent('Dispute', 'A recorded dispute.', {
  id: Type.String({ format: 'uuid', description: 'Opaque id.' }),
  licenceId: Type.String({ format: 'uuid', description: 'The licence in whose case it is recorded.' }),
  recordedAt: instant('When it was recorded.'),
  content: ref(DisputeContent),
});

/** The member of every answer about a record that the person may dispute. */
export const disputes = Type.Optional(
  answers(ref(Dispute), 'What the person disputes in it, newest last; left out where nothing is disputed.'),
);
