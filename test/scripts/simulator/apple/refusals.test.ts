// Errors of the simulated App Store Connect: queries, paths and methods, in Apple's words.
import { type Sandbox, startSandbox } from '../../../../scripts/simulator/simulator.ts';
import { get } from '../../../support/simulatedApple.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

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
    const { status, text } = await get(sandbox, `/v1/apps?${query}`);
    expect(status).toBe(400);
    expect(JSON.parse(text).errors).toMatchObject([{ status: '400', code, source: { parameter } }]);
  });

  test('when one app is asked for with what only the list takes', async () => {
    expect((await get(sandbox, '/v1/apps/6470100003?limit=1')).status).toBe(400);
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
    const received = await get(sandbox, path);
    expect(received.status).toBe(status);
    expect(JSON.parse(received.text).errors).toMatchObject([{ code, detail }]);
  });

  test('when an app is to be made', async () => {
    const received = await get(sandbox, '/v1/apps', '', { method: 'POST', body: '{}' });
    expect(received.status).toBe(403);
    const allowed = 'Allowed operations are: GET_COLLECTION, GET_INSTANCE, UPDATE';
    expect(JSON.parse(received.text).errors).toMatchObject([
      { code: 'FORBIDDEN_ERROR', detail: `The resource 'apps' does not allow 'CREATE'. ${allowed}` },
    ]);
  });
});

test('A client that does not accept JSON gets a plain text error', async () => {
  const { status, headers } = await get(sandbox, '/v1/apps', '', { headers: { accept: 'text/csv' } });
  expect([status, headers['content-type']]).toEqual([406, 'text/plain']);
});
