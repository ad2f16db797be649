import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fastify } from 'fastify';
import { createLocalJWKSet, SignJWT } from 'jose';
import { type Static, Type } from 'typebox';
import type { Permission } from '../../src/application/services.ts';
import { reader } from '../../src/cli/demo-example.ts';
import { guardRoutes } from '../../src/http/authentication.ts';
import { jwtAuthenticator } from '../../src/http/identity/jwt.ts';
import { createLog } from '../../src/http/logging.ts';
import { ROLES, type Role } from '../../src/http/roles.ts';
import { buildTestApp, type TestApp } from '../builders/app.ts';
import { anIssuerKey, aToken, ISSUED, NOW_S, someClaims } from '../builders/tokens.ts';

/**
 * Who may use each operation: any one of the permissions named, or everybody. Written down here a second time, so that whoever
 * changes a route changes this list too, and a reviewer sees it.
 */
const ACCESS: Readonly<Record<string, readonly Permission[] | 'everybody'>> = {
  registerLicence: ['licence:write'],
  searchLicences: ['licence:read'],
  readLicence: ['licence:read'],
  replaceLicence: ['licence:write'],
  reportBreachEvent: ['event:write'],
  listBreachEvents: ['event:read'],
  reviseBreachEvent: ['event:write'],
  openConsideration: ['consideration:write'],
  listConsiderations: ['consideration:read'],
  readConsideration: ['consideration:read'],
  recordJudgement: ['consideration:write'],
  recordProposal: ['review:propose'],
  recordIndependentView: ['review:view'],
  // Of two, the use case asks for the one that the step needs as it stands.
  recordDecision: ['review:decide', 'review:decide-outside-usual-flow'],
  endorseDecision: ['review:endorse'],
  countersignDecision: ['review:decide', 'review:endorse'],
  returnForInformation: ['review:view', 'review:endorse'],
  withdrawConsideration: ['review:withdraw', 'review:endorse'],
  closeConsideration: ['review:endorse', 'review:close'],
  reviewNewFacts: ['review:decide', 'review:endorse'],
  recommend: ['recommendation:run'],
  readRecommendation: ['recommendation:read'],
  explainRecommendation: ['recommendation:read'],
  makeDocument: ['document:read'],
  recordDisclosureCheck: ['review:propose', 'review:decide', 'review:endorse'],
  replayRecommendation: ['recommendation:replay'],
  evaluate: ['evaluation:run'],
  reportEventBatch: ['event:write'],
  reportRecall: ['recall:write'],
  readRecall: ['recall:read'],
  replaceRecall: ['recall:write'],
  grantAccess: ['access:grant'],
  readAccess: ['access:read'],
  endAccess: ['access:grant'],
  breakGlass: ['access:break-glass'],
  // Whose glass was broken is for its owners to know, whatever their role: the use case looks at who owns the case.
  listAccessNotices: ['licence:read'],
  seeAccessNotice: ['licence:read'],
  readAuditTrail: ['audit:read'],
  readCheckpoint: ['audit:read'],
  listLogKeys: ['audit:read'],
  readEntries: ['audit:read'],
  readProof: ['audit:read'],
  requestBundle: ['audit:export'],
  readBundleStatus: ['audit:export'],
  readBundle: ['audit:export'],
  placeLegalHold: ['retention:write'],
  listLegalHolds: ['retention:read'],
  releaseLegalHold: ['retention:write'],
  eraseCase: ['retention:write'],
  gatherSubjectAccess: ['subject-access:write'],
  readSubjectAccess: ['subject-access:read'],
  reviewSubjectAccess: ['subject-access:write'],
  releaseSubjectAccess: ['subject-access:write'],
  recordDispute: ['dispute:write'],
  followEvents: ['event-feed:read'],
  subscribeWebhook: ['webhook:manage'],
  listWebhooks: ['webhook:manage'],
  readWebhook: ['webhook:manage'],
  changeWebhook: ['webhook:manage'],
  endWebhook: ['webhook:manage'],
  rotateWebhookSecret: ['webhook:manage'],
  listDeadLetters: ['webhook:manage'],
  replayDeadLetters: ['webhook:manage'],
  readRecallReasons: ['statistics:read'],
  readDecisionFigures: ['statistics:read'],
  readAgreementFigures: ['statistics:read'],
  readFairnessFigures: ['statistics:read'],
  // Which cases a figure counts, and which like cases were decided differently, are for those who may read cases.
  listLikeCases: ['statistics:trace'],
  traceFigure: ['statistics:trace'],
  recordMonitoring: ['monitoring:write'],
  requestSimulation: ['simulation:run'],
  listSimulations: ['simulation:read'],
  readSimulation: ['simulation:read'],
  stopSimulation: ['simulation:run'],
  resumeSimulation: ['simulation:run'],
  listSimulationCases: ['statistics:trace'],
  readRuleBook: ['rule-book:read'],
  listRuleBookVersions: ['rule-book:read'],
  readRuleBookDifferences: ['rule-book:read'],
  readRule: ['rule-book:read'],
  listVocabularies: ['rule-book:read'],
  readVocabulary: ['rule-book:read'],
  readLicenceConditions: ['rule-book:read'],
  readHealth: 'everybody',
  readLiveness: 'everybody',
  readReadiness: 'everybody',
  readInfo: 'everybody',
  readMetrics: 'everybody',
  readProblemPage: 'everybody',
  readSecurityText: 'everybody',
  readDocument: 'everybody',
};

const ALL_ROLES: readonly (readonly [string, Role])[] = Object.entries(ROLES);
/** A caller who is known, and has no role of this service. */
const NO_ROLE: readonly [string, Role] = ['ROLE_OF_ANOTHER_SERVICE', { permissions: [], areas: 'own' }];

const DocumentShape = Type.Object({
  paths: Type.Record(
    Type.String(),
    Type.Record(
      Type.String(),
      Type.Object({
        operationId: Type.Optional(Type.String()),
        security: Type.Optional(Type.Array(Type.Unknown())),
        'x-permissions': Type.Optional(Type.Array(Type.String(), { minItems: 1 })),
      }),
    ),
  ),
  components: Type.Object({ securitySchemes: Type.Record(Type.String(), Type.Unknown()) }),
  security: Type.Array(Type.Unknown()),
});
const readDocument = reader(DocumentShape);
const readProblem = reader(Type.Object({ errorCode: Type.String(), detail: Type.String() }));

const readRefusal = reader(Type.Object({ permission: Type.String() }));

interface Operation {
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH';
  readonly url: string;
  /** What the document says of it. */
  readonly documented: readonly string[] | 'everybody';
}

const KEY = anIssuerKey('key-of-the-matrix');
const authenticate = jwtAuthenticator({
  ...ISSUED,
  keyFor: createLocalJWKSet({ keys: [KEY.jwk] }),
  areasClaim: 'areas',
  clockSkewS: 30,
  now: () => new Date(NOW_S * 1_000),
});
const UNLIMITED = { perMinute: 1e9, systemPerMinute: 1e9, unknownPerMinute: 1e9 };

/** Tokens of a role that are not to be taken. */
const BAD_TOKENS: Readonly<Record<string, (authorities: readonly string[]) => Promise<string | undefined>>> =
  {
    'no token': async () => undefined,
    'an expired token': (authorities) => aToken(KEY, { authorities, exp: NOW_S - 31 }),
    'a token for another service': (authorities) => aToken(KEY, { authorities, aud: 'another-service' }),
    'a token under another algorithm': (authorities) =>
      new SignJWT(someClaims({ authorities }))
        .setProtectedHeader({ alg: 'HS256', kid: KEY.kid })
        .sign(KEY.publicKey.export({ type: 'spki', format: 'der' })),
  };

let document: Static<typeof DocumentShape>;
let operations: readonly Operation[];
/** Gets what is to be let in, and what everybody may ask. */
let open: TestApp;
/** Gets what is to be refused. */
let shut: TestApp;

beforeAll(async () => {
  const parts = { authenticate, rateLimits: UNLIMITED, log: createLog('silent') };
  open = await buildTestApp(parts);
  shut = await buildTestApp(parts);
  document = readDocument((await open.app.inject({ method: 'GET', url: '/openapi.json' })).json());
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      id: operation.operationId ?? `unnamed: ${method} ${path}`,
      method: methodOf(method),
      url: path.replaceAll(/\{\w+\}/g, '00000000-0000-7000-8000-000000000001'),
      documented: operation['x-permissions'] ?? (operation.security?.length === 0 ? 'everybody' : []),
    })),
  );
});
afterAll(async () => {
  await open.app.close();
  await shut.app.close();
});

function methodOf(method: string): Operation['method'] {
  const found = (['GET', 'POST', 'PUT', 'DELETE', 'PATCH'] as const).find(
    (known) => known === method.toUpperCase(),
  );
  if (found === undefined) throw new Error(`the matrix does not know how to send ${method}`);
  return found;
}

/** The answer to an operation, sent with as little as its method needs. */
async function send({ app }: TestApp, { method, url }: Operation, token: string | undefined) {
  const { statusCode, body, headers } = await app.inject({
    method,
    url,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(method === 'GET' ? {} : { 'content-type': 'application/json' }),
    },
    ...(method === 'GET' ? {} : { payload: '{}' }),
  });
  const problem = (headers['content-type'] ?? '').startsWith('application/problem+json');
  return { status: statusCode, problem: problem ? readProblem(JSON.parse(body)) : undefined };
}

const neededFor = ({ id }: Operation) => {
  const needed = ACCESS[id];
  if (needed === undefined) throw new Error(`${id} is not in the list of who may use what`);
  return needed;
};

describe('every operation', () => {
  it('is in the list above with the permissions that the document shows, and no other is', () => {
    expect(Object.fromEntries(operations.map(({ id, documented }) => [id, documented]))).toEqual(ACCESS);
    expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length);
    expect(operations.length).toBeGreaterThan(50);
  });

  it('is shown with the token that it asks for', () => {
    expect(document.security).toEqual([{ bearer: [] }]);
    expect(document.components.securitySchemes['bearer']).toMatchObject({
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'JWT',
    });
  });

  it('can be used by some role', () => {
    const held = new Set(ALL_ROLES.flatMap(([, { permissions }]) => permissions));
    const unreachable = Object.entries(ACCESS).filter(
      ([, needed]) => needed !== 'everybody' && !needed.some((permission) => held.has(permission)),
    );
    expect(unreachable).toEqual([]);
  });
});

describe.each([...ALL_ROLES, NO_ROLE])('%s', (name, { permissions }) => {
  it('is let in where its permissions are enough, and nowhere else', async () => {
    const token = await aToken(KEY, { authorities: [name] });
    const answers = await Promise.all(
      operations.map(async (operation) => {
        const needed = neededFor(operation);
        const allowed =
          needed === 'everybody' || needed.some((permission) => permissions.includes(permission));
        const { status, problem } = await send(allowed ? open : shut, operation, token);
        return {
          operation: operation.id,
          allowed,
          let: status !== 401 && status !== 403 && status !== 429 && status < 500,
          refused:
            status === 403 &&
            problem?.errorCode === 'forbidden' &&
            needed !== 'everybody' &&
            needed.every((permission) => problem.detail.includes(`\`${permission}\``)),
        };
      }),
    );
    const wrong = answers.filter((answer) =>
      answer.allowed ? !answer.let || answer.refused : !answer.refused || answer.let,
    );
    expect(wrong).toEqual([]);
  });

  it.each(Object.entries(BAD_TOKENS))('is not known by %s', async (_what, make) => {
    const token = await make([name]);
    const answers = await Promise.all(
      operations.map(async (operation) => {
        const needed = neededFor(operation);
        const { status, problem } = await send(needed === 'everybody' ? open : shut, operation, token);
        return needed === 'everybody'
          ? { operation: operation.id, right: status < 400 || problem?.errorCode === 'not-found' }
          : { operation: operation.id, right: status === 401 && problem?.errorCode === 'unauthenticated' };
      }),
    );
    expect(answers.filter(({ right }) => !right)).toEqual([]);
  });
});

describe('a request that is refused', () => {
  it('is recorded with the permission that was lacking, or with those of which any would have done', () => {
    const lacking = shut.services.calls.map(({ input }) => readRefusal(input).permission);
    const named = Object.values(ACCESS).flatMap((needed) =>
      needed === 'everybody' ? [] : [needed.join('|')],
    );
    expect(new Set(lacking)).toEqual(new Set(named));
    expect(lacking).toContain('review:decide|review:endorse');
  });

  it('reaches no use case but the one that records the refusal of somebody known', () => {
    expect(new Set(shut.services.calls.map(({ name }) => name))).toEqual(new Set(['recordRefusal']));
    const subjects = shut.services.calls.map(({ act }) => act.principal.subject);
    expect(new Set(subjects)).toEqual(new Set(['EXAMPLE_OFFICER']));
  });
});

/** Starts an app with one route that says this of who may use it. */
const started = async (config: object) => {
  const app = fastify();
  guardRoutes(app, async () => undefined);
  app.get('/added', { config }, async () => 'added');
  try {
    await app.ready();
  } finally {
    await app.close();
  }
};

describe('a route', () => {
  it.each([
    ['nothing', {}],
    ['an empty list of permissions', { permission: [] }],
    ['that it is not public', { public: false }],
  ])('that says %s of who may use it stops the start', async (_what, config) => {
    await expect(started(config)).rejects.toThrow('do not say who may use them: GET /added, HEAD /added');
  });

  it.each([
    ['one permission', { permission: 'licence:read' }],
    ['several of which any will do', { permission: ['review:decide', 'review:endorse'] }],
    ['that everybody may', { public: true }],
  ])('that says %s does not', async (_what, config) => {
    await expect(started(config)).resolves.toBeUndefined();
  });
});

describe('a route for any of several permissions', () => {
  it.each([
    [['review:decide'], 200],
    [['review:endorse', 'licence:read'], 200],
    [['licence:read'], 403],
    [[], 403],
  ] as const)('answers somebody with %j with %d', async (permissions, status) => {
    const app = fastify();
    guardRoutes(app, async () => ({ subject: 'EXAMPLE', kind: 'person', permissions, areas: [] }));
    app.get('/any', { config: { permission: ['review:decide', 'review:endorse'] } }, async () => 'any');
    const answer = await app.inject({ url: '/any', headers: { authorization: 'Bearer example' } });
    await app.close();
    expect([answer.statusCode, answer.body.includes('`review:decide` or `review:endorse`')]).toEqual([
      status,
      status !== 200,
    ]);
  });
});
