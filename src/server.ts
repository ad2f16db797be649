import { join, resolve } from 'node:path';
import closeWithGrace from 'close-with-grace';
import type { Logger } from 'pino';
import { buildApp } from './app.ts';
import { compose } from './composition.ts';
import { type Config, ConfigurationError, describeConfig, isLoopback, parseConfig } from './config.ts';
import { authenticatorFor } from './http/identity/index.ts';
import { createLog, errorCode } from './http/logging.ts';
import { type SecurityText, securityTextFrom } from './http/security-text.ts';

/** A service that answers. */
export interface RunningService {
  /** Where it listens, without a path. */
  readonly url: string;
  /** Stops accepting, finishes the requests under way, closes the pool and, last, the embedded database. */
  readonly close: () => Promise<void>;
}

/**
 * Starts the service and gives it back once it listens. What was opened is closed again when a later step fails.
 *
 * @throws {DevelopmentKeyError} when no issuer is configured and the key for development cannot be used.
 * @throws {Error} when the database does not come up, its schema or rule book does not fit, or the port is taken.
 */
export async function serve(config: Config, log: Logger): Promise<RunningService> {
  log.info(describeConfig(config), `starting: ${describeExposure(config)}`);
  const composition = await compose(config, log);
  try {
    const authenticate = await authenticatorFor(config, log);
    const { services, book, readiness } = composition;
    const app = await buildApp({
      services,
      book,
      readiness,
      authenticate,
      log,
      trustedProxies: config.callers.trustedProxies,
      rateLimits: config.callers,
      securityText: securityTextOf(config),
    });
    const close = async () => {
      await app.close();
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

async function main(): Promise<void> {
  const config = parseConfig(process.env);
  const log = createLog(config.logLevel);
  const service = await serve(config, log);
  closeWithGrace({ delay: config.shutdownGraceMs, logger: log }, async ({ signal, err }) => {
    log.info(err === undefined ? {} : { err }, `stopping${signal === undefined ? '' : ` on ${signal}`}`);
    await service.close();
  });
  if (config.identity.kind === 'development') {
    process.stdout.write(invitation(service.url, config.dataDir));
  }
}

if (import.meta.main) {
  try {
    await main();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(
      `${error instanceof ConfigurationError ? '' : 'the service could not start: '}${message}\n`,
    );
    process.exitCode = 1;
  }
}
