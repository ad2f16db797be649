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
import { createLicenceServices } from './licences.ts';
import { createRecallServices } from './recalls.ts';
import { createRecommendationServices } from './recommendations.ts';
import { createRuleBookServices } from './rule-book.ts';
import { createQueueServices } from './review/queue.ts';
import { createReviewServices } from './review/steps.ts';
import type { Services } from './services.ts';

/** Every use case, over one database, clock and rule book. */
export function createServices(deps: Dependencies): Services {
  return {
    ...createLicenceServices(deps),
    ...createBreachEventServices(deps),
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
    ...createSubjectAccessServices(deps),
    ...createDisputeServices(deps),
    ...createRefusalServices(deps),
    ...createAccessServices(deps),
    ...createReviewServices(deps),
    ...createExplanationServices(deps),
    ...createDocumentServices(deps),
  };
}
