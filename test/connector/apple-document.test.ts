// The comparison of rows with Apple's document detects each kind of difference and names the fix.

import { path, query, rows } from '../../connector/core/builders.ts';
import type { Row } from '../../connector/core/operation.ts';
import {
  bytes,
  flag,
  integer,
  list,
  moment,
  none,
  number,
  object,
  oneOf,
  someOf,
  text,
} from '../../connector/core/schema.ts';
import { documentOf, resourceOf } from '../../connector/stores/apple/jsonApi.ts';
import { creates, links, one, updates } from '../../connector/stores/apple/requestBodies.ts';
import { compareRows } from '../../scripts/apple-contract/compare.ts';
import { comparisonReport } from '../../scripts/apple-contract/table.ts';

function of(type: string) {
  return { type: 'object', properties: { type: { enum: [type] }, id: { type: 'string' } } };
}
function linked(type: string) {
  return { type: 'object', properties: { data: of(type) } };
}
function several(type: string) {
  return { type: 'object', properties: { data: { type: 'array', items: of(type) } } };
}
function json(schema: object) {
  return { content: { 'application/json': { schema } } };
}
const answer = { 200: json({ $ref: '#/components/schemas/ThingAnswer' }) };

const thing = {
  type: 'object',
  properties: {
    ...of('things').properties,
    attributes: {
      type: 'object',
      properties: {
        name: { type: 'string' },
        made: { type: 'string', format: 'date-time', nullable: true },
        state: { nullable: true, $ref: '#/components/schemas/State' },
        size: { type: 'object', properties: { width: { type: 'integer' } } },
      },
      required: ['name'],
    },
    relationships: {
      type: 'object',
      properties: { owner: linked('users'), parts: several('parts') },
      required: ['owner'],
    },
  },
  required: ['type', 'attributes', 'relationships'],
};
const changed = { ...thing, required: ['type', 'id'] };

/** Apple's document with a single resource. */
const apple = {
  paths: {
    '/v1/things': {
      get: {
        parameters: [
          {
            name: 'filter[state]',
            in: 'query',
            schema: { type: 'array', items: { $ref: '#/components/schemas/State' } },
          },
          { name: 'filter[owner]', in: 'query', required: true, schema: { type: 'array', items: { type: 'string' } } },
          { name: 'filter[old]', in: 'query', deprecated: true, schema: { type: 'string' } },
          { name: 'limit', in: 'query', schema: { type: 'integer', maximum: 200 } },
        ],
        responses: answer,
      },
      post: { requestBody: json({ type: 'object', properties: { data: thing } }), responses: answer },
    },
    '/v1/things/{id}': {
      get: { responses: answer },
      patch: { requestBody: json({ type: 'object', properties: { data: changed } }), responses: answer },
      delete: { responses: { 204: {} } },
    },
    '/v1/things/{id}/relationships/parts': { post: { requestBody: json(several('parts')), responses: { 204: {} } } },
    '/v1/old': { get: { deprecated: true, responses: answer } },
  },
  components: {
    schemas: {
      State: { type: 'string', enum: ['ON', 'OFF'] },
      ThingAnswer: { type: 'object', properties: { data: thing } },
    },
  },
};

const good = documentOf('ThingDocument', resourceOf('Thing', 'things', 'thing', { name: text }));
const said = { summary: 'Do it', description: 'Does it.', access: 'read' } as const;

const owner = query('filter[owner]', list, 'Owners', 'The owners.', { required: true });
const ownerId = one('owner', 'users', 'Owner', 'Who has it.');

function compare(row: Partial<Row> & Pick<Row, 'route'>) {
  const parameters = row.route.includes('{id}') ? [path('id', 'Thing', 'The thing.')] : [];
  const full = { ...said, responds: good, parameters, ...row };
  // the type constraints of a row do not matter for these tests
  return compareRows(rows('apple', { DoIt: full } as never), apple);
}
function found(row: Partial<Row> & Pick<Row, 'route'>): string[] {
  return compare(row).differences.map(({ place, cure }) => `${place}: ${cure}`);
}

function listing(...parameters: NonNullable<Row['parameters']>): string[] {
  return found({ route: 'GET /v1/things', parameters: [owner, ...parameters] });
}
function making(written: object): string[] {
  return found({ route: 'POST /v1/things', ...written });
}

describe('A row that agrees has no difference:', () => {
  test('a list', () => {
    const limit = query('limit', integer(1, 200), 'Limit', 'How many.');
    expect(listing(query('filter[state]', someOf('OFF', 'ON'), 'States', 'The states.'), limit)).toEqual([]);
  });

  test('a new resource', () => {
    const attributes = { name: text, made: moment, state: oneOf('ON', 'OFF') };
    const relations = { ownerId };
    expect(making(creates('NewThing', 'things', { attributes, relations, required: ['name', 'ownerId'] }))).toEqual([]);
  });

  test('a removal', () => {
    expect(found({ route: 'DELETE /v1/things/{id}', responds: none })).toEqual([]);
  });

  test('links', () => {
    const written = links('Parts', 'parts', 'partIds', 'Parts', 'The parts.');
    expect(found({ route: 'POST /v1/things/{id}/relationships/parts', ...written, responds: none })).toEqual([]);
  });
});

describe('A route', () => {
  test.each(['GET /v1/thing', 'PUT /v1/things'] as const)('that Apple does not have: %s', (route) => {
    expect(found({ route })).toEqual(['route: Correct the method or the path.']);
  });

  test('that Apple deprecated', () => {
    expect(found({ route: 'GET /v1/old' })).toEqual(['route: Use what Apple offers instead.']);
  });
});

describe('An input', () => {
  const named = (name: string, shape: Parameters<typeof query>[1]) => query(name, shape, 'Input', 'An input.');

  test.each([
    ['that Apple does not have', 'filter[name]', list, 'Take it out; Apple answers 400 to it.'],
    ['of another type', 'limit', text, 'Make it integer.'],
    ['that is one value where Apple has a list', 'filter[state]', oneOf('ON', 'OFF'), 'Make it array.'],
    ['with a value that Apple does not have', 'filter[state]', someOf('ON', 'OFF', 'LOST'), 'Take out LOST.'],
    ['without a value that Apple has', 'filter[state]', someOf('ON'), 'Add OFF.'],
    ['without any values', 'filter[state]', list, 'Add ON, OFF.'],
    ['with another maximum', 'limit', integer(1, 100), 'Set the maximum to 200.'],
    [
      'that Apple deprecated, and that is shown',
      'filter[old]',
      text,
      'Make it advanced, and say that Apple deprecated it.',
    ],
  ] as const)('%s', (_, name, shape, cure) => {
    expect(listing(named(name, shape))).toEqual([`query ${name}: ${cure}`]);
  });

  test('that Apple requires and the row does not', () => {
    const parameters = [{ ...owner, required: false }];
    expect(found({ route: 'GET /v1/things', parameters })).toEqual(['query filter[owner]: Make it required.']);
  });

  test('that Apple requires and the row lacks', () => {
    expect(found({ route: 'GET /v1/things' })).toEqual(['query filter[owner]: Add it; Apple wants it.']);
  });

  test('with fewer values than any text', () => {
    const parameters = [{ ...owner, schema: someOf('me', 'you') }];
    expect(found({ route: 'GET /v1/things', parameters })).toEqual([
      'query filter[owner]: Take the values out, or name it in knownDifferences.ts.',
    ]);
  });

  test('of the designer alone is no difference', () => {
    expect(listing(query('app', text, 'App', 'For lists.', { relayOnly: true }))).toEqual([]);
  });
});

describe('A body', () => {
  const required = ['name', 'ownerId'];
  const relations = { ownerId };
  const written = (change: Parameters<typeof creates>[2], type = 'things') =>
    making(creates('NewThing', type, { attributes: { name: text }, relations, required, ...change }));

  test('with an attribute that Apple does not have', () => {
    expect(written({ attributes: { name: text, color: text } })).toEqual([
      'body color: Take it out; Apple has no such attribute.',
    ]);
  });

  test('with an attribute of another type', () => {
    expect(written({ attributes: { name: number } })).toEqual(['body name: Make it string.']);
  });

  test('with an attribute that can be null at Apple alone, or here alone', () => {
    expect(written({ attributes: { name: text, size: object({ width: integer() }) } })).toEqual([
      'body size: Refuse null.',
    ]);
    expect(written({ attributes: { name: text, made: moment }, required: ['ownerId', 'name', 'made'] })).toEqual([
      'body made: Take null.',
      'body made: Make it optional.',
    ]);
  });

  test('with an attribute of another format', () => {
    expect(written({ attributes: { name: text, made: text } })).toEqual(['body made: Use the format of Apple.']);
  });

  test('with a relationship that Apple does not have', () => {
    expect(written({ relations: { ownerId, appId: one('app', 'apps', 'App', 'The app.') } })).toEqual([
      'body appId: Take it out; Apple has no such relationship.',
    ]);
  });

  test('with a relationship to another type', () => {
    expect(written({ relations: { ownerId: one('owner', 'apps', 'Owner', 'Who.') } })).toEqual([
      'body ownerId: Make the type users.',
    ]);
  });

  test('with one related resource where Apple has several', () => {
    expect(written({ relations: { ownerId, partId: one('parts', 'parts', 'Part', 'The part.') } })).toEqual([
      'body partId: Use many instead of one.',
    ]);
  });

  test('that does not require what Apple does', () => {
    expect(written({ required: ['name'] })).toEqual(['body owner: Require it.']);
  });

  test('that requires what Apple does not', () => {
    expect(written({ attributes: { name: text, made: moment }, required: [...required, 'made'] })).toContain(
      'body made: Make it optional.',
    );
  });

  test('of another type of resource', () => {
    expect(written({}, 'apps')).toEqual(['body: Make the type things.']);
  });

  test('with an ID for a new resource', () => {
    expect(making(updates('NewThing', 'things', { attributes: { name: text }, relations, required }))).toEqual([
      'body: Use creates.',
    ]);
  });

  test('that is missing', () => {
    expect(making({})).toEqual(['body: Use creates, updates or links.']);
  });

  test('that Apple does not want', () => {
    const linking = links('Parts', 'parts', 'partIds', 'Parts', 'The parts.');
    expect(found({ route: 'DELETE /v1/things/{id}', responds: none, document: linking.document })).toEqual([
      'body: Take the body out.',
    ]);
  });

  test('of links to another type', () => {
    const written = links('Parts', 'things', 'partIds', 'Parts', 'The parts.');
    expect(found({ route: 'POST /v1/things/{id}/relationships/parts', ...written, responds: none })).toEqual([
      'body: Make the type parts.',
    ]);
  });
});

describe('An answer', () => {
  const reading = (responds: Row['responds'], accept?: string): string[] =>
    found({ route: 'GET /v1/things/{id}', responds, ...(accept && { accept }) });
  const withParts = (...parts: Parameters<typeof resourceOf>) => documentOf('Answer', resourceOf(...parts));

  test('with an attribute that Apple does not have', () => {
    expect(reading(withParts('T', 'things', 'thing', { color: text }))).toEqual([
      'answer color: Take it out; Apple has no such attribute.',
    ]);
  });

  test('with an attribute that differs inside', () => {
    const size = { type: 'object', properties: { width: text } } as const;
    expect(reading(withParts('T', 'things', 'thing', { size }))).toEqual(['answer size: In width: Make it integer.']);
  });

  test('with a relationship that Apple does not have', () => {
    expect(reading(withParts('T', 'things', 'thing', {}, { one: ['app'] }))).toEqual([
      'answer app: Take it out; Apple has no such relationship.',
    ]);
  });

  test('with one related resource where Apple has several', () => {
    expect(reading(withParts('T', 'things', 'thing', {}, { one: ['parts'] }))).toEqual([
      'answer parts: Put it under many.',
    ]);
  });

  test('of another type of resource', () => {
    expect(reading(withParts('T', 'apps', 'thing', {}))).toEqual(['answer: Make it the resource things.']);
  });

  test('of another media type', () => {
    expect(reading(bytes, 'application/a-gzip')).toEqual(['answer: Accept application/json.']);
  });

  test('where Apple answers nothing', () => {
    expect(found({ route: 'DELETE /v1/things/{id}' })).toEqual(['answer: Respond with none.']);
  });

  test('that is not reported', () => {
    expect(reading(none)).toEqual(['answer: Say what Apple answers.']);
  });
});

describe('The report', () => {
  test('lists what a row does without, which is no difference', () => {
    const comparison = compare({ route: 'GET /v1/things', parameters: [owner] });
    expect(comparisonReport(comparison)).toContain(
      'DoIt: filter[state], filter[old], limit, answer made, answer state, answer size',
    );
    expect(comparison.differences).toEqual([]);
  });

  test('says in its last line that all agree', () => {
    const agreed = comparisonReport(compare({ route: 'DELETE /v1/things/{id}', responds: none }));
    expect(agreed).toBe("All 1 rows of App Store Connect agree with Apple's document.");
  });

  test('has a line for each difference, with what to change', () => {
    const parameters = [owner, query('name', flag, 'Name', 'The name.')];
    const lines = comparisonReport(compare({ route: 'GET /v1/things', parameters })).split('\n');
    expect(lines.at(-3)).toMatch(/^DoIt +query name +nothing +name +Take it out; Apple answers 400 to it\.$/);
    expect(lines.at(-1)).toBe('1 differences in 1 of 1 rows.');
  });
});
