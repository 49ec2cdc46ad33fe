// The facts of the asset library that are kept by hand: whatever Apple's document has takes their place.
import { assetLibraryContract, withAssetLibrary } from '../../connector/stores/apple/assetLibraryContract.ts';
import { openContract, type StoredContract } from '../../connector/stores/apple/contractFile.ts';
import { contractOperations } from '../../functions/contract/contractOperations.ts';

const empty: StoredContract = {
  ...{ version: '4.6', enumValues: {}, parameters: {}, schemas: {}, resources: {}, operations: {} },
};

/** Method and path of every route of the library, from the list of 33 of Apple's document 4.5.1. */
const surfaces = [
  ...['appStoreVersionLocalizations', 'appCustomProductPageLocalizations'],
  ...['appEventLocalizations', 'appStoreVersionExperimentTreatmentLocalizations'],
];
const assets = ['appAssetLibraryImages', 'appAssetLibraryVideos'];
const routes = [
  ...['GET /v1/apps/{id}/assetLibrary', 'GET /v1/apps/{id}/relationships/assetLibrary'],
  'GET /v1/appAssetLibraries/{id}',
  ...['images', 'videos'].flatMap((list) => [
    `GET /v1/appAssetLibraries/{id}/${list}`,
    `GET /v1/appAssetLibraries/{id}/relationships/${list}`,
  ]),
  ...assets.flatMap((type) => [
    `POST /v1/${type}`,
    ...['GET', 'PATCH', 'DELETE'].map((method) => `${method} /v1/${type}/{id}`),
  ]),
  ...[...assets, ...surfaces].flatMap((type) => [
    `GET /v1/${type}/{id}/placements`,
    `GET /v1/${type}/{id}/relationships/placements`,
  ]),
  ...['POST /v1/appAssetLibraryPlacements', 'GET /v1/appAssetLibraryPlacements/{id}'],
  ...['DELETE /v1/appAssetLibraryPlacements/{id}', 'POST /v1/appAssetLibraryPlacementOrderingRequests'],
  ...['GET /v1/appAssetLibraryRefData', 'GET /v1/appAssetLibraryRefData/{id}'],
];

test('There are 33 routes, each callable by its name and at its path', () => {
  const contract = openContract(withAssetLibrary(empty));
  const found = contract.names.map((id) => contract.outline(id)?.route);
  expect([routes.length, found.sort()]).toEqual([33, [...routes].sort()]);
  const missing = contract.names.filter((id) => contractOperations().named(id) === undefined);
  expect(missing).toEqual([]);
});

test('They give way to a document that has them, part by part', () => {
  const id = 'appAssetLibraryImages_createInstance';
  const resource = { type: 'appAssetLibraryImages', attributes: { state: '#NewState' } };
  const newer: StoredContract = {
    ...empty,
    operations: { [id]: { query: 'limit' } },
    resources: { AppAssetLibraryImage: resource, App: { type: 'apps', one: { assetLibrary: 'others' } } },
  };
  const merged = withAssetLibrary(newer);
  expect([merged.version, merged.operations[id], merged.resources.AppAssetLibraryImage]).toEqual([
    '4.6',
    { query: 'limit' },
    resource,
  ]);
  expect(merged.resources.App).toEqual({ type: 'apps', one: { assetLibrary: 'others' } });
  expect(Object.keys(merged.operations).length).toBe(33);
});

test('A document that has everything leaves nothing of them', () => {
  const whole: StoredContract = { version: '4.6', ...assetLibraryContract };
  expect(withAssetLibrary(whole).operations).toEqual(whole.operations);
});

test('States, types and groups are any text: new devices come without a new version of the API', () => {
  const texts = ['state', 'placementType', 'placementGroup', 'mediaType'];
  const { attributes = {} } = assetLibraryContract.resources.AppAssetLibraryPlacement ?? {};
  expect(texts.map((name) => attributes[name])).toEqual(texts.map(() => 'text'));
  const { body } = contractOperations().named('appAssetLibraryPlacements_createInstance') ?? {};
  expect(body?.properties?.placementGroup?.enum).toBeUndefined();
});
