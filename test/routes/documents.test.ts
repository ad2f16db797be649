import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  DOCUMENT_KINDS,
  DOCUMENT_LACKS,
  type DocumentLack,
} from '../../src/application/documents/services.ts';
import { DomainFailure, PERMISSIONS } from '../../src/application/services.ts';
import { reader } from '../../src/cli/demo-example.ts';
import { htmlOf } from '../../src/http/pages/html.ts';
import { Problem } from '../../src/http/schemas/problem.ts';
import { aMadeDocument } from '../builders/a-document.ts';
import { buildTestApp, type TestApp } from '../builders/app.ts';
import { aPrincipal } from '../builders/index.ts';
import { type ServedDocument, servedDocument } from '../contract/document.ts';

const readProblem = reader(Problem);
const ID = '00000000-0000-7000-8000-000000000001';
const at = (kind: string) => `/v1/considerations/${ID}/documents/${kind}`;

let test: TestApp;
let document: ServedDocument;
beforeAll(async () => {
  test = await buildTestApp();
  document = await servedDocument(test.app);
});
afterAll(() => test.app.close());

const get = (kind: string, accept?: string, on = test) =>
  on.send('GET', at(kind), undefined, accept === undefined ? {} : { accept });

const documented = () => document.operation('makeDocument').responses['200']?.content ?? {};

describe('GET /v1/considerations/{id}/documents/{kind}', () => {
  it.each(DOCUMENT_KINDS)('gives the %s as JSON that its schema describes', async (kind) => {
    const { status, headers, body } = await get(kind);
    expect([status, body]).toEqual([200, aMadeDocument({ kind, considerationId: ID })]);
    expect(headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      vary: expect.stringMatching(/(^|, )Accept$/),
    });
    expect(document.faults(documented()['application/json']?.schema, body)).toEqual([]);
    expect(test.services.calls.at(-1)).toMatchObject({
      name: 'makeDocument',
      input: { id: ID, kind },
      act: { principal: { subject: aPrincipal().subject } },
    });
  });

  it('refuses by its schema what is no part of a document, however deep it stands', () => {
    const schema = documented()['application/json']?.schema;
    const whole = aMadeDocument();
    const section = { id: 'x', heading: 'An example', blocks: [] };
    const withSection = (more: object) => ({
      ...whole,
      page: { ...whole.page, sections: [{ ...section, ...more }] },
    });
    expect(document.faults(schema, withSection({ sections: [section] }))).toEqual([]);
    for (const faulty of [
      { ...whole, recommendation: ID },
      { ...whole, gaps: [{ part: 'part-1', why: 'made-up' }] },
      withSection({ more: true }),
      withSection({ blocks: [{ kind: 'markup', text: 'An example.' }] }),
      withSection({ sections: [{ ...section, blocks: [{ kind: 'list', items: [{ items: [] }] }] }] }),
    ]) {
      expect(document.faults(schema, faulty)).not.toEqual([]);
    }
  });

  it('gives the page as HTML to whoever asks for that, and no other form', async () => {
    const { status, headers, body } = await get('handover', 'text/html');
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(body).toBe(htmlOf(aMadeDocument().page));
    expect(Object.keys(documented())).toEqual(['application/json', 'text/html']);

    const before = test.services.calls.length;
    const refused = await get('handover', 'text/markdown');
    expect([refused.status, readProblem(refused.body).errorCode]).toEqual([406, 'not-acceptable']);
    // Nobody was given anything, so nothing was made.
    expect(test.services.calls).toHaveLength(before);
  });

  it('refuses a kind that there is not, and names those that there are', async () => {
    const before = test.services.calls.length;
    const { status, body } = await get('letter-before-action');
    const problem = readProblem(body);
    expect([status, problem.errorCode]).toEqual([400, 'malformed-request']);
    expect(problem.errors?.map(({ field }) => field)).toEqual(['kind']);
    for (const kind of DOCUMENT_KINDS) {
      expect(JSON.stringify(problem.errors)).toContain(kind);
    }
    expect(test.services.calls).toHaveLength(before);
  });

  it('refuses a parameter that there is not by its name', async () => {
    const before = test.services.calls.length;
    const { status, body } = await test.send('GET', `${at('handover')}?knownAt=2026-11-20`);
    const problem = readProblem(body);
    expect([status, problem.errorCode]).toEqual([400, 'malformed-request']);
    expect(JSON.stringify(problem.errors)).toContain('knownAt');
    expect(test.services.calls).toHaveLength(before);
  });

  it('says of each thing that a document lacks what comes first', async () => {
    const details = new Map<DocumentLack, string | undefined>();
    for (const lacking of DOCUMENT_LACKS) {
      test.services.failNext(
        new DomainFailure({ code: 'document-not-due', kind: 'notice-of-reasons', lacking }),
      );
      const { status, body } = await get('notice-of-reasons', 'text/html');
      const problem = readProblem(body);
      expect([status, problem.errorCode]).toEqual([409, 'document-not-due']);
      details.set(lacking, problem.detail);
    }
    expect(new Set(details.values()).size).toBe(DOCUMENT_LACKS.length);
    expect(details.get('disclosure-check')).toContain('disclosure check');
    expect(details.get('return-to-custody')).toContain('return to custody');
  });

  it('is for whoever may read documents, and for nobody else', async () => {
    const permissions = PERMISSIONS.filter((permission) => permission !== 'document:read');
    const app = await buildTestApp({ principal: aPrincipal({ permissions }) });
    try {
      expect((await get('handover', undefined, app)).status).toBe(403);
    } finally {
      await app.app.close();
    }
    expect(document.operation('makeDocument')).toMatchObject({ 'x-permissions': ['document:read'] });
  });

  it('is not there for an id that no consideration can have', async () => {
    const { status } = await test.send('GET', '/v1/considerations/no-id/documents/handover');
    expect(status).toBe(404);
  });
});
