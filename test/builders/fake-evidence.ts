import { randomUUID } from 'node:crypto';
import type { EvidenceServices } from '../../src/application/evidence/services.ts';
import type { Act } from '../../src/application/services.ts';

const AT = '2026-10-12T09:00:00.000Z';
const HASH = 'a'.repeat(64);
const NOTE = `example.com/log\n1\n${Buffer.alloc(32).toString('base64')}\n\n— example.com/log AAAAAA==\n`;

/** The use cases about evidence over nothing: each is noted, and answers with something of the right shape. */
export function fakeEvidence(called: (name: string, act: Act, input?: unknown) => void): EvidenceServices {
  return {
    readCheckpoint: async () => NOTE,
    listLogKeys: async () => ({
      origin: 'example.com/log',
      keys: [{ verifierKey: 'example.com/log+00000000+AAAA', recordedAt: AT, inUse: true }],
    }),
    readEntries: async (act, page) => {
      called('readEntries', act, page);
      return { items: [{ index: 0, hash: HASH, entry: { schema: 1, act: 'licence-registered' } }] };
    },
    readProof: async (act, id) => {
      called('readProof', act, id);
      return `c2sp.org/tlog-proof@v1\nindex 0\n\n${NOTE}`;
    },
    requestBundle: async (write, request) => {
      called('requestBundle', write, request);
      return { ...status(randomUUID()), state: 'waiting' };
    },
    readBundleStatus: async (act, id) => {
      called('readBundleStatus', act, id);
      return status(id);
    },
    readBundle: async (act, id, choose) => {
      called('readBundle', act, id);
      const range = choose(BUNDLE.length);
      return {
        status: status(id),
        range,
        bytes: piecesOf(range === undefined ? Buffer.alloc(0) : BUNDLE.subarray(range.start, range.end + 1)),
      };
    },
    replayRecommendation: async (act, recommendationId) => {
      called('replayRecommendation', act, recommendationId);
      return {
        recommendationId,
        ruleBook: { version: '0.0.0-example', digest: HASH, kernel: '1', regime: 'R4b' },
        outcome: 'same',
        storedHash: HASH,
        replayedHash: HASH,
        differences: [],
        replayedAt: AT,
      };
    },
    replayAll: async (act) => {
      called('replayAll', act);
      return { same: 1, different: 0, notPossible: 0, erased: 0, findings: [] };
    },
    placeHold: async (write, licenceId, content) => {
      called('placeHold', write, content);
      return { ...hold(randomUUID(), licenceId), content };
    },
    releaseHold: async (write, id, reason) => {
      called('releaseHold', write, reason);
      return { ...hold(id, randomUUID()), released: { at: AT, reason } };
    },
    listHolds: async (act, licenceId) => {
      called('listHolds', act, licenceId);
      return [hold(randomUUID(), licenceId)];
    },
    previewErasure: async (act, licenceId, content) => {
      called('previewErasure', act, content);
      return { licenceId, holds: [], records: [], identifiers: 1, bundles: [] };
    },
    eraseCase: async (write, licenceId, content) => {
      called('eraseCase', write, content);
      return { id: randomUUID(), licenceId, erasedAt: AT, ...content, records: 1 };
    },
    listRetentionCandidates: async (act, request) => {
      called('listRetentionCandidates', act, request);
      return { items: [{ licenceId: randomUUID(), endedOn: '2019-01-01', held: false, records: 4 }] };
    },
    gatherSubjectAccess: async (write, request) => {
      called('gatherSubjectAccess', write, request);
      return access(randomUUID());
    },
    readSubjectAccess: async (act, id) => {
      called('readSubjectAccess', act, id);
      return access(id);
    },
    reviewSubjectAccess: async (write, id, decisions) => {
      called('reviewSubjectAccess', write, decisions);
      return { ...access(id), state: 'reviewed', reviewedBy: write.principal.subject };
    },
    releaseSubjectAccess: async (act, id) => {
      called('releaseSubjectAccess', act, id);
      return { id, releasedAt: AT, items: [], keptBack: 0 };
    },
    recordDispute: async (write, licenceId, content) => {
      called('recordDispute', write, content);
      return { id: randomUUID(), licenceId, recordedAt: AT, content };
    },
    recordRefusal: async (act, refused) => {
      called('recordRefusal', act, refused);
    },
  };
}

const BUNDLE = Buffer.from('recall-audit-bundle 1\nan example\n', 'utf8');

async function* piecesOf(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

const status = (id: string) => ({
  id,
  state: 'ready' as const,
  requestedAt: AT,
  licenceIds: [randomUUID()],
  withContent: true,
  treeSize: 3,
  length: BUNDLE.length,
  sha256: HASH,
});

const hold = (id: string, licenceId: string) => ({
  id,
  licenceId,
  placedAt: AT,
  content: { ground: 'inquest' as const, reference: 'EXAMPLE-1', reason: 'An example inquest is open.' },
});

const access = (id: string) => ({
  id,
  gatheredAt: AT,
  state: 'to-be-reviewed' as const,
  licenceIds: [],
  items: [],
});
