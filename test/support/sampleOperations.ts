// Sample operations that use every feature of a row.

import { header, path, query, rows } from '../../connector/core/builders.ts';
import type { Operation } from '../../connector/core/operation.ts';
import { field, flag, integer, list, number, object, oneOf, someOf, text } from '../../connector/core/schema.ts';
import type { ValidatedRequest } from '../../functions/pipeline/validate.ts';
import { type TestCall, testCallOf } from './call.ts';
import { failureOf } from './failures.ts';
import { validate } from './validate.ts';

const things = rows('apple', {
  ReadThing: {
    route: 'GET /v1/things/{id}',
    summary: 'Read thing',
    description: 'Reads a thing.',
    access: 'read',
    parameters: [
      path('id', 'Thing', 'The thing.'),
      query('filter[name]', list, 'Names', 'The names.'),
      query('sort', someOf('name', '-name'), 'Sort', 'The order.'),
      query('state', oneOf('ON', 'OFF'), 'State', 'The state.'),
      query('limit', integer(1, 200), 'Limit', 'The limit.'),
      query('share', number, 'Share', 'The share.'),
      query('exists[build]', flag, 'Has build', 'Whether it has one.'),
      header('access-token', { ...text, pattern: '^[\\x21-\\x7e]{1,512}$' }, 'Token', 'The token.'),
    ],
    responds: object({}),
  },
  CreateThing: {
    route: 'POST /v1/things',
    summary: 'Create thing',
    description: 'Creates a thing.',
    access: 'write',
    parameters: [query('mode', text, 'Mode', 'The mode.', { required: true })],
    body: object(
      {
        name: field({ ...text, minLength: 1, maxLength: 10 }, 'Name', 'The name.'),
        count: field(integer(0, 9), 'Count', 'The count.'),
        tags: field({ ...list, maxItems: 2 }, 'Tags', 'The tags.'),
        inner: field(object({ on: flag }, ['on']), 'Inner', 'The inner part.'),
      },
      ['name'],
    ),
    responds: object({}),
  },
  UploadThing: {
    route: 'PUT /v1/things',
    summary: 'Upload thing',
    description: 'Uploads a thing.',
    access: 'write',
    bodyEncoding: 'bytes',
    body: text,
    responds: object({}),
  },
});

/** The operation of this name. */
export function thing(id: 'ReadThing' | 'CreateThing' | 'UploadThing'): Operation {
  const found = things.find((each) => each.id === id);
  if (!found) throw new Error(`There is no ${id}`);
  return found;
}

export function reading(asked: TestCall): Promise<ValidatedRequest> {
  return validate(thing('ReadThing'), testCallOf({ path: { id: '1' }, ...asked }));
}
export function writing(body: unknown, asked: TestCall = {}): Promise<ValidatedRequest> {
  return validate(thing('CreateThing'), testCallOf({ query: 'mode=a', body, ...asked }));
}

/** The errors of an invalid call: `query.limit minimum`. */
export async function validationFaultsOf(work: Promise<unknown>): Promise<string[]> {
  return (await failureOf(work)).details.map(({ target, code }) => `${target} ${code}`);
}
