import { Type } from 'typebox';
import { answers, closed, closedComponent, fact, instant, page, sha256 } from './atoms.ts';

const VerifierKey = Type.String({
  description: 'C2SP verifier key: name of the log, key id, and public Ed25519 key.',
});

export const LogKeys = closedComponent(
  'LogKeys',
  'Every key that has signed checkpoints of this log. What counts is the key that the reader was given some other way.',
  {
    origin: Type.String({ description: 'Name of the log, the first line of each checkpoint.' }),
    keys: answers(
      closed('One key.', {
        verifierKey: VerifierKey,
        recordedAt: instant('When it was first used.'),
        inUse: fact('Whether new checkpoints are signed with it.'),
      }),
      'Oldest first.',
    ),
  },
);

const SequencedEntry = closed('One entry and its place in the tree over all entries.', {
  index: Type.Integer({ minimum: 0, description: 'Index of the leaf, from 0.' }),
  hash: sha256('RFC 6962 leaf hash of the bytes of the entry.'),
  entry: Type.Optional(
    Type.Unsafe<Readonly<Record<string, unknown>>>({
      type: 'object',
      additionalProperties: true,
      description:
        'The entry itself: who, when, what act, and about which records. No personal content. Left out where it is of a case that is out of your sight; the hash stands for it, so that the tree can still be computed.',
    }),
  ),
});

export const SequencedEntries = page(
  'SequencedEntries',
  SequencedEntry,
  'Entries of the log in the order of the tree, as far as a checkpoint covers them.',
);
