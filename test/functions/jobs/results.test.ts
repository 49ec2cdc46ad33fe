// Long results of jobs, and what happens where the memory of a relay is full of them; over HTTP, with a recipe of this test.
import { catalog } from '../../../connector/catalog.ts';
import { createRelay } from '../../../functions/composition.ts';
import { secret } from '../../../functions/core/secret.ts';
import { jsonResponse } from '../../../functions/core/types.ts';
import { createDispatcher } from '../../../functions/dispatch.ts';
import { openState } from '../../../functions/state/openState.ts';
import { readConfig } from '../../../functions/stores/readConfig.ts';
import type { Recipe } from '../../../functions/workflow/storeApi.ts';
import { startSandbox } from '../../../scripts/simulator/simulator.ts';
import { azuriteOfFile, ifAzurite, withAzurite } from '../../support/azurite.ts';
import { closeLater } from '../../support/cleanup.ts';
import { serveDispatcher } from '../../support/jobHost.ts';

const azurite = azuriteOfFile();
const open = closeLater();

/** A relay whose job of that name is this recipe. */
async function openWith(recipe: Recipe, settings: Readonly<Record<string, string>> = {}) {
  const sandbox = await open(startSandbox({}));
  const relay = await open(
    createRelay(readConfig({ ...sandbox.settings, RELAY__ALLOW: '*', ...settings }), catalog, {}),
  );
  const { recipes, ...parts } = relay.dependencies;
  const dispatch = createDispatcher({ ...parts, recipes: { ...recipes, 'apple/sendBuildToTesters': recipe } });
  const { origin } = await open(serveDispatcher(catalog, dispatch));
  const call = async (method: string, path: string, key = 'one') => {
    const answered = await fetch(`${origin}/api/${path}`, {
      method,
      headers: { 'x-functions-key': key, 'content-type': 'application/json' },
      ...(method === 'POST' && { body: JSON.stringify({ appId: '1', groups: ['Team'] }) }),
    });
    return { status: answered.status, text: await answered.text() };
  };
  const start = (key?: string) => call('POST', 'apple/recipes/testBuild', key);
  const list = async (): Promise<{ jobId: string; resultStatus: number }[]> =>
    JSON.parse((await call('GET', 'jobs')).text).jobs;
  return { call, start, list };
}

/** Answers a text of so many bytes, which is another one in each call. */
function answering(bytes: number): Recipe {
  let calls = 0;
  return async () => {
    calls += 1;
    return jsonResponse(200, { text: `${calls} ${'„ä"'.repeat(bytes / 6)}` });
  };
}

async function keepsWhole(settings: Readonly<Record<string, string>>): Promise<void> {
  const { call, start, list } = await openWith(answering(900_000), settings);
  const answered = await start();
  expect([answered.status, answered.text.length]).toEqual([200, expect.any(Number)]);
  expect(answered.text.length).toBeGreaterThan(400_000);
  const [job] = await list();
  expect(await call('GET', `jobs/${job?.jobId}/result`)).toEqual(answered);
}

test('A result of 900,000 bytes is kept whole', () => keepsWhole({}));

withAzurite(`A result of 900,000 bytes is kept whole in Azure Storage${ifAzurite}`, () =>
  keepsWhole({
    RELAY__STATE: 'storage',
    AzureWebJobsStorage: azurite().connectionString,
    RELAY__STATE_KEY: 'k'.repeat(40),
  }),
);

withAzurite(
  `A result that is gone from Azure Storage is 404, with no advice to use Azure Storage${ifAzurite}`,
  async () => {
    const { connectionString } = azurite();
    const settings = {
      RELAY__STATE: 'storage',
      AzureWebJobsStorage: connectionString,
      RELAY__STATE_KEY: 'k'.repeat(40),
    };
    const { call, start } = await openWith(answering(900_000), settings);
    const key = 'whose results are removed';
    await start(key);
    const jobId = JSON.parse((await call('GET', 'jobs', key)).text).jobs[0].jobId;
    const state = openState(
      { now: Date.now, elapsed: () => performance.now() },
      { connectionString: secret(connectionString) },
    );
    const table = state.table('storerelayjobs');
    for await (const part of table.list('results')) if (part.key.startsWith(jobId)) await table.remove(part);
    const { status, text } = await call('GET', `jobs/${jobId}/result`, key);
    expect([status, JSON.parse(text).error]).toMatchObject([404, { code: 'not_found' }]);
    expect(JSON.parse(text).error.message).toMatch(/no longer in the storage.*Look at the store before you call/);
    expect(text).not.toContain('RELAY__STATE');
  },
);

test('The job of a longer result has ended, and its result says what to do', async () => {
  const { call, start, list } = await openWith(answering(2_400_000));
  expect((await start()).status).toBe(200);
  const [job] = await list();
  expect(job).toMatchObject({ state: 'succeeded', resultStatus: 413 });
  const { error } = JSON.parse((await call('GET', `jobs/${job?.jobId}/result`)).text);
  expect([error.code, error.message]).toEqual([
    'payload_too_large',
    expect.stringMatching(/has done its work.*Read job lists its steps/),
  ]);
});

test('The oldest results give way to new ones, and say so', async () => {
  const { call, start, list } = await openWith(answering(900_000));
  await start();
  const [first] = await list();
  for (let jobs = 0; jobs < 40; jobs += 1) expect((await start()).status).toBe(200);
  const jobs = await list();
  const newest = await call('GET', `jobs/${jobs[0]?.jobId}/result`);
  expect([newest.status, JSON.parse(newest.text).text.slice(0, 3)]).toEqual([200, '41 ']);
  const oldest = await call('GET', `jobs/${first?.jobId}/result`);
  expect([oldest.status, JSON.parse(oldest.text).error.message]).toEqual([404, expect.stringMatching(/RELAY__STATE/)]);
});

test('Where there is no room for a result a job is refused before its work', async () => {
  let begun = 0;
  const waiting: Recipe = async ({ job }) => {
    begun += 1;
    await job?.rest(3_600_000, {}, []);
    return jsonResponse(200, {});
  };
  const { start } = await openWith(waiting);
  const statuses: number[] = [];
  let last = '';
  for (const key of ['one', 'two', 'three'])
    for (let jobs = 0; jobs < 80; jobs += 1) {
      const { status, text } = await start(key);
      statuses.push(status);
      last = text;
    }
  const accepted = statuses.filter((status) => status === 202).length;
  expect(accepted).toBeGreaterThan(150);
  expect(statuses.filter((status) => status === 429)).toHaveLength(240 - accepted);
  expect(begun).toBe(accepted);
  expect(JSON.parse(last).error).toMatchObject({
    code: 'too_many_calls',
    message: expect.stringMatching(/^No job was started, and nothing was sent/),
  });
});
