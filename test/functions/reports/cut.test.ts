// A large report that Apple truncates reaches the client as an aborted response, over real HTTP on both sides.
import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { makeAccounts } from '../../../scripts/simulator/keys.ts';
import { closeLater } from '../../support/cleanup.ts';
import { openLocalHost } from '../../support/entryPoints.ts';
import { listen } from '../../support/listen.ts';
import { tsvBytes } from './tables.ts';

const open = closeLater();
const LINES = 60_000;
const BROKEN = 'aborted';

/** Barely compressible, so that much of the table is sent before the end of the file arrives. */
const report = gzipSync(
  tsvBytes(['SKU', 'Units'], ...Array.from({ length: LINES }, () => [randomBytes(24).toString('base64url'), '1'])),
);

async function get(reply: (response: ServerResponse) => unknown, format = 'json') {
  const apple = await open(
    listen((response) => {
      response.writeHead(200, { 'content-type': 'application/a-gzip', 'transfer-encoding': 'chunked' });
      return reply(response);
    }),
  );
  const { settings } = await makeAccounts();
  const entryPoint = await open(openLocalHost({ ...settings, APPLE__ORIGIN: apple.origin }));
  return entryPoint.call(`/api/apple/reports/sales?vendorNumber=80012345&format=${format}`);
}

/** Everything but the last quarter, and then nothing more. */
function cut(response: ServerResponse): void {
  void response.write(report.subarray(0, (report.length * 3) / 4), () => setImmediate(() => response.destroy()));
}

/** A regular end of the HTTP response in the middle of the file. */
function short(response: ServerResponse): unknown {
  return response.end(report.subarray(0, (report.length * 3) / 4));
}

test('a whole report arrives whole', async () => {
  const { status, json } = await get((response) => response.end(report));
  expect(status).toBe(200);
  expect(json.rows).toHaveLength(LINES);
});

test.each([
  ['a report that is cut off', cut, 'json'],
  ['a report that ends too early', short, 'json'],
  ['a report in CSV that ends too early', short, 'csv'],
])('%s is no table', async (_, reply, format) => {
  const ended = await get(reply, format).then(
    ({ status, json }) => `${status} ${json?.error?.code}`,
    () => BROKEN,
  );
  // an error if the truncation was found before the response started; never a success status
  expect([BROKEN, '502 store_unreachable']).toContain(ended);
});
