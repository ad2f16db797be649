import { Type } from 'typebox';
import { RECALL_STANDINGS } from '../../application/recall-standing.ts';
import { ISSUED_TYPES, LATER_CHARGES, RECALL_POWERS, RECALL_REASONS } from '../../rules/index.ts';
import {
  choice,
  closed,
  closedComponent,
  code,
  count,
  fact,
  isoDate,
  line,
  list,
  oneOfNumbers,
  prose,
  recordedMembers,
  ref,
} from './atoms.ts';
import { disputes } from './disputes.ts';
import { Determination } from './licences.ts';

const optional = Type.Optional;

// The model holds reasons as text, so that a record outlives a change of this list.
const reason = Type.Unsafe<string>({ type: 'string', enum: [...RECALL_REASONS] });

const POWER = 'Criminal Justice Act 2003 s.254 or s.255, or Crime (Sentences) Act 1997 s.32.';

const issued = {
  type: optional(choice(ISSUED_TYPES, 'Type as issued.')),
  lengthDays: optional(oneOfNumbers([14, 28, 56], 'Length of a fixed term as issued, in days.')),
  revokedOn: optional(isoDate('When the licence was revoked: chooses the law of the recall.')),
};
const afterwards = {
  returnedToCustodyOn: optional(isoDate('First day back in custody: day 1 of a fixed term.')),
  daysAtLargeBeforeReturn: optional(
    count(
      0,
      36_500,
      'Days unlawfully at large between revocation and return; counted from those days when left out.',
    ),
  ),
  daysAtLargeAfterReturn: optional(
    count(0, 36_500, 'Days unlawfully at large after return; left out means that none were reported.'),
  ),
  addedDaysAfterReturn: optional(
    count(0, 36_500, 'Additional days awarded after return, net; left out means that none were reported.'),
  ),
  chargedAfterRecall: optional(
    choice(LATER_CHARGES, 'Whether the person was charged after being recalled, and with what.'),
  ),
  removedFromAutomaticRelease: optional(
    fact('Whether the person was taken out of automatic release (s.255BA(9)(b)).'),
  ),
  cancelledOn: optional(isoDate('When the recall was cancelled.')),
  reReleasedOn: optional(isoDate('When the person was released again.')),
  diedOn: optional(isoDate('When the person died.')),
};

export const RecallInputs = closedComponent(
  'RecallInputs',
  'A recall that has been made, as the rules read it: acts and their days.',
  {
    power: optional(choice(RECALL_POWERS, POWER)),
    ...issued,
    laterDetermination: optional(
      Type.Object(
        { made: fact('Whether a determination was made.') },
        {
          additionalProperties: false,
          description: 'That the person is no longer suitable for automatic release (s.255B(8)-(9)).',
        },
      ),
    ),
    ...afterwards,
  },
);

export const RecallContent = closedComponent(
  'RecallContent',
  'A recall as reported by the service that made it. What is left out has not been reported.',
  {
    considerationId: optional(code('The consideration it came from.')),
    power: choice(RECALL_POWERS, POWER),
    eventsReliedOn: optional(list(code(), { description: 'Ids of the events relied on.' })),
    reasons: optional(list(reason, { description: 'Raw recall reasons, confirmed by a person.' })),
    reasonsConfirmedBy: optional(line('Who confirmed the reasons.')),
    ...issued,
    sentOn: optional(isoDate('When the request was sent.')),
    refusedOn: optional(isoDate('When recall was refused.')),
    atLargeFrom: optional(
      isoDate(
        'First day on which the person was unlawfully at large after revocation (Criminal Justice Act 2003 s.254(6)).',
      ),
    ),
    laterDetermination: optional(ref(Determination)),
    ...afterwards,
    correction: optional(
      closed(
        'Says that an earlier report of the power, type, length or day of the revocation was wrong. Without it none of these changes once the licence is revoked.',
        { reason: prose('What was wrong, and how that is known.') },
      ),
    ),
  },
);

export const RecordedRecall = closedComponent('RecordedRecall', 'A recorded version of a recall.', {
  ...recordedMembers,
  content: ref(RecallContent),
  licenceId: Type.String({ format: 'uuid', description: 'The licence that was recalled.' }),
  standing: choice(
    RECALL_STANDINGS,
    'How it stands on the day of the answer, by what was reported. `revoked`: no return and no time at large is reported, which is not to say that the person is at large.',
  ),
  disputes,
});
