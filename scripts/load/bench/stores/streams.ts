// Streams bytes, usually 1 GiB, through a contender in each direction and measures the throughput.
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Address } from './call.ts';
import { PIECE, streamPieces } from './gigabytes.ts';

export interface Stream extends Address {
  /** Bytes. */
  readonly size: number;
}

export function down({ origin, path, size }: Stream): Promise<number> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    let arrived = 0;
    const settle = (): void => {
      try {
        resolve(speed(arrived, size, began));
      } catch (error) {
        reject(error);
      }
    };
    const asked = request(origin + path, (answered) => {
      answered.on('data', (chunk: Buffer) => {
        arrived += chunk.length;
      });
      answered.on('end', settle).on('error', reject);
    });
    asked.on('error', reject).end();
  });
}

/** The store reports the number of bytes that arrived. */
export function up({ origin, path, size }: Stream): Promise<number> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const headers = { 'content-type': 'application/octet-stream', 'content-length': size };
    const asked = request(origin + path, { method: 'POST', headers }, (answered) => {
      text(answered)
        .then((json) => resolve(speed(JSON.parse(json).size, size, began)))
        .catch(reject);
    });
    asked.on('error', reject);
    streamPieces(size / PIECE).pipe(asked);
  });
}

/** MB per second. A wrong number of bytes ends the benchmark. */
function speed(arrived: number, size: number, began: number): number {
  if (arrived !== size) throw new Error(`${arrived} bytes of ${size} arrived`);
  return size / 1_000 / (performance.now() - began);
}
