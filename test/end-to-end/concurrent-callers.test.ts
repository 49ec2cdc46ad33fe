// A thousand callers at once: one signature, one exchange, and everyone gets the right answer.
import { type Sandbox, startSandbox } from '../../scripts/simulator/simulator.ts';
import { type EntryPoint, type EntryPointReply, openPipeline } from '../support/entryPoints.ts';

const CALLERS = 1_000;

let sandbox: Sandbox;
let entryPoint: EntryPoint;
beforeEach(async () => {
  sandbox = await startSandbox();
  entryPoint = await openPipeline(sandbox.settings);
});
afterEach(async () => {
  await entryPoint.close();
  await sandbox.close();
});

function storm(address: string, callers = CALLERS): Promise<EntryPointReply[]> {
  return Promise.all(Array.from({ length: callers }, () => entryPoint.call(address)));
}
function bearers(path: string): string[] {
  return sandbox.seen.filter(({ url }) => url.startsWith(path)).map(({ headers }) => String(headers.authorization));
}
function statuses(replies: readonly EntryPointReply[]): number[] {
  return [...new Set(replies.map(({ status }) => status))];
}

test('On a cold relay Apple gets a thousand calls and one signature', async () => {
  expect(statuses(await storm('/api/apple/v1/apps?limit=1'))).toEqual([200]);
  expect(bearers('/v1/apps')).toHaveLength(CALLERS);
  expect(new Set(bearers('/v1/apps')).size).toBe(1);
});

test('On a cold relay Samsung is asked for one token', async () => {
  expect(statuses(await storm('/api/samsung/auth/checkAccessToken'))).toEqual([200]);
  expect(bearers('/auth/accessToken')).toHaveLength(1);
});

test('When the token of a thousand callers becomes invalid, one new token is created, and all calls succeed', async () => {
  await entryPoint.call('/api/samsung/auth/checkAccessToken');
  sandbox.fail({ store: 'samsung', kind: 'revoke', path: '/auth/checkAccessToken' });
  expect(statuses(await storm('/api/samsung/auth/checkAccessToken'))).toEqual([200]);
  expect(bearers('/auth/accessToken')).toHaveLength(2);
});

test("Two accounts that are called concurrently never see each other's token or response", async () => {
  const [own, games] = await Promise.all(
    ['', '&account=games'].map((account) => storm(`/api/apple/v1/apps?limit=3${account}`, 200)),
  );
  const texts = (replies: readonly EntryPointReply[] | undefined): string[] => [
    ...new Set(replies?.map(({ json }) => JSON.stringify(json.data))),
  ];
  expect(texts(own)).toHaveLength(1);
  expect(texts(games)).toHaveLength(1);
  expect(texts(own)).not.toEqual(texts(games));
});
