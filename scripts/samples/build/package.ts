// One flow as a package of Power Automate (My flows, Import, Import package). The format follows packages published by others.
import { about } from '../../../connector/emit/about.ts';
import { guidOf } from '../../connector/guid.ts';
import { type ConnectorName, connectors } from '../connectors.ts';
import type { Flow, Setting, Values } from '../source.ts';
import { apiOf, powerAutomate } from './flow.ts';
import { SCHEMA } from './logic.ts';
import { buildWorkflow, type ConnectionName, connectionsOf, RELAY } from './workflow.ts';

const CREATED = '2026-01-01T00:00:00.0000000Z';

const child = { hierarchy: 'Child' } as const;

/** The five files of a package. */
export function packageFiles(flow: Flow, settings: Readonly<Record<string, Setting>>): ReadonlyMap<string, Values> {
  const names = connectionsOf(flow, 'flow');
  const folder = `Microsoft.Flow/flows/${packageIdOf(flow.id)}`;
  const mapped = (resource: (flow: Flow, name: ConnectionName) => string): Values =>
    Object.fromEntries(names.map((name) => [apiOf(name), resource(flow, name)]));
  return new Map<string, Values>([
    ['manifest.json', manifest(flow, names)],
    [
      'Microsoft.Flow/flows/manifest.json',
      { packageSchemaVersion: '1.0', flowAssets: { assetPaths: [packageIdOf(flow.id)] } },
    ],
    [`${folder}/definition.json`, definition(flow, names, settings)],
    [`${folder}/apisMap.json`, mapped(apiResource)],
    [`${folder}/connectionsMap.json`, mapped(connectionResource)],
  ]);
}

/** The same for each build, and unique. */
function packageIdOf(name: string): string {
  return guidOf(`${about.url}/samples/${name}`);
}

function manifest(flow: Flow, names: readonly ConnectionName[]): Values {
  const children = names.flatMap((name) => [
    [apiResource(flow, name), api(name)] as const,
    [connectionResource(flow, name), connection(flow, name)] as const,
  ]);
  return {
    schema: '1.0',
    details: {
      displayName: flow.title,
      description: flow.description,
      createdTime: CREATED,
      packageTelemetryId: packageIdOf(`${flow.id}/package`),
      creator: 'N/A',
      sourceEnvironment: '',
    },
    resources: {
      [packageIdOf(flow.id)]: {
        type: 'Microsoft.Flow/flows',
        suggestedCreationType: 'New',
        creationType: 'Existing, New, Update',
        details: { displayName: flow.title },
        configurableBy: 'User',
        hierarchy: 'Root',
        dependsOn: children.map(([id]) => id),
      },
      ...Object.fromEntries(children),
    },
  };
}

function definition(flow: Flow, names: readonly ConnectionName[], settings: Readonly<Record<string, Setting>>): Values {
  return {
    name: packageIdOf(flow.id),
    id: `/providers/Microsoft.Flow/flows/${packageIdOf(flow.id)}`,
    type: 'Microsoft.Flow/flows',
    properties: {
      apiId: '/providers/Microsoft.PowerApps/apis/shared_logicflows',
      displayName: flow.title,
      definition: {
        $schema: SCHEMA,
        contentVersion: '1.0.0.0',
        parameters: {
          $connections: { defaultValue: {}, type: 'Object' },
          $authentication: { defaultValue: {}, type: 'SecureObject' },
        },
        ...buildWorkflow(flow, powerAutomate(settings)),
        outputs: {},
      },
      connectionReferences: Object.fromEntries(names.map((name) => [apiOf(name), reference(name)])),
      flowFailureAlertSubscribed: false,
      isManaged: false,
    },
  };
}

function apiResource(flow: Flow, name: ConnectionName): string {
  return packageIdOf(`${flow.id}/api/${name}`);
}

function connectionResource(flow: Flow, name: ConnectionName): string {
  return packageIdOf(`${flow.id}/connection/${name}`);
}

/** A custom connector has no id and no name, so the maker selects the one of the environment. */
function api(name: ConnectionName): Values {
  const details = { displayName: titleOf(name) };
  const type = 'Microsoft.PowerApps/apis';
  const existing = { suggestedCreationType: 'Existing' };
  if (name === RELAY)
    return { type, ...existing, creationType: 'Existing', details, configurableBy: 'User', ...child, dependsOn: [] };
  const known = { id: `/providers/Microsoft.PowerApps/apis/${apiOf(name)}`, name: apiOf(name) };
  return { ...known, type, ...existing, details, configurableBy: 'System', ...child, dependsOn: [] };
}

function connection(flow: Flow, name: ConnectionName): Values {
  return {
    type: 'Microsoft.PowerApps/apis/connections',
    suggestedCreationType: 'Existing',
    creationType: 'Existing',
    details: { displayName: titleOf(name) },
    configurableBy: 'User',
    ...child,
    dependsOn: [apiResource(flow, name)],
  };
}

function titleOf(name: ConnectionName): string {
  return name === RELAY ? 'Store Relay' : connectors[name as ConnectorName].title;
}

function reference(name: ConnectionName): Values {
  return {
    connectionName: apiOf(name).replaceAll('_', '-'),
    source: 'Embedded',
    id: `/providers/Microsoft.PowerApps/apis/${apiOf(name)}`,
    tier: 'NotSpecified',
  };
}
