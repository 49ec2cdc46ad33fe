// Simulated App Store Connect apps: pagination, fields, include and compression, validated with Apple's own schemas.
import { gunzipSync } from 'node:zlib';
import { type Sandbox, startSandbox } from '../../../../scripts/simulator/simulator.ts';
import { schemaFaultsBy } from '../../../support/appleSchemas.ts';
import { askApps, askJson, get, type SimulatedApp } from '../../../support/simulatedApple.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ pages: 'both' });
});
afterAll(() => sandbox.close());

describe("Responses conform to Apple's schemas:", () => {
  test.each([
    ['AppsResponse', '/v1/apps?limit=200'],
    ['AppsResponse', '/v1/apps?limit=2&fields[apps]=name'],
    ['AppsResponse', '/v1/apps?filter[sku]=NONE'],
    [
      'AppsResponse',
      '/v1/apps?limit=200&include=appStoreVersions,builds,betaGroups,appInfos,preReleaseVersions,reviewSubmissions,ciProduct',
    ],
    ['ErrorResponse', '/v1/apps?nonsense=1'],
    ['ErrorResponse', '/v1/apps?limit=0'],
    ['ErrorResponse', '/v1/apps/1'],
    ['ErrorResponse', '/v1/nonsense'],
    ['ErrorResponse', '/v1/apps/'],
  ])('as %s the answer to %s', async (schema, path) => {
    expect(schemaFaultsBy(schema, await askJson(sandbox, path))).toEqual([]);
  });

  test('as AppResponse what is read of every app of both accounts', async () => {
    for (const account of ['', 'GAMES__'] as const) {
      const include = 'include=appStoreVersions,builds,gameCenterEnabledVersions';
      for (const { id } of (await askApps(sandbox, '', account)).slice(0, 12)) {
        expect(schemaFaultsBy('AppResponse', await askJson(sandbox, `/v1/apps/${id}?${include}`, account))).toEqual([]);
      }
    }
  });

  test('no value has the wrong type', async () => {
    const { data, ...rest } = await askJson(sandbox, '/v1/apps?limit=1');
    expect(schemaFaultsBy('AppsResponse', { data: [{ ...data[0], type: 'app' }], ...rest })).not.toEqual([]);
  });
});

describe('Pages', () => {
  test('follow each other by links.next, each app once', async () => {
    const ids: string[] = [];
    let next: string | undefined = `${sandbox.origins.apple.api}/v1/apps?limit=10&sort=name`;
    for (let page = 0; next !== undefined && page < 10; page += 1) {
      const body = await askJson(sandbox, next.slice(sandbox.origins.apple.api.length));
      ids.push(...body.data.map(({ id }: SimulatedApp) => id));
      next = body.links.next;
    }
    expect(new Set(ids).size).toBe(36);
    expect(ids).toHaveLength(36);
  });

  test('have the total, the limit and the cursor', async () => {
    const { meta, links } = await askJson(sandbox, '/v1/apps?limit=10');
    expect(meta.paging).toEqual({ total: 36, limit: 10, nextCursor: expect.any(String) });
    expect(new URL(links.next).searchParams.get('cursor')).toBe(meta.paging.nextCursor);
  });

  test('after the first one link to the first', async () => {
    const { meta } = await askJson(sandbox, '/v1/apps?limit=10');
    const { links } = await askJson(sandbox, `/v1/apps?limit=10&cursor=${meta.paging.nextCursor}`);
    expect(links.first).toBe(`${sandbox.origins.apple.api}/v1/apps?limit=10`);
  });

  test('end without a next link', async () => {
    const { links, meta } = await askJson(sandbox, '/v1/apps?limit=36');
    expect(links).not.toHaveProperty('next');
    expect(meta.paging).toEqual({ total: 36, limit: 36 });
  });

  test('have 50 apps at most when no limit is given', async () => {
    expect((await askJson(sandbox, '/v1/apps')).meta.paging.limit).toBe(50);
  });
});

test('Sparse fields omit everything that is not named', async () => {
  const [app] = await askApps(sandbox, 'fields[apps]=name,builds');
  expect(Object.keys(app?.attributes ?? {})).toEqual(['name']);
  expect(Object.keys(app?.relationships ?? {})).toEqual(['builds']);
});

test('Included resources are those that the relationships name, each once', async () => {
  const body = await askJson(sandbox, '/v1/apps?include=builds,betaGroups&limit[builds]=1&fields[builds]=version');
  const linked = body.data.flatMap(({ relationships }: SimulatedApp) => [
    ...(relationships.builds?.data ?? []),
    ...(relationships.betaGroups?.data ?? []),
  ]);
  const ids = body.included.map(({ id }: SimulatedApp) => id);
  expect(new Set(ids)).toEqual(new Set(linked.map(({ id }: SimulatedApp) => id)));
  expect(new Set(ids).size).toBe(ids.length);
  const attributes = body.included
    .filter(({ type }: SimulatedApp) => type === 'builds')
    .map((build: SimulatedApp) => build.attributes);
  expect(new Set(attributes.flatMap(Object.keys))).toEqual(new Set(['version']));
});

test('The two accounts see different apps', async () => {
  const [studio, games] = [await askApps(sandbox, ''), await askApps(sandbox, '', 'GAMES__')];
  expect(games.filter(({ id }) => studio.some((app) => app.id === id))).toEqual([]);
  expect((await get(sandbox, `/v1/apps/${games[0]?.id}`)).status).toBe(404);
});

test('A response is compressed only for clients that accept it', async () => {
  const plain = await get(sandbox, '/v1/apps?limit=1');
  const packed = await get(sandbox, '/v1/apps?limit=1', '', { headers: { 'accept-encoding': 'gzip, deflate' } });
  const refused = await get(sandbox, '/v1/apps?limit=1', '', { headers: { 'accept-encoding': 'gzip;q=0' } });
  expect(packed.headers['content-encoding']).toBe('gzip');
  expect(gunzipSync(packed.bytes).toString('utf8')).toBe(plain.text);
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(refused.headers['content-encoding']).toBeUndefined();
});
