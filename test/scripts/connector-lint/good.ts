// A small valid connector of an invented shop, with one of everything that rules check.
import { brandColor } from '../../../connector/emit/brand.ts';
import type { ConnectorFiles } from '../../../scripts/connector-lint/connector.ts';
import { drawIcon } from '../../../scripts/generate/icon.ts';

const failure = { '400': { $ref: '#/responses/Failure' }, default: { description: 'What went wrong.' } };
function answer(name: string) {
  return { description: 'OK', schema: { $ref: `#/definitions/${name}` } };
}
function field(label: string, description: string, type = 'string') {
  return { type, 'x-ms-summary': label, description };
}

const appChoices = {
  operationId: 'ListApps',
  parameters: { platform: 'IOS' },
  'value-collection': 'apps',
  'value-path': 'id',
  'value-title': 'names/first',
};

const listApps = {
  operationId: 'ListApps',
  summary: 'List apps',
  description: 'Lists the apps of the shop, one page at a time.',
  'x-ms-visibility': 'important',
  'x-ms-pageable': { nextLinkName: 'nextLink' },
  parameters: [
    {
      name: 'platform',
      in: 'query',
      ...field('Platform', 'Only apps for this platform.'),
      enum: ['IOS', 'MAC_OS'],
      'x-ms-enum-values': [
        { value: 'IOS', displayName: 'iPhone' },
        { value: 'MAC_OS', displayName: 'Mac' },
      ],
      default: 'IOS',
    },
    {
      name: 'limit',
      in: 'query',
      ...field('Limit', 'At most this many apps.', 'integer'),
      minimum: 1,
      maximum: 200,
      default: 50,
    },
    {
      name: 'names',
      in: 'query',
      ...field('Names', 'Only apps of these names.', 'array'),
      items: { type: 'string', minLength: 1, maxLength: 80 },
      collectionFormat: 'csv',
      'x-ms-visibility': 'advanced',
    },
  ],
  responses: { '200': answer('AppList'), ...failure },
};

const readApp = {
  operationId: 'ReadApp',
  summary: 'Read app information',
  description: 'Reads one app of the shop.',
  parameters: [{ $ref: '#/parameters/AppId' }],
  responses: { '200': answer('App'), ...failure },
};

const addNote = {
  operationId: 'AddNote',
  summary: 'Add note',
  description: 'Adds a note to an app.',
  parameters: [
    { $ref: '#/parameters/AppId' },
    { name: 'body', in: 'body', required: true, schema: { $ref: '#/definitions/NewNote' } },
  ],
  responses: { '201': answer('Note'), ...failure },
};

const readStatus = {
  operationId: 'ReadStatus',
  summary: 'Read status',
  description: 'Tells whether the shop is open.',
  'x-ms-visibility': 'advanced',
  parameters: [],
  responses: { '200': answer('Status'), ...failure },
};

const whenAppAdded = {
  operationId: 'WhenAppAdded',
  summary: 'When an app is added',
  description: 'This operation triggers when an app is added to the shop.',
  'x-ms-trigger': 'batch',
  'x-ms-trigger-metadata': { kind: 'query', mode: 'polling' },
  'x-ms-trigger-hint': 'To see it work, add an app to the shop.',
  parameters: [{ name: 'since', in: 'query', type: 'string', 'x-ms-visibility': 'internal' }],
  responses: { '200': answer('AppList'), ...failure },
};

const whenAppChanged = {
  operationId: 'WhenAppChanged',
  summary: 'When an app is changed',
  description: 'This operation triggers when an app of the shop is changed.',
  'x-ms-trigger': 'single',
  'x-ms-trigger-hint': 'To see it work, change an app of the shop.',
  parameters: [{ name: 'body', in: 'body', required: true, schema: { $ref: '#/definitions/NewHook' } }],
  responses: { '201': { description: 'Created' }, ...failure },
};

const endHook = {
  operationId: 'EndHook',
  summary: 'End hook',
  description: 'Ends the telling of changes.',
  'x-ms-visibility': 'internal',
  parameters: [
    {
      name: 'hookId',
      in: 'path',
      required: true,
      ...field('Hook ID', 'The hook to end.'),
      'x-ms-url-encoding': 'single',
    },
  ],
  responses: { '204': { description: 'Ended' }, ...failure },
};

const definitions = {
  App: {
    type: 'object',
    'x-ms-summary': 'App',
    description: 'One app of the shop.',
    properties: {
      id: field('ID', 'The number of the app.'),
      names: {
        ...field('Names', 'What the app is called.', 'object'),
        properties: { first: field('First Name', 'The name on the shelf.') },
      },
    },
    required: ['id'],
  },
  AppList: {
    type: 'object',
    properties: {
      apps: { ...field('Apps', 'The apps of this page.', 'array'), items: { $ref: '#/definitions/App' } },
      newest: { $ref: '#/definitions/NewestApp' },
      nextLink: { ...field('Next Link', 'Where the next page is.'), format: 'uri' },
    },
  },
  NewNote: {
    type: 'object',
    properties: {
      text: { ...field('Text', 'What the note says.'), minLength: 1, maxLength: 200 },
      stars: { ...field('Stars', 'How many stars the note gives.', 'integer'), format: 'int32' },
      tags: {
        ...field('Tags', 'Words to find the note by.', 'array'),
        items: { type: 'string' },
        minItems: 0,
        maxItems: 5,
      },
    },
    required: ['text'],
  },
  NewestApp: {
    ...field('Newest App', 'The app that was added last.', 'object'),
    properties: { id: field('ID', 'The number of the app.') },
  },
  Note: { type: 'object', properties: { noteId: field('Note ID', 'The number of the note.') } },
  Status: { type: 'object', properties: { open: field('Open', 'Whether the shop is open.', 'boolean') } },
  NewHook: {
    type: 'object',
    properties: { callback: { type: 'string', 'x-ms-notification-url': true, 'x-ms-visibility': 'internal' } },
    required: ['callback'],
  },
};

const definition = {
  swagger: '2.0',
  info: {
    title: 'Corner Shop',
    version: '1.0.0',
    description: 'An invented shop whose apps can be listed, read and noted.',
    contact: { name: 'Corner Shop', url: 'https://shop.example.com', email: 'shop@example.com' },
  },
  host: 'shop.example.com',
  basePath: '/',
  schemes: ['https'],
  consumes: ['application/json'],
  produces: ['application/json'],
  paths: {
    '/api/apps': { get: listApps },
    '/api/apps/{id}': { get: readApp },
    '/api/apps/{id}/notes': { post: addNote },
    '/api/status': { get: readStatus },
    '/api/new-apps': { get: whenAppAdded },
    '/api/hooks': {
      'x-ms-notification-content': { description: 'The app that changed.', schema: { $ref: '#/definitions/App' } },
      post: whenAppChanged,
    },
    '/api/hooks/{hookId}': { delete: endHook },
  },
  definitions,
  parameters: {
    AppId: {
      name: 'id',
      in: 'path',
      required: true,
      ...field('App ID', 'The number of the app.'),
      'x-ms-url-encoding': 'single',
      'x-ms-dynamic-values': appChoices,
    },
  },
  responses: { Failure: { description: 'What the caller did wrong.' } },
  securityDefinitions: { key: { type: 'apiKey', in: 'header', name: 'x-functions-key' } },
  security: [{ key: [] }],
  'x-ms-capabilities': { testConnection: { operationId: 'ReadStatus', parameters: {} } },
  'x-ms-connector-metadata': [
    { propertyName: 'Website', propertyValue: 'https://shop.example.com' },
    { propertyName: 'Privacy policy', propertyValue: 'https://shop.example.com/privacy' },
    { propertyName: 'Categories', propertyValue: 'Commerce;Productivity' },
  ],
};

function asked(displayName: string, tabIndex: number) {
  return {
    displayName,
    description: 'Ask the keeper of the shop.',
    tooltip: 'Ask the keeper of the shop',
    constraints: { tabIndex, required: 'true' },
  };
}

const properties = {
  properties: {
    iconBrandColor: brandColor,
    capabilities: ['actions', 'triggers'],
    publisher: 'Corner Shop',
    connectionParameters: {
      hostName: { type: 'string', uiDefinition: asked('Host name', 1) },
      api_key: { type: 'securestring', uiDefinition: asked('Key', 2) },
    },
    policyTemplateInstances: [
      {
        templateId: 'dynamichosturl',
        title: 'Host of the connection',
        parameters: { 'x-ms-apimTemplateParameter.urlTemplate': "https://@connectionParameters('hostName')" },
      },
      {
        templateId: 'pollingtrigger',
        title: 'Poll for apps',
        type: 'PollingTrigger',
        parameters: {
          'x-ms-apimTemplate-operationName': ['WhenAppAdded'],
          'x-ms-apimTemplateParameter.triggerConfig': { since: '@{triggerBody().nextLink}' },
          'x-ms-apimTemplateParameter.triggerDataPath': '@triggerBody().apps',
        },
      },
      {
        templateId: 'updatenextlink',
        title: 'Fetch the next page through the connection',
        parameters: {
          'x-ms-apimTemplate-operationName': ['ListApps'],
          'x-ms-apimTemplateParameter.nextLinkPropertyName': 'nextLink',
        },
      },
    ],
  },
};

function spell(value: unknown): string {
  return JSON.stringify(value, null, 4);
}

export const goodConnector: ConnectorFiles = {
  definition: spell(definition),
  properties: spell(properties),
  icon: drawIcon(),
};
