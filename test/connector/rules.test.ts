// The connector of this checkout follows every rule that Microsoft checks a connector by.
import { checkConnector } from '../../scripts/connector-lint/check.ts';
import { names } from '../../scripts/connector-lint/connector.ts';
import { read } from '../../scripts/generate/files.ts';

test('The definition, the properties and the icon break no rule', async () => {
  const { definition, properties, icon } = names;
  const files = { definition: `${read(definition)}`, properties: `${read(properties)}`, icon: read(icon) };
  expect(await checkConnector(files)).toEqual([]);
}, 60_000);
