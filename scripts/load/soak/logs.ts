// Searches the log of a relay line by line.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Secrets } from './secrets.ts';

export async function searchLog(path: string, secrets: Secrets): Promise<{ lines: number; leaks: number }> {
  let lines = 0;
  let leaks = 0;
  for await (const line of createInterface({ input: createReadStream(path) })) {
    lines += 1;
    if (secrets.inLine(line)) leaks += 1;
  }
  return { lines, leaks };
}
