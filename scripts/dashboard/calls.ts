// Calls for a picture of the page: reads that flows make, some of them refused, spread over the minutes.
import { setTimeout as wait } from 'node:timers/promises';

interface Picture {
  readonly origin: string;
  readonly functionKey: string;
}

/** What is asked; the app of the sandbox goes into `{app}`. */
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

/** Ends after so many rounds, however long the calls take. */
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

/** Rises and falls as a day does, by the number of the round. */
function perRound(round: number): number {
  return 1 + Math.round(3 + 3 * Math.sin(round / 3.1) + 2 * Math.sin(round * 1.7));
}
