import { Type } from 'typebox';
import { ACCESS_MARKS, type AccessDecision as Decision } from '../../application/evidence/services.ts';
import {
  answers,
  choice,
  closed,
  closedComponent,
  count,
  fact,
  instant,
  line,
  list,
  prose,
  ref,
} from './atoms.ts';
import { Dispute, pointer } from './disputes.ts';
import { crn, nomsNumber } from './licences.ts';

const optional = Type.Optional;
const uuid = (description: string) => Type.String({ format: 'uuid', description });

/** What asks for all that is held on a person. */
export const SubjectAccessRequest = closedComponent(
  'SubjectAccessRequest',
  'Whose data is asked for. At least one of `crn` and `nomsNumber`; licences under either are gathered.',
  {
    crn: optional(crn),
    nomsNumber: optional(nomsNumber),
    reference: line('How the request is named where it is handled.'),
  },
);

/** A decision on one item. */
export const AccessDecision = closedComponent(
  'AccessDecision',
  'What may be released of one item. A reason is obligatory where anything is kept back, and to release whole what is marked `withheld`.',
  {
    release: choice(['whole', 'in-part', 'not']),
    withhold: optional(
      list(pointer(), {
        maxItems: 1_000,
        description: 'JSON pointers into the content of the item: what is taken out, where released in part.',
      }),
    ),
    reason: optional(prose('Why it is decided so.')),
  },
);

const ENTRY_ID = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';

/** What records decisions. */
export const SubjectAccessReview = closedComponent(
  'SubjectAccessReview',
  'Decisions on items of the request. They may come in parts; a later one on an item takes the place of an earlier one.',
  {
    decisions: Type.Unsafe<Readonly<Record<string, Decision>>>({
      type: 'object',
      patternProperties: { [ENTRY_ID]: ref(AccessDecision) },
      additionalProperties: false,
      // The served document shows no `patternProperties`: names are told there by this.
      propertyNames: { pattern: ENTRY_ID },
      description: 'A decision by the `entryId` of each item.',
    }),
  },
);

const content = Type.Unsafe<Readonly<Record<string, unknown>>>({
  type: 'object',
  additionalProperties: true,
  description: 'What was recorded.',
});
const itemMembers = {
  entryId: uuid('The audit entry that recorded it.'),
  licenceId: uuid('The licence in whose case it is.'),
  about: answers(
    closed('A record.', {
      kind: Type.String({ description: 'Kind of record.' }),
      id: uuid('Its id.'),
      version: optional(Type.Integer({ minimum: 1, description: 'The version that was made.' })),
    }),
    'What it is about: the record itself first.',
  ),
  recordedAt: instant('When it was recorded.'),
  content,
  disputes: answers(ref(Dispute), 'What the person has said about the record, newest last.'),
};

/** An item for the eyes of a reviewer. */
export const AccessItem = closedComponent(
  'AccessItem',
  'One recorded version of something, with what has to be looked at before the person may have it.',
  {
    ...itemMembers,
    marks: answers(
      closed('Where to look.', {
        path: Type.String({ description: 'JSON pointer into the content; empty for all of it.' }),
        mark: choice(
          ACCESS_MARKS,
          '`third-party`: names or is about somebody else. `victim`: about a victim or child. `withheld`: not open to the person so far. `free-text`: words that may hold any of these.',
        ),
        why: optional(
          choice(
            ['answer-not-yet-open'],
            'Why nobody is shown it here, the reviewer included; absent for what the reviewer decides on. An answer of the rules, or a proposal, is not read before somebody has recorded an independent view. It is not in `content` and is not released; gather anew to have it later.',
          ),
        ),
      }),
      'Prompts for the reviewer. They decide nothing, and what is not marked can need keeping back too.',
    ),
    decision: optional(ref(AccessDecision)),
  },
);

/** A request as it is read. */
export const SubjectAccess = closedComponent(
  'SubjectAccess',
  'All that is held on a person, for the eyes of a reviewer.',
  {
    id: uuid('Opaque id.'),
    gatheredAt: instant('When it was gathered.'),
    state: choice(
      ['to-be-reviewed', 'reviewed', 'nothing-held'],
      '`nothing-held`: no licence was ever recorded under the number, or what was is erased.',
    ),
    licenceIds: answers(uuid('Id of a licence.'), 'Every licence ever recorded under the number.'),
    items: answers(ref(AccessItem), 'By licence, and within one in the order of recording.'),
    erasedItems: optional(
      count(1, Number.MAX_SAFE_INTEGER, 'How many items are left out because their case was erased since.'),
    ),
    reviewedBy: optional(Type.String({ description: 'Subject of the person who decided last.' })),
    released: optional(
      closed('The first release. From then on nothing more is decided on this request; absent before.', {
        at: instant('When.'),
        by: Type.String({ description: 'Subject of whoever released it.' }),
      }),
    ),
  },
);

/** An item for the person. */
export const ReleasedItem = closedComponent('ReleasedItem', 'What the person may have of one item.', {
  ...itemMembers,
  inPart: fact(
    'Whether parts were taken out: a member that is missing then need not be one that was not known.',
  ),
});

/** The answer to a release. */
export const SubjectAccessRelease = closedComponent(
  'SubjectAccessRelease',
  'What may be handed to the person: only what a reviewer released. In a list, `withheld` stands for what was taken out.',
  {
    id: uuid('Id of the request.'),
    releasedAt: instant('When it was released.'),
    items: answers(ref(ReleasedItem)),
    keptBack: count(0, Number.MAX_SAFE_INTEGER, 'How many items were kept back as a whole.'),
  },
);
