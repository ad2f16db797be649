import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Does what a Dockerfile says, in folders in place of layers: its own lines, so that they cannot rot where no image is built. */

/** The last stage of an image, as it lies in a folder. */
export interface Image {
  /** The working folder, as it lies on this machine. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  readonly cmd: readonly string[];
  readonly healthcheck: readonly string[];
  readonly user: string;
}

interface Stage {
  readonly root: string;
  workdir: string;
  env: Record<string, string>;
  cmd: readonly string[];
  healthcheck: readonly string[];
  user: string;
}

/** Runs a line of a shell in a folder, as `RUN` does. */
export type RunLine = (line: string, folder: string) => void;

/**
 * Performs the lines of a Dockerfile.
 *
 * @throws {Error} for a line of a kind that is not performed here, and for a file that is not there or that `.dockerignore` keeps out.
 */
export function performDockerfile(repository: string, folder: string, run: RunLine): Image {
  const allowed = readIgnored(readFileSync(join(repository, '.dockerignore'), 'utf8'));
  const stages = new Map<string, Stage>();
  let stage: Stage | undefined;
  for (const { name, rest } of instructionsOf(readFileSync(join(repository, 'Dockerfile'), 'utf8'))) {
    if (name === 'FROM') {
      const label = /\sAS\s+(\S+)$/i.exec(rest)?.[1] ?? 'last';
      stage = {
        root: join(folder, label),
        workdir: '/',
        env: {},
        cmd: [],
        healthcheck: [],
        user: 'root',
      };
      mkdirSync(stage.root, { recursive: true });
      stages.set(label, stage);
      continue;
    }
    if (stage === undefined) {
      throw new Error(`${name} comes before FROM`);
    }
    const here = join(stage.root, stage.workdir);
    switch (name) {
      case 'WORKDIR':
        stage.workdir = rest;
        mkdirSync(join(stage.root, rest), { recursive: true });
        break;
      case 'ENV':
        Object.assign(stage.env, Object.fromEntries(rest.split(/\s+/).map((pair) => pair.split('='))));
        break;
      case 'COPY':
        copy(rest, here, { repository, allowed, stages });
        break;
      case 'RUN':
        run(rest, here);
        break;
      case 'USER':
        stage.user = rest;
        break;
      case 'EXPOSE':
        break;
      case 'CMD':
        stage.cmd = words(rest);
        break;
      case 'HEALTHCHECK':
        stage.healthcheck = words(rest.slice(rest.indexOf('CMD') + 'CMD'.length));
        break;
      default:
        throw new Error(`${name} is not performed here: say what it does in test/support/image.ts`);
    }
  }
  if (stage === undefined) {
    throw new Error('the Dockerfile has no stage');
  }
  const { root, workdir, env, cmd, healthcheck, user } = stage;
  return { folder: join(root, workdir), env, cmd, healthcheck, user };
}

/** Instructions, with continued lines joined and comments left out. */
function instructionsOf(text: string): readonly { readonly name: string; readonly rest: string }[] {
  return text
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join('\n')
    .replaceAll('\\\n', ' ')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, name = '', rest = ''] = /^(\S+)\s+(.*)$/.exec(line.trim()) ?? [];
      return { name: name.toUpperCase(), rest: rest.replaceAll(/\s+/g, ' ') };
    });
}

/** The words of a command in the form of a list, the only one that gets signals. */
function words(text: string): readonly string[] {
  const list: unknown = JSON.parse(text);
  if (!Array.isArray(list)) {
    throw new Error(`write it as a list: ${text}`);
  }
  return list.map(String);
}

interface Sources {
  readonly repository: string;
  readonly allowed: (path: string) => boolean;
  readonly stages: ReadonlyMap<string, Stage>;
}

function copy(rest: string, here: string, { repository, allowed, stages }: Sources): void {
  const from = /^--from=(\S+) /.exec(rest)?.[1];
  const paths = rest.replace(/^--from=\S+ /, '').split(' ');
  const to = paths.pop() ?? '.';
  for (const path of paths) {
    const stage = from === undefined ? undefined : stages.get(from);
    if (from !== undefined && stage === undefined) {
      throw new Error(`COPY names a stage that there is not: ${from}`);
    }
    if (stage === undefined && !allowed(path)) {
      throw new Error(`.dockerignore keeps ${path} out, which is copied`);
    }
    const source = join(stage?.root ?? repository, path);
    if (!existsSync(source)) {
      throw new Error(`COPY names what is not there: ${path}`);
    }
    const target = to.endsWith('/') ? join(here, to, basename(path)) : join(here, to);
    cpSync(source, target, { recursive: true, verbatimSymlinks: true });
  }
}

/** Whether the builder gets a path: the last line that fits it decides. Only `*` as a whole part of a path is known. */
function readIgnored(text: string): (path: string) => boolean {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const rules = lines.map((line) => ({
    takes: line.startsWith('!'),
    parts: line.replace('!', '').split('/'),
  }));
  return (path) => {
    const parts = path.split('/');
    const fitting = rules.filter((rule) =>
      rule.parts.every((part, index) => (part === '*' ? parts[index] !== undefined : part === parts[index])),
    );
    return fitting.at(-1)?.takes ?? true;
  };
}
