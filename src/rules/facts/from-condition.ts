import type { ConditionInputs, ConditionReview, JudgementInputs, LicenceInputs } from '../inputs.ts';
import { vouchedFor } from './from-judgement.ts';
import { type Facts, type Inquiry, known, knownYesNo } from './inquiry.ts';

/** One condition of the licence, with its facts. */
export interface ConditionOnLicence {
  readonly condition: string;
  readonly facts: Facts;
}

/** The conditions of the licence as they stand on the day of the decision, each with what a person says of it. */
export function conditionsOf(
  inquiry: Inquiry,
  licence: LicenceInputs,
  judgement: JudgementInputs,
): readonly ConditionOnLicence[] {
  const { workspace, asAt } = inquiry;
  const conditions = licence.conditions ?? [];
  const protects = new Map(
    conditions.map((each) => [each.id, known(inquiry, each.protects, 'condition.protects', each.id)]),
  );
  // That no condition protects a victim does not say that there is none.
  const victimOnLicence = workspace.any([
    ...[...protects.values()].map((group) =>
      workspace.map(group, (so) => so === 'victim' || so === 'victim-and-child'),
    ),
    knownYesNo(inquiry, licence.victimInContact, 'condition.victim-on-licence'),
  ]);
  return conditions.map((each) => {
    const reviews = (judgement.conditionReviews ?? []).filter(({ condition }) => condition === each.id);
    return {
      condition: each.id,
      facts: {
        'condition.in-force': knownYesNo(inquiry, inForceOn(asAt, each), 'condition.in-force', each.id),
        'condition.protects': known(inquiry, each.protects, 'condition.protects', each.id),
        'condition.serves-its-purpose': knownYesNo(
          inquiry,
          agreed(reviews),
          'condition.serves-its-purpose',
          each.id,
        ),
        'condition.victim-on-licence': victimOnLicence,
        // An act: what nobody recorded was not heard.
        'condition.victim-view-recorded': workspace.settled(
          reviews.some(({ victimLiaisonViewRecorded }) => victimLiaisonViewRecorded === true),
        ),
      },
    };
  });
}

// A condition without an end of its own lasts as long as the licence: whether that has ended is another question.
function inForceOn(day: string, { inForceFrom: from, inForceTo: to }: ConditionInputs): boolean | undefined {
  const begun = from === undefined ? undefined : from <= day;
  const notOver = to === 'licence-end' ? true : to === undefined ? undefined : day <= to;
  if (begun === false || notOver === false) return false;
  return begun === true && notOver === true ? true : undefined;
}

// Two people who disagree leave it open.
function agreed(reviews: readonly ConditionReview[]): boolean | undefined {
  const answers = new Set(reviews.map(vouchedFor).filter((answer) => answer !== undefined));
  const [only] = answers;
  return answers.size === 1 ? only : undefined;
}
