// The check before anything is measured: all contenders return what the store sent, plain and gzipped.
import { get } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import type { Contender } from '../contenders.ts';
import { BENCH_FUNCTION_KEY } from '../environment.ts';
import { responses } from '../stores/apps.ts';
import type { Cell } from './cells.ts';

/** How a gzipped response arrives: as the store's own bytes, compressed anew, or not compressed. */
export type Passed = 'as sent' | 'anew' | 'plain';

interface ReceivedBytes {
  readonly status: number;
  readonly encoding: string;
  readonly bytes: Buffer;
}

/** Throws if the contender returns anything else: figures of different responses cannot be compared. */
export async function checkSameBytes(contender: Contender, origin: string, cell: Cell): Promise<Passed> {
  const stored = responses.get(cell.path);
  const { status, encoding, bytes } = await ask(origin + contender.prefix + cell.path, cell.gzip);
  const plain = encoding === 'gzip' ? gunzipSync(bytes) : bytes;
  const isSame =
    stored &&
    (plain.equals(stored.plain) ||
      (contender.rewritesNextLink && isRewritten(plain, stored.plain)) ||
      (contender.writesAnew && asCompact(plain) === asCompact(stored.plain)));
  if (status !== 200 || !isSame)
    throw new Error(`${contender.name} does not return the store's response: ${cell.title}`);
  if (encoding !== 'gzip') return 'plain';
  return bytes.equals(stored.gzip) ? 'as sent' : 'anew';
}

function asCompact(bytes: Buffer): string {
  return JSON.stringify(JSON.parse(bytes.toString()));
}

/** Whether only the links to the next page differ, and one is there. */
function isRewritten(bytes: Buffer, stored: Buffer): boolean {
  const { nextLink, ...rest } = JSON.parse(bytes.toString());
  const sent = JSON.parse(stored.toString());
  const next = sent.links.next;
  if (typeof next !== 'string' || typeof nextLink !== 'string') return false;
  const same = (document: object): string => JSON.stringify(document, (key, value) => (key === 'next' ? '' : value));
  return same(rest) === same(sent);
}

async function ask(url: string, gzip: boolean): Promise<ReceivedBytes> {
  const headers = { 'x-functions-key': BENCH_FUNCTION_KEY, ...(gzip && { 'accept-encoding': 'gzip' }) };
  return new Promise((resolve, reject) => {
    get(url, { headers }, (res) => {
      buffer(res)
        .then((bytes) =>
          resolve({ status: res.statusCode ?? 0, encoding: res.headers['content-encoding'] ?? 'identity', bytes }),
        )
        .catch(reject);
    }).on('error', reject);
  });
}
