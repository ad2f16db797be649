import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Kysely, sql, type Transaction } from 'kysely';
import { checkStore } from '../../src/application/evidence/store-check.ts';
import type { StoreFinding } from '../../src/application/evidence/store-check-findings.ts';
import { PERMISSIONS, type Principal } from '../../src/application/services.ts';
import { noteVerifier } from '../../src/audit/index.ts';
import { keepLogKeys } from '../../src/db/checkpoints.ts';
import type { Database } from '../../src/db/database.ts';
import { SERVERS } from '../support/database.ts';
import {
  act,
  exampleEvent,
  exampleJudgement,
  exampleLicence,
  exampleProposal,
  exampleView,
  type Fixture,
  openFixture,
  START,
} from './fixture.ts';
import { aSigner, publishAll, sequencerOf } from './log-fixture.ts';

jest.setTimeout(180_000);

type Owner = Transaction<Database>;

/** Ends the transaction in which the owner tampered, so that the next test finds the store as it was. */
class PutBack extends Error {}

const SIGNER = aSigner();
const NOBODY = '00000000-0000-7000-8000-000000000000';
const person = (subject: string): Principal => ({
  subject,
  kind: 'person',
  permissions: PERMISSIONS,
  areas: 'everywhere',
});
const SENIOR = person('subject-senior');
const ENDORSER = person('subject-endorser');
const DUTY_MANAGER: Principal = {
  ...person('subject-duty-manager'),
  permissions: PERMISSIONS.filter((each) => each !== 'limited-access:office'),
};
const TABLES = [
  'cases',
  'considerations',
  'consideration_heads',
  'review_steps',
  'judgement_versions',
  'access_grants',
  'access_grant_ends',
  'access_notices_seen',
  'inline_evaluations',
];

describe.each(SERVERS)(
  'the check of the store looks at reviews and at who may see what, on $name',
  (server) => {
    let fixture: Fixture;
    let licence: string;
    let limited: string;
    let erased: string;
    let consideration: string;
    let untouched: string;
    let ended: string;
    let grant: string;
    let broken: string;

    beforeAll(async () => {
      fixture = await openFixture(server);
      const { services } = fixture;
      await keepLogKeys(fixture.db, [SIGNER.verifierKey], START);
      ({ id: licence } = await services.registerLicence(act(), exampleLicence(1)));
      const moved = { region: 'example-region-2', deliveryUnit: 'example-unit-2' };
      await services.replaceLicence(act(), licence, 1, exampleLicence(1, moved));
      const host = { ...moved, approvedPremises: { region: 'example-region-3' } };
      await services.replaceLicence(act(), licence, 2, exampleLicence(1, host));
      await services.reportEvent(act(), licence, exampleEvent());
      consideration = await decided(licence);
      ({ id: untouched } = await services.openConsideration(act(), licence, { question: 'And again?' }));

      ({ id: limited } = await services.registerLicence(act(), exampleLicence(2, { limitedAccess: true })));
      ({ id: grant } = await services.grantAccess(act(), limited, {
        subject: SENIOR.subject,
        capacity: 'owner',
        reason: 'Answers for the example case.',
      }));
      const inspection = await services.grantAccess(act(), limited, {
        subject: 'subject-inspector',
        capacity: 'inspector',
        reason: 'An example inspection.',
        endsAt: '2026-12-20T09:00:00.000Z',
      });
      await services.endAccess(act(), inspection.id, 'It is over.');
      ({ id: broken } = await services.breakGlass(act(DUTY_MANAGER), limited, {
        reason: 'An example emergency.',
        minutes: 60,
      }));
      await services.seeAccessNotice(act(SENIOR), broken);
      await services.evaluate(act(), { asAt: '2026-11-20', licence: {}, events: [] });

      ({ id: erased } = await services.registerLicence(act(), exampleLicence(3)));
      ended = await decided(erased);
      await services.eraseCase(act(), erased, {
        authority: 'court-order',
        reference: 'EXAMPLE-ORDER-1',
        on: '2026-11-19',
      });
      await publishAll(sequencerOf(fixture, SIGNER));
    });
    afterAll(() => fixture.close());

    /** A consideration with a proposal, a view, a decision, a judgement in between, and what follows from the decision. */
    async function decided(licenceId: string): Promise<string> {
      const { services } = fixture;
      const opened = await services.openConsideration(
        act(),
        licenceId,
        { question: 'Recall?' },
        exampleJudgement(),
      );
      const { id } = opened;
      await services.recommend(act(), id, { asAt: '2026-11-20' });
      await services.takeStep(act(), id, 1, 'proposal', exampleProposal());
      await services.recordJudgement(act(), id, 2, exampleJudgement());
      await services.takeStep(act(SENIOR), id, 3, 'independent-view', exampleView());
      const [reason = ''] = fixture.deps.book.vocabulary('decision-reasons-no-recall');
      const made = await services.takeStep(act(SENIOR), id, 4, 'decision', {
        decision: 'no-recall',
        reason,
        text: 'Weekly contact is enough.',
        context: { caseloadPercentage: 130 },
      });
      if (made.review.state === 'awaiting-endorsement') {
        await services.takeStep(act(ENDORSER), id, 5, 'endorsement', { endorsed: true, text: 'Agreed.' });
      }
      return id;
    }

    async function check(reader: Kysely<Database>): Promise<readonly StoreFinding[]> {
      const outcome = await checkStore(
        { ...fixture.deps, reader },
        { entriesPerSecond: 'unlimited', verifiers: [noteVerifier(SIGNER.verifierKey)] },
      );
      if (outcome === undefined) {
        throw new Error('another check of this store is running');
      }
      return outcome.findings;
    }

    /** Reads what the owner's transaction sees; the right to check is held on a connection of its own, as always. */
    function within(owner: Owner): Kysely<Database> {
      return new Proxy<Kysely<Database>>(owner, {
        get: (target, name) => {
          if (name === 'connection') {
            return () => fixture.deps.reader.connection();
          }
          const value: unknown = Reflect.get(target, name, target);
          return typeof value === 'function' ? value.bind(target) : value;
        },
      });
    }

    /** What the check finds besides the guards that the owner took off to tamper. */
    async function findingsAfter(
      tamper: (owner: Owner) => Promise<unknown>,
    ): Promise<readonly StoreFinding[]> {
      let findings: readonly StoreFinding[] = [];
      await fixture.owner
        .transaction()
        .execute(async (owner) => {
          for (const table of TABLES) {
            await sql`alter table ${sql.table(table)} disable trigger all`.execute(owner);
          }
          await tamper(owner);
          findings = (await check(within(owner))).filter((finding) => finding.check !== 'guard-missing');
          throw new PutBack();
        })
        .catch((error: unknown) => {
          if (!(error instanceof PutBack)) {
            throw error;
          }
        });
      return findings;
    }

    const alter = (set: ReturnType<typeof sql>) =>
      findingsAfter((owner) =>
        sql`update review_steps set ${set} where consideration_id = ${consideration} and action = 'proposal'`.execute(
          owner,
        ),
      );

    it('and finds nothing where reviews, grants, broken glass, notices and questions outside cases are as they were recorded', async () => {
      expect(await check(fixture.deps.reader)).toEqual([]);
    });

    describe('the head of a consideration', () => {
      it.each([
        ['version', sql`version + 1`],
        ['state', sql`'closed'`],
        ['decision', sql`'recall'`],
        ['urgency', sql`'emergency'`],
        ['newFactsWaiting', sql`true`],
      ])('whose %s is not what the steps make it is named', async (member, value) => {
        const column = member.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
        const findings = await findingsAfter((owner) =>
          sql`update consideration_heads set ${sql.ref(column)} = ${value}
          where consideration_id = ${consideration}`.execute(owner),
        );

        expect(findings).toEqual([
          expect.objectContaining({
            check: 'consideration-head-differs',
            licence,
            table: 'consideration_heads',
            key: `consideration ${consideration}`,
            member,
          }),
        ]);
      });

      it('whose clock runs out at another time than it was started for is named', async () => {
        const findings = await findingsAfter((owner) =>
          sql`update consideration_heads set due_at = due_at + interval '1 day'
          where consideration_id = ${untouched}`.execute(owner),
        );

        expect(findings).toEqual([
          expect.objectContaining({
            check: 'consideration-head-differs',
            member: 'dueAt',
            expected: expect.stringMatching(/^2026-11-21T09:00:00/),
          }),
        ]);
      });

      it('that is gone, or is of no consideration, is named', async () => {
        const gone = await findingsAfter((owner) =>
          sql`delete from consideration_heads where consideration_id = ${consideration}`.execute(owner),
        );
        expect(gone).toEqual([
          expect.objectContaining({
            check: 'consideration-head-missing',
            licence,
            key: `consideration ${consideration}`,
          }),
        ]);

        const extra = await findingsAfter((owner) =>
          sql`insert into consideration_heads (consideration_id, licence_id, version, state, urgency)
          values (${NOBODY}, ${licence}, 1, 'open', 'unknown')`.execute(owner),
        );
        expect(extra).toEqual([
          expect.objectContaining({ check: 'consideration-head-extra', key: `consideration ${NOBODY}` }),
        ]);
      });

      it('is held against the ledger also where the content of the case was erased', async () => {
        const findings = await findingsAfter((owner) =>
          sql`update consideration_heads set state = 'sent' where consideration_id = ${ended}`.execute(owner),
        );

        expect(findings).toEqual([
          expect.objectContaining({ check: 'consideration-head-differs', licence: erased, member: 'state' }),
        ]);
      });
    });

    describe('a step of a review', () => {
      it('that led elsewhere than the table has it is named, with the head that does not fit it', async () => {
        const findings = await alter(sql`state = 'viewed'`);

        expect(findings).toContainEqual(
          expect.objectContaining({
            check: 'record-differs',
            table: 'review_steps',
            key: `${consideration} version 2`,
            member: 'state',
            expected: 'proposed',
            found: 'viewed',
          }),
        );
      });

      it('of another area than the case was in is named', async () => {
        expect(await alter(sql`region = 'example-region'`)).toEqual([
          expect.objectContaining({ check: 'record-differs', table: 'review_steps', member: 'region' }),
        ]);
      });

      it('of another action, or by somebody else, than its entry says is named', async () => {
        expect(await alter(sql`action = 'return'`)).toEqual([
          expect.objectContaining({ check: 'record-differs', table: 'review_steps', member: 'action' }),
        ]);
        expect(await alter(sql`recorded_by = 'subject-somebody-else'`)).toEqual([
          expect.objectContaining({ check: 'record-differs', member: 'recorded_by' }),
        ]);
      });

      it('that was taken away is missed by its entry and by the version after it', async () => {
        const findings = await findingsAfter((owner) =>
          sql`delete from review_steps where consideration_id = ${consideration} and action = 'proposal'`.execute(
            owner,
          ),
        );

        expect(findings).toEqual(
          expect.arrayContaining([
            expect.objectContaining({ check: 'record-missing', table: 'review_steps' }),
            expect.objectContaining({ check: 'version-gap', key: `${consideration} version 3` }),
          ]),
        );
      });
    });

    describe('where a case is', () => {
      it.each([
        ['previousRegion', sql`previous_region = null`],
        ['previousDeliveryUnit', sql`previous_delivery_unit = 'elsewhere'`],
        ['hostRegion', sql`host_region = 'elsewhere'`],
        ['hostDeliveryUnit', sql`host_delivery_unit = 'elsewhere'`],
        ['limitedAccess', sql`limited_access = true`],
      ])('is named where %s is not what the versions of the licence say', async (member, set) => {
        expect(
          await findingsAfter((owner) => sql`update cases set ${set} where id = ${licence}`.execute(owner)),
        ).toEqual([{ check: 'head-differs', licence, table: 'cases', member }]);
      });

      it('is named where a limited-access case was opened to everybody', async () => {
        expect(
          await findingsAfter((owner) =>
            sql`update cases set limited_access = false where id = ${limited}`.execute(owner),
          ),
        ).toEqual([{ check: 'head-differs', licence: limited, table: 'cases', member: 'limitedAccess' }]);
      });
    });

    describe('that a case is open to somebody by name', () => {
      it.each([
        ['subject', sql`subject = 'subject-somebody-else'`],
        ['capacity', sql`capacity = 'named'`],
        ['ends_at', sql`ends_at = '2027-11-20T09:00:00Z'`],
      ])('is named where the %s is not what was recorded', async (member, set) => {
        expect(
          await findingsAfter((owner) =>
            sql`update access_grants set ${set} where id = ${grant}`.execute(owner),
          ),
        ).toEqual([expect.objectContaining({ check: 'record-differs', table: 'access_grants', member })]);
      });

      it('is named where broken glass stays open longer than whoever broke it said', async () => {
        expect(
          await findingsAfter((owner) =>
            sql`update access_grants set ends_at = ends_at + interval '1 year' where id = ${broken}`.execute(
              owner,
            ),
          ),
        ).toEqual([
          expect.objectContaining({ check: 'record-differs', table: 'access_grants', member: 'ends_at' }),
        ]);
      });

      it.each([
        ['access_grants', sql`id = ${NOBODY}`],
        ['access_grant_ends', sql`true`],
        ['access_notices_seen', sql`true`],
        ['inline_evaluations', sql`true`],
      ])('or what follows from it is missed in %s when it is gone', async (table, which) => {
        const findings = await findingsAfter((owner) =>
          table === 'access_grants'
            ? sql`update access_grants set entry_id = ${NOBODY} where id = ${grant}`.execute(owner)
            : sql`delete from ${sql.table(table)} where ${which}`.execute(owner),
        );

        expect(findings).toContainEqual(expect.objectContaining({ check: 'record-missing', table }));
      });

      it('is named where somebody else is said to have seen a notice, or to have asked the rules', async () => {
        for (const table of ['access_notices_seen', 'inline_evaluations']) {
          expect(
            await findingsAfter((owner) =>
              sql`update ${sql.table(table)} set subject = 'subject-somebody-else'`.execute(owner),
            ),
          ).toEqual([expect.objectContaining({ check: 'record-differs', table, member: 'recorded_by' })]);
        }
      });
    });
  },
);
