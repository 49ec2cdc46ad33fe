// The connector as Azure resources: the template and the Bicep file are equivalent, and neither treats a string as an expression.
import { createRequire } from 'node:module';
import { Language, Parser } from 'web-tree-sitter';
import { literal } from '../../../scripts/connector/azure.ts';
import { type FilesTree, made } from './wanted.ts';
import { contentOf, jsonOf } from './written.ts';

const template = jsonOf('logic-apps/azuredeploy.json');
const bicep = contentOf('logic-apps/main.bicep').toString();
const [connector, connection] = Object.values(template.resources ?? {});

/** Every string as evaluated by Azure in a template. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

test('The template makes a connector and a connection to it, of the one version that there is', () => {
  expect([connector, connection].map((each) => [each?.type, each?.apiVersion])).toEqual([
    ['Microsoft.Web/customApis', '2016-06-01'],
    ['Microsoft.Web/connections', '2016-06-01'],
  ]);
  const id = "[resourceId('Microsoft.Web/customApis', parameters('connectorName'))]";
  expect(connection).toMatchObject({ dependsOn: [id], properties: { api: { id } } });
});

test('The host of the connector, of its definition and of what runs are one parameter', () => {
  expect(connector?.properties).toMatchObject({
    backendService: { serviceUrl: "[concat('https://', parameters('relayHost'), '/')]" },
    swagger: { host: "[parameters('relayHost')]", basePath: '/' },
  });
  expect(template.parameters?.relayHost?.defaultValue).toBe('my-relay.azurewebsites.net');
});

test('The function key is asked for, kept as a secret, and has no default', () => {
  expect(template.parameters?.functionKey).toMatchObject({ type: 'securestring' });
  expect(template.parameters?.functionKey).not.toHaveProperty('defaultValue');
  expect(connector?.properties?.connectionParameters?.api_key?.type).toBe('securestring');
  expect(connection?.properties?.parameterValues).toEqual({ api_key: "[parameters('functionKey')]" });
});

test('It contains nothing that Logic Apps does not support', () => {
  expect(Object.keys(connector?.properties ?? {}).sort()).toEqual(
    [
      'apiType',
      'backendService',
      'brandColor',
      'capabilities',
      'connectionParameters',
      'description',
      'displayName',
      'swagger',
    ].sort(),
  );
});

test('The definition is the one for Logic Apps, and no text of it is an expression', () => {
  const { host: _, ...inside } = connector?.properties?.swagger ?? ({} as FilesTree);
  const { host: __, ...meant } = made.logicApps.definition;
  expect(inside).toEqual(literal(meant));
  expect(textsIn(inside).filter((text) => /^\[(?!\[).*\]$/s.test(text))).toEqual([]);
});

test.each([
  ['[a-z]', '[[a-z]'],
  ['[]', '[[]'],
  ['[a', '[a'],
  ['a]', 'a]'],
  ['[[a]', '[[[a]'],
])('The text %s is written %s in a template', (text, expected) => {
  expect(literal({ deep: [text] })).toEqual({ deep: [expected] });
});

test('It stays below what Azure takes for a resource', () => {
  expect(JSON.stringify(connector).length).toBeLessThan(1_000_000);
  expect(contentOf('logic-apps/apiDefinition.swagger.json').toString().length).toBeLessThan(1_048_576);
});

describe('The Bicep file', () => {
  const load = createRequire(import.meta.url);
  let faults: string | undefined;
  beforeAll(async () => {
    await Parser.init();
    const parser = new Parser();
    parser.setLanguage(await Language.load(load.resolve('tree-sitter-bicep/tree-sitter-bicep.wasm')));
    const root = parser.parse(bicep)?.rootNode;
    faults = root?.hasError === false ? '' : root?.toString();
  });

  test('is Bicep', () => {
    expect(faults).toBe('');
  });

  test('asks for what the template asks for', () => {
    const asked = [...bicep.matchAll(/^param (\w+) string/gm)].map(([, name]) => name);
    expect(asked).toEqual(Object.keys(template.parameters ?? {}));
    expect(bicep).toMatch(/@secure\(\)\n@description\([^\n]+\)\nparam functionKey string\n/);
  });

  test('makes what the template makes', () => {
    const resources = [...bicep.matchAll(/^resource \w+ '([^']+)'/gm)].map(([, what]) => what);
    expect(resources).toEqual([connector, connection].map((each) => `${each?.type}@${each?.apiVersion}`));
  });

  test('says of the connector what the template says', () => {
    const { swagger: _, backendService: __, ...said } = connector?.properties ?? ({} as FilesTree);
    for (const text of textsIn(said)) expect(bicep).toContain(`'${text}'`);
  });

  test('reads the definition from the file beside it', () => {
    expect(bicep).toContain("union(loadJsonContent('apiDefinition.swagger.json'), { host: relayHost })");
  });
});
