// Power Automate's format: actions by operation name, settings as plain values, because packages have no parameters.
import { type ConnectorName, connectors } from '../connectors.ts';
import type { Expression } from '../expression/read.ts';
import { flowParameters } from '../relay.ts';
import type { Flow, SampleAction, Setting, Values } from '../source.ts';
import { type ConnectionName, type Platform, RELAY } from './workflow.ts';

/** The importer replaces it with the custom connector of the maker's own environment. */
export const RELAY_API = 'shared_store-20relay';

export function powerAutomate(settings: Readonly<Record<string, Setting>>): Platform {
  return {
    words: 'flow',
    setting: (name): Expression => {
      if (name.startsWith('$')) return { kind: 'call', name: 'parameters', inputs: [{ kind: 'literal', value: name }] };
      const setting = settings[name];
      if (!setting) throw new Error(`There is no setting ${name}.`);
      return { kind: 'literal', value: setting.value };
    },
    button: ({ trigger }, name) => keyOf(Object.keys(trigger.button ?? {}).indexOf(name)),
    buttonTrigger,
    relayAction: (use) => ({ type: 'OpenApiConnection', inputs: inputs(RELAY, use.operation.id, flowParameters(use)) }),
    relayTrigger: (use, recurrence) => ({
      type: 'OpenApiConnection',
      recurrence,
      splitOn: "@triggerOutputs()?['body/items']",
      inputs: inputs(RELAY, use.operation.id, flowParameters(use)),
    }),
    // the platform adds the callback itself: the definition marks it with x-ms-notification-url
    relaySubscription: (use) => ({
      type: 'OpenApiConnectionWebhook',
      inputs: inputs(RELAY, use.operation.id, flowParameters(use)),
    }),
    standardAction: (row, given) => {
      const { operationId, parameters } = row.flow(given);
      return { type: kindOf(row), inputs: inputs(row.connector.flow, operationId, parameters) };
    },
    standardTrigger: (row, given) => {
      const { operationId, parameters } = row.flow(given);
      return {
        type: kindOf(row),
        splitOn: "@triggerOutputs()?['body/value']",
        inputs: inputs(row.connector.flow, operationId, parameters),
      };
    },
  };
}

export function apiOf(name: ConnectionName): string {
  return name === RELAY ? RELAY_API : `shared_${connectors[name as ConnectorName].api}`;
}

function inputs(name: ConnectionName, operationId: string, parameters: Values): Values {
  return {
    host: { connectionName: apiOf(name), operationId, apiId: `/providers/Microsoft.PowerApps/apis/${apiOf(name)}` },
    parameters,
    authentication: "@parameters('$authentication')",
  };
}

/** The designer names the text inputs of a button text, text_1, text_2 ... in order. */
function keyOf(at: number): string {
  return at === 0 ? 'text' : `text_${at}`;
}

function buttonTrigger({ trigger }: Flow): Values {
  const asked = Object.values(trigger.button ?? {}).map((each, at) => [keyOf(at), property(each)] as const);
  const schema = { type: 'object', properties: Object.fromEntries(asked), required: asked.map(([key]) => key) };
  return { type: 'Request', kind: 'Button', inputs: { schema } };
}

function kindOf(row: { readonly waits?: true }): string {
  return row.waits ? 'OpenApiConnectionWebhook' : 'OpenApiConnection';
}

function property({ title, description, choices }: SampleAction): Values {
  return {
    title,
    type: 'string',
    'x-ms-dynamically-added': true,
    description,
    'x-ms-content-hint': 'TEXT',
    ...(choices && { enum: choices }),
  };
}
