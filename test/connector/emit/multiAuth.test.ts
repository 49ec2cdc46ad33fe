// Two authentication types, in the form of a connector in Microsoft's repository (CognitiveServicesQuestionAnswering).
import { type FilesTree, made } from '../../scripts/connector/wanted.ts';

const { connectionParameterSets, connectionParameters, policyTemplateInstances } = made.sets.properties
  .properties as FilesTree;
const parameterSets = Object.values(connectionParameterSets?.values ?? {});
function parameterSet(name: string): FilesTree | undefined {
  return parameterSets.find((each) => String(each.name) === name);
}

test('There are a function key and Microsoft Entra ID, each with a title', () => {
  expect(parameterSets.map(({ name }) => name)).toEqual(['keyBasedAuth', 'tokenBasedAuth']);
  for (const { uiDefinition } of [connectionParameterSets, ...parameterSets] as FilesTree[])
    expect(uiDefinition).toEqual({ displayName: expect.any(String), description: expect.any(String) });
});

test('A connection with a key can be shared, one of a person cannot', () => {
  expect(parameterSets.map(({ metadata }) => metadata)).toEqual([{ allowSharing: true }, { allowSharing: false }]);
});

test('Both ask for the host, and for the key that the Functions host wants in any case', () => {
  for (const { parameters } of parameterSets) expect(parameters).toMatchObject({ hostName: {}, api_key: {} });
  expect(Object.keys(parameterSet('keyBasedAuth')?.parameters ?? {})).toEqual(['hostName', 'api_key']);
});

test('The sign-in goes to the registrations that were given', () => {
  const { type, oAuthSettings } = parameterSet('tokenBasedAuth')?.parameters?.token ?? {};
  expect(type).toBe('oauthSetting');
  expect(oAuthSettings).toMatchObject({
    identityProvider: 'aad',
    clientId: 'the-connector',
    redirectMode: 'GlobalPerConnector',
    customParameters: { resourceUri: { value: 'api://the-relay' }, tenantId: { value: 'common' } },
  });
});

test('No secret of a registration is in the file', () => {
  expect(JSON.stringify(made.sets.properties)).not.toMatch(/clientSecret|"secret"/i);
});

test('Every parameter that is asked for says whether it is required', () => {
  const asked = parameterSets.flatMap(({ parameters }) => Object.values(parameters ?? {}));
  expect(asked.map(({ uiDefinition }) => uiDefinition?.constraints?.required)).toEqual(asked.map(() => 'true'));
});

test('A policy sends the key, since the platform maps no security in this form', () => {
  const [header] = Object.values(policyTemplateInstances ?? {}).filter(
    ({ templateId }) => String(templateId) === 'setheader',
  );
  expect(header?.parameters).toMatchObject({
    'x-ms-apimTemplateParameter.name': 'x-functions-key',
    'x-ms-apimTemplateParameter.value': "@connectionParameters('api_key','')",
  });
  expect(made.sets.definition).not.toHaveProperty('securityDefinitions');
  expect(JSON.stringify(made.sets.definition)).not.toContain('"security":');
});

test('The old form stands beside the sets for tools that know no sets', () => {
  expect(connectionParameters).toEqual(made.key.properties.properties?.connectionParameters);
});
