import base from './jest.config.mjs';

// Mutation of the rules as code runs the quick tests of the rules and nothing that needs a database.
const { globalSetup, globalTeardown, maxWorkers, coverageProvider, collectCoverageFrom, ...shared } = base;

export default {
  ...shared,
  testSequencer: '<rootDir>/stryker.sequencer.mjs',
  testMatch: [
    '<rootDir>/test/rules/kernel*.test.ts',
    '<rootDir>/test/rules/{book,cases,conditions,first-answer,law-cases}.test.ts',
  ],
};
