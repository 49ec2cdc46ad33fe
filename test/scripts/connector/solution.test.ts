// The solution zip: the structure that Dataverse exports and imports for a connector alone.
import { unzipSync } from 'fflate';
import { guidOf } from '../../../scripts/connector/guid.ts';
import { connectorId, connectorName } from '../../../scripts/connector/solution.ts';
import { made } from './wanted.ts';
import { contentOf, jsonOf } from './written.ts';

const zip = contentOf('StoreRelayConnector.zip');
const entries = unzipSync(zip);
function textOf(name: string): string {
  return Buffer.from(entries[name] ?? []).toString();
}
function valueIn(xml: string, element: string): string | undefined {
  return new RegExp(`<${element}>([^<]*)</${element}>`).exec(xml)?.[1];
}

const solution = textOf('solution.xml');
const customizations = textOf('customizations.xml');

/** Every element is closed, in order. */
function unclosed(xml: string): string[] {
  const open: string[] = [];
  for (const [, end, name = '', alone] of xml.matchAll(/<(\/?)([A-Za-z][\w.]*)[^<>]*?(\/?)>/g)) {
    if (alone) continue;
    if (!end) open.push(name);
    else if (open.pop() !== name) return [`</${name}>`];
  }
  return open;
}

test('It holds the two manifests, the types of its files, and four files of the connector', () => {
  const part = (name: string): string => `Connector/${connectorName}_${name}`;
  expect(Object.keys(entries)).toEqual([
    part('connectionparameters.json'),
    part('iconblob.Png'),
    part('openapidefinition.json'),
    part('policytemplateinstances.json'),
    '[Content_Types].xml',
    'customizations.xml',
    'solution.xml',
  ]);
});

test.each(['[Content_Types].xml', 'customizations.xml', 'solution.xml'])('%s is well-formed', (name) => {
  expect(textOf(name)).toMatch(/^\uFEFF?<\?xml version="1\.0" encoding="utf-8"\?>/);
  expect(unclosed(textOf(name))).toEqual([]);
});

test('The types cover every ending in the zip', () => {
  const endings = new Set(Object.keys(entries).map((name) => name.slice(name.lastIndexOf('.') + 1)));
  expect(endings).toEqual(new Set(['xml', 'json', 'Png']));
  for (const ending of endings) expect(textOf('[Content_Types].xml')).toContain(`<Default Extension="${ending}"`);
});

test('It is unmanaged, and its one component is the connector', () => {
  expect(valueIn(solution, 'Managed')).toBe('0');
  expect(valueIn(solution, 'Version')).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
  expect(solution.match(/<RootComponent /g)).toHaveLength(1);
  expect(solution).toContain(
    `<RootComponent type="372" id="{${connectorId}}" schemaName="${connectorName}" behavior="0" />`,
  );
});

test('The name begins with the prefix of the publisher, and has a blank as Dataverse writes it', () => {
  expect(connectorName).toBe(`${valueIn(solution, 'CustomizationPrefix')}_store-20relay`);
  expect(connectorName).toMatch(/^[a-z]{2,8}_[A-Za-z0-9-]+$/);
});

test('Both manifests speak of the same connector', () => {
  expect(valueIn(customizations, 'connectorid')).toBe(connectorId);
  expect(valueIn(customizations, 'name')).toBe(connectorName);
  expect(valueIn(customizations, 'connectortype')).toBe('1');
});

test.each(['openapidefinition', 'connectionparameters', 'policytemplateinstances', 'iconblob'])(
  'The file that %s points at is in the zip',
  (element) => {
    expect(Object.keys(entries).map((name) => `/${name}`)).toContain(valueIn(customizations, element));
  },
);

test('The files are those of the variant with a function key', () => {
  const part = (name: string): unknown => JSON.parse(textOf(`Connector/${connectorName}_${name}.json`));
  const { connectionParameters, policyTemplateInstances } =
    jsonOf('power-platform/apiProperties.json').properties ?? {};
  expect(part('openapidefinition')).toEqual(made.key.definition);
  expect(part('connectionparameters')).toEqual(connectionParameters);
  expect(part('policytemplateinstances')).toEqual(policyTemplateInstances);
});

test('A GUID is made of a name as everyone makes it', () => {
  // uuid.uuid5(uuid.NAMESPACE_URL, 'https://example.com/') in Python
  expect(guidOf('https://example.com/')).toBe('dd2c1780-811a-5296-81c5-178a0ef488bc');
});
