import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import type { Act, Permission, Principal, Write } from '../application/services.ts';
import { idempotencyKeyOf, requestHash } from './headers.ts';
import { forbidden, unauthenticated } from './problems.ts';

/** Finds out who a bearer token belongs to; undefined where it belongs to nobody. The seam for another identity provider. */
export type Authenticator = (token: string) => Promise<Principal | undefined>;

/** Who may use a route: those with a permission, or everybody. Every route says one of them. */
export type RouteAccess = { readonly permission: Permission } | { readonly public: true };

declare module 'fastify' {
  interface FastifyRequest {
    /** Who calls; undefined on a public route. */
    principal: Principal | undefined;
  }
  interface FastifyContextConfig {
    permission?: Permission;
    public?: true;
  }
}

/** A principal known by the hash of a token, never by the token. */
export interface KnownToken {
  readonly principal: Principal;
  /** SHA-256 of the token, lower-case hexadecimal. */
  readonly tokenSha256: string;
}

/**
 * An authenticator over a fixed list. Every entry is compared, each in constant time, so that the time taken tells nothing
 * about how much of a token was right or which entry it belongs to.
 */
export function tokenAuthenticator(known: readonly KnownToken[]): Authenticator {
  const entries = known.map(({ principal, tokenSha256 }) => ({
    principal,
    hash: Buffer.from(tokenSha256, 'hex'),
  }));
  return async (token) => {
    const hash = createHash('sha256').update(token).digest();
    let found: Principal | undefined;
    for (const entry of entries) {
      if (timingSafeEqual(entry.hash, hash)) {
        found = entry.principal;
      }
    }
    return found;
  };
}

/**
 * Guards every route of the app that is not public, before anything of a body is read. A route that says neither who may
 * use it nor that everybody may stops the start.
 */
export function guardRoutes(app: FastifyInstance, authenticate: Authenticator): void {
  app.decorateRequest('principal', undefined);
  const routes: RouteOptions[] = [];
  app.addHook('onRoute', (route) => {
    routes.push(route);
  });
  // Checked once all are there: a plug-in of others gets its access from a hook that runs after this one.
  app.addHook('onReady', async () => {
    const open = routes.filter(({ config }) => config?.public !== true && config?.permission === undefined);
    if (open.length > 0) {
      const names = open.map(({ method, url }) => `${String(method)} ${url}`).join(', ');
      throw new Error(
        `these routes do not say who may use them: ${names}; give each \`config: { permission }\` or \`{ public: true }\``,
      );
    }
  });
  app.addHook('onRequest', async (request) => {
    if (request.routeOptions.config.public === true) {
      return;
    }
    const token = bearerTokenOf(request.headers.authorization);
    const principal = token === undefined ? undefined : await authenticate(token);
    if (principal === undefined) {
      throw unauthenticated(token !== undefined);
    }
    const { permission } = request.routeOptions.config;
    if (permission === undefined) {
      throw new Error('a route without access was reached');
    }
    // Known before the permission is looked at: a refusal names who was refused.
    request.principal = principal;
    if (!principal.permissions.includes(permission)) {
      throw forbidden(permission);
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
