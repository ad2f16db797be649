import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { buildWaitingBundles } from '../../src/application/evidence/bundle-builder.ts';
import type { SequencerParts } from '../../src/application/evidence/sequencer.ts';
import type { BundleScope, SequencedEntryView } from '../../src/application/evidence/services.ts';
import type { LicenceContent } from '../../src/application/model.ts';
import { PERMISSIONS, type Permission, type Principal } from '../../src/application/services.ts';
import { readBundle } from '../../src/audit/bundle-reader.ts';
import { verifyBundle } from '../../src/audit/bundle-verifier.ts';
import { GrowingTree, openCheckpoint } from '../../src/audit/index.ts';
import { keepLogKeys } from '../../src/db/checkpoints.ts';
import { SERVERS } from '../support/database.ts';
import {
  act,
  exampleEvent,
  exampleJudgement,
  exampleLicence,
  exampleProposal,
  exampleView,
  type Fixture,
  OFFICER,
  openFixture,
  refusal,
  START,
  write,
} from './fixture.ts';
import { aSigner, publishAll, sequencerOf } from './log-fixture.ts';

jest.setTimeout(120_000);

const NOBODY = '00000000-0000-7000-8000-000000000000';
/** Every permission but that of the offices that see limited-access cases. */
const ORDINARY: readonly Permission[] = PERMISSIONS.filter((each) => each !== 'limited-access:office');
const person = (subject: string, areas: Principal['areas'] = 'everywhere'): Principal => ({
  subject,
  kind: 'person',
  permissions: ORDINARY,
  areas,
});
/** Sees every area, and no limited-access case that is not open to them by name. */
const INSPECTOR = person('subject-inspector');
const SECOND_MIND = person('subject-second-mind');
/** Sees another region than the one the examples are in. */
const ELSEWHERE = person('subject-elsewhere', [{ region: 'example-region-9' }]);
/** Holds the office. */
const OFFICE = OFFICER;

/** The acts of a bundle's entries whose content is withheld, and of those whose content is there. */
async function contentsIn(bytes: Buffer) {
  const withheld: string[] = [];
  const held: string[] = [];
  let current = '';
  for await (const lines of readBundle([bytes])) {
    for (const line of lines) {
      if (line.tag === 'entry') {
        current = String(JSON.parse(line.bytes.toString('utf8')).act);
      } else if (line.tag === 'withheld') {
        withheld.push(current);
      } else if (line.tag === 'content') {
        held.push(current);
      }
    }
  }
  return { withheld, held };
}

describe.each(SERVERS)('evidence shows each reader what the reader may see, on $name', (server) => {
  let fixture: Fixture;
  let sequencer: SequencerParts;
  beforeAll(async () => {
    fixture = await openFixture(server);
    const signer = aSigner();
    sequencer = sequencerOf(fixture, signer);
    await keepLogKeys(fixture.db, [signer.verifierKey], START);
  });
  afterAll(() => fixture.close());

  let licences = 0;
  async function register(more: Partial<LicenceContent> = {}) {
    licences += 1;
    const content = exampleLicence(licences, more);
    const { id } = await fixture.services.registerLicence(act(OFFICE), content);
    return { id, crn: content.person.crn };
  }
  /** A case with a run in a consideration that nobody has proposed anything in, unless the officer is to. */
  async function caseWithRun(proposed: boolean, more: Partial<LicenceContent> = {}) {
    const { services } = fixture;
    const { id, crn } = await register(more);
    await services.reportEvent(act(OFFICE), id, exampleEvent());
    const question = { question: 'Should recall be considered?' };
    const opened = await services.openConsideration(act(OFFICE), id, question, exampleJudgement());
    const run = await services.recommend(act(OFFICE), opened.id, { asAt: '2026-11-20' });
    if (proposed) {
      await services.takeStep(act(OFFICE), opened.id, opened.version, 'proposal', exampleProposal());
    }
    return { id, crn, consideration: opened.id, version: opened.version + (proposed ? 1 : 0), run: run.id };
  }
  const viewOf = ({ consideration, version }: { readonly consideration: string; readonly version: number }) =>
    fixture.services.takeStep(act(SECOND_MIND), consideration, version, 'independent-view', exampleView());

  async function fetchBytes(asker: Principal, id: string): Promise<Buffer> {
    const { bytes } = await fixture.services.readBundle(act(asker), id, (length) => ({
      start: 0,
      end: length - 1,
    }));
    const chunks: Buffer[] = [];
    for await (const chunk of bytes) {
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  }
  async function makeBundle(asker: Principal, scope: BundleScope, withContent = true) {
    const { id } = await fixture.services.requestBundle(act(asker), { scope, withContent });
    await publishAll(sequencer);
    await buildWaitingBundles(fixture.deps);
    const bytes = await fetchBytes(asker, id);
    return { id, bytes, report: await verifyBundle([bytes], { verifiers: sequencer.verifiers }) };
  }
  const ask = (asker: Principal, id: string) =>
    refusal(fixture.services.requestBundle(act(asker), { scope: { licenceIds: [id] }, withContent: true }));
  const askByNumber = (crn: string) =>
    refusal(fixture.services.requestBundle(act(INSPECTOR), { scope: { crn }, withContent: true }));
  const gather = (asker: Principal, crn: string) =>
    fixture.services.gatherSubjectAccess(act(asker), { crn, reference: 'Example request' });

  describe('a bundle', () => {
    it('withholds an answer and a proposal until somebody has recorded an independent view, but not from the proposer', async () => {
      const made = await caseWithRun(true);
      const scope = { licenceIds: [made.id] };

      const early = await makeBundle(INSPECTOR, scope);
      expect((await contentsIn(early.bytes)).withheld).toEqual(['recommendation-made', 'proposal-recorded']);
      expect(early.report).toMatchObject({ verdict: 'not-shown', findingCounts: { fault: 0 } });
      expect(early.report.findings.map(({ check }) => check)).toEqual([
        'content-withheld',
        'content-withheld',
      ]);

      const own = await makeBundle(OFFICE, scope);
      expect((await contentsIn(own.bytes)).withheld).toEqual([]);
      expect(own.report.verdict).toBe('verified');

      await viewOf(made);
      const after = await makeBundle(INSPECTOR, scope);
      expect(await contentsIn(after.bytes)).toMatchObject({
        withheld: [],
        held: expect.arrayContaining([
          'recommendation-made',
          'proposal-recorded',
          'independent-view-recorded',
        ]),
      });
      expect(after.report.verdict).toBe('verified');
    });

    it('of a licence that is out of sight is refused as for a licence that is none', async () => {
      const hidden = await register({ limitedAccess: true });

      for (const asker of [INSPECTOR, ELSEWHERE]) {
        expect(await ask(asker, hidden.id)).toEqual(await ask(asker, NOBODY));
      }
      const elsewhere = await register({ region: 'example-region-1' });
      expect(await ask(ELSEWHERE, elsewhere.id)).toEqual(await ask(ELSEWHERE, NOBODY));
      expect(await askByNumber(hidden.crn)).toEqual(await askByNumber('X999999'));
    });

    it('by the number of a person leaves out the licences that are out of sight', async () => {
      const { id, crn } = await register();
      await register({ person: { crn, dateOfBirth: '1990-02-28' }, limitedAccess: true });

      const { licenceIds } = await fixture.services.requestBundle(act(INSPECTOR), {
        scope: { crn },
        withContent: false,
      });

      expect(licenceIds).toEqual([id]);
    });

    it('of a limited-access case holds content for whoever it is open to by name while it is made', async () => {
      const { id } = await register({ limitedAccess: true });
      const grant = await fixture.services.grantAccess(act(OFFICE), id, {
        subject: INSPECTOR.subject,
        capacity: 'inspector',
        reason: 'An example inspection.',
      });

      const seen = await makeBundle(INSPECTOR, { licenceIds: [id] });
      expect((await contentsIn(seen.bytes)).withheld).toEqual([]);

      const asked = await fixture.services.requestBundle(act(INSPECTOR), {
        scope: { licenceIds: [id] },
        withContent: true,
      });
      await fixture.services.endAccess(act(OFFICE), grant.id, 'The example inspection is over.');
      await publishAll(sequencer);
      await buildWaitingBundles(fixture.deps);

      for (const bundle of [seen.id, asked.id]) {
        expect(await refusal(fixture.services.readBundleStatus(act(INSPECTOR), bundle))).toEqual({
          code: 'not-found',
          resource: 'audit-bundle',
        });
        expect(await refusal(fetchBytes(INSPECTOR, bundle))).toEqual({
          code: 'not-found',
          resource: 'audit-bundle',
        });
      }
      await fixture.services.grantAccess(act(OFFICE), id, {
        subject: INSPECTOR.subject,
        capacity: 'inspector',
        reason: 'Another example inspection.',
      });
      // It was made while the case was closed to them.
      const { held, withheld } = await contentsIn(await fetchBytes(INSPECTOR, asked.id));
      expect({ held, withheld }).toMatchObject({
        held: [],
        withheld: expect.arrayContaining(['licence-registered']),
      });
    });

    it('is for nobody but whoever asked for it', async () => {
      const { id } = await register();
      const bundle = await makeBundle(INSPECTOR, { licenceIds: [id] });

      for (const other of [OFFICE, SECOND_MIND]) {
        const unknown = await refusal(fixture.services.readBundleStatus(act(other), NOBODY));
        expect(await refusal(fixture.services.readBundleStatus(act(other), bundle.id))).toEqual(unknown);
        expect(await refusal(fetchBytes(other, bundle.id))).toEqual(unknown);
      }
    });

    it('of a period needs sight of every area', async () => {
      const period = { from: '2026-11-20T00:00:00.000Z', until: '2026-11-21T00:00:00.000Z' };
      expect(
        await refusal(fixture.services.requestBundle(act(ELSEWHERE), { scope: period, withContent: false })),
      ).toMatchObject({ code: 'invalid', faults: [{ field: '/scope' }] });
    });

    it('of a period leaves out every entry that tells of a case out of sight, and its tree verifies all the same', async () => {
      const hidden = await caseWithRun(true, { limitedAccess: true });
      const open = await register();
      // Searches and lists outside every chain name what they found.
      await fixture.services.searchLicences(act(OFFICE), { crn: hidden.crn, limit: 10 });
      await fixture.services.listConsiderations(act(OFFICE), { limit: 100 });
      const period = { from: '2026-11-20T00:00:00.000Z', until: '2026-11-21T00:00:00.000Z' };

      for (const withContent of [true, false]) {
        const { bytes, report } = await makeBundle(INSPECTOR, period, withContent);
        const text = bytes.toString('utf8');
        for (const id of [hidden.id, hidden.consideration, hidden.run]) {
          expect(text).not.toContain(id);
        }
        expect(text).toContain(open.id);
        expect(report.findingCounts.fault).toBe(0);
        expect(report.counts.otherLeaves).toBeGreaterThan(0);
      }
      const office = await makeBundle(OFFICE, period);
      expect(office.bytes.toString('utf8')).toContain(hidden.id);
      expect(office.report.findingCounts.fault).toBe(0);
    });
  });

  it('the log gives entries of cases out of sight as index and hash alone, so that the tree can be computed', async () => {
    const hidden = await caseWithRun(false, { limitedAccess: true });
    const open = await register();
    await fixture.services.searchLicences(act(OFFICE), { crn: hidden.crn, limit: 10 });
    await publishAll(sequencer);
    const note = (await fixture.services.readCheckpoint()) ?? '';
    const { checkpoint } = openCheckpoint(note, sequencer.verifiers);
    const read = async (reader: Principal) => {
      const items: SequencedEntryView[] = [];
      let page = await fixture.services.readEntries(act(reader), { limit: 100 });
      items.push(...page.items);
      while (page.next !== undefined) {
        page = await fixture.services.readEntries(act(reader), { limit: 100, cursor: page.next });
        items.push(...page.items);
      }
      return items.slice(0, checkpoint.size);
    };

    for (const reader of [INSPECTOR, ELSEWHERE]) {
      const items = await read(reader);
      expect(JSON.stringify(items)).not.toContain(hidden.id);
      const tree = new GrowingTree();
      for (const { hash } of items) {
        tree.appendLeaf(Buffer.from(hash, 'hex'));
      }
      expect(tree.root()).toEqual(checkpoint.root);
    }
    expect(JSON.stringify(await read(INSPECTOR))).toContain(open.id);
    expect(JSON.stringify(await read(ELSEWHERE))).not.toContain(open.id);
    const all = await read(OFFICE);
    expect(all.every(({ entry }) => entry !== undefined)).toBe(true);
  });

  it('a replay tells whoever may not read the answer that it is the same, or not, and nothing of what differs', async () => {
    const made = await caseWithRun(true);
    const early = await fixture.services.replayRecommendation(act(INSPECTOR), made.run);
    expect(early).toMatchObject({ outcome: 'same', differences: [], differencesWithheld: true });
    const own = await fixture.services.replayRecommendation(act(OFFICE), made.run);
    expect(own).not.toHaveProperty('differencesWithheld');
    expect(own.storedHash).toBe(early.storedHash);

    await viewOf(made);
    expect(await fixture.services.replayRecommendation(act(INSPECTOR), made.run)).not.toHaveProperty(
      'differencesWithheld',
    );
  });

  describe('what is gathered of a person', () => {
    it('holds no answer and no proposal that not everybody may read, says so, and never releases it from there', async () => {
      const made = await caseWithRun(true);
      const view = await gather(OFFICE, made.crn);
      const about = (kind: string) => view.items.filter(({ about: [subject] }) => subject?.kind === kind);
      const [run] = about('recommendation');
      const proposal = about('consideration').at(-1);
      expect(run?.content).not.toHaveProperty('answer');
      expect(run?.content).toHaveProperty('inputs');
      expect(run?.marks).toContainEqual({ path: '/answer', mark: 'withheld', why: 'answer-not-yet-open' });
      expect(proposal?.content).toEqual(expect.objectContaining({ action: 'proposal' }));
      expect(proposal?.content).not.toHaveProperty('said');
      expect(proposal?.content).not.toHaveProperty('noted');

      await viewOf(made);
      const decisions = Object.fromEntries(
        view.items.map(({ entryId }) => [entryId, { release: 'whole' as const, reason: 'An example.' }]),
      );
      await fixture.services.reviewSubjectAccess(act(SECOND_MIND), view.id, decisions);
      const released = await fixture.services.releaseSubjectAccess(act(OFFICE), view.id);
      const releasedRun = released.items.find(({ entryId }) => entryId === run?.entryId);
      expect(releasedRun).toMatchObject({ inPart: true });
      expect(releasedRun?.content).not.toHaveProperty('answer');

      const anew = await gather(OFFICE, made.crn);
      const open = anew.items.find(({ entryId }) => entryId === run?.entryId);
      expect(open?.content).toHaveProperty('answer');
      expect(anew.items.flatMap(({ marks }) => marks.filter(({ why }) => why !== undefined))).toEqual([]);
    });

    it('is what is in sight: of a case that is not, nothing is told', async () => {
      const { crn } = await register({ limitedAccess: true });
      expect(await gather(INSPECTOR, crn)).toMatchObject({
        state: 'nothing-held',
        licenceIds: [],
        items: [],
      });
      expect((await gather(OFFICE, crn)).licenceIds).toHaveLength(1);
    });
  });

  it('a dispute cannot find out what is in an answer that is withheld', async () => {
    const made = await caseWithRun(true);
    const dispute = (asker: Principal, field: string, key: string) =>
      fixture.services.recordDispute(write(key, key, asker), made.id, {
        about: { kind: 'recommendation', id: made.run },
        fields: [field],
        statement: 'Example Person says that this is wrong.',
        receivedOn: '2026-11-19',
      });

    expect(await refusal(dispute(INSPECTOR, '/answer/recallType', 'key-1'))).toEqual(
      await refusal(dispute(INSPECTOR, '/answer/noSuchMember', 'key-2')),
    );
    expect(await refusal(dispute(INSPECTOR, '/answer', 'key-3'))).toMatchObject({ code: 'invalid' });
    expect(await dispute(OFFICE, '/answer', 'key-4')).toMatchObject({ licenceId: made.id });
  });
});
