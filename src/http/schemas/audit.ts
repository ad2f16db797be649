import { Type } from 'typebox';
import { closedComponent, page, ref, sha256 } from './atoms.ts';

export const AuditEntry = closedComponent(
  'AuditEntry',
  'One entry of the trail and its place in the chain.',
  {
    index: Type.Integer({ minimum: 0, description: 'Position in the chain of the licence, from 0.' }),
    hash: sha256('RFC 6962 leaf hash of the bytes of the entry.'),
    previous: sha256('Hash of the entry before; 64 zeros for the first.'),
    entry: Type.Unsafe<Readonly<Record<string, unknown>>>({
      type: 'object',
      additionalProperties: true,
      description:
        'The entry itself: who, when, what act, and about which recorded versions. No personal content.',
    }),
  },
);

export const AuditTrail = page('AuditTrail', ref(AuditEntry), 'The audit trail of a licence, oldest first.');
