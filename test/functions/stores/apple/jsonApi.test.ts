// Flat inputs become JSON:API, and a body in Apple's own format becomes flat inputs.
import fc from 'fast-check';
import type { DocumentForm } from '../../../../connector/core/documentForm.ts';
import { fromDocument, toDocument } from '../../../../functions/stores/apple/jsonApi.ts';

const version: DocumentForm = {
  type: 'appStoreVersions',
  relations: {
    appId: { relationship: 'app', type: 'apps' },
    buildIds: { relationship: 'builds', type: 'builds', many: true },
  },
};
const change: DocumentForm = { type: 'appStoreVersions', id: 'id', relations: {} };
const builds: DocumentForm = { links: 'buildIds', type: 'builds', many: true };
const build: DocumentForm = { links: 'buildId', type: 'builds' };

const inputs = { appId: '1', buildIds: ['2', '3'], versionString: '1.0', usesIdfa: null };
const document = {
  data: {
    type: 'appStoreVersions',
    attributes: { versionString: '1.0', usesIdfa: null },
    relationships: {
      app: { data: { type: 'apps', id: '1' } },
      builds: {
        data: [
          { type: 'builds', id: '2' },
          { type: 'builds', id: '3' },
        ],
      },
    },
  },
};

test('Inputs are attributes, but for those that are relationships', () => {
  expect(toDocument(version, inputs, {})).toEqual(document);
});

test('A change carries the ID of its path, and nothing that was not given', () => {
  expect(toDocument(change, { copyright: 'Ours' }, { id: '7' })).toEqual({
    data: { type: 'appStoreVersions', id: '7', attributes: { copyright: 'Ours' } },
  });
  expect(toDocument(change, undefined, { id: '7' })).toEqual({ data: { type: 'appStoreVersions', id: '7' } });
});

test('Links are types and IDs, one or several', () => {
  expect(toDocument(builds, { buildIds: ['2'] }, {})).toEqual({ data: [{ type: 'builds', id: '2' }] });
  expect(toDocument(build, { buildId: '2' }, {})).toEqual({ data: { type: 'builds', id: '2' } });
});

test.each([
  ['a new resource', version, document, inputs],
  ['links', builds, { data: [{ type: 'builds', id: '2' }] }, { buildIds: ['2'] }],
  ['a link', build, { data: { type: 'builds', id: '2' } }, { buildId: '2' }],
  [
    'a change',
    change,
    { data: { type: 'appStoreVersions', id: '7', attributes: { copyright: 'Ours' } } },
    { copyright: 'Ours' },
  ],
])('%s in the form of Apple is read as its flat inputs', (_, form, given, flat) => {
  expect(fromDocument(form, given)).toEqual(flat);
});

test('A value that is not a document of that type stays unchanged, for validation to report', () => {
  for (const body of [inputs, 'text', null, { data: { type: 'apps' } }, { data: 1 }, { data: {}, more: 1 }])
    expect(fromDocument(version, body)).toEqual(body);
});

test('A member that Apple does not have is kept, so that validation can reject it', () => {
  expect(fromDocument(version, { data: { type: 'appStoreVersions', attributes: {}, extra: 1 } })).toEqual({ extra: 1 });
});

test('Converting to a document and back gives the same inputs', () => {
  const id = fc.string({ minLength: 1 });
  const given = fc.record({ appId: id, buildIds: fc.array(id), versionString: fc.string(), earliest: fc.integer() });
  fc.assert(
    fc.property(given, (flat) => {
      expect(fromDocument(version, toDocument(version, flat, {}))).toEqual(flat);
    }),
  );
});

test.each([
  ['another type among links', builds, { data: [{ type: 'users', id: '1' }] }],
  ['a text for a link', build, { data: 'all' }],
  ['a list of texts for links', builds, { data: ['all'] }],
  ['another type for a link', build, { data: { type: 'apps', id: '1' } }],
  [
    'another type for a relationship',
    version,
    { data: { type: 'appStoreVersions', relationships: { app: { data: { type: 'builds', id: '1' } } } } },
  ],
])('%s is no ID', (_, form, body) => {
  expect(JSON.stringify(fromDocument(form, body))).toMatch(/^\{"\w+":(false|\[false\])\}$/);
});
