import type { ProportionalityQuestion } from '../answer.ts';
import { conditionsOf } from '../facts/from-condition.ts';
import { restsOnConduct } from '../facts/from-judgement.ts';
import type { Facts, Inquiry } from '../facts/inquiry.ts';
import { answerOf, type Held, type Hold } from '../held.ts';
import type { CaseInputs } from '../inputs.ts';

/** One condition of the licence as a lesser measure. */
export interface VariationOutcome {
  readonly condition: string;
  readonly variation: Held;
}

/** Asks of every condition of the licence whether it could be varied. */
export function deliberateVariations(
  inquiry: Inquiry,
  hold: Hold,
  { licence = {}, judgement = {} }: CaseInputs,
): readonly VariationOutcome[] {
  return conditionsOf(inquiry, licence, judgement).map(({ condition, facts }) => ({
    condition,
    variation: hold(inquiry, 'variation', condition, facts),
  }));
}

/** Asks the four questions of proportionality, from the findings and a person's answers. */
export function deliberateProportionality(
  inquiry: Inquiry,
  hold: Hold,
  { events: reported, judgement = {} }: CaseInputs,
  events: readonly { readonly event: { readonly id: string }; readonly conduct: Held }[],
  caseFacts: Facts,
): Readonly<Record<ProportionalityQuestion, Held>> {
  const { workspace } = inquiry;
  // Further offending, or non-compliance by choice; what was no fault or not the person's doing is neither.
  const didSomething = (id: string) =>
    workspace.any(
      events
        .filter(({ event }) => event.id === id)
        .map(({ conduct }) => workspace.map(answerOf(conduct), (so) => so !== 'neither')),
    );
  const facts: Facts = {
    'danger.rests-on-conduct': restsOnConduct(inquiry, judgement, reported && didSomething),
  };
  const asked = (question: ProportionalityQuestion): Held =>
    hold(inquiry, `proportionality-${question}`, undefined, facts, caseFacts);
  return {
    aim: asked('aim'),
    'rational-connection': asked('rational-connection'),
    'less-intrusive': asked('less-intrusive'),
    'fair-balance': asked('fair-balance'),
  };
}
