// One sample as an Azure Resource Manager template: the connector, the connections and the workflows of Logic Apps (Consumption).
import { about } from '../../../connector/emit/about.ts';
import { apiProperties } from '../../../connector/emit/apiProperties.ts';
import { brandColor } from '../../../connector/emit/brand.ts';
import { armDefinition, literal } from '../../connector/azure.ts';
import { type ConnectorName, connectors } from '../connectors.ts';
import type { TemplateJson } from '../expression/template.ts';
import type { Flow, Setting, Values } from '../source.ts';
import { definitionFor } from './definition.ts';
import { consumption, SCHEMA } from './logic.ts';
import {
  buildWorkflow,
  type ConnectionName,
  connectionsOf,
  RELAY,
  sampleOperationsOf,
  workflowSettingsOf,
} from './workflow.ts';

const WEB = '2016-06-01';

const PARAMETER_TYPES = { string: 'String', int: 'Int' } as const;

export function sampleArmTemplate(
  sample: string,
  flows: readonly Flow[],
  settings: Readonly<Record<string, Setting>>,
): Values {
  const names = new Set(flows.flatMap((flow) => connectionsOf(flow, 'logic')));
  return {
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    parameters: parameters(flows, settings),
    resources: [
      customApi(sample, flows),
      ...[...names].map((name) => connection(sample, name)),
      ...flows.map((flow) => workflow(flow, settings)),
    ],
  };
}

function parameters(flows: readonly Flow[], settings: Readonly<Record<string, Setting>>): Values {
  return {
    location: {
      type: 'string',
      defaultValue: '[resourceGroup().location]',
      metadata: { description: 'Where all of it is made; a custom connector works in its own region alone.' },
    },
    relayHost: {
      type: 'string',
      metadata: { description: 'The host name of your Functions app with the relay, without https://.' },
    },
    functionKey: { type: 'securestring', metadata: { description: 'A host key of that Functions app.' } },
    ...Object.fromEntries(
      [...new Set(flows.flatMap(workflowSettingsOf))].sort().map((name) => {
        const setting = settings[name];
        if (!setting) throw new Error(`There is no setting ${name}.`);
        return [name, parameterOf(setting)];
      }),
    ),
  };
}

function customApi(sample: string, flows: readonly Flow[]): Values {
  return {
    type: 'Microsoft.Web/customApis',
    apiVersion: WEB,
    name: `store-relay-${sample}`,
    location: "[parameters('location')]",
    properties: {
      apiType: 'Rest',
      displayName: 'Store Relay',
      description: about.description,
      brandColor,
      backendService: { serviceUrl: "[concat('https://', parameters('relayHost'), '/')]" },
      connectionParameters: { api_key: key() },
      swagger: armDefinition(definitionFor(sampleOperationsOf(flows))) as Values,
    },
  };
}

function connection(sample: string, name: ConnectionName): Values {
  return {
    type: 'Microsoft.Web/connections',
    apiVersion: WEB,
    name: resourceOf(sample, name),
    location: "[parameters('location')]",
    ...(name === RELAY && { dependsOn: [`[${customApiId(sample)}]`] }),
    properties: {
      displayName: name === RELAY ? 'Store Relay' : connectors[name].title,
      api: { id: `[${apiId(sample, name)}]` },
      ...(name === RELAY && { parameterValues: { api_key: "[parameters('functionKey')]" } }),
    },
  };
}

function workflow(flow: Flow, settings: Readonly<Record<string, Setting>>): Values {
  const names = connectionsOf(flow, 'logic');
  const own = workflowSettingsOf(flow).map((name) => [name, { value: `[parameters('${name}')]` }]);
  return {
    type: 'Microsoft.Logic/workflows',
    apiVersion: '2019-05-01',
    name: `store-relay-${flow.id}`,
    location: "[parameters('location')]",
    dependsOn: names.map((name) => `[${connectionId(flow.sample, name)}]`),
    tags: { displayName: flow.title },
    properties: {
      state: 'Enabled',
      definition: definitionOf(flow, settings),
      parameters: { $connections: { value: references(flow, names) }, ...Object.fromEntries(own) },
    },
  };
}

/** Parameters for values that only the user of the template knows. */
function parameterOf({ type, description, value, usual }: Setting): Values {
  return {
    type,
    metadata: { description },
    ...(usual && { defaultValue: plain(value) }),
  };
}

function plain(value: TemplateJson): TemplateJson {
  return literal(value) as TemplateJson;
}

function key(): TemplateJson {
  return apiProperties([]).properties.connectionParameters.api_key;
}

function resourceOf(sample: string, name: ConnectionName): string {
  return `store-relay-${sample}-${name}`;
}

function customApiId(sample: string): string {
  return `resourceId('Microsoft.Web/customApis', 'store-relay-${sample}')`;
}

function apiId(sample: string, name: ConnectionName): string {
  return name === RELAY ? customApiId(sample) : managedApiId(name);
}

function managedApiId(name: ConnectorName): string {
  return `subscriptionResourceId('Microsoft.Web/locations/managedApis', parameters('location'), '${connectors[name].api}')`;
}

function connectionId(sample: string, name: ConnectionName): string {
  return `resourceId('Microsoft.Web/connections', '${resourceOf(sample, name)}')`;
}

function definitionOf(flow: Flow, settings: Readonly<Record<string, Setting>>): Values {
  const own = workflowSettingsOf(flow).map((name) => [
    name,
    { type: PARAMETER_TYPES[settings[name]?.type ?? 'string'] },
  ]);
  return {
    $schema: SCHEMA,
    contentVersion: '1.0.0.0',
    parameters: { $connections: { type: 'Object', defaultValue: {} }, ...Object.fromEntries(own) },
    ...(plain({ ...buildWorkflow(flow, consumption) }) as Values),
    outputs: {},
  };
}

/** The connections as a parameter of the workflow. */
function references({ sample }: Flow, names: readonly ConnectionName[]): Values {
  return Object.fromEntries(
    names.map((name) => [
      name,
      {
        connectionId: `[${connectionId(sample, name)}]`,
        connectionName: resourceOf(sample, name),
        id: `[${apiId(sample, name)}]`,
      },
    ]),
  );
}
