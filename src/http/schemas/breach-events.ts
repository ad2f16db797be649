import { Type } from 'typebox';
import { BATCH_OUTCOMES, BATCH_PROBLEMS } from '../../application/intake/services.ts';
import type { OptionalEventMember } from '../../application/model.ts';
import { EVENT_TYPES, EVIDENCE_STATUSES, FAULTS, INCIDENT_ROLES, YES_NO_UNKNOWN } from '../../rules/index.ts';
import {
  answers,
  choice,
  closed,
  closedComponent,
  code,
  count,
  every,
  fact,
  instant,
  isoDate,
  line,
  list,
  page,
  prose,
  recordedMembers,
  ref,
} from './atoms.ts';
import { disputes } from './disputes.ts';
import { Disclosure } from './licences.ts';
import { Fault } from './problem.ts';

const optional = Type.Optional;

export const MonitoringChecks = closedComponent(
  'MonitoringChecks',
  'Checks of equipment behind an alert: `true` explains the alert, `false` rules that explanation out, left out is not yet checked.',
  {
    equipmentFault: optional(fact()),
    signalLost: optional(fact()),
    chargeHistoryExplains: optional(fact()),
    noAccessToPower: optional(fact()),
  },
);

export const Test = closedComponent('Test', 'A test for drugs or alcohol, or a disclosure of use.', {
  stage: optional(choice(['screening', 'confirmed', 'disclosed'])),
  prescribed: optional(fact('Whether the substance was prescribed.')),
  disputed: optional(fact('Whether the person disputes the result.')),
});

const type = choice(EVENT_TYPES, 'What kind of event it is.');
const evidenceStatus = choice(
  EVIDENCE_STATUSES,
  'How far the criminal process has gone. Arrest is not charge; charge is not guilt.',
);

const factsOfEvent = {
  occurredOn: optional(isoDate('When it happened.')),
  incidentId: optional(code('Two reports of one incident carry the same id and count once.')),
  fault: optional(choice(FAULTS, 'Whether the person chose the conduct.')),
  role: optional(choice(INCIDENT_ROLES, 'The part of the person in the incident.')),
  conditions: optional(
    list(code(), {
      description: 'Ids of conditions of the licence that it touches; an empty list means none.',
    }),
  ),
  monitoringChecks: optional(ref(MonitoringChecks)),
  test: optional(ref(Test)),
  corroborated: optional(fact('For intelligence: whether a person who assessed it finds it corroborated.')),
  courtOrderBreached: optional(fact('For prohibited contact: whether a court order was breached too.')),
  seriousOffence: optional(
    fact('For charges and convictions: murder or an offence in Schedule 18 to the Sentencing Code.'),
  ),
  reliedOnForRecall: optional(fact('Whether the charge is a reason for the recall under consideration.')),
  remainingFactsStand: optional(
    fact(
      'After no further action, discontinuance or acquittal: whether the remaining facts stand on balance.',
    ),
  ),
};

/** An event as the rules read it: every member but the id may be unknown. */
export const EventInputs = closedComponent(
  'EventInputs',
  'A breach event as the rules read it, without prose.',
  {
    id: code('Id of the event within this request.'),
    type: optional(type),
    evidenceStatus: optional(evidenceStatus),
    ...factsOfEvent,
  },
);

export const EvidenceReference = closedComponent(
  'EvidenceReference',
  'A reference to evidence held elsewhere; the document itself is never sent.',
  { system: line('The system that holds it.'), reference: line('Its reference there.') },
);

export const Instruction = closedComponent('Instruction', 'The instruction that was given.', {
  given: prose('What the person was told to do.'),
  couldBeUnderstood: optional(choice(YES_NO_UNKNOWN, 'Whether the person could understand it.')),
});

export const Account = closedComponent('Account', "The person's own account.", {
  sought: choice(YES_NO_UNKNOWN, 'Whether it was asked for.'),
  given: optional(prose('What the person said.')),
});

const recordedFacts = {
  ...factsOfEvent,
  occurredAtTime: optional(
    Type.String({
      pattern: '^([01]\\d|2[0-3]):[0-5]\\d$',
      description: 'Time of day in London, as HH:MM.',
    }),
  ),
  reportedOn: optional(isoDate('When it was reported.')),
  source: optional(line('Who or what reported it.')),
  sourceReference: optional(line('Its reference at the source.')),
  instruction: optional(ref(Instruction)),
  account: optional(ref(Account)),
  absenceAssessment: optional(
    choice(['attended', 'acceptable', 'unacceptable', 'not-assessed'], 'Contact outcome as recorded.'),
  ),
  enforcementResponse: optional(
    choice(
      ['no-further-action', 'decision-pending', 'licence-compliance-letter', 'recall-requested', 'other'],
      'What was done about it, kept apart from the outcome.',
    ),
  ),
  evidence: optional(list(ref(EvidenceReference))),
  disclosure: optional(ref(Disclosure)),
};

const description = prose('What happened, in words.');

export const BreachEventContent = closedComponent(
  'BreachEventContent',
  'A breach event. A member left out is not known.',
  { type, evidenceStatus, description, ...recordedFacts },
);

const optionalMembers = every<OptionalEventMember>()([
  'occurredOn',
  'incidentId',
  'fault',
  'role',
  'conditions',
  'monitoringChecks',
  'test',
  'corroborated',
  'courtOrderBreached',
  'seriousOffence',
  'reliedOnForRecall',
  'remainingFactsStand',
  'occurredAtTime',
  'reportedOn',
  'source',
  'sourceReference',
  'instruction',
  'account',
  'absenceAssessment',
  'enforcementResponse',
  'evidence',
  'disclosure',
]);

export const RevisionContent = closedComponent(
  'RevisionContent',
  'Later news of an event. The earlier version stays.',
  {
    kind: choice(['later-news', 'correction'], 'Something happened since, or what was recorded was wrong.'),
    note: optional(prose('Why, in words.')),
    changes: optional(
      closed('Members that replace those of the current version.', {
        type: optional(type),
        evidenceStatus: optional(evidenceStatus),
        description: optional(description),
        ...recordedFacts,
      }),
    ),
    nowUnknown: optional(list(choice(optionalMembers), { description: 'Members that are no longer known.' })),
  },
);

export const RecordedRevision = closedComponent('RecordedRevision', 'A recorded revision and who made it.', {
  ...recordedMembers,
  content: ref(RevisionContent),
  by: Type.String({ description: 'Subject of the principal who recorded it.' }),
});

export const RecordedEvent = closedComponent('RecordedEvent', 'The current version of a breach event.', {
  ...recordedMembers,
  content: ref(BreachEventContent),
  licenceId: Type.String({ format: 'uuid', description: 'The licence it belongs to.' }),
  revisions: answers(ref(RecordedRevision), 'How it came to be so, oldest first.'),
  disputes,
});

export const EventPage = page('EventPage', ref(RecordedEvent), 'Breach events of a licence.');

/** Most items of one batch. */
export const MOST_ITEMS = 1_000;

export const SourcedBreachEvent = closedComponent(
  'SourcedBreachEvent',
  'A breach event as in a report of it alone, with the reference by which its source knows it.',
  {
    type,
    evidenceStatus,
    description,
    ...recordedFacts,
    source: line('Who or what reported it.'),
    sourceReference: line(
      'Its reference at the source: one event of a licence has one, and keeps it when it is reported again.',
    ),
  },
);

export const EventBatchItem = closedComponent('EventBatchItem', 'An event of a licence.', {
  licenceId: Type.String({ format: 'uuid', description: 'The licence it belongs to.' }),
  event: ref(SourcedBreachEvent),
});

export const EventBatchContent = closedComponent(
  'EventBatchContent',
  'Events of any number of licences. An item that cannot be accepted is refused by itself, in the results, also where its form is at fault.',
  { events: list(ref(EventBatchItem), { minItems: 1, maxItems: MOST_ITEMS }) },
);

export const EventBatchResult = closedComponent('EventBatchResult', 'What became of one item of a batch.', {
  index: count(0, MOST_ITEMS - 1, 'Place of the item in the batch, from 0.'),
  outcome: choice(
    BATCH_OUTCOMES,
    '`already-recorded`: the same report was recorded before, under the same reference. `refused`: nothing of the item was recorded.',
  ),
  eventId: optional(
    Type.String({
      format: 'uuid',
      description:
        'The event that goes by the reference; also where the item was refused because it says otherwise of it.',
    }),
  ),
  version: optional(
    Type.Integer({ minimum: 1, description: 'Version of the event when the batch was recorded.' }),
  ),
  problem: optional(
    closed('Why the item was refused.', {
      code: choice(
        BATCH_PROBLEMS,
        'Code of the problem that the report of this event alone would be answered with; its page is `/problems/<code>`.',
      ),
      errors: answers(
        ref(Fault),
        'Every fault, with its place within the item (JSON pointer), what is wrong there and what to do.',
      ),
    }),
  ),
});

export const RecordedEventBatch = closedComponent(
  'RecordedEventBatch',
  'What became of a batch, item by item in the order sent.',
  {
    id: Type.String({ format: 'uuid', description: 'Opaque id.' }),
    recordedAt: instant('When the batch was recorded.'),
    counts: closed('How many items came to what.', {
      recorded: count(0, MOST_ITEMS),
      alreadyRecorded: count(0, MOST_ITEMS),
      refused: count(0, MOST_ITEMS),
    }),
    results: answers(ref(EventBatchResult)),
  },
);
