import { RECALL_REASONS } from '../../rules/index.ts';
import type { Instant, RecallContent } from '../model.ts';
import { foldReview } from '../review/fold.ts';
import type { CaseRecords, RecordedRecallVersions } from './case-records.ts';
import { areaOf, type DecisionInForce, decisionInForce } from './derive-consideration.ts';
import type { RecallFigures } from './figures.ts';
import { conductOfEvents } from './run-figures.ts';
import { sentenceGroupOf } from './sentence-group.ts';

/** The figures of one recall, as it was last reported. */
export function deriveRecall(
  { licenceId, considerations, licenceAt, eventAt }: CaseRecords,
  { id, versions }: RecordedRecallVersions,
): RecallFigures {
  const [first] = versions;
  const { content } = versions.at(-1) ?? first;
  const { considerationId, power, type, lengthDays, revokedOn, eventsReliedOn } = content;
  const question = considerations.find((each) => each.id === considerationId);
  const review = question === undefined ? undefined : foldReview(question.opening, question.steps);
  const decided =
    question === undefined || review === undefined ? undefined : decisionInForce(question.steps, review);
  const at = knownWhen(versions, decided);
  const licence = licenceAt(at);
  return {
    recallId: id,
    licenceId,
    ...(considerationId === undefined ? {} : { considerationId }),
    ...(revokedOn === undefined ? {} : { revokedOn }),
    ...areaOf(decided?.decision === 'recall' ? decided : licence),
    sentenceGroup: sentenceGroupOf(licence.sentences),
    ...conductOfEvents(eventsReliedOn, question?.run?.content.answer),
    power,
    ...(type === undefined ? {} : { type }),
    ...(lengthDays === undefined ? {} : { lengthDays }),
    reasons: confirmedReasons(content),
    ...(review === undefined || review.people.proposers.size === 0 ? {} : { urgency: review.urgency }),
    eventTypes: [
      ...new Set((eventsReliedOn ?? []).flatMap((event) => eventAt(event, at)?.type ?? [])),
    ].toSorted(),
    refused: content.refusedOn !== undefined,
    cancelled: content.cancelledOn !== undefined,
  };
}

/** Reasons count once a person has confirmed them. A code that the rule books do not have was never taken in. */
function confirmedReasons({ reasons = [], reasonsConfirmedBy }: RecallContent): RecallFigures['reasons'] {
  return reasonsConfirmedBy === undefined
    ? []
    : RECALL_REASONS.filter((reason) => reasons.includes(reason)).toSorted();
}

/**
 * Of which instant the licence and the events are counted: that of the decision to recall; where none is recorded here, that at which
 * the revocation was first reported, or else the recall.
 */
function knownWhen(
  versions: RecordedRecallVersions['versions'],
  decided: DecisionInForce | undefined,
): Instant {
  const [first] = versions;
  const revoked = versions.find(({ content }) => content.revokedOn !== undefined);
  return decided?.decision === 'recall' ? decided.at : (revoked ?? first).at;
}
