// The browser for screenshots and tests of the dashboard: an installed one, never a downloaded one.
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { withMachineClock } from '../local-host/childEnvironment.ts';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Its path, or undefined; an environment variable may override it. */
export function browserPath(): string | undefined {
  return [process.env.CHROMIUM_PATH, ...places].find((path) => path !== undefined && existsSync(path));
}

/**
 * Without Chromium's sandbox if it runs as root, as in a container: it opens only our own page. Chromium 156 with
 * libfaketime 0.9.10 loaded uses up every core, so it uses the machine's clock; the dashboard shows the relay's times.
 */
export function openBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    env: withMachineClock() as Record<string, string>,
  });
}
