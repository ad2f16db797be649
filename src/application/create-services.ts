import { createAccessServices } from './access/access.ts';
import { createAuditTrailServices } from './audit-trail.ts';
import { createBreachEventServices } from './breach-events.ts';
import { createConsiderationServices } from './considerations.ts';
import type { Dependencies } from './dependencies.ts';
import { createEvaluationServices } from './evaluations.ts';
import { createDocumentServices } from './documents/documents.ts';
import { createBundleServices } from './evidence/bundles.ts';
import { createDisputeServices } from './evidence/disputes.ts';
import { createLogServices } from './evidence/log.ts';
import { createRefusalServices } from './evidence/refusals.ts';
import { createReplayServices } from './evidence/replay.ts';
import { createRetentionServices } from './evidence/retention.ts';
import { createSubjectAccessServices } from './evidence/subject-access.ts';
import { createExplanationServices } from './explanations/explanations.ts';
import { createIntakeServices } from './intake/event-batches.ts';
import { createFeedServices } from './feed/follow.ts';
import { createLicenceServices } from './licences.ts';
import { createFairnessServices } from './monitoring/fairness.ts';
import { heldForMonitoring } from './monitoring/held-apart.ts';
import { createMonitoringServices, type MonitoringConnection } from './monitoring/monitoring.ts';
import { createRecallServices } from './recalls.ts';
import { createRecommendationServices } from './recommendations.ts';
import { createRuleBookServices } from './rule-book.ts';
import { createQueueServices } from './review/queue.ts';
import { createReviewServices } from './review/steps.ts';
import { createSimulationServices } from './simulations/simulations.ts';
import type { Services } from './services.ts';
import { monitoredGroups } from './statistics/monitored-groups.ts';
import { createStatisticsServices } from './statistics/statistics.ts';
import { createWebhookServices } from './webhooks/webhooks.ts';

/**
 * Every use case, over one database, clock and rule book. The connection to the monitoring data is none of what every use case is
 * handed: it goes to those alone that record it, count by it, or answer the person it is about.
 */
export function createServices(deps: Dependencies, monitoring?: MonitoringConnection): Services {
  return {
    ...createLicenceServices(deps),
    ...createBreachEventServices(deps),
    ...createIntakeServices(deps),
    ...createConsiderationServices(deps),
    ...createQueueServices(deps),
    ...createRecommendationServices(deps),
    ...createRecallServices(deps),
    ...createAuditTrailServices(deps),
    ...createRuleBookServices(deps),
    ...createEvaluationServices(deps),
    ...createLogServices(deps),
    ...createBundleServices(deps),
    ...createReplayServices(deps),
    ...createRetentionServices(deps),
    ...createSubjectAccessServices(deps, heldForMonitoring(monitoring)),
    ...createDisputeServices(deps),
    ...createRefusalServices(deps),
    ...createAccessServices(deps),
    ...createReviewServices(deps),
    ...createExplanationServices(deps),
    ...createDocumentServices(deps),
    ...createFeedServices(deps),
    ...createWebhookServices(deps),
    ...createMonitoringServices(deps, monitoring),
    ...createFairnessServices(deps, monitoring),
    ...createStatisticsServices(deps, () => monitoredGroups(monitoring)),
    ...createSimulationServices(deps),
  };
}
