// The definition: everything of the catalog in it, shared parts written once, labels as makers know them.
import { catalog } from '../../connector/catalog.ts';
import { markdown } from '../../connector/markdown.ts';
import { path, query, rows } from '../../connector/operation.ts';
import { arrayOf, define, field, list, object, text } from '../../connector/schema.ts';
import { type About, swagger } from '../../connector/swagger.ts';

const about: About = {
  version: '1.2.3',
  description: 'A definition of the test.',
  name: 'Test',
  url: 'https://relay.example',
  email: 'test@relay.example',
};

type Tree = { readonly [key: string]: Tree } & { readonly [key: number]: Tree };
/** The definition as its readers get it: JSON. */
const read = (operations = catalog, prefix = '/api'): Tree =>
  JSON.parse(JSON.stringify(swagger(operations, about, prefix)));

const whole = read();

/** Every object of a tree, with the place where it stands. */
const every = (tree: unknown, place = '#'): [string, Record<string, unknown>][] => {
  if (typeof tree !== 'object' || tree === null) return [];
  const inner = Object.entries(tree).flatMap(([key, value]) => every(value, `${place}/${key}`));
  return Array.isArray(tree) ? inner : [[place, tree as Record<string, unknown>], ...inner];
};

test('Every operation of the catalog is in the definition, by its route and its name', () => {
  const inDefinition = catalog.map(
    ({ method, address }) => whole.paths?.[`/api/${address}`]?.[method.toLowerCase()]?.operationId,
  );
  expect(inDefinition).toEqual(catalog.map(({ id }) => id));
});

test('Nothing but the catalog is in the definition', () => {
  const count = Object.values(whole.paths ?? {}).reduce((sum, each) => sum + Object.keys(each).length, 0);
  expect(count).toBe(catalog.length);
});

test('Nothing stands beside a $ref', () => {
  const beside = every(whole).filter(([, part]) => '$ref' in part && Object.keys(part).length > 1);
  expect(beside.map(([place]) => place)).toEqual([]);
});

test('Every $ref leads to something that is there', () => {
  const broken = every(whole).filter(([, { $ref }]) => {
    const [, room = '', name = ''] = /^#\/(\w+)\/(\w+)$/.exec(String($ref)) ?? [];
    return $ref !== undefined && whole[room]?.[name] === undefined;
  });
  expect(broken.map(([place]) => place)).toEqual([]);
});

test.each(['definitions', 'parameters'])('The %s are sorted by name', (room) => {
  const names = Object.keys(whole[room] ?? {});
  expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en')));
});

test('Nothing is defined that nobody refers to', () => {
  const refs = new Set(every(whole).map(([, { $ref }]) => $ref));
  const unused = ['definitions', 'parameters'].flatMap((room) =>
    Object.keys(whole[room] ?? {}).filter((name) => !refs.has(`#/${room}/${name}`)),
  );
  expect(unused).toEqual([]);
});

test('Every label is in title case', () => {
  const small = new Set(['a', 'an', 'and', 'as', 'at', 'by', 'for', 'in', 'of', 'on', 'or', 'the', 'to', 'with']);
  const labels = every(whole).flatMap(([, part]) => ('x-ms-summary' in part ? [String(part['x-ms-summary'])] : []));
  const wrong = labels.filter((label) =>
    label.split(' ').some((word, at) => /^[a-z]/.test(word) && (at === 0 || !small.has(word))),
  );
  expect(labels.length).toBeGreaterThan(50);
  // a language tag is written as it is
  expect(wrong.filter((label) => !/^Name in /.test(label))).toEqual([]);
});

test('An input that operations share is written once and referred to', () => {
  const { paths, parameters } = read(
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

test('Two different inputs never share one name', () => {
  const seen = new Map<string, string>();
  const clashes = catalog.flatMap(({ parameters }) =>
    parameters.flatMap(({ shared, ...rest }) => {
      if (!shared) return [];
      const before = seen.get(shared) ?? JSON.stringify(rest);
      seen.set(shared, before);
      return before === JSON.stringify(rest) ? [] : [shared];
    }),
  );
  expect(clashes).toEqual([]);
});

test('Two different shapes never share one name', () => {
  const seen = new Map<string, string>();
  const clashes = catalog
    .flatMap(({ responds, body }) => [...every(responds), ...every(body)])
    .flatMap(([, { name, type, ...rest }]) => {
      if (typeof name !== 'string' || typeof type !== 'string') return [];
      const before = seen.get(name) ?? JSON.stringify(rest.properties);
      seen.set(name, before);
      return before === JSON.stringify(rest.properties) ? [] : [name];
    });
  expect(clashes).toEqual([]);
});

describe('A row', () => {
  const part = define('Part', object({ name: field(text, 'Part name', 'The name of the part.') }));
  const { paths, definitions } = read(
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

  test('keeps its sentences, and says what a maker may see', () => {
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

  test('answers with its shape, or with the one error', () => {
    expect(update?.responses?.['200']?.schema).toEqual({ $ref: '#/definitions/Part' });
    expect(update?.responses?.default).toEqual({ $ref: '#/responses/Failure' });
  });
});

test('An operation that is open to everyone asks for no key; every other one does', () => {
  expect(whole.paths?.['/api/health']?.get?.security).toEqual([]);
  expect(whole.paths?.['/api/apple/v1/apps']?.get?.security).toBeUndefined();
  expect(whole.security).toEqual([{ function_key: [] }]);
});

test('The definition says of itself what package.json says', () => {
  expect(whole.info).toMatchObject({
    version: '1.2.3',
    description: 'A definition of the test.',
    contact: { name: 'Test' },
  });
});

test('The table of the readme has every operation, on a line of its own', () => {
  const lines = markdown(catalog).split('\n').slice(2);
  expect(lines.map((line) => line.split(' | ')[0]?.slice(2))).toEqual(catalog.map(({ id }) => id));
});
