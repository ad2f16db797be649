import { readFile, writeFile } from 'node:fs/promises';
import { buildApp } from '../app.ts';
import type { Services } from '../application/services.ts';
import { failureMessage } from '../db/failures.ts';
import type { BookReader } from '../http/book.ts';
import { createLog } from '../http/logging.ts';
import { readArguments, runCommand } from './arguments.ts';

/**
 * Writes `openapi/openapi.json` from the routes; with `--check` compares it instead and exits 1 where it differs. Needs
 * neither database nor rule book, for no route is called.
 */

const FILE = new URL('../../openapi/openapi.json', import.meta.url);

const refuse = (): never => {
  throw new Error('the document is made without calling anything');
};
const noServices: Services = {
  registerLicence: refuse,
  replaceLicence: refuse,
  readLicence: refuse,
  searchLicences: refuse,
  reportEvent: refuse,
  reviseEvent: refuse,
  listEvents: refuse,
  reportEventBatch: refuse,
  recordMonitoring: refuse,
  readFairnessFigures: refuse,
  readRecallReasons: refuse,
  readDecisionFigures: refuse,
  readAgreementFigures: refuse,
  listLikeCases: refuse,
  traceFigure: refuse,
  openConsideration: refuse,
  recordJudgement: refuse,
  readConsideration: refuse,
  listConsiderations: refuse,
  recommend: refuse,
  readRecommendation: refuse,
  reportRecall: refuse,
  replaceRecall: refuse,
  readRecall: refuse,
  readAuditTrail: refuse,
  listRuleBooks: refuse,
  compareRuleBooks: refuse,
  evaluate: refuse,
  readCheckpoint: refuse,
  listLogKeys: refuse,
  readEntries: refuse,
  readProof: refuse,
  requestBundle: refuse,
  readBundleStatus: refuse,
  readBundle: refuse,
  replayRecommendation: refuse,
  replayAll: refuse,
  placeHold: refuse,
  releaseHold: refuse,
  listHolds: refuse,
  previewErasure: refuse,
  eraseCase: refuse,
  listRetentionCandidates: refuse,
  gatherSubjectAccess: refuse,
  readSubjectAccess: refuse,
  reviewSubjectAccess: refuse,
  releaseSubjectAccess: refuse,
  recordDispute: refuse,
  recordRefusal: refuse,
  grantAccess: refuse,
  endAccess: refuse,
  breakGlass: refuse,
  readAccess: refuse,
  listAccessNotices: refuse,
  seeAccessNotice: refuse,
  takeStep: refuse,
  explainRecommendation: refuse,
  makeDocument: refuse,
  requestSimulation: refuse,
  listSimulations: refuse,
  readSimulation: refuse,
  stopSimulation: refuse,
  resumeSimulation: refuse,
  listSimulationCases: refuse,
  followEvents: refuse,
  subscribeWebhook: refuse,
  listWebhooks: refuse,
  readWebhook: refuse,
  changeWebhook: refuse,
  endWebhook: refuse,
  rotateWebhookSecret: refuse,
  listDeadLetters: refuse,
  replayDeadLetters: refuse,
};
const noBook: BookReader = {
  version: '',
  digest: '',
  kernel: '',
  released: false,
  coverageFrom: '',
  regimeOn: refuse,
  rulesOn: refuse,
  rule: refuse,
  conditions: refuse,
  vocabularies: () => ({}),
};

const USAGE = `npm run openapi [-- --check]

Writes the OpenAPI document from the routes; with --check, only says whether the committed one is what the routes say.`;

async function main(): Promise<number | 'help'> {
  const { values } = readArguments({
    options: { check: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
  });
  if (values.help) {
    return 'help';
  }
  const app = await buildApp({
    services: noServices,
    book: noBook,
    authenticate: async () => undefined,
    readiness: async () => ({ database: 'down' }),
    log: createLog('silent'),
  });
  const text = `${JSON.stringify(app.swagger(), undefined, 2)}\n`;
  await app.close();
  if (!values.check) {
    await writeFile(FILE, text);
  } else if ((await readFile(FILE, 'utf8').catch(() => '')) !== text) {
    process.stderr.write(
      'openapi/openapi.json is not what the routes say; run `npm run openapi` and commit it\n',
    );
    return 1;
  }
  return 0;
}

await runCommand(USAGE, main, failureMessage);
