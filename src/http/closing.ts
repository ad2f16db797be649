import type { FastifyInstance } from 'fastify';

/**
 * Ends each connection with the answer under way once the app closes, or is about to. A connection kept alive after its last
 * answer would otherwise hold up the close until the client lets go of it.
 *
 * @param isStopping Whether the process is about to close the app, and clients should go elsewhere.
 */
export function endConnectionsOnClose(app: FastifyInstance, isStopping: () => boolean): void {
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
  });
  app.addHook('onSend', async (_request, reply) => {
    if (closing || isStopping()) {
      reply.header('Connection', 'close');
    }
  });
}
