// Logic Apps' words: actions by method and path, settings as parameters of the workflow. Consumption and Standard differ in how a connection is named.
import { logicInputs } from '../relay.ts';
import type { Asked, Flow, Values } from '../source.ts';
import { type ConnectionName, type Platform, RELAY } from './workflow.ts';

const property = ({ title, description, choices }: Asked): Values => ({
  type: 'string',
  title,
  description,
  ...(choices && { enum: choices }),
});

const buttonTrigger = ({ trigger }: Flow): Values => {
  const asked = Object.entries(trigger.button ?? {}).map(([name, each]) => [name, property(each)] as const);
  const schema = { type: 'object', properties: Object.fromEntries(asked), required: asked.map(([name]) => name) };
  return { type: 'Request', kind: 'Http', inputs: { schema } };
};

/** `connection` is what stands in `host`. */
export const logicApps = (connection: (name: ConnectionName) => Values): Platform => {
  const host = (name: ConnectionName): Values => ({ host: { connection: connection(name) } });
  /** A webhook has no method: it is called and answers later. */
  const called = (waits: boolean, call: Values, name: ConnectionName): Values => {
    const { method, ...rest } = call;
    return {
      type: waits ? 'ApiConnectionWebhook' : 'ApiConnection',
      inputs: { ...host(name), ...(waits ? rest : { method: method ?? 'get', ...rest }) },
    };
  };
  return {
    words: 'logic',
    setting: (name) => ({ kind: 'call', name: 'parameters', inputs: [{ kind: 'literal', value: name }] }),
    button: (_, name) => name,
    buttonTrigger,
    relayAction: (use) => called(false, logicInputs(use), RELAY),
    relayTrigger: (use, recurrence) => ({
      ...called(false, logicInputs({ ...use, values: { ...use.values, dialect: 'native' } }), RELAY),
      recurrence,
      splitOn: "@triggerBody()?['items']",
    }),
    standardAction: (row, given) => {
      return called(row.waits === true, { ...row.logic(given) }, row.connector.logic);
    },
    standardTrigger: (row, given) => {
      return {
        ...called(row.waits === true, { ...row.logic(given) }, row.connector.logic),
        splitOn: "@triggerBody()?['value']",
      };
    },
  };
};

/** Source: Microsoft, Microsoft.Logic/workflows: the connections are a parameter of the workflow. */
export const consumption = logicApps((name) => ({ name: `@parameters('$connections')['${name}']['connectionId']` }));

/** Source: Azure/logicapps, github-sample: the connections are in connections.json, by name. */
export const standardApp = logicApps((referenceName) => ({ referenceName }));

export const SCHEMA =
  'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#';
