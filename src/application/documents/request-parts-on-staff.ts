import type { CountersignatureStanding } from '../review/model.ts';
import type { DocumentCase, DocumentStep } from './document-case.ts';
import { timeInWords } from './english-of-professionals.ts';
import { ATTACHMENTS, STAFF } from './english-of-recall-request.ts';
import { blank, facts, known, type Part, paragraph, together } from './request-part.ts';

/*
 * Parts 23 to 26: in what role something was done, and when, on the clocks of London. The reference under which a member of staff is
 * recorded stays off the page, which the person may read: the steps of the consideration have it.
 */

/** Part 23. */
export function practitioner({ proposal, decision }: DocumentCase): Part {
  return together(
    facts(
      [STAFF.proposedAt, proposal === undefined ? undefined : timeInWords(proposal.at)],
      [STAFF.decidedAt, timeInWords(decision.at)],
    ),
    blank(STAFF.blanks.practitioner),
  );
}

/** Part 24. Recall is decided when the line manager agrees to start it. */
export function lineManager({ decision }: DocumentCase): Part {
  return together(
    facts([STAFF.decidedAt, timeInWords(decision.at)]),
    blank(STAFF.blanks.manager, 'own-words-needed'),
  );
}

const COUNTERSIGNATURES: Readonly<Record<CountersignatureStanding, string | undefined>> = {
  owed: STAFF.owed,
  given: STAFF.countersigned,
  refused: STAFF.refused,
  // It was owed on an earlier decision, and is not on this one.
  lapsed: undefined,
};

/** Part 25. */
export function seniorManager(of: DocumentCase): Part {
  const authorised = authorisationOf(of);
  return together(
    authorised === undefined
      ? known(paragraph(withoutAuthorisation(of)))
      : facts([STAFF.endorsedAt, timeInWords(authorised.at)]),
    blank(STAFF.blanks.senior, 'own-words-needed'),
  );
}

/** The step by which a senior manager agreed to the decision in force, in the usual flow or afterwards. */
function authorisationOf({ steps, decision, review }: DocumentCase): DocumentStep | undefined {
  const since = steps.filter(({ at }) => at > decision.at);
  return since.findLast(
    ({ action, state }) =>
      (action === 'endorsement' && state === 'agreed') ||
      (action === 'countersignature' && review.countersignature === 'given'),
  );
}

function withoutAuthorisation({ review }: DocumentCase): string {
  const { state, countersignature } = review;
  const standing = countersignature === undefined ? undefined : COUNTERSIGNATURES[countersignature];
  return standing ?? (state === 'awaiting-endorsement' ? STAFF.notYet : STAFF.notAsked);
}

/** Part 26. */
export function attachments(): Part {
  return together(known(paragraph(ATTACHMENTS.none)), blank([ATTACHMENTS.blank, ATTACHMENTS.asks]));
}
