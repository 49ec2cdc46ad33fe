// App Store Connect's apps in the sandbox: paging, filters, fields, include, quota and refusals, judged by Apple's own schemas.
import { gunzipSync } from 'node:zlib';
import { type Sandbox, startSandbox } from '../scripts/sandbox/sandbox.ts';
import { ask, type Heard, type Question } from './sandbox-ask.ts';
import { type Account, appleToken } from './sandbox-tokens.ts';
import { faultsBy } from './schemas.ts';

interface App {
  readonly type: string;
  readonly id: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly relationships: Readonly<Record<string, { readonly data?: readonly { readonly id: string }[] }>>;
}

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

const get = (path: string, account: Account = '', question: Question = {}): Promise<Heard> => {
  const authorization = `Bearer ${appleToken(sandbox, {}, account)}`;
  return ask(sandbox.apple.origin, path, { ...question, headers: { authorization, ...question.headers } });
};

const read = async (path: string, account?: Account) => JSON.parse((await get(path, account)).text);

const apps = async (query: string, account?: Account): Promise<readonly App[]> =>
  (await read(`/v1/apps?limit=200&${query}`, account)).data;

const names = (found: readonly App[]): readonly (string | undefined)[] =>
  found.map(({ attributes }) => attributes.name);

describe('Apple itself would pass', () => {
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
    expect(faultsBy(schema, await read(path))).toEqual([]);
  });

  test('as AppResponse what is read of every app of both accounts', async () => {
    for (const account of ['', 'GAMES__'] as const) {
      const include = 'include=appStoreVersions,builds,gameCenterEnabledVersions';
      for (const { id } of (await apps('', account)).slice(0, 12)) {
        expect(faultsBy('AppResponse', await read(`/v1/apps/${id}?${include}`, account))).toEqual([]);
      }
    }
  });

  test('nothing whose type is wrong', async () => {
    const { data, ...rest } = await read('/v1/apps?limit=1');
    expect(faultsBy('AppsResponse', { data: [{ ...data[0], type: 'app' }], ...rest })).not.toEqual([]);
  });
});

describe('Pages', () => {
  test('follow one another by links.next, each app once', async () => {
    const ids: string[] = [];
    let next: string | undefined = `${sandbox.apple.origin}/v1/apps?limit=10&sort=name`;
    for (let page = 0; next !== undefined && page < 10; page += 1) {
      const body = await read(next.slice(sandbox.apple.origin.length));
      ids.push(...body.data.map(({ id }: App) => id));
      next = body.links.next;
    }
    expect(new Set(ids).size).toBe(36);
    expect(ids).toHaveLength(36);
  });

  test('tell the total, the limit and the cursor', async () => {
    const { meta, links } = await read('/v1/apps?limit=10');
    expect(meta.paging).toEqual({ total: 36, limit: 10, nextCursor: expect.any(String) });
    expect(new URL(links.next).searchParams.get('cursor')).toBe(meta.paging.nextCursor);
  });

  test('after the first one lead back to it', async () => {
    const { meta } = await read('/v1/apps?limit=10');
    const { links } = await read(`/v1/apps?limit=10&cursor=${meta.paging.nextCursor}`);
    expect(links.first).toBe(`${sandbox.apple.origin}/v1/apps?limit=10`);
  });

  test('end without a next link', async () => {
    const { links, meta } = await read('/v1/apps?limit=36');
    expect(links).not.toHaveProperty('next');
    expect(meta.paging).toEqual({ total: 36, limit: 36 });
  });

  test('have 50 apps at most when no limit is given', async () => {
    expect((await read('/v1/apps')).meta.paging.limit).toBe(50);
  });
});

describe('A filter keeps only what it names:', () => {
  test.each([
    ['filter[name]=Bramble Recipes,Tessera Notes', ['Bramble Recipes', 'Tessera Notes']],
    ['filter[bundleId]=com.example.gableplans', ['Gable Floor Plans']],
    ['filter[sku]=HINODE-2025', ['Hinode Habits']],
    ['filter[id]=6470100003', ['Tidewater Almanac']],
    ['filter[appStoreVersions.platform]=VISION_OS', ['Lantern Reader', 'Amber Field Guide']],
    ['filter[appStoreVersions.appVersionState]=REJECTED', ['Marea Surf', 'Basalt Climb']],
    ['filter[appStoreVersions.appStoreState]=IN_REVIEW', ['Hinode Habits', 'Willow Journal']],
    ['filter[reviewSubmissions.state]=UNRESOLVED_ISSUES', ['Marea Surf', 'Basalt Climb']],
    ['filter[reviewSubmissions.platform]=VISION_OS', ['Lantern Reader', 'Amber Field Guide']],
    ['filter[appStoreVersions.platform]=TV_OS&filter[name]=Copper Kettle Radio', ['Copper Kettle Radio']],
    ['filter[sku]=NOTHING', []],
    ['exists[gameCenterEnabledVersions]=true', []],
  ])('%s', async (query, expected) => {
    expect(names(await apps(new URLSearchParams(query).toString()))).toEqual(expected);
  });

  test('filter[appStoreVersions], by the ID of a version', async () => {
    const [app] = await apps('filter[sku]=HINODE-2025&include=appStoreVersions');
    const version = app?.relationships.appStoreVersions?.data?.[0]?.id;
    expect(names(await apps(`filter[appStoreVersions]=${version}`))).toEqual(['Hinode Habits']);
  });

  test('exists, in an account whose apps all have Game Center', async () => {
    expect(await apps('exists[gameCenterEnabledVersions]=true', 'GAMES__')).toHaveLength(12);
  });
});

test('Sorting goes by the named attribute, and down with a minus sign', async () => {
  const found = names(await apps('sort=-name'));
  expect(found).toEqual([...found].sort().reverse());
});

test('Sparse fields leave out everything that is not named', async () => {
  const [app] = await apps('fields[apps]=name,builds');
  expect(Object.keys(app?.attributes ?? {})).toEqual(['name']);
  expect(Object.keys(app?.relationships ?? {})).toEqual(['builds']);
});

test('Included resources are those that the relationships name, each once', async () => {
  const body = await read('/v1/apps?include=builds,betaGroups&limit[builds]=1&fields[builds]=version');
  const linked = body.data.flatMap(({ relationships }: App) => [
    ...(relationships.builds?.data ?? []),
    ...(relationships.betaGroups?.data ?? []),
  ]);
  const ids = body.included.map(({ id }: App) => id);
  expect(new Set(ids)).toEqual(new Set(linked.map(({ id }: App) => id)));
  expect(new Set(ids).size).toBe(ids.length);
  const attributes = body.included.filter(({ type }: App) => type === 'builds').map((build: App) => build.attributes);
  expect(new Set(attributes.flatMap(Object.keys))).toEqual(new Set(['version']));
});

test('The two accounts see different apps', async () => {
  const [studio, games] = [await apps(''), await apps('', 'GAMES__')];
  expect(games.filter(({ id }) => studio.some((app) => app.id === id))).toEqual([]);
  expect((await get(`/v1/apps/${games[0]?.id}`)).status).toBe(404);
});

describe('A query is refused', () => {
  test.each([
    ['unknown=1', 'PARAMETER_ERROR.ILLEGAL', 'unknown'],
    ['filter[nonsense]=1', 'PARAMETER_ERROR.ILLEGAL', 'filter[nonsense]'],
    ['sort=name&sort=sku', 'PARAMETER_ERROR.ILLEGAL', 'sort'],
    ['account=GAMES', 'PARAMETER_ERROR.ILLEGAL', 'account'],
    ['constructor=1', 'PARAMETER_ERROR.ILLEGAL', 'constructor'],
    ['limit=0', 'PARAMETER_ERROR.INVALID', 'limit'],
    ['limit=201', 'PARAMETER_ERROR.INVALID', 'limit'],
    ['limit=ten', 'PARAMETER_ERROR.INVALID', 'limit'],
    ['limit[builds]=51', 'PARAMETER_ERROR.INVALID', 'limit[builds]'],
    ['sort=sku,size', 'PARAMETER_ERROR.INVALID', 'sort'],
    ['include=builds,nonsense', 'PARAMETER_ERROR.INVALID', 'include'],
    ['include=webhooks', 'PARAMETER_ERROR.INVALID', 'include'],
    ['fields[apps]=nope', 'PARAMETER_ERROR.INVALID', 'fields[apps]'],
    ['fields[builds]=nope', 'PARAMETER_ERROR.INVALID', 'fields[builds]'],
    ['filter[appStoreVersions.platform]=ANDROID', 'PARAMETER_ERROR.INVALID', 'filter[appStoreVersions.platform]'],
    ['exists[gameCenterEnabledVersions]=yes', 'PARAMETER_ERROR.INVALID', 'exists[gameCenterEnabledVersions]'],
    ['cursor=nonsense', 'PARAMETER_ERROR.INVALID', 'cursor'],
    ['filter[name]=', 'PARAMETER_ERROR.INVALID', 'filter[name]'],
  ])('for %s with %s', async (query, code, parameter) => {
    const { status, text } = await get(`/v1/apps?${query}`);
    expect(status).toBe(400);
    expect(JSON.parse(text).errors).toMatchObject([{ status: '400', code, source: { parameter } }]);
  });

  test('when one app is asked for with what only the list takes', async () => {
    expect((await get('/v1/apps/6470100003?limit=1')).status).toBe(400);
  });
});

describe('A path is refused', () => {
  test.each([
    ['/v1/apps/1', 404, 'NOT_FOUND', "There is no resource of type 'apps' with id '1'"],
    [
      '/v1/apps/6470100003%2Fbuilds',
      404,
      'NOT_FOUND',
      "There is no resource of type 'apps' with id '6470100003/builds'",
    ],
    ['/v1/nonsense', 404, 'NOT_FOUND', 'The path provided does not match a defined resource type.'],
    ['/v1/apps/', 404, 'PATH_ERROR', "'/v1/apps/' is not a valid URL"],
    ['/v1/apps/../apps', 404, 'PATH_ERROR', "The relationship 'apps' does not exist"],
    ['/v1/apps/%E0%A4%A', 404, 'PATH_ERROR', "'/v1/apps/%E0%A4%A' is not a valid URL"],
    ['/v1/apps/6470100003/nonsense', 404, 'PATH_ERROR', "The relationship 'nonsense' does not exist"],
    ['/', 404, 'PATH_ERROR', "'/' is not a valid URL"],
  ])('%s with %i %s', async (path, status, code, detail) => {
    const heard = await get(path);
    expect(heard.status).toBe(status);
    expect(JSON.parse(heard.text).errors).toMatchObject([{ code, detail }]);
  });

  test('when an app is to be made', async () => {
    const heard = await get('/v1/apps', '', { method: 'POST', body: '{}' });
    expect(heard.status).toBe(403);
    const allowed = 'Allowed operations are: GET_COLLECTION, GET_INSTANCE, UPDATE';
    expect(JSON.parse(heard.text).errors).toMatchObject([
      { code: 'FORBIDDEN_ERROR', detail: `The resource 'apps' does not allow 'CREATE'. ${allowed}` },
    ]);
  });
});

test('An answer is compressed only for those who accept it', async () => {
  const plain = await get('/v1/apps?limit=1');
  const packed = await get('/v1/apps?limit=1', '', { headers: { 'accept-encoding': 'gzip, deflate' } });
  const refused = await get('/v1/apps?limit=1', '', { headers: { 'accept-encoding': 'gzip;q=0' } });
  expect(packed.headers['content-encoding']).toBe('gzip');
  expect(gunzipSync(packed.bytes).toString('utf8')).toBe(plain.text);
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(refused.headers['content-encoding']).toBeUndefined();
});

test('Who accepts no JSON is told so in plain text', async () => {
  const { status, headers } = await get('/v1/apps', '', { headers: { accept: 'text/csv' } });
  expect([status, headers['content-type']]).toEqual([406, 'text/plain']);
});
