import * as accessSchemas from './access.ts';
import * as answerSchemas from './answers.ts';
import type { Component } from './atoms.ts';
import * as auditSchemas from './audit.ts';
import * as eventSchemas from './breach-events.ts';
import * as bundleSchemas from './bundles.ts';
import * as conditionMeaningSchemas from './condition-meanings.ts';
import * as considerationSchemas from './considerations.ts';
import * as counterfactualSchemas from './counterfactuals.ts';
import * as disputeSchemas from './disputes.ts';
import * as documentSchemas from './documents.ts';
import * as feedSchemas from './events.ts';
import * as explainedSchemas from './explained.ts';
import * as explanationSchemas from './explanations.ts';
import * as findingSchemas from './findings.ts';
import * as inputSchemas from './inputs.ts';
import * as licenceSchemas from './licences.ts';
import * as logSchemas from './log.ts';
import * as monitoringSchemas from './monitoring.ts';
import * as operationSchemas from './operations.ts';
import * as problemSchemas from './problem.ts';
import * as recallAnswerSchemas from './recall-answers.ts';
import * as recallSchemas from './recalls.ts';
import * as recommendationSchemas from './recommendations.ts';
import * as replaySchemas from './replays.ts';
import * as retentionSchemas from './retention.ts';
import * as reviewSchemas from './review.ts';
import * as reviewViewSchemas from './review-views.ts';
import * as ruleBookSchemas from './rule-book.ts';
import * as runStandingSchemas from './run-standings.ts';
import * as simulationSchemas from './simulations.ts';
import * as statisticsSchemas from './statistics.ts';
import * as subjectAccessSchemas from './subject-access.ts';
import * as webhookSchemas from './webhooks.ts';

function isComponent(value: unknown): value is Component {
  return typeof value === 'object' && value !== null && '$id' in value && typeof value.$id === 'string';
}

/** Every named schema, by name: `components/schemas` of the served document, and what references resolve to. */
export const COMPONENTS: readonly Component[] = [
  accessSchemas,
  answerSchemas,
  auditSchemas,
  bundleSchemas,
  conditionMeaningSchemas,
  considerationSchemas,
  counterfactualSchemas,
  disputeSchemas,
  documentSchemas,
  eventSchemas,
  feedSchemas,
  explainedSchemas,
  explanationSchemas,
  findingSchemas,
  inputSchemas,
  licenceSchemas,
  logSchemas,
  monitoringSchemas,
  operationSchemas,
  problemSchemas,
  recallAnswerSchemas,
  recallSchemas,
  recommendationSchemas,
  replaySchemas,
  retentionSchemas,
  reviewSchemas,
  reviewViewSchemas,
  ruleBookSchemas,
  runStandingSchemas,
  simulationSchemas,
  statisticsSchemas,
  subjectAccessSchemas,
  webhookSchemas,
]
  .flatMap((module) => Object.values<unknown>(module))
  .filter(isComponent)
  .toSorted((one, other) => one.$id.localeCompare(other.$id, 'en'));
