import { describe, expect, it } from '@jest/globals';
import type { Static, TSchema } from 'typebox';
import type { MadeDocument } from '../../src/application/documents/services.ts';
import type { RecordedExplanation as RecordedExplanationModel } from '../../src/application/explanations/services.ts';
import type * as model from '../../src/application/model.ts';
import type { Page } from '../../src/application/page.ts';
import type * as review from '../../src/application/review/model.ts';
import type * as reviewServices from '../../src/application/review/services.ts';
import type * as services from '../../src/application/services.ts';
import { Answer } from '../../src/http/schemas/answers.ts';
import { AuditEntry } from '../../src/http/schemas/audit.ts';
import { BreachEventContent, RecordedEvent, RevisionContent } from '../../src/http/schemas/breach-events.ts';
import {
  ConsiderationContent,
  JudgementContent,
  RecordedConsideration,
} from '../../src/http/schemas/considerations.ts';
import * as documentSchemas from '../../src/http/schemas/documents.ts';
import { RecordedExplanation } from '../../src/http/schemas/explanations.ts';
import { CaseInputs, Evaluation } from '../../src/http/schemas/inputs.ts';
import { LicenceContent, RecordedLicence } from '../../src/http/schemas/licences.ts';
import { RecallContent, RecordedRecall } from '../../src/http/schemas/recalls.ts';
import { RecordedRecommendation } from '../../src/http/schemas/recommendations.ts';
import * as reviewSchemas from '../../src/http/schemas/review.ts';
import { Review, ReviewStep } from '../../src/http/schemas/review-views.ts';
import { Rule, RuleBookDifferences } from '../../src/http/schemas/rule-book.ts';
import type * as rules from '../../src/rules/index.ts';

/** The type without `readonly`, deeply, so that two spellings of one shape compare as the same. */
type Plain<T> = unknown extends T
  ? T
  : T extends readonly (infer Item)[]
    ? Plain<Item>[]
    : T extends object
      ? { -readonly [Member in keyof T]: Plain<T[Member]> }
      : T;
// Two generic functions are the same type only when what they test is: the one strict comparison TypeScript has.
// oxlint-disable no-unnecessary-type-parameters
type Same<A, B> =
  (<T>() => T extends Plain<A> ? 1 : 2) extends <T>() => T extends Plain<B> ? 1 : 2 ? true : false;
// oxlint-enable no-unnecessary-type-parameters

/** Compiles only where the schema describes exactly the type of the model: every member, optional where it is, and no other. */
function describes<Model>() {
  return <S extends TSchema>(schema: S, proof: Same<Static<S>, Model>): boolean => {
    return proof && '$id' in schema;
  };
}

describe('schemas', () => {
  it('describe exactly what the application records and answers', () => {
    const proofs = [
      describes<model.LicenceContent>()(LicenceContent, true),
      describes<model.BreachEventContent>()(BreachEventContent, true),
      describes<model.RevisionContent>()(RevisionContent, true),
      describes<model.ConsiderationContent>()(ConsiderationContent, true),
      describes<model.JudgementContent>()(JudgementContent, true),
      describes<model.RecallContent>()(RecallContent, true),
      describes<services.RecordedLicence>()(RecordedLicence, true),
      describes<services.RecordedEvent>()(RecordedEvent, true),
      describes<services.RecordedConsideration>()(RecordedConsideration, true),
      describes<services.RecordedRecall>()(RecordedRecall, true),
      describes<services.RecordedRecommendation>()(RecordedRecommendation, true),
      describes<RecordedExplanationModel>()(RecordedExplanation, true),
      describes<services.AuditEntryView>()(AuditEntry, true),
      describes<services.Evaluation>()(Evaluation, true),
      describes<review.StepContents['proposal']>()(reviewSchemas.ProposalContent, true),
      describes<review.StepContents['independent-view']>()(reviewSchemas.IndependentViewContent, true),
      describes<review.StepContents['decision']>()(reviewSchemas.DecisionContent, true),
      describes<review.StepContents['endorsement']>()(reviewSchemas.EndorsementContent, true),
      describes<review.StepContents['countersignature']>()(reviewSchemas.CountersignatureContent, true),
      describes<review.StepContents['return']>()(reviewSchemas.ReturnContent, true),
      describes<review.StepContents['withdrawal']>()(reviewSchemas.WithdrawalContent, true),
      describes<review.StepContents['closure']>()(reviewSchemas.ClosureContent, true),
      describes<review.StepContents['new-facts-review']>()(reviewSchemas.NewFactsReviewContent, true),
      describes<review.StepContents['disclosure-check']>()(reviewSchemas.DisclosureCheckContent, true),
      describes<MadeDocument>()(documentSchemas.MadeDocument, true),
      describes<Page>()(documentSchemas.Page, true),
      describes<review.Noted>()(reviewSchemas.Noted, true),
      describes<reviewServices.StepView>()(ReviewStep, true),
      describes<reviewServices.ReviewView>()(Review, true),
      describes<rules.CaseInputs>()(CaseInputs, true),
      describes<rules.Answer>()(Answer, true),
      describes<rules.RuleView>()(Rule, true),
      describes<services.RuleBookDifferences>()(RuleBookDifferences, true),
    ];
    expect(proofs).not.toContain(false);
  });
});
