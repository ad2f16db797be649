import type { FastifyInstance, HTTPMethods } from 'fastify';
import { HttpProblem } from './problems.ts';

/** Methods that a client may try on a route of this service. */
const METHODS = [
  'DELETE',
  'GET',
  'HEAD',
  'OPTIONS',
  'PATCH',
  'POST',
  'PUT',
] as const satisfies readonly HTTPMethods[];

/**
 * Watches which methods each documented route offers. Once all routes are there, `refuseOtherMethods` answers the others with 405 and
 * an `Allow` field (RFC 9110, section 15.5.6), before anything of a body is read.
 */
export function watchMethods(app: FastifyInstance): { readonly refuseOtherMethods: () => void } {
  const offered = new Map<string, Set<string>>();
  let refusing = false;
  app.addHook('onRoute', ({ url, method, schema }) => {
    if (!refusing && schema?.hide !== true) {
      const methods = offered.get(url) ?? new Set();
      for (const one of [method].flat()) {
        methods.add(one);
      }
      offered.set(url, methods);
    }
  });
  return {
    refuseOtherMethods: () => {
      refusing = true;
      for (const [url, methods] of offered) {
        const allow = METHODS.filter((method) => methods.has(method)).join(', ');
        const refuse = async () => {
          throw new HttpProblem('method-not-allowed', {
            detail: `this route offers ${allow}`,
            headers: { Allow: allow },
          });
        };
        app.route({
          method: METHODS.filter((method) => !methods.has(method)),
          url,
          config: { public: true },
          schema: { hide: true },
          onRequest: refuse,
          handler: refuse,
        });
      }
    },
  };
}
