import { randomUUID } from 'node:crypto';
import type { AccessGrant, AccessServices } from '../../src/application/access/services.ts';
import type { Act } from '../../src/application/services.ts';

const AT = '2026-10-12T09:00:00.000Z';

const grant = (id: string, licenceId: string, more: Partial<AccessGrant> = {}): AccessGrant => ({
  id,
  licenceId,
  subject: 'subject-named',
  capacity: 'named',
  reason: 'An example reason.',
  grantedAt: AT,
  grantedBy: 'practitioner-1',
  ...more,
});

/** The use cases about who sees a case, over nothing: each is noted, and answers with something of the right shape. */
export function fakeAccess(called: (name: string, act: Act, input?: unknown) => void): AccessServices {
  return {
    grantAccess: async (write, licenceId, { subject, capacity, reason, endsAt }) => {
      called('grantAccess', write, { licenceId, subject, capacity, reason, endsAt });
      const ends = endsAt === undefined ? {} : { endsAt };
      return grant(randomUUID(), licenceId, { subject, capacity, reason, ...ends });
    },
    endAccess: async (write, grantId, reason) => {
      called('endAccess', write, { grantId, reason });
      return grant(grantId, randomUUID(), { ended: { at: AT, by: write.principal.subject, reason } });
    },
    breakGlass: async (write, licenceId, content) => {
      called('breakGlass', write, { licenceId, ...content });
      return grant(randomUUID(), licenceId, {
        subject: write.principal.subject,
        capacity: 'break-glass',
        reason: content.reason,
        endsAt: '2026-10-12T10:00:00.000Z',
      });
    },
    readAccess: async (act, licenceId) => {
      called('readAccess', act, licenceId);
      return { licenceId, limitedAccess: true, grants: [grant(randomUUID(), licenceId)] };
    },
    listAccessNotices: async (act, page) => {
      called('listAccessNotices', act, page);
      return {
        items: [{ grant: grant(randomUUID(), randomUUID(), { capacity: 'break-glass', endsAt: AT }) }],
      };
    },
    seeAccessNotice: async (write, grantId) => {
      called('seeAccessNotice', write, grantId);
      return {
        grant: grant(grantId, randomUUID(), { capacity: 'break-glass', endsAt: AT }),
        seenAt: AT,
      };
    },
  };
}
