import base from './jest.config.mjs';

// Mutation of the rules as code runs the tests of that code and nothing that needs a database or reads the case files: a
// mutant costs a run of every file named here, and these take seconds together.
const { testEnvironment, roots, testTimeout, extensionsToTreatAsEsm, transform } = base;

export default {
  testEnvironment,
  roots,
  testTimeout,
  extensionsToTreatAsEsm,
  transform,
  testMatch: ['<rootDir>/test/rules/{kernel,facts}*.test.ts'],
};
