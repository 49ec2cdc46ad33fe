// The contract of the toy store: operations in a document that its catalog does not have.
import { path, storeOperation } from '../../core/builders.ts';
import type { Method, Row } from '../../core/operation.ts';
import { field, object, text } from '../../core/schema.ts';
import type { ContractOutline, StoreContract } from '../../core/storeContract.ts';

interface ToyFacts {
  /** Method and path by name. */
  readonly operations: Readonly<Record<string, Row['route']>>;
}

const box = object({ id: field(text, 'Box ID', 'The ID of the box.') }, ['id']);

export const toyContract: StoreContract = {
  version: '1.2',
  methods: ['GET', 'POST'],
  open: (facts) => {
    const { operations } = facts as ToyFacts;
    const routeOf = (name: string) => operations[name] ?? 'GET /';
    return {
      names: Object.keys(operations),
      outline: (name) => outlineOf(name, routeOf(name)),
      derive: (name) => {
        const { summary, access, tag } = outlineOf(name, routeOf(name));
        const parameters = [path('id', 'Box', 'The ID of the box.')];
        const description = `${summary}.` as const;
        return storeOperation('toy', name, {
          ...{ route: routeOf(name), summary, description, access, tag, parameters, responds: box },
        });
      },
      readAfter: (name) => (name === 'boxes_open' ? 'boxes_get' : undefined),
    };
  },
};

function outlineOf(name: string, route: Row['route']): ContractOutline {
  const [method = 'GET', at = ''] = route.split(' ');
  const access = method === 'GET' ? 'read' : 'write';
  const summary = name.replace('_', ' ');
  return {
    method: method as Method,
    path: at,
    tag: 'Boxes',
    access,
    summary,
    attributes: ['id'],
    deprecated: undefined,
  };
}
