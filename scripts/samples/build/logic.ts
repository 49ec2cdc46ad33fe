// Logic Apps' format: actions by method and path, settings as workflow parameters. Consumption and Standard reference connections differently.
import type { StandardRow } from '../connectors.ts';
import { calledBackAt, logicInputs, type RelayUse } from '../relay.ts';
import type { Flow, SampleAction, Values } from '../source.ts';
import { type ConnectionName, type Platform, RELAY } from './workflow.ts';

/** Source: Microsoft, Microsoft.Logic/workflows: the connections are a parameter of the workflow. */
export const consumption = logicAppsWords((name) => ({
  name: `@parameters('$connections')['${name}']['connectionId']`,
}));

/** Source: Azure/logicapps, github-sample: the connections are in connections.json, by name. */
export const standardApp = logicAppsWords((referenceName) => ({ referenceName }));

export const SCHEMA =
  'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#';

/** `connection` is the value of `host`. */
function logicAppsWords(connection: (name: ConnectionName) => Values): Platform {
  const ours = (use: RelayUse): Values => called(connection(RELAY), logicInputs(use));
  const theirs = (row: StandardRow, given: Values): Values =>
    called(connection(row.connector.logic), { ...row.logic(given) }, row.waits);
  return {
    words: 'logic',
    setting: (name) => ({ kind: 'call', name: 'parameters', inputs: [{ kind: 'literal', value: name }] }),
    button: (_, name) => name,
    buttonTrigger,
    relayAction: ours,
    relayTrigger: (use, recurrence) => ({
      ...ours({ ...use, values: { ...use.values, dialect: 'native' } }),
      recurrence,
      splitOn: "@triggerBody()?['items']",
    }),
    relaySubscription: (use) => called(connection(RELAY), logicInputs(calledBackAt(use, '@{listCallbackUrl()}')), true),
    standardAction: theirs,
    standardTrigger: (row, given) => ({ ...theirs(row, given), splitOn: "@triggerBody()?['value']" }),
  };
}

/** A webhook has no method: it is called and responds later. */
function called(connection: Values, call: Values, waits = false): Values {
  const { method = 'get', ...rest } = call;
  const host = { host: { connection } };
  if (waits) return { type: 'ApiConnectionWebhook', inputs: { ...host, ...rest } };
  return { type: 'ApiConnection', inputs: { ...host, method, ...rest } };
}

function buttonTrigger({ trigger }: Flow): Values {
  const asked = Object.entries(trigger.button ?? {}).map(([name, each]) => [name, property(each)] as const);
  const schema = { type: 'object', properties: Object.fromEntries(asked), required: asked.map(([name]) => name) };
  return { type: 'Request', kind: 'Http', inputs: { schema } };
}

function property({ title, description, choices }: SampleAction): Values {
  return {
    type: 'string',
    title,
    description,
    ...(choices && { enum: choices }),
  };
}
