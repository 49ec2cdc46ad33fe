// Price and availability of an app: every simulated app has a version in the store, so it has both.
import type { Attributes, StoredResource } from '../datastore.ts';
import type { Seed } from './seed.ts';
import { seedTerritory } from './territories.ts';

/** Customer prices and proceeds of the base territory, by the index of the app. */
const tiers = [
  { point: '10000', customerPrice: '0.0', proceeds: '0.0' },
  { point: '10012', customerPrice: '0.99', proceeds: '0.7' },
  { point: '10049', customerPrice: '4.99', proceeds: '3.5' },
] as const;

/** The base territory has a price that was set; the prices of the others are derived from it. */
const BASE = 'USA';
const others = ['DEU', 'GBR', 'JPN', 'FRA', 'CAN'];

export function seedPrices(seed: Seed): void {
  schedule(seed);
  availability(seed);
}

/** Apple uses the app's ID for its price schedule and its availability. */
function schedule(seed: Seed): void {
  const { datastore, app } = seed;
  add(
    seed,
    'appPriceSchedules',
    app.id,
    {},
    {
      app: [app],
      baseTerritory: seedTerritory(datastore, BASE),
      manualPrices: [price(seed, BASE)],
      automaticPrices: others.map((where) => price(seed, where)),
    },
  );
}

function availability(seed: Seed): void {
  const { datastore, app, index, ago } = seed;
  const attributes = {
    available: true,
    releaseDate: ago(400 + index * 3).slice(0, 10),
    preOrderEnabled: false,
    contentStatuses: ['AVAILABLE'],
  };
  const territoryAvailabilities = datastore
    .all('territories')
    .map((each) =>
      add(seed, 'territoryAvailabilities', idOf({ s: app.id, t: each.id }), attributes, { territory: [each] }),
    );
  add(seed, 'appAvailabilities', app.id, { availableInNewTerritories: true }, { app: [app], territoryAvailabilities });
}

function add(
  { datastore }: Seed,
  type: string,
  id: string,
  attributes: Attributes,
  related: StoredResource['related'],
): StoredResource {
  return datastore.add({ type, id, attributes, related });
}

function price(seed: Seed, where: string): StoredResource {
  const { datastore, app, index } = seed;
  const { point, ...amounts } = tiers[index % tiers.length] ?? tiers[0];
  const inTerritory = seedTerritory(datastore, where);
  const id = idOf({ s: app.id, t: where, p: point });
  const appPricePoint = [add(seed, 'appPricePoints', id, amounts, { app: [app], territory: inTerritory })];
  const attributes = { manual: where === BASE };
  const priceId = idOf({ s: app.id, t: where, p: point, sd: '0.0', ed: '0.0' });
  return add(seed, 'appPrices', priceId, attributes, { appPricePoint, territory: inTerritory });
}

/** Apple's IDs of prices and price points are base64url of app, territory and tier. */
function idOf(parts: Readonly<Record<string, string>>): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}
