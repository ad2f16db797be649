import { Type } from 'typebox';
import { answers, choice, closed, closedComponent, count, fact, instant, list, sha256 } from './atoms.ts';
import { crn, nomsNumber } from './licences.ts';

const licenceId = Type.String({
  pattern: '^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$',
  description: 'Id of a licence: 32 hexadecimal digits in lower case, as 8-4-4-4-12.',
});

/** What asks for a bundle. */
export const BundleRequest = closedComponent('BundleRequest', 'Which entries to hand out, and how.', {
  scope: closed('Exactly one of `licenceIds`, `crn`, `nomsNumber`, or `from` together with `until`.', {
    licenceIds: Type.Optional(
      list(licenceId, { description: 'The whole trail of each of these licences.', maxItems: 1_000 }),
    ),
    crn: Type.Optional(crn),
    nomsNumber: Type.Optional(nomsNumber),
    from: Type.Optional(instant('Entries recorded from then on.')),
    until: Type.Optional(instant('Entries recorded before then; at most ten years after `from`.')),
  }),
  rememberedSizes: Type.Optional(
    list(count(1, Number.MAX_SAFE_INTEGER, 'Tree size of a checkpoint, at most that of the latest.'), {
      description:
        'Tree sizes of checkpoints that you have kept, each once. The bundle then shows that the log of today continues each of them.',
      maxItems: 100,
    }),
  ),
  withContent: fact(
    'Whether what was recorded is handed out too, or the entries alone: who did what, and when.',
  ),
});

/** A bundle as it is followed. */
export const BundleStatus = closedComponent('BundleStatus', 'A bundle, and how far it is.', {
  id: Type.String({ format: 'uuid', description: 'Opaque id.' }),
  state: choice(
    ['waiting', 'building', 'ready', 'failed', 'gone'],
    'It can be fetched while it is `ready`: for some days, unless something in it is erased before.',
  ),
  requestedAt: instant('When it was asked for.'),
  licenceIds: Type.Optional(answers(Type.String({ format: 'uuid' }), 'The licences. Absent for a period.')),
  from: Type.Optional(instant('Start of the period.')),
  until: Type.Optional(instant('End of the period, which is not part of it.')),
  withContent: Type.Boolean({ description: 'Whether it holds content.' }),
  treeSize: Type.Optional(count(1, Number.MAX_SAFE_INTEGER, 'Tree size of the checkpoint that it is under.')),
  length: Type.Optional(count(1, Number.MAX_SAFE_INTEGER, 'Bytes.')),
  sha256: Type.Optional(sha256('SHA-256 of all its bytes.')),
});
