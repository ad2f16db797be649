import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const root = join(import.meta.dirname, '..', '..');

/** A migration that a made-up release brings, in the words of its file and of the list of migrations. */
export interface MadeUpMigration {
  readonly name: string;
  /** What it runs, one statement each. */
  readonly statements: readonly string[];
  readonly kind: 'expand' | 'contract';
  readonly runsFrom: string;
}

/**
 * Makes a release from the code at hand in a folder of its own: another version in `package.json`, and migrations that the code at
 * hand does not have.
 */
export async function makeRelease(
  folder: string,
  version: string,
  brings: readonly MadeUpMigration[],
): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const part of ['src', 'openapi', join('docs', 'problems')]) {
    await cp(join(root, part), join(folder, part), { recursive: true });
  }
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  const manifest: unknown = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  if (typeof manifest !== 'object' || manifest === null) throw new Error('package.json holds no object');
  await writeFile(join(folder, 'package.json'), JSON.stringify({ ...manifest, version }));
  const list = join(folder, 'src', 'db', 'migrations', 'index.ts');
  const entries = brings.map(({ name, statements, kind, runsFrom }) => {
    const runs = statements
      .map((statement) => `await sql.raw(${JSON.stringify(statement)}).execute(db);`)
      .join(' ');
    const says = `kind: '${kind}', release: '${version}', runsFrom: '${runsFrom}'`;
    return `  '${name}': { ${says}, async up(db) { ${runs} } },\n`;
  });
  const text = await readFile(list, 'utf8');
  const extended = text.replace(
    /(export const migrations: Record<string, SchemaMigration> = \{\n.*?)(\n\};)/s,
    (_all, before: string, end: string) => `${before}\n${entries.join('')}${end}`,
  );
  if (extended === text && entries.length > 0) throw new Error('the list of migrations has another form');
  await writeFile(list, `import { sql } from 'kysely';\n${extended}`);
}

/** A process of a release. */
export interface Running {
  readonly url: string;
  /** Ends it as a deployment does, and waits until it is gone. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts a release.
 *
 * @throws {Error} with what it wrote, where it does not come up.
 */
export async function startRelease(folder: string, env: Readonly<Record<string, string>>): Promise<Running> {
  const child = spawn(process.execPath, [join(folder, 'src', 'main.ts')], {
    env: { ...process.env, NODE_ENV: 'test', PORT: '0', LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  for (;;) {
    const url = /answers on (http:\/\/\S+);/.exec(out)?.[1];
    if (url !== undefined) {
      return { url, stop: () => stop(child) };
    }
    if (child.exitCode !== null) throw new Error(errors);
    await delay(20);
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}
