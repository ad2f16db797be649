import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parser } from '@prometheus-io/lezer-promql';
import { Type } from 'typebox';
import { parse } from 'yaml';
import type { EvidenceState } from '../../src/application/evidence/state.ts';
import { RunCounter, RUNS_TOGETHER } from '../../src/application/measures/answers.ts';
import type { ProcessMeasures } from '../../src/application/measures/services.ts';
import { WORK, WorkCounter } from '../../src/application/measures/work.ts';
import { openRuleBook } from '../../src/application/rule-book.ts';
import { reader } from '../../src/cli/demo-example.ts';
import type { Readiness } from '../../src/routes/operations/index.ts';
import { currentBookText } from '../../src/rules/index.ts';
import { buildTestApp } from '../builders/app.ts';

const root = join(import.meta.dirname, '..', '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

const readRules = reader(
  Type.Object({
    groups: Type.Array(
      Type.Object({
        rules: Type.Array(
          Type.Object({
            alert: Type.String(),
            expr: Type.String(),
            for: Type.String({ pattern: '^\\d+[mh]$' }),
            labels: Type.Object({ severity: Type.Enum(['critical', 'warning', 'info']) }),
            annotations: Type.Object({ summary: Type.String(), runbook_url: Type.String() }),
          }),
        ),
      }),
    ),
  }),
);
const readDashboard = reader(
  Type.Object({
    title: Type.String(),
    panels: Type.Array(
      Type.Object({
        id: Type.Integer(),
        title: Type.String(),
        description: Type.String({ minLength: 1 }),
        targets: Type.Array(Type.Object({ expr: Type.String() })),
      }),
    ),
  }),
);

const alerts = readRules(parse(read('observability/alerts.yml'))).groups.flatMap(({ rules }) => rules);
const dashboard = readDashboard(JSON.parse(read('observability/grafana-dashboard.json')));
const page = read('docs/observability.md');

/** Every expression, with what Grafana fills in filled in. */
const expressions = [
  ...alerts.map(({ alert, expr }) => ({ where: alert, expr })),
  ...dashboard.panels.flatMap(({ title, targets }) =>
    targets.map(({ expr }) => ({ where: title, expr: expr.replaceAll('$__rate_interval', '5m') })),
  ),
];

interface Selector {
  readonly metric: string;
  readonly labels: readonly string[];
}

/** What an expression selects and by which labels it groups; throws where it is not one. */
function readExpression(expr: string): { readonly selectors: Selector[]; readonly grouping: string[] } {
  const selectors: { metric: string; labels: string[] }[] = [];
  const grouping: string[] = [];
  let inGrouping = -1;
  const cursor = parser.parse(expr).cursor();
  do {
    const text = expr.slice(cursor.from, cursor.to);
    if (cursor.type.isError) {
      throw new Error(`no PromQL at ${cursor.from}: ${expr}`);
    }
    if (cursor.name === 'GroupingLabels') {
      inGrouping = cursor.to;
    } else if (cursor.name === 'VectorSelector') {
      selectors.push({ metric: '', labels: [] });
    } else if (cursor.name === 'Identifier') {
      const last = selectors.at(-1);
      if (last !== undefined) {
        last.metric = text;
      }
    } else if (cursor.name === 'LabelName') {
      if (cursor.to <= inGrouping) {
        grouping.push(text);
      } else {
        selectors.at(-1)?.labels.push(text);
      }
    }
  } while (cursor.next());
  return { selectors, grouping };
}

const EVIDENCE: EvidenceState = {
  treeSize: 1,
  publishedAt: '2026-11-20T10:00:00.000Z',
  waiting: 1,
  storeCheck: { finishedAt: '2026-11-20T10:00:00.000Z', entries: 1, findings: 0 },
};
/** A service of which everything is known. */
const READINESS: Readiness = {
  database: 'up',
  evidence: EVIDENCE,
  reviews: {
    open: { open: 1 },
    overdue: { decide: 1, endorse: 0, act: 0, countersign: 0, 'review-new-facts': 0 },
    expired: 1,
    notCountersigned: 0,
    newFactsWaiting: 0,
    casesWithoutArea: 0,
  },
  webhooks: { active: 1, failing: 0, paused: 0, gone: 0, lag: 3, lagSeconds: 4.5, deadLetters: 0 },
  simulations: { states: { running: 1 }, slicesWaiting: 2 },
};

describe('the measurements', () => {
  const book = openRuleBook(currentBookText());
  const runs = new RunCounter();
  const rounds = new WorkCounter(() => '2026-11-20T10:00:00.000Z');
  const measures: ProcessMeasures = {
    runs: () => runs.read(),
    work: () => rounds.read(),
    pools: () => [{ pool: 'service', inUse: 2, idle: 1, waiting: 0, size: 10 }],
  };
  let text = '';
  /** Labels by metric, with those of a histogram under each of its names. */
  const labels = new Map<string, Set<string>>();
  const ours = new Set<string>();
  let app: Awaited<ReturnType<typeof buildTestApp>>;
  const scrape = async () => String((await app.send('GET', '/metrics')).body);
  const run = () => runs.count('recommendation', book.recommend({ inputs: {}, asAt: '2026-11-20' }));

  beforeAll(async () => {
    app = await buildTestApp({ measures, readiness: async () => READINESS });
    for (const work of WORK) {
      rounds.done(work);
      rounds.failed(work);
    }
    for (let made = 1; made < RUNS_TOGETHER; made += 1) {
      run();
    }
    await app.send('GET', '/health/liveness');
  });
  afterAll(() => app.app.close());

  it('keep the answers of runs back until there are ten of them', async () => {
    expect(await scrape()).not.toMatch(/^(?:rule_set_answers|missing_facts)_total\{/m);
    run();
    text = await scrape();
    expect(text).toContain(
      'rule_set_answers_total{run="recommendation",rule_set="outcome",answer="unknown"} 10',
    );
    expect(text).toMatch(/^missing_facts_total\{run="recommendation",fact="[a-zA-Z.-]+"\} 10$/m);
    // Scraping adds nothing.
    expect(await scrape()).toContain(
      'rule_set_answers_total{run="recommendation",rule_set="outcome",answer="unknown"} 10',
    );
  });

  it('count the requests, and those under way until they are over', async () => {
    expect(text).toMatch(
      /^http_request_duration_seconds_count\{method="GET",route="\/health\/liveness",status="200"\} 1$/m,
    );
    expect(text).toMatch(/^http_requests_in_flight 1$/m);
    expect(text).toMatch(/^service_info\{version="[^"]+",node="v24[^"]*"\} 1$/m);
    expect(text).toMatch(/^database_connections\{pool="service",state="in-use"\} 2$/m);
    expect(text).toMatch(/^background_rounds_total\{work="figures",outcome="failed"\} 1$/m);
    expect(text).toMatch(/^webhook_lag_seconds 4\.5$/m);
  });

  it('are those of the page, by name and label, and no other', () => {
    for (const line of text.split('\n')) {
      const [, name, given = ''] = /^([a-z0-9_]+)(?:\{(.*)\})? /.exec(line) ?? [];
      if (name !== undefined) {
        const known = labels.get(name) ?? new Set();
        for (const [, label = ''] of given.matchAll(/([a-z_]+)="/g)) {
          known.add(label);
        }
        labels.set(name, known);
      }
    }
    for (const [, name = ''] of text.matchAll(/^# TYPE (\S+) /gm)) {
      if (!/^(?:process|nodejs)_/.test(name)) {
        ours.add(name);
      }
    }
    const listed = new Map(
      [...page.matchAll(/^\| `([a-z0-9_]+)` \|([^|]*)\|/gm)].map(([, name = '', given = '']) => [
        name,
        new Set([...given.matchAll(/`([a-z_]+)`/g)].map(([, label = '']) => label)),
      ]),
    );
    expect([...listed.keys()].toSorted()).toEqual([...ours].toSorted());
    for (const [name, given] of listed) {
      const measured = new Set(labels.get(name) ?? labels.get(`${name}_count`));
      expect([name, measured]).toEqual([name, given]);
    }
  });

  it.each(expressions)('are what the expression of $where is made of', ({ expr }) => {
    const { selectors, grouping } = readExpression(expr);
    expect(selectors.length).toBeGreaterThan(0);
    const every = new Set(['instance']);
    for (const selector of selectors) {
      const known = labels.get(selector.metric);
      expect([selector.metric, known !== undefined]).toEqual([selector.metric, true]);
      expect(selector.labels.filter((label) => known?.has(label) !== true)).toEqual([]);
      for (const label of known ?? []) {
        every.add(label);
      }
    }
    expect(grouping.filter((label) => !every.has(label))).toEqual([]);
  });

  it('are each in an alert or on the dashboard', () => {
    const shown = new Set(
      expressions
        .flatMap(({ expr }) => readExpression(expr).selectors)
        .map(({ metric }) => metric.replace(/_(?:count|bucket|sum)$/, '')),
    );
    expect([...ours].filter((name) => !shown.has(name))).toEqual([]);
  });

  it('would be missed: an expression that is none, or of a metric that is not there, is found', () => {
    expect(() => readExpression('sum by (route (rate(a[5m]))')).toThrow('no PromQL');
    expect(readExpression('max(gone{x="1"}) by (y)')).toEqual({
      selectors: [{ metric: 'gone', labels: ['x'] }],
      grouping: ['y'],
    });
  });
});

describe('the alerts', () => {
  it('have a name of their own each, and say in words what is wrong', () => {
    expect(new Set(alerts.map(({ alert }) => alert)).size).toBe(alerts.length);
    expect(alerts.filter(({ annotations }) => annotations.summary.length < 20)).toEqual([]);
  });

  it('lead each to a heading that says why there and what to do, and every such heading has its alert', () => {
    const sections = page.slice(page.indexOf('\n## Alerts')).split(/^### /m).slice(1);
    const found = sections.map((section) => {
      const [title = ''] = section.split('\n');
      expect(section).toMatch(/^- Why there: \S[\s\S]*^- What to do: \S/m);
      const name = /^`(\w+)`\. /m.exec(section)?.[1];
      return [name, `docs/observability.md#${title.toLowerCase().replaceAll(' ', '-')}`];
    });
    expect(found).toEqual(alerts.map(({ alert, annotations }) => [alert, annotations.runbook_url]));
  });
});

describe('the page', () => {
  it('links only to what is there, and names every attribute that a span may have', () => {
    const links = [...page.matchAll(/\]\(([^)#:]+)\)/g)].map(([, target]) => target ?? '');
    expect(links.length).toBeGreaterThan(3);
    expect(links.filter((target) => !existsSync(join(root, 'docs', target)))).toEqual([]);
    const allowed = /ALLOWED[^[]*\[([^\]]*)\]/.exec(read('src/telemetry/clean-spans.ts'))?.[1] ?? '';
    const attributes = [...allowed.matchAll(/'([a-z._]+)'/g)].map(([, name = '']) => name);
    expect(attributes.length).toBeGreaterThan(5);
    expect(attributes.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });
});

describe('the dashboard', () => {
  it('has panels with titles, words and places of their own', () => {
    expect(dashboard.panels.length).toBeGreaterThan(10);
    expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length);
    expect(new Set(dashboard.panels.map(({ title }) => title)).size).toBe(dashboard.panels.length);
  });
});
