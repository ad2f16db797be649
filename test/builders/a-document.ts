import type { MadeDocument } from '../../src/application/documents/services.ts';
import { aPage } from './pages.ts';

/** A document with something in every member. */
export function aMadeDocument(overrides: Partial<MadeDocument> = {}): MadeDocument {
  return {
    kind: 'recall-request',
    considerationId: '00000000-0000-7000-8000-000000000001',
    licenceId: '00000000-0000-7000-8000-000000000002',
    reader: 'professional',
    decision: 'recall',
    considerationVersion: 5,
    madeAt: '2026-11-22T09:30:00.000Z',
    complete: false,
    gaps: [
      { part: 'part-18', why: 'event-withheld', subject: '00000000-0000-7000-8000-000000000003' },
      { part: 'part-17', why: 'condition-text-not-cleared', subject: '/conditions/1' },
      { part: 'part-8', why: 'not-held-here' },
    ],
    legalAdvice: true,
    page: aPage(),
    ...overrides,
  };
}
