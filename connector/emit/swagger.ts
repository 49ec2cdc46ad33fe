// The catalog as Swagger 2.0 with the x-ms- extensions of Power Automate and Logic Apps.

import { withoutDefaults } from '../core/builders.ts';
import type { Operation, Parameter } from '../core/operation.ts';
import { idempotencyKey, isRead } from '../core/repeats.ts';
import { none, type Schema } from '../core/schema.ts';
import { designerText } from './inputText.ts';
import { dynamicValues, type SwaggerPart, shapes, titleCase } from './swaggerSchema.ts';

/** Title and contact of the definition, from package.json, so that a fork changes one file. */
export interface About {
  readonly version: string;
  readonly description: string;
  readonly name: string;
  readonly url: string;
  readonly email: string;
  /** The identifier of its licence in SPDX, such as MIT. */
  readonly license: string;
}

const NOTIFICATION = 'x-ms-notification-content';

/** Builds the whole definition. `prefix` is the route prefix of the Functions host. */
export function swagger(catalog: readonly Operation[], about: About, prefix = '/api'): SwaggerPart {
  const definitions = new Map<string, SwaggerPart>();
  const parameters = new Map<string, SwaggerPart>();
  const shape = shapes(definitions);
  const parameter = (given: Parameter): SwaggerPart => {
    if (!given.shared) return parameterPart(given, shape);
    parameters.set(given.shared, parameterPart(given, shape));
    return { $ref: `#/parameters/${given.shared}` };
  };
  const paths: Record<string, Record<string, SwaggerPart>> = {};
  for (const operation of catalog) {
    if (operation.hidden) continue;
    const path = `${prefix}/${operation.address}`;
    paths[path] = {
      ...paths[path],
      ...(operation.notifies && { [NOTIFICATION]: notificationPart(operation.notifies.content, shape) }),
      [operation.method.toLowerCase()]: operationPart(operation, shape, parameter),
    };
  }
  return {
    swagger: '2.0',
    info: {
      title: 'Store Relay',
      description: about.description,
      version: about.version,
      contact: { name: about.name, url: about.url, email: about.email },
    },
    host: 'your-relay.azurewebsites.net',
    basePath: '/',
    schemes: ['https'],
    consumes: ['application/json'],
    produces: ['application/json'],
    paths,
    definitions: sorted(definitions),
    parameters: sorted(parameters),
    responses: {
      Failure: {
        description:
          'The call failed. The body is {"error": {"code", "message", "details"}}: the message is for the author of the flow, the details help to find the cause.',
      },
    },
    securityDefinitions: { function_key: { type: 'apiKey', in: 'header', name: 'x-functions-key' } },
    security: [{ function_key: [] }],
    'x-ms-capabilities': { testConnection: { operationId: 'ListAccounts', parameters: {} } },
    'x-ms-connector-metadata': [
      { propertyName: 'Website', propertyValue: about.url },
      { propertyName: 'Privacy policy', propertyValue: `${about.url}/privacy` },
      { propertyName: 'Categories', propertyValue: 'IT Operations;Productivity' },
    ],
  };
}

function parameterPart(parameter: Parameter, shape: (schema: Schema) => SwaggerPart): SwaggerPart {
  return {
    name: parameter.name,
    in: parameter.in,
    ...(parameter.required && { required: true }),
    'x-ms-summary': titleCase(parameter.title),
    ...(parameter.description && { description: designerText(parameter) }),
    ...shape(withoutDefaults(parameter.schema)),
    ...(parameter.schema.type === 'array' && { collectionFormat: 'csv' }),
    ...(parameter.in === 'path' && { 'x-ms-url-encoding': 'single' }),
    ...(parameter.visibility && { 'x-ms-visibility': parameter.visibility }),
    ...(parameter.choices && { 'x-ms-dynamic-values': dynamicValues(parameter.choices) }),
  };
}

function operationPart(
  operation: Operation,
  shape: (schema: Schema) => SwaggerPart,
  parameter: (parameter: Parameter) => SwaggerPart,
): SwaggerPart {
  return {
    operationId: operation.id,
    summary: operation.summary,
    description: operation.description,
    ...(operation.visibility && { 'x-ms-visibility': operation.visibility }),
    ...(operation.safe && { 'x-ms-safe-operation': true }),
    ...(operation.trigger && triggerPart(operation.trigger)),
    ...(operation.notifies && { 'x-ms-trigger': 'single', 'x-ms-trigger-hint': operation.notifies.hint }),
    ...(operation.pages?.linked && { 'x-ms-pageable': { nextLinkName: 'nextLink' } }),
    parameters: [
      ...operation.parameters.map(parameter),
      ...(operation.body ? [bodyPart(operation.body, operation, shape)] : []),
      ...(isRead(operation) ? [] : [parameter(idempotencyKey)]),
    ],
    responses: {
      ...success(operation, shape),
      '400': { $ref: '#/responses/Failure' },
      default: { $ref: '#/responses/Failure' },
    },
    ...(operation.anonymous && { security: [] }),
  };
}

function sorted(parts: ReadonlyMap<string, SwaggerPart>): SwaggerPart {
  return Object.fromEntries([...parts].sort(([a], [b]) => a.localeCompare(b, 'en')));
}

/** Polled by Power Automate, which keeps the state in an input hidden from makers (policy pollingtrigger). */
function triggerPart({ hint }: { readonly hint: string }): SwaggerPart {
  return {
    'x-ms-trigger': 'batch',
    'x-ms-trigger-metadata': { kind: 'query', mode: 'polling' },
    'x-ms-trigger-hint': hint,
  };
}

/** Belongs to the path: the platform reads it nowhere else. */
function notificationPart(content: Schema, shape: (schema: Schema) => SwaggerPart): SwaggerPart {
  return { description: 'What happened.', schema: shape(content) };
}

function bodyPart(body: Schema, { optionalBody }: Operation, shape: (schema: Schema) => SwaggerPart): SwaggerPart {
  return {
    name: 'body',
    in: 'body',
    required: optionalBody !== true,
    schema: shape(body),
  };
}

/** Followed by the platform, which shows the author of a flow the response at the end. */
const goesOn: SwaggerPart = {
  description: 'The call takes longer. The result will be at the URL in Location.',
  headers: {
    Location: { type: 'string', description: 'Where to ask for the result.' },
    'Retry-After': { type: 'integer', description: 'In how many seconds to ask.' },
  },
};

/** The platform ends the subscription with a DELETE to the address in Location. */
function subscribed(schema: SwaggerPart): SwaggerPart {
  const location = { type: 'string', description: 'The address that ends the subscription.' };
  return { description: 'The subscription was made.', schema, headers: { Location: location } };
}

/** A response without a body has its own status; an empty schema would not mean that. */
function success({ responds, trigger, notifies, job }: Operation, shape: (schema: Schema) => SwaggerPart): SwaggerPart {
  if (notifies) return { '201': subscribed(shape(responds)) };
  if (responds === none) return { '204': { description: 'Success, without content.' } };
  const description = trigger ? 'What is new since the state was given.' : 'Success.';
  return { '200': { description, schema: shape(responds) }, ...(job && { '202': goesOn }) };
}
