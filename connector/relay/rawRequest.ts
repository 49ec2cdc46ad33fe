// Raw requests: calls of a store's API without an operation.
import { recipeRows } from '../core/builders.ts';
import { define, field, integer, object, oneOf, type Schema, text } from '../core/schema.ts';
import { type Store, stores } from '../core/stores.ts';

/** The content is known to the store only. */
const open = { type: 'object', properties: {}, additionalProperties: true } as const;

const answer = define(
  'StoreAnswer',
  object(
    {
      status: field(integer(), 'Store status', 'The status of the success, such as 200, 201 or 204.'),
      body: field(open, 'Store answer', 'What the store answered, as it is. Absent where it answers nothing.'),
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

export const requests = [
  ...recipeRows('apple', {
    SendAppStoreRequest: {
      ...shared,
      route: 'POST /request',
      summary: 'Send App Store Connect request',
      verifyWith: 'SendAppStoreRequest',
      description: about('apple'),
      body: asked('apple', oneOf('GET', 'POST', 'PATCH', 'DELETE'), '/v1/apps'),
    },
  }),
  ...recipeRows('samsung', {
    SendGalaxyStoreRequest: {
      ...shared,
      route: 'POST /request',
      summary: 'Send Galaxy Store request',
      verifyWith: 'SendGalaxyStoreRequest',
      description: about('samsung'),
      body: asked('samsung', oneOf('GET', 'POST', 'PUT', 'PATCH', 'DELETE'), '/seller/contentList'),
    },
  }),
];

function asked(store: Store, methods: Schema, path: string): Schema {
  return define(
    store === 'apple' ? 'AppStoreRequest' : 'GalaxyStoreRequest',
    object(
      {
        method: field(methods, 'Method', 'The method, as the documentation of the store has it.'),
        path: field(
          { ...text, minLength: 1, maxLength: 1_024 },
          'Path',
          `The path alone, without host and query, such as ${path as '/v1/apps'}.`,
        ),
        query: field(open, 'Query', 'The values of the query by name, such as {"limit": 5}, or a text as in limit=5.'),
        body: field(open, 'Body', 'What to send as JSON, as the documentation of the store has it.'),
      },
      ['method', 'path'],
    ),
  );
}

function about(store: Store): `${string}.` {
  return `Sends any other call to the API of ${stores[store].title}, signed as every call is, and answers what it says. The list of operations that a policy allows does not hold for what is sent so: an administrator has to switch this action on, by its name or by the class anything, and whoever may use it may do all that the key of the account may do.`;
}
