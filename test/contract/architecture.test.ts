import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { faultsOf, importsOf, monitoringReachedFrom } from './import-graph.ts';

const root = join(import.meta.dirname, '..', '..');

function sourcesOfTheService(): Map<string, string> {
  const files = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    files.map((file) => [relative(root, file).split(sep).join('/'), readFileSync(file, 'utf8')] as const),
  );
}

const DOOR = ['src/rules/index.ts', "export { recommend } from './recommend.ts';"] as const;
const RULE = ['src/rules/recommend.ts', 'export const recommend = () => 1;'] as const;
const world = (...files: readonly (readonly [string, string])[]) => new Map([DOOR, RULE, ...files]);

describe('the wall round monitoring data', () => {
  it.each([
    'src/rules/index.ts',
    'src/application/case-inputs.ts',
    'src/application/recommendations.ts',
    'src/application/evaluations.ts',
    'src/application/considerations.ts',
    'src/application/licences.ts',
    'src/application/explanations/explanations.ts',
    'src/application/documents/documents.ts',
    'src/application/review/steps.ts',
    'src/application/evidence/replay.ts',
  ])('keeps %s out, by whatever way', (file) => {
    const sources = sourcesOfTheService();

    expect(sources.has(file)).toBe(true);
    expect(monitoringReachedFrom(file, sources)).toEqual([]);
  });

  it('is found where there is a way through it', () => {
    const sources = world(
      ['src/db/monitoring.ts', 'export const groups = 1;'],
      ['src/application/between.ts', "import { groups } from '../db/monitoring.ts';"],
      ['src/application/recommendations.ts', "import './between.ts';"],
    );

    expect(monitoringReachedFrom('src/application/recommendations.ts', sources)).toEqual([
      'src/db/monitoring.ts',
    ]);
    expect(faultsOf(sources)).toEqual([
      'src/application/between.ts: may not reach monitoring data (src/db/monitoring.ts)',
    ]);
  });
});

describe('direction of imports', () => {
  it('holds in the whole service', () => {
    const sources = sourcesOfTheService();

    expect(sources.size).toBeGreaterThan(20);
    expect(faultsOf(sources)).toEqual([]);
  });

  it('reads every form of import', () => {
    const source = [
      "import type { A } from './a.ts';",
      "import {\n  b,\n  type C,\n} from './b.ts';",
      "import d, * as e from './d.ts';",
      "import './e.ts';",
      "export * from './f.ts';",
      "export type { G } from './g.ts';",
      "const h = await import('./h.ts');",
      'const i = await import(name);',
      "// import x from './x.ts';",
      "/*\nimport y from './y.ts';\n*/",
    ].join('\n');

    expect(importsOf(source)).toEqual([
      { from: './a.ts', typesOnly: true },
      { from: './b.ts', typesOnly: false },
      { from: './d.ts', typesOnly: false },
      { from: './f.ts', typesOnly: false },
      { from: './g.ts', typesOnly: true },
      { from: './e.ts', typesOnly: false },
      { from: './h.ts', typesOnly: false },
      { from: '?', typesOnly: false },
    ]);
  });

  it('allows what the decision allows', () => {
    const sources = world(
      [
        'src/audit/entry.ts',
        "import { createHash } from 'node:crypto';\nimport canonicalize from 'canonicalize';",
      ],
      [
        'src/db/licences.ts',
        "import type { Kysely } from 'kysely';\nimport { connect } from './connect.ts';",
      ],
      ['src/db/connect.ts', "import { Pool } from 'pg';"],
      ['src/db/audit-log.ts', "import { entry } from '../audit/entry.ts';"],
      [
        'src/application/licences.ts',
        "import { find } from '../db/licences.ts';\nimport { recommend } from '../rules/index.ts';",
      ],
      ['src/routes/licences/index.ts', "import type { Licence } from '../../application/licences.ts';"],
      ['src/app.ts', "import { licences } from './routes/licences/index.ts';"],
      ['src/composition.ts', "import { connect } from './db/connect.ts';"],
      ['src/server.ts', "import { compose } from './composition.ts';\nimport { app } from './app.ts';"],
    );

    expect(faultsOf(sources)).toEqual([]);
  });

  it.each([
    [
      'a route that queries the database',
      'src/routes/x/index.ts',
      "import { find } from '../../db/find.ts';",
    ],
    ['a route that uses the query builder', 'src/routes/x/index.ts', "import { sql } from 'kysely';"],
    ['HTTP that opens a connection', 'src/http/x.ts', "import { Pool } from 'pg';"],
    ['a use case that knows HTTP', 'src/application/x.ts', "import { problem } from '../http/problems.ts';"],
    ['a use case with a web framework', 'src/application/x.ts', "import fastify from 'fastify';"],
    ['storage that runs the rules', 'src/db/x.ts', "import { recommend } from '../rules/index.ts';"],
    [
      'storage that calls a use case',
      'src/db/x.ts',
      "import type { Licence } from '../application/model.ts';",
    ],
    [
      'a query function that writes the trail itself',
      'src/db/x.ts',
      "import { entry } from '../audit/entry.ts';",
    ],
    ['a verifier that needs the database', 'src/audit/x.ts', "import { connect } from '../db/connect.ts';"],
    ['a verifier that reads files', 'src/audit/x.ts', "import { readFile } from 'node:fs/promises';"],
    [
      'a way round the door of the rules',
      'src/application/x.ts',
      "import { recommend } from '../rules/recommend.ts';",
    ],
    ['something that starts the process again', 'src/app.ts', "import { start } from './server.ts';"],
    ['rules that import a package', 'src/rules/x.ts', "import lodash from 'lodash';"],
    [
      'rules that import a use case, for its types alone',
      'src/rules/x.ts',
      "import type { A } from '../application/model.ts';",
    ],
    ['rules that import what cannot be read', 'src/rules/x.ts', 'export const x = import(name);'],
    ['a folder without a place in the decision', 'src/misc/x.ts', 'export const x = 1;'],
    ['an import of a file that is not there', 'src/http/x.ts', "import { y } from './gone.ts';"],
  ])('refuses %s', (_what, file, source) => {
    const neighbours = [
      ['src/db/find.ts', 'export const find = 1;'],
      ['src/db/connect.ts', 'export const connect = 1;'],
      ['src/http/problems.ts', 'export const problem = 1;'],
      ['src/application/model.ts', 'export type Licence = 1;'],
      ['src/audit/entry.ts', 'export const entry = 1;'],
      ['src/server.ts', 'export const start = 1;'],
    ] as const;

    expect(faultsOf(world(...neighbours))).toEqual([]);
    const faults = faultsOf(world(...neighbours, [file, source]));
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.every((fault) => fault.startsWith(`${file}: `))).toBe(true);
  });

  it.each([
    'const now = new Date();',
    'const clock = Date.now;',
    'const luck = Math.random();',
    'const place = process.env;',
    'const wait = setTimeout;',
    "const order = a.localeCompare(b, 'cy');",
    'const world = globalThis;',
    "const hash = require('node:crypto');",
  ])('refuses an impure rule: %s', (source) => {
    expect(faultsOf(world(['src/rules/x.ts', source]))).not.toEqual([]);
  });

  it('lets a rule speak of dates and of due process in comments and text', () => {
    const source =
      "// never a Date\n/** No process here. */\nexport const text = 'Date of the process';\nexport type IsoDate = string;";

    expect(faultsOf(world(['src/rules/x.ts', source]))).toEqual([]);
  });
});
