import { canonicalBytes } from '../audit/index.ts';
import type { Answer, CaseInputs, IsoDate } from '../rules/index.ts';
import type { BreakGlassContent, GrantContent } from './access/services.ts';
import type { AccessPartContent, AccessReviewContent } from './evidence/access-content.ts';
import type { DisputeContent, ErasureContent, HoldContent } from './evidence/services.ts';
import type { EventBatchContent } from './intake/services.ts';
import type {
  BreachEventContent,
  ConsiderationContent,
  Instant,
  JudgementContent,
  LicenceContent,
  RecallContent,
  RevisionContent,
} from './model.ts';
import type { StepContent } from './review/model.ts';
import type { SimulationRequest } from './simulations/services.ts';
import type { RecordedRecommendation, RuleBookReference } from './services.ts';
import type { WebhookContent } from './webhooks/services.ts';

/** What is kept for each version of an event: the event as it then was, and the news that made it so. */
export interface EventVersionContent {
  readonly event: BreachEventContent;
  /** Absent for the first version, which is the report itself. */
  readonly revision?: RevisionContent;
}

/**
 * The content of a run, which is what its hash covers: everything needed to run it again, and the answer. Ids, codes and values
 * only; nothing that differs between two runs over the same knowledge is inside `answer`.
 */
export interface RecommendationContent {
  readonly schema: 1;
  readonly asAt: IsoDate;
  readonly knownAt: Instant;
  readonly ruleBook: RuleBookReference;
  readonly basis: RecordedRecommendation['basis'];
  readonly inputs: CaseInputs;
  readonly answer: Answer;
}

/** Why a case is no longer open to somebody by name. */
export interface GrantEndContent {
  readonly reason: string;
}

/** Why a legal hold no longer stands. */
export interface HoldReleaseContent {
  readonly reason: string;
}

/** Every kind of content that is kept, with its shape. */
interface Contents {
  readonly licence: LicenceContent;
  readonly 'breach-event': EventVersionContent;
  readonly consideration: ConsiderationContent;
  readonly judgement: JudgementContent;
  readonly recommendation: RecommendationContent;
  readonly recall: RecallContent;
  readonly 'legal-hold': HoldContent;
  readonly 'legal-hold-release': HoldReleaseContent;
  readonly erasure: ErasureContent;
  readonly dispute: DisputeContent;
  readonly 'subject-access-part': AccessPartContent;
  readonly 'subject-access-review': AccessReviewContent;
  readonly 'access-grant': GrantContent | BreakGlassContent;
  readonly 'access-grant-end': GrantEndContent;
  readonly 'review-step': StepContent;
  readonly simulation: SimulationRequest;
  readonly webhook: WebhookContent;
  readonly 'event-batch': EventBatchContent;
}
type Kind = keyof Contents;

/** The bytes under which content is kept and committed to (RFC 8785). */
export function encodeContent<K extends Kind>(_kind: K, content: Contents[K]): Buffer {
  return canonicalBytes(content);
}

/**
 * Content as it was recorded.
 *
 * INVARIANT: the bytes were made by `encodeContent` from content of the same kind, and the database has let nobody change
 * them since. They are there: whoever needs content works in a case that has it, for an erased one is refused beforehand
 * (`inCase`), and lists leave erased cases out.
 *
 * @throws {TypeError} when the bytes have been erased, which is a fault of the caller.
 */
export function decodeContent<K extends Kind>(kind: K, bytes: Buffer | null): Contents[K] {
  if (bytes === null) {
    throw new TypeError(`content of a ${kind} was asked for after it had been erased`);
  }
  const content: Contents[K] = JSON.parse(bytes.toString('utf8'));
  return content;
}
