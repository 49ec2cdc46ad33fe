// Streams a report with many rows, and prints the number of rows and the memory used; runs as a separate process.
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { streamTable } from '../../../functions/reports/streamTable.ts';
import { createTableStream } from '../../../functions/reports/tableStream.ts';
import { heldMebibytes } from '../../support/heapUsage.ts';
import { tableFiles } from './tables.ts';

const most = Number(process.argv[2]);

async function* lines(): AsyncGenerator<string> {
  yield 'SKU\tTitle\tUnits\tDeveloper Proceeds\tBegin Date\tCountry Code\n';
  for (let at = 0; at < most; at += 500)
    yield Array.from(
      { length: 500 },
      (_, step) => `sku-${at + step}\tA title of a thing that is sold\t1\t2.09\t11/20/2026\tUS\n`,
    ).join('');
}

const packed = Readable.from(lines()).pipe(createGzip({ level: 1 }));
const body = await streamTable(tableFiles({ body: packed }), createTableStream({ format: 'json', report: {} }));
let bytes = 0;
let rows = 0;
let chunks = 0;
let mebibytes = 0;
for await (const chunk of body as Readable) {
  bytes += chunk.length;
  chunks += 1;
  if (chunks % 50 === 1) mebibytes = Math.max(mebibytes, heldMebibytes());
  for (let at = chunk.indexOf('"sku":'); at >= 0; at = chunk.indexOf('"sku":', at + 1)) rows += 1;
}
process.stdout.write(JSON.stringify({ bytes, rows, mebibytes }));
