import { type IsoDate, type RightInForce, rightsOn } from '../../rules/index.ts';
import type { Item } from '../page.ts';
import type { DocumentCase, DraftDocument } from './document-case.ts';
import { type ForThePerson, forThePerson, type RecallForThePerson } from './for-the-person.ts';
import {
  blank,
  drafted,
  licenceRules,
  listed,
  type Part,
  part,
  says,
  support,
  whatHappened,
} from './parts-for-the-person.ts';
import { cameBack, licenceEnded, TITLES, WORDS } from './plain-words.ts';
import { RECORDED_REASONS, SAYS_LITTLE, WHY_RECALLED } from './plain-words-of-decisions.ts';
import { KIND_NOT_KNOWN, NOT_FULLY_CHECKED, RIGHTS_IN_WORDS } from './plain-words-of-rights.ts';

/**
 * The notice of reasons for a person who is back in custody (Criminal Justice Act 2003 s.254(2)(b)): the reasons that a person
 * confirmed on the recall, the reason of whoever decided, the events relied on by their gists, the right to make representations, and
 * how release and the Parole Board come in, by the law of the day of revocation, as far as it is settled on the day of the notice. No release date is worked out. Where the kind of
 * recall, or the law, is not known, the notice says that, and whom to ask.
 */
export function noticeOfReasons(from: DocumentCase): DraftDocument {
  const known = forThePerson(from);
  const rights: Rights = (known.recall === undefined ? undefined : rightsFor(known.recall, from.today)) ?? {
    kind: 'not-known',
    rights: [],
  };
  return drafted(
    TITLES.notice,
    [says(WORDS['notice-lead'])],
    [
      datesOfRecall(known),
      recordedReasons(known),
      whyRecalled(known),
      whatHappened(known),
      licenceRules(known, WORDS['rules-in-question']),
      rightsPart(rights),
      part(
        'how-to-write',
        [says(WORDS['how-to-write']), blank('where-to-write')],
        [{ why: 'not-held-here' }],
      ),
      part('what-happens-next', [says(WORDS['notice-next'])]),
      part('your-account', [says(WORDS['account-from-prison'])]),
      support(),
      ...lawOf(rights),
    ],
    known,
  );
}

function datesOfRecall({ recall }: ForThePerson): Part {
  const { revokedOn, returnedOn } = recall ?? {};
  const days = [
    ...(revokedOn === undefined ? [] : [licenceEnded(revokedOn)]),
    ...(returnedOn === undefined ? [] : [cameBack(returnedOn)]),
  ];
  return part(
    'dates-of-recall',
    [...(days.length === 0 ? [] : [listed(days)]), ...(revokedOn === undefined ? [blank('revoked-on')] : [])],
    revokedOn === undefined ? [{ why: 'not-held-here' }] : [],
  );
}

/** Where an event relied on is withheld, a code could tell what it is: then the place is left empty, as where nobody confirmed any. */
function recordedReasons({ recall, withheldEvents }: ForThePerson): Part {
  const reasons = recall?.reasons;
  if (withheldEvents.length > 0) {
    return part('recorded-reasons', [blank('recorded-reasons')], [{ why: 'own-words-needed' }]);
  }
  if (reasons === undefined) {
    return part('recorded-reasons', [blank('recorded-reasons')], [{ why: 'not-held-here' }]);
  }
  const more = reasons.includes('other');
  return part(
    'recorded-reasons',
    [
      says(WORDS['recorded-lead']),
      listed(reasons.map((reason) => RECORDED_REASONS[reason].join(' '))),
      ...(more ? [blank('reason')] : []),
    ],
    more ? [{ why: 'own-words-needed' }] : [],
  );
}

function whyRecalled({ reasonToRecall }: ForThePerson): Part {
  const more = reasonToRecall === undefined || SAYS_LITTLE.has(reasonToRecall);
  return part(
    'why-recalled',
    [
      says(WORDS['a-manager-asked']),
      ...(reasonToRecall === undefined ? [] : [says(WHY_RECALLED[reasonToRecall])]),
      ...(more ? [blank('reason')] : []),
    ],
    more ? [{ why: 'own-words-needed' }] : [],
  );
}

/**
 * The rights by the law of the day of revocation. Until that day is known, what the law of a recall under section 254 says of release
 * is not known either: the other two powers have had one law throughout.
 */
function rightsFor(
  { made, revokedOn, returnedOn }: RecallForThePerson,
  toldOn: IsoDate,
): ReturnType<typeof rightsOn> | undefined {
  if (revokedOn !== undefined) {
    return rightsOn({ revokedOn, toldOn }, made);
  }
  return returnedOn === undefined
    ? undefined
    : rightsOn({ revokedOn: returnedOn, toldOn }, { power: made.power });
}

type Rights = NonNullable<ReturnType<typeof rightsFor>>;

function rightsPart({ kind, rights }: Rights): Part {
  const kindNotKnown = kind === 'not-known' || rights.length === 0;
  const notKnown = kindNotKnown || rights.some(({ right }) => right === 'board-route-not-known');
  return part(
    'rights',
    [
      ...(rights.length === 0 ? [] : [{ kind: 'list', items: rights.map(rightInWords) } as const]),
      ...(kindNotKnown ? [says(KIND_NOT_KNOWN), blank('release')] : []),
    ],
    notKnown ? [{ why: 'law-not-known' }] : [],
  );
}

/** A right in plain words; where the law behind it is known by less than its own words, that is said too. */
function rightInWords({ right, verification }: RightInForce): Item {
  const text = RIGHTS_IN_WORDS[right].join(' ');
  return verification === 'statute' ? { text } : { text, items: [{ text: NOT_FULLY_CHECKED[verification] }] };
}

/** Where the rights come from, for whoever advises the person. */
function lawOf({ rights }: Rights): readonly Part[] {
  const authorities = new Set(
    rights.flatMap(({ authorities: cited }) => cited.map(({ title, at }) => `${title}: ${at}.`)),
  );
  return authorities.size === 0 ? [] : [part('law', [listed([...authorities])])];
}
