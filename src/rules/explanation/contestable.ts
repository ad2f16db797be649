import type { CaseInputs, EventInputs, JudgementInputs, LicenceInputs } from '../inputs.ts';
import type { OpenBook } from '../open-book.ts';
import { contestableOfEvent } from './contestable-of-events.ts';
import { contestableOfJudgement } from './contestable-of-judgement.ts';
import { contestableOfLicence } from './contestable-of-licence.ts';
import type { Contested } from './contestable-input.ts';

/**
 * What a counterfactual may vary: assessments and accounts that people gave and that others could contest. Never a date, an age, a need,
 * a fact of a sentence, a statutory flag or a fact of a recall: those are not a matter of anybody's view. Never an evidence status, nor
 * whether a charge is relied on: "had there been no charge" says nothing of what a person did. Never to or from `not-available`: what a
 * service does not have is not for a person on licence to change.
 *
 * Only what is given is varied, and only to what can be known: an answer that is `unknown`, a measure not considered and a part told as
 * `both` are not known, and what is missing is told elsewhere, as missing. Reasons, makers, dates and what an answer rests on say how an
 * answer was given, not what it is, and stay as they are.
 *
 * One change of one contestable input, with the part of the inputs that it is of: an event by its place, or another part.
 */
export type Contestable =
  | ({ readonly part: number } & Contested<EventInputs>)
  | ({ readonly part: 'judgement' } & Contested<JudgementInputs>)
  | ({ readonly part: 'licence' } & Contested<LicenceInputs>);

/** Every single change of a contestable input of a case, in one and the same order: event by event, then judgement and licence. */
export function contestable(
  book: OpenBook,
  { events, judgement, licence }: CaseInputs,
): readonly Contestable[] {
  const named = (events ?? []).flatMap(({ conditions }) => conditions ?? []);
  const conditions = licence?.conditions?.map(({ id }) => id) ?? [...new Set(named)];
  return [
    ...(events ?? []).flatMap((event, part) =>
      contestableOfEvent(book, event, `/events/${part}`, conditions).map(
        ({ change, write, changeOf }): Contestable => ({ part, change, write, changeOf }),
      ),
    ),
    ...contestableOfJudgement(judgement ?? {}).map(
      ({ change, write, changeOf }): Contestable => ({ part: 'judgement', change, write, changeOf }),
    ),
    ...contestableOfLicence(licence ?? {}).map(
      ({ change, write, changeOf }): Contestable => ({ part: 'licence', change, write, changeOf }),
    ),
  ];
}
