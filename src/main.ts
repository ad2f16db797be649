#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import type { TracingConfig } from './config.ts';

/**
 * The process as it is run. First of all Node is told where to keep what it compiles, so that a later start need not do it again: beside
 * the code, because whoever can write there can change the code itself. Where nothing can be written nothing is kept.
 *
 * Then tracing, where it is configured, for it has to be there before the database driver is loaded; then the service. Without tracing
 * nothing of its libraries is loaded.
 */
enableCompileCache(join(import.meta.dirname, '..', 'node_modules', '.cache', 'compiled'));
const settings = await tracingSettings();
const tracing =
  settings === undefined ? undefined : (await import('./telemetry/tracing.ts')).startTracing(settings);
const { run } = await import('./server.ts');
await run(tracing);

async function tracingSettings(): Promise<TracingConfig | undefined> {
  const { parseConfig } = await import('./config.ts');
  try {
    return parseConfig(process.env).tracing;
  } catch {
    // What is wrong with the configuration is said where it is read for the whole service.
    return undefined;
  }
}
