// One operation in the OpenAPI document: its inputs, its responses, and what it sends to a callback.
import type { Operation, Parameter } from '../core/operation.ts';
import { isRead } from '../core/repeats.ts';
import type { Schema } from '../core/schema.ts';
import { stores } from '../core/stores.ts';
import { callParameters, successResponse, takesFile } from './callable.ts';
import type { OpenApiPart } from './jsonSchema.ts';

/** Writes the parts that operations share: each once, and a reference after that. */
export interface SharedParts {
  readonly shape: (schema: Schema) => OpenApiPart;
  readonly parameter: (parameter: Parameter) => OpenApiPart;
}

const JSON_TYPE = 'application/json';
const RELAY_TAG = 'Store Relay';

/** The group of an operation: the title of its store, or the relay. */
export function tagOf({ store }: Operation): string {
  return store ? stores[store].title : RELAY_TAG;
}

/** One operation of the document. */
export function operationPart(operation: Operation, shared: SharedParts): OpenApiPart {
  const { id, summary, description, access, anonymous, deprecated } = operation;
  const parameters = callParameters(operation).map(shared.parameter);
  return {
    operationId: id,
    summary,
    description: `${description} Access class: ${access}.`,
    tags: [tagOf(operation)],
    ...(deprecated && { deprecated: true }),
    ...(parameters.length > 0 && { parameters }),
    ...(operation.body && { requestBody: bodyPart(operation, shared.shape) }),
    responses: responsesOf(operation, shared.shape),
    ...(operation.notifies && { callbacks: { event: callbackPart(operation.notifies.content, shared.shape) } }),
    ...(anonymous && { security: [] }),
  };
}

function bodyPart(operation: Operation, shape: SharedParts['shape']): OpenApiPart {
  const { body, optionalBody } = operation;
  const content = takesFile(operation)
    ? { 'application/octet-stream': {} }
    : { [JSON_TYPE]: { schema: body && shape(body) } };
  return { required: optionalBody !== true, content };
}

/** What the relay sends to the address in the body when something happens. */
function callbackPart(content: Schema, shape: SharedParts['shape']): OpenApiPart {
  const post = {
    summary: 'What happened',
    requestBody: { required: true, content: { [JSON_TYPE]: { schema: shape(content) } } },
    responses: { '2XX': { description: 'Received. With any other status it is sent again.' } },
  };
  return { '{$request.body#/callback}': { post } };
}

function responsesOf(operation: Operation, shape: SharedParts['shape']): OpenApiPart {
  const { status, schema, file, also } = successResponse(operation);
  const content = {
    ...(schema && { [JSON_TYPE]: { schema: shape(schema) } }),
    ...(file && { [file]: {} }),
    ...(also && { [also]: { schema: { type: 'string' } } }),
  };
  const later = laterPart(operation);
  return {
    [status]: {
      description: status === 204 ? 'Success, without content.' : 'Success.',
      headers: { ...correlation, ...(operation.notifies && { Location: headerRef('Location') }) },
      ...(Object.keys(content).length > 0 && { content }),
    },
    ...(later && { '202': later }),
    '400': failureRef('Failure'),
    ...(!operation.anonymous && { '401': failureRef('NoKey'), '403': failureRef('Failure') }),
    ...(!isRead(operation) && { '409': failureRef('Failure') }),
    '429': failureRef('TooMany'),
    default: failureRef('Failure'),
  };
}

/** A job that is not finished yet, a trigger without news, and the result of a job that runs. */
function laterPart({ job, trigger, recipe }: Operation): OpenApiPart | undefined {
  const headers = { ...correlation, Location: headerRef('Location'), 'Retry-After': headerRef('RetryAfter') };
  if (job || recipe === 'jobResult')
    return { description: 'Not finished yet. Ask at Location after Retry-After until the status is not 202.', headers };
  return trigger && { description: 'Nothing is new: only with the input dialect.', headers };
}

function headerRef(name: string): OpenApiPart {
  return { $ref: `#/components/headers/${name}` };
}

function failureRef(name: keyof typeof failures): OpenApiPart {
  return { $ref: `#/components/responses/${name}` };
}

const correlation: OpenApiPart = { 'x-correlation-id': headerRef('CorrelationId') };
const errorContent: OpenApiPart = { [JSON_TYPE]: { schema: { $ref: '#/components/schemas/Error' } } };

/** The responses that operations share, by name. */
export const failures = {
  Failure: { description: 'The call failed.', headers: correlation, content: errorContent },
  NoKey: {
    description:
      'Without a body: the function key is missing or wrong, and Azure responded, before the relay. With one: the store refused the call.',
    content: errorContent,
  },
  TooMany: {
    description: 'Too many calls. Nothing was changed; try again after Retry-After.',
    headers: { ...correlation, 'Retry-After': headerRef('RetryAfter') },
    content: errorContent,
  },
} as const;
