// Loaded before the service (`--import`) while its statements are written down: every statement that a transaction with a stored
// recommendation sends, in order, as text, name and values. The service itself is left as it is, and is measured without this.
import { appendFileSync } from 'node:fs';
import { Client } from 'pg';
import { type RecordedStatement, toRecordedValue } from './recorded-statements.ts';

const file = process.env['STATEMENTS_FILE'];
if (file === undefined) {
  throw new Error('STATEMENTS_FILE names the file that statements are written to');
}

const open = new WeakMap<object, RecordedStatement[]>();

function note(client: object, statement: RecordedStatement): void {
  const begun = open.get(client);
  const word = /^\s*(\w+)/.exec(statement.text)?.[1]?.toLowerCase() ?? '';
  if (word === 'begin' || word === 'start') {
    open.set(client, [statement]);
    return;
  }
  const all = [...(begun ?? []), statement];
  if (begun !== undefined && word !== 'commit' && word !== 'rollback') {
    open.set(client, all);
    return;
  }
  open.delete(client);
  if (word !== 'rollback' && all.some(({ text }) => /insert into "?recommendations"?[\s(]/i.test(text))) {
    appendFileSync(file ?? '', `${JSON.stringify(all)}\n`);
  }
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

const send: (this: Client, ...sent: unknown[]) => unknown = Reflect.get(Client.prototype, 'query');
Reflect.set(Client.prototype, 'query', function query(this: Client, ...sent: unknown[]): unknown {
  const [first, second] = sent;
  if (typeof first === 'string') {
    note(this, { text: first, values: isList(second) ? second.map(toRecordedValue) : [] });
  } else if (
    typeof first === 'object' &&
    first !== null &&
    'text' in first &&
    typeof first.text === 'string'
  ) {
    const values = 'values' in first && isList(first.values) ? first.values : isList(second) ? second : [];
    const name = 'name' in first && typeof first.name === 'string' ? { name: first.name } : {};
    note(this, { text: first.text, ...name, values: values.map(toRecordedValue) });
  }
  return send.apply(this, sent);
});
