// infra/relay.bicep and infra/azuredeploy.json create the same: read by a grammar, said in one language, and held against each other.
import { asTemplate } from './arm.ts';
import { type CreatedResource, deploy, resourceIdOf } from './azure.ts';
import { parseBicep, readBicep } from './bicep.ts';
import { bicepTemplate, buttonTemplate } from './templates.ts';

const everything = {
  appleKeyId: 'K',
  samsungServiceAccountId: 'S',
  entraApplicationId: 'E',
  network: true,
  administratorId: 'A',
  alertEmail: 'oncall@example.com',
  privateEndpoints: true,
  state: 'storage',
};

test.each(['infra/main.bicep', 'infra/relay.bicep'])('%s is Bicep, as its grammar knows it', async (path) => {
  expect((await readBicep(path)).faults).toEqual([]);
});

test('A brace that is missing is found, with its place', async () => {
  expect((await parseBicep("resource x 'A/b@2024-01-01' = {\n  name: 'x'\n  properties: {\n}\n")).faults).not.toEqual(
    [],
  );
});

test.each(['parameters', 'variables', 'outputs'] as const)('The %s of both are the same', async (part) => {
  expect(buttonTemplate()[part]).toEqual((await bicepTemplate())[part]);
});

test('The resources of both are the same, to the last property', async () => {
  const { resources } = await bicepTemplate();
  expect(resources.length).toBeGreaterThan(10);
  expect(buttonTemplate().resources).toEqual(resources);
});

test('The words of the comparison are those of the Bicep compiler', async () => {
  const text = `
param place string = resourceGroup().location
@secure()
param more object = {}
resource account 'Microsoft.Storage/storageAccounts@2024-01-01' = if (!empty(more)) {
  name: 'st\${uniqueString(place)}'
  tags: place == 'here' ? more : {}
}
resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2024-01-01' = {
  parent: account
  name: 'default'
  properties: { list: [account.properties.sku, '[plain'] }
}
`;
  const account = "resourceId('Microsoft.Storage/storageAccounts', format('st{0}', uniqueString(parameters('place'))))";
  expect(asTemplate(await parseBicep(text))).toEqual({
    parameters: {
      place: { type: 'string', defaultValue: '[resourceGroup().location]' },
      more: { type: 'secureObject', defaultValue: {} },
    },
    variables: {},
    resources: [
      {
        condition: "[not(empty(parameters('more')))]",
        type: 'Microsoft.Storage/storageAccounts',
        apiVersion: '2024-01-01',
        name: "[format('st{0}', uniqueString(parameters('place')))]",
        tags: "[if(equals(parameters('place'), 'here'), parameters('more'), createObject())]",
      },
      {
        type: 'Microsoft.Storage/storageAccounts/blobServices',
        apiVersion: '2024-01-01',
        name: "[format('{0}/{1}', format('st{0}', uniqueString(parameters('place'))), 'default')]",
        properties: { list: [`[reference(${account}, '2024-01-01').sku]`, '[[plain'] },
        dependsOn: [`[${account}]`],
      },
    ],
    outputs: {},
  });
});

describe('What is made', () => {
  const made = deploy(buttonTemplate(), everything);
  const ids = made.map(resourceIdOf);
  const before = (each: CreatedResource): number[] => (each.dependsOn ?? []).map((id) => ids.indexOf(id));

  test('has a name of its own', () => {
    expect(new Set(ids).size).toBe(made.length);
  });

  test('waits for nothing that is not made', () => {
    expect(made.flatMap((each) => (each.dependsOn ?? []).filter((id) => !ids.includes(id)))).toEqual([]);
  });

  test('never waits for itself, not even in a circle', () => {
    const done = new Set<number>();
    for (const _ of made)
      for (const [at, each] of made.entries()) if (before(each).every((needed) => done.has(needed))) done.add(at);
    expect(done.size).toBe(made.length);
  });

  test('fits the rules of Azure for names', () => {
    const rules: Readonly<Record<string, RegExp>> = {
      'Microsoft.Storage/storageAccounts': /^[a-z0-9]{3,24}$/,
      'Microsoft.KeyVault/vaults': /^[a-z][a-z0-9-]{1,22}[a-z0-9]$/,
      'Microsoft.Web/sites': /^[a-z0-9][a-z0-9-]{0,58}[a-z0-9]$/,
    };
    const longest = deploy(buttonTemplate(), { ...everything, name: 'a'.repeat(32) });
    for (const [type, rule] of Object.entries(rules))
      expect(longest.find((each) => each.type === type)?.name).toMatch(rule);
  });
});

test('What the grammar reads in another way than Bicep is refused, not guessed', async () => {
  const text = "param a bool\nvar r = { x: '1' }\nvar b = a ? r.x : r.x\n";
  const bicep = await parseBicep(text);
  expect(() => asTemplate(bicep)).toThrow('can be read in two ways');
});
