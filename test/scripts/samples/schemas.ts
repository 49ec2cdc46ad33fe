// Strict schemas of the samples' output formats. Inferred from public files of each kind; Microsoft publishes none for most of them.
import { Ajv } from 'ajv';

type Schema = Readonly<Record<string, unknown>>;

const text = { type: 'string', minLength: 1 };
const anything = {};
function closed(properties: Schema, required: readonly string[] = Object.keys(properties)): Schema {
  return {
    type: 'object',
    properties,
    required,
    additionalProperties: false,
  };
}
function mapOf(values: Schema, names: Schema = {}): Schema {
  return {
    type: 'object',
    additionalProperties: values,
    propertyNames: names,
  };
}
function constant(value: unknown): Schema {
  return { const: value };
}
const guid = { type: 'string', pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' };

/** Designers accept letters, digits, underscores and some signs; the samples use the first three only. */
const actionName = { type: 'string', pattern: '^[A-Z][A-Za-z0-9_]{0,79}$' };
const runAfter = mapOf(
  { type: 'array', items: { enum: ['Succeeded', 'Failed', 'Skipped', 'TimedOut'] }, minItems: 1, uniqueItems: true },
  actionName,
);
const limit = closed({ timeout: { type: 'string', pattern: '^P(\\d+D|T\\d+[HM])$' } });
const runtimeConfiguration = closed({
  concurrency: closed({ repetitions: { type: 'integer', minimum: 1, maximum: 50 } }),
});
const common = { runAfter, limit, runtimeConfiguration };
const actions = mapOf({ $ref: '#/$defs/action' }, actionName);
const branch = closed({ actions });

function nativeAction(type: string, own: Schema): Schema {
  return closed({ type: constant(type), ...own, ...common }, ['type', 'runAfter', ...Object.keys(own)]);
}

/** In a source, the first actions may omit their empty runAfter. */
function inSource({ required, ...schema }: Schema): Schema {
  return {
    ...schema,
    required: (required as readonly string[]).filter((name) => name !== 'runAfter'),
  };
}

const native: readonly Schema[] = [
  nativeAction('Compose', { inputs: anything }),
  nativeAction('Query', { inputs: closed({ from: text, where: text }) }),
  nativeAction('Select', { inputs: closed({ from: text, select: anything }) }),
  nativeAction('Table', {
    inputs: closed(
      {
        from: text,
        format: { enum: ['HTML', 'CSV'] },
        columns: { type: 'array', items: closed({ header: text, value: text }) },
      },
      ['from', 'format'],
    ),
  }),
  nativeAction('Foreach', { foreach: text, actions }),
  nativeAction('If', { expression: { type: 'object', minProperties: 1, maxProperties: 1 }, actions, else: branch }),
  nativeAction('Switch', {
    expression: text,
    cases: mapOf(closed({ case: text, actions }), actionName),
    default: branch,
  }),
  nativeAction('Scope', { actions }),
  nativeAction('Terminate', {
    inputs: closed({
      runStatus: { enum: ['Failed', 'Succeeded', 'Cancelled'] },
      runError: closed({ code: text, message: text }),
    }),
  }),
];

const recurrence = closed(
  {
    frequency: { enum: ['Minute', 'Hour', 'Day', 'Week', 'Month'] },
    interval: { type: 'integer', minimum: 1 },
    startTime: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$' },
    schedule: closed({ weekDays: { type: 'array' }, hours: { type: 'array' }, minutes: { type: 'array' } }),
  },
  ['frequency', 'interval'],
);

function sourceTrigger(own: Schema): Schema {
  return closed({ name: actionName, ...own });
}
const used = { type: 'string', pattern: '^(relay\\.[A-Z]\\w+|[a-z]+\\.[a-zA-Z]+)$' };
const given = { type: 'object' };
const question = closed({ title: text, description: text, choices: { type: 'array', items: text } }, [
  'title',
  'description',
]);
const source = {
  ...closed({
    id: text,
    sample: text,
    title: { type: 'string', pattern: '^[A-Z].{5,70}[^.]$' },
    description: { type: 'string', pattern: '^[A-Z].*\\.$' },
    trigger: {
      oneOf: [
        sourceTrigger({ every: recurrence }),
        sourceTrigger({ button: mapOf(question) }),
        sourceTrigger({ http: given }),
        sourceTrigger({ use: used, with: given, every: recurrence }),
        sourceTrigger({ use: used, with: given }),
        sourceTrigger({ use: used, body: given }),
      ],
    },
    actions,
  }),
  $defs: {
    action: { oneOf: [...native.map(inSource), closed({ use: used, with: given, body: given, ...common }, ['use'])] },
  },
};
const setting = closed(
  { type: { enum: ['string', 'int'] }, description: text, value: anything, usual: constant(true) },
  ['type', 'description', 'value'],
);

const asked = closed({ schema: { type: 'object', required: ['type', 'properties'] } });
function freeTriggers(kinds: readonly string[]): readonly Schema[] {
  return [
    closed({ type: constant('Recurrence'), recurrence }),
    closed({ type: constant('Request'), kind: { enum: kinds }, inputs: asked }),
  ];
}

/** The actions and triggers of one platform, with the inputs that its connectors accept. */
function definition(
  kinds: readonly string[],
  called: Schema,
  waited: Schema,
  names: readonly [string, string],
  more: Schema,
) {
  const [plain, webhook] = names;
  const connector = [nativeAction(plain, { inputs: called }), nativeAction(webhook, { inputs: waited })];
  const triggers = [
    ...freeTriggers(kinds),
    closed({ type: constant(plain), recurrence, splitOn: text, inputs: called }),
    closed({ type: constant(webhook), splitOn: text, inputs: waited }, ['type', 'inputs']),
  ];
  return {
    ...closed({
      $schema: {
        type: 'string',
        pattern: '^https://schema\\.management\\.azure\\.com/.*/2016-06-01/workflowdefinition\\.json#$',
      },
      contentVersion: constant('1.0.0.0'),
      ...more,
      triggers: { ...mapOf({ oneOf: triggers }, actionName), minProperties: 1, maxProperties: 1 },
      actions: { ...actions, minProperties: 1 },
      outputs: closed({}),
    }),
    $defs: { action: { oneOf: [...native, ...connector] } },
  };
}

/** Source: Microsoft, Logic Apps, "Retry policies": in the inputs of an action or a trigger. */
const retryPolicy = {
  oneOf: [
    closed({ type: constant('none') }),
    closed({
      type: constant('exponential'),
      count: { type: 'integer', minimum: 1, maximum: 90 },
      interval: text,
      minimumInterval: text,
      maximumInterval: text,
    }),
  ],
};

function logicDefinition(connection: Schema, more: Schema): Schema {
  const host = closed({ connection });
  const path = { type: 'string', pattern: '^/' };
  const rest = { host, path, queries: { type: 'object' }, headers: { type: 'object' }, body: anything, retryPolicy };
  const called = closed({ ...rest, method: { enum: ['get', 'post', 'put', 'patch', 'delete'] } }, [
    'host',
    'path',
    'method',
  ]);
  const waited = closed(rest, ['host', 'path', 'body']);
  return definition(['Http'], called, waited, ['ApiConnection', 'ApiConnectionWebhook'], more);
}

const declared = { type: { enum: ['String', 'Int', 'Object', 'SecureObject'] }, defaultValue: anything };
const consumptionDefinition = logicDefinition(
  closed({
    name: { type: 'string', pattern: "^@parameters\\('\\$connections'\\)\\['[a-z]+'\\]\\['connectionId'\\]$" },
  }),
  { parameters: mapOf(closed(declared, ['type'])) },
);
const standardDefinition = logicDefinition(closed({ referenceName: { type: 'string', pattern: '^[a-z]+$' } }), {});

const apiId = { type: 'string', pattern: '^/providers/Microsoft\\.PowerApps/apis/shared_[a-z0-9-]+$' };
const apiName = { type: 'string', pattern: '^shared_[a-z0-9-]+$' };
const named = closed(
  {
    host: closed({ connectionName: apiName, operationId: { type: 'string', pattern: '^[A-Z]\\w+$' }, apiId }),
    parameters: { type: 'object' },
    authentication: constant("@parameters('$authentication')"),
    retryPolicy,
  },
  ['host', 'parameters', 'authentication'],
);
const flowDefinition = definition(['Http', 'Button'], named, named, ['OpenApiConnection', 'OpenApiConnectionWebhook'], {
  parameters: closed({
    $connections: closed({ defaultValue: closed({}), type: constant('Object') }),
    $authentication: closed({ defaultValue: closed({}), type: constant('SecureObject') }),
  }),
});

const templateText = { type: 'string', pattern: '^\\[[^\\[][\\s\\S]*\\]$' };
const located = {
  location: constant("[parameters('location')]"),
  name: { type: 'string', pattern: '^store-relay-[a-z-]{1,60}$' },
};
const dependsOn = { type: 'array', items: templateText };

const customApi = closed({
  type: constant('Microsoft.Web/customApis'),
  apiVersion: constant('2016-06-01'),
  ...located,
  properties: closed({
    apiType: constant('Rest'),
    displayName: text,
    description: text,
    brandColor: { type: 'string', pattern: '^#[0-9a-f]{6}$' },
    backendService: closed({ serviceUrl: templateText }),
    connectionParameters: closed({ api_key: { type: 'object', required: ['type', 'uiDefinition'] } }),
    swagger: { type: 'object', required: ['swagger', 'info', 'host', 'basePath', 'paths', 'securityDefinitions'] },
  }),
});
const connection = closed(
  {
    type: constant('Microsoft.Web/connections'),
    apiVersion: constant('2016-06-01'),
    ...located,
    dependsOn,
    properties: closed(
      {
        displayName: text,
        api: closed({ id: templateText }),
        parameterValues: closed({ api_key: constant("[parameters('functionKey')]") }),
      },
      ['displayName', 'api'],
    ),
  },
  ['type', 'apiVersion', 'name', 'location', 'properties'],
);
const workflow = closed({
  type: constant('Microsoft.Logic/workflows'),
  apiVersion: constant('2019-05-01'),
  ...located,
  dependsOn,
  tags: closed({ displayName: text }),
  properties: closed({
    state: constant('Enabled'),
    definition: { type: 'object' },
    parameters: mapOf(closed({ value: anything })),
  }),
});

const api = {
  type: constant('Microsoft.PowerApps/apis'),
  suggestedCreationType: constant('Existing'),
  details: closed({ displayName: text }),
  hierarchy: constant('Child'),
  dependsOn: { type: 'array', maxItems: 0 },
};
const resource = {
  oneOf: [
    closed({
      type: constant('Microsoft.Flow/flows'),
      suggestedCreationType: { enum: ['New', 'Update'] },
      creationType: constant('Existing, New, Update'),
      details: closed({ displayName: text }),
      configurableBy: constant('User'),
      hierarchy: constant('Root'),
      dependsOn: { type: 'array', items: guid, uniqueItems: true },
    }),
    closed({ ...api, id: apiId, name: apiName, configurableBy: constant('System') }),
    closed({ ...api, creationType: constant('Existing'), configurableBy: constant('User') }),
    closed({
      ...api,
      type: constant('Microsoft.PowerApps/apis/connections'),
      creationType: constant('Existing'),
      configurableBy: constant('User'),
      dependsOn: { type: 'array', items: guid, minItems: 1, maxItems: 1 },
    }),
  ],
};

const reference = closed({
  connectionName: text,
  source: constant('Embedded'),
  id: apiId,
  tier: constant('NotSpecified'),
});

const all = {
  source,
  settings: mapOf(setting),
  consumption: consumptionDefinition,
  standard: closed({ definition: { type: 'object' }, kind: { enum: ['Stateful', 'Stateless'] } }),
  standardDefinition,
  flowDefinition,
  template: closed({
    $schema: constant('https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#'),
    contentVersion: constant('1.0.0.0'),
    parameters: mapOf(
      closed(
        {
          type: { enum: ['string', 'int', 'securestring'] },
          metadata: closed({ description: text }),
          defaultValue: anything,
        },
        ['type', 'metadata'],
      ),
    ),
    resources: { type: 'array', minItems: 3, items: { oneOf: [customApi, connection, workflow] } },
  }),
  connections: closed({
    managedApiConnections: mapOf(
      closed({
        api: closed({ id: text }),
        connection: closed({ id: text }),
        connectionRuntimeUrl: { type: 'string', pattern: "^@appsetting\\('[A-Z_]+'\\)$" },
        authentication: closed({ type: constant('ManagedServiceIdentity') }),
      }),
    ),
  }),
  parameters: mapOf(
    closed({ type: { enum: ['String', 'Int'] }, value: anything, metadata: closed({ description: text }) }),
  ),
  manifest: closed({
    schema: constant('1.0'),
    details: closed({
      displayName: text,
      description: text,
      createdTime: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{7}Z$' },
      packageTelemetryId: guid,
      creator: constant('N/A'),
      sourceEnvironment: constant(''),
    }),
    resources: mapOf(resource, guid),
  }),
  flowsManifest: closed({
    packageSchemaVersion: constant('1.0'),
    flowAssets: closed({ assetPaths: { type: 'array', items: guid, minItems: 1, maxItems: 1 } }),
  }),
  map: mapOf(guid, apiName),
  flow: closed({
    name: guid,
    id: { type: 'string', pattern: '^/providers/Microsoft\\.Flow/flows/[0-9a-f-]{36}$' },
    type: constant('Microsoft.Flow/flows'),
    properties: closed({
      apiId: constant('/providers/Microsoft.PowerApps/apis/shared_logicflows'),
      displayName: text,
      definition: { type: 'object' },
      connectionReferences: mapOf(reference, apiName),
      flowFailureAlertSubscribed: constant(false),
      isManaged: constant(false),
    }),
  }),
} as const;

const ajv = new Ajv({ strict: true, strictRequired: false, allErrors: false });
const compiled = Object.fromEntries(Object.entries(all).map(([name, schema]) => [name, ajv.compile(schema)]));

/** The validation errors; empty if it is valid. */
export function workflowFaultsBy(name: keyof typeof all, value: unknown): readonly string[] {
  const validate = compiled[name];
  if (!validate) throw new Error(`There is no schema ${name}`);
  return validate(value)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
