// Streams 1 GiB through a contender in each direction and measures the throughput.
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Address } from './call.ts';
import { gigabyte, SIZE } from './gigabytes.ts';

export function down({ origin, path }: Address): Promise<number> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    let size = 0;
    const settle = (): void => {
      try {
        resolve(speed(size, began));
      } catch (error) {
        reject(error);
      }
    };
    const asked = request(origin + path, (answered) => {
      answered.on('data', (chunk: Buffer) => {
        size += chunk.length;
      });
      answered.on('end', settle).on('error', reject);
    });
    asked.on('error', reject).end();
  });
}

/** The store reports the number of bytes that arrived. */
export function up({ origin, path }: Address): Promise<number> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const headers = { 'content-type': 'application/octet-stream', 'content-length': SIZE };
    const asked = request(origin + path, { method: 'POST', headers }, (answered) => {
      text(answered)
        .then((told) => resolve(speed(JSON.parse(told).size, began)))
        .catch(reject);
    });
    asked.on('error', reject);
    gigabyte().pipe(asked);
  });
}

/** MB per second. A wrong number of bytes ends the benchmark. */
function speed(size: number, began: number): number {
  if (size !== SIZE) throw new Error(`${size} bytes of ${SIZE} arrived`);
  return size / 1_000 / (performance.now() - began);
}
