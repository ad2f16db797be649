import { relative, resolve } from 'node:path';
import closeWithGrace from 'close-with-grace';
import type { Logger } from 'pino';
import { buildApp } from './app.ts';
import { compose } from './composition.ts';
import { type Config, ConfigurationError, describeConfig, parseConfig } from './config.ts';
import { type KnownToken, tokenAuthenticator } from './http/authentication.ts';
import { createLog, errorCode } from './http/logging.ts';
import { developmentToken, readTokensFile } from './http/tokens.ts';

/** A service that answers. */
export interface RunningService {
  /** Where it listens, without a path. */
  readonly url: string;
  /** File of the development token; undefined where tokens come from a file of hashes. */
  readonly tokenPath: string | undefined;
  /** Stops accepting, finishes the requests under way, closes the pool and, last, the embedded database. */
  readonly close: () => Promise<void>;
}

/**
 * Starts the service and gives it back once it listens. What was opened is closed again when a later step fails.
 *
 * @throws {TokensFileError} when the tokens file has faults.
 * @throws {Error} when the database does not come up, its schema or rule book does not fit, or the port is taken.
 */
export async function serve(config: Config, log: Logger): Promise<RunningService> {
  log.info(describeConfig(config), `starting: ${describeExposure(config)}`);
  const known = config.tokensFile === undefined ? undefined : await readTokensFile(config.tokensFile);
  const composition = await compose(config, log);
  try {
    const identity = known === undefined ? await identityForDevelopment(config) : { known, path: undefined };
    if (identity.path !== undefined) {
      log.info({ file: identity.path }, 'the development token is in this file');
    }
    const { services, book, readiness } = composition;
    const app = await buildApp({
      services,
      book,
      readiness,
      authenticate: tokenAuthenticator(identity.known),
      log,
    });
    const close = async () => {
      await app.close();
      await composition.close();
    };
    try {
      const url = await app.listen({ port: config.port, host: config.host });
      composition.startWork();
      return { url, tokenPath: identity.path, close };
    } catch (error) {
      await app.close();
      throw errorCode(error) === 'EADDRINUSE' ? new PortTaken(config) : error;
    }
  } catch (error) {
    await composition.close();
    throw error;
  }
}

/** Another process listens where this one was to. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken';

  constructor({ host, port }: Config) {
    super(`another process listens on ${host} port ${port}: stop it, or set PORT to another one`);
  }
}

/** Says in one line how far the service is open and what it stands on. */
function describeExposure({ host, dataDir, database, tokensFile }: Config): string {
  const reach = isLoopback(host) ? `on loopback only (${host})` : `on ${host}`;
  const store =
    database.kind === 'embedded'
      ? `embedded database in ${dataDir}`
      : `database on ${new URL(database.url).host}`;
  return `${reach}, ${store}, ${tokensFile === undefined ? 'development identity' : 'identities from the tokens file'}`;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}

/** The configuration allows it only on loopback outside production; asked again here, since it opens the service to a file. */
async function identityForDevelopment(
  config: Config,
): Promise<{ known: readonly KnownToken[]; path: string }> {
  if (config.environment === 'production' || !isLoopback(config.host)) {
    throw new Error('without TOKENS_FILE the service runs on loopback and outside production only');
  }
  const { known, path } = await developmentToken(config.dataDir);
  return { known: [known], path };
}

/** A request to paste into a terminal, which reads the token from its file. */
function invitation(url: string, tokenPath: string): string {
  const near = relative(process.cwd(), tokenPath);
  const file = near.startsWith('..') ? resolve(tokenPath) : near;
  const body =
    '{"asAt":"2026-11-20","questions":["conduct"],"events":[{"id":"event-1","type":"lost-contact","evidenceStatus":"no-criminal-process"}]}';
  return [
    '',
    `Recall decision support answers on ${url}; the routes are described at ${url}/docs. Try:`,
    '',
    `curl -s -H "Authorization: Bearer $(cat ${quote(file)})" -H 'Content-Type: application/json' -d '${body}' ${url}/v1/evaluations`,
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
  if (service.tokenPath !== undefined) {
    process.stdout.write(invitation(service.url, service.tokenPath));
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
