import type { FastifyInstance } from 'fastify';

/**
 * Ends each connection with the answer under way once the app closes. A connection kept alive after its last answer would
 * otherwise hold up the close until the client lets go of it.
 */
export function endConnectionsOnClose(app: FastifyInstance): void {
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
  });
  app.addHook('onSend', async (_request, reply) => {
    if (closing) {
      reply.header('Connection', 'close');
    }
  });
}
