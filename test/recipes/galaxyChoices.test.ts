// The drop-downs of Galaxy Store: the apps of one account, each once, for whoever may read that store.
import { closeLater } from '../tools/later.ts';
import { openGalaxy } from './galaxy-shop.ts';

const open = closeLater();
const start = (settings: Readonly<Record<string, string>> = {}) => open(openGalaxy(settings));

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
  expect(json.apps).toContainEqual({ id: '000007100038', name: 'Sparrow Ledger', state: 'FOR_SALE' });
});

test('A policy for reading Galaxy Store alone leaves the drop-downs filled', async () => {
  const { call } = await start({ RELAY__ALLOW: 'samsung/read' });
  const [choices, all] = [await call('ListGalaxyAppChoices'), await call('ListAllApps')];
  expect([choices.status, choices.json.apps.length, all.status]).toEqual([200, 6, 403]);
});

test('A drop-down has the apps of the account that is named, and of no other', async () => {
  const { call, sandbox } = await start();
  const { status } = await call('ListGalaxyAppChoices', { query: { account: 'games' } });
  // that account has statistics alone: its refusal is told, and no other account is asked instead
  expect([status, sandbox.seen.filter(({ url }) => url === '/seller/contentList').length]).toEqual([403, 1]);
});
