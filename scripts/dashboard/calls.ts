// Calls for a screenshot of the dashboard: typical reads of flows, some of them refused, spread over time.
import { setTimeout as wait } from 'node:timers/promises';

interface Picture {
  readonly origin: string;
  readonly functionKey: string;
}

/** The path; `{app}` is replaced by the simulator's app. */
const addresses = [
  'apple/v1/apps?limit=5',
  'apple/v1/apps/{app}',
  'apple/v1/apps/{app}/customerReviews?sort=-createdDate',
  'apple/v1/apps/{app}/appStoreVersions',
  'apps',
  'status?appleApp={app}',
  'samsung/seller/contentList',
  'samsung/auth/checkAccessToken',
  'apple/v1/builds?limit=3',
  'accounts',
  'apple/v1/apps/404',
  'apple/v1/apps?limit=3&account=games',
];

/** Ends after this number of rounds, however long the calls take. */
export async function makeCalls({ origin, functionKey }: Picture, rounds: number, pause: number): Promise<void> {
  const ask = (address: string): Promise<Response> =>
    fetch(`${origin}/api/${address}`, { headers: { 'x-functions-key': functionKey } });
  const app = await firstApp(ask);
  let nth = 0;
  for (let round = 0; round < rounds; round += 1) {
    for (let call = 0; call < perRound(round); call += 1) {
      const address = addresses[nth % addresses.length] ?? '';
      nth += 1;
      await (await ask(address.replace('{app}', app))).arrayBuffer();
    }
    await wait(pause);
  }
}

async function firstApp(ask: (address: string) => Promise<Response>): Promise<string> {
  const { data } = (await (await ask('apple/v1/apps?limit=1')).json()) as { data: readonly { id: string }[] };
  return data[0]?.id ?? '';
}

/** Load curve of a day, by round number. */
function perRound(round: number): number {
  return 1 + Math.round(3 + 3 * Math.sin(round / 3.1) + 2 * Math.sin(round * 1.7));
}
