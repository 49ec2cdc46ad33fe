// Client disconnects and truncated reports: no connection to Apple stays open, even if it has stalled.
import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { constants, createGzip } from 'node:zlib';
import { catalog } from '../../../connector/catalog.ts';
import { createRelay } from '../../../functions/composition.ts';
import { createDispatcher } from '../../../functions/dispatch.ts';
import { readConfig } from '../../../functions/stores/readConfig.ts';
import { makeAccounts } from '../../../scripts/simulator/keys.ts';
import { testCallOf } from '../../support/call.ts';
import { closeLater } from '../../support/cleanup.ts';
import { listen } from '../../support/listen.ts';
import { tsvBytes } from './tables.ts';

const open = closeLater();
/** Numbers of rows: a table with LITTLE is buffered, one with MUCH is streamed. */
const LITTLE = 5_000;
const MUCH = 30_000;
const LAST = 'the last before the silence';

/** A compressed table that can be read to its last line although the file has not ended; the last row is held until the next line. */
async function unfinished(length: number, ...last: readonly string[]): Promise<Buffer> {
  const lines = Array.from({ length }, () => [randomBytes(24).toString('base64url'), '1']);
  const zip = createGzip({ finishFlush: constants.Z_SYNC_FLUSH });
  zip.end(tsvBytes(['SKU', 'Units'], ...lines, [LAST, ...last], ['behind it', '1']));
  return buffer(zip);
}

/** A store that sends this much of a report and then stalls, with a relay in front of it. */
async function start(sent: Buffer) {
  let connections = 0;
  let report = (): void => undefined;
  const gone = new Promise<void>((resolve) => {
    report = resolve;
  });
  const apple = await open(
    listen((response) => {
      connections += 1;
      response.writeHead(200, { 'content-type': 'application/a-gzip', 'content-length': sent.length + 1 }).write(sent);
      response.once('close', () => {
        connections -= 1;
        if (connections === 0) report();
      });
    }),
  );
  const { settings } = await makeAccounts();
  const { dependencies: parts, close } = createRelay(
    readConfig({ ...settings, APPLE__ORIGIN: apple.origin }),
    catalog,
    {},
  );
  await open({ close });
  const operation = catalog.find(({ id }) => id === 'GetSalesReport');
  const get = async (format = 'json') => {
    if (!operation) throw new Error('There is no GetSalesReport');
    return (await createDispatcher(parts)(operation, testCallOf({ query: { vendorNumber: '80012345', format } }))).body;
  };
  return { get, gone, connections: () => connections };
}

/** Reads until no more data arrives. */
async function readAll(body: unknown): Promise<Readable> {
  if (!(body instanceof Readable)) throw new Error('It was held');
  let tail = '';
  await new Promise<void>((resolve) => {
    body.on('data', (chunk) => {
      tail = tail.slice(-LAST.length) + chunk;
      if (tail.includes(LAST)) resolve();
    });
  });
  return body;
}

test('readers that leave while Apple is silent leave no connection behind', async () => {
  const { get, gone, connections } = await start(await unfinished(MUCH, '1'));
  const readers = await Promise.all(Array.from({ length: 4 }, async () => readAll(await get())));
  expect(connections()).toBe(4);
  for (const each of readers) each.destroy();
  await gone;
  expect(connections()).toBe(0);
});

test('a report that is refused while Apple is silent leaves no connection behind', async () => {
  const { get, gone, connections } = await start(await unfinished(LITTLE, '1', 'too', 'many'));
  expect(JSON.parse(String(await get('csv'))).error.code).toBe('store_invalid_answer');
  await gone;
  expect(connections()).toBe(0);
});
