import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { reader } from '../../src/cli/demo-example.ts';

/** The served document, as a client of the service would read it. */

const Content = Type.Record(
  Type.String(),
  Type.Object({ schema: Type.Unknown(), examples: Type.Optional(Type.Unknown()) }),
);
const Operation = Type.Object({
  operationId: Type.String(),
  tags: Type.Array(Type.String()),
  summary: Type.String(),
  description: Type.String(),
  security: Type.Optional(Type.Array(Type.Unknown())),
  'x-permissions': Type.Optional(Type.Array(Type.String())),
  parameters: Type.Optional(
    Type.Array(
      Type.Object({
        name: Type.String(),
        in: Type.String(),
        required: Type.Optional(Type.Boolean()),
        schema: Type.Optional(Type.Unknown()),
      }),
    ),
  ),
  requestBody: Type.Optional(Type.Object({ content: Content })),
  responses: Type.Record(
    Type.String(),
    Type.Object({
      description: Type.String(),
      headers: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
      content: Type.Optional(Content),
    }),
  ),
});
const Document = Type.Object({
  openapi: Type.String(),
  paths: Type.Record(Type.String(), Type.Record(Type.String(), Operation)),
  components: Type.Object({ schemas: Type.Record(Type.String(), Type.Unknown()) }),
});

const readDocument = reader(Document);

export interface DocumentedOperation extends Static<typeof Operation> {
  readonly method: string;
  readonly path: string;
}

export interface ServedDocument {
  readonly schemas: Readonly<Record<string, unknown>>;
  readonly operations: readonly DocumentedOperation[];
  readonly operation: (operationId: string) => DocumentedOperation;
  /** What is wrong with a value under a schema of the document; empty where nothing is. */
  readonly faults: (schema: unknown, value: unknown) => readonly string[];
}

/** Asks an app for its document. */
export async function servedDocument(app: FastifyInstance): Promise<ServedDocument> {
  const response = await app.inject({ method: 'GET', url: '/openapi.json' });
  const raw = response.json<object>();
  const { paths, components } = readDocument(raw);
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    // A copy: what was read stays as it was.
    // oxlint-disable-next-line no-map-spread
    Object.entries(methods).map(([method, operation]) => ({
      ...operation,
      method: method.toUpperCase(),
      path,
    })),
  );
  return {
    schemas: components.schemas,
    operations,
    operation: (operationId) => {
      const found = operations.find((operation) => operation.operationId === operationId);
      if (found === undefined) {
        throw new Error(`the document has no operation ${operationId}`);
      }
      return found;
    },
    faults: judgeBy(components.schemas),
  };
}

/** Judges of documents that were served before: the services of one test file serve the same one, which takes seconds to compile. */
const judges = new Map<string, ServedDocument['faults']>();

/** Finds what is wrong with values under schemas that refer to those given, each of which is compiled once, when it is first needed. */
function judgeBy(schemas: ServedDocument['schemas']): ServedDocument['faults'] {
  const named = JSON.stringify(schemas).replaceAll('"#/components/schemas/', '"schema:');
  const known = judges.get(named);
  if (known !== undefined) {
    return known;
  }
  const ajv = new Ajv2020({ allErrors: true, strict: false, discriminator: true });
  formats.default(ajv);
  for (const [name, schema] of Object.entries(readSchemas(JSON.parse(named)))) {
    ajv.addSchema(schema, `schema:${name}`);
  }
  const compiled = new Map<string, ValidateFunction>();
  const judge: ServedDocument['faults'] = (schema, value) => {
    const text = JSON.stringify(schema).replaceAll('"#/components/schemas/', '"schema:');
    const validate = compiled.get(text) ?? ajv.compile(readObject(JSON.parse(text)));
    compiled.set(text, validate);
    return validate(value)
      ? []
      : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
  };
  judges.set(named, judge);
  return judge;
}

/** The address of a record under the path of an operation; of the documents of a decision, one stands for all. */
export function addressOf(path: string, id: string): string {
  return path.replace('{kind}', 'handover').replaceAll(/\{[^}]+\}/g, id);
}

const readObject = reader(Type.Object({}));
const readSchemas = reader(Type.Record(Type.String(), Type.Object({})));
