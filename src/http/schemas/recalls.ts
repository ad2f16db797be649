import { Type } from 'typebox';
import { RECALL_REASONS } from '../../rules/index.ts';
import {
  choice,
  closedComponent,
  code,
  count,
  isoDate,
  line,
  list,
  oneOfNumbers,
  recordedMembers,
  ref,
} from './atoms.ts';

const optional = Type.Optional;

// The model holds reasons as text, so that a record outlives a change of this list.
const reason = Type.Unsafe<string>({ type: 'string', enum: [...RECALL_REASONS] });

export const RecallContent = closedComponent(
  'RecallContent',
  'A recall as reported by the service that made it. What is left out has not been reported.',
  {
    considerationId: optional(code('The consideration it came from.')),
    power: choice(
      ['section-254', 'section-255', 'section-32'],
      'Criminal Justice Act 2003 s.254 or s.255, or Crime (Sentences) Act 1997 s.32.',
    ),
    eventsReliedOn: optional(list(code(), { description: 'Ids of the events relied on.' })),
    reasons: optional(list(reason, { description: 'Raw recall reasons, confirmed by a person.' })),
    reasonsConfirmedBy: optional(line('Who confirmed the reasons.')),
    type: optional(choice(['fixed-term', 'standard'], 'Type as issued.')),
    lengthDays: optional(oneOfNumbers([14, 28, 56], 'Length of a fixed term as issued, in days.')),
    sentOn: optional(isoDate('When the request was sent.')),
    revokedOn: optional(isoDate('When the licence was revoked.')),
    refusedOn: optional(isoDate('When recall was refused.')),
    returnedToCustodyOn: optional(isoDate('When the person returned to custody.')),
    daysAtLarge: optional(count(0, 36_500, 'Days unlawfully at large.')),
    addedDays: optional(count(0, 36_500, 'Days added.')),
    cancelledOn: optional(isoDate('When the recall was cancelled.')),
    reReleasedOn: optional(isoDate('When the person was released again.')),
    diedOn: optional(isoDate('When the person died.')),
  },
);

export const RecordedRecall = closedComponent('RecordedRecall', 'A recorded version of a recall.', {
  ...recordedMembers,
  content: ref(RecallContent),
  licenceId: Type.String({ format: 'uuid', description: 'The licence that was recalled.' }),
});
