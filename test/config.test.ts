import { describe, expect, it } from '@jest/globals';
import { ConfigurationError, describeConfig, parseConfig } from '../src/config.ts';

function faultsOf(env: Record<string, string>): Record<string, string> {
  try {
    parseConfig(env);
  } catch (error) {
    if (error instanceof ConfigurationError) {
      return Object.fromEntries(error.faults.map((fault) => [fault.variable, fault.problem]));
    }
    throw error;
  }
  return {};
}

const EXTERNAL = 'postgresql://recall_service:synthetic-secret@db.example:6432/recall';

const ISSUER = {
  OAUTH_ISSUER: 'https://issuer.example/auth',
  OAUTH_AUDIENCE: 'recall-decision-support',
  OAUTH_JWKS_URL: 'https://issuer.example/auth/keys?format=jwks',
};

describe('configuration', () => {
  it('is safe without any variable: loopback only, on the embedded database', () => {
    expect(parseConfig({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      environment: 'development',
      logLevel: 'info',
      dataDir: './data',
      database: { kind: 'embedded' },
      databasePoolSize: 10,
      databaseTimeouts: { statementMs: 30_000, acquireMs: 10_000 },
      migrateOnStart: true,
      simulationWorkers: 1,
      identity: { kind: 'development', areasClaim: 'areas', clockSkewS: 30 },
      callers: {
        perMinute: 600,
        systemPerMinute: 6_000,
        unknownPerMinute: 30,
        trustedProxies: [],
        securityContact: undefined,
      },
      audit: {
        logName: 'localhost/recall-decision-support',
        keyFile: undefined,
        previousKeyFile: undefined,
        policyFile: undefined,
        checkpointIntervalMs: 2_000,
        storeCheckRate: 500,
      },
      webhooks: { hosts: [], keyFile: undefined },
      overload: { eventLoopDelayMs: 1_000, requests: 1_000 },
      shutdownDrainMs: 0,
      shutdownGraceMs: 10_000,
    });
  });

  it('takes every variable exactly as it is spelt, and leaves others alone', () => {
    const config = parseConfig({
      PORT: '0',
      HOST: '::1',
      WEBHOOK_HOSTS: 'cases.example.gov.uk,127.0.0.1:8443',
      WEBHOOK_KEY_FILE: 'webhooks.key',
      DATA_DIR: '/srv/example',
      DATABASE_URL: EXTERNAL,
      MIGRATION_DATABASE_URL: 'postgres://owner@db.example/recall',
      READ_DATABASE_URL: 'postgres://reader@db.example/recall',
      MONITORING_DATABASE_URL: 'postgres://monitoring@db.example/recall',
      AUDIT_LOG_NAME: 'log.example.com/recall',
      AUDIT_KEY_FILE: 'audit.key',
      AUDIT_PREVIOUS_KEY_FILE: 'audit-before.key',
      AUDIT_POLICY_FILE: 'policy.txt',
      CHECKPOINT_INTERVAL_MS: '100',
      STORE_CHECK_RATE: '0',
      NODE_ENV: 'test',
      LOG_LEVEL: 'silent',
      ...ISSUER,
      OAUTH_AREAS_CLAIM: 'https://claims.example/areas',
      OAUTH_CLOCK_SKEW_S: '0',
      RATE_LIMIT_PER_MINUTE: '100',
      RATE_LIMIT_SYSTEM_PER_MINUTE: '1000',
      RATE_LIMIT_UNKNOWN_PER_MINUTE: '10',
      TRUST_PROXY: '10.0.0.0/8,192.0.2.7',
      SECURITY_CONTACT: 'mailto:security@example.com',
      DATABASE_POOL_SIZE: '1',
      DATABASE_STATEMENT_TIMEOUT_MS: '5000',
      DATABASE_ACQUIRE_TIMEOUT_MS: '2000',
      SIMULATION_WORKERS: '3',
      MIGRATE_ON_START: 'false',
      OVERLOAD_DELAY_MS: '0',
      OVERLOAD_REQUESTS: '200',
      SHUTDOWN_DRAIN_MS: '5000',
      SHUTDOWN_GRACE_MS: '0',
      SOMETHING_ELSE: '',
    });
    expect(config).toEqual({
      port: 0,
      host: '::1',
      environment: 'test',
      logLevel: 'silent',
      dataDir: '/srv/example',
      database: {
        kind: 'external',
        url: EXTERNAL,
        migrationUrl: 'postgres://owner@db.example/recall',
        readUrl: 'postgres://reader@db.example/recall',
        monitoringUrl: 'postgres://monitoring@db.example/recall',
      },
      databasePoolSize: 1,
      databaseTimeouts: { statementMs: 5_000, acquireMs: 2_000 },
      migrateOnStart: false,
      simulationWorkers: 3,
      identity: {
        kind: 'issuer',
        issuer: 'https://issuer.example/auth',
        audience: 'recall-decision-support',
        jwksUrl: 'https://issuer.example/auth/keys?format=jwks',
        areasClaim: 'https://claims.example/areas',
        clockSkewS: 0,
      },
      callers: {
        perMinute: 100,
        systemPerMinute: 1_000,
        unknownPerMinute: 10,
        trustedProxies: ['10.0.0.0/8', '192.0.2.7'],
        securityContact: 'mailto:security@example.com',
      },
      audit: {
        logName: 'log.example.com/recall',
        keyFile: 'audit.key',
        previousKeyFile: 'audit-before.key',
        policyFile: 'policy.txt',
        checkpointIntervalMs: 100,
        storeCheckRate: 0,
      },
      webhooks: { hosts: ['cases.example.gov.uk', '127.0.0.1:8443'], keyFile: 'webhooks.key' },
      overload: { eventLoopDelayMs: 0, requests: 200 },
      shutdownDrainMs: 5_000,
      shutdownGraceMs: 0,
    });
  });

  it.each([
    ['the address of a collector', { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector.example:4318/' }],
    [
      'the whole address, which goes before it',
      {
        OTEL_EXPORTER_OTLP_ENDPOINT: 'https://other.example',
        OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://collector.example:4318/v1/traces',
      },
    ],
  ])('traces where it is given %s', (_what, env) => {
    const headers = 'authorization=Bearer%20a%2Cb, x-key=k=v';
    expect(
      parseConfig({
        ...env,
        OTEL_EXPORTER_OTLP_HEADERS: headers,
        OTEL_TRACES_SAMPLER: 'traceidratio',
        OTEL_TRACES_SAMPLER_ARG: '0.05',
      }).tracing,
    ).toEqual({
      endpoint: 'http://collector.example:4318/v1/traces',
      headers: { authorization: 'Bearer a,b', 'x-key': 'k=v' },
      serviceName: 'recall-decision-support',
      sampler: 'traceidratio',
      samplerRatio: 0.05,
    });
    expect(parseConfig({ ...env, OTEL_SDK_DISABLED: 'true' }).tracing).toBeUndefined();
    expect(describeConfig(parseConfig({ ...env, OTEL_EXPORTER_OTLP_HEADERS: headers }))).toMatchObject({
      tracing: 'collector.example:4318',
    });
  });

  it('cannot be changed afterwards', () => {
    const config = parseConfig({});
    expect(Object.isFrozen(config)).toBe(true);
    expect(Object.isFrozen(config.database)).toBe(true);
    expect(Object.isFrozen(config.identity)).toBe(true);
  });

  it('migrates and reads with the connection of the service where no other is given', () => {
    const { database } = parseConfig({ DATABASE_URL: EXTERNAL });
    expect(database).toEqual({
      kind: 'external',
      url: EXTERNAL,
      migrationUrl: EXTERNAL,
      readUrl: EXTERNAL,
    });
  });
});

describe('faults in the configuration', () => {
  it.each([
    ['PORT', 'abc'],
    ['PORT', '80x'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', ' 80'],
    ['PORT', '1e3'],
    ['PORT', '0x50'],
    ['PORT', '080'],
    ['PORT', '99999999999999999999'],
    ['HOST', 'two hosts'],
    ['DATA_DIR', '  '],
    ['NODE_ENV', 'prod'],
    ['LOG_LEVEL', 'INFO'],
    ['DATABASE_POOL_SIZE', '0'],
    ['DATABASE_POOL_SIZE', '2.5'],
    ['MIGRATE_ON_START', 'yes'],
    ['MIGRATE_ON_START', '1'],
    ['SHUTDOWN_GRACE_MS', '10s'],
    ['AUDIT_LOG_NAME', 'https://log.example.com'],
    ['AUDIT_LOG_NAME', 'a log'],
    ['CHECKPOINT_INTERVAL_MS', '0'],
    ['STORE_CHECK_RATE', '-5'],
    ['OAUTH_AREAS_CLAIM', 'two claims'],
    ['OAUTH_CLOCK_SKEW_S', '301'],
    ['OAUTH_CLOCK_SKEW_S', '-1'],
    ['OTEL_SERVICE_NAME', 'two names'],
    ['OTEL_TRACES_SAMPLER', 'sometimes'],
    ['OTEL_TRACES_SAMPLER_ARG', '1.5'],
    ['OTEL_TRACES_SAMPLER_ARG', '5%'],
    ['OTEL_SDK_DISABLED', 'yes'],
  ])('refuses %s=`%s` and says what would be right', (variable, value) => {
    const faults = faultsOf({ [variable]: value });
    expect(Object.keys(faults)).toEqual([variable]);
    expect(faults[variable]).toContain(`is \`${value}\`: give `);
  });

  it.each([
    'PORT',
    'HOST',
    'DATA_DIR',
    'DATABASE_URL',
    'NODE_ENV',
    'LOG_LEVEL',
    'OAUTH_AREAS_CLAIM',
    'OAUTH_CLOCK_SKEW_S',
    'DATABASE_POOL_SIZE',
    'MIGRATE_ON_START',
    'SHUTDOWN_GRACE_MS',
    'AUDIT_LOG_NAME',
    'AUDIT_KEY_FILE',
    'AUDIT_PREVIOUS_KEY_FILE',
    'AUDIT_POLICY_FILE',
    'CHECKPOINT_INTERVAL_MS',
    'STORE_CHECK_RATE',
  ])('takes an empty %s for a fault, not for an unset one', (variable) => {
    expect(faultsOf({ [variable]: '' })).toEqual({ [variable]: expect.stringMatching(/^is empty: give /) });
  });

  it.each([
    'mysql://user:synthetic-secret@db.example/recall',
    'postgresql://user:synthetic-secret@db.example',
    'postgresql://user:synthetic-secret@db.example/bad%zz',
    'db.example synthetic-secret',
  ])('refuses a database address that is none, without repeating it (%#)', (url) => {
    const faults = faultsOf({ DATABASE_URL: url, MIGRATION_DATABASE_URL: url });
    expect(Object.keys(faults).toSorted()).toEqual(['DATABASE_URL', 'MIGRATION_DATABASE_URL']);
    expect(JSON.stringify(faults)).not.toContain('synthetic-secret');
  });

  it('are all reported at once', () => {
    const faults = faultsOf({
      NODE_ENV: 'production',
      PORT: 'abc',
      LOG_LEVEL: 'loud',
      DATABASE_POOL_SIZE: '',
    });
    expect(Object.keys(faults).toSorted()).toEqual([
      'AUDIT_KEY_FILE',
      'AUDIT_LOG_NAME',
      'DATABASE_POOL_SIZE',
      'DATABASE_URL',
      'LOG_LEVEL',
      'OAUTH_AUDIENCE',
      'OAUTH_ISSUER',
      'OAUTH_JWKS_URL',
      'PORT',
      'SECURITY_CONTACT',
    ]);
  });

  it('are all in the message, one line each', () => {
    expect(() => parseConfig({ PORT: 'x', LOG_LEVEL: 'y' })).toThrow(
      /^[^\n]+\n- PORT is `x`[^\n]+\n- LOG_LEVEL is `y`[^\n]+$/,
    );
  });
});

describe('safety of the configuration', () => {
  it('demands a database server, known callers, and a named log with a key of its own in production', () => {
    expect(Object.keys(faultsOf({ NODE_ENV: 'production' }))).toEqual([
      'DATABASE_URL',
      'OAUTH_ISSUER',
      'OAUTH_AUDIENCE',
      'OAUTH_JWKS_URL',
      'AUDIT_LOG_NAME',
      'AUDIT_KEY_FILE',
      'SECURITY_CONTACT',
    ]);
    expect(
      faultsOf({
        NODE_ENV: 'production',
        DATABASE_URL: EXTERNAL,
        ...ISSUER,
        AUDIT_LOG_NAME: 'log.example.com/recall',
        AUDIT_KEY_FILE: 'audit.key',
        SECURITY_CONTACT: 'mailto:security@example.com',
      }),
    ).toEqual({});
  });

  it.each(['0.0.0.0', '::', '192.0.2.1', 'recall.example', '127.999.0.1', '127.0.0.1.example'])(
    'refuses HOST=%s where callers are not known',
    (host) => {
      expect(faultsOf({ HOST: host })).toEqual({ HOST: expect.stringContaining('set OAUTH_ISSUER') });
      expect(faultsOf({ HOST: host, ...ISSUER })).toEqual({});
    },
  );

  it.each(['127.0.0.1', '127.1.2.3', '::1', 'localhost'])(
    'allows the loopback address %s to everybody',
    (host) => {
      expect(faultsOf({ HOST: host })).toEqual({});
    },
  );

  it.each(['OAUTH_ISSUER', 'OAUTH_AUDIENCE', 'OAUTH_JWKS_URL'] as const)(
    'refuses an identity provider without %s, anywhere and in production',
    (missing) => {
      const { [missing]: _, ...others } = ISSUER;
      expect(faultsOf(others)).toEqual({ [missing]: expect.stringContaining('set all three') });
      expect(faultsOf({ ...others, HOST: '0.0.0.0' })).toEqual({ [missing]: expect.any(String) });
      expect(faultsOf({ ...others, NODE_ENV: 'production' })[missing]).toContain('development issuer');
    },
  );

  it.each([
    ['OAUTH_ISSUER', 'issuer.example/auth'],
    ['OAUTH_ISSUER', 'http://issuer.example/auth'],
    ['OAUTH_ISSUER', 'https://issuer.example/auth?tenant=1'],
    ['OAUTH_ISSUER', 'https://issuer.example/auth#tenant'],
    ['OAUTH_ISSUER', ''],
    ['OAUTH_AUDIENCE', 'two words'],
    ['OAUTH_AUDIENCE', ''],
    ['OAUTH_JWKS_URL', 'http://issuer.example/keys'],
    ['OAUTH_JWKS_URL', 'http://127.0.0.1.example/keys'],
    ['OAUTH_JWKS_URL', 'https://user:synthetic-secret@issuer.example/keys'],
    ['OAUTH_JWKS_URL', 'file:///keys.json'],
    ['OAUTH_JWKS_URL', ''],
  ])('refuses %s=`%s`, over which somebody could pass for another', (variable, value) => {
    const faults = faultsOf({ ...ISSUER, [variable]: value });
    expect(faults).toEqual({ [variable]: expect.stringContaining(': give ') });
    expect(JSON.stringify(faults)).not.toContain('synthetic-secret');
  });

  it.each(['http://localhost:8080/keys', 'http://127.0.0.1:8080/keys', 'http://[::1]:8080/keys'])(
    'takes keys without https from this machine: %s',
    (url) => {
      expect(faultsOf({ ...ISSUER, OAUTH_JWKS_URL: url })).toEqual({});
    },
  );

  it('does not ignore a file of tokens in silence, and says what came in its place', () => {
    const problem = expect.stringMatching(/no longer read.*OAUTH_ISSUER, OAUTH_AUDIENCE and OAUTH_JWKS_URL/);
    expect(faultsOf({ TOKENS_FILE: 'tokens.json' })).toEqual({ TOKENS_FILE: problem });
    expect(faultsOf({ ...ISSUER, TOKENS_FILE: '' })).toEqual({ TOKENS_FILE: problem });
  });

  it('refuses an owner without a database to own', () => {
    expect(faultsOf({ MIGRATION_DATABASE_URL: EXTERNAL })).toEqual({
      MIGRATION_DATABASE_URL: expect.stringContaining('set without DATABASE_URL'),
    });
  });
});

describe('description of the configuration', () => {
  it('names host, port and database, and nothing that opens them', () => {
    const described = describeConfig(
      parseConfig({
        DATABASE_URL: EXTERNAL,
        MIGRATION_DATABASE_URL: 'postgres://owner:synthetic-secret@db.example/recall',
      }),
    );
    expect(described['database']).toEqual({
      kind: 'external',
      host: 'db.example',
      port: 6432,
      database: 'recall',
      separateOwner: true,
      separateReader: false,
      keepsMonitoring: false,
    });
    expect(JSON.stringify(described)).not.toMatch(/synthetic-secret|recall_service|owner:/);
  });

  it('says whose tokens count, and where its keys are but for the query', () => {
    expect(describeConfig(parseConfig(ISSUER))['identity']).toEqual({
      kind: 'issuer',
      issuer: 'https://issuer.example/auth',
      audience: 'recall-decision-support',
      jwksUrl: 'https://issuer.example/auth/keys',
      areasClaim: 'areas',
      clockSkewS: 30,
    });
    expect(describeConfig(parseConfig({}))['identity']).toMatchObject({ kind: 'development' });
  });

  it('says where the embedded database is kept', () => {
    expect(describeConfig(parseConfig({ DATA_DIR: '/srv/example' }))).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      dataDir: '/srv/example',
      database: { kind: 'embedded' },
    });
  });
});

describe('where traces go', () => {
  it.each([
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector:4318'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'grpc://collector.example'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'https://name:synthetic-secret@collector.example'],
    ['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', 'https://collector.example/v1/traces?key=synthetic-secret'],
    ['OTEL_EXPORTER_OTLP_HEADERS', 'authorization: synthetic-secret'],
    ['OTEL_EXPORTER_OTLP_HEADERS', 'authorization=synthetic secret'],
    ['OTEL_EXPORTER_OTLP_HEADERS', 'authorization=%zz'],
    ['OTEL_EXPORTER_OTLP_HEADERS', ''],
  ])('is refused as %s=`%s`, which is not repeated', (variable, value) => {
    const faults = faultsOf({ [variable]: value });
    expect(Object.keys(faults)).toEqual([variable]);
    expect(faults[variable]).toMatch(/^is (?:malformed|empty): give /);
    expect(faults[variable]).not.toContain('synthetic');
  });
});
