// All samples as one Logic Apps (Standard) project: a folder per workflow, and shared files.
import { connectors } from '../connectors.ts';
import type { Flow, Setting, Values } from '../source.ts';
import { SCHEMA, standardApp } from './logic.ts';
import { buildWorkflow, type ConnectionName, connectionsOf, RELAY, workflowSettingsOf } from './workflow.ts';

const subscription = "/subscriptions/@{appsetting('WORKFLOWS_SUBSCRIPTION_ID')}";
const group = `${subscription}/resourceGroups/@{appsetting('WORKFLOWS_RESOURCE_GROUP_NAME')}/providers/Microsoft.Web`;
const managed = `${subscription}/providers/Microsoft.Web/locations/@{appsetting('WORKFLOWS_LOCATION_NAME')}/managedApis`;

const PARAMETER_TYPES = { string: 'String', int: 'Int' } as const;

const host: Values = {
  version: '2.0',
  extensionBundle: { id: 'Microsoft.Azure.Functions.ExtensionBundle.Workflows', version: '[1.*, 2.0.0)' },
};

export function standardProject(
  flows: readonly Flow[],
  settings: Readonly<Record<string, Setting>>,
): ReadonlyMap<string, Values> {
  return new Map([
    ['host.json', host],
    ['connections.json', connectionsFor(flows)],
    ['parameters.json', parametersFor(flows, settings)],
    ...flows.map((flow) => [`${flow.id}/workflow.json`, workflow(flow)] as const),
  ]);
}

function connectionsFor(flows: readonly Flow[]): Values {
  const names = [...new Set(flows.flatMap((flow) => connectionsOf(flow, 'logic')))];
  return { managedApiConnections: Object.fromEntries(names.map((name) => [name, connection(name)])) };
}

/** Values that every workflow of the project may read. */
function parametersFor(flows: readonly Flow[], settings: Readonly<Record<string, Setting>>): Values {
  return Object.fromEntries(
    [...new Set(flows.flatMap(workflowSettingsOf))].sort().map((name) => {
      const setting = settings[name];
      if (!setting) throw new Error(`There is no setting ${name}.`);
      const { type, value, description } = setting;
      return [name, { type: PARAMETER_TYPES[type], value, metadata: { description } }];
    }),
  );
}

function workflow(flow: Flow): Values {
  return {
    definition: {
      $schema: SCHEMA,
      contentVersion: '1.0.0.0',
      ...buildWorkflow(flow, standardApp),
      outputs: {},
    },
    kind: 'Stateful',
  };
}

/** Source: Microsoft, azure-docs, on connections.json; no source shows a custom connector among the managed ones. */
function connection(name: ConnectionName): Values {
  return {
    api: { id: name === RELAY ? `${group}/customApis/store-relay` : `${managed}/${connectors[name].api}` },
    connection: { id: `${group}/connections/${name === RELAY ? 'store-relay' : name}` },
    connectionRuntimeUrl: `@appsetting('${name.toUpperCase()}_CONNECTION_RUNTIME_URL')`,
    authentication: { type: 'ManagedServiceIdentity' },
  };
}
