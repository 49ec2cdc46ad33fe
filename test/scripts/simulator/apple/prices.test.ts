// Price and availability of an app in the simulated App Store Connect.

import { type Sandbox, startSandbox } from '../../../../scripts/simulator/simulator.ts';
import { askRaw } from '../../../support/rawHttp.ts';
import { appleToken } from '../../../support/tokens.ts';

interface Resource {
  readonly type: string;
  readonly id: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
}
interface Document {
  readonly data: Resource & readonly Resource[];
  readonly included?: readonly Resource[];
}

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

async function read(path: string): Promise<Document> {
  const iat = Math.floor(Date.now() / 1000);
  const authorization = `Bearer ${appleToken(sandbox, { claims: { iat, exp: iat + 600 } })}`;
  const { status, text } = await askRaw(sandbox.origins.apple.api, path, { headers: { authorization } });
  if (status !== 200) throw new Error(`${path}: ${status} ${text}`);
  return JSON.parse(text);
}

test('every app on sale has a price schedule and an availability', async () => {
  const { data: apps } = await read('/v1/apps?limit=200');
  const { id = '' } = apps[1] ?? {};
  const schedule = await read(`/v1/apps/${id}/appPriceSchedule?include=baseTerritory,manualPrices`);
  expect(schedule.data.type).toBe('appPriceSchedules');
  expect(schedule.included?.map(({ type }) => type).sort()).toEqual(['appPrices', 'territories']);
  const prices = await read(`/v1/appPriceSchedules/${schedule.data.id}/manualPrices?include=appPricePoint,territory`);
  expect(prices.included?.map(({ attributes }) => attributes?.customerPrice ?? attributes?.currency).sort()).toEqual([
    '0.99',
    'USD',
  ]);
  const availability = await read(`/v1/apps/${id}/appAvailabilityV2`);
  expect(availability.data.attributes).toEqual({ availableInNewTerritories: true });
  const places = await read(`/v2/appAvailabilities/${availability.data.id}/territoryAvailabilities?include=territory`);
  expect(places.data.every(({ attributes }) => attributes?.available === true)).toBe(true);
  expect(places.included?.length).toBe(places.data.length);
});

test('each app has price points of its own', async () => {
  const { data: apps } = await read('/v1/apps?limit=200');
  for (const { id } of apps.slice(0, 3)) {
    const { data } = await read(`/v1/apps/${id}/appPricePoints?filter[territory]=USA`);
    expect(data).toHaveLength(1);
  }
});
