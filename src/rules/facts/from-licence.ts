import type { LicenceInputs, MappaInputs, ReleaseInputs, SentenceInputs } from '../inputs.ts';
import { daysBetween } from '../kernel/dated.ts';
import { isSettledAs, type Possible, type Value } from '../kernel/possible.ts';
import { ask, askYesNo, type Facts, type Inquiry, known, knownYesNo, row } from './inquiry.ts';
import { isExact, isMixed, structureOf, termInMonths } from './sentence-length.ts';
import type { FactName } from './vocabulary.ts';

/** Stands for the sentences when nobody has said what they are. */
const SENTENCES_NOT_GIVEN: readonly SentenceInputs[] = [{ id: 'sentences-not-given' }];

export function sentencesOf(licence: LicenceInputs): readonly SentenceInputs[] {
  return licence.sentences ?? SENTENCES_NOT_GIVEN;
}

/**
 * Whether the licence is, or at the recall was, there to recall on. Revocation, termination and death are acts: no record means
 * none. Revocation by the recall that is asked about does not stand against that recall.
 */
export function licenceFacts(inquiry: Inquiry, licence: LicenceInputs, recalled: boolean): Facts {
  const { workspace, asAt } = inquiry;
  return {
    'licence.expired': knownYesNo(
      inquiry,
      licence.expiry === undefined ? undefined : licence.expiry < asAt,
      'licence.expired',
    ),
    'licence.ended': workspace.settled(
      (licence.ending === 'revoked' && !recalled) || licence.ending === 'terminated',
    ),
    'person.died': workspace.settled(licence.ending === 'person-died'),
    'need.self-harm': knownYesNo(inquiry, licence.needs?.includes('suicide-or-self-harm'), 'need.self-harm'),
    'licence.protects-victim': knownYesNo(inquiry, protectsVictim(licence), 'licence.protects-victim'),
    ...mappaFacts(inquiry, licence.mappa),
    ...releaseFacts(inquiry, licence.release),
  };
}

/** Days of licence left on the day of the decision. */
export function daysLeft(inquiry: Inquiry, { expiry }: LicenceInputs): Facts {
  const left = expiry === undefined ? undefined : daysBetween(inquiry.asAt, expiry);
  return { 'licence.days-left': known(inquiry, left, 'licence.days-left') };
}

function protectsVictim({ conditions }: LicenceInputs): boolean | undefined {
  const protects = conditions?.map((condition) => condition.protects);
  if (protects?.some((group) => group === 'victim' || group === 'victim-and-child') === true) return true;
  return protects === undefined || protects.includes(undefined) ? undefined : false;
}

// A failed enquiry is unknown, never "not under MAPPA".
function mappaFacts(inquiry: Inquiry, mappa: MappaInputs | undefined): Facts {
  const { workspace } = inquiry;
  if (mappa === undefined) {
    return { 'mappa.level': ask(inquiry, 'mappa.level'), 'mappa.category': ask(inquiry, 'mappa.category') };
  }
  if (mappa.status === 'none') {
    return { 'mappa.level': workspace.settled('none'), 'mappa.category': workspace.settled('none') };
  }
  const { level, category } = mappa;
  return {
    'mappa.level':
      level === undefined
        ? ask(inquiry, 'mappa.level', undefined, ['1', '2', '3'])
        : workspace.settled(String(level)),
    'mappa.category':
      category === undefined
        ? ask(inquiry, 'mappa.category', undefined, ['1', '2', '3', '4'])
        : workspace.settled(String(category)),
  };
}

function releaseFacts(inquiry: Inquiry, release: ReleaseInputs | undefined): Facts {
  return {
    'release.on-curfew': knownYesNo(
      inquiry,
      release?.provision === undefined ? undefined : release.provision === 'home-detention-curfew',
      'release.on-curfew',
    ),
    'release.curfew-in-force': knownYesNo(
      inquiry,
      release?.curfewEndsOn === undefined ? undefined : inquiry.asAt <= release.curfewEndsOn,
      'release.curfew-in-force',
    ),
  };
}

/** Facts of one sentence. */
export function sentenceFacts(inquiry: Inquiry, sentence: SentenceInputs): Facts {
  return {
    'sentence.type': known(inquiry, sentence.type, 'sentence.type', sentence.id),
    'sentence.referred-244zb': flag(inquiry, sentence, 'referredUnder244ZB', 'sentence.referred-244zb'),
    'sentence.supervision-failure-began': known(
      inquiry,
      sentence.supervisionFailureBegan,
      'sentence.supervision-failure-began',
      sentence.id,
    ),
    'case.discretionary-conditional-release': discretionaryRelease(inquiry, sentence),
  };
}

// Another 1991 Act sentence may still be one of discretionary conditional release: a person must say.
function discretionaryRelease(inquiry: Inquiry, { id, type }: SentenceInputs): Possible<boolean> {
  const { workspace } = inquiry;
  const so = known(inquiry, type, 'sentence.type', id);
  return workspace.any([
    workspace.map(so, (value) => value === 'discretionary-conditional-release'),
    workspace.all([
      workspace.map(so, (value) => value === 'other-1991-act'),
      knownYesNo(inquiry, undefined, 'case.discretionary-conditional-release', id),
    ]),
  ]);
}

type FlagName =
  | 'referredUnder244ZB'
  | 'schedule19aaOffence'
  | 'terroristOffence247a'
  | 'nationalSecurityOffence'
  | 'repatriatedForMurder'
  | 'foreignPowerThreatRisk';
type FlagFact =
  | 'sentence.referred-244zb'
  | 'case.schedule-19aa'
  | 'case.terrorist-247a'
  | 'case.national-security'
  | 'case.repatriated-for-murder'
  | 'case.foreign-power-threat';

// One confirmation settles every flag that is not stated.
function flag(inquiry: Inquiry, sentence: SentenceInputs, name: FlagName, fact: FlagFact): Possible<boolean> {
  const flags = sentence.flags;
  const stated = flags?.[name] ?? (flags?.othersConfirmedAbsent === true ? false : undefined);
  return knownYesNo(inquiry, stated, fact, sentence.id);
}

/** Facts that the sentences together make: which group governs, how long, and the rare statutory facts. */
export function sentencesTogether(
  inquiry: Inquiry,
  licence: LicenceInputs,
  each: readonly { sentence: SentenceInputs; facts: Facts }[],
): Facts {
  const { workspace } = inquiry;
  const types = each.map(({ sentence }) => known(inquiry, sentence.type, 'sentence.type', sentence.id));
  // Only of sentences that leave a licence: what is not being served on licence brings no statutory fact with it.
  const anyFlag = (name: FlagName, fact: FlagFact): Possible<boolean> =>
    workspace.any(
      each.map(({ sentence }, index) => {
        const type = types[index];
        const without =
          type === undefined ? workspace.settled(false) : anyInGroup(inquiry, [type], 'without-licence');
        return isSettledAs(without, true)
          ? workspace.settled(false)
          : workspace.all([workspace.not(without), flag(inquiry, sentence, name, fact)]);
      }),
    );
  const sentences = each.map(({ sentence }) => sentence);
  return {
    'case.sentence-group': sentenceGroup(inquiry, types),
    'case.only-youth-sentences': onlyYouth(inquiry, types),
    'case.sentence-months': ofCounted(inquiry, sentences, (counted) => months(inquiry, counted)),
    'case.mixed-sentence-structure': ofCounted(inquiry, sentences, (counted) => mixed(inquiry, counted)),
    'case.particular-concern': anyInGroup(inquiry, types, 'particular-concern'),
    'case.discretionary-conditional-release': workspace.any(
      sentences.map((sentence) => discretionaryRelease(inquiry, sentence)),
    ),
    'case.schedule-19aa': anyFlag('schedule19aaOffence', 'case.schedule-19aa'),
    'case.terrorist-247a': anyFlag('terroristOffence247a', 'case.terrorist-247a'),
    'case.national-security': anyFlag('nationalSecurityOffence', 'case.national-security'),
    'case.repatriated-for-murder': anyFlag('repatriatedForMurder', 'case.repatriated-for-murder'),
    // A fact of the person, wherever it is told.
    'case.foreign-power-threat': sentences.some(({ flags }) => flags?.foreignPowerThreatRisk === true)
      ? workspace.settled(true)
      : anyFlag('foreignPowerThreatRisk', 'case.foreign-power-threat'),
    // An act: no record means that none was made.
    'case.determination-255ba5': workspace.settled(licence.determination255BA5?.made ?? false),
    'person.age': known(inquiry, licence.ageOnDecisionDay, 'person.age'),
  };
}

// An indeterminate sentence governs an extended one, and that a determinate one; what leaves no licence governs nothing.
function sentenceGroup(inquiry: Inquiry, types: readonly Possible[]): Possible<string> {
  const { workspace } = inquiry;
  return ['indeterminate', 'extended', 'determinate'].reduceRight<Possible<string>>(
    (otherwise, group) =>
      workspace.choose(anyInGroup(inquiry, types, group), workspace.settled<string>(group), otherwise),
    workspace.settled('none'),
  );
}

function anyInGroup(inquiry: Inquiry, types: readonly Possible[], group: string): Possible<boolean> {
  const members = row(inquiry, 'sentence-groups', group) ?? [];
  return inquiry.workspace.any(
    types.map((type) => inquiry.workspace.map(type, (so) => members.includes(String(so)))),
  );
}

// Serving only sentences under s.91 or s.250: what leaves no licence is not being served on licence.
function onlyYouth(inquiry: Inquiry, types: readonly Possible[]): Possible<boolean> {
  const { workspace } = inquiry;
  return workspace.all([
    anyInGroup(inquiry, types, 'youth'),
    ...types.map((type) =>
      workspace.any([anyInGroup(inquiry, [type], 'youth'), anyInGroup(inquiry, [type], 'without-licence')]),
    ),
  ]);
}

/** Sentences of unknown type beyond which each is simply counted. */
const TYPES_OPEN = 6;

// Only sentences that can be recalled on count for length. Where a type is missing, both are followed.
function ofCounted<V extends Value>(
  inquiry: Inquiry,
  sentences: readonly SentenceInputs[],
  measure: (counted: readonly SentenceInputs[]) => Possible<V>,
): Possible<V> {
  const { workspace } = inquiry;
  const open = sentences.filter(({ type }) => type === undefined).length;
  const go = (rest: readonly SentenceInputs[], counted: readonly SentenceInputs[]): Possible<V> => {
    const [next, ...others] = rest;
    if (next === undefined) return measure(counted);
    const within = go(others, [...counted, next]);
    if (next.type === undefined && (open > TYPES_OPEN || sentences.length === 1)) return within;
    const type = known(inquiry, next.type, 'sentence.type', next.id);
    const without = anyInGroup(inquiry, [type], 'without-licence');
    return isSettledAs(without, false) ? within : workspace.choose(without, go(others, counted), within);
  };
  return go(sentences, []);
}

// Sentences some consecutive and some concurrent go to a person only where the length turns on how they stand together.
function mixed(inquiry: Inquiry, sentences: readonly SentenceInputs[]): Possible<boolean> {
  const so = lengthsPossible(inquiry, sentences).length < 2 ? false : isMixed(sentences);
  // A length or date that is still missing may yet show that it does not turn on it.
  return so === true && !isExact(sentences)
    ? askYesNo(inquiry, lacking(sentences))
    : knownYesNo(inquiry, so, 'case.sentence-relations');
}

// The length is settled when everything it could be lies on one side of every value the rules compare it with.
function months(inquiry: Inquiry, sentences: readonly SentenceInputs[]): Possible {
  const { least, most } = termInMonths(sentences);
  const possible = lengthsPossible(inquiry, sentences);
  return least === most || possible.length === 0
    ? inquiry.workspace.settled(least)
    : ask(inquiry, lacking(sentences), undefined, possible);
}

/** One length for each stretch between the values the rules compare it with that the sentences could reach. */
function lengthsPossible(inquiry: Inquiry, sentences: readonly SentenceInputs[]): readonly number[] {
  const { least, most } = termInMonths(sentences);
  const cuts = inquiry.compiled.representatives('case.sentence-months').map(Number);
  return cuts.filter((from, index) => from <= most && (cuts[index + 1] ?? Number.POSITIVE_INFINITY) > least);
}

// What would settle the length: how the sentences stand together, a length, or the date from which a count of days runs.
function lacking(sentences: readonly SentenceInputs[]): FactName {
  if (structureOf(sentences) === undefined) return 'case.sentence-relations';
  return sentences.some(({ length }) => length === undefined || Object.keys(length).length === 0)
    ? 'case.sentence-months'
    : 'case.sentence-dates';
}

const GATES_BY_PRECEDENCE = [
  'section-32',
  'section-254-standard-only',
  'refer-to-specialist',
  'section-254',
  'court',
  'not-recallable',
] as const;

/** The gate of the case: any live sentence of a graver kind governs (the Act speaks of the person "serving" it). */
export function governingGate({ workspace }: Inquiry, gates: readonly Possible<string>[]): Possible<string> {
  return GATES_BY_PRECEDENCE.reduceRight<Possible<string>>(
    (otherwise, gate) =>
      workspace.choose(
        workspace.any(gates.map((one) => workspace.map(one, (so) => so === gate))),
        workspace.settled<string>(gate),
        otherwise,
      ),
    workspace.settled('not-recallable'),
  );
}
