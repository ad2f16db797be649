/** One figure that the service is held to. A ratio is taken within one run on one machine. */
export interface Target {
  readonly area: (typeof AREAS)[number];
  /** What is measured, in a few words: the figure's name. */
  readonly words: string;
  readonly unit: string;
  readonly limit: number;
  readonly direction: 'at-most' | 'at-least';
  /** The script that measures it: `npm run <script>`. */
  readonly script: string;
}

/** The areas in the order in which the page has them. */
export const AREAS = [
  'Rules',
  'HTTP',
  'Storage',
  'Scale',
  'Soak',
  'Start',
  'Durability',
  'Bad input',
  'Replay',
] as const;

/**
 * Every figure that the service is held to, by the name under which results files speak of it. A results file gives the
 * figure; limit and direction are here alone, so that no benchmark can lower its own bar.
 */
export const TARGETS = {
  'recall-type-by-hand': {
    area: 'Rules',
    words: 'Recall type with compact trace: times as long as a function written by hand for the same table',
    unit: 'times',
    limit: 50,
    direction: 'at-most',
    script: 'bench:comparisons',
  },
  'recall-type-json-rules-engine': {
    area: 'Rules',
    words: 'Recall type with compact trace: decisions a second for each of json-rules-engine',
    unit: 'times',
    limit: 20,
    direction: 'at-least',
    script: 'bench:comparisons',
  },
  'recall-type-zen-engine': {
    area: 'Rules',
    words: 'Recall type with compact trace: decisions a second for each of @gorules/zen-engine',
    unit: 'times',
    limit: 20,
    direction: 'at-least',
    script: 'bench:comparisons',
  },
  'every-rule-set': {
    area: 'Rules',
    words: 'Every rule set with compact trace, median over the example cases',
    unit: 'ms',
    limit: 0.5,
    direction: 'at-most',
    script: 'bench',
  },
  counterfactuals: {
    area: 'Rules',
    words: 'The same with every counterfactual of one change, median over the example cases',
    unit: 'ms',
    limit: 5,
    direction: 'at-most',
    script: 'bench',
  },
  evaluations: {
    area: 'HTTP',
    words:
      'Evaluations without counterfactuals: share of the requests a second of a bare Fastify route with the same bytes in and out',
    unit: '%',
    limit: 25,
    direction: 'at-least',
    script: 'bench:evaluations',
  },
  'stored-recommendation': {
    area: 'Storage',
    words:
      'Stored recommendations: share of the requests a second of a bare Fastify and pg route that runs the same statements with rows of the same size',
    unit: '%',
    limit: 40,
    direction: 'at-least',
    script: 'bench:stored-recommendation',
  },
  queue: {
    area: 'Scale',
    words: 'A page of the queue, 95th percentile',
    unit: 'ms',
    limit: 50,
    direction: 'at-most',
    script: 'bench:scale',
  },
  search: {
    area: 'Scale',
    words: 'A search for a person, 95th percentile',
    unit: 'ms',
    limit: 50,
    direction: 'at-most',
    script: 'bench:scale',
  },
  'case-trail': {
    area: 'Scale',
    words: 'A page of the trail of a case, 95th percentile',
    unit: 'ms',
    limit: 50,
    direction: 'at-most',
    script: 'bench:scale',
  },
  statistics: {
    area: 'Scale',
    words: 'Statistics of a quarter, the slowest of the tables, median',
    unit: 'ms',
    limit: 1_000,
    direction: 'at-most',
    script: 'bench:scale',
  },
  'memory-exporting': {
    area: 'Scale',
    words: 'Memory while exporting: its growth from the first quarter of the export to the last',
    unit: '%',
    limit: 10,
    direction: 'at-most',
    script: 'bench:scale',
  },
  'soak-memory': {
    area: 'Soak',
    words: "An hour at half of full load: growth of memory from the first quarter's median to the last's",
    unit: '%',
    limit: 10,
    direction: 'at-most',
    script: 'bench:soak',
  },
  'soak-latency': {
    area: 'Soak',
    words:
      "An hour at half of full load: growth of the 95th percentile from the first quarter's median to the last's",
    unit: '%',
    limit: 20,
    direction: 'at-most',
    script: 'bench:soak',
  },
  'start-new': {
    area: 'Start',
    words: 'From `npm start` to the first answer, on a new embedded database',
    unit: 's',
    limit: 5,
    direction: 'at-most',
    script: 'bench:start',
  },
  'start-existing': {
    area: 'Start',
    words: 'From `npm start` to the first answer, on an existing embedded database',
    unit: 's',
    limit: 3,
    direction: 'at-most',
    script: 'bench:start',
  },
  'writes-lost': {
    area: 'Durability',
    words: 'Acknowledged writes lost in 1,000 kills of service, database or both under load',
    unit: 'writes',
    limit: 0,
    direction: 'at-most',
    script: 'prove:durability',
  },
  'chains-broken': {
    area: 'Durability',
    words: 'Chains that no longer verify after any of them',
    unit: 'chains',
    limit: 0,
    direction: 'at-most',
    script: 'prove:durability',
  },
  restart: {
    area: 'Durability',
    words: 'From the start anew after a kill to the readiness of the service, the slowest of all kills',
    unit: 's',
    limit: 5,
    direction: 'at-most',
    script: 'prove:durability',
  },
  'server-errors': {
    area: 'Bad input',
    words: 'Answers of the kind 5xx to 100,000 requests generated from the OpenAPI document',
    unit: 'answers',
    limit: 0,
    direction: 'at-most',
    script: 'prove:requests',
  },
  'replays-differing': {
    area: 'Replay',
    words: 'Stored recommendations that do not replay byte for byte',
    unit: 'recommendations',
    limit: 0,
    direction: 'at-most',
    script: 'bench:scale',
  },
} as const satisfies Readonly<Record<string, Target>>;

export type TargetName = keyof typeof TARGETS;

/** Every name of a target. */
export const TARGET_NAMES: readonly TargetName[] = Object.keys(TARGETS).filter(isTargetName);

/** Whether a name of a results file is that of a target. */
export function isTargetName(name: string): name is TargetName {
  return Object.hasOwn(TARGETS, name);
}

/** Whether a figure keeps to its target. */
export function meets(name: TargetName, figure: number): boolean {
  const { limit, direction }: Target = TARGETS[name];
  return direction === 'at-most' ? figure <= limit : figure >= limit;
}
