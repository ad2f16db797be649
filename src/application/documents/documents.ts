import { inCaseOf } from '../considerations.ts';
import type { Dependencies } from '../dependencies.ts';
import { DomainFailure } from '../services.ts';
import { licenceComplianceLetter } from './compliance-letter.ts';
import { decisionNotToRecallLetter } from './decision-letter.ts';
import type { DocumentCase, DraftDocument } from './document-case.ts';
import { dueOf, lackOf } from './due.ts';
import { handover } from './handover.ts';
import { loadDocumentCase } from './load-document-case.ts';
import { noticeOfReasons } from './notice-of-reasons.ts';
import { recallRequest } from './recall-request.ts';
import { type DocumentKind, type DocumentServices, isComplete, type MadeDocument } from './services.ts';

/** How each document is made, and for whose eyes. */
const MAKERS: Readonly<
  Record<
    DocumentKind,
    { readonly reader: MadeDocument['reader']; readonly make: (from: DocumentCase) => DraftDocument }
  >
> = {
  'decision-not-to-recall-letter': { reader: 'person', make: decisionNotToRecallLetter },
  'licence-compliance-letter': { reader: 'person', make: licenceComplianceLetter },
  'recall-request': { reader: 'professional', make: recallRequest },
  'notice-of-reasons': { reader: 'person', make: noticeOfReasons },
  handover: { reader: 'professional', make: handover },
};

/** Making documents from recorded decisions. */
export function createDocumentServices(deps: Dependencies): DocumentServices {
  return {
    makeDocument: (act, considerationId, kind) =>
      deps.db.transaction().execute((trx) =>
        inCaseOf(deps, trx, act, considerationId, async (work) => {
          const { of, known } = await loadDocumentCase(work, deps, considerationId);
          const { decision, version, licenceId, at } = of;
          const lacking = lackOf(kind, dueOf(of, known));
          if (lacking !== undefined || decision === undefined) {
            throw new DomainFailure({ code: 'document-not-due', kind, lacking: lacking ?? 'decision' });
          }
          const { reader, make } = MAKERS[kind];
          const { gaps, legalAdvice, page } = make({ ...of, decision });
          await work.record(`${kind}-made`, [{ kind: 'consideration', id: considerationId, version }]);
          return {
            kind,
            considerationId,
            licenceId,
            reader,
            decision: decision.content.decision,
            considerationVersion: version,
            madeAt: at,
            complete: isComplete(gaps),
            gaps,
            legalAdvice,
            page,
          };
        }),
      ),
  };
}
