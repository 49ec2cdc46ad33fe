// A sales report of the benchmark store: as many rows as the vendor number says, compressed once, like Apple's files.
import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { salesColumns } from '../../../../connector/stores/apple/reports/columns.ts';

const PATH = /^\/v1\/salesReports$/;
const VENDOR = /filter(?:\[|%5B)vendorNumber(?:\]|%5D)=(\d+)/;
/** Rows that are compressed at once. */
const BLOCK = 1_000;

const made = new Map<number, Buffer>();

/** Responds with the report; returns false if the path is for none. */
export function sendReport(res: ServerResponse, path: string, query: string): boolean {
  const rows = Number(VENDOR.exec(query)?.[1]);
  if (!PATH.test(path) || !rows) return false;
  const body = made.get(rows) ?? reportOf(rows);
  made.set(rows, body);
  res.writeHead(200, { 'content-type': 'application/a-gzip', 'content-length': body.length }).end(body);
  return true;
}

/** gzip members may follow each other, so that the whole text is never in memory. */
function reportOf(rows: number): Buffer {
  const titles = salesColumns.SALES.map(([title]) => title).join('\t');
  const members = [gzipSync(`${titles}\n`)];
  for (let from = 0; from < rows; from += BLOCK) {
    const block = Array.from({ length: Math.min(BLOCK, rows - from) }, (_, at) => row(from + at));
    members.push(gzipSync(block.join(''), { level: 1 }));
  }
  return Buffer.concat(members);
}

function row(at: number): string {
  const cells = [
    ...['APPLE', 'US', `LANTERN-${at % 977}`, 'Lantern Works', `Lantern Post ${at % 977}`, '2.4.1', '1F'],
    ...[String((at % 40) + 1), ((at % 700) / 100).toFixed(2), '11/27/2026', '11/27/2026', 'USD', 'US', 'USD'],
    ...[String(1_600_000_000 + (at % 977)), ((at % 1_000) / 100).toFixed(2), ' ', ' ', ' ', ' ', 'Games', ' '],
    ...['iPhone', 'iOS', ' ', ' ', ' ', ' '],
  ];
  return `${cells.join('\t')}\n`;
}
