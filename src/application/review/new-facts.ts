import { findConsiderationsMovedBy } from '../../db/new-facts.ts';
import type { EvidenceStatus } from '../../rules/index.ts';
import type { Dependencies } from '../dependencies.ts';
import type { CaseWork } from '../records.ts';
import type { StepContents } from './model.ts';
import { recordStep } from './record-step.ts';

type News = StepContents['new-facts']['news'];

/** News after which what was opened, proposed or decided is looked at again: the criminal process ended without a finding of guilt. */
const NEWS: readonly News[] = ['nfa', 'discontinued', 'acquitted'];

/**
 * Notes in every consideration of the licence, however far it is, that an event of it came to no further action, was discontinued
 * or ended in acquittal: each then has to be reviewed by its clock, for what prompted it may be gone before anybody has proposed.
 * Nothing else changes. No answer of a person is lowered by it: danger may rest on what happened, whatever a court or the police
 * made of it.
 *
 * A consideration that was withdrawn, or that ended without a decision to recall, has nothing to put right. A later revision under
 * which the status stays the same brings no news.
 */
export async function noteNewFacts(
  work: CaseWork,
  deps: Dependencies,
  event: {
    readonly id: string;
    readonly version: number;
    readonly before: EvidenceStatus;
    readonly after: EvidenceStatus;
  },
): Promise<void> {
  const news = NEWS.find((status) => status === event.after);
  if (news === undefined || event.before === event.after) {
    return;
  }
  for (const considerationId of await findConsiderationsMovedBy(work.trx, work.licenceId)) {
    await recordStep(work, deps, considerationId, 'new-facts', {
      event: event.id,
      version: event.version,
      news,
    });
  }
}
