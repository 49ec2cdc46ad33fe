// A few seconds of the soak as a command: it counts correctly and reports no failure.
import { fileURLToPath } from 'node:url';
import { catalog } from '../../../connector/catalog.ts';
import { calls } from '../../../scripts/load/soak/calls/calls.ts';
import { leastOf } from '../../../scripts/load/soak/calls/least.ts';
import { makeRandom } from '../../../scripts/load/soak/random.ts';
import type { SoakResults } from '../../../scripts/load/soak/results.ts';
import { testCallOf } from '../../support/call.ts';
import { type RanScript, runScript } from '../../support/runScript.ts';
import { validate } from '../../support/validate.ts';

const script = fileURLToPath(new URL('../../../scripts/load/soak/main.js', import.meta.url));

const run = (...args: readonly string[]) => runScript(script, ...args);

describe('A short soak', () => {
  let ran: RanScript;
  let found: SoakResults & { readonly faults: readonly string[] };
  beforeAll(async () => {
    ran = await run('--seconds', '5', '--seed', '7', '--callers', '3', '--json');
    found = JSON.parse(ran.out);
  }, 90_000);

  test('passes: nothing lost, wrong, duplicated or leaking', () => {
    const samples = found.relays.flatMap(({ counters }) => counters.samples);
    expect([ran.code, found.faults]).toEqual([0, []]);
    expect(samples).toEqual([]);
  });

  test('asks the pipe and the local host', () => {
    expect(found.relays.map(({ name }) => name)).toEqual(['pipe', 'host']);
    for (const { counters } of found.relays) expect(counters.right).toBeGreaterThan(20);
  });

  test('knows the outcome of every call', () => {
    for (const { counters } of found.relays) {
      const { sent, right, injected, left, brokenOff, lost, wrong } = counters;
      expect(right + injected + left + brokenOff + lost + wrong).toBe(sent);
    }
  });

  test('counts what reached the stores', () => {
    expect(found.stores).toMatchObject({ missed: 0 });
    expect(found.stores.messages).toBeGreaterThan(20);
    expect(found.stores.exchanges).toBeGreaterThan(0);
    expect(found.writes).toBeGreaterThan(0);
  });

  test('reads what the relays logged', () => {
    for (const { log, counters } of found.relays) expect(log.lines).toBeGreaterThan(counters.right / 2);
  });

  test('leaves no open handle', () => {
    expect(found.relays.map(({ left }) => left.kinds)).toEqual([{}, {}]);
  });
});

test('What is asked for wrongly is said, with the usage', async () => {
  const { code, reported } = await run('--seconds', '2');
  expect([code, reported.includes('--seconds is a whole number from 3 to 3600.'), reported.includes('Usage:')]).toEqual(
    [1, true, true],
  );
});

test('Every operation of the catalog but that of another protocol is asked for', () => {
  const apps = [{ id: '1', name: 'One' }];
  let count = 0;
  const next = (): number => (count += 1);
  const knowledge = { random: makeRandom(1), apps: { default: apps, games: apps }, cookies: {}, next };
  const asked = Object.values(calls.host).flatMap((makes) => makes.map((make) => make(knowledge)));
  const isAsked = (method: string, address: string): boolean => {
    const route = new RegExp(`^/api/${address.replace(/\{\w+\}/g, '[^/]+')}(\\?|$)`);
    return asked.some((each) => (each.method ?? 'GET') === method && route.test(each.address));
  };
  const own = catalog.filter(({ protocol }) => !protocol);
  expect(own.filter(({ method, address }) => !isAsked(method, address)).map(({ id }) => id)).toEqual([]);
});

test.each(catalog.map((operation) => [operation.id, operation] as const))(
  'What the soak sends to %s is a call that the operation takes',
  async (_, operation) => {
    const { path, query, headers, body } = leastOf(operation, 'mark-1');
    const call = testCallOf({ path, query: new URLSearchParams(query).toString(), headers, body });
    expect(await validate(operation, call)).toMatchObject({ path });
  },
);
