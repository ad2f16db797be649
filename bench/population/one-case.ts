import type { LicenceContent } from '../../src/application/model.ts';
import type { OpenedRuleBook } from '../../src/application/rule-book.ts';
import { agendaUntil } from './agenda.ts';
import { type Chance, chanceOf } from './chance.ts';
import { planConsideration } from './consideration.ts';
import { type Day, dayOf, hoursAfter, instantOn } from './days.ts';
import { eventOf, laterNewsOf } from './events.ts';
import { begin, finishCase, type GrowingCase, record } from './growing-case.ts';
import { licenceOf } from './licence.ts';
import { EVENTS_OF, NON_COMPLIANCE_BESIDE, OTHER_EVENTS, THEMES, type Theme } from './marginals.ts';
import { grantAccess, registerLicence, replaceLicence, reportEvent, reviseEvent } from './records.ts';
import { finishConsideration } from './review.ts';
import type { Rows } from './rows.ts';
import { CASE_SYSTEM, officeOf, staffOf } from './staff.ts';
import { count } from './tally.ts';

/** What a population is made of. The same settings give the same bytes. */
export interface Settings {
  readonly seed: number;
  readonly licences: number;
  /** Questions of recall come up from this day on. */
  readonly from: string;
  /** Last day of which anything is recorded. */
  readonly until: string;
  /** Events of a licence, on average; those that a question of recall comes from are never left out. */
  readonly eventsPerLicence: number;
  /** How often the system that feeds the case reads its licence again: each is an entry of its trail and nothing else. None where left out. */
  readonly readingsPerLicence?: number;
}

/** What one case is made with. */
export interface CaseParts {
  readonly book: OpenedRuleBook;
  readonly rows: Rows;
  readonly tally: Map<string, number>;
}

/** Every twentieth licence has no question of recall and every twentieth has two, so that there are as many questions as licences. */
const WITHOUT = 7;
const WITH_TWO = 13;
const EVERY = 20;

/** How long before the first question of recall a licence is registered, in days. */
const REGISTERED_BEFORE: readonly [number, number] = [18, 110];

/**
 * One case, from the registration of the licence to where it stands at the end. Licences come up one after the other over the whole
 * period, so that what is loaded one after the other is also recorded roughly in that order.
 *
 * @param number of the licence, from 1.
 */
export function makeCase(parts: CaseParts, settings: Settings, number: number): GrowingCase {
  const chance = chanceOf(settings.seed, `case-${number}`);
  const end = instantOn(dayOf(settings.until), 22.9);
  const openDay = dayOfQuestion(chance, settings, number);
  const registered = openDay - chance.whole(...REGISTERED_BEFORE);
  const released = registered - chance.whole(0, 10);
  const themes = number % EVERY === WITHOUT ? [] : themesOf(chance);
  const office = officeOf(chance);
  const { content: licence, sentenceType } = licenceOf(parts.book, chance, {
    number,
    office,
    released,
    neededUntil: openDay + chance.whole(20, 90),
    onCurfew: themes.includes('curfew') || chance.happens(0.06),
    limitedAccess: chance.happens(0.012),
  });
  const registeredAt = instantOn(registered, 8 + chance.share() * 8);
  const growing = registerLicence({ ...parts, chance }, CASE_SYSTEM, licence, registeredAt);
  const staff = staffOf(chance, office);
  if (licence.limitedAccess === true) {
    const { practitioner, officer, otherOfficer, manager, casework } = staff;
    for (const { subject } of [practitioner, officer, otherOfficer, manager, casework]) {
      const capacity = subject === officer.subject ? 'owner' : 'named';
      grantAccess(growing, CASE_SYSTEM, subject, capacity, hoursAfter(registeredAt, 0.1));
    }
  }
  const agenda = agendaUntil(end);
  planChanges(agenda, growing, registered, openDay);
  const prompting = themes.map((theme) => chance.weighted(EVENTS_OF[theme]));
  const others = Math.max(0, Math.floor(settings.eventsPerLicence - prompting.length + chance.share()));
  let reported = 0;
  const report = (type: (typeof prompting)[number], day: Day, prompts: boolean, ids: string[]) => {
    reported += 1;
    const sourceReference = `contact-${number}-${reported}`;
    agenda.add(instantOn(day, 9 + chance.share() * 12), (when) => {
      const event = eventOf(parts.book, chance, growing.licence.content, {
        type,
        day,
        sourceReference,
        prompts,
      });
      const by = chance.happens(0.85) ? CASE_SYSTEM : staff.practitioner;
      const id = reportEvent(growing, by, event, when);
      count(parts.tally, `event type/${type}`);
      ids.push(id);
      planNews(agenda, growing, id, day);
    });
  };
  for (let place = 0; place < others; place += 1) {
    const day = chance.whole(registered + 1, Math.max(registered + 1, openDay - 1));
    report(chance.weighted(OTHER_EVENTS), day, false, []);
  }
  const events: string[] = [];
  for (const type of prompting) {
    report(type, openDay - chance.whole(1, 5), true, events);
  }
  if (themes.length > 0) {
    const parted = { ...parts, agenda, growing, staff, sentenceType };
    const twice = number % EVERY === WITH_TWO;
    planConsideration({ ...parted, themes, events, day: openDay, outcome: twice ? 'no-recall' : 'any' });
    if (twice) {
      const again = Math.min(openDay + chance.whole(25, 60), dayOf(settings.until) - 1);
      const later: string[] = [];
      report(chance.weighted(EVENTS_OF[themes[0] ?? 'non-compliance']), again - 1, true, later);
      planConsideration({ ...parted, themes, events: later, day: again, outcome: 'any' });
    }
  }
  planReadings(agenda, growing, registered, settings);
  agenda.run();
  for (const consideration of growing.considerations) {
    finishConsideration(growing, consideration);
    count(parts.tally, `consideration state/${consideration.known.review.state}`);
  }
  finishCase(growing);
  count(parts.tally, 'licences');
  count(parts.tally, 'events', growing.events.size);
  count(parts.tally, 'considerations', growing.considerations.length);
  count(parts.tally, 'entries', growing.chain.length);
  return growing;
}

function dayOfQuestion(chance: Chance, { from, until, licences }: Settings, number: number): Day {
  const first = dayOf(from);
  // The last licences still have a day to themselves.
  const last = dayOf(until) - 1;
  const place = first + ((last - first) * (number - 0.5)) / licences;
  return Math.floor(Math.min(last, Math.max(first, place + chance.whole(-8, 8))));
}

function themesOf(chance: Chance): readonly Theme[] {
  const themes: Theme[] = THEMES.filter(([, probability]) => chance.happens(probability)).map(
    ([theme]) => theme,
  );
  return themes.length === 0 || chance.happens(NON_COMPLIANCE_BESIDE)
    ? [...themes, 'non-compliance']
    : themes;
}

/** A tenth of the licences change before anything comes up: a condition, or the office that supervises. */
function planChanges(
  agenda: ReturnType<typeof agendaUntil>,
  growing: GrowingCase,
  registered: Day,
  openDay: Day,
): void {
  const { chance } = growing;
  if (!chance.happens(0.1)) {
    return;
  }
  agenda.add(instantOn(chance.whole(registered + 1, openDay - 7), 11), (when) => {
    const { content } = growing.licence;
    const changed: LicenceContent = chance.happens(0.3)
      ? { ...content, deliveryUnit: `${content.deliveryUnit ?? 'Example Unit'} East` }
      : {
          ...content,
          supervision: { ...content.supervision, protectiveFactors: ['Example protective factor: has work'] },
        };
    replaceLicence(growing, CASE_SYSTEM, changed, when);
  });
}

/** By the system alone: nobody's view is less independent for it. */
function planReadings(
  agenda: ReturnType<typeof agendaUntil>,
  growing: GrowingCase,
  registered: Day,
  { until, readingsPerLicence = 0 }: Settings,
): void {
  const { chance, id } = growing;
  for (let reading = 0; reading < readingsPerLicence; reading += 1) {
    const day = chance.whole(registered, dayOf(until));
    agenda.add(instantOn(day, 7 + chance.share() * 12), (when) => {
      const { version } = growing.licence;
      record(growing, begin(growing, CASE_SYSTEM, when), 'licence-read', [{ kind: 'licence', id, version }]);
    });
  }
}

/** Later news: of the criminal process weeks afterwards, and now and then a correction. */
function planNews(agenda: ReturnType<typeof agendaUntil>, growing: GrowingCase, id: string, day: Day): void {
  const { chance } = growing;
  const event = growing.events.get(id)?.content;
  const criminal = event !== undefined && event.evidenceStatus !== 'no-criminal-process';
  if (!chance.happens(criminal ? 0.35 : 0.04)) {
    return;
  }
  agenda.add(instantOn(day + chance.whole(10, 120), 14 + chance.share() * 3), (when) => {
    const current = growing.events.get(id)?.content;
    const news = current === undefined ? undefined : laterNewsOf(chance, current);
    if (news !== undefined) {
      reviseEvent(growing, CASE_SYSTEM, id, news, when);
      count(growing.tally, `revision/${news.kind}`);
      planNews(agenda, growing, id, day + 120);
    }
  });
}
