import { Type } from 'typebox';
import { type ErasureContent, HOLD_GROUNDS } from '../../application/evidence/services.ts';
import {
  answers,
  choice,
  closed,
  closedComponent,
  every,
  fact,
  instant,
  isoDate,
  plainLine,
  plainProse,
  ref,
} from './atoms.ts';

const optional = Type.Optional;
const uuid = (description: string) => Type.String({ format: 'uuid', description });
const number = (description: string) => Type.Integer({ minimum: 0, description });

const ground = choice(HOLD_GROUNDS, 'What the record is kept for.');
const holdMembers = {
  reference: plainLine('How the proceedings or the review are named where they are held.'),
  reason: plainProse('Why the record has to be kept.'),
};

/** What places a hold. */
export const LegalHoldContent = closedComponent(
  'LegalHoldContent',
  'Why a case must not be erased for now.',
  { ground, ...holdMembers },
);

/** What releases one. */
export const LegalHoldRelease = closedComponent('LegalHoldRelease', 'Why a hold is no longer needed.', {
  reason: plainProse('What has ended, and how that is known.'),
});

/** A hold as it is read. */
export const LegalHold = closedComponent('LegalHold', 'A hold that keeps a case from being erased.', {
  id: uuid('Opaque id.'),
  licenceId: uuid('The licence whose case is kept.'),
  placedAt: instant('When it was placed.'),
  content: closed('Why it was placed. Once the case is erased, only the ground is left.', {
    ground,
    reference: optional(holdMembers.reference),
    reason: optional(holdMembers.reason),
  }),
  released: optional(
    closed('Absent while the hold stands.', {
      at: instant('When it was released.'),
      reason: optional(plainProse('Why; absent once the case is erased.')),
    }),
  ),
});

/** The holds of one case. */
export const LegalHolds = closedComponent('LegalHolds', 'Every hold ever placed on a case, oldest first.', {
  items: answers(ref(LegalHold)),
});

const erasureMembers = {
  authority: choice(
    every<ErasureContent['authority']>()([
      'retention-ended',
      'court-order',
      'commissioner-order',
      'request-of-the-person',
    ]),
    'By what authority.',
  ),
  reference: plainLine(
    'Reference of the order, the request or the retention schedule. It stays for ever: put no name or number of the person in it. What looks like a CRN or a NOMS number is refused, and so are the numbers and the reference of the case itself.',
  ),
  on: isoDate('Day of the order, or of the end of retention; not in the future.'),
};

/** What asks for an erasure, or for a look at what it would take. */
export const ErasureRequest = closedComponent(
  'ErasureRequest',
  'What to erase a case by, and whether to erase it or only to show what would go.',
  {
    ...erasureMembers,
    dryRun: fact('`true` shows what would go and erases nothing; `false` erases. It cannot be undone.'),
  },
);

/** The answer to a dry run. */
export const ErasurePreview = closedComponent(
  'ErasurePreview',
  'What an erasure would take now. Nothing has been erased.',
  {
    licenceId: uuid('The licence whose case it is.'),
    holds: answers(ref(LegalHold), 'Holds that stand and stop it.'),
    records: answers(
      closed('One piece of content.', {
        entryId: uuid('The audit entry that recorded it, which stays.'),
        about: answers(
          closed('What it is of.', {
            kind: Type.String({ description: 'Kind of record.' }),
            id: uuid('Opaque id.'),
            version: optional(Type.Integer({ minimum: 1, description: 'Version of the record.' })),
          }),
        ),
        recordedAt: instant('When it was recorded.'),
        length: number('Length in bytes.'),
      }),
      'Every piece of content that is held, oldest first.',
    ),
    identifiers: number('How many identifiers of the person and references of the licence are held.'),
    bundles: answers(
      uuid('Id of a bundle.'),
      'Bundles that hold a copy of some of it, whose bytes would go too.',
    ),
  },
);

/** The answer to an erasure. */
export const Erasure = closedComponent('Erasure', 'The content of a case has been erased.', {
  id: uuid('Opaque id.'),
  licenceId: uuid('The licence whose case it is.'),
  erasedAt: instant('When.'),
  ...erasureMembers,
  records: number('How many pieces of content are gone.'),
});
