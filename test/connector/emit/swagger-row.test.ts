// The Swagger output of one row.
import { path, query, rows } from '../../../connector/core/builders.ts';
import { arrayOf, bytes, define, field, list, object, text } from '../../../connector/core/schema.ts';
import { readDefinition } from '../../support/definition.ts';

test('An input that operations share is written once and referred to', () => {
  const { paths, parameters } = readDefinition(
    rows('apple', {
      ListThings: {
        route: 'GET /v1/things',
        summary: 'List',
        description: 'Lists.',
        access: 'read',
        responds: object({}),
      },
      ListParts: {
        route: 'GET /v1/parts',
        summary: 'List',
        description: 'Lists.',
        access: 'read',
        responds: object({}),
      },
    }),
  );
  for (const route of ['/api/apple/v1/things', '/api/apple/v1/parts'])
    expect(paths?.[route]?.get?.parameters).toEqual([{ $ref: '#/parameters/AppleAccount' }]);
  expect(Object.keys(parameters ?? {})).toEqual(['AppleAccount']);
});

test('A body that may be left out is not required', () => {
  const { paths } = readDefinition(
    rows('apple', {
      UploadThing: {
        route: 'POST /v1/things',
        summary: 'Upload',
        description: 'Uploads.',
        access: 'write',
        bodyEncoding: 'bytes',
        optionalBody: true,
        body: field(bytes, 'File', 'The file.'),
        responds: object({}),
      },
    }),
  );
  expect(paths?.['/api/apple/v1/things']?.post?.parameters?.[1]).toMatchObject({ in: 'body', required: false });
});

describe('A row', () => {
  const part = define('Part', object({ name: field(text, 'Part name', 'The name of the part.') }));
  const { paths, definitions } = readDefinition(
    rows('apple', {
      UpdateThing: {
        route: 'PATCH /v1/things/{id}',
        summary: 'Update thing',
        description: 'Updates a thing.',
        access: 'write',
        safe: true,
        visibility: 'advanced',
        parameters: [
          path('id', 'ID of the thing', 'The thing.'),
          query('names', list, 'Names to keep', 'The names.', { required: true, visibility: 'internal' }),
        ],
        body: define('Thing', object({ parts: field(arrayOf(part), 'Parts', 'The parts.') }, ['parts'])),
        responds: part,
      },
    }),
    '/relay',
  );
  const update = paths?.['/relay/apple/v1/things/{id}']?.patch;

  test('keeps its texts and its visibility', () => {
    expect(update).toMatchObject({
      operationId: 'UpdateThing',
      summary: 'Update thing',
      description: 'Updates a thing.',
      'x-ms-visibility': 'advanced',
    });
  });

  test('has its path parameter required and encoded once', () => {
    expect(update?.parameters?.[0]).toMatchObject({
      name: 'id',
      in: 'path',
      required: true,
      type: 'string',
      'x-ms-summary': 'ID of the Thing',
      'x-ms-url-encoding': 'single',
    });
  });

  test('has its list as comma-separated values', () => {
    expect(update?.parameters?.[1]).toMatchObject({
      type: 'array',
      collectionFormat: 'csv',
      required: true,
      items: { type: 'string' },
      'x-ms-summary': 'Names to Keep',
      'x-ms-visibility': 'internal',
    });
  });

  test('has its body required, by reference', () => {
    expect(update?.parameters?.[3]).toEqual({
      name: 'body',
      in: 'body',
      required: true,
      schema: { $ref: '#/definitions/Thing' },
    });
  });

  test('has its shapes as definitions, the inner ones by reference', () => {
    expect(Object.keys(definitions ?? {})).toEqual(expect.arrayContaining(['Part', 'Thing']));
    expect(definitions?.Thing?.properties?.parts?.items).toEqual({ $ref: '#/definitions/Part' });
  });

  test('declares its response, and the common error', () => {
    expect(update?.responses?.['200']?.schema).toEqual({ $ref: '#/definitions/Part' });
    expect(update?.responses?.default).toEqual({ $ref: '#/responses/Failure' });
  });
});
