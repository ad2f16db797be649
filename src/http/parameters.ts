import type { FastifyInstance } from 'fastify';
import { query } from './documentation.ts';

/**
 * Has every route of a scope that names no parameters of the query refuse all of them, as those that name some refuse the others: a
 * parameter that nothing reads would be dropped in silence, and its sender would take it for heeded. Before the routes are added.
 */
export function refuseUnnamedParameters(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    if (route.schema !== undefined && route.schema.querystring === undefined) {
      route.schema = { ...route.schema, querystring: query({}) };
    }
  });
}
