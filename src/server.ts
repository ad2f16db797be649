import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import closeWithGrace from 'close-with-grace';
import type { Logger } from 'pino';
import { buildApp } from './app.ts';
import { compose } from './composition.ts';
import { type Config, ConfigurationError, describeConfig, isLoopback, parseConfig } from './config.ts';
import { RELEASED_BOOKS } from './db/released-books.ts';
import { authenticatorFor } from './http/identity/index.ts';
import { createLog, errorCode } from './http/logging.ts';
import { type SecurityText, securityTextFrom } from './http/security-text.ts';
import type { Tracing } from './http/tracing.ts';

/** A service that answers. */
export interface RunningService {
  /** Where it listens, without a path. */
  readonly url: string;
  /** Tells probes for a while, stops accepting, finishes the requests under way, closes the pool and, last, the embedded database. */
  readonly close: () => Promise<void>;
}

/**
 * Starts the service and gives it back once it listens. What was opened is closed again when a later step fails.
 *
 * @throws {DevelopmentKeyError} when no issuer is configured and the key for development cannot be used.
 * @throws {Error} when the database does not come up, its schema or rule book does not fit, or the port is taken.
 */
export async function serve(config: Config, log: Logger, tracing?: Tracing): Promise<RunningService> {
  log.info(describeConfig(config), `starting: ${describeExposure(config)}`);
  const composition = await compose(config, log, RELEASED_BOOKS, tracing);
  try {
    const authenticate = await authenticatorFor(config, log);
    const { services, book, readiness } = composition;
    let stopping = false;
    const app = await buildApp({
      services,
      book,
      readiness: async (more) => ({ ...(await readiness(more)), stopping }),
      authenticate,
      log,
      trustedProxies: config.callers.trustedProxies,
      rateLimits: config.callers,
      overload: config.overload,
      isStopping: () => stopping,
      measures: composition.measures,
      tracing,
      securityText: securityTextOf(config),
    });
    const close = async () => {
      stopping = true;
      await delay(config.shutdownDrainMs);
      // Who has not sent a request to its end by then, or does not take its answer, keeps nothing else from ending in order.
      const cut = setTimeout(() => app.server.closeAllConnections(), CUT_AFTER * config.shutdownGraceMs);
      await app.close();
      clearTimeout(cut);
      await composition.close();
    };
    try {
      const url = await app.listen({ port: config.port, host: config.host });
      composition.startWork();
      return { url, close };
    } catch (error) {
      await app.close();
      throw errorCode(error) === 'EADDRINUSE' ? new PortTaken(config) : error;
    }
  } catch (error) {
    await composition.close();
    throw error;
  }
}

/** The share of the time for requests under way after which the rest of them is cut. What then remains of it is for the database. */
const CUT_AFTER = 0.8;

/** Each start confirms the contact again. */
function securityTextOf({ callers }: Config): SecurityText | undefined {
  return callers.securityContact === undefined
    ? undefined
    : securityTextFrom(callers.securityContact, Date.now());
}

/** Another process listens where this one was to. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken';

  constructor({ host, port }: Config) {
    super(`another process listens on ${host} port ${port}: stop it, or set PORT to another one`);
  }
}

/** Says in one line how far the service is open and what it stands on. */
function describeExposure({ host, dataDir, database, identity }: Config): string {
  const reach = isLoopback(host) ? `on loopback only (${host})` : `on ${host}`;
  const store =
    database.kind === 'embedded'
      ? `embedded database in ${dataDir}`
      : `database on ${new URL(database.url).host}`;
  return `${reach}, ${store}, ${identity.kind === 'development' ? 'DEVELOPMENT IDENTITY' : `identities from ${identity.issuer}`}`;
}

/** What a newcomer reads first: that nobody's identity is proved here, and a request to paste into another terminal. */
function invitation(url: string, dataDir: string): string {
  const body =
    '{"asAt":"2026-11-20","questions":["conduct"],"events":[{"id":"event-1","type":"lost-contact","evidenceStatus":"no-criminal-process"}]}';
  // npm runs its scripts in the folder of the package.
  const folder = join(import.meta.dirname, '..', 'data');
  const elsewhere = resolve(dataDir) === folder ? '' : `DATA_DIR=${quote(resolve(dataDir))} `;
  return [
    '',
    'DEVELOPMENT IDENTITY: no identity provider is configured. Anybody who can read the data folder can be anybody here.',
    'Roles and people are made up with `npm run token -- --role <role>`; `npm run token -- --help` names the roles.',
    '',
    `Recall decision support answers on ${url}; the routes are described at ${url}/docs. Try:`,
    '',
    `curl -s -H "Authorization: Bearer $(${elsewhere}npm run --silent token -- --role practitioner)" -H 'Content-Type: application/json' -d '${body}' ${url}/v1/evaluations`,
    '',
    '',
  ].join('\n');
}

/** A path as a shell reads it. */
function quote(path: string): string {
  return /^[A-Za-z0-9._/-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}

async function main(tracing: Tracing | undefined): Promise<void> {
  const config = parseConfig(process.env);
  const log = createLog(config.logLevel, undefined, tracing?.logFields);
  // What is written there besides the log is for whoever watches; that nobody can read it is no reason to stop.
  process.stdout.on('error', () => undefined);
  tracing?.reportTo(log);
  const service = await serve(config, log, tracing);
  closeWithGrace(
    { delay: config.shutdownDrainMs + config.shutdownGraceMs, logger: log },
    async ({ signal, err }) => {
      log.info(err === undefined ? {} : { err }, `stopping${signal === undefined ? '' : ` on ${signal}`}`);
      await service.close();
      await tracing?.stop();
    },
  );
  if (config.identity.kind === 'development') {
    process.stdout.write(invitation(service.url, config.dataDir));
  }
}

/** Runs the process until it is told to stop; what keeps it from starting is said on standard error. */
export async function run(tracing?: Tracing): Promise<void> {
  try {
    await main(tracing);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(
      `${error instanceof ConfigurationError ? '' : 'the service could not start: '}${message}\n`,
    );
    process.exitCode = 1;
  }
}
