import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Type } from 'typebox';
import { reader } from '../../src/cli/demo-example.ts';
import { buildTestApp, type TestApp } from '../builders/app.ts';
import { type ServedDocument, servedDocument } from './document.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '..', '..');

const readReport = reader(
  Type.Object({ problems: Type.Array(Type.Object({ ruleId: Type.String(), severity: Type.String() })) }),
);

/** The rules of redocly.yaml that a document breaks, each once. */
async function brokenRules(file: string): Promise<readonly string[]> {
  const { stdout } = await run(
    process.execPath,
    [
      join(root, 'node_modules/@redocly/cli/bin/cli.js'),
      'lint',
      file,
      '--config',
      join(root, 'redocly.yaml'),
      '--format=json',
    ],
    { env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' } },
  ).catch((error: unknown) => {
    // Exit code 1 is what it says when rules are broken; the report is printed all the same.
    const printed = memberOf(error, 'stdout');
    if (typeof printed === 'string') {
      return { stdout: printed };
    }
    throw error;
  });
  const { problems } = readReport(JSON.parse(stdout));
  return [...new Set(problems.map(({ ruleId }) => ruleId))].toSorted();
}

/** The schemas of a document that stand behind references, followed to the end. */
function resolved(document: ServedDocument, schema: unknown): Readonly<Record<string, unknown>> {
  const name = /^#\/components\/schemas\/(.+)$/.exec(String(memberOf(schema, '$ref')))?.[1];
  if (name !== undefined) {
    return resolved(document, document.schemas[name]);
  }
  return typeof schema === 'object' && schema !== null ? { ...schema } : {};
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}

/** Every schema within a schema, itself first. */
function* within(schema: unknown): Generator<Readonly<Record<string, unknown>>> {
  if (typeof schema === 'object' && schema !== null) {
    if (!Array.isArray(schema)) {
      yield { ...schema };
    }
    for (const value of Object.values(schema)) {
      yield* within(value);
    }
  }
}

describe('the description of the interface', () => {
  let test: TestApp;
  let document: ServedDocument;
  beforeAll(async () => {
    test = await buildTestApp();
    document = await servedDocument(test.app);
  });
  afterAll(() => test.app.close());

  it('breaks none of the rules for it, and the rules of GOV.UK do find what breaks them', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'api-rules-'));
    const committed = join(root, 'openapi/openapi.json');
    const text = await readFile(committed, 'utf8');
    const worse = join(folder, 'worse.json');
    await writeFile(
      worse,
      text
        .replaceAll('"/v1/licences/search"', '"/licences/search_for"')
        .replaceAll('"externalReference":', '"external_reference":')
        .replaceAll('"name": "deliveryUnit"', '"name": "delivery-unit"'),
    );
    expect(await brokenRules(committed)).toEqual([]);
    expect(await brokenRules(worse)).toEqual(
      expect.arrayContaining([
        'paths-kebab-case',
        'rule/members-in-camel-case',
        'rule/query-in-camel-case',
        'rule/version-in-the-path',
      ]),
    );
    await rm(folder, { recursive: true });
  });

  it('answers in JSON with an object at the top, never with a list', () => {
    const answers = document.operations.flatMap(({ operationId, responses }) =>
      Object.entries(responses).flatMap(([status, { content = {} }]) =>
        Object.entries(content)
          .filter(([mediaType]) => mediaType.endsWith('json'))
          .map(([, { schema }]) => ({ at: `${operationId} ${status}`, schema: resolved(document, schema) })),
      ),
    );
    expect(answers.length).toBeGreaterThan(100);
    const others = answers.filter(
      ({ schema }) =>
        schema['type'] !== 'object' && !('oneOf' in schema) && !('anyOf' in schema) && !('allOf' in schema),
    );
    expect(others.map(({ at }) => at)).toEqual([]);
  });

  it('says of every day and instant that it is one of ISO 8601', () => {
    const named = Object.values(document.schemas).flatMap((component) =>
      [...within(component)].flatMap((schema) =>
        Object.entries(resolved(document, schema['properties'])).map(([name, of]) => ({
          name,
          of: resolved(document, of),
        })),
      ),
    );
    const instants = named.filter(({ name, of }) => /[a-z]At$/.test(name) && of['type'] === 'string');
    const days = named.filter(({ name, of }) => /[a-z]On$/.test(name) && of['type'] === 'string');
    expect(instants.length + days.length).toBeGreaterThan(40);
    expect(
      instants
        .filter(({ name, of }) => name !== 'asAt' && of['format'] !== 'date-time')
        .map(({ name }) => name),
    ).toEqual([]);
    expect(days.filter(({ of }) => of['format'] !== 'date').map(({ name }) => name)).toEqual([]);
  });

  it('gives every table of figures as CSV too', () => {
    const tables = [
      'readRecallReasons',
      'readDecisionFigures',
      'readAgreementFigures',
      'readFairnessFigures',
    ];
    const mediaTypes = tables.map((id) =>
      Object.keys(document.operation(id).responses['200']?.content ?? {}).toSorted(),
    );
    expect(mediaTypes).toEqual(tables.map(() => ['application/json', 'text/csv']));
  });

  it('asks for a token wherever it serves what is not for everybody, and answers what is wrong with problem details', () => {
    const versioned = document.operations.filter(({ path }) => path.startsWith('/v1/'));
    expect(versioned.length).toBeGreaterThan(50);
    expect(
      versioned.filter(({ security }) => security?.length === 0).map(({ operationId }) => operationId),
    ).toEqual([]);
    const silent = versioned.filter(
      ({ responses }) =>
        !['401', '403'].every((status) => 'application/problem+json' in (responses[status]?.content ?? {})),
    );
    expect(silent.map(({ operationId }) => operationId)).toEqual([]);
  });
});
