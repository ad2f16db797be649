import { Ajv, type ErrorObject } from 'ajv';
import { type Static, Type } from 'typebox';

/**
 * Every variable of the environment that the service reads, with its default, and in `expects` what a right value is.
 *
 * Ajv checks this schema itself rather than through env-schema, which turns `80x` into an error without a remedy, `''`
 * into 0 and an unset list into a guess: here nothing is coerced in silence.
 */
const EnvironmentSchema = Type.Object({
  PORT: Type.Integer({
    default: 3000,
    minimum: 0,
    maximum: 65_535,
    expects: 'a whole number from 0 (any free port) to 65535',
  }),
  HOST: Type.String({
    default: '127.0.0.1',
    pattern: '^[A-Za-z0-9._:-]+$',
    expects: 'one address or host name, for instance 127.0.0.1',
  }),
  DATA_DIR: Type.String({
    default: './data',
    pattern: '\\S',
    expects: 'the path of a folder for the embedded database',
  }),
  DATABASE_URL: Type.Optional(
    Type.String({
      format: 'postgres-url',
      expects: 'an address of the form postgresql://user:password@host:5432/database',
    }),
  ),
  MIGRATION_DATABASE_URL: Type.Optional(
    Type.String({
      format: 'postgres-url',
      expects: 'an address of the form postgresql://owner:password@host:5432/database',
    }),
  ),
  READ_DATABASE_URL: Type.Optional(
    Type.String({
      format: 'postgres-url',
      expects: 'an address of the form postgresql://reader:password@host:5432/database',
    }),
  ),
  NODE_ENV: Type.Enum(['development', 'test', 'production'], {
    default: 'development',
    expects: 'development, test or production',
  }),
  LOG_LEVEL: Type.Enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
    default: 'info',
    expects: 'fatal, error, warn, info, debug, trace or silent',
  }),
  TOKENS_FILE: Type.Optional(
    Type.String({ pattern: '\\S', expects: 'the path of a JSON file with the hashes of the bearer tokens' }),
  ),
  AUDIT_LOG_NAME: Type.String({
    default: 'localhost/recall-decision-support',
    pattern: '^[A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+)*$',
    expects: 'an address of yours without a scheme, for instance audit.example.gov.uk/recall',
  }),
  AUDIT_KEY_FILE: Type.Optional(
    Type.String({ pattern: '\\S', expects: 'the path of an Ed25519 private key (PKCS #8, PEM)' }),
  ),
  AUDIT_PREVIOUS_KEY_FILE: Type.Optional(
    Type.String({
      pattern: '\\S',
      expects: 'the path of the key before this one: private, to sign with both, or its verifier key alone',
    }),
  ),
  AUDIT_POLICY_FILE: Type.Optional(
    Type.String({
      pattern: '\\S',
      expects: 'the path of a C2SP tlog-policy that names the witnesses to ask',
    }),
  ),
  CHECKPOINT_INTERVAL_MS: Type.Integer({
    default: 2_000,
    minimum: 50,
    maximum: 60_000,
    expects: 'a whole number of milliseconds from 50 to 60000',
  }),
  STORE_CHECK_RATE: Type.Integer({
    default: 500,
    minimum: 0,
    maximum: 1_000_000,
    expects: 'a whole number of entries per second from 0 (never) to 1000000',
  }),
  DATABASE_POOL_SIZE: Type.Integer({
    default: 10,
    minimum: 1,
    maximum: 500,
    expects: 'a whole number from 1 to 500',
  }),
  MIGRATE_ON_START: Type.Boolean({ default: true, expects: 'true or false' }),
  SHUTDOWN_GRACE_MS: Type.Integer({
    default: 10_000,
    minimum: 0,
    maximum: 600_000,
    expects: 'a whole number of milliseconds from 0 to 600000',
  }),
});

type Environment = Static<typeof EnvironmentSchema>;
type Variable = keyof Environment;

/** Where the data is kept. */
export type DatabaseConfig =
  | {
      readonly kind: 'embedded';
    }
  | {
      readonly kind: 'external';
      /** The service's own connection. Holds a password. */
      readonly url: string;
      /** The owner's connection for migrations; the same as `url` where none was given. Holds a password. */
      readonly migrationUrl: string;
      /** The connection for long readings; the same as `url` where none was given. Holds a password. */
      readonly readUrl: string;
    };

/** How the log over all entries is kept. */
export interface AuditConfig {
  /** Origin of its checkpoints and name of its keys. Never changes for one store. */
  readonly logName: string;
  /** File of the key that signs; undefined where one is made for development. */
  readonly keyFile: string | undefined;
  /** File of the key before it, while it is being replaced. */
  readonly previousKeyFile: string | undefined;
  /** File of the policy that names the witnesses; undefined where there are none. */
  readonly policyFile: string | undefined;
  /** Milliseconds between two looks for entries that have no place in the tree yet. */
  readonly checkpointIntervalMs: number;
  /** Entries per second that the standing check of the store goes through; 0 for no standing check. */
  readonly storeCheckRate: number;
}

/** The service's configuration, complete and frozen. */
export interface Config {
  /** TCP port; 0 takes any free one. */
  readonly port: number;
  /** Address to listen on. */
  readonly host: string;
  readonly environment: Environment['NODE_ENV'];
  readonly logLevel: Environment['LOG_LEVEL'];
  /** Folder of the embedded server and of the development token, as given. */
  readonly dataDir: string;
  readonly database: DatabaseConfig;
  /** Largest number of connections of the service's pool. */
  readonly databasePoolSize: number;
  readonly migrateOnStart: boolean;
  /** JSON file with the hashes of the bearer tokens; undefined where none is needed (loopback, not production). */
  readonly tokensFile: string | undefined;
  readonly audit: AuditConfig;
  /** Milliseconds that requests under way are given when the service stops. */
  readonly shutdownGraceMs: number;
}

/** One thing wrong with the configuration. */
export interface ConfigurationFault {
  /** The variable to change. */
  readonly variable: string;
  /** What is wrong and what to do, as one clause; never the value of a secret. */
  readonly problem: string;
}

/** The environment does not make a configuration. Holds every fault, not just the first. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  readonly faults: readonly ConfigurationFault[];

  constructor(faults: readonly ConfigurationFault[]) {
    super(
      [
        'the configuration has faults:',
        ...faults.map((fault) => `- ${fault.variable} ${fault.problem}`),
      ].join('\n'),
    );
    this.faults = faults;
  }
}

const ajv = new Ajv({
  allErrors: true,
  useDefaults: true,
  coerceTypes: false,
  formats: { 'postgres-url': isPostgresUrl },
});
ajv.addKeyword('expects');
const isEnvironment = ajv.compile<Environment>(EnvironmentSchema);

/**
 * Reads the configuration from the environment. Variables it does not know are left alone.
 *
 * @throws {ConfigurationError} naming every fault at once.
 */
export function parseConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const candidate: unknown = readVariables(env);
  if (!isEnvironment(candidate)) {
    const faults = describeFaults(isEnvironment.errors ?? [], env);
    throw new ConfigurationError([...faults, ...checkSafety(env, faults)]);
  }
  const faults = checkSafety(env, []);
  if (faults.length > 0) {
    throw new ConfigurationError(faults);
  }
  return Object.freeze({
    port: candidate.PORT,
    host: candidate.HOST,
    environment: candidate.NODE_ENV,
    logLevel: candidate.LOG_LEVEL,
    dataDir: candidate.DATA_DIR,
    database: Object.freeze(databaseConfig(candidate)),
    databasePoolSize: candidate.DATABASE_POOL_SIZE,
    migrateOnStart: candidate.MIGRATE_ON_START,
    tokensFile: candidate.TOKENS_FILE,
    audit: Object.freeze({
      logName: candidate.AUDIT_LOG_NAME,
      keyFile: candidate.AUDIT_KEY_FILE,
      previousKeyFile: candidate.AUDIT_PREVIOUS_KEY_FILE,
      policyFile: candidate.AUDIT_POLICY_FILE,
      checkpointIntervalMs: candidate.CHECKPOINT_INTERVAL_MS,
      storeCheckRate: candidate.STORE_CHECK_RATE,
    }),
    shutdownGraceMs: candidate.SHUTDOWN_GRACE_MS,
  });
}

function databaseConfig(environment: Environment): DatabaseConfig {
  const { DATABASE_URL: url, MIGRATION_DATABASE_URL: migrationUrl, READ_DATABASE_URL: readUrl } = environment;
  return url === undefined
    ? { kind: 'embedded' }
    : { kind: 'external', url, migrationUrl: migrationUrl ?? url, readUrl: readUrl ?? url };
}

/** The known variables, with those that spell a number or a truth value exactly turned into it; the rest as they are. */
function readVariables(env: Readonly<Record<string, string | undefined>>): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(EnvironmentSchema.properties)) {
    const text = env[name];
    if (text !== undefined) {
      values[name] = readValue(text, 'type' in schema ? schema.type : undefined);
    }
  }
  return values;
}

function readValue(text: string, type: unknown): unknown {
  if (type === 'integer' && /^(?:0|[1-9]\d*)$/.test(text)) {
    return Number(text);
  }
  if (type === 'boolean' && (text === 'true' || text === 'false')) {
    return text === 'true';
  }
  return text;
}

/** The variables whose values never appear in a message. */
const SECRET: ReadonlySet<string> = new Set<Variable>([
  'DATABASE_URL',
  'MIGRATION_DATABASE_URL',
  'READ_DATABASE_URL',
]);

function describeFaults(
  errors: readonly ErrorObject[],
  env: Readonly<Record<string, string | undefined>>,
): ConfigurationFault[] {
  const variables = new Set(errors.map((error) => error.instancePath.slice(1)));
  return [...variables].map((variable) => {
    const value = env[variable] ?? '';
    const wrong = value === '' ? 'is empty' : SECRET.has(variable) ? 'is malformed' : `is \`${value}\``;
    return { variable, problem: `${wrong}: give ${expectation(variable)}, or leave it unset` };
  });
}

function expectation(variable: string): string {
  const schema = Object.entries(EnvironmentSchema.properties).find(([name]) => name === variable)?.[1];
  return schema !== undefined && 'expects' in schema ? String(schema.expects) : 'another value';
}

/** Rules between variables: what is missing for the service to be safe where it is to run. */
function checkSafety(
  env: Readonly<Record<string, string | undefined>>,
  already: readonly ConfigurationFault[],
): ConfigurationFault[] {
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
  if (production && missing('TOKENS_FILE')) {
    faults.push({
      variable: 'TOKENS_FILE',
      problem: 'is not set: NODE_ENV=production needs to know its callers',
    });
  }
  for (const variable of ['AUDIT_LOG_NAME', 'AUDIT_KEY_FILE'] as const) {
    if (production && missing(variable)) {
      faults.push({
        variable,
        problem:
          'is not set: NODE_ENV=production needs a log with a name and a key of its own, or nobody could rely on its checkpoints',
      });
    }
  }
  const host = env['HOST'];
  const hostIsSound = host !== undefined && !already.some((fault) => fault.variable === 'HOST');
  if (hostIsSound && !isLoopback(host) && missing('TOKENS_FILE') && !production) {
    faults.push({
      variable: 'HOST',
      problem: `is \`${host}\`, which other machines can reach: set TOKENS_FILE, or leave HOST unset to listen on 127.0.0.1 only`,
    });
  }
  for (const variable of ['MIGRATION_DATABASE_URL', 'READ_DATABASE_URL'] as const) {
    if (!missing(variable) && missing('DATABASE_URL') && !production) {
      faults.push({
        variable,
        problem: 'is set without DATABASE_URL: set both, or neither to use the embedded database',
      });
    }
  }
  return faults;
}

function isLoopback(host: string): boolean {
  return host.toLowerCase() === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

function isPostgresUrl(text: string): boolean {
  const address = URL.parse(text);
  return (
    address !== null &&
    (address.protocol === 'postgresql:' || address.protocol === 'postgres:') &&
    address.hostname !== '' &&
    /^\/(?:[^%]|%[0-9A-Fa-f]{2})+$/.test(address.pathname)
  );
}

/** What the first log line says: the configuration without user names, passwords or anything else secret. */
export function describeConfig(config: Config): Readonly<Record<string, unknown>> {
  return {
    port: config.port,
    host: config.host,
    environment: config.environment,
    logLevel: config.logLevel,
    dataDir: config.dataDir,
    database: describeDatabase(config.database),
    databasePoolSize: config.databasePoolSize,
    migrateOnStart: config.migrateOnStart,
    tokensFile: config.tokensFile ?? 'none',
    audit: {
      logName: config.audit.logName,
      keyFile: config.audit.keyFile ?? 'made for development',
      previousKeyFile: config.audit.previousKeyFile ?? 'none',
      policyFile: config.audit.policyFile ?? 'none',
      checkpointIntervalMs: config.audit.checkpointIntervalMs,
      storeCheckRate: config.audit.storeCheckRate,
    },
    shutdownGraceMs: config.shutdownGraceMs,
  };
}

function describeDatabase(database: DatabaseConfig): object {
  if (database.kind === 'embedded') {
    return { kind: database.kind };
  }
  const separateOwner = database.migrationUrl !== database.url;
  const separateReader = database.readUrl !== database.url;
  return { kind: database.kind, ...describeAddress(database.url), separateOwner, separateReader };
}

function describeAddress(url: string): { host: string; port: number; database: string } {
  const address = new URL(url);
  return {
    host: address.hostname,
    port: address.port === '' ? 5432 : Number(address.port),
    database: decodeURIComponent(address.pathname.slice(1)),
  };
}
