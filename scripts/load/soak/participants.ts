// The relays under test, and the data that the callers use.
import { Agent } from 'node:http';
import { accountNames, type SoakApp } from './asked.ts';
import type { Participants, SoakTarget } from './callers.ts';
import { calls } from './calls/calls.ts';
import { emptyCounters } from './counters.ts';
import type { SoakEnvironment, SoakRelay } from './environment.ts';
import { makeRandom } from './random.ts';
import { makeSecrets } from './secrets.ts';

export function relayTargetOf({ name, child: { origin } }: SoakRelay): SoakTarget {
  return {
    name,
    origin,
    calls: calls[name],
    counters: emptyCounters(),
    agent: new Agent({ keepAlive: true, maxSockets: 256 }),
  };
}

export async function openParticipants(
  { sandbox, relays, keys }: SoakEnvironment,
  seed: number,
): Promise<Participants> {
  let count = 0;
  const next = (): number => {
    count += 1;
    return count;
  };
  const apps = await readApps(relays[0]?.child.origin ?? '', keys.main);
  const knowledge = { random: makeRandom(seed), apps, cookies: sandbox.cookies, next };
  return { knowledge, keys, secrets: makeSecrets(sandbox.settings), writes: [] };
}

/** Store data by account, read before any fault. */
async function readApps(origin: string, key: string): Promise<Participants['knowledge']['apps']> {
  const read = async (account: string): Promise<SoakApp[]> => {
    const address = `${origin}/api/apple/v1/apps?limit=200&account=${account}`;
    const answered = await fetch(address, { headers: { 'x-functions-key': key, connection: 'close' } });
    const { data } = (await answered.json()) as { data: { id: string; attributes: { name: string } }[] };
    return data.map(({ id, attributes: { name } }) => ({ id, name }));
  };
  const [own, games] = await Promise.all(accountNames.map(read));
  return { default: own ?? [], games: games ?? [] };
}
