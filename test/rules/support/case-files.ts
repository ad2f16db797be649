import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Static, Type } from 'typebox';
import { parse } from 'yaml';
import { reader } from '../../../src/cli/demo-example.ts';
import { choice, closed, isoDate } from '../../../src/http/schemas/atoms.ts';
import { CaseInputs } from '../../../src/http/schemas/inputs.ts';

const FOLDER = join(import.meta.dirname, '..', 'cases');

const optional = Type.Optional;
const Text = Type.String({ minLength: 1 });
const list = Type.Array(Text);
const byName = <S extends Type.TSchema>(schema: S) => Type.Record(Type.String(), schema);

/** A settled answer by its name; or, where it is open, every answer still possible and every fact that separates them. */
const Expected = Type.Union([
  Text,
  closed('Not settled.', {
    possible: Type.Array(Text, { minItems: 2 }),
    separatedBy: Type.Array(Text, { minItems: 1 }),
  }),
]);

/** A day of release by its date; or, where it is open, its bounds and every fact that would settle it. */
const Release = Type.Union([
  Text,
  closed('Not settled.', {
    earliest: optional(isoDate('Earliest day.')),
    latest: optional(isoDate('Latest day.')),
    separatedBy: Type.Array(Text),
  }),
]);

const Expectation = Type.Object(
  {
    conduct: optional(Expected),
    events: optional(byName(Expected)),
    stages: optional(byName(Text)),
    breach: optional(Expected),
    conditions: optional(byName(Expected)),
    noBreachEscalation: optional(Expected),
    legalAdvice: optional(Type.Boolean()),
    gates: optional(byName(Expected)),
    regime: optional(Text),
    recallType: optional(Expected),
    lengthDays: optional(Type.Union([Type.Integer(), Type.Literal('none')])),
    choice: optional(choice(['mandatory', 'discretionary', 'none'])),
    homeDetentionCurfew: optional(Expected),
    underLaterLaw: optional(
      Type.Union([
        Type.Literal('none'),
        closed('Under the law that begins before the clocks have run.', {
          from: isoDate('First day of the later law.'),
          regime: Text,
          recallType: Expected,
        }),
      ]),
    ),
    kinds: optional(list),
    periodRules: optional(byName(Expected)),
    release: optional(byName(Release)),
    workingDay: optional(byName(Text)),
    checkByHand: optional(byName(list)),
    steps: optional(byName(Type.Array(Text))),
    conversion: optional(Expected),
    withdrawal: optional(Expected),
    meanings: optional(byName(Text)),
    threshold: optional(Expected),
    limbs: optional(byName(Expected)),
    ladder: optional(byName(Expected)),
    shortfalls: optional(list),
    promptedByNeeds: optional(byName(list)),
    options: optional(byName(list)),
    variations: optional(byName(Expected)),
    proportionality: optional(byName(Expected)),
    necessity: optional(Expected),
    urgency: optional(Expected),
    recall: optional(Expected),
    response: optional(Expected),
    insufficientInformation: optional(Type.Boolean()),
    meanwhile: optional(list),
    safetyActions: optional(byName(choice(['applies', 'may-apply', 'none']))),
    qualityFindings: optional(byName(choice(['contradiction', 'gap', 'note', 'none']))),
    findingCodes: optional(list),
    findingSubjects: optional(byName(list)),
    findingAges: optional(byName(Type.Integer({ minimum: 0 }))),
    deadlines: optional(list),
    clocks: optional(byName(Text)),
    endorsement: optional(
      closed('Who must agree.', { ifRecall: optional(Expected), ifNoRecall: optional(Expected) }),
    ),
    cites: optional(byName(Text)),
  },
  { additionalProperties: false, minProperties: 1 },
);
export type Expectation = Static<typeof Expectation>;

const Loose = byName(Type.Unknown());
const readCaseFile = reader(
  Type.Object(
    {
      ruleSet: Text,
      source: Text,
      common: optional(Loose),
      everySentence: optional(Loose),
      everyEvent: optional(Loose),
      everyCondition: optional(Loose),
      cases: Type.Array(
        Type.Object(
          {
            name: Text,
            asAt: isoDate('The day of the decision.'),
            given: optional(Loose),
            leaveOut: optional(list),
            expect: Expectation,
          },
          { additionalProperties: false },
        ),
        { minItems: 1 },
      ),
    },
    { additionalProperties: false },
  ),
);
const readInputs = reader(CaseInputs);

/** One scenario, ready to run. */
export interface ScenarioCase {
  readonly name: string;
  readonly asAt: string;
  readonly inputs: Static<typeof CaseInputs>;
  readonly expect: Expectation;
}

/** The scenarios of one file: one rule set. */
export interface ScenarioFile {
  readonly ruleSet: string;
  readonly cases: readonly ScenarioCase[];
}

type Members = Readonly<Record<string, unknown>>;
const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Every scenario file, in alphabetical order. Each case is the facts common to its file with its own laid over them:
 * objects member by member, lists as a whole; then what `leaveOut` names is taken away, so that it is not known.
 *
 * @throws {TypeError} naming the members, where a case is not of the shape of the service's own inputs.
 */
export function scenarioFiles(): readonly ScenarioFile[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.yaml'))
    .toSorted()
    .map((file) => readScenarioFile(file));
}

function readScenarioFile(file: string): ScenarioFile {
  const told = readCaseFile(parse(readFileSync(join(FOLDER, file), 'utf8')));
  const items: Readonly<Record<string, Members | undefined>> = {
    'licence.sentences': told.everySentence,
    events: told.everyEvent,
    'licence.conditions': told.everyCondition,
  };
  const cases = told.cases.map(({ name, asAt, given = {}, leaveOut = [], expect }): ScenarioCase => {
    const laid = filled(merged(told.common ?? {}, given), items);
    const inputs = leaveOut.reduce<unknown>((facts, path) => without(facts, path.split('.'), name), laid);
    return { name, asAt, inputs: readInputs(inputs), expect };
  });
  return { ruleSet: told.ruleSet, cases };
}

function merged(under: unknown, over: unknown): unknown {
  if (!isMembers(under) || !isMembers(over)) return over;
  const laid = Object.entries(over).map(([name, value]) => [name, merged(under[name], value)] as const);
  return { ...under, ...Object.fromEntries(laid) };
}

// Items of the named lists take what the file says of every one of them, and an id by their place.
function filled(
  value: unknown,
  items: Readonly<Record<string, Members | undefined>>,
  path: readonly string[] = [],
): unknown {
  if (!isMembers(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      const here = [...path, name];
      if (!Array.isArray(member)) return [name, filled(member, items, here)];
      if (!Object.hasOwn(items, here.join('.'))) return [name, member];
      const defaults = items[here.join('.')];
      const kind = name.replace(/s$/, '');
      return [
        name,
        member.map((item: unknown, index) =>
          isMembers(item) ? merged({ id: `${kind}-${index + 1}`, ...defaults }, item) : item,
        ),
      ];
    }),
  );
}

function without(value: unknown, [step, ...rest]: readonly string[], name: string): unknown {
  const missing = () => new TypeError(`${name}: \`leaveOut\` names \`${step}\`, which is not there`);
  if (step === undefined) throw missing();
  if (Array.isArray(value)) {
    const index = Number(step) - 1;
    if (!(index in value)) throw missing();
    return value.map((item: unknown, at) => (at === index ? without(item, rest, name) : item));
  }
  if (!isMembers(value) || !(step in value)) throw missing();
  const { [step]: member, ...others } = value;
  return rest.length === 0 ? others : { ...others, [step]: without(member, rest, name) };
}
