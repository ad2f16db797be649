import type {
  FastifyBaseLogger,
  FastifyContextConfig,
  FastifyInstance,
  FastifyRequest,
  RouteOptions,
} from 'fastify';
import type { Act, Permission, Principal, Write } from '../application/services.ts';
import { idempotencyKeyOf, requestHash } from './headers.ts';
import { forbidden, unauthenticated } from './problems.ts';
import type { CountRequest } from './rate-limit.ts';

/**
 * Finds out who a bearer token belongs to; undefined where it belongs to nobody. The seam for another identity provider. Why a token
 * belongs to nobody goes to the log, without anything that the token holds.
 */
export type Authenticator = (token: string, log: FastifyBaseLogger) => Promise<Principal | undefined>;

/** What a route asks of its caller: one permission, or any one of several. */
export type NeededPermission = Permission | readonly [Permission, ...Permission[]];

/** Who may use a route: those with a permission, or everybody. Every route says one of them. */
export type RouteAccess = { readonly permission: NeededPermission } | { readonly public: true };

declare module 'fastify' {
  interface FastifyRequest {
    /** Who calls; undefined on a public route. */
    principal: Principal | undefined;
  }
  interface FastifyContextConfig {
    permission?: NeededPermission;
    public?: true;
  }
}

/** The permissions of which a route asks any one; none for a public route. */
export function permissionsOf({
  permission,
}: Pick<FastifyContextConfig, 'permission'>): readonly Permission[] {
  return permission === undefined ? [] : typeof permission === 'string' ? [permission] : permission;
}

/**
 * Guards every route of the app that is not public, before anything of a body is read. A route that says neither who may
 * use it nor that everybody may stops the start.
 *
 * @param count Counts each request that is guarded, also one that is then refused.
 */
export function guardRoutes(
  app: FastifyInstance,
  authenticate: Authenticator,
  count: CountRequest = async () => undefined,
): void {
  app.decorateRequest('principal', undefined);
  const routes: RouteOptions[] = [];
  app.addHook('onRoute', (route) => {
    routes.push(route);
  });
  // Checked once all are there: a plug-in of others gets its access from a hook that runs after this one.
  app.addHook('onReady', async () => {
    const open = routes.filter(
      ({ config }) => config?.public !== true && permissionsOf(config ?? {}).length === 0,
    );
    if (open.length > 0) {
      const names = open.map(({ method, url }) => `${String(method)} ${url}`).join(', ');
      throw new Error(
        `these routes do not say who may use them: ${names}; give each \`config: { permission }\` or \`{ public: true }\``,
      );
    }
  });
  app.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.config.public === true) {
      return;
    }
    const token = bearerTokenOf(request.headers.authorization);
    const principal = token === undefined ? undefined : await authenticate(token, request.log);
    // Known before anything is refused: a refusal is counted, and names who was refused.
    request.principal = principal;
    await count(request, reply);
    if (principal === undefined) {
      throw unauthenticated(token !== undefined);
    }
    const needed = permissionsOf(request.routeOptions.config);
    if (!needed.some((permission) => principal.permissions.includes(permission))) {
      throw forbidden(...needed);
    }
  });
}

/** The token of an `Authorization` field (RFC 6750, section 2.1); the scheme is case-insensitive. */
function bearerTokenOf(field: string | undefined): string | undefined {
  return /^bearer +([A-Za-z0-9._~+/-]+=*) *$/i.exec(field ?? '')?.[1];
}

/** Who acts in this request and under which correlation id. */
export function actOf(request: FastifyRequest): Act {
  if (request.principal === undefined) {
    throw new Error('an act needs a principal, and this route is public');
  }
  return { principal: request.principal, correlationId: request.id };
}

/**
 * An act that writes, with the caller's idempotency key where one was sent.
 *
 * @throws {HttpProblem} `malformed-request` for a key that is none.
 */
export function writeOf(request: FastifyRequest): Write {
  const key = idempotencyKeyOf(request.headers);
  if (key === undefined) {
    return actOf(request);
  }
  const { method, params, body, headers } = request;
  const route = request.routeOptions.url ?? '';
  return {
    ...actOf(request),
    idempotency: {
      key,
      requestHash: requestHash({ key, method, route, params, ifMatch: headers['if-match'], body }),
    },
  };
}
