import { Ajv, type ErrorObject } from 'ajv';
import { type Static, Type } from 'typebox';
import {
  areHeaderFields,
  areHosts,
  areNetworks,
  isCollectorUrl,
  isIssuerUrl,
  isKeysUrl,
  isPostgresUrl,
} from './addresses.ts';
import type { ConfigurationFault } from './faults.ts';

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
  MONITORING_DATABASE_URL: Type.Optional(
    Type.String({
      format: 'postgres-url',
      expects: 'an address of the form postgresql://monitoring:password@host:5432/database',
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
  OAUTH_ISSUER: Type.Optional(
    Type.String({
      format: 'issuer-url',
      expects: 'the `iss` of the tokens, letter by letter: an https address without query and fragment',
    }),
  ),
  OAUTH_AUDIENCE: Type.Optional(
    Type.String({
      pattern: '^[!-~]{1,200}$',
      expects: 'the `aud` that the issuer writes into tokens for this service',
    }),
  ),
  OAUTH_JWKS_URL: Type.Optional(
    Type.String({
      format: 'keys-url',
      expects: 'the https address of the public keys of the issuer; http only on loopback',
    }),
  ),
  OAUTH_AREAS_CLAIM: Type.String({
    default: 'areas',
    pattern: '^[A-Za-z0-9_.:/-]{1,100}$',
    expects: 'the name of the claim that holds the areas of a caller, for instance areas',
  }),
  OAUTH_CLOCK_SKEW_S: Type.Integer({
    default: 30,
    minimum: 0,
    maximum: 300,
    expects: 'a whole number of seconds from 0 to 300',
  }),
  TRUST_PROXY: Type.Optional(
    Type.String({
      format: 'networks',
      expects:
        'addresses or networks of proxies, with commas between them, for instance 10.0.0.0/8,192.0.2.7',
    }),
  ),
  RATE_LIMIT_PER_MINUTE: Type.Integer({
    default: 600,
    minimum: 1,
    maximum: 1_000_000,
    expects: 'a whole number of requests from 1 to 1000000',
  }),
  RATE_LIMIT_SYSTEM_PER_MINUTE: Type.Integer({
    default: 6_000,
    minimum: 1,
    maximum: 1_000_000,
    expects: 'a whole number of requests from 1 to 1000000',
  }),
  RATE_LIMIT_UNKNOWN_PER_MINUTE: Type.Integer({
    default: 30,
    minimum: 1,
    maximum: 1_000_000,
    expects: 'a whole number of requests from 1 to 1000000',
  }),
  SECURITY_CONTACT: Type.Optional(
    Type.String({
      pattern: '^(?:mailto:[!-~]+|https://[!-~]+)$',
      expects: 'a mailto: or https: address that reports of weaknesses go to',
    }),
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
  WEBHOOK_HOSTS: Type.Optional(
    Type.String({
      format: 'hosts',
      expects:
        'host names with commas between them, each with its port where that is not 443: cases.example.gov.uk,127.0.0.1:8443',
    }),
  ),
  WEBHOOK_KEY_FILE: Type.Optional(
    Type.String({ pattern: '\\S', expects: 'the path of an Ed25519 private key (PKCS #8, PEM)' }),
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
  SIMULATION_WORKERS: Type.Integer({
    default: 1,
    minimum: 0,
    maximum: 16,
    expects: 'a whole number from 0 (none in this process) to 16',
  }),
  DATABASE_POOL_SIZE: Type.Integer({
    default: 10,
    minimum: 1,
    maximum: 500,
    expects: 'a whole number from 1 to 500',
  }),
  DATABASE_STATEMENT_TIMEOUT_MS: Type.Integer({
    default: 30_000,
    minimum: 100,
    maximum: 600_000,
    expects: 'a whole number of milliseconds from 100 to 600000',
  }),
  DATABASE_ACQUIRE_TIMEOUT_MS: Type.Integer({
    default: 10_000,
    minimum: 100,
    maximum: 600_000,
    expects: 'a whole number of milliseconds from 100 to 600000',
  }),
  MIGRATE_ON_START: Type.Boolean({ default: true, expects: 'true or false' }),
  // The variables of the OpenTelemetry specification that this service reads, by its names and with its defaults.
  OTEL_EXPORTER_OTLP_ENDPOINT: Type.Optional(
    Type.String({
      format: 'collector-url',
      expects: 'the http or https address of an OpenTelemetry collector, for instance http://collector:4318',
    }),
  ),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: Type.Optional(
    Type.String({
      format: 'collector-url',
      expects:
        'the http or https address that takes traces, for instance https://collector.example.gov.uk/v1/traces',
    }),
  ),
  OTEL_EXPORTER_OTLP_HEADERS: Type.Optional(
    Type.String({
      format: 'header-fields',
      expects: 'header fields as name=value with commas between them, their values percent-encoded',
    }),
  ),
  OTEL_SERVICE_NAME: Type.String({
    default: 'recall-decision-support',
    pattern: '^[!-~]{1,100}$',
    expects: 'the name that spans are under, without spaces',
  }),
  OTEL_TRACES_SAMPLER: Type.Enum(
    [
      'always_on',
      'always_off',
      'traceidratio',
      'parentbased_always_on',
      'parentbased_always_off',
      'parentbased_traceidratio',
    ],
    {
      default: 'parentbased_always_on',
      expects:
        'always_on, always_off, traceidratio, parentbased_always_on, parentbased_always_off or parentbased_traceidratio',
    },
  ),
  OTEL_TRACES_SAMPLER_ARG: Type.String({
    default: '1',
    pattern: '^(?:0(?:\\.\\d+)?|1(?:\\.0+)?)$',
    expects: 'a number from 0 to 1, for instance 0.05',
  }),
  OTEL_SDK_DISABLED: Type.Boolean({ default: false, expects: 'true or false' }),
  OVERLOAD_DELAY_MS: Type.Integer({
    default: 1_000,
    minimum: 0,
    maximum: 60_000,
    expects: 'a whole number of milliseconds from 0 (never) to 60000',
  }),
  OVERLOAD_REQUESTS: Type.Integer({
    default: 1_000,
    minimum: 1,
    maximum: 100_000,
    expects: 'a whole number of requests from 1 to 100000',
  }),
  SHUTDOWN_DRAIN_MS: Type.Integer({
    default: 0,
    minimum: 0,
    maximum: 600_000,
    expects: 'a whole number of milliseconds from 0 to 600000',
  }),
  SHUTDOWN_GRACE_MS: Type.Integer({
    default: 10_000,
    minimum: 0,
    maximum: 600_000,
    expects: 'a whole number of milliseconds from 0 to 600000',
  }),
});

/** The variables, read and checked one by one. */
export type Environment = Static<typeof EnvironmentSchema>;
/** The name of one of them. */
export type Variable = keyof Environment;

const ajv = new Ajv({
  allErrors: true,
  useDefaults: true,
  coerceTypes: false,
  formats: {
    'postgres-url': isPostgresUrl,
    'issuer-url': isIssuerUrl,
    'keys-url': isKeysUrl,
    networks: areNetworks,
    hosts: areHosts,
    'collector-url': isCollectorUrl,
    'header-fields': areHeaderFields,
  },
});
ajv.addKeyword('expects');
const isEnvironment = ajv.compile<Environment>(EnvironmentSchema);

/** What the process was started with. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** Reads every variable by itself: the values, or a fault for each that is not one. */
export function readEnvironment(
  env: Variables,
): { readonly values: Environment } | { readonly faults: readonly ConfigurationFault[] } {
  const candidate: unknown = readVariables(env);
  return isEnvironment(candidate)
    ? { values: candidate }
    : { faults: describeFaults(isEnvironment.errors ?? [], env) };
}

/** The known variables, with those that spell a number or a truth value exactly turned into it; the rest as they are. */
function readVariables(env: Variables): Record<string, unknown> {
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
  'MONITORING_DATABASE_URL',
  // Refused where it holds a password, which is then not repeated.
  'OAUTH_ISSUER',
  'OAUTH_JWKS_URL',
  'OTEL_EXPORTER_OTLP_ENDPOINT',
  'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT',
  'OTEL_EXPORTER_OTLP_HEADERS',
]);

function describeFaults(errors: readonly ErrorObject[], env: Variables): ConfigurationFault[] {
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
