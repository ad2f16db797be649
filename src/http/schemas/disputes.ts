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
export function pointer(description?: string) {
  return Type.String({
    minLength: 1,
    maxLength: 500,
    pattern: '^(/([ -.0-}]|~[01])*)+$',
    ...(description === undefined ? {} : { description }),
  });
}

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
        description:
          'JSON pointers to the members that are disputed, such as `/description`; the whole record when left out.',
      }),
    ),
    statement: prose("What the person says, in the person's own words."),
    receivedOn: isoDate('When the person said so.'),
  },
);

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
