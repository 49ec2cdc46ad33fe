// The catalog as OpenAPI 3.1, for generators of clients and for tools that import an API.
import type { Operation, Parameter } from '../core/operation.ts';
import { storeNames, stores } from '../core/stores.ts';
import { isCallable } from './callable.ts';
import { programText } from './inputText.ts';
import { jsonSchemas, type OpenApiPart } from './jsonSchema.ts';
import { failures, operationPart, type SharedParts, tagOf } from './openapiOperation.ts';
import type { About } from './swagger.ts';

/** Facts of the relay that serves the document. */
export interface OpenApiOptions {
  readonly about: About;
  /** The base of all paths: origin and route prefix, such as `https://my-relay.azurewebsites.net/api`. */
  readonly server: string;
  /** Every code of an error. */
  readonly errorCodes: readonly string[];
  /** Whether Microsoft Entra ID is in front of the relay and wants a token beside the key. */
  readonly entra: boolean;
}

/** Builds the document of those operations of `catalog` that a program can call, in their order. */
export function openapi(catalog: readonly Operation[], options: OpenApiOptions): OpenApiPart {
  const { about, server, errorCodes, entra } = options;
  const schemas = new Map<string, OpenApiPart>([['Error', errorSchema(errorCodes)]]);
  const parameters = new Map<string, OpenApiPart>();
  const shape = jsonSchemas(schemas);
  const shared: SharedParts = { shape, parameter: sharedParameters(parameters, shape) };
  const paths: Record<string, OpenApiPart> = {};
  const shown = catalog.filter(isCallable);
  for (const operation of shown) {
    const path = `/${operation.address}`;
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: operationPart(operation, shared) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Store Relay',
      version: about.version,
      description: describe(about, shown),
      license: { name: about.license, identifier: about.license },
      contact: { name: about.name, url: about.url, email: about.email },
    },
    servers: [{ url: server }],
    tags: [...new Set(shown.map(tagOf))].map((name) => ({ name })),
    security: [{ functionKey: [], ...(entra && { entraToken: [] }) }],
    paths,
    components: {
      schemas: sorted(schemas),
      parameters: sorted(parameters),
      headers: {
        CorrelationId: { description: "Identifies the entry in the relay's log.", schema: { type: 'string' } },
        RetryAfter: { description: 'In how many seconds to ask again.', schema: { type: 'integer', minimum: 0 } },
        Location: { description: 'The URL that belongs to the response.', schema: { type: 'string', format: 'uri' } },
      },
      responses: failures,
      securitySchemes: {
        functionKey: { type: 'apiKey', in: 'header', name: 'x-functions-key', description: 'A function key.' },
        ...(entra && { entraToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } }),
      },
    },
  };
}

/** Names every API that an operation of the document calls. */
function describe({ description }: About, shown: readonly Operation[]): string {
  const titles = storeNames
    .filter((each) => shown.some(({ store }) => store === each))
    .map((each) => stores[each].title);
  return titles.length === 0
    ? description
    : `${description} It calls ${[titles.slice(0, -1).join(', '), ...titles.slice(-1)].filter(Boolean).join(' and ')}.`;
}

function sorted(parts: ReadonlyMap<string, OpenApiPart>): OpenApiPart {
  return Object.fromEntries([...parts].sort(([a], [b]) => a.localeCompare(b, 'en')));
}

function sharedParameters(parameters: Map<string, OpenApiPart>, shape: SharedParts['shape']): SharedParts['parameter'] {
  return (given) => {
    if (!given.shared) return parameterPart(given, shape);
    parameters.set(given.shared, parameterPart(given, shape));
    return { $ref: `#/components/parameters/${given.shared}` };
  };
}

function parameterPart(parameter: Parameter, shape: SharedParts['shape']) {
  const { name, in: place, required, schema } = parameter;
  return {
    name,
    in: place,
    ...(required && { required }),
    description: programText(parameter),
    ...(place === 'query' && schema.type === 'array' && { style: 'form', explode: false }),
    schema: shape(schema),
  };
}

function errorSchema(codes: readonly string[]): OpenApiPart {
  const text = { type: 'string' };
  const detail = {
    type: 'object',
    properties: { code: text, message: text, target: { ...text, description: 'The location of the error.' } },
    required: ['code', 'message'],
  };
  const error = {
    type: 'object',
    properties: {
      code: { ...text, enum: codes },
      message: { ...text, description: 'A sentence with the next step. Plain text, not HTML.' },
      details: { type: 'array', items: detail },
    },
    required: ['code', 'message', 'details'],
  };
  return { type: 'object', properties: { error }, required: ['error'] };
}
