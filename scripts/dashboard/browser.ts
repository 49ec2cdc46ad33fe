// The browser for pictures and tests of the page: the one that is installed, never one that is downloaded.
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { withMachineClock } from '../local-host/childEnvironment.ts';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where it is, or undefined; the environment may name another. */
export function browserPath(): string | undefined {
  return [process.env.CHROMIUM_PATH, ...places].find((path) => path !== undefined && existsSync(path));
}

/**
 * Without a sandbox of its own where it runs as root, as in a container: it opens nothing but our page. Chromium 156 with
 * libfaketime 0.9.10 loaded uses up every core, so it has the machine's clock; the page tells the times of the relay.
 */
export function openBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    env: withMachineClock() as Record<string, string>,
  });
}
