// Documents in the store's own form that say more than the inputs of their operation, or something else.
import { catalog } from '../../connector/catalog.ts';
import type { DocumentForm } from '../../connector/core/documentForm.ts';
import type { Operation } from '../../connector/core/operation.ts';
import { toDocument } from '../../functions/stores/apple/jsonApi.ts';
import { leastOf } from '../../scripts/load/soak/calls/least.ts';
import type { Misuse } from './attack.ts';

type Part = Record<string, unknown>;

const other = { data: { type: 'users', id: '1' } };

/** What is done to the one resource of a document. */
const toResource: readonly ((data: Part) => unknown)[] = [
  (data) => ({ ...data, type: 'nothings' }),
  (data) => ({ ...data, type: undefined }),
  (data) => ({ ...data, links: { self: 'https://evil.example/' } }),
  (data) => ({ ...data, meta: { admin: true } }),
  (data) => ({ ...data, attributes: { ...(data.attributes as Part), evil: 1 } }),
  (data) => ({ ...data, attributes: [] }),
  (data) => ({ ...data, attributes: JSON.parse('{"__proto__":{"x":1},"constructor":1}') }),
  (data) => ({ ...data, relationships: { ...(data.relationships as Part), owner: other } }),
  (data) => ({ ...data, relationships: { ...(data.relationships as Part), users: { data: [other.data] } } }),
  (data) => ({ ...data, relationships: 'all' }),
  (data) => [data],
  () => null,
  () => '1',
];

/** What is done to the links of one. */
const toLinks: readonly ((data: unknown) => unknown)[] = [
  () => [{ type: 'users' }],
  () => [{ id: '../users' }],
  () => [{ id: { id: '1' } }],
  () => [null],
  () => 7,
  () => ({ id: [{}] }),
  (data) => [data, [data]],
];

/** What is done around it. */
const around: readonly ((document: Part) => unknown)[] = [
  (document) => ({ ...document, included: [] }),
  (document) => ({ ...document, meta: {} }),
  (document) => ({ ...document, links: {} }),
  (document) => ({ ...document, account: 'games' }),
  (document) => [document],
  (document) => ({ data: document }),
  () => ({ errors: [] }),
];

function changed(form: DocumentForm, document: Part): readonly unknown[] {
  return [
    ...('links' in form
      ? toLinks.map((change) => ({ data: change(document.data) }))
      : toResource.map((change) => ({ data: change(document.data as Part) }))),
    ...around.map((change) => change(document)),
  ];
}

function inOperation(operation: Operation): Misuse[] {
  const { document } = operation;
  if (!document || !operation.body) return [];
  const { path, query, body } = leastOf(operation, 'mark-1');
  const good = toDocument(document, body, path) as Part;
  return changed(document, good).map((each) => ({
    operation: operation.id,
    path,
    query: new URLSearchParams(query).toString(),
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(each),
  }));
}

export const documents: readonly Misuse[] = catalog.flatMap(inOperation);
