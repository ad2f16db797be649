import { Type } from 'typebox';
import { LEAST_MINUTES, MOST_MINUTES, SUBJECT_PATTERN } from '../../application/access/access-faults.ts';
import { GRANT_CAPACITIES } from '../../application/access/services.ts';
import {
  answers,
  choice,
  closed,
  closedComponent,
  count,
  every,
  fact,
  instant,
  page,
  plainProse,
  ref,
} from './atoms.ts';

const optional = Type.Optional;
const uuid = (description: string) => Type.String({ format: 'uuid', description });
const subject = Type.String({
  pattern: SUBJECT_PATTERN,
  description: 'Opaque subject of a person or system, under which it signs in.',
});
const reason = plainProse('Why.');
const endsAt = instant('When it ends by itself.');

/** What opens a case to somebody by name. */
export const AccessGrantContent = closedComponent(
  'AccessGrantContent',
  'To whom a case is opened, and as what.',
  {
    subject,
    capacity: choice(
      every<Exclude<(typeof GRANT_CAPACITIES)[number], 'break-glass'>>()(['owner', 'named', 'inspector']),
      'An `owner` answers for who sees the case and is told when its glass is broken; `named` sees it and works on it; an `inspector` reads it.',
    ),
    reason,
    endsAt: optional(instant('When it ends by itself; left out for one that stands until it is ended.')),
  },
);

/** What ends a grant. */
export const AccessGrantEnd = closedComponent('AccessGrantEnd', 'Why a case is no longer open to somebody.', {
  reason,
});

/** What breaks the glass of a case. */
export const BreakGlass = closedComponent(
  'BreakGlass',
  'Why a case that is for named people only has to be seen at once, and for how long.',
  {
    reason,
    minutes: count(LEAST_MINUTES, MOST_MINUTES, 'For how many minutes the case is open.'),
  },
);

/** A grant as it is read. */
export const AccessGrant = closedComponent(
  'AccessGrant',
  'That a case is, or was, open to somebody by name.',
  {
    id: uuid('Opaque id.'),
    licenceId: uuid('The licence whose case it is.'),
    subject,
    capacity: choice(GRANT_CAPACITIES, 'As what; `break-glass` is what a duty manager took, for a time.'),
    reason,
    grantedAt: instant('When.'),
    grantedBy: Type.String({ description: 'Opaque subject of whoever granted it.' }),
    endsAt: optional(endsAt),
    ended: optional(
      closed('Absent while nobody has ended it.', {
        at: instant('When it was ended.'),
        by: Type.String({ description: 'Opaque subject of whoever ended it.' }),
        reason,
      }),
    ),
  },
);

/** Who sees one case by name. */
export const CaseAccess = closedComponent('CaseAccess', 'Who sees a case by name.', {
  licenceId: uuid('The licence whose case it is.'),
  limitedAccess: fact('Whether only people named for the case may see it.'),
  grants: answers(ref(AccessGrant), 'Newest first, those that ended among them.'),
});

/** Broken glass, as whoever is told of it reads it. */
export const AccessNotice = closedComponent('AccessNotice', 'That the glass of a case was broken.', {
  grant: ref(AccessGrant),
  seenAt: optional(instant('When you confirmed that you have seen it.')),
});

/** A list of broken glass. */
export const AccessNoticePage = page(
  'AccessNoticePage',
  ref(AccessNotice),
  'Broken glass that you are told of and have not confirmed, newest first.',
);
