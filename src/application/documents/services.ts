import type { Instant } from '../model.ts';
import type { Page } from '../page.ts';
import type { Decision } from '../review/model.ts';
import type { Act } from '../services.ts';

/** Documents that are made from a recorded human decision. */
export const DOCUMENT_KINDS = [
  'decision-not-to-recall-letter',
  'licence-compliance-letter',
  'recall-request',
  'notice-of-reasons',
  'handover',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/**
 * Why a document cannot be made yet, or for this decision at all. `decision`: nobody has decided. `agreement`: who must agree has not.
 * `another-decision`: it was decided otherwise. `measure-not-named`: no person named the measure. `disclosure-check`: nobody has
 * confirmed, on what is known now, that telling the person endangers nobody. `return-to-custody`: no return is recorded. `person-died`:
 * nobody is left to read it. `breach-not-alleged`: by the reason of whoever decided, it is not said that the person broke the licence.
 * `recall-over`: the recall was refused, cancelled or not carried out, or the person has been released again. `does-not-stand`: whoever
 * reviewed what came later says that the decision does not stand. `new-facts-waiting`: something came later that nobody has reviewed.
 */
export const DOCUMENT_LACKS = [
  'decision',
  'agreement',
  'another-decision',
  'person-died',
  'breach-not-alleged',
  'recall-over',
  'does-not-stand',
  'new-facts-waiting',
  'measure-not-named',
  'disclosure-check',
  'return-to-custody',
] as const;
export type DocumentLack = (typeof DOCUMENT_LACKS)[number];

/** What the case system always completes: the best of records would not fill it in here. */
const STANDING_GAPS = ['not-held-here', 'about-somebody-else', 'own-words-needed'] as const;
/** What somebody can still clear for the person, and what the law leaves open. */
const OPEN_GAPS = [
  'event-without-gist',
  'event-withheld',
  'condition-text-not-cleared',
  'law-not-known',
] as const;

/**
 * Why something is not complete. `not-held-here`: this service does not hold it. `about-somebody-else`: it is about somebody other than
 * the person who may read the document, so that it is not printed, whether or not it is held. `own-words-needed`: a person writes it, or
 * chooses. `event-without-gist`, `event-withheld`, `condition-text-not-cleared`: it was not cleared for the person. `law-not-known`: the
 * law is not settled, or its words have not been checked.
 */
export const DOCUMENT_GAP_REASONS = [...STANDING_GAPS, ...OPEN_GAPS] as const;

/** What is not complete in a document, by part. The case system completes it. */
export interface DocumentGap {
  /** Id of the section. */
  readonly part: string;
  readonly why: (typeof DOCUMENT_GAP_REASONS)[number];
  /** The event that it is about, or the place of the condition in the licence as a JSON Pointer (RFC 6901). */
  readonly subject?: string;
}

const OPEN: ReadonlySet<DocumentGap['why']> = new Set(OPEN_GAPS);

/** Whether a document is complete as far as this service can make it: nothing waits to be cleared, and the law leaves nothing open. */
export function isComplete(gaps: readonly DocumentGap[]): boolean {
  return !gaps.some(({ why }) => OPEN.has(why));
}

/** A document as this service can make it. The case system owns the final one. */
export interface MadeDocument {
  readonly kind: DocumentKind;
  readonly considerationId: string;
  readonly licenceId: string;
  /** For whose eyes it is written: a document for a professional may still be read by the person. */
  readonly reader: 'person' | 'professional';
  readonly decision: Decision;
  /** The version of the consideration that the document is made from. */
  readonly considerationVersion: number;
  readonly madeAt: Instant;
  /**
   * Whether nothing waits to be cleared and the law leaves nothing open. What the case system always completes does not count: it stands
   * in `gaps`.
   */
  readonly complete: boolean;
  readonly gaps: readonly DocumentGap[];
  /** An event relied on is withheld from the person: a lawyer has to look at it first. */
  readonly legalAdvice: boolean;
  readonly page: Page;
}

export interface DocumentServices {
  /**
   * Makes a document from the recorded human decision, never from a recommendation. That it was made, and for whom, is recorded.
   *
   * @throws {DomainFailure} `not-found`; `erased`; `document-not-due` with what it lacks.
   */
  readonly makeDocument: (act: Act, considerationId: string, kind: DocumentKind) => Promise<MadeDocument>;
}
