// The connector of this checkout follows every rule of Microsoft's connector review.
import { checkConnector } from '../../scripts/connector-lint/check.ts';
import { connectorFileNames } from '../../scripts/connector-lint/connector.ts';
import { readGenerated } from '../../scripts/generate/files.ts';

test('The definition, the properties and the icon break no rule', async () => {
  const { definition, properties, icon } = connectorFileNames;
  const files = {
    definition: `${readGenerated(definition)}`,
    properties: `${readGenerated(properties)}`,
    icon: readGenerated(icon),
  };
  expect(await checkConnector(files)).toEqual([]);
}, 60_000);
