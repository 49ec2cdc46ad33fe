// Drop-downs of Galaxy Store: the apps of one account without duplicates, under the policy of that store.
import { closeLater } from '../../support/cleanup.ts';
import { galaxyApps, openGalaxy } from '../../support/galaxyRecipeSession.ts';

const open = closeLater();
function start(settings: Readonly<Record<string, string>> = {}) {
  return open(openGalaxy(settings));
}

interface Choice {
  readonly id: string;
  readonly name: string;
}

test('A drop-down has each app once, by name, also one with a draft', async () => {
  const { call } = await start();
  const { status, json } = await call('ListGalaxyAppChoices');
  const names = json.apps.map(({ name }: Choice) => name);
  expect(status).toBe(200);
  expect(names).toEqual([...new Set<string>(names)].sort((a, b) => a.localeCompare(b, 'en')));
  expect(json.apps).toContainEqual({
    id: '000007100038',
    name: 'Sparrow Ledger',
    state: 'FOR_SALE',
    title: 'Sparrow Ledger',
  });
});

test('A policy that allows only reads of Galaxy Store fills the drop-downs', async () => {
  const { call } = await start({ RELAY__ALLOW: 'samsung/read' });
  const [choices, all] = [await call('ListGalaxyAppChoices'), await call('ListAllApps')];
  expect([choices.status, choices.json.apps.length, all.status]).toEqual([200, 6, 403]);
});

test('A drop-down has the apps of the account that is named, and of no other', async () => {
  const { call, sandbox } = await start();
  const { status } = await call('ListGalaxyAppChoices', { query: { account: 'games' } });
  // this account only has access to statistics: its error is returned, and no other account is queried instead
  expect([status, sandbox.seen.filter(({ url }) => url === '/seller/contentList').length]).toEqual([403, 1]);
});

interface Entry {
  readonly value: string;
  readonly title: string;
}

function binaries(contentId: string, appStatus: string) {
  return { query: { contentId, appStatus } };
}

test('A drop-down of binaries reports the version, its code and the file', async () => {
  const { call } = await start();
  const { json } = await call('ListGalaxyBinaryChoices', binaries(galaxyApps.sparrow, 'SALE'));
  expect(json).toEqual({ choices: [{ value: '1', title: '1: 2.12 (12), sparrowledger-12.apk' }], complete: true });
});

test('An app without a draft has an empty drop-down of its binaries, and one without anything on sale too', async () => {
  const { call } = await start();
  const answers = [
    await call('ListGalaxyBinaryChoices', binaries(galaxyApps.tidewater, 'REGISTRATION')),
    await call('ListGalaxyBinaryChoices', binaries('000007100186', 'SALE')),
  ];
  expect(answers.map(({ status, json }) => [status, json.choices])).toEqual([
    [200, []],
    [200, []],
  ]);
});

test('A drop-down of items has each by its title', async () => {
  const { call } = await start();
  const { json } = await call('ListGalaxyItemChoices', { query: { packageName: 'com.example.tidewater' } });
  const titles = json.choices.map(({ title }: Entry) => title);
  expect(json.choices).toContainEqual({ value: 'spring_charts', title: 'Spring charts' });
  expect(new Set(titles).size).toBe(titles.length);
});

test('A policy without the list operation refuses the drop-down', async () => {
  const { call } = await start({ RELAY__ALLOW: 'read, -ReadGalaxyApp, -ListItems' });
  const answers = [
    await call('ListGalaxyBinaryChoices', binaries(galaxyApps.sparrow, 'SALE')),
    await call('ListGalaxyItemChoices', { query: { packageName: 'com.example.tidewater' } }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([403, 403]);
});
