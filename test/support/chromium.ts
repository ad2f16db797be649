import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const USUAL_PLACE = '/usr/bin/chromium';

/** Where Chromium is: what `CHROMIUM_PATH` says, whether it is there or not, or else the usual place if it is there. */
export function chromiumPath(): string | undefined {
  return process.env['CHROMIUM_PATH'] ?? (existsSync(USUAL_PLACE) ? USUAL_PLACE : undefined);
}

/** Starts Chromium so that it asks nobody for anything. */
export async function launchChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
