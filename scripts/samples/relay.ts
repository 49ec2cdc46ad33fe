// The operations of the relay as actions of a workflow, in the formats of both platforms.
import { catalog } from '../../connector/catalog.ts';
import type { Operation } from '../../connector/core/operation.ts';
import type { TemplateJson } from './expression/template.ts';
import type { Values } from './source.ts';

export interface RelayUse {
  readonly operation: Operation;
  readonly values: Values;
  readonly body: Values | undefined;
}

/** A read is retried a few times within minutes. */
const REPEATED: Values = {
  type: 'exponential',
  count: 3,
  interval: 'PT10S',
  minimumInterval: 'PT5S',
  maximumInterval: 'PT1M',
};

export function sampleOperationOf(id: string): Operation {
  const operation = catalog.find((each) => each.id === id);
  if (!operation) throw new Error(`The relay has no operation ${id}.`);
  return operation;
}

/** Power Automate: every input by name, body inputs below `body/`. */
export function flowParameters({ values, body }: RelayUse): Values {
  return {
    ...values,
    ...(body && Object.fromEntries(flattened(body, 'body'))),
  };
}

/** A subscription with the address where its events go. */
export function calledBackAt(use: RelayUse, callback: string): RelayUse {
  const inputs = Object.entries(use.operation.body?.properties ?? {});
  const [name = ''] = inputs.find(([, { isCallback }]) => isCallback) ?? [];
  return { ...use, body: { ...use.body, [name]: callback } };
}

/** Logic Apps: method, path, queries and body, as in HTTP. */
export function logicInputs(use: RelayUse): Values {
  const { operation, body } = use;
  const path = operation.address.replace(/\{(\w+)\}/g, (_, name: string) => encoded(use.values[name]));
  return {
    method: operation.method.toLowerCase(),
    path: `/api/${path}`,
    ...some('queries', inPlace(use, 'query')),
    ...some('headers', inPlace(use, 'header')),
    ...(body && { body }),
  };
}

/**
 * An action or trigger of any connector with its own retry policy: by default the platforms retry four times, writes too.
 * Both have it in the inputs of the action. Source: Microsoft, Logic Apps, "Retry policies".
 */
export function withRetryPolicy(isRead: boolean, action: Values): Values {
  const retryPolicy = isRead ? REPEATED : { type: 'none' };
  return { ...action, inputs: { ...(action.inputs as Values), retryPolicy } };
}

/** Object members are flattened to their paths; lists stay whole. */
function flattened(value: TemplateJson, path: string): readonly (readonly [string, TemplateJson])[] {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value).flatMap(([key, each]) => flattened(each, `${path}/${key}`))
    : [[path, value]];
}

function encoded(value: TemplateJson | undefined): string {
  const text = String(value);
  return `@{encodeURIComponent(${text.startsWith('@') ? text.slice(1) : `'${text}'`})}`;
}

function some(name: string, values: Values): Values {
  return Object.keys(values).length > 0 ? { [name]: values } : {};
}

function inPlace({ operation, values }: RelayUse, place: string): Values {
  return Object.fromEntries(
    operation.parameters
      .filter(({ name, in: where }) => where === place && values[name] !== undefined)
      .map(({ name }) => [name, values[name] ?? null]),
  );
}
