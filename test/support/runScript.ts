// A command of the project in a process of its own, until it ends.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

export interface RanScript {
  readonly code: number;
  readonly out: string;
  /** What it wrote to standard error: the progress. */
  readonly reported: string;
}

export async function runScript(script: string, ...args: readonly string[]): Promise<RanScript> {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [[code], out, reported] = await Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)]);
  return { code, out, reported };
}
