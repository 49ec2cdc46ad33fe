// Reads a report through a contender as fast as it comes, and counts its bytes and lines without keeping them.
import { request } from 'node:http';
import type { Address } from './call.ts';

export interface ReportRequest extends Address {
  readonly headers: Readonly<Record<string, string>>;
}

export interface ReportRead {
  readonly bytes: number;
  /** Line feeds: each row has one, in JSON as in CSV. */
  readonly lines: number;
  readonly seconds: number;
}

const LINE_FEED = 10;

/** A status other than 200, or a response that breaks off, ends the benchmark. */
export function readReport({ origin, path, headers }: ReportRequest): Promise<ReportRead> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    let [bytes, lines] = [0, 0];
    const asked = request(origin + path, { headers }, (answered) => {
      if (answered.statusCode !== 200) reject(new Error(`Answered with ${answered.statusCode}`));
      answered.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        lines += linesIn(chunk);
      });
      answered.on('error', reject);
      answered.on('end', () => resolve({ bytes, lines, seconds: (performance.now() - began) / 1000 }));
    });
    asked.on('error', reject).end();
  });
}

function linesIn(chunk: Buffer): number {
  let count = 0;
  for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, at + 1)) count += 1;
  return count;
}
