import { type Environment, readEnvironment, type Variables } from './config/environment.ts';
import { ConfigurationError } from './config/faults.ts';
import { checkSafety } from './config/safety.ts';

export { isLoopback } from './config/addresses.ts';
export { ConfigurationError, type ConfigurationFault } from './config/faults.ts';

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
      /** The connection for monitoring data, which are not kept where none was given. Holds a password. */
      readonly monitoringUrl?: string;
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

/** How long the service waits for its database, in milliseconds. */
export interface DatabaseTimeouts {
  /** For one statement of a request. */
  readonly statementMs: number;
  /** For a connection, a free one or a new one. */
  readonly acquireMs: number;
}

/** Beyond what the service takes no more upon itself. */
export interface OverloadConfig {
  /** Milliseconds by which the event loop may be late, in the mean over a second; 0 takes no notice. */
  readonly eventLoopDelayMs: number;
  /** Requests under way at a time. */
  readonly requests: number;
}

/** Whom events may be sent to. */
export interface WebhooksConfig {
  /** Hosts, each with its port where it has one; none sends to nobody but, in development, to this machine. */
  readonly hosts: readonly string[];
  /** File of the key that secrets are made from; undefined where one is made for development. */
  readonly keyFile: string | undefined;
}

/** How callers are known. */
export type IdentityConfig = {
  /** The claim of a token that holds the areas of whoever it stands for. */
  readonly areasClaim: string;
  /** Seconds by which the clock of an issuer may differ from this one. */
  readonly clockSkewS: number;
} & (
  | {
      readonly kind: 'issuer';
      /** `iss` of its tokens. */
      readonly issuer: string;
      /** `aud` that must be among those of a token. */
      readonly audience: string;
      /** Where its public keys are. */
      readonly jwksUrl: string;
    }
  /** Tokens signed by a key in the data folder: on loopback and outside production only. */
  | { readonly kind: 'development' }
);

/** What callers may send, and whom they may tell of a weakness. */
export interface CallersConfig {
  /** Addresses and networks of the proxies whose word on a caller's address is taken; none believes no proxy. */
  readonly trustedProxies: readonly string[];
  /** Requests a minute. Of one person, or of one address on open routes. */
  readonly perMinute: number;
  /** Requests a minute of one system. */
  readonly systemPerMinute: number;
  /** Requests a minute of one address without a token that is known. */
  readonly unknownPerMinute: number;
  /** `mailto:` or `https:` address for reports of weaknesses; undefined in development. */
  readonly securityContact: string | undefined;
}

/** Where traces go. */
export interface TracingConfig {
  /** Address that takes traces over HTTP (OTLP). */
  readonly endpoint: string;
  /** Header fields to send along. May hold what opens the collector. */
  readonly headers: Readonly<Record<string, string>>;
  readonly serviceName: string;
  readonly sampler: Environment['OTEL_TRACES_SAMPLER'];
  /** From 0 to 1: the share of traces that a sampler by ratio takes. */
  readonly samplerRatio: number;
}

/** The service's configuration, complete and frozen. */
export interface Config {
  /** TCP port; 0 takes any free one. */
  readonly port: number;
  /** Address to listen on. */
  readonly host: string;
  readonly environment: Environment['NODE_ENV'];
  readonly logLevel: Environment['LOG_LEVEL'];
  /** Folder of the embedded server and of the keys made for development, as given. */
  readonly dataDir: string;
  readonly database: DatabaseConfig;
  /** Largest number of connections of the service's pool. */
  readonly databasePoolSize: number;
  readonly databaseTimeouts: DatabaseTimeouts;
  readonly migrateOnStart: boolean;
  /** Slices of simulations that this process works on at a time; 0 leaves them to `npm run worker`. */
  readonly simulationWorkers: number;
  readonly identity: IdentityConfig;
  readonly callers: CallersConfig;
  readonly audit: AuditConfig;
  readonly webhooks: WebhooksConfig;
  /** Absent where nothing is traced. */
  readonly tracing?: TracingConfig;
  readonly overload: OverloadConfig;
  /** Milliseconds for which a service that stops says so to probes and still takes new connections. */
  readonly shutdownDrainMs: number;
  /** Milliseconds that requests under way are given after that. */
  readonly shutdownGraceMs: number;
}

/**
 * Reads the configuration from the environment. Variables it does not know are left alone.
 *
 * @throws {ConfigurationError} naming every fault at once.
 */
export function parseConfig(env: Variables): Config {
  const read = readEnvironment(env);
  const malformed = 'faults' in read ? read.faults : [];
  const faults = [...malformed, ...checkSafety(env, malformed)];
  if ('faults' in read || faults.length > 0) {
    throw new ConfigurationError(faults);
  }
  const { values: candidate } = read;
  return Object.freeze({
    port: candidate.PORT,
    host: candidate.HOST,
    environment: candidate.NODE_ENV,
    logLevel: candidate.LOG_LEVEL,
    dataDir: candidate.DATA_DIR,
    database: Object.freeze(databaseConfig(candidate)),
    databasePoolSize: candidate.DATABASE_POOL_SIZE,
    databaseTimeouts: Object.freeze({
      statementMs: candidate.DATABASE_STATEMENT_TIMEOUT_MS,
      acquireMs: candidate.DATABASE_ACQUIRE_TIMEOUT_MS,
    }),
    migrateOnStart: candidate.MIGRATE_ON_START,
    simulationWorkers: candidate.SIMULATION_WORKERS,
    identity: Object.freeze(identityConfig(candidate)),
    callers: Object.freeze({
      trustedProxies: Object.freeze(candidate.TRUST_PROXY?.split(',') ?? []),
      perMinute: candidate.RATE_LIMIT_PER_MINUTE,
      systemPerMinute: candidate.RATE_LIMIT_SYSTEM_PER_MINUTE,
      unknownPerMinute: candidate.RATE_LIMIT_UNKNOWN_PER_MINUTE,
      securityContact: candidate.SECURITY_CONTACT,
    }),
    audit: Object.freeze({
      logName: candidate.AUDIT_LOG_NAME,
      keyFile: candidate.AUDIT_KEY_FILE,
      previousKeyFile: candidate.AUDIT_PREVIOUS_KEY_FILE,
      policyFile: candidate.AUDIT_POLICY_FILE,
      checkpointIntervalMs: candidate.CHECKPOINT_INTERVAL_MS,
      storeCheckRate: candidate.STORE_CHECK_RATE,
    }),
    webhooks: Object.freeze({
      hosts: Object.freeze(candidate.WEBHOOK_HOSTS?.split(',') ?? []),
      keyFile: candidate.WEBHOOK_KEY_FILE,
    }),
    ...tracingConfig(candidate),
    overload: Object.freeze({
      eventLoopDelayMs: candidate.OVERLOAD_DELAY_MS,
      requests: candidate.OVERLOAD_REQUESTS,
    }),
    shutdownDrainMs: candidate.SHUTDOWN_DRAIN_MS,
    shutdownGraceMs: candidate.SHUTDOWN_GRACE_MS,
  });
}

function tracingConfig(environment: Environment): Pick<Config, 'tracing'> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: base, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: ofTraces } = environment;
  // The path is that of the OpenTelemetry specification of exporters, for an address that takes more than traces.
  const endpoint = ofTraces ?? (base === undefined ? undefined : `${base.replace(/\/+$/, '')}/v1/traces`);
  return endpoint === undefined || environment.OTEL_SDK_DISABLED
    ? {}
    : {
        tracing: Object.freeze({
          endpoint,
          headers: Object.freeze(headerFieldsOf(environment.OTEL_EXPORTER_OTLP_HEADERS)),
          serviceName: environment.OTEL_SERVICE_NAME,
          sampler: environment.OTEL_TRACES_SAMPLER,
          samplerRatio: Number(environment.OTEL_TRACES_SAMPLER_ARG),
        }),
      };
}

function headerFieldsOf(text: string | undefined): Record<string, string> {
  const fields = (text?.split(',') ?? []).map((field): [string, string] => {
    const [name = '', ...value] = field.trim().split('=');
    return [name, decodeURIComponent(value.join('='))];
  });
  return Object.fromEntries(fields);
}

function databaseConfig(environment: Environment): DatabaseConfig {
  const { DATABASE_URL: url, MIGRATION_DATABASE_URL: migrationUrl, READ_DATABASE_URL: readUrl } = environment;
  const { MONITORING_DATABASE_URL: monitoringUrl } = environment;
  return url === undefined
    ? { kind: 'embedded' }
    : {
        kind: 'external',
        url,
        migrationUrl: migrationUrl ?? url,
        readUrl: readUrl ?? url,
        // Nothing stands in for it: as any other role there would be no wall round these data.
        ...(monitoringUrl === undefined ? {} : { monitoringUrl }),
      };
}

function identityConfig(environment: Environment): IdentityConfig {
  const { OAUTH_ISSUER: issuer, OAUTH_AUDIENCE: audience, OAUTH_JWKS_URL: jwksUrl } = environment;
  const { OAUTH_AREAS_CLAIM: areasClaim, OAUTH_CLOCK_SKEW_S: clockSkewS } = environment;
  return issuer === undefined || audience === undefined || jwksUrl === undefined
    ? { kind: 'development', areasClaim, clockSkewS }
    : { kind: 'issuer', issuer, audience, jwksUrl, areasClaim, clockSkewS };
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
    databaseTimeouts: config.databaseTimeouts,
    migrateOnStart: config.migrateOnStart,
    simulationWorkers: config.simulationWorkers,
    identity: describeIdentity(config.identity),
    callers: { ...config.callers, securityContact: config.callers.securityContact ?? 'none' },
    audit: {
      logName: config.audit.logName,
      keyFile: config.audit.keyFile ?? 'made for development',
      previousKeyFile: config.audit.previousKeyFile ?? 'none',
      policyFile: config.audit.policyFile ?? 'none',
      checkpointIntervalMs: config.audit.checkpointIntervalMs,
      storeCheckRate: config.audit.storeCheckRate,
    },
    webhooks: {
      hosts: config.webhooks.hosts,
      keyFile: config.webhooks.keyFile ?? 'made for development',
    },
    tracing: config.tracing === undefined ? 'off' : new URL(config.tracing.endpoint).host,
    overload: config.overload,
    shutdownDrainMs: config.shutdownDrainMs,
    shutdownGraceMs: config.shutdownGraceMs,
  };
}

/** An address without its query, which can hold what opens it. */
function describeIdentity(identity: IdentityConfig): object {
  return identity.kind === 'development'
    ? identity
    : { ...identity, jwksUrl: identity.jwksUrl.replace(/\?.*/, '') };
}

function describeDatabase(database: DatabaseConfig): object {
  if (database.kind === 'embedded') {
    return { kind: database.kind };
  }
  const separateOwner = database.migrationUrl !== database.url;
  const separateReader = database.readUrl !== database.url;
  const keepsMonitoring = database.monitoringUrl !== undefined;
  return {
    kind: database.kind,
    ...describeAddress(database.url),
    separateOwner,
    separateReader,
    keepsMonitoring,
  };
}

function describeAddress(url: string): { host: string; port: number; database: string } {
  const address = new URL(url);
  return {
    host: address.hostname,
    port: address.port === '' ? 5432 : Number(address.port),
    database: decodeURIComponent(address.pathname.slice(1)),
  };
}
