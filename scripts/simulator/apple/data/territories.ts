// The App Store territories in the simulated data, each with its currency.
import type { Datastore, StoredResource } from '../datastore.ts';

const currencies = {
  ...{ USA: 'USD', DEU: 'EUR', FRA: 'EUR', GBR: 'GBP', JPN: 'JPY', CAN: 'CAD', AUS: 'AUD', ITA: 'EUR', ESP: 'EUR' },
  ...{ NLD: 'EUR', SWE: 'SEK', NOR: 'NOK', BRA: 'BRL', MEX: 'MXN', IND: 'INR', KOR: 'KRW', CHE: 'CHF', AUT: 'EUR' },
};

export function territories(datastore: Datastore): void {
  for (const [id, currency] of Object.entries(currencies))
    datastore.add({ type: 'territories', id, attributes: { currency }, related: {} });
}

export function seedTerritory(datastore: Datastore, id: string): readonly StoredResource[] {
  const found = datastore.find('territories', id);
  return found ? [found] : [];
}
