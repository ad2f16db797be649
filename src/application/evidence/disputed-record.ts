import type { Transaction } from 'kysely';
import { findVersionsOfEvent } from '../../db/breach-events.ts';
import { findJudgements, findOpenings } from '../../db/considerations.ts';
import type { Database } from '../../db/database.ts';
import { findLicenceVersion } from '../../db/licences.ts';
import { findRecallVersion } from '../../db/recalls.ts';
import { findRecommendation } from '../../db/recommendations.ts';
import { decodeContent } from '../content.ts';
import type { Instant } from '../model.ts';
import { mayReadAnswer } from '../review/withholding.ts';
import type { DisputeContent } from './services.ts';

/**
 * What a dispute about a record points into: its content as it was known at an instant, which is the `content` that a reader of it
 * gets. A consideration has its judgement in it too, and of a recommendation it is the run, without the answer while that is withheld from the subject
 * who records the dispute: a member that may not be read must not be found by trying. The record is there, in a case that was
 * not erased; undefined where nothing of it was known by then.
 */
export async function readDisputedRecord(
  trx: Transaction<Database>,
  { kind, id }: DisputeContent['about'],
  subject: string,
  knownAt: Instant,
): Promise<unknown> {
  switch (kind) {
    case 'licence': {
      const stored = await findLicenceVersion(trx, id, knownAt);
      return stored && decodeContent('licence', stored.bytes);
    }
    case 'breach-event': {
      const stored = (await findVersionsOfEvent(trx, id, knownAt)).at(-1);
      return stored && decodeContent('breach-event', stored.bytes).event;
    }
    case 'consideration': {
      const [opening] = await findOpenings(trx, [id]);
      const [judgement] = await findJudgements(trx, [id], knownAt);
      return (
        opening && {
          ...decodeContent('consideration', opening.bytes),
          ...(judgement === undefined ? {} : { judgement: decodeContent('judgement', judgement.bytes) }),
        }
      );
    }
    case 'recommendation': {
      const stored = await findRecommendation(trx, id);
      if (stored === undefined) {
        return undefined;
      }
      const { answer, ...run } = decodeContent('recommendation', stored.bytes);
      const may = await mayReadAnswer(trx, subject, stored.considerationId, knownAt);
      return may ? { ...run, answer } : run;
    }
    case 'recall': {
      const stored = await findRecallVersion(trx, id, knownAt);
      return stored && decodeContent('recall', stored.bytes);
    }
  }
}
