// What must never get through: every bad input is refused in the error shape, and nothing of it reaches a store.
import { catalog } from '../../connector/catalog.ts';
import { createRelay, type Relay } from '../../functions/composition.ts';
import { createDispatcher } from '../../functions/dispatch.ts';
import { readConfig } from '../../functions/stores/readConfig.ts';
import { type Sandbox, startSandbox } from '../../scripts/simulator/simulator.ts';
import { type EntryPoint, openLocalHost, TEST_FUNCTION_KEY } from '../support/entryPoints.ts';
import { type Attack, fitsWire, type Misuse, onWire } from './attack.ts';
import { bodies } from './bodies.ts';
import { bypasses } from './bypasses.ts';
import { accessTokens, badCookies } from './cookies.ts';
import { documents } from './documents.ts';
import { survivorsInPipe, survivorsOnWire } from './drive.ts';
import { ids } from './ids.ts';
import { badNames } from './names.ts';
import { places } from './places.ts';
import { values } from './values.ts';
import { wires } from './wires.ts';

const misuses: Readonly<Record<string, readonly Misuse[]>> = {
  'IDs that climb or lead elsewhere': ids,
  'names that no query has': badNames,
  'values that no query takes': values,
  'bodies that are no input': bodies,
  'documents that are more than their inputs': documents,
  'cookies that would be two': badCookies,
  'access tokens that are none': accessTokens,
};

const attacks: Readonly<Record<string, readonly Attack[]>> = {
  ...Object.fromEntries(
    Object.entries(misuses).map(([title, table]) => [
      title,
      table.filter(fitsWire).map((misuse) => onWire(misuse, TEST_FUNCTION_KEY)),
    ]),
  ),
  'addresses and methods that are none': places(TEST_FUNCTION_KEY),
  'ways around the key and the policy': bypasses(TEST_FUNCTION_KEY),
  'messages that are no good HTTP': wires(TEST_FUNCTION_KEY),
};

const onTheWire = Object.values(attacks).flat();

let sandbox: Sandbox;
let entryPoint: EntryPoint;
let ready: Relay;
beforeAll(async () => {
  sandbox = await startSandbox();
  const boss = { CALLER__BOSS__KEY_SHA256: 'b'.repeat(64), CALLER__BOSS__ALLOW: '*' };
  const settings = { ...sandbox.settings, RELAY__ALLOW: 'read', ...boss };
  entryPoint = await openLocalHost(settings);
  // here nothing but the misuse can be what is refused
  ready = createRelay(readConfig({ ...sandbox.settings, RELAY__ALLOW: '*, anything' }), catalog);
});
afterAll(async () => {
  await ready?.close();
  await entryPoint?.close();
  await sandbox?.close();
});

test(`The corpus holds ${new Set(onTheWire.map(({ bytes }) => bytes)).size} different messages, and the pipe gets ${Object.values(misuses).flat().length} calls`, () => {
  expect(new Set(onTheWire.map(({ bytes }) => bytes)).size).toBeGreaterThanOrEqual(500);
});

function reached(): string[] {
  return sandbox.seen.map(({ method, url }) => `${method} ${url}`);
}

describe('Over the local host', () => {
  test.each(Object.entries(attacks))('%s are refused', async (_, table) => {
    expect(await survivorsOnWire(entryPoint.origin ?? '', table)).toEqual([]);
  });

  test('none of it reached a store, and the same process still responds', async () => {
    expect(reached()).toEqual([]);
    expect((await entryPoint.call('/api/apple/v1/apps?limit=1')).status).toBe(200);
    expect(reached()).toEqual(['GET /v1/apps?limit=1']);
  });
});

describe('Over the pipe', () => {
  test.each(Object.entries(misuses))('%s are refused', async (_, table) => {
    const before = reached().length;
    expect(await survivorsInPipe(createDispatcher(ready.dependencies), table)).toEqual([]);
    expect(reached().slice(before)).toEqual([]);
  });
});
