// Rows that a connector cannot express. None of them compiles: each `@ts-expect-error` is an assertion that tsc checks.
import { path, query, relayRows, rows } from '../../../connector/core/builders.ts';
import { object, text } from '../../../connector/core/schema.ts';

const good = { access: 'read', summary: 'Do a thing', description: 'Does a thing.', responds: object({}) } as const;
const id = path('id', 'Thing', 'The thing.');

export function refusedRows() {
  return [
    // @ts-expect-error GET and DELETE take no body in a connector
    rows('apple', { ReadThing: { ...good, route: 'GET /v1/things', body: text } }),
    // @ts-expect-error GET and DELETE take no body in a connector
    rows('apple', { DeleteThing: { ...good, route: 'DELETE /v1/things', body: text } }),
    // @ts-expect-error the route and its path parameters differ
    rows('apple', { ReadThing: { ...good, route: 'GET /v1/things/{id}' } }),
    // @ts-expect-error the route and its path parameters differ
    rows('apple', { ReadThing: { ...good, route: 'GET /v1/things/{thing}', parameters: [id] } }),
    // @ts-expect-error the route and its path parameters differ
    rows('apple', { ReadThing: { ...good, route: 'GET /v1/things', parameters: [id] } }),
    // @ts-expect-error the route and its path parameters differ
    rows('apple', { ReadThing: { ...good, route: 'GET /v1/things/{id}/parts/{part}', parameters: [id] } }),
    // @ts-expect-error the route and its path parameters differ
    relayRows({ ReadThing: { ...good, route: 'GET /things/{id}', recipe: 'health' } }),
    // @ts-expect-error an operation is named in PascalCase
    rows('apple', { readThing: { ...good, route: 'GET /v1/things' } }),
    // @ts-expect-error a summary has no full stop
    rows('apple', { ReadThing: { ...good, route: 'GET /v1/things', summary: 'Read a thing.' } }),
    // @ts-expect-error a description ends with a full stop
    rows('apple', { ReadThing: { ...good, route: 'GET /v1/things', description: 'Reads a thing' } }),
    rows('apple', {
      ListThings: { ...good, route: 'GET /v1/things' }, // the other row's error is not reported at this one
      // @ts-expect-error a description ends with a full stop
      ReadThing: { ...good, route: 'GET /v1/things/{id}', description: 'Reads a thing', parameters: [id] },
    }),
    // @ts-expect-error no row has such a value as its route
    rows('apple', { ReadThing: { ...good, route: 'HEAD /v1/things' } }),
    // @ts-expect-error no row has such a value as its route
    rows('apple', { ReadThing: { ...good, route: 'GET v1/things' } }),
    // @ts-expect-error no row has such a value as its access
    rows('apple', { ReadThing: { ...good, route: 'GET /v1/things', access: 'admin' } }),
    // @ts-expect-error there is no such store
    rows('windows', { ReadThing: { ...good, route: 'GET /v1/things' } }),
    // @ts-expect-error the relay answers its own rows with a recipe
    relayRows({ ReadThing: { ...good, route: 'GET /things' } }),
    // @ts-expect-error a row says what it responds
    rows('apple', { ReadThing: { ...good, route: 'GET /v1/things', responds: undefined } }),
    // @ts-expect-error a description of an input is a sentence
    query('limit', text, 'Limit', 'How many'),
  ];
}
