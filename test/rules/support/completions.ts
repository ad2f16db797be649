import { reader } from '../../../src/cli/demo-example.ts';
import { CaseInputs as CaseInputsSchema } from '../../../src/http/schemas/inputs.ts';
import {
  type CaseInputs,
  currentBookText,
  EVENT_TYPES,
  eventProblems,
  openBook,
  RUNGS,
  SENTENCE_TYPES,
} from '../../../src/rules/index.ts';

/** Where a fact stands in the inputs. */
export type Path = readonly (string | number)[];

const book = openBook(currentBookText());
const read = reader(CaseInputsSchema);
const measuresByType = book.book.tables['measures-by-type']?.rows ?? {};
const measuresByNeed = book.book.tables['measures-by-need']?.rows ?? {};
const typesByNeed = book.book.tables['types-by-need']?.rows ?? {};
const statusesByType = book.book.tables['statuses-by-type']?.rows ?? {};

export const pathText = (path: Path): string => path.join('.');

/** Members that are facts as a whole, not by their parts. */
const WHOLE = new Set(['length', 'conditions', 'toWhom', 'with', 'needs', 'restsOnEvents', 'mappa']);
/** Acts and names: what is absent was not done, and ids tell nothing. */
const NOT_FACTS = new Set([
  'id',
  'condition',
  'ending',
  'determination255BA5',
  'noBreachEscalation',
  'victimLiaisonViewRecorded',
  'otherLiveLicences',
  'incompleteLookUps',
  'circumstances',
  'revokedOn',
  'returnedToCustodyOn',
  'daysAtLargeAfterReturn',
  'addedDaysAfterReturn',
  'laterDetermination',
  'removedFromAutomaticRelease',
  'cancelledOn',
  'reReleasedOn',
  'diedOn',
]);

/** Every fact of the case, as the place it stands in. */
export function pathsOf(inputs: CaseInputs): readonly Path[] {
  const paths: Path[] = [];
  const walk = (value: unknown, path: Path): void => {
    const name = path.at(-1);
    if (typeof name === 'string' && NOT_FACTS.has(name)) return;
    const onEvent = path[0] === 'events';
    const leaf =
      typeof value !== 'object' ||
      value === null ||
      (typeof name === 'string' && WHOLE.has(name) && (name !== 'conditions' || onEvent));
    if (leaf) paths.push(path);
    else
      for (const [key, member] of Object.entries(value))
        walk(member, [...path, Array.isArray(value) ? Number(key) : key]);
  };
  walk(inputs, []);
  return paths;
}

/** The case without the fact. */
export function leaveOut(inputs: CaseInputs, path: Path): CaseInputs {
  return changed(inputs, path, undefined);
}

function changed(inputs: CaseInputs, path: Path, value: unknown): CaseInputs {
  const go = (node: unknown, [step, ...rest]: Path): unknown => {
    if (step === undefined) return value;
    if (Array.isArray(node)) return node.map((item, index) => (index === step ? go(item, rest) : item));
    const members = Object.entries(typeof node === 'object' && node !== null ? node : {});
    const others = members.filter(([key]) => key !== step);
    const current = members.find(([key]) => key === step)?.[1];
    const next = go(current, rest);
    return Object.fromEntries(next === undefined ? others : [...others, [String(step), next]]);
  };
  return read(go(inputs, path));
}

/** The case with the fact given every value it can take: for dates and lengths, one for every stretch that rules tell apart. */
export function completionsOf(inputs: CaseInputs, path: Path): readonly CaseInputs[] {
  const whole = flagCompletions(inputs, path);
  if (whole !== undefined) return whole;
  const values = domainOf(inputs, path);
  return values === undefined ? [inputs] : values.map((value) => changed(inputs, path, value));
}

const BOOLEANS = [true, false] as const;
const FLAGS = [
  'schedule19aaOffence',
  'terroristOffence247a',
  'nationalSecurityOffence',
  'repatriatedForMurder',
  'foreignPowerThreatRisk',
  'referredUnder244ZB',
] as const;

// One confirmation stands for every flag not stated: leaving it out leaves each of them open.
function flagCompletions(inputs: CaseInputs, path: Path): readonly CaseInputs[] | undefined {
  if (path.at(-1) !== 'othersConfirmedAbsent') return undefined;
  const parent = path.slice(0, -1);
  const flags = inputs.licence?.sentences?.[Number(path[2])]?.flags ?? {};
  const open = FLAGS.filter((flag) => flags[flag] === undefined);
  return open
    .reduce<readonly Record<string, boolean>[]>(
      (sets, flag) => sets.flatMap((set) => BOOLEANS.map((value) => ({ ...set, [flag]: value }))),
      [{}],
    )
    .map((set) =>
      changed(leaveOut(inputs, path), parent, { ...flags, ...set, othersConfirmedAbsent: undefined }),
    );
}

function domainOf(inputs: CaseInputs, path: Path): readonly unknown[] | undefined {
  const name = String(path.at(-1));
  const [area] = path;
  if (area === 'events') return eventDomain(inputs, Number(path[1]), name);
  if (area === 'judgement') return judgementDomain(inputs, path);
  return licenceDomain(inputs, name);
}

function eventDomain(inputs: CaseInputs, index: number, name: string): readonly unknown[] | undefined {
  const event = inputs.events?.[index];
  const { type, evidenceStatus } = event ?? {};
  switch (name) {
    case 'type':
      return EVENT_TYPES.filter(
        (each) =>
          evidenceStatus === undefined || eventProblems(book, { type: each, evidenceStatus }).length === 0,
      );
    case 'evidenceStatus':
      return type === undefined ? undefined : statusesByType[type];
    case 'fault':
      return ['chosen', 'no-fault'];
    case 'role':
      return ['alleged-perpetrator', 'victim', 'witness'];
    case 'occurredOn':
      return ['1950-01-01', event?.occurredOn, '2190-01-01'];
    case 'conditions': {
      const ids = inputs.licence?.conditions?.map(({ id }) => id) ?? [];
      return [[], ids, ...ids.map((id) => [id]), event?.conditions];
    }
    case 'stage':
      return ['screening', 'confirmed', 'disclosed'];
    case 'incidentId':
      return undefined;
    default:
      return BOOLEANS;
  }
}

function judgementDomain(inputs: CaseInputs, path: Path): readonly unknown[] | undefined {
  const [, group, rung] = path;
  const name = String(path.at(-1));
  switch (name) {
    case 'answer':
      return ['yes', 'no'];
    case 'toWhom':
      return [[], ['public']];
    case 'what':
      return ['serious-harm', 'further-offending', 'both'];
    case 'howLikely':
      return ['increased', 'unchanged', 'decreased'];
    case 'howSoon':
      return ['imminent', 'not-imminent'];
    case 'nothingAvailableNowWouldContainIt':
      return ['yes', 'no'];
    case 'with':
      return subsets(relevantRungs(inputs));
    case 'state':
      return group === 'measures' ? measureDomain(inputs, String(rung)) : undefined;
    case 'reasoned':
    case 'named':
      return BOOLEANS;
    case 'restsOnEvents': {
      const ids = inputs.events?.map(({ id }) => id) ?? [];
      return group === 'danger' ? [[], ids, ...ids.map((id) => [id])] : undefined;
    }
    default:
      return undefined;
  }
}

// Only a measure that the events prompt is asked for. A list of what manages the danger, and the statement that nothing
// available now would contain it, close the question for the rest.
function measureDomain(inputs: CaseInputs, rung: string): readonly string[] | undefined {
  const listed =
    inputs.judgement?.manageable?.answer === 'yes' ? inputs.judgement.manageable.with : undefined;
  if (listed?.some((each) => each === rung) === true) return ['adequate', 'in-place'];
  if (!promptedRungs(inputs).some((each) => each === rung)) return ['not-considered'];
  const exhausted = ['tried', 'failing', 'inadequate', 'not-available'];
  const covered = inputs.judgement?.manageable?.nothingAvailableNowWouldContainIt === 'yes';
  return listed === undefined && !covered ? ['adequate', ...exhausted] : exhausted;
}

const promptedRungs = ({ licence, events }: CaseInputs): readonly string[] =>
  (events ?? []).flatMap(({ type }) => {
    if (type === undefined) return [];
    const bearing = (licence?.needs ?? []).filter((need) => typesByNeed[need]?.includes(type));
    return (measuresByType[type] ?? []).concat(bearing.flatMap((need) => measuresByNeed[need] ?? []));
  });

function relevantRungs(inputs: CaseInputs): readonly string[] {
  const recorded = Object.entries(inputs.judgement?.measures ?? {})
    .filter(([, measure]) => measure.state === 'in-place')
    .map(([rung]) => rung);
  const settled = Object.entries(inputs.judgement?.measures ?? {})
    .filter(([rung]) => !recorded.includes(rung))
    .map(([rung]) => rung);
  const open = new Set([...promptedRungs(inputs), ...recorded]);
  return RUNGS.filter((rung) => open.has(rung) && !settled.includes(rung));
}

function subsets(values: readonly string[]): readonly (readonly string[])[] {
  let sets: readonly (readonly string[])[] = [[]];
  for (const value of values) sets = sets.flatMap((set) => [set, [...set, value]]);
  return sets;
}

function licenceDomain(inputs: CaseInputs, name: string): readonly unknown[] | undefined {
  switch (name) {
    case 'type':
      return SENTENCE_TYPES;
    case 'length':
      return [{ months: 6 }, { years: 1 }, { years: 3, months: 11, days: 30 }, { years: 4 }, { years: 12 }];
    case 'relation':
      return ['sole', 'concurrent', 'consecutive'];
    case 'ageOnDecisionDay':
      return [17, 18, 40];
    case 'provision':
      return ['automatic', 'home-detention-curfew', 'parole-board'];
    case 'expiry':
      return ['2000-01-01', inputs.licence?.expiry, '2190-01-01'];
    case 'mappa':
      return [
        { status: 'none' },
        ...[1, 2, 3, 4].flatMap((category) =>
          [1, 2, 3].map((level) => ({ status: 'managed', category, level })),
        ),
      ];
    case 'needs':
      return [[], ['suicide-or-self-harm']];
    case 'category':
      return ['standard', 'additional', 'bespoke'];
    case 'policyVersion':
      return ['1.0', '2.0', '2.1', '3.0', '4.0'];
    case 'code':
      return ['3b19fdb0-4ca3-4615-9fdd-61fabc1587af', '9ce9d594-e346-4785-9642-c87e764bee37'];
    case 'inForceFrom':
      return ['1950-01-01', '2190-01-01'];
    case 'inForceTo':
      return ['licence-end', '1950-01-01'];
    case 'protects':
      return ['nobody-named', 'victim', 'child', 'victim-and-child'];
    default:
      return FLAGS.some((flag) => flag === name) ? BOOLEANS : undefined;
  }
}
