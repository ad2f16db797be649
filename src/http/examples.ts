import { readdir, readFile } from 'node:fs/promises';
import { Ajv } from 'ajv';
import { type Static, Type } from 'typebox';

/** An example as the document shows it: a title and the body to send. */
export interface DocumentedExample {
  readonly summary: string;
  readonly value: unknown;
}

/** Examples by operation and by name. */
export type DocumentedExamples = ReadonlyMap<string, Readonly<Record<string, DocumentedExample>>>;

const FOLDER = new URL('../../openapi/examples/', import.meta.url);

/** The bodies that an example case sends in each step of the main job; what is in them is for the tests to check. */
const ExampleCase = Type.Object({
  name: Type.String(),
  title: Type.String(),
  asAt: Type.String(),
  licence: Type.Object({}),
  events: Type.Array(Type.Object({})),
  consideration: Type.Object({}),
  judgement: Type.Object({}),
});
type ExampleCase = Static<typeof ExampleCase>;
const isExampleCase = new Ajv().compile<ExampleCase>(ExampleCase);

/** Reads the example cases and says which operation shows what of them. */
export async function readExamples(): Promise<DocumentedExamples> {
  const files = (await readdir(FOLDER)).filter((file) => file.endsWith('.json')).toSorted();
  const cases = await Promise.all(
    files.map(async (file) => exampleCase(file, await readFile(new URL(file, FOLDER), 'utf8'))),
  );
  const bodies = (body: (example: ExampleCase) => object | undefined) =>
    Object.fromEntries(
      cases.flatMap((example) => {
        const value = body(example);
        return value === undefined ? [] : [[example.name, { summary: example.title, value }]];
      }),
    );
  return new Map([
    ['registerLicence', bodies(({ licence }) => licence)],
    ['reportBreachEvent', bodies(({ events }) => withoutReference(events[0]))],
    ['openConsideration', bodies(({ consideration, judgement }) => ({ ...consideration, judgement }))],
    ['recommend', bodies(({ asAt }) => ({ asAt }))],
  ]);
}

function exampleCase(file: string, text: string): ExampleCase {
  const value: unknown = JSON.parse(text);
  if (!isExampleCase(value)) {
    throw new Error(`openapi/examples/${file} is not an example case`);
  }
  return value;
}

/** Within a case events go by a name of their own, for their ids are made when they are reported. */
function withoutReference(event: object | undefined): object | undefined {
  return event === undefined
    ? undefined
    : Object.fromEntries(Object.entries(event).filter(([name]) => name !== 'ref'));
}
