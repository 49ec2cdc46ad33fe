// The App Store territories in the simulated data, each with its currency.
import type { Datastore, StoredResource } from '../datastore.ts';

const currencies = {
  ...{ USA: 'USD', DEU: 'EUR', FRA: 'EUR', GBR: 'GBP', JPN: 'JPY', CAN: 'CAD', AUS: 'AUD', ITA: 'EUR', ESP: 'EUR' },
  ...{ NLD: 'EUR', SWE: 'SEK', NOR: 'NOK', BRA: 'BRL', MEX: 'MXN', IND: 'INR', KOR: 'KRW', CHE: 'CHF', AUT: 'EUR' },
};

export function territories(world: Datastore): void {
  for (const [id, currency] of Object.entries(currencies))
    world.add({ type: 'territories', id, attributes: { currency }, related: {} });
}

export function seedTerritory(world: Datastore, id: string): readonly StoredResource[] {
  const found = world.find('territories', id);
  return found ? [found] : [];
}
