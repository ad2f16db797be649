import { readFile, writeFile } from 'node:fs/promises';
import openapiTypes, { astToString } from 'openapi-types';

/**
 * Writes the types of the client from the committed OpenAPI document; with `--check` compares them instead and exits 1 where they
 * differ.
 */

const DOCUMENT = new URL('../openapi/openapi.json', import.meta.url);
const TYPES = new URL('../clients/typescript/schema.d.ts', import.meta.url);

const HEADING = `// Made by \`npm run client\` from openapi/openapi.json. Change the routes instead.
`;

/** The text of the file of types for the document as it is committed. */
export async function clientTypes(): Promise<string> {
  const nodes = await openapiTypes(DOCUMENT, { silent: true });
  return `${HEADING}\n${astToString(nodes)}`;
}

async function main(): Promise<void> {
  const text = await clientTypes();
  if (!process.argv.includes('--check')) {
    await writeFile(TYPES, text);
  } else if ((await readFile(TYPES, 'utf8').catch(() => '')) !== text) {
    process.stderr.write(
      'clients/typescript/schema.d.ts is not what the document says; run `npm run client` and commit it\n',
    );
    process.exitCode = 1;
  }
}

if (import.meta.main) {
  await main();
}
