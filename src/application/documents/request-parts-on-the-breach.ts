import { EVENT_TYPE_NAMES, MEASURE_STATE_NAMES, RUNG_NAMES, RUNGS } from '../../rules/index.ts';
import { JUDGEMENT_RULES } from '../evidence/access-rules-of-cases.ts';
import type { ConditionContent } from '../model.ts';
import type { Item } from '../page.ts';
import type { DocumentCase, DocumentEvent } from './document-case.ts';
import { dayInWords, STATUS_NAMES } from './english-of-professionals.ts';
import { ADDITIONAL, EVENTS, MEASURES, STANDARD, wordingOf } from './english-of-recall-request.ts';
import { freePart } from './free-part.ts';
import { clearedRule } from './for-the-person.ts';
import { ruleInWords } from './parts-for-the-person.ts';
import { eventsReliedOn, gistOf, isOpen } from './request-facts.ts';
import { blank, known, type Part, paragraph, together, unseen } from './request-part.ts';

/*
 * Parts 16 to 19: conditions, events and measures. Of an event that is open to the person the codes and the gist are shown; of one with
 * a gist the gist alone; of any other nothing, and nothing on the page says that there is one.
 */

/** A condition of the licence with its place there, from 1. */
interface PlacedCondition {
  readonly place: number;
  readonly condition: ConditionContent;
  readonly isStandard: boolean;
  /** Its wording as far as the person may read it; undefined where it was not cleared. */
  readonly told: string | undefined;
  /** Whether the person is not to read of it: then nothing of it stands on the page, not even its number. */
  readonly withheld: boolean;
  /** Whether an event that the person may be told of touches it. */
  readonly touched: boolean;
}

/** What the person reads of a condition goes through the gate of the letters, in the words of the letters. */
function toldOf(condition: ConditionContent): string | undefined {
  const rule = clearedRule(condition);
  return rule === undefined ? undefined : ruleInWords(rule);
}

function placed(of: DocumentCase): readonly PlacedCondition[] {
  const touched = new Set(tellable(of).flatMap(({ content }) => content.conditions ?? []));
  return (of.licence.conditions ?? []).map((condition, index) => ({
    place: index + 1,
    condition,
    isStandard: kindOf(of, condition) === 'standard',
    told: toldOf(condition),
    withheld: condition.disclosure?.mark === 'withheld',
    touched: touched.has(condition.id),
  }));
}

/** By the catalogue, or else by the licence. */
function kindOf(
  { catalogued }: DocumentCase,
  { id, category }: ConditionContent,
): ConditionContent['category'] {
  return catalogued.get(id)?.kind ?? category;
}

/** Events relied on of which the person may be told something. */
function tellable(of: DocumentCase): readonly DocumentEvent[] {
  return (eventsReliedOn(of) ?? []).filter(
    (event) => isOpen(event) || gistOf(event.content.disclosure) !== undefined,
  );
}

/** An empty place for the wording of a condition that is relied on and not cleared; of one that is withheld, none. */
function wordingBlank({ place, told, touched, withheld }: PlacedCondition): Part {
  if (!touched || told !== undefined) {
    return known();
  }
  const why = 'condition-text-not-cleared';
  const subject = `/conditions/${place - 1}`;
  return withheld ? unseen({ why, subject }) : blank(wordingOf(place), why, subject);
}

/** Part 16. */
export function standardConditions(of: DocumentCase): Part {
  if (of.licence.conditions === undefined) {
    return blank(STANDARD.blanks.conditions);
  }
  const standard = placed(of).filter(({ isStandard }) => isStandard);
  const rows = standard
    .filter(({ withheld }) => !withheld)
    .map(({ place, told, touched }) => [
      told ?? STANDARD.wording(place),
      touched ? STANDARD.ticked : STANDARD.notTicked,
    ]);
  return together(
    rows.length === 0
      ? known(paragraph(STANDARD.none))
      : known({ kind: 'table', caption: STANDARD.caption, columns: STANDARD.columns, rows }),
    ...standard.map(wordingBlank),
    blank(tellable(of).length === 0 ? STANDARD.blanks.events : STANDARD.blanks.more, 'own-words-needed'),
  );
}

/** Part 17. */
export function otherConditions(of: DocumentCase): Part {
  const relied = placed(of).filter(({ isStandard, touched }) => touched && !isStandard);
  const rows = relied.flatMap(({ condition, told }) =>
    told === undefined ? [] : [[kindName(kindOf(of, condition)), told]],
  );
  return together(
    relied.every(({ withheld }) => withheld) ? known(paragraph(ADDITIONAL.none)) : known(),
    rows.length === 0
      ? known()
      : known({ kind: 'table', caption: ADDITIONAL.caption, columns: ADDITIONAL.columns, rows }),
    ...relied.map(wordingBlank),
    blank(ADDITIONAL.blanks.more, 'own-words-needed'),
  );
}

function kindName(kind: ConditionContent['category']): string {
  return kind === undefined || kind === 'standard' ? ADDITIONAL.kinds.untold : ADDITIONAL.kinds[kind];
}

/** Part 18. */
export function circumstances(of: DocumentCase): Part {
  const events = eventsReliedOn(of) ?? [];
  const items = events.flatMap((event) => tell(event) ?? []);
  return together(
    items.length === 0 ? blank(EVENTS.blanks.events, 'own-words-needed') : known({ kind: 'list', items }),
    unseen(
      ...events
        .filter(({ content }) => gistOf(content.disclosure) === undefined)
        .map(({ id, content }) => ({
          why:
            content.disclosure?.mark === 'withheld'
              ? ('event-withheld' as const)
              : ('event-without-gist' as const),
          subject: id,
        })),
    ),
    blank(EVENTS.blanks.more, 'own-words-needed'),
    blank(EVENTS.blanks.analysis, 'own-words-needed'),
  );
}

/** An event as far as the person may know of it; undefined where that is nothing. */
function tell(event: DocumentEvent): Item | undefined {
  const { type, evidenceStatus, occurredOn, fault, disclosure } = event.content;
  const gist = gistOf(disclosure);
  if (!isOpen(event)) {
    return gist === undefined ? undefined : { text: gist };
  }
  const what = `${EVENT_TYPE_NAMES[type]} (${STATUS_NAMES[evidenceStatus]})`;
  const details = [gist, fault === 'no-fault' ? EVENTS.noFault : undefined].filter(
    (text) => text !== undefined,
  );
  return {
    text: occurredOn === undefined ? what : `${dayInWords(occurredOn)}: ${what}`,
    ...(details.length === 0 ? {} : { items: details.map((text) => ({ text })) }),
  };
}

/** Whether an event is relied on of which the person is to know nothing. */
export function isAnyWithheld(of: DocumentCase): boolean {
  return (eventsReliedOn(of) ?? []).some(({ content }) => content.disclosure?.mark === 'withheld');
}

/** Part 19. */
export function measures({ judgement }: DocumentCase): Part {
  const { measures: said = {} } = freePart(JUDGEMENT_RULES, judgement ?? {});
  const rows = RUNGS.flatMap((rung) => {
    const state = said[rung]?.state;
    const on = judgement?.measures?.[rung]?.on;
    return state === undefined
      ? []
      : [
          [
            RUNG_NAMES[rung],
            MEASURE_STATE_NAMES[state],
            on === undefined ? MEASURES.notDated : dayInWords(on),
          ],
        ];
  });
  return rows.length === 0
    ? blank(MEASURES.blanks.measures)
    : together(
        known({ kind: 'table', caption: MEASURES.caption, columns: MEASURES.columns, rows }),
        blank(MEASURES.blanks.details, 'own-words-needed'),
      );
}
