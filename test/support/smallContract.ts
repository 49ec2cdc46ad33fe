// A small OpenAPI document in the form of Apple's, in two editions, with a change of each kind between them.

export type OpenApiDocument = Readonly<Record<string, unknown>>;

const paging = { data: { type: 'array', items: { $ref: '#/components/schemas/Planet' } } };
function identifierOf(type: string) {
  return {
    type: 'object',
    required: ['type', 'id'],
    properties: { type: { type: 'string', enum: [type] }, id: { type: 'string' } },
  };
}

/** Six operations on planets and their moons. */
export function firstEdition(): OpenApiDocument {
  return openApi(
    '1.0',
    {
      '/v1/planets': {
        get: operation('planets_getCollection', 'PlanetsResponse', [
          list('filter[name]'),
          list('sort', ['name', '-name']),
          list('fields[planets]', ['name', 'kind']),
          { in: 'query', name: 'limit', schema: { type: 'integer', maximum: 50 } },
        ]),
      },
      '/v1/planets/{id}': {
        parameters: [{ in: 'path', name: 'id', schema: { type: 'string' }, required: true }],
        get: operation('planets_getInstance', 'PlanetResponse', [list('fields[planets]', ['name', 'kind'])]),
        patch: { ...operation('planets_updateInstance', 'PlanetResponse'), requestBody: json('PlanetUpdateRequest') },
      },
      '/v1/planets/{id}/relationships/moons': {
        post: {
          operationId: 'planets_moons_createToManyRelationship',
          tags: ['Planets'],
          requestBody: json('PlanetMoonsLinkagesRequest'),
          responses: { 204: { description: 'Done' } },
        },
      },
      '/v2/moons': {
        post: { ...operation('moonsV2_createInstance', 'MoonResponse'), requestBody: json('MoonCreateRequest') },
      },
      '/v1/moons/{id}/picture': {
        get: {
          operationId: 'moons_picture_getToOneRelated',
          tags: ['Moons'],
          responses: { 200: { content: { 'image/png': { schema: { type: 'string', format: 'binary' } } } } },
        },
      },
    },
    schemas({}),
  );
}

/** The same, with: one operation added and one gone, inputs changed, one deprecated, enum values added and gone, one body changed. */
export function secondEdition(): OpenApiDocument {
  const { paths } = firstEdition() as { readonly paths: Readonly<Record<string, object>> };
  const { '/v1/moons/{id}/picture': _, ...kept } = paths;
  const one = kept['/v1/planets/{id}'] as { readonly patch: object };
  return openApi(
    '1.1',
    {
      ...kept,
      '/v1/planets': {
        get: operation('planets_getCollection', 'PlanetsResponse', [
          { ...list('filter[kind]'), required: true },
          list('sort', ['name', '-name', 'size']),
          list('fields[planets]', ['name', 'kind']),
          { in: 'query', name: 'limit', schema: { type: 'integer', maximum: 200 } },
        ]),
      },
      '/v1/planets/{id}': { ...one, patch: { ...one.patch, deprecated: true } },
      '/v1/moons/{id}': { delete: { operationId: 'moons_deleteInstance', tags: ['Moons'], responses: { 204: {} } } },
    },
    schemas({ kinds: ['GAS', 'ICE'], mass: true }),
  );
}

function openApi(version: string, paths: OpenApiDocument, named: OpenApiDocument): OpenApiDocument {
  return { openapi: '3.0.1', info: { title: 'Sky', version }, paths, components: { schemas: named } };
}

function schemas({ kinds = ['GAS', 'ROCK'], mass = false }): OpenApiDocument {
  const attributes = object({ name: { type: 'string' }, kind: { $ref: '#/components/schemas/PlanetKind' } });
  const moons = object({ data: { type: 'array', items: identifierOf('moons') } });
  const planet = object({ data: identifierOf('planets') });
  const moonAttributes = {
    ...object({
      title: { type: 'string' },
      seen: { type: 'string', format: 'date', nullable: true },
      ...(mass && { mass: { type: 'number' } }),
    }),
    required: mass ? ['title', 'mass'] : ['title'],
  };
  const relationships = { ...object({ planet }), required: ['planet'] };
  return {
    PlanetKind: { type: 'string', enum: kinds },
    Planet: resource('planets', { attributes, relationships: object({ moons }) }),
    PlanetResponse: object({ data: { $ref: '#/components/schemas/Planet' } }),
    PlanetsResponse: object(paging),
    PlanetUpdateRequest: object({
      data: resource('planets', { attributes: object({ name: { type: 'string', nullable: true } }) }),
    }),
    PlanetMoonsLinkagesRequest: object({ data: { type: 'array', items: identifierOf('moons') } }),
    Moon: resource('moons', { attributes: object({ title: { type: 'string' } }) }),
    MoonResponse: object({ data: { $ref: '#/components/schemas/Moon' } }),
    MoonCreateRequest: object({
      data: object({ type: { type: 'string', enum: ['moons'] }, attributes: moonAttributes, relationships }),
    }),
  };
}

function operation(operationId: string, answer: string, parameters: readonly object[] = []): OpenApiDocument {
  const responses = { 200: { description: 'Done', ...json(answer) }, 404: { description: 'Not found' } };
  return { operationId, tags: ['Planets'], parameters, responses };
}

function list(name: string, values?: readonly string[]): OpenApiDocument {
  return { in: 'query', name, schema: { type: 'array', items: { type: 'string', ...(values && { enum: values }) } } };
}

function json(schema: string): OpenApiDocument {
  return { content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } } };
}

function resource(type: string, parts: OpenApiDocument): OpenApiDocument {
  const { properties } = identifierOf(type);
  return { ...object({ ...properties, ...parts }), required: ['type', 'id'] };
}

function object(properties: OpenApiDocument) {
  return { type: 'object', properties };
}
