import type { FastifyBaseLogger } from 'fastify';
import { type Config, isLoopback } from '../../config.ts';
import type { Authenticator } from '../authentication.ts';
import { DEVELOPMENT_AUDIENCE, DEVELOPMENT_ISSUER, openDevelopmentIssuer } from './development.ts';
import { jwtAuthenticator } from './jwt.ts';
import { remoteKeys } from './keys.ts';

/**
 * How the configuration says that callers are known.
 *
 * Keys of an issuer that cannot be fetched yet do not stop the start, since the issuer may come later: the log says so, and until
 * then every caller is answered with `unavailable`.
 *
 * @throws {DevelopmentKeyError} where the key for development cannot be made or read.
 * @throws {Error} where no issuer is configured and the service could be reached from elsewhere, or is in production.
 */
export async function authenticatorFor(config: Config, log: FastifyBaseLogger): Promise<Authenticator> {
  const { identity } = config;
  if (identity.kind === 'issuer') {
    const { keyFor, warm } = remoteKeys(identity.jwksUrl);
    await warm().catch((error: unknown) => {
      log.warn({ err: error }, 'the keys of the issuer cannot be fetched: check OAUTH_JWKS_URL');
    });
    return jwtAuthenticator({ ...identity, keyFor });
  }
  // The configuration refuses it; asked again here, since it opens the service to whoever can read a file.
  if (config.environment === 'production' || !isLoopback(config.host)) {
    throw new Error(
      'without OAUTH_ISSUER, OAUTH_AUDIENCE and OAUTH_JWKS_URL the service runs on loopback and outside production only',
    );
  }
  const { path, keyFor } = await openDevelopmentIssuer(config.dataDir);
  log.warn(
    { file: path },
    'NO IDENTITY PROVIDER: tokens of the development issuer are accepted, and whoever can read this key can be anybody',
  );
  return jwtAuthenticator({
    ...identity,
    issuer: DEVELOPMENT_ISSUER,
    audience: DEVELOPMENT_AUDIENCE,
    keyFor,
  });
}
