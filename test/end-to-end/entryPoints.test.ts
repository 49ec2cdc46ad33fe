// What a caller can do, through every entry point: the pipeline, the Azure classes, the local host.
import { catalog } from '../../connector/catalog.ts';
import { addressFor, leastOf } from '../../scripts/load/soak/calls/least.ts';
import { type Sandbox, startSandbox } from '../../scripts/simulator/simulator.ts';
import { until } from '../scripts/local-host/hosted.ts';
import { type AskRelay, type EntryPoint, type EntryPointReply, entryPoints } from '../support/entryPoints.ts';

const JSON_TYPE = { 'content-type': 'application/json' };

describe.each(Object.entries(entryPoints))('Over %s', (_, open) => {
  let sandbox: Sandbox;
  let entryPoint: EntryPoint;
  const call = (address: string, ask?: AskRelay): Promise<EntryPointReply> => entryPoint.call(address, ask);
  const write = (method: string, address: string, body: unknown): Promise<EntryPointReply> =>
    call(address, { method, headers: JSON_TYPE, body: JSON.stringify(body) });
  const reviewsOf = async (): Promise<string> => {
    const { json } = await call('/api/apple/v1/apps?filter[name]=Bramble%20Recipes');
    return `/api/apple/v1/apps/${json.data[0].id}/customerReviews?limit=1`;
  };
  const exchanges = (): number => sandbox.seen.filter(({ url }) => url === '/auth/accessToken').length;

  beforeAll(async () => {
    sandbox = await startSandbox();
    entryPoint = await open({ ...sandbox.settings, RELAY__ALLOW: '*, anything' });
  });
  afterAll(async () => {
    await entryPoint?.close();
    await sandbox?.close();
  });

  test('apps are listed, with their links and their paging', async () => {
    const { status, headers, json } = await call('/api/apple/v1/apps?limit=5&sort=name');
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/json');
    expect(headers['x-rate-limit']).toMatch(/^user-hour-lim:\d+;user-hour-rem:\d+;/);
    expect(json.data).toHaveLength(5);
    expect(json.data[0]).toMatchObject({
      type: 'apps',
      id: expect.stringMatching(/^\d+$/),
      attributes: { name: expect.any(String) },
    });
    expect(json.meta.paging).toMatchObject({ limit: 5, nextCursor: expect.any(String) });
  });

  test('the cursor leads through all pages, with each app once', async () => {
    const ids: string[] = [];
    let cursor: string | undefined;
    let total = 0;
    do {
      const next = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const { json } = await call(`/api/apple/v1/apps?limit=10${next}`);
      ids.push(...json.data.map(({ id }: { id: string }) => id));
      cursor = json.meta.paging.nextCursor;
      total = json.meta.paging.total;
    } while (cursor !== undefined && ids.length < 1_000);
    expect(total).toBeGreaterThan(10);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(total);
  });

  test('the link to the next page leads through the relay, and so does the whole list at once', async () => {
    const { json: page } = await call('/api/apple/v1/apps?limit=10&sort=name');
    const next = new URL(page.links.next);
    expect([next.pathname, page.nextLink]).toEqual(['/api/apple/v1/apps', next.href]);
    const { status, json: second } = await call(next.pathname + next.search);
    expect([status, second.data.length]).toEqual([200, 10]);
    const { json: all } = await call('/api/apple/v1/apps?sort=name&all=true&limit=10');
    expect(all.pagination).toMatchObject({ complete: true, items: page.meta.paging.total });
    expect(all.data.slice(0, 20)).toEqual([...page.data, ...second.data]);
  });

  test('a change reaches the store, and a response without a body is a success', async () => {
    const { json: reviews } = await call(`${await reviewsOf()}&exists[publishedResponse]=false`);
    const flat = { reviewId: reviews.data[0].id, responseBody: 'Thank you.' };
    const reply = await write('POST', '/api/apple/v1/customerReviewResponses', flat);
    expect([reply.status, reply.json.data.attributes.responseBody]).toEqual([201, 'Thank you.']);
    const gone = await call(`/api/apple/v1/customerReviewResponses/${reply.json.data.id}`, { method: 'DELETE' });
    expect([gone.status, gone.text]).toEqual([204, '']);
    const shown = sandbox.seen.slice(-2).map(({ method, url, body }) => [method, url, body && JSON.parse(body)]);
    expect(shown).toEqual([
      ['POST', '/v1/customerReviewResponses', expect.objectContaining({ data: expect.any(Object) })],
      ['DELETE', `/v1/customerReviewResponses/${reply.json.data.id}`, ''],
    ]);
  });

  test('every operation exists, and rejects invalid input with the common error', async () => {
    for (const operation of catalog) {
      const { method } = operation;
      const { path, headers, body } = leastOf(operation, 'mark-1');
      const sent = { ...headers, ...(body !== undefined && JSON_TYPE) };
      const ask = { method, headers: sent, ...(body !== undefined && { body: JSON.stringify(body) }) };
      const { status, json } = await call(`${addressFor(operation, { path, query: {} })}?colour=red`, ask);
      expect([operation.id, status, json?.error]).toEqual([
        operation.id,
        400,
        {
          code: 'invalid_request',
          message: expect.stringContaining(operation.id),
          details: expect.arrayContaining([expect.objectContaining({ target: 'query.colour' })]),
        },
      ]);
    }
  });

  test('a comma list and a repeated name are the same list', async () => {
    const { json: all } = await call('/api/apple/v1/apps?limit=2&sort=bundleId');
    const [one, two] = all.data.map(({ attributes }: { attributes: { bundleId: string } }) => attributes.bundleId);
    const listed = await call(`/api/apple/v1/apps?filter%5BbundleId%5D=${one},${two}&sort=bundleId`);
    const repeated = await call(`/api/apple/v1/apps?filter[bundleId]=${one}&filter[bundleId]=${two}&sort=bundleId`);
    expect(listed.json.data).toEqual(all.data);
    expect(repeated.json.data).toEqual(all.data);
  });

  test('an app is read with its related resources', async () => {
    const { json: list } = await call('/api/apple/v1/apps?limit=1');
    const { id } = list.data[0];
    const { status, json } = await call(
      `/api/apple/v1/apps/${id}?include=appStoreVersions&fields[apps]=name,appStoreVersions`,
    );
    expect(status).toBe(200);
    expect(json.data.id).toBe(id);
    expect(Object.keys(json.data.attributes)).toEqual(['name']);
    expect(json.included.every(({ type }: { type: string }) => type === 'appStoreVersions')).toBe(true);
  });

  test('an unknown app returns the error of the store', async () => {
    const { status, json } = await call('/api/apple/v1/apps/99999999999');
    expect(status).toBe(404);
    expect(json.error).toMatchObject({
      code: 'store_refused',
      details: [{ code: expect.stringMatching(/^NOT_FOUND/) }],
    });
    expect(json.error.message).toContain('App Store Connect refused ReadApp (404)');
  });

  test('an access token is created, checked, revoked, and is then invalid', async () => {
    const { status, json } = await call('/api/samsung/auth/accessToken', { method: 'POST' });
    expect(status).toBe(200);
    expect(json).toEqual({ ok: true, createdItem: { accessToken: expect.stringMatching(/^[A-Za-z0-9]{24}$/) } });
    const given = { headers: { 'access-token': json.createdItem.accessToken } };
    expect((await call('/api/samsung/auth/checkAccessToken', given)).json).toEqual({ ok: true });
    expect((await call('/api/samsung/auth/revokeAccessToken', { ...given, method: 'DELETE' })).json).toEqual({
      ok: true,
    });
    const after = await call('/api/samsung/auth/checkAccessToken', given);
    expect(after.status).toBe(401);
    expect(after.json.error).toMatchObject({ code: 'store_refused', details: [{ code: 'AUTH_REQUIRE' }] });
  });

  test('a token of the relay is made once, and again after it was revoked', async () => {
    await call('/api/samsung/auth/checkAccessToken');
    const before = exchanges();
    await call('/api/samsung/auth/checkAccessToken');
    expect(exchanges()).toBe(before);
    expect((await call('/api/samsung/auth/revokeAccessToken', { method: 'DELETE' })).status).toBe(200);
    expect((await call('/api/samsung/auth/checkAccessToken')).status).toBe(200);
    expect(exchanges()).toBe(before + 1);
  });

  test('the profile of the signed-in seller is read with the four cookies', async () => {
    const { status, json } = await call('/api/samsung/gss/user/loginUserProfile', {
      method: 'POST',
      headers: JSON_TYPE,
      body: JSON.stringify(sandbox.cookies),
    });
    expect(status).toBe(200);
    expect(json.data).toMatchObject({
      sellerInfo: { gssUserId: expect.any(String) },
      geoIp: { country: { iso_code: expect.any(String) } },
    });
  });

  test('expired cookies return the error of the store', async () => {
    const { status, json } = await call('/api/samsung/gss/user/loginUserProfile', {
      method: 'POST',
      headers: JSON_TYPE,
      body: JSON.stringify({ ...sandbox.cookies, gss_auth_token: 'ended' }),
    });
    expect([status, json.error.code]).toEqual([401, 'store_refused']);
    expect(JSON.stringify(json.error.details)).toContain('Please login from Galaxy Store Seller Office');
  });

  test('accounts are listed without a secret, and a call picks one', async () => {
    const { json } = await call('/api/accounts?store=apple');
    expect(json.accounts).toEqual([
      { name: 'default', store: 'apple', default: true, usable: true },
      { name: 'games', store: 'apple', default: false, usable: true },
    ]);
    const own = await call('/api/apple/v1/apps?limit=200');
    const games = await call('/api/apple/v1/apps?limit=200&account=games');
    expect(games.status).toBe(200);
    expect(games.json.data).not.toEqual(own.json.data);
    const unknown = await call('/api/apple/v1/apps?account=nobody');
    expect(unknown.json.error).toMatchObject({
      code: 'unknown_account',
      message: expect.stringContaining('default, games'),
    });
  });

  test('the relay is healthy, and reports nothing else', async () => {
    const { status, text } = await call('/api/health');
    expect([status, text]).toEqual([200, '{"ok":true}']);
  });

  test('every fault of a call is reported at once, with its place', async () => {
    const { status, json } = await call(
      '/api/apple/v1/apps?limit=0&sort=size&bundle=x&exists[gameCenterEnabledVersions]=maybe',
    );
    expect(status).toBe(400);
    expect(json.error.code).toBe('invalid_request');
    expect(json.error.details.map(({ target }: { target: string }) => target).sort()).toEqual([
      'query.bundle',
      'query.exists[gameCenterEnabledVersions]',
      'query.limit',
      'query.sort',
    ]);
  });

  const bad: [string, string, AskRelay | undefined][] = [
    ['an unknown query name', '/api/apple/v1/apps?colour=red', undefined],
    ['a bad enum', '/api/apple/v1/apps?sort=size', undefined],
    ['a limit of 0', '/api/apple/v1/apps?limit=0', undefined],
    ['a limit of 201', '/api/apple/v1/apps?limit=201', undefined],
    ['a limit twice', '/api/apple/v1/apps?limit=1&limit=2', undefined],
    ['a limit that is no number', '/api/apple/v1/apps?limit=1e1', undefined],
    ['an ID with a slash', '/api/apple/v1/apps/1%2F..%2Fusers', undefined],
    ['an ID with a percent sign', '/api/apple/v1/apps/%252e%252e', undefined],
    ['an ID with a line break', '/api/apple/v1/apps/1%0d%0aX:%201', undefined],
    ['a list item with a line break', '/api/apple/v1/apps?filter[id]=1,2%0d%0aX:%201', undefined],
    ['a query on an operation without', '/api/health?x=1', undefined],
    [
      'a form instead of JSON',
      '/api/samsung/gss/user/loginUserProfile',
      { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'sellerLocale=a' },
    ],
    ['no body', '/api/samsung/gss/user/loginUserProfile', { method: 'POST', headers: JSON_TYPE }],
    ['broken JSON', '/api/samsung/gss/user/loginUserProfile', { method: 'POST', headers: JSON_TYPE, body: '{"a":' }],
    [
      'a missing cookie',
      '/api/samsung/gss/user/loginUserProfile',
      { method: 'POST', headers: JSON_TYPE, body: '{"sellerLocale":"en"}' },
    ],
    [
      'a cookie that smuggles another',
      '/api/samsung/gss/user/loginUserProfile',
      {
        method: 'POST',
        headers: JSON_TYPE,
        body: '{"sellerLocale":"a; b=c","gss_auth_token":"a","api_server_url":"a","auth_server_url":"a"}',
      },
    ],
    [
      'a body that is too large',
      '/api/samsung/gss/user/loginUserProfile',
      { method: 'POST', headers: JSON_TYPE, body: `{"sellerLocale":"${'a'.repeat(1_100_000)}"}` },
    ],
  ];

  test.each(bad)('%s is refused, and nothing reaches a store', async (_name, address, ask) => {
    const before = sandbox.seen.length;
    const { status, json } = await call(address, ask);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(json.error).toMatchObject({
      code: expect.stringMatching(/^(invalid_request|payload_too_large)$/),
      message: expect.any(String),
    });
    expect(sandbox.seen.length).toBe(before);
  });

  test('a correlation ID is in the response and in the log; query values are not', async () => {
    const { headers } = await call('/api/apple/v1/apps?filter[name]=Planted-Value', {
      headers: { 'x-correlation-id': 'my-flow-run-0815' },
    });
    expect(headers['x-correlation-id']).toBe('my-flow-run-0815');
    await until(() => entryPoint.written().includes('my-flow-run-0815'));
    expect(entryPoint.written()).toContain('filter[name]');
    expect(entryPoint.written()).not.toContain('Planted-Value');
  });

  test('a write that the policy does not name is refused, and the setting is named', async () => {
    const strict = await open({ ...sandbox.settings, RELAY__ALLOW: 'read' });
    const { status, json } = await strict.call('/api/samsung/auth/accessToken', { method: 'POST' });
    await strict.close();
    expect(status).toBe(403);
    expect(json.error).toMatchObject({
      code: 'operation_not_allowed',
      message: expect.stringContaining('RELAY__ALLOW'),
    });
  });
});
