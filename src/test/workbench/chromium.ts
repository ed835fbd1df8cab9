import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

const programs = ['chromium', 'chromium-browser', 'google-chrome'];

/** Starts the system's Chromium without a window. Its profile is gone when it ends. */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium(),
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // Chromium refuses to run its sandbox as root.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
}

function findChromium(): string {
  for (const program of programs) {
    for (const folder of (process.env.PATH ?? '').split(delimiter)) {
      const path = join(folder, program);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // It isn't here.
      }
    }
  }
  throw new Error(`None of these programs is in the PATH: ${programs.join(', ')}.`);
}
