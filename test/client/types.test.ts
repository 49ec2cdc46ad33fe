// The types of the TypeScript client: what compiles, and what does not. tsc checks this file when the tests are built.
import { readFileSync } from 'node:fs';
import type { ErrorCode, RelayClient, RelayError } from '../../client/index.ts';

const written = readFileSync(new URL('../../../client/operations.generated.ts', import.meta.url), 'utf8').split('\n');

/** Never called: its types are the test. */
async function typed(relay: RelayClient, error: RelayError): Promise<unknown> {
  const page = await relay.listApps({ limit: 5 });
  const name: string | undefined = page.data?.[0]?.attributes?.name;
  for await (const app of relay.listApps()) {
    const bundle: string | undefined = app.attributes?.bundleId;
    void bundle;
  }
  const csv: string = await relay.getSalesReport({ vendorNumber: '1', format: 'csv' });
  const rows = (await relay.getSalesReport({ vendorNumber: '1' })).rows;
  const units: number | null | undefined = rows[0]?.units;
  const code: ErrorCode | 'no_response' | 'host_error' | 'plan_not_kept' = error.code;
  await relay.updateVersion({ id: '1', versionString: null, releaseType: 'MANUAL' });
  const state = (await relay.readVersion({ id: '1' })).data?.attributes?.appVersionState;
  if (state === 'READY_FOR_DISTRIBUTION' || state === 'A_STATE_THAT_APPLE_ADDED') void state;
  // @ts-expect-error: the ID is required
  await relay.readApp({});
  // @ts-expect-error: there is no such operation
  await relay.listEverything();
  // @ts-expect-error: a number
  await relay.listApps({ limit: 'five' });
  // @ts-expect-error: not one of the values
  await relay.updateVersion({ id: '1', releaseType: 'WHENEVER' });
  // @ts-expect-error: no such input
  await relay.readApp({ id: '1', colour: 'red' });
  // @ts-expect-error: an answer of text is no table
  (await relay.getSalesReport({ vendorNumber: '1', format: 'csv' })).rows;
  return [name, csv, units, code];
}

test('The types are checked when the tests are built', () => {
  expect(typed).toHaveLength(2);
});

test('Every comment begins its line, as editors show no other, and each input has one', () => {
  expect(written.filter((line) => /\S.*\/\*\*/.test(line))).toEqual([]);
  expect(written).toContainEqual(
    expect.stringMatching(/^\/\*\* Only the reviews with these stars\. \*\/ "filter\[rating]"/),
  );
});

test('A number of an answer that misleads alone has a comment', () => {
  const prices = written.filter((line) => /^\/\*\* .* \*\/ (price|renewalPrice|expirationIntent)\?: number/.test(line));
  expect(prices.length).toBeGreaterThanOrEqual(3);
  expect(prices).toContainEqual(expect.stringContaining('The price in thousandths of the currency.'));
});
