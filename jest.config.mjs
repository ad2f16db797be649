export default {
  testEnvironment: '<rootDir>/test/support/environment.mjs',
  roots: ['<rootDir>/test'],
  maxWorkers: 2,
  // Modules of finished tests stay in the memory of a worker: past this it is started anew.
  workerIdleMemoryLimit: '800MB',
  // The first test of a run to need a database starts its server: slow machines need the time, and no test asserts it.
  testTimeout: 60_000,
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': '<rootDir>/strip-transform.mjs' },
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  coverageProvider: 'v8',
  collectCoverageFrom: ['src/**/*.ts'],
};
