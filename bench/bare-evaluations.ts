// What `bench/evaluations.ts` compares the service with: a process with Fastify as it comes, one route, and nothing else. It reads
// the whole body as JSON, as Fastify does, and writes the value of the service's own answer to that body with JSON.stringify. The
// number of the case is in a header field, which the service is sent too. Nothing is checked, logged, counted or worked out.
import { readFileSync } from 'node:fs';
import { fastify } from 'fastify';

const [file] = process.argv.slice(2);
if (file === undefined) {
  throw new Error('name the file with the answers');
}
const answers: readonly unknown[] = JSON.parse(readFileSync(file, 'utf8'));
const app = fastify();
app.get('/ready', async () => ({}));
app.post('/v1/evaluations', async (request, reply) => {
  const answer = answers[Number(request.headers['x-case'])];
  if (typeof request.body !== 'object' || answer === undefined) {
    throw new Error('there is no such case');
  }
  return reply.send(answer);
});
await app.listen({ port: Number(process.env['PORT']), host: '127.0.0.1' });
process.once('SIGTERM', () => void app.close());
