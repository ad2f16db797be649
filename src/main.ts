#!/usr/bin/env node
import { parseConfig, type TracingConfig } from './config.ts';

/**
 * The process as it is run: tracing first, where it is configured, for it has to be there before the database driver is loaded; then
 * the service. Without tracing nothing of its libraries is loaded.
 */
const settings = tracingSettings();
const tracing =
  settings === undefined ? undefined : (await import('./telemetry/tracing.ts')).startTracing(settings);
const { run } = await import('./server.ts');
await run(tracing);

function tracingSettings(): TracingConfig | undefined {
  try {
    return parseConfig(process.env).tracing;
  } catch {
    // What is wrong with the configuration is said where it is read for the whole service.
    return undefined;
  }
}
