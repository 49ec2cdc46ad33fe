// Reports with malformed lines, over real HTTP on both sides.
import { gzipSync } from 'node:zlib';
import { makeAccounts } from '../../../scripts/simulator/keys.ts';
import { closeLater } from '../../support/cleanup.ts';
import { openLocalHost } from '../../support/entryPoints.ts';
import { listen } from '../../support/listen.ts';
import { layouts, type ReportLayout, rowOf } from './layouts.ts';
import { tsvBytes } from './tables.ts';

const open = closeLater();

function layoutOf(name: string): ReportLayout {
  const found = layouts.find((each) => each.name === name);
  if (!found) throw new Error(`There is no layout ${name}`);
  return found;
}
function cellsOf(layout: ReportLayout): string[] {
  return rowOf(layout, 1).map(([cell]) => cell);
}

async function startAnswering(text: string) {
  const apple = await open(
    listen((response) => {
      response.writeHead(200, { 'content-type': 'application/a-gzip' });
      return response.end(gzipSync(text));
    }),
  );
  const { settings } = await makeAccounts();
  return open(openLocalHost({ ...settings, APPLE__ORIGIN: apple.origin }));
}

const addresses = [
  ['SALES', '/api/apple/reports/sales?vendorNumber=80012345&reportDate=2026-11-11'],
  ['FINANCIAL', '/api/apple/reports/finance?vendorNumber=80012345&reportDate=2026-11'],
] as const;

test.each(addresses)(
  '%s answers with its other rows, and reports the line that does not add up',
  async (name, address) => {
    const layout = layoutOf(name);
    const at = layout.titles.indexOf('Title');
    const odd = cellsOf(layout).with(at, 'My\tApp');
    const entryPoint = await startAnswering(tsvBytes(layout.titles, cellsOf(layout), odd, cellsOf(layout)));
    const { status, json } = await entryPoint.call(address);
    expect([status, json.rows.length, json.warningCount]).toEqual([200, 3, 1]);
    expect(json.rows[2]).toEqual(json.rows[0]);
    expect(json.rows[1]).toEqual({ ...json.rows[0], ...nulls(json.rows[1]) });
    expect(json.rows[1].title).toBeNull();
    expect(json.warnings).toEqual([{ line: 3, problem: expect.stringMatching(/cells.*columns/), raw: odd.join('\t') }]);
  },
);

test.each(addresses)('%s ends in an error as CSV, in words', async (name, address) => {
  const layout = layoutOf(name);
  const entryPoint = await startAnswering(tsvBytes(layout.titles, [...cellsOf(layout), 'more']));
  const { status, json } = await entryPoint.call(`${address}&format=csv`);
  expect([status, json.error.code]).toEqual([502, 'store_invalid_answer']);
  expect(json.error.message).toMatch(/^Line 2 .*CSV.*JSON/);
});

function nulls(row: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value === null));
}
