import { type ConditionMeaning, conditionMeaning } from '../conditions/meaning.ts';
import type { CaseInputs, ConditionInputs, EventInputs } from '../inputs.ts';
import { type Facts, type Inquiry, knownYesNo } from './inquiry.ts';
import type { CatalogueFinding } from './quality-facts.ts';

/**
 * Facts on which endorsement turns. Deciding out of hours is an act, reported when it is done: no report means that the
 * decision takes its ordinary course. Whether there was an earlier decision not to recall is a fact, and is known to be
 * "no" only where none is held here, none can be held elsewhere, and the enquiry is complete.
 */
export function endorsementFacts(inquiry: Inquiry, { licence, judgement }: CaseInputs): Facts {
  const { notToRecallSinceRelease: here, mayBeHeldElsewhere } = judgement?.earlierDecisions ?? {};
  const complete =
    mayBeHeldElsewhere === false && licence?.incompleteLookUps?.includes('earlier-decisions') !== true;
  const earlier = here === undefined ? undefined : here > 0 ? true : complete ? false : undefined;
  return {
    'decision.out-of-hours': inquiry.workspace.settled(judgement?.circumstances?.outOfHours === true),
    'decisions.earlier-not-to-recall': knownYesNo(inquiry, earlier, 'decisions.earlier-not-to-recall'),
  };
}

/** Whether an event fits the day of the decision. */
export function eventDayFacts(inquiry: Inquiry, { id, occurredOn }: EventInputs): Facts {
  return {
    'event.occurred-after-decision-day': knownYesNo(
      inquiry,
      occurredOn === undefined ? undefined : occurredOn > inquiry.asAt,
      'event.occurred-after-decision-day',
      id,
    ),
  };
}

/** What the catalogue says of one condition. Unknown codes are accepted, and said to be unknown. */
export function catalogueFacts({ workspace, compiled }: Inquiry, condition: ConditionInputs): Facts {
  const meaning = conditionMeaning(compiled.book.conditions, condition);
  return { 'condition.in-catalogue': workspace.settled(catalogueFinding(meaning, condition)) };
}

function catalogueFinding(meaning: ConditionMeaning, { code }: ConditionInputs): CatalogueFinding {
  switch (meaning.answer) {
    case 'recognised':
      return meaning.categoryDisagrees ? 'recognised-in-another-category' : 'recognised';
    case 'bespoke':
      return meaning.codeGiven ? 'recognised-in-another-category' : 'not-identified';
    case 'unknown':
      return code !== undefined && meaning.needs.includes('policy-version')
        ? 'version-not-told'
        : 'not-identified';
    case 'unrecognised':
      switch (meaning.because) {
        case 'code-not-in-any-version':
          return 'code-not-recognised';
        case 'code-not-in-that-version':
          return 'code-of-another-version';
        case 'policy-version-not-in-catalogue':
          return 'version-not-recognised';
      }
  }
}
