// `azd up`: what azure.yaml, infra/main.bicep and its parameters say of each other.
import { parse } from 'node:path';
import { readText } from '../support/sources.ts';
import { type Bicep, nodeText, readBicep } from './bicep.ts';
import { entriesOf, propertyOf } from './speech.ts';

let main: Bicep;
let relay: Bicep;
beforeAll(async () => {
  [main, relay] = await Promise.all([readBicep('infra/main.bicep'), readBicep('infra/relay.bicep')]);
});

const given: Readonly<Record<string, { value: unknown }>> = JSON.parse(
  readText('infra/main.parameters.json'),
).parameters;
function shapes({ parameters }: Bicep) {
  return new Map(
    parameters.map(({ name, type, value, decorators }) => [
      name,
      [type, value?.text, decorators.allowed?.text, 'secure' in decorators],
    ]),
  );
}

test('The group is made in the subscription, and everything else in the group', () => {
  expect([main.scope, relay.scope]).toEqual(['subscription', 'resourceGroup']);
  expect(main.resources.map(({ what }) => what.split('@')[0])).toEqual(['Microsoft.Resources/resourceGroups']);
  expect(main.modules.map(({ what }) => parse(what).base)).toEqual(['relay.bicep']);
});

test('What main.bicep hands on, relay.bicep takes, with the same type, default and choice', () => {
  const params = main.modules[0] && propertyOf(main.modules[0].body, 'params');
  const handed = (params ? entriesOf(params) : []).map(([name, value]) => [name.text, value.text]);
  const [outer, inner] = [shapes(main), shapes(relay)];
  expect(handed.length).toBeGreaterThan(10);
  for (const [name = '', from = ''] of handed.filter(([each]) => each !== 'name')) {
    expect([name, from]).toEqual([name, name]);
    expect(inner.has(name)).toBe(true);
    if (!['location', 'tags'].includes(name)) expect([name, outer.get(name)]).toEqual([name, inner.get(name)]);
  }
  const taken = handed.map(([, from]) => from);
  expect([...outer.keys()].filter((name) => !taken.includes(name))).toEqual([]);
});

test('Every parameter of main.bicep has its value in main.parameters.json, and none is left over', () => {
  expect(Object.keys(given).sort()).toEqual(main.parameters.map(({ name }) => name).sort());
});

test('A default in main.parameters.json is that of main.bicep', () => {
  for (const { name, value } of main.parameters) {
    const said = given[name]?.value;
    const fallback = typeof said === 'string' ? /^\$\{\w+=(.*)\}$/.exec(said)?.[1] : undefined;
    if (fallback !== undefined)
      expect([name, fallback]).toEqual([name, value?.type === 'string' ? nodeText(value) : value?.text]);
  }
  const allow = main.parameters.find(({ name }) => name === 'allow')?.value;
  expect(given.allow?.value).toBe(allow && nodeText(allow));
});

test('azd finds the Functions app by the name of its part in azure.yaml', () => {
  const yaml = readText('azure.yaml');
  const [, part] = /^services:\n {2}(\w+):\n/m.exec(yaml) ?? [];
  expect(readText('infra/relay.bicep')).toContain(`'azd-service-name': '${part}'`);
  expect(readText('infra/main.bicep')).toContain("'azd-env-name': environmentName");
});

test('azd sends what `npm run package` writes, and builds nothing on Azure', () => {
  const yaml = readText('azure.yaml');
  expect(yaml).toMatch(/^ {4}dist: dist\/package$/m);
  expect(yaml).toMatch(/^ {4}remoteBuild: false$/m);
  expect(yaml.match(/run: npm run package$/gm)).toHaveLength(2);
});
