// Compares Galaxy Store rows with the list of the store's operations, and tests quirks as columns.
import { catalog } from '../../connector/catalog.ts';
import type { Operation } from '../../connector/core/operation.ts';
import type { Schema } from '../../connector/core/schema.ts';

const samsung = catalog.filter(({ store, recipe }) => store === 'samsung' && recipe === undefined);
function find(id: string): Operation {
  const found = samsung.find((each) => each.id === id);
  if (!found) throw new Error(`There is no ${id}`);
  return found;
}

// biome-ignore format: a table is read by its lines
const offered: readonly (readonly [string, string])[] = [
  ['CreateAccessToken', 'POST /auth/accessToken'],
  ['CheckAccessToken', 'GET /auth/checkAccessToken'],
  ['RevokeAccessToken', 'DELETE /auth/revokeAccessToken'],
  ['ListGalaxyApps', 'GET /seller/contentList'],
  ['ReadGalaxyApp', 'GET /seller/contentInfo'],
  ['UpdateGalaxyApp', 'POST /seller/contentUpdate'],
  ['SubmitGalaxyApp', 'POST /seller/contentSubmit'],
  ['ChangeGalaxyAppStatus', 'POST /seller/contentStatusUpdate'],
  ['CreateUploadSession', 'POST /seller/createUploadSessionId'],
  ['UploadFile', 'POST /galaxyapi/fileUpload'],
  ['AddBinary', 'POST /seller/v2/content/binary'],
  ['ModifyBinary', 'PUT /seller/v2/content/binary'],
  ['DeleteBinary', 'DELETE /seller/v2/content/binary'],
  ['ReadBetaTest', 'GET /seller/v2/content/betaTest'],
  ['UpdateBetaTest', 'PUT /seller/v2/content/betaTest'],
  ['ReadRolloutRate', 'GET /seller/v2/content/stagedRolloutRate'],
  ['SetRolloutRate', 'PUT /seller/v2/content/stagedRolloutRate'],
  ['ListRolloutBinaries', 'GET /seller/v2/content/stagedRolloutBinary'],
  ['UpdateRolloutBinary', 'PUT /seller/v2/content/stagedRolloutBinary'],
  ['ListGalaxyReviews', 'GET /seller/v2/content/comment'],
  ['ReplyToGalaxyReview', 'POST /seller/v2/content/comment/reply'],
  ['DeleteGalaxyReviewReply', 'DELETE /seller/v2/content/comment/reply'],
  ['ListItems', 'GET /iap/v6/applications/{packageName}/items'],
  ['ReadItem', 'GET /iap/v6/applications/{packageName}/items/{id}'],
  ['CreateItem', 'POST /iap/v6/applications/{packageName}/items'],
  ['ReplaceItem', 'PUT /iap/v6/applications/{packageName}/items'],
  ['UpdateItem', 'PATCH /iap/v6/applications/{packageName}/items'],
  ['DeleteItem', 'DELETE /iap/v6/applications/{packageName}/items/{id}'],
  ['ListOrders', 'POST /iap/seller/orders'],
  ['ReadGalaxySubscription', 'GET /iap/seller/v6/applications/{packageName}/purchases/subscriptions/{purchaseId}'],
  ['ChangeGalaxySubscription', 'PATCH /iap/seller/v6/applications/{packageName}/purchases/subscriptions/{purchaseId}'],
  ['AcknowledgePurchase', 'PATCH /iap/seller/v6/applications/{packageName}/purchases/{purchaseId}'],
  ['ReadReceipt', 'GET /iap/v6/receipt'],
  ['ReadSellerMetrics', 'POST /gss/query/sellerMetric'],
  ['ReadAppMetrics', 'POST /gss/query/contentMetric'],
  ['LoginUserProfile', 'POST /gss/user/loginUserProfile'],
];

test.each(offered)('%s is %s, and the only row of it', (id, route) => {
  expect(samsung.filter((each) => each.route === route).map((each) => each.id)).toEqual([id]);
});

test('There is no row that the store does not offer', () => {
  expect(samsung.map(({ id }) => id).sort()).toEqual(offered.map(([id]) => id).sort());
});

test('An operation without a page of Samsung names another source', () => {
  const marked = samsung.filter(({ evidence }) => evidence).map(({ id, evidence }) => [id, evidence]);
  expect(Object.fromEntries(marked)).toEqual({
    ModifyBinary: 'confirmed by clients',
    DeleteBinary: 'confirmed by clients',
    ReplyToGalaxyReview: 'single source',
    DeleteGalaxyReviewReply: 'single source',
  });
});

test('What people in the store see, or what cannot be taken back, is a class of its own', () => {
  expect(
    samsung
      .filter(({ access }) => access === 'publish')
      .map(({ id }) => id)
      .sort(),
  ).toEqual([
    'AcknowledgePurchase',
    'ChangeGalaxyAppStatus',
    'ChangeGalaxySubscription',
    'CreateItem',
    'DeleteBinary',
    'DeleteGalaxyReviewReply',
    'DeleteItem',
    'ReplaceItem',
    'ReplyToGalaxyReview',
    'SetRolloutRate',
    'SubmitGalaxyApp',
    'UpdateItem',
    'UpdateRolloutBinary',
  ]);
});

test('A file goes to the host for files, and a receipt comes from its own host without a key', () => {
  const elsewhere = samsung
    .filter(({ host }) => host)
    .map(({ id, host, bodyEncoding: bodyAs, authorization }) => [id, host, bodyAs, authorization]);
  expect(elsewhere).toEqual([
    ['UploadFile', 'upload', 'form', undefined],
    ['ReadReceipt', 'iap', undefined, 'none'],
  ]);
});

test('Reviews are asked for, and replies deleted, by a body that a connector cannot express', () => {
  expect(samsung.filter(({ queryEncoding: queryAs }) => queryAs === 'body').map(({ id }) => id)).toEqual([
    'ListGalaxyReviews',
    'DeleteGalaxyReviewReply',
  ]);
});

test('An update says what to do instead of sending binaries, and has no such input', () => {
  const { removedInputs: gone, body } = find('UpdateGalaxyApp');
  expect(gone?.binaryList).toMatch(/refuses.*: use Add binary instead\.$/);
  expect(Object.keys(body?.properties ?? {})).not.toContain('binaryList');
});

test('An update requires only the app: omitted fields stay unchanged', () => {
  expect(find('UpdateGalaxyApp').body?.required).toEqual(['contentId']);
});

function bytesOf({ body }: Operation): Record<string, number> {
  return Object.fromEntries(
    Object.entries<Schema>(body?.properties ?? {}).flatMap(([name, { maxBytes }]) =>
      maxBytes ? [[name, maxBytes]] : [],
    ),
  );
}

test('Texts that Samsung counts in bytes are bounded in bytes', () => {
  expect(bytesOf(find('UpdateGalaxyApp'))).toEqual({
    appTitle: 100,
    shortDescription: 240,
    longDescription: 4000,
    newFeature: 4000,
    supportEMail: 100,
    supportedSiteUrl: 200,
    copyrightHolder: 100,
  });
  expect(bytesOf(find('ReplyToGalaxyReview'))).toEqual({ replyText: 1400 });
});

test('So are the texts of each further language', () => {
  const { items } = find('UpdateGalaxyApp').body?.properties?.addLanguage ?? {};
  expect(bytesOf({ body: items } as Operation)).toEqual({
    appTitle: 100,
    description: 4000,
    shortDescription: 240,
    newFeature: 4000,
  });
});

/** Every string in a schema that callers fill in. */
function textsIn(shape: Schema, place: string): [string, Schema][] {
  return [
    ...(shape.type === 'string' ? ([[place, shape]] as [string, Schema][]) : []),
    ...(shape.items ? textsIn(shape.items, `${place}[]`) : []),
    ...Object.entries(shape.properties ?? {}).flatMap(([name, inner]) => textsIn(inner, `${place}.${name}`)),
  ];
}

test('Every text of every body is bounded', () => {
  const open = samsung
    .flatMap(({ id, body }) => (body ? textsIn(body, id) : []))
    .filter(
      ([, { enum: values, maxLength, maxBytes, pattern, format }]) =>
        !values && !maxLength && !maxBytes && !pattern && !format,
    );
  expect(open.map(([place]) => place)).toEqual([]);
});

describe('The ID of an app has 12 digits', () => {
  const shapes = samsung.flatMap(({ parameters, body }) => [
    ...parameters.filter(({ name }) => name === 'contentId').map(({ schema }) => schema),
    ...(body?.properties?.contentId ? [body.properties.contentId] : []),
  ]);

  test('wherever it is an input', () => {
    expect(shapes.length).toBeGreaterThanOrEqual(16);
    expect(new Set(shapes.map(({ pattern }) => pattern))).toEqual(new Set(['^\\d{12}$']));
  });

  test('and is picked by name from the apps of the account', () => {
    const ids = samsung.flatMap(({ parameters, body }) => [
      ...parameters.filter(({ name }) => name === 'contentId').map(({ choices }) => choices),
      ...(body?.properties?.contentId ? [body.properties.contentId.choices] : []),
    ]);
    expect(new Set(ids.map((choices) => choices?.operation))).toEqual(new Set(['ListGalaxyAppChoices']));
    expect(ids[0]?.parameters).toEqual({ account: { parameter: 'account' } });
  });
});

test('The variant of an app has the same label in all inputs and outputs', () => {
  const titles = (shape: Schema): string[] => [
    ...Object.entries(shape.properties ?? {}).flatMap(([name, each]) => [
      ...(name === 'appStatus' ? [each.title ?? ''] : []),
      ...titles(each),
    ]),
    ...(shape.items ? titles(shape.items) : []),
  ];
  const all = catalog.flatMap(({ parameters, body, responds }) => [
    ...parameters.filter(({ name }) => name === 'appStatus').map(({ title }) => title),
    ...[...(body ? [body] : []), responds].flatMap(titles),
  ]);
  expect(new Set(all)).toEqual(new Set(['Variant']));
});

describe('A path', () => {
  const fits = (id: string, name: string, value: string): boolean => {
    const { pattern, maxLength } = find(id).parameters.find((each) => each.name === name)?.schema ?? {};
    return new RegExp(pattern ?? '^$').test(value) && value.length <= (maxLength ?? 128);
  };

  test.each(['com.example.reader', 'com.example_2.Reader', '_a.b'])('takes the package name %s', (name) => {
    expect(fits('ListItems', 'packageName', name)).toBe(true);
  });

  test.each(['..', '.', 'com', 'com..example', '.com.example', 'com.example.', 'com.example/x', 'com.%2e', 'com.1'])(
    'takes no %s for a package name',
    (name) => {
      expect(fits('ListItems', 'packageName', name)).toBe(false);
    },
  );

  test.each(['fuel', 'com.example.fuel_1', '7-days'])('takes the item %s', (id) => {
    expect(fits('ReadItem', 'id', id)).toBe(true);
  });

  test.each(['..', '.', '...', '.fuel', 'a/b', 'a%2fb', ''])('takes no item %s', (id) => {
    expect(fits('ReadItem', 'id', id)).toBe(false);
  });
});

test('Lists with pages declare where their pages are, and their response has the pagination report', () => {
  const paged = samsung.filter(({ pages }) => pages);
  expect(paged.map(({ id, pages }) => [id, pages?.input, pages?.items])).toEqual([
    ['ReadBetaTest', 'offset', 'data/betaTesters'],
    ['ListGalaxyReviews', 'pageNo', 'data/comments'],
    ['ListItems', 'page', 'itemList'],
    ['ListOrders', 'continuationToken', 'orderItemList'],
  ]);
  expect(paged.filter(({ responds }) => responds.properties?.pagination?.name !== 'Pagination')).toEqual([]);
});

/** The schema at a path such as `data/comments`. */
function shapeAt(shape: Schema, place: string): Schema | undefined {
  return place.split('/').reduce<Schema | undefined>((at, name) => at?.properties?.[name], shape);
}

test('The places of the pages are in the answers', () => {
  const places = samsung.flatMap(({ id, pages, responds }) => {
    if (!pages) return [];
    const { items, next, total } = pages;
    return [items, ...(total ? [total] : []), ...Object.values(next).filter((each) => typeof each === 'string')].map(
      (place) => [id, place, shapeAt(responds, place)?.type] as const,
    );
  });
  expect(places.filter(([, , type]) => type === undefined)).toEqual([]);
  expect(places.length).toBe(9);
});
