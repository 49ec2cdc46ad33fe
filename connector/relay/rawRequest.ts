// Raw requests: calls of a store's API without an operation.
import type { Method } from '../core/operation.ts';
import { define, field, integer, object, oneOf, type Schema, text } from '../core/schema.ts';
import { type Store, stores } from '../core/stores.ts';

/** The content is known to the store only. */
const open: Schema = { type: 'object', properties: {}, additional: true };

const answer = define(
  'StoreAnswer',
  object(
    {
      status: field(integer(), 'Store status', 'The HTTP status, such as 200, 201 or 204.'),
      body: field(open, 'Store answer', 'The unchanged response of the store. Absent if it has no body.'),
    },
    ['status'],
  ),
);

/** The recipe reads the body itself, because Query and Body have no schema to validate against. */
const shared = {
  access: 'anything',
  recipe: 'request',
  methodIn: 'method',
  bodyEncoding: 'bytes',
  visibility: 'advanced',
  responds: answer,
} as const;

export interface RawRequestForm {
  /** The ID of the operation, such as SendAppStoreRequest. */
  readonly id: string;
  /** Name of the schema of its body. */
  readonly form: string;
  readonly methods: readonly [Method, ...Method[]];
  /** A path of the store, as an example. */
  readonly path: string;
}

/** The row of the operation that sends raw requests to a store. */
export function rawRequestRow(store: Store, asking: RawRequestForm) {
  return {
    ...shared,
    route: 'POST /request',
    summary: `Send ${stores[store].title} request`,
    verifyWith: asking.id,
    description: about(store),
    body: asked(asking),
  } as const;
}

function asked({ form, methods, path }: RawRequestForm): Schema {
  return define(
    form,
    object(
      {
        method: field(oneOf(...methods), 'Method', 'The method, as the documentation of the store has it.'),
        path: field(
          { ...text, minLength: 1, maxLength: 1_024 },
          'Path',
          `The path without host and query, such as ${path as '/v1/apps'}.`,
        ),
        query: field(open, 'Query', 'The values of the query by name, such as {"limit": 5}, or a text as in limit=5.'),
        body: field(open, 'Body', 'What to send as JSON, as the documentation of the store has it.'),
      },
      ['method', 'path'],
    ),
  );
}

function about(store: Store): `${string}.` {
  return `Sends any other call to the API of ${stores[store].title}, signed like every call, and returns its response. The operations that a policy allows do not limit these requests: an administrator must allow this action, by its name or by the class anything, and its callers can do whatever the key of the account can do.`;
}
