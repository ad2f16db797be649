import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Type } from 'typebox';
import type { StepTaken } from '../../src/application/review/services.ts';
import { permissionsFor } from '../../src/application/review/transitions.ts';
import { DomainFailure, PERMISSIONS, type Permission } from '../../src/application/services.ts';
import { reader } from '../../src/cli/demo-example.ts';
import { Problem } from '../../src/http/schemas/problem.ts';
import { buildTestApp, type TestApp } from '../builders/app.ts';
import { aConsideration, aLicence, aPrincipal } from '../builders/index.ts';

const readRecorded = reader(Type.Object({ id: Type.String(), version: Type.Optional(Type.Number()) }));
const readProblem = reader(Problem);
const FIRST = { 'if-match': '"1"' };

/** All that somebody can have looked at. */
const SEEN = {
  licenceVersion: 1,
  events: [{ id: '00000000-0000-7000-8000-000000000009', version: 2 }],
  judgementVersion: 1,
  recall: { id: '00000000-0000-7000-8000-000000000008', version: 1 },
};

/** A body of every step: what must be said, and nothing else. */
const BODIES: Readonly<Record<StepTaken, Readonly<Record<string, unknown>>>> = {
  proposal: {
    proposes: 'recall',
    reasons: 'Example reasons.',
    urgency: { answer: 'unknown', reason: 'Nobody has asked yet.' },
  },
  'independent-view': {
    inclines: 'not-yet-clear',
    immediateRisk: 'Example.',
    whoIsVulnerable: 'Example.',
    currentCircumstances: 'Example.',
    alternativesToRecall: 'Example.',
    protectiveFactors: 'Example.',
  },
  decision: { decision: 'no-recall', reason: 'recall-not-necessary', text: 'Example.' },
  endorsement: { endorsed: true, text: 'Example.' },
  countersignature: { countersigned: false, text: 'Example.' },
  return: { text: 'Example.', wanted: ['an account'] },
  withdrawal: { reason: 'opened-in-error', text: 'Example.' },
  closure: {
    outcome: 'done',
    reEngagement: { how: 'By telephone.', reached: 'unknown' },
    text: 'Example.',
  },
  'new-facts-review': { conclusion: 'stands', text: 'Example.' },
  'disclosure-check': {
    endangersNobody: false,
    considered: ['victims', 'the-person'],
    known: SEEN,
    text: 'Example.',
  },
};
const STEPS: readonly StepTaken[] = [
  'proposal',
  'independent-view',
  'decision',
  'endorsement',
  'countersignature',
  'return',
  'withdrawal',
  'closure',
  'new-facts-review',
  'disclosure-check',
];

let test: TestApp;
/** The token of somebody with these permissions alone, to `byPermission`. */
const tokenWith = (permissions: readonly Permission[]) =>
  Buffer.from(permissions.join()).toString('base64url');
let byPermission: TestApp;
beforeAll(async () => {
  test = await buildTestApp();
  byPermission = await buildTestApp({
    authenticate: async (token) => {
      const held = Buffer.from(token, 'base64url').toString().split(',');
      return aPrincipal({ permissions: PERMISSIONS.filter((permission) => held.includes(permission)) });
    },
  });
});
afterAll(() => Promise.all([test.app.close(), byPermission.app.close()]));

const codeOf = (body: unknown) => readProblem(body).errorCode;

async function open(): Promise<string> {
  const licence = readRecorded((await test.send('POST', '/v1/licences', aLicence())).body).id;
  const opened = await test.send('POST', `/v1/licences/${licence}/considerations`, aConsideration());
  return readRecorded(opened.body).id;
}

describe.each(STEPS)('%s', (step) => {
  const body = BODIES[step];
  const send = async (sent: unknown, headers: Readonly<Record<string, string>> = FIRST, id?: string) =>
    test.send('POST', `/v1/considerations/${id ?? (await open())}/${step}`, sent, headers);

  it('is taken exactly as it is sent, on the version that was read, and answers the consideration with its new tag', async () => {
    const { status, headers, body: answered } = await send(body, { ...FIRST, 'idempotency-key': 'key-1' });
    expect([status, headers['etag']]).toEqual([200, '"2"']);
    expect(answered).toMatchObject({ version: 2, review: { state: 'open' } });
    const call = test.services.calls.at(-1);
    expect([call?.name, call?.input]).toEqual([step, body]);
    expect(call?.act.idempotency?.key).toBe('key-1');
  });

  it('is not taken without the version (428), or on an old one (412)', async () => {
    const without = await send(body, {});
    expect([without.status, codeOf(without.body)]).toEqual([428, 'precondition-required']);
    const id = await open();
    await send(body, FIRST, id);
    const stale = await send(body, FIRST, id);
    expect([stale.status, codeOf(stale.body)]).toEqual([412, 'version-stale']);
  });

  it('is refused (400) where any member is missing, unknown or says nothing: nothing is filled in', async () => {
    for (const member of Object.keys(body)) {
      const { [member]: _left, ...rest } = body;
      const id = await open();
      const withMember = (value: unknown) => ({ ...body, [member]: value });
      for (const sent of [rest, withMember(null), withMember(' '), withMember('')]) {
        const answered = await send(sent, FIRST, id);
        expect([member, answered.status, codeOf(answered.body)]).toEqual([member, 400, 'malformed-request']);
        expect(readProblem(answered.body).errors?.map(({ field }) => field)).toContain(`/${member}`);
      }
    }
    const answered = await send({ ...body, added: 'x' });
    expect(readProblem(answered.body).errors).toMatchObject([{ field: '/added' }]);
  });

  it('is for whoever has one of the permissions that the table names, and for nobody else', async () => {
    const needed = permissionsFor(step);
    const others = PERMISSIONS.filter((permission) => !needed.includes(permission));
    for (const permissions of [...needed.map((permission) => [permission]), others]) {
      const id = '00000000-0000-7000-8000-000000000000';
      const whoever = { ...FIRST, authorization: `Bearer ${tokenWith(permissions)}` };
      const { status } = await byPermission.send('POST', `/v1/considerations/${id}/${step}`, body, whoever);
      expect([permissions, status]).toEqual([permissions, permissions === others ? 403 : 404]);
    }
  });

  it('answers each refusal of the review with its own problem', async () => {
    const id = await open();
    const refusals = [
      [{ code: 'out-of-turn', state: 'open', action: step, actions: ['proposal'] }, 409],
      [{ code: 'not-permitted', permission: 'review:decide' }, 403],
      [{ code: 'person-only' }, 403],
      [{ code: 'same-person' }, 409],
      [{ code: 'view-first' }, 409],
      [{ code: 'not-countersigned' }, 409],
      [{ code: 'another-area' }, 403],
    ] as const;
    for (const [refusal, status] of refusals) {
      test.services.failNext(new DomainFailure(refusal));
      const answered = await send(body, FIRST, id);
      const code = refusal.code === 'not-permitted' ? 'forbidden' : refusal.code;
      expect([answered.status, codeOf(answered.body)]).toEqual([status, code]);
    }
  });
});

describe('a proposal', () => {
  it('says nothing of the usual flow: whoever decides outside it says why', async () => {
    const outsideUsualFlow = { circumstance: 'out-of-hours', why: 'It is night.' };
    const address = `/v1/considerations/${await open()}/proposal`;
    const sent = await test.send('POST', address, { ...BODIES.proposal, outsideUsualFlow }, FIRST);
    expect(readProblem(sent.body).errors).toMatchObject([{ field: '/outsideUsualFlow' }]);
  });
});

describe('a review of new facts', () => {
  it('concludes one of three things', async () => {
    const id = await open();
    const statuses: number[] = [];
    for (const [place, conclusion] of ['stands', 'reopened', 'does-not-stand', 'made-up'].entries()) {
      const address = `/v1/considerations/${id}/new-facts-review`;
      const tag = { 'if-match': `"${place + 1}"` };
      const answered = await test.send('POST', address, { conclusion, text: 'Example.' }, tag);
      statuses.push(answered.status);
    }
    expect(statuses).toEqual([200, 200, 200, 400]);
  });
});

describe('a disclosure check', () => {
  it('names whom somebody thought of: one at least, each once, and none that is not on the list', async () => {
    const address = `/v1/considerations/${await open()}/disclosure-check`;
    for (const considered of [[], ['made-up'], 'victims', ['victims', 'staff', 'victims']]) {
      const sent = { ...BODIES['disclosure-check'], considered };
      const { status, body } = await test.send('POST', address, sent, FIRST);
      expect([status, readProblem(body).errors?.[0]?.field]).toEqual([
        400,
        Array.isArray(considered) && considered.includes('made-up') ? '/considered/0' : '/considered',
      ]);
    }
  });

  it('says what whoever answers looked at, in whole', async () => {
    const address = `/v1/considerations/${await open()}/disclosure-check`;
    const { known: _known, ...without } = BODIES['disclosure-check'];
    const fieldOf = async (sent: object) => {
      const { status, body } = await test.send('POST', address, sent, FIRST);
      return status === 400 ? readProblem(body).errors?.[0]?.field : status;
    };
    expect(await fieldOf(without)).toBe('/known');
    expect(await fieldOf({ ...without, known: { ...SEEN, licenceVersion: 0 } })).toBe(
      '/known/licenceVersion',
    );
    expect(await fieldOf({ ...without, known: { licenceVersion: 1 } })).toBe('/known/events');
    expect(await fieldOf({ ...without, known: { ...SEEN, seen: true } })).toBe('/known/seen');
    expect(await fieldOf({ ...without, known: { ...SEEN, recall: { version: 1 } } })).toBe(
      '/known/recall/id',
    );
    expect(await fieldOf({ ...without, known: { licenceVersion: 1, events: [] } })).toBe(200);
  });

  it('that is not of what is known now says which record it is, at which version, and where the body says otherwise', async () => {
    const address = `/v1/considerations/${await open()}/disclosure-check`;
    const id = '00000000-0000-7000-8000-000000000009';
    for (const [stale, detail] of [
      [
        { resource: 'breach-event', current: 3, seen: { field: '/known/events/0', id } },
        `the breach event ${id} is at version 3 now`,
      ],
      [
        { resource: 'recall', current: 0, seen: { field: '/known/recall', id } },
        `there is no recall ${id} now`,
      ],
      [
        { resource: 'judgement', current: 4, seen: { field: '/known/judgementVersion' } },
        'the judgement is at version 4 now',
      ],
    ] as const) {
      test.services.failNext(new DomainFailure({ code: 'version-stale', ...stale }));
      const { status, body } = await test.send('POST', address, BODIES['disclosure-check'], FIRST);
      const problem = readProblem(body);
      expect([status, problem.errorCode, problem.errors?.[0]?.field]).toEqual([
        412,
        'version-stale',
        stale.seen.field,
      ]);
      expect(problem.detail).toContain(detail);
      // The version of the consideration was right: another `If-Match` would help nothing.
      expect(problem.detail).not.toContain('If-Match');
    }
  });
});

describe('a closure', () => {
  it('may say why a recall that was agreed on was never sent', async () => {
    const address = `/v1/considerations/${await open()}/closure`;
    const never = { outcome: 'not-carried-out', why: 'The person had died.' };
    expect((await test.send('POST', address, { ...never, text: 'Example.' }, FIRST)).status).toBe(400);
    expect((await test.send('POST', address, { outcome: 'not-carried-out' }, FIRST)).status).toBe(400);
    expect((await test.send('POST', address, never, FIRST)).status).toBe(200);
  });

  it('may say why nothing was decided instead, and not both', async () => {
    const undecided = { outcome: 'undecided', whyNoDecision: 'Nobody took it up.' };
    const address = `/v1/considerations/${await open()}/closure`;
    const both = { ...BODIES.closure, ...undecided };
    expect((await test.send('POST', address, both, FIRST)).status).toBe(400);
    expect((await test.send('POST', address, undecided, FIRST)).status).toBe(200);
  });
});
