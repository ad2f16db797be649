import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { GRANT_CAPACITIES, type WorkArea } from '../../src/application/access/services.ts';
import { type CasePlace, sightOf } from '../../src/application/access/sight.ts';
import { checkStore } from '../../src/application/evidence/store-check.ts';
import type { LicenceContent } from '../../src/application/model.ts';
import { type Act, PERMISSIONS, type Principal, type Write } from '../../src/application/services.ts';
import { findCapacities } from '../../src/db/access.ts';
import { lockCase } from '../../src/db/cases.ts';
import { changeableBy, visibleTo } from '../../src/db/visibility.ts';
import { SERVERS } from '../support/database.ts';
import {
  act,
  CASE_SYSTEM,
  exampleEvent,
  exampleJudgement,
  exampleLicence,
  type Fixture,
  openFixture,
  refusal,
  START,
} from './fixture.ts';

const AT_NOON = '2026-11-20T12:00:00.000Z';
const HOME: WorkArea = { region: 'home', deliveryUnit: 'home-1' };
const ELSEWHERE: WorkArea = { region: 'elsewhere', deliveryUnit: 'elsewhere-1' };

const WITHOUT_OFFICE = PERMISSIONS.filter((permission) => permission !== 'limited-access:office');

/** Somebody who may do everything, in their areas. */
function person(
  subject: string,
  areas: Principal['areas'] = [HOME],
  more: Partial<Principal> = {},
): Principal {
  return { subject: `subject-${subject}`, kind: 'person', permissions: WITHOUT_OFFICE, areas, ...more };
}

const by = (principal: Principal): Write => act(principal);

const NOT_FOUND = { code: 'not-found', resource: 'licence' };
const REASON = 'An example reason.';
const NOT_THEIRS = { code: 'not-permitted', permission: 'access:grant' };

describe.each(SERVERS)('who sees a case on $name', (server) => {
  let fixture: Fixture;
  let number = 0;
  beforeAll(async () => {
    fixture = await openFixture(server);
  });
  afterAll(() => fixture.close());

  async function register(
    more: Partial<LicenceContent> = {},
    at: WorkArea | 'nowhere' = HOME,
  ): Promise<string> {
    number += 1;
    const { region: _region, deliveryUnit: _unit, ...content } = exampleLicence(number);
    const licence = await fixture.services.registerLicence(by(CASE_SYSTEM), {
      ...content,
      ...(at === 'nowhere' ? {} : at),
      ...more,
    });
    return licence.id;
  }

  /** The case system says that the licence is now so. */
  async function replace(id: string, more: Partial<LicenceContent>): Promise<void> {
    const { version, content } = await fixture.services.readLicence(by(CASE_SYSTEM), id);
    const { region: _region, deliveryUnit: _unit, approvedPremises: _host, ...kept } = content;
    await fixture.services.replaceLicence(by(CASE_SYSTEM), id, version, { ...kept, ...more });
  }

  const grant = (
    id: string,
    to: Principal,
    capacity: 'owner' | 'named' | 'inspector' = 'named',
    more: { readonly endsAt?: string } = {},
    granter: Principal = CASE_SYSTEM,
  ) =>
    fixture.services.grantAccess(by(granter), id, { subject: to.subject, capacity, reason: REASON, ...more });

  /** What somebody may do with a case, from what the service answers. */
  async function sightIn(id: string, principal: Principal): Promise<'none' | 'read' | 'write'> {
    const reading = await outcome(fixture.services.readLicence(act(principal), id));
    const writing = await outcome(fixture.services.reportEvent(act(principal), id, exampleEvent()));
    if (reading === 'done') {
      return writing === 'done' ? 'write' : writing === 'another-area' ? 'read' : 'none';
    }
    expect([reading, writing]).toEqual(['not-found', 'not-found']);
    return 'none';
  }

  const found = async (principal: Principal, id: string): Promise<boolean> => {
    const { content } = await fixture.services.readLicence(by(CASE_SYSTEM), id);
    const { items } = await fixture.services.searchLicences(act(principal), {
      crn: content.person.crn,
      limit: 10,
    });
    return items.some((item) => item.id === id);
  };

  /** What somebody is told of broken glass of a case, page by page. */
  const noticesOf = async (principal: Principal, licenceId: string) => {
    const all = [];
    let cursor: string | undefined;
    do {
      const page = await fixture.services.listAccessNotices(act(principal), {
        limit: 2,
        ...(cursor === undefined ? {} : { cursor }),
      });
      all.push(...page.items);
      cursor = page.next;
    } while (cursor !== undefined);
    return all.filter((notice) => notice.grant.licenceId === licenceId);
  };

  describe('by area', () => {
    const host: WorkArea = { region: 'host', deliveryUnit: 'host-1' };
    const before: WorkArea = { region: 'before', deliveryUnit: 'before-1' };

    it.each([
      ['the delivery unit', [HOME], 'write'],
      ['the whole region', [{ region: 'home' }], 'write'],
      ['another unit of the region', [{ region: 'home', deliveryUnit: 'home-2' }], 'none'],
      ['a unit of that name elsewhere', [{ region: 'elsewhere', deliveryUnit: 'home-1' }], 'none'],
      ['somewhere else', [ELSEWHERE], 'none'],
      ['one of several areas', [ELSEWHERE, HOME], 'write'],
      ['the area of the approved premises', [host], 'write'],
      ['the area before the last transfer', [before], 'read'],
      ['the region before the last transfer', [{ region: 'before' }], 'read'],
      ['another unit of the region before', [{ region: 'before', deliveryUnit: 'before-2' }], 'none'],
      ['no area at all', [], 'none'],
      ['everywhere', 'everywhere', 'write'],
    ] as const)('%s has its own sight of it', async (_where, areas, sight) => {
      const id = await register({}, before);
      await replace(id, { ...HOME, approvedPremises: host });
      const principal = person('worker', areas);
      expect(await sightIn(id, principal)).toBe(sight);
      expect(await found(principal, id)).toBe(sight !== 'none');
    });

    it('keeps the area before readable through there and back and through a replacement without a move', async () => {
      const id = await register();
      expect(await sightIn(id, person('there', [ELSEWHERE]))).toBe('none');
      await replace(id, ELSEWHERE);
      expect(await sightIn(id, person('home'))).toBe('read');
      await replace(id, { ...ELSEWHERE, licenceExpiry: '2028-01-01' });
      expect(await sightIn(id, person('home'))).toBe('read');
      expect(await sightIn(id, person('there', [ELSEWHERE]))).toBe('write');
      await replace(id, HOME);
      expect(await sightIn(id, person('home'))).toBe('write');
      expect(await sightIn(id, person('there', [ELSEWHERE]))).toBe('read');
    });

    it('leaves the region that it came from the reading when the new one allocates it to another unit', async () => {
      const id = await register();
      await replace(id, ELSEWHERE);
      await replace(id, { ...ELSEWHERE, deliveryUnit: 'elsewhere-2' });
      expect(await sightIn(id, person('home'))).toBe('read');
      expect(await sightIn(id, person('there', [ELSEWHERE]))).toBe('none');
      await replace(id, HOME);
      await replace(id, { ...HOME, deliveryUnit: 'home-2' });
      const last = { region: ELSEWHERE.region, deliveryUnit: 'elsewhere-2' };
      expect(await sightIn(id, person('there', [last]))).toBe('read');
    });

    it('leaves the unit before the reading after a move within one region', async () => {
      const id = await register();
      await replace(id, { ...HOME, deliveryUnit: 'home-2' });
      expect(await sightIn(id, person('home'))).toBe('read');
      await replace(id, { ...HOME, deliveryUnit: 'home-3' });
      expect(await sightIn(id, person('home'))).toBe('none');
    });

    it('says to the area before that the case is another area’s to change, and nothing is recorded but that they asked', async () => {
      const id = await register();
      await replace(id, ELSEWHERE);
      const { version } = await fixture.services.readLicence(act(person('home')), id);
      const { content } = await fixture.services.readLicence(by(CASE_SYSTEM), id);
      const asked = person('home');
      const length = (await fixture.trail(id)).length;
      for (const change of [
        () => fixture.services.replaceLicence(by(asked), id, version, content),
        () => fixture.services.openConsideration(by(asked), id, { question: 'An example question?' }),
        () => fixture.services.reportRecall(by(asked), id, { power: 'section-254' }),
        () =>
          fixture.services.placeHold(by(asked), id, { ground: 'inquest', reference: 'E-1', reason: REASON }),
        () => grant(id, person('colleague'), 'named', {}, asked),
      ]) {
        expect(await refusal(change)).toEqual({ code: 'another-area' });
      }
      expect(await fixture.trail(id)).toHaveLength(length);
    });

    it('leaves a case without an area to those who see everywhere', async () => {
      const id = await register({}, 'nowhere');
      expect(await sightIn(id, person('worker', [HOME, ELSEWHERE]))).toBe('none');
      expect(await sightIn(id, person('everywhere', 'everywhere'))).toBe('write');
    });
  });

  describe('of a case for named people only', () => {
    it('is lost at once by everybody who had it by area, and stays with those who have it by name and with the office', async () => {
      const id = await register({ approvedPremises: ELSEWHERE });
      await grant(id, person('named', [ELSEWHERE]));
      const byArea = [person('home'), person('host', [ELSEWHERE]), person('everywhere', 'everywhere')];
      for (const principal of byArea) {
        expect(await sightIn(id, principal)).toBe('write');
      }
      await replace(id, { ...HOME, approvedPremises: ELSEWHERE, limitedAccess: true });
      for (const principal of byArea) {
        expect([await sightIn(id, principal), await found(principal, id)]).toEqual(['none', false]);
      }
      expect(await sightIn(id, person('named', [ELSEWHERE]))).toBe('write');
      expect(await sightIn(id, CASE_SYSTEM)).toBe('write');
      await replace(id, { ...HOME, limitedAccess: false });
      expect(await sightIn(id, person('home'))).toBe('write');
    });

    it('is left out of a run of another licence of the person', async () => {
      const id = await register({ limitedAccess: true });
      const { content } = await fixture.services.readLicence(by(CASE_SYSTEM), id);
      const other = await register({ person: content.person });
      const open = await register({ person: content.person });
      const asked = await fixture.services.openConsideration(
        by(CASE_SYSTEM),
        other,
        { question: 'An example question?' },
        exampleJudgement(),
      );
      const run = await fixture.services.recommend(by(CASE_SYSTEM), asked.id, { asAt: '2026-11-20' });
      expect(run.inputs.licence?.otherLiveLicences).toEqual([open]);
      const made = (await fixture.trail(other)).find(({ act: name }) => name === 'recommendation-made');
      expect(made).toBeDefined();
      expect(JSON.stringify(made)).not.toContain(id);
    });
  });

  describe('by name', () => {
    it('opens a case elsewhere to a named person, until the time that was set', async () => {
      const id = await register({ limitedAccess: true });
      const named = person('named-for-a-time', []);
      const granted = await grant(id, named, 'named', { endsAt: AT_NOON });
      expect(granted).toMatchObject({
        licenceId: id,
        subject: named.subject,
        capacity: 'named',
        grantedBy: CASE_SYSTEM.subject,
        endsAt: AT_NOON,
      });
      expect([await sightIn(id, named), await found(named, id)]).toEqual(['write', true]);
      fixture.setClock(AT_NOON);
      expect([await sightIn(id, named), await found(named, id)]).toEqual(['none', false]);
      const again = await grant(id, named);
      expect(await sightIn(id, named)).toBe('write');
      await fixture.services.endAccess(by(CASE_SYSTEM), again.id, REASON);
      expect([await sightIn(id, named), await found(named, id)]).toEqual(['none', false]);
      fixture.setClock(START);
    });

    it('lets an inspector read and replay, and change nothing', async () => {
      const id = await register();
      const asked = await fixture.services.openConsideration(by(CASE_SYSTEM), id, { question: 'Example?' });
      const run = await fixture.services.recommend(by(CASE_SYSTEM), asked.id, { asAt: '2026-11-20' });
      await replace(id, { ...HOME, limitedAccess: true });
      const inspector = person('inspector', 'everywhere');
      expect(await sightIn(id, inspector)).toBe('none');
      await grant(id, inspector, 'inspector');
      expect(await sightIn(id, inspector)).toBe('read');
      expect((await fixture.services.readAuditTrail(act(inspector), id, { limit: 5 })).items).toHaveLength(5);
      expect(await fixture.services.replayRecommendation(act(inspector), run.id)).toMatchObject({
        outcome: 'same',
      });
    });

    it('is granted by whoever sees the case, never to oneself, once in each capacity, and not for a time that has passed', async () => {
      const id = await register({ limitedAccess: true });
      const owner = person('owner', []);
      const outsider = person('outsider');
      expect(await refusal(grant(id, person('friend'), 'named', {}, outsider))).toEqual(NOT_FOUND);
      await grant(id, owner, 'owner');
      for (const subject of [owner.subject, owner.subject.toUpperCase(), 'Subject-Owner']) {
        const oneself = { ...owner, subject };
        expect(await refusal(grant(id, oneself, 'named', {}, owner))).toEqual({ code: 'same-person' });
        expect(await refusal(grant(id, owner, 'named', {}, oneself))).toEqual({ code: 'same-person' });
      }
      expect(await refusal(grant(id, owner, 'owner'))).toMatchObject({
        code: 'invalid',
        faults: [{ field: '/capacity' }],
      });
      expect(await refusal(grant(id, outsider, 'named', { endsAt: START }, owner))).toMatchObject({
        code: 'invalid',
        faults: [{ field: '/endsAt' }],
      });
      expect(await refusal(grant(id, { ...outsider, subject: 'Example Person' }))).toMatchObject({
        code: 'invalid',
        faults: [{ field: '/subject' }],
      });
      await grant(id, outsider, 'named', {}, owner);
      await grant(id, outsider, 'inspector', {}, owner);
      expect(await sightIn(id, outsider)).toBe('write');
    });

    it('shows every grant and its end to whoever sees the case, and ends each once', async () => {
      const id = await register({ limitedAccess: true });
      const owner = person('owner', []);
      const first = await grant(id, owner, 'owner');
      const second = await grant(id, person('colleague'), 'named', {}, owner);
      const ended = await fixture.services.endAccess(by(owner), second.id, 'Works elsewhere now.');
      expect(ended.ended).toMatchObject({ by: owner.subject, reason: 'Works elsewhere now.' });
      expect(await fixture.services.readAccess(act(owner), id)).toEqual({
        licenceId: id,
        limitedAccess: true,
        grants: [ended, first],
      });
      expect(await refusal(fixture.services.endAccess(by(owner), second.id, REASON))).toMatchObject({
        code: 'invalid',
        faults: [{ field: '', problem: expect.stringContaining('ended before') }],
      });
      expect(await refusal(fixture.services.readAccess(act(person('colleague')), id))).toEqual(NOT_FOUND);
      expect(await refusal(fixture.services.endAccess(by(person('colleague')), first.id, REASON))).toEqual({
        code: 'not-found',
        resource: 'access-grant',
      });
      const acts = (await fixture.trail(id)).map((entry) => entry['act']);
      expect(acts).toEqual([
        'licence-registered',
        'access-granted',
        'access-granted',
        'access-ended',
        'access-listed',
      ]);
      expect(await fixture.verify(id)).toEqual([]);
    });

    it('is granted and ended, where the case is for named people only, by its owners and the office alone', async () => {
      const id = await register({ limitedAccess: true });
      const [owner, named, office] = [person('owner', []), person('named', []), person('office', [])];
      const owning = await grant(id, owner, 'owner');
      const naming = await grant(id, named);
      const length = (await fixture.trail(id)).length;
      for (const capacity of ['owner', 'named', 'inspector'] as const) {
        expect(await refusal(grant(id, person('friend'), capacity, {}, named))).toEqual(NOT_THEIRS);
      }
      for (const { id: made } of [owning, naming]) {
        expect(await refusal(fixture.services.endAccess(by(named), made, REASON))).toEqual(NOT_THEIRS);
      }
      expect(await fixture.trail(id)).toHaveLength(length);

      const first = await grant(id, person('friend'), 'named', {}, owner);
      const ofOffice: Principal = { ...office, permissions: ['access:grant', 'limited-access:office'] };
      await grant(id, person('other-friend'), 'named', {}, ofOffice);
      expect(await fixture.services.endAccess(by(ofOffice), first.id, REASON)).toHaveProperty('ended');
      // Once everybody of the area sees the case, whoever may change it may name others.
      await replace(id, { ...HOME, limitedAccess: false });
      await grant(id, person('friend'), 'named', {}, named);
      // An owner whose grant ended decides nothing any more.
      await replace(id, { ...HOME, limitedAccess: true });
      await fixture.services.endAccess(by(ofOffice), owning.id, REASON);
      await grant(id, owner, 'named', {}, ofOffice);
      expect(await refusal(grant(id, person('third-friend'), 'named', {}, owner))).toEqual(NOT_THEIRS);
    });

    it('answers a repeated grant with the same, and tells whoever lost sight since that there is no such case', async () => {
      const id = await register({ limitedAccess: true });
      const owner = person('owner', []);
      const owning = await grant(id, owner, 'owner');
      const once: Write = { ...by(owner), idempotency: { key: 'grant-1', requestHash: 'grant' } };
      const content = { subject: 'subject-repeated', capacity: 'named', reason: REASON } as const;
      const granted = await fixture.services.grantAccess(once, id, content);
      expect(await fixture.services.grantAccess(once, id, content)).toEqual(granted);
      await fixture.services.endAccess(by(CASE_SYSTEM), owning.id, REASON);
      expect(await refusal(fixture.services.grantAccess(once, id, content))).toEqual(NOT_FOUND);
    });
  });

  describe('by breaking the glass', () => {
    const breakGlass = (principal: Principal, id: string, minutes = 60, reason = REASON) =>
      fixture.services.breakGlass(by(principal), id, { reason, minutes });
    it('opens the case to the one who asks, for the time that was asked for', async () => {
      const id = await register({ limitedAccess: true });
      const manager = person('duty-manager', [ELSEWHERE]);
      const broken = await breakGlass(manager, id, 5);
      expect(broken).toMatchObject({
        subject: manager.subject,
        grantedBy: manager.subject,
        capacity: 'break-glass',
        reason: REASON,
      });
      expect(Date.parse(broken.endsAt ?? '') - Date.parse(broken.grantedAt)).toBe(5 * 60_000);
      expect(await sightIn(id, manager)).toBe('write');
      expect(await sightIn(id, person('colleague', [ELSEWHERE]))).toBe('none');
      fixture.setClock('2026-11-20T09:05:01.000Z');
      expect(await sightIn(id, manager)).toBe('none');
      fixture.setClock(START);
    });

    it.each([
      [4, REASON, '/minutes'],
      [1_441, REASON, '/minutes'],
      [7.5, REASON, '/minutes'],
      [60, ' ', '/reason'],
    ])('needs a reason and 5 minutes to a day: not %p minutes for %j', async (minutes, reason, field) => {
      const id = await register({ limitedAccess: true });
      expect(await refusal(breakGlass(person('duty-manager', []), id, minutes, reason))).toMatchObject({
        code: 'invalid',
        faults: [{ field }],
      });
    });

    it('is for persons, and for a case that is for named people only, out of sight and not erased', async () => {
      const manager = person('duty-manager', [ELSEWHERE]);
      const limited = await register({ limitedAccess: true });
      const system: Principal = { ...manager, kind: 'system' };
      expect(await refusal(breakGlass(system, limited))).toEqual({ code: 'person-only' });

      const openElsewhere = await register();
      const erased = await register({ limitedAccess: true });
      const order = { authority: 'court-order', reference: 'EXAMPLE-1', on: '2026-11-19' } as const;
      await fixture.services.eraseCase(by(CASE_SYSTEM), erased, order);
      for (const id of [openElsewhere, erased, fixture.deps.newId(), 'no-id']) {
        expect(await refusal(breakGlass(manager, id))).toEqual(NOT_FOUND);
      }
      const inSight = await register({}, ELSEWHERE);
      for (const id of [inSight, limited]) {
        if (id === limited) {
          await breakGlass(manager, id);
        }
        expect(await refusal(breakGlass(manager, id))).toMatchObject({
          code: 'invalid',
          faults: [{ field: '', problem: expect.stringContaining('open to you already') }],
        });
      }
    });

    it('gives no say in who sees the case, so that nothing outlasts the time that was asked for', async () => {
      const id = await register({ limitedAccess: true });
      const owner = person('owner', []);
      const owning = await grant(id, owner, 'owner');
      const manager = person('duty-manager', [ELSEWHERE]);
      const accomplice = person('accomplice', [ELSEWHERE]);
      const broken = await breakGlass(manager, id);
      const length = (await fixture.trail(id)).length;
      const refuseAll = async () => {
        for (const capacity of ['owner', 'named', 'inspector'] as const) {
          expect(await refusal(grant(id, accomplice, capacity, {}, manager))).toEqual(NOT_THEIRS);
        }
        for (const { id: made } of [owning, broken]) {
          expect(await refusal(fixture.services.endAccess(by(manager), made, REASON))).toEqual(NOT_THEIRS);
        }
      };
      await refuseAll();
      expect(await fixture.trail(id)).toHaveLength(length);
      expect([await sightIn(id, owner), await sightIn(id, accomplice)]).toEqual(['write', 'none']);
      await replace(id, { ...HOME, limitedAccess: false });
      await refuseAll();
      await replace(id, { ...HOME, limitedAccess: true });
      await grant(id, manager, 'named', {}, owner);
      await refuseAll();
      await fixture.services.endAccess(by(owner), broken.id, REASON);
      await refuseAll();
      await grant(id, manager, 'owner', {}, owner);
      await grant(id, accomplice, 'named', {}, manager);
    });

    it('stays told to an owner of the instant whose own grant has ended since, who does not see the case', async () => {
      const id = await register({ limitedAccess: true });
      const [gone, before, later] = [person('owner-1', []), person('owner-2', []), person('owner-3', [])];
      const timed = person('owner-4', []);
      const owning = await grant(id, gone, 'owner');
      const over = await grant(id, before, 'owner');
      await grant(id, timed, 'owner', { endsAt: AT_NOON });
      await fixture.services.endAccess(by(CASE_SYSTEM), over.id, REASON);
      const broken = await breakGlass(person('duty-manager', [ELSEWHERE]), id, 5);
      await fixture.services.endAccess(by(CASE_SYSTEM), owning.id, REASON);
      fixture.setClock(AT_NOON);
      await grant(id, later, 'owner');
      for (const principal of [gone, timed, later]) {
        expect(await noticesOf(principal, id)).toEqual([{ grant: broken }]);
      }
      expect(await noticesOf(before, id)).toEqual([]);
      expect([await sightIn(id, gone), await sightIn(id, timed)]).toEqual(['none', 'none']);
      expect(await fixture.services.seeAccessNotice(by(gone), broken.id)).toHaveProperty('seenAt');
      expect(await noticesOf(gone, id)).toEqual([]);
      expect(await noticesOf(timed, id)).toEqual([{ grant: broken }]);
      // Whose ownership was over before is not told of glass broken after it.
      const again = await breakGlass(person('duty-manager', [ELSEWHERE]), id);
      expect(await noticesOf(gone, id)).toEqual([]);
      expect(await noticesOf(later, id)).toEqual([{ grant: again }, { grant: broken }]);
      fixture.setClock(START);
    });

    it('reaches the offices that see every case where nobody owns it, also where it has no area', async () => {
      const dataProtection = person('data-protection', 'everywhere', {
        permissions: ['licence:read', 'limited-access:office'],
      });
      const granting = person('all', 'everywhere', { permissions: ['licence:read', 'access:grant'] });
      for (const where of ['nowhere', HOME] as const) {
        const id = await register({ limitedAccess: true }, where);
        const broken = await breakGlass(person('duty-manager', [ELSEWHERE]), id);
        for (const principal of [dataProtection, { ...dataProtection, areas: [] }, granting, CASE_SYSTEM]) {
          expect(await noticesOf(principal, id)).toEqual([{ grant: broken }]);
        }
        const reader = { ...granting, permissions: ['licence:read' as const] };
        for (const principal of [reader, { ...granting, areas: [ELSEWHERE] }]) {
          expect(await noticesOf(principal, id)).toEqual([]);
        }
        expect(await fixture.services.seeAccessNotice(by(dataProtection), broken.id)).toHaveProperty(
          'seenAt',
        );
        expect(await noticesOf(dataProtection, id)).toEqual([]);
        await grant(id, person('owner', []), 'owner');
        expect(await noticesOf(granting, id)).toEqual([]);
      }
    });

    it('is not told to whoever broke it, nor silenced by their owning the case, under another spelling of their name', async () => {
      const id = await register({ limitedAccess: true });
      const manager = person('duty-manager', []);
      const broken = await breakGlass(manager, id);
      const respelt = { ...manager, subject: manager.subject.toUpperCase() };
      await grant(id, respelt, 'owner');
      expect(await noticesOf(respelt, id)).toEqual([]);
      expect(await noticesOf(person('senior'), id)).toEqual([{ grant: broken }]);
    });

    it('is told to every owner until each has confirmed, and to nobody else where there is one', async () => {
      const id = await register({ limitedAccess: true });
      const [one, other] = [person('owner-1', []), person('owner-2', [])];
      const senior = person('senior', [HOME]);
      await grant(id, one, 'owner');
      await grant(id, other, 'owner');
      await grant(id, person('named', []), 'named');
      const manager = person('duty-manager', [ELSEWHERE]);
      const broken = await breakGlass(manager, id);
      for (const principal of [one, other]) {
        expect(await noticesOf(principal, id)).toEqual([{ grant: broken }]);
      }
      for (const principal of [senior, manager, person('named', []), person('all', 'everywhere')]) {
        expect(await noticesOf(principal, id)).toEqual([]);
        expect(await refusal(fixture.services.seeAccessNotice(by(principal), broken.id))).toEqual({
          code: 'not-found',
          resource: 'access-grant',
        });
      }
      const once: Write = { ...by(one), idempotency: { key: 'seen-1', requestHash: 'seen' } };
      const seen = await fixture.services.seeAccessNotice(once, broken.id);
      expect(seen).toEqual({ grant: broken, seenAt: expect.any(String) });
      expect(await fixture.services.seeAccessNotice(once, broken.id)).toEqual(seen);
      expect(await refusal(fixture.services.seeAccessNotice(by(one), broken.id))).toMatchObject({
        code: 'invalid',
      });
      expect(await noticesOf(one, id)).toEqual([]);
      expect(await noticesOf(other, id)).toEqual([{ grant: broken }]);
      expect((await fixture.trail(id)).map((entry) => entry['act'])).toEqual([
        'licence-registered',
        'access-granted',
        'access-granted',
        'access-granted',
        'glass-broken',
        'access-notice-seen',
        'answer-repeated',
      ]);
    });

    it('is told, where nobody owns the case, to those who grant access in its area, who still do not see it', async () => {
      const id = await register({ limitedAccess: true });
      const broken = await breakGlass(person('duty-manager', [ELSEWHERE]), id);
      const senior = person('senior', [{ region: 'home' }]);
      const everywhere = person('all', 'everywhere');
      for (const principal of [senior, everywhere, CASE_SYSTEM]) {
        expect(await noticesOf(principal, id)).toEqual([{ grant: broken }]);
      }
      const practitioner = person('home', [HOME], { permissions: ['licence:read'] });
      for (const principal of [practitioner, person('senior-2', [ELSEWHERE]), person('nowhere', [])]) {
        expect(await noticesOf(principal, id)).toEqual([]);
      }
      expect(await fixture.services.seeAccessNotice(by(senior), broken.id)).toHaveProperty('seenAt');
      expect(await noticesOf(senior, id)).toEqual([]);
      expect(await sightIn(id, senior)).toBe('none');
      // Whoever broke it and came to own the case does not tell themselves.
      await grant(id, person('duty-manager', []), 'owner');
      expect(await noticesOf(person('duty-manager', []), id)).toEqual([]);
      expect(await noticesOf(everywhere, id)).toEqual([{ grant: broken }]);
      const owner = person('owner', []);
      await grant(id, owner, 'owner');
      expect(await noticesOf(everywhere, id)).toEqual([]);
      expect(await noticesOf(owner, id)).toEqual([{ grant: broken }]);
    });
  });

  describe('an attempt from out of sight', () => {
    it('is recorded in the chain of the case, says why only there, and gives the outsider nothing', async () => {
      const id = await register({ limitedAccess: true });
      const opened = await fixture.services.openConsideration(by(CASE_SYSTEM), id, { question: 'Example?' });
      const granted = await grant(id, person('named', []));
      const outsider = person('outsider', 'everywhere');
      const length = (await fixture.trail(id)).length;
      for (const about of [
        { kind: 'licence', id },
        { kind: 'consideration', id: opened.id },
        { kind: 'access-grant', id: granted.id },
      ] as const) {
        await fixture.services.recordRefusal(act(outsider), { reason: 'not-found', about });
      }
      await fixture.services.recordRefusal(act(person('named', [])), {
        reason: 'not-found',
        about: { kind: 'licence', id },
      });
      const entries = (await fixture.trail(id)).slice(length);
      expect(entries.map(({ act: name, refused, actor }) => [name, refused, actor])).toEqual([
        ...Array.from({ length: 3 }, () => [
          'access-refused',
          'out-of-sight',
          { subject: outsider.subject, kind: 'person' },
        ]),
        ['access-refused', 'not-found', { subject: 'subject-named', kind: 'person' }],
      ]);
      expect(await fixture.verify(id)).toEqual([]);
    });

    it('is answered as an id that nobody has before anything else of the case is looked at', async () => {
      const id = await register({ limitedAccess: true });
      const { services } = fixture;
      const event = await services.reportEvent(by(CASE_SYSTEM), id, exampleEvent());
      const asked = await services.openConsideration(by(CASE_SYSTEM), id, { question: 'Example?' });
      const run = await services.recommend(by(CASE_SYSTEM), asked.id, { asAt: '2026-11-20' });
      const recall = await services.reportRecall(by(CASE_SYSTEM), id, { power: 'section-254' });
      const hold = await services.placeHold(by(CASE_SYSTEM), id, {
        ground: 'inquest',
        reference: 'EXAMPLE-1',
        reason: REASON,
      });
      const access = await grant(id, person('named', []));
      const { content } = await services.readLicence(by(CASE_SYSTEM), id);
      const outsider = person('outsider', 'everywhere');
      const who: Write = by(outsider);
      const attempts: readonly ((of: string) => Promise<unknown>)[][] = [
        [
          (of) => services.readLicence(who, of, '2030-01-01T00:00:00.000Z'),
          (of) => services.replaceLicence(who, of, 77, { ...content, externalReference: 'another' }),
          (of) => services.listEvents(who, of, { limit: 1, cursor: 'none' }),
          (of) => services.openConsideration(who, of, { question: 'Example?', promptedBy: ['none'] }),
          (of) => services.reportRecall(who, of, { power: 'section-254', considerationId: 'none' }),
          (of) => services.readAuditTrail(who, of, { limit: 1, cursor: 'none' }),
          (of) => services.listHolds(who, of),
          (of) => services.readAccess(who, of),
          (of) =>
            services.recordDispute(who, of, {
              about: { kind: 'recall', id: 'none' },
              statement: 'Example.',
              receivedOn: '2030-01-01',
            }),
          (of) =>
            services.eraseCase(who, of, { authority: 'court-order', reference: 'E-1', on: '2026-11-19' }),
        ],
        [(of) => services.reviseEvent(who, of, 77, { kind: 'correction', changes: {} })],
        [
          (of) => services.readConsideration(who, of),
          (of) => services.recordJudgement(who, of, 77, {}),
          (of) => services.recommend(who, of, { asAt: '2026-11-20', knownAt: '2030-01-01T00:00:00.000Z' }),
        ],
        [
          (of) => services.readRecommendation(who, of),
          (of) => services.replayRecommendation(who, of),
          (of) => services.readProof(who, of),
        ],
        [
          (of) => services.readRecall(who, of),
          (of) => services.replaceRecall(who, of, 77, { power: 'section-254' }),
        ],
        [(of) => services.releaseHold(who, of, REASON)],
        [(of) => services.endAccess(who, of, REASON), (of) => services.seeAccessNotice(who, of)],
      ];
      const ids = [id, event.id, asked.id, run.id, recall.id, hold.id, access.id];
      const compare = async () => {
        for (const [place, group] of attempts.entries()) {
          for (const attempt of group) {
            expect(await refusal(attempt(ids[place] ?? ''))).toEqual(
              await refusal(attempt(fixture.deps.newId())),
            );
          }
        }
      };
      await compare();
      await services.releaseHold(by(CASE_SYSTEM), hold.id, REASON);
      await services.eraseCase(by(CASE_SYSTEM), id, {
        authority: 'court-order',
        reference: 'EXAMPLE-2',
        on: '2026-11-19',
      });
      await compare();
    });
  });

  describe('in lists', () => {
    const regions = ['r1', 'r2'] as const;
    const units = [undefined, 'u1', 'u2'] as const;
    const area = fc
      .tuple(fc.constantFrom(...regions), fc.constantFrom(...units))
      .map(([region, unit]): WorkArea => (unit === undefined ? { region } : { region, deliveryUnit: unit }));
    const subjects = ['subject-a', 'subject-b'] as const;
    const place = fc.record({
      before: fc.option(area, { nil: undefined }),
      now: fc.option(area, { nil: undefined }),
      host: fc.option(area, { nil: undefined }),
      limitedAccess: fc.boolean(),
      grants: fc.uniqueArray(
        fc.record({
          subject: fc.constantFrom(...subjects),
          capacity: fc.constantFrom('owner' as const, 'named' as const, 'inspector' as const),
          endsAt: fc.constantFrom(undefined, AT_NOON),
          isEnded: fc.boolean(),
        }),
        { maxLength: 3, selector: ({ subject, capacity }) => `${subject} ${capacity}` },
      ),
    });
    const principal = fc
      .record({
        subject: fc.constantFrom(...subjects, 'subject-c'),
        areas: fc.oneof(fc.constant('everywhere' as const), fc.array(area, { maxLength: 2 })),
        office: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
      })
      .map(
        ({ subject, areas, office }): Principal => ({
          subject,
          kind: 'person',
          permissions: office ? ['limited-access:office'] : ['licence:read'],
          areas,
        }),
      );

    it('the database leaves out what the rule leaves out, for all places, people, grants and times', async () => {
      const { db, services } = fixture;
      await fc.assert(
        fc.asyncProperty(
          fc.array(place, { minLength: 3, maxLength: 5 }),
          fc.array(principal, { minLength: 10, maxLength: 20 }),
          async (places, principals) => {
            const ids: string[] = [];
            for (const { before, now, host, limitedAccess, grants } of places) {
              const id = await register({}, before ?? 'nowhere');
              await replace(id, {
                ...now,
                limitedAccess,
                ...(host === undefined ? {} : { approvedPremises: host }),
              });
              ids.push(id);
              for (const { isEnded, endsAt, ...content } of grants) {
                const ends = endsAt === undefined ? {} : { endsAt };
                const made = await services.grantAccess(by(CASE_SYSTEM), id, {
                  ...content,
                  reason: REASON,
                  ...ends,
                });
                if (isEnded) {
                  await services.endAccess(by(CASE_SYSTEM), made.id, REASON);
                }
              }
            }
            for (const who of principals) {
              for (const at of [START, AT_NOON]) {
                const rows = async (predicate: typeof visibleTo) => {
                  const seen = await db
                    .selectFrom('cases as c')
                    .select('c.id')
                    .where('c.id', 'in', ids)
                    .where(predicate(who, at, 'c'))
                    .execute();
                  return seen.map(({ id }) => id).toSorted();
                };
                const sights = await Promise.all(
                  ids.map(async (id) => {
                    const head: CasePlace | undefined = await db
                      .transaction()
                      .execute((trx) => lockCase(trx, id));
                    expect(head).toBeDefined();
                    return head === undefined
                      ? 'none'
                      : sightOf(who, head, await findCapacities(db, id, who.subject, at));
                  }),
                );
                expect(await rows(visibleTo)).toEqual(ids.filter((_, n) => sights[n] !== 'none').toSorted());
                expect(await rows(changeableBy)).toEqual(
                  ids.filter((_, n) => sights[n] === 'write').toSorted(),
                );
              }
            }
          },
        ),
        { numRuns: 8 },
      );
    });

    it('gives nothing of a case out of sight: no item, no count, no further page', async () => {
      const { services } = fixture;
      const outsider = person('outsider', [HOME]);
      const first = await register();
      const { content } = await services.readLicence(by(CASE_SYSTEM), first);
      const hidden = await register({ person: content.person, limitedAccess: true });
      const ended = { licenceExpiry: '2020-01-01', sentenceExpiry: '2020-01-01' };
      const away = await register({ person: content.person, ...ended }, ELSEWHERE);
      const query = { crn: content.person.crn, limit: 1 };
      const page = await services.searchLicences(act(outsider), query);
      expect(page).toEqual({ items: [expect.objectContaining({ id: first })] });
      const all = await services.searchLicences(act(CASE_SYSTEM), { ...query, limit: 10 });
      expect(all.items.map(({ id }) => id)).toEqual([first, hidden, away]);

      const before = { endedBefore: '2021-01-01', limit: 50 };
      const candidates = async (who: Act) =>
        (await services.listRetentionCandidates(who, before)).items.map(({ licenceId }) => licenceId);
      expect(await candidates(act(CASE_SYSTEM))).toEqual([away]);
      expect(await candidates(act(outsider))).toEqual([]);
    });
  });

  it('is recorded so that every grant, end, notice and key stands up against its entry', async () => {
    const check = await checkStore(fixture.deps, {
      entriesPerSecond: 'unlimited',
      verifiers: [],
    });
    expect(check?.findings).toEqual([]);
  }, 60_000);

  it('knows as what a case can be opened: every capacity gives some sight of a case for named people only', () => {
    const nowhere: CasePlace = {
      region: null,
      deliveryUnit: null,
      previousRegion: null,
      previousDeliveryUnit: null,
      hostRegion: null,
      hostDeliveryUnit: null,
      limitedAccess: true,
    };
    const given = GRANT_CAPACITIES.map((capacity) => [
      capacity,
      sightOf(person('x', []), nowhere, [capacity]),
    ]);
    expect(Object.fromEntries(given)).toEqual({
      owner: 'write',
      named: 'write',
      inspector: 'read',
      'break-glass': 'write',
    });
  });
});

async function outcome(attempt: Promise<unknown>): Promise<string> {
  return attempt.then(
    () => 'done',
    async (error: unknown) => (await refusal(Promise.reject(error))).code,
  );
}
