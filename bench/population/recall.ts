import { londonDayOf } from '../../src/application/london.ts';
import type { Instant, RecallContent } from '../../src/application/model.ts';
import type { Principal } from '../../src/application/services.ts';
import type { IsoDate, RecallTypeMember } from '../../src/rules/index.ts';
import type { Agenda } from './agenda.ts';
import type { Chance } from './chance.ts';
import { type Day, dateOf, dayOfInstant, hoursAfter, instantOn } from './days.ts';
import type { GrowingCase, GrowingConsideration } from './growing-case.ts';
import { REASONS_OF, type Theme } from './marginals.ts';
import { reportRecall } from './records.ts';
import { count } from './tally.ts';

/** A recall that was agreed on. */
export interface RecallPlan {
  readonly agenda: Agenda;
  readonly growing: GrowingCase;
  readonly consideration: GrowingConsideration;
  readonly casework: Principal;
  readonly themes: readonly Theme[];
  readonly events: readonly string[];
  readonly agreedAt: Instant;
}

/** Has what follows on an agreed recall be reported: sent, then revoked or refused, and what becomes of it. */
export function planRecall(plan: RecallPlan): void {
  const { agenda, growing, consideration, casework, themes, events, agreedAt } = plan;
  const { chance } = growing;
  if (chance.happens(0.01)) {
    return;
  }
  agenda.add(hoursAfter(agreedAt, 0.5 + chance.share() * 3), (when) => {
    if (consideration.known.review.state !== 'agreed') {
      return;
    }
    const reasons = themes.flatMap((theme) => chance.weighted(REASONS_OF[theme]));
    const sent: RecallContent = {
      considerationId: consideration.known.id,
      power: powerOf(growing, consideration),
      eventsReliedOn: events,
      ...(chance.happens(0.98) ? { reasons, reasonsConfirmedBy: 'Example Caseworker' } : {}),
      sentOn: londonDayOf(when),
    };
    const id = reportRecall(growing, casework, sent, when);
    count(growing.tally, 'recalls');
    const day = dayOfInstant(when) + chance.weighted(DAYS_TO_REVOKE);
    agenda.add(instantOn(day, 17 + chance.share() * 5), (later) => answer(plan, id, sent, day, later));
  });
}

const DAYS_TO_REVOKE = [
  [0, 60],
  [1, 30],
  [2, 8],
  [4, 2],
] as const;

type Power = RecallContent['power'];

function powerOf(growing: GrowingCase, { runs }: GrowingConsideration): Power {
  const recallType = runs.at(-1)?.content.answer.recallType;
  if (recallType?.type.answer === 'indeterminate-recall-section-32') {
    return 'section-32';
  }
  const curfew =
    growing.licence.content.release?.provision === 'home-detention-curfew' &&
    recallType?.homeDetentionCurfew.answer === 'available';
  return curfew && growing.chance.happens(0.5) ? 'section-255' : 'section-254';
}

/** The licence is revoked, or recall is refused. */
function answer(plan: RecallPlan, id: string, sent: RecallContent, day: Day, when: Instant): void {
  const { agenda, growing, casework } = plan;
  const { chance } = growing;
  const on = dateOf(day);
  if (chance.happens(0.02)) {
    reportRecall(growing, casework, { ...sent, refusedOn: on }, when, id);
    count(growing.tally, 'recall refused');
    return;
  }
  const revoked: RecallContent = { ...sent, revokedOn: on, ...issuedUnder(plan, sent.power, on) };
  reportRecall(growing, casework, revoked, when, id);
  count(growing.tally, `recall revoked in/${quarterOf(on)}`);
  count(growing.tally, `regime of recall/${growing.book.regimeOn(on)}`);
  count(growing.tally, `recall issued as/${revoked.type ?? 'not told'} ${revoked.lengthDays ?? ''}`.trim());
  for (const reason of sent.reasons ?? []) {
    count(growing.tally, `reason/${reason}`);
  }
  for (const theme of new Set(sent.reasons === undefined ? [] : plan.themes)) {
    count(growing.tally, `theme of recall/${theme}`);
  }
  if (sent.reasons !== undefined) {
    count(growing.tally, 'recalls with reasons');
  }
  const fate = chance.weighted(FATES);
  if (fate === 'cancelled') {
    const cancelled = day + chance.whole(1, 20);
    agenda.add(instantOn(cancelled, 12), (later) =>
      reportRecall(growing, casework, { ...revoked, cancelledOn: dateOf(cancelled) }, later, id),
    );
    return;
  }
  if (fate === 'died') {
    const died = day + chance.whole(1, 30);
    agenda.add(instantOn(died + 1, 12), (later) =>
      reportRecall(growing, casework, { ...revoked, diedOn: dateOf(died) }, later, id),
    );
    return;
  }
  if (fate === 'at-large') {
    return;
  }
  const returned = day + chance.weighted(DAYS_TO_RETURN);
  agenda.add(instantOn(returned, 20 + chance.share() * 2), (later) =>
    returnToCustody(plan, id, revoked, returned, later),
  );
}

const FATES = [
  ['returned', 900],
  ['at-large', 75],
  ['cancelled', 18],
  ['died', 7],
] as const;

const DAYS_TO_RETURN = [
  [0, 22],
  [1, 26],
  [3, 20],
  [6, 12],
  [12, 9],
  [30, 7],
  [75, 4],
] as const;

function returnToCustody(
  { agenda, growing, casework }: RecallPlan,
  id: string,
  revoked: RecallContent,
  day: Day,
  when: Instant,
): void {
  const { chance } = growing;
  const content: RecallContent = {
    ...revoked,
    returnedToCustodyOn: dateOf(day),
    ...(chance.happens(0.7) ? { chargedAfterRecall: chance.happens(0.9) ? 'none' : 'other-offence' } : {}),
  };
  reportRecall(growing, casework, content, when, id);
  count(growing.tally, 'recall returned to custody');
  const stays = revoked.lengthDays ?? (chance.happens(0.8) ? chance.whole(60, 320) : undefined);
  if (stays !== undefined) {
    agenda.add(instantOn(day + stays, 12), (later) => {
      reportRecall(growing, casework, { ...content, reReleasedOn: dateOf(day + stays) }, later, id);
      count(growing.tally, 'recall released');
    });
  }
}

/** Type and length as the law of the day of revocation has them, where it leaves a choice as somebody may have chosen. */
function issuedUnder(
  { growing, consideration }: RecallPlan,
  power: Power,
  revokedOn: IsoDate,
): Pick<RecallContent, 'type' | 'lengthDays'> {
  const run = consideration.runs.at(-1)?.content;
  if (run === undefined || power === 'section-255') {
    return {};
  }
  const { book, chance } = growing;
  const sameLaw = run.ruleBook.regime === book.regimeOn(revokedOn);
  const law = sameLaw ? run : { answer: book.recommend({ inputs: run.inputs, asAt: revokedOn }) };
  const lengthDays = lengthUnder(chance, law.answer.recallType);
  return lengthDays === undefined ? { type: 'standard' } : { type: 'fixed-term', lengthDays };
}

/** How often a fixed term is chosen where the law leaves it open. */
const CHOSEN = 0.4;

function lengthUnder(chance: Chance, { kinds, choice }: RecallTypeMember): 14 | 28 | 56 | undefined {
  const fixed = kinds.find(({ kind, certainty }) => kind === 'fixed-term' && certainty === 'open');
  const length = ([14, 28, 56] as const).find((days) => days === fixed?.lengthDays);
  return choice === 'mandatory' || chance.happens(CHOSEN) ? length : undefined;
}

function quarterOf(date: IsoDate): string {
  return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
}
