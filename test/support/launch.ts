// A process that launches the embedded database of a folder, says so on one line and then stays, for tests that kill it.
import { launchEmbedded } from '../../src/db/embedded.ts';

const [dataDir, home] = process.argv.slice(2);
if (dataDir === undefined) {
  throw new Error('name the data folder');
}
const log = { info: () => undefined, warn: () => undefined };
const server = await launchEmbedded({
  dataDir,
  log,
  ...(home === undefined ? {} : { binaries: { home, copyable: false } }),
});
process.stdout.write(`${JSON.stringify({ ownerUrl: server.ownerUrl, adopted: server.adopted })}\n`);
const stay = setInterval(() => undefined, 60_000);
process.once('SIGTERM', () => {
  clearInterval(stay);
  void server.stop();
});
