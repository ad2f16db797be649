import { isLoopback } from './addresses.ts';
import type { Variable, Variables } from './environment.ts';
import type { ConfigurationFault } from './faults.ts';

/** Rules between variables: what is missing for the service to be safe where it is to run. */
export function checkSafety(env: Variables, already: readonly ConfigurationFault[]): ConfigurationFault[] {
  const faults: ConfigurationFault[] = [];
  const missing = (variable: Variable) => env[variable] === undefined;
  const production = env['NODE_ENV'] === 'production';
  if (production && missing('DATABASE_URL')) {
    faults.push({
      variable: 'DATABASE_URL',
      problem:
        'is not set: NODE_ENV=production needs a PostgreSQL server, the embedded one is for development only',
    });
  }
  faults.push(...checkIssuer(env, production));
  for (const variable of ['AUDIT_LOG_NAME', 'AUDIT_KEY_FILE'] as const) {
    if (production && missing(variable)) {
      faults.push({
        variable,
        problem:
          'is not set: NODE_ENV=production needs a log with a name and a key of its own, or nobody could rely on its checkpoints',
      });
    }
  }
  if (production && !missing('WEBHOOK_HOSTS') && missing('WEBHOOK_KEY_FILE')) {
    faults.push({
      variable: 'WEBHOOK_KEY_FILE',
      problem:
        'is not set: NODE_ENV=production needs a key of its own to sign what it sends to WEBHOOK_HOSTS, the same for every replica',
    });
  }
  if (production && missing('SECURITY_CONTACT')) {
    faults.push({
      variable: 'SECURITY_CONTACT',
      problem:
        'is not set: NODE_ENV=production needs an address for whoever finds a weakness, which it names in /.well-known/security.txt',
    });
  }
  const host = env['HOST'];
  const hostIsSound = host !== undefined && !already.some((fault) => fault.variable === 'HOST');
  if (hostIsSound && !isLoopback(host) && ISSUER.every(missing) && !production) {
    faults.push({
      variable: 'HOST',
      problem: `is \`${host}\`, which other machines can reach: set OAUTH_ISSUER, OAUTH_AUDIENCE and OAUTH_JWKS_URL, since tokens of the development issuer are for loopback only; or leave HOST unset to listen on 127.0.0.1 only`,
    });
  }
  for (const variable of [
    'MIGRATION_DATABASE_URL',
    'READ_DATABASE_URL',
    'MONITORING_DATABASE_URL',
  ] as const) {
    if (!missing(variable) && missing('DATABASE_URL') && !production) {
      faults.push({
        variable,
        problem: 'is set without DATABASE_URL: set both, or neither to use the embedded database',
      });
    }
  }
  return faults;
}

/** Three variables make an issuer: none of them means anything alone. */
const ISSUER = ['OAUTH_ISSUER', 'OAUTH_AUDIENCE', 'OAUTH_JWKS_URL'] as const satisfies readonly Variable[];

function checkIssuer(env: Variables, production: boolean): ConfigurationFault[] {
  const faults: ConfigurationFault[] = [];
  const absent = ISSUER.filter((variable) => env[variable] === undefined);
  if (production || absent.length < ISSUER.length) {
    const why = production
      ? 'NODE_ENV=production needs to know its callers, and the development issuer is not for it'
      : 'OAUTH_ISSUER, OAUTH_AUDIENCE and OAUTH_JWKS_URL go together; set all three, or none for the development issuer';
    faults.push(...absent.map((variable) => ({ variable, problem: `is not set: ${why}` })));
  }
  if (env['TOKENS_FILE'] !== undefined) {
    faults.push({
      variable: 'TOKENS_FILE',
      problem:
        'is set and no longer read: callers are known by the tokens of an identity provider; name it in OAUTH_ISSUER, OAUTH_AUDIENCE and OAUTH_JWKS_URL, and unset this one',
    });
  }
  return faults;
}
