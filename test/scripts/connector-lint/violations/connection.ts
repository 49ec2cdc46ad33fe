// Seeded violations of the rules about security, connections, policies and the icon.

import { brandColor } from '../../../../connector/emit/brand.ts';
import { encodePng, type Pixel } from '../../../../scripts/generate/png.ts';
import { all, breaking, dropPlace, dropProperty, set, setFile, setProperty, type Violations } from '../change.ts';

const host = '/connectionParameters/hostName';
const key = '/connectionParameters/api_key';
function rules(parameter: string): string {
  return `${parameter}/uiDefinition/constraints`;
}
function policy(index: number): string {
  return `/policyTemplateInstances/${index}`;
}
function value(index: number, name: string): string {
  return `${policy(index)}/parameters/x-ms-apimTemplateParameter.${name}`;
}
const scheme = '/securityDefinitions/key';

function addPolicy(templateId: string, values: Readonly<Record<string, unknown>>, ...operations: readonly string[]) {
  return setProperty('/policyTemplateInstances/-', {
    templateId,
    title: 'One more',
    parameters: {
      ...(operations.length > 0 && { 'x-ms-apimTemplate-operationName': operations }),
      ...Object.fromEntries(Object.entries(values).map(([name, one]) => [`x-ms-apimTemplateParameter.${name}`, one])),
    },
  });
}
const convert = { propertyParentPath: '@body()', newPropertyPath: 'text' };

function asked(type: string) {
  return {
    type,
    uiDefinition: {
      displayName: 'Shelf',
      description: 'Which shelf it is.',
      tooltip: 'Which shelf it is',
      constraints: { required: 'true' },
    },
  };
}
const oauth = { identityProvider: 'aad', clientId: '0', scopes: [] };
function addToken(settings: object) {
  return setProperty('/connectionParameters/token', { type: 'oauthSetting', oAuthSettings: settings });
}
const oauthScheme = {
  type: 'oauth2',
  flow: 'accessCode',
  authorizationUrl: 'https://shop.example.com/ask',
  tokenUrl: 'https://shop.example.com/token',
  scopes: { read: 'Reads.' },
};
/** The valid connector, with an additional OAuth sign-in. */
function withOAuth(definition: object, scopes: unknown) {
  return all(addToken(oauth), set('/securityDefinitions/login', definition), set('/security/-', { login: scopes }));
}

const ground: Pixel = [1, 3, 5].map((at) => Number.parseInt(brandColor.slice(at, at + 2), 16)) as unknown as Pixel;
function draw(size: number, mark: number, colour = ground) {
  return setFile({
    icon: encodePng({
      width: size,
      height: size,
      pixelAt: (column, row) =>
        column > 9 && column < 10 + mark && row > 9 && row < 10 + mark ? [255, 255, 255] : colour,
    }),
  });
}
/** The icon with a declared depth of 16 bits per channel. */
function deeper(icon: Buffer): Buffer {
  return Buffer.from(icon.map((byte, at) => (at === 24 ? 16 : byte)));
}

export const connectionViolations: Violations = {
  SecuritySchemeTypeNotValid: breaking(['ConnectionParameterNotUsed'], set(scheme, { type: 'token' })),
  SecuritySchemePropertyRequired: dropPlace(`${scheme}/name`),
  SecuritySchemePropertyNotValid: set(`${scheme}/flow`, 'implicit'),
  SecurityKeyLocationNotValid: set(`${scheme}/in`, 'cookie'),
  SecurityFlowNotValid: withOAuth({ ...oauthScheme, flow: 'application', authorizationUrl: undefined }, []),
  SecurityRequirementMustBeDefined: set('/security/-', { badge: [] }),
  SecurityRequirementMustHaveValue: set('/security/0/key', null),
  SecurityRequirementMustHaveEmptyValue: set('/security/0/key', ['read']),
  OAuthSecurityRequirementValueMustBeScopeName: withOAuth(oauthScheme, ['write']),
  SecuritySchemeNotUsed: set('/securityDefinitions/badge', { type: 'apiKey', in: 'header', name: 'x-badge' }),
  SecurityWithoutConnectionParameter: breaking(
    ['ConnectionParameterNotUsed'],
    dropProperty(key),
    setProperty('/connectionParameters/functionKey', asked('securestring')),
  ),
  ConnectionParameterNotUsed: setProperty('/connectionParameters/shelf', asked('string')),

  PropertiesMissing: (files) => ({
    ...files,
    properties: JSON.stringify({ ...JSON.parse(files.properties), more: 1 }),
  }),
  ConnectorPropertyUnknown: setProperty('/slogan', 'Always open'),
  IconBrandColorMissing: dropProperty('/iconBrandColor'),
  IconBrandColorNotValid: setProperty('/iconBrandColor', 'blue'),
  IconBrandColorTaken: breaking(['IconBackgroundNotBrandColor'], setProperty('/iconBrandColor', '#FFFFFF')),
  CapabilitiesNotValid: setProperty('/capabilities', ['actions', 'wonders']),
  PublisherMissing: dropProperty('/publisher'),
  PublisherNotAlphanumeric: setProperty('/publisher', 'Corner & Shop'),
  StackOwnerInSource: setProperty('/stackOwner', 'Corner Shop'),
  ScriptOperationNotFound: setProperty('/scriptOperations', ['ListShelves']),
  ConnectionParameterNameNotValid: all(setProperty('/connectionParameters/host-name', { type: 'gatewaySetting' })),
  ConnectionParameterTypeNotValid: setProperty(`${host}/type`, 'String'),
  ConnectionParameterNotExplained: dropProperty(`${host}/uiDefinition/tooltip`),
  ConstraintRequiredMissing: dropProperty(`${rules(host)}/required`),
  ConstraintRequiredNotString: setProperty(`${rules(host)}/required`, true),
  ConstraintClearTextNotBoolean: setProperty(`${rules(host)}/clearText`, 'true'),
  ConstraintTabIndexNotInteger: setProperty(`${rules(host)}/tabIndex`, '1'),
  ConstraintTabIndexNotUnique: setProperty(`${rules(host)}/tabIndex`, 2),
  ConstraintAllowedValuesNotValid: setProperty(`${rules(host)}/allowedValues`, ['a', 'b']),
  SecretParameterNotSecure: setProperty(`${key}/type`, 'string'),
  SecretParameterInClearText: setProperty(`${rules(key)}/clearText`, true),
  OAuthSettingsIncomplete: addToken({ identityProvider: 'aad' }),
  OAuthSecretInFile: addToken({ ...oauth, clientSecret: 'open sesame' }),
  ConnectionParameterSetsNotValid: setProperty('/connectionParameterSets', { uiDefinition: {}, values: [] }),

  PolicyTemplateUnknown: addPolicy('setweather', {}),
  PolicyTitleMissing: dropProperty(`${policy(0)}/title`),
  PolicyParameterMissing: addPolicy('setheader', { name: 'x-shop' }),
  PolicyParameterUnknown: addPolicy('setheader', { name: 'x-shop', value: 'corner', colour: 'blue' }),
  PolicyParameterTypeIncorrect: addPolicy('setheader', { name: 'x-shop', value: 7 }),
  PolicyOperationNotFound: addPolicy('setheader', { name: 'x-shop', value: 'corner' }, 'ListShelves'),
  PolicyConnectionParameterNotFound: addPolicy('setheader', {
    name: 'x-shop',
    value: "@connectionParameters('shelf')",
  }),
  PolicySectionNotValid: setProperty(`${policy(2)}/parameters/x-ms-apimTemplate-policySection`, 'Answer'),
  PolicyExistsActionNotValid: addPolicy('setheader', { name: 'x-shop', value: 'corner', existsAction: 'keep' }),
  PolicyMethodNotValid: addPolicy('routerequesttoendpoint', { newPath: '/api/apps', httpMethod: 'get' }, 'ReadApp'),
  DynamicHostNotHttps: setProperty(value(0, 'urlTemplate'), "http://@connectionParameters('hostName')"),
  DynamicHostRepeated: addPolicy(
    'dynamichosturl',
    { urlTemplate: "https://@connectionParameters('hostName')" },
    'ReadApp',
  ),
  BasePathLostByHostPolicy: set('/basePath', '/shop'),
  PollingPolicyWithoutTrigger: setProperty(`${policy(1)}/parameters/x-ms-apimTemplate-operationName/-`, 'ReadApp'),
  PollingTriggerWithoutPolicy: dropProperty('/policyTemplateInstances/1'),
  ManyBodyPoliciesForOperation: all(
    addPolicy('encodepropertyvalue', convert, 'AddNote'),
    addPolicy('convertobjecttoarray', convert, 'AddNote'),
  ),
  PolicyOperationRepeated: setProperty(`${policy(1)}/parameters/x-ms-apimTemplate-operationName/-`, 'WhenAppAdded'),

  IconMissing: setFile({ icon: Buffer.alloc(0) }),
  IconNotPng: setFile({ icon: Buffer.from('<svg/>') }),
  IconNotReadable: (files) => ({ ...files, icon: deeper(files.icon) }),
  IconFileTooLarge: (files) => ({ ...files, icon: Buffer.concat([files.icon, Buffer.alloc(1_000_000)]) }),
  IconSizeNotValid: draw(64, 44),
  IconBackgroundNotBrandColor: draw(230, 160, [0, 0, 0]),
  IconMarkSizeNotValid: draw(230, 20),
};
