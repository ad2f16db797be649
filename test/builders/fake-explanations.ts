import type { DocumentServices } from '../../src/application/documents/services.ts';
import type { ExplanationServices } from '../../src/application/explanations/services.ts';
import type { Act } from '../../src/application/services.ts';
import { aMadeDocument } from './a-document.ts';
import { aRecordedExplanation } from './an-explanation.ts';

/** Explanations and documents as routes are tested against them. */
export function fakeExplanations(
  called: (name: string, act: Act, input?: unknown) => void,
): ExplanationServices & DocumentServices {
  return {
    explainRecommendation: async (act, id, audience) => {
      called('explainRecommendation', act, { id, audience });
      return aRecordedExplanation(audience, { recommendationId: id });
    },
    makeDocument: async (act, id, kind) => {
      called('makeDocument', act, { id, kind });
      return aMadeDocument({ kind, considerationId: id });
    },
  };
}
