// Builds the project once, and returns the compiler's errors.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

export interface Built {
  readonly seconds: string;
  /** The compiler's output; empty on success. */
  readonly faults: string;
}

/** Incremental through tsconfig.json: after the first build it takes a second or two. A signal aborts it. */
export async function build(root: string, signal: AbortSignal): Promise<Built> {
  const began = performance.now();
  const tsc = spawn(process.execPath, ['node_modules/typescript/bin/tsc', '--pretty', 'false'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    signal,
  });
  tsc.on('error', () => {}); // the signal; `close` is emitted all the same
  const [said, [code]] = await Promise.all([text(tsc.stdout), once(tsc, 'close')]);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  return { seconds, faults: code === 0 ? '' : said.trim() || `tsc ended with ${code}` };
}

/** `connector/apps.ts(3,1): error ...`: one such line per error. */
export function countOf(faults: string): number {
  return Math.max(1, faults.match(/^\S.*error TS\d+/gm)?.length ?? 0);
}
