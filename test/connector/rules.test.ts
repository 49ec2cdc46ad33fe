// The connector of this checkout follows every rule that Microsoft checks a connector by.
import { checkConnector } from '../../scripts/check/check.ts';
import { names } from '../../scripts/check/connector.ts';
import { read } from '../../scripts/generated.ts';

test('The definition, the properties and the icon break no rule', async () => {
  const { definition, properties, icon } = names;
  const files = { definition: `${read(definition)}`, properties: `${read(properties)}`, icon: read(icon) };
  expect(await checkConnector(files)).toEqual([]);
}, 60_000);
