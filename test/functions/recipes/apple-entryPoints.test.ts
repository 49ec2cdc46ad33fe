// App Store Connect recipes over HTTP: through the local host, and under a policy.
import { startSandbox } from '../../../scripts/simulator/simulator.ts';
import { openAppleRecipeSession } from '../../support/appleRecipeSession.ts';
import { closeLater } from '../../support/cleanup.ts';
import { openLocalHost, TEST_FUNCTION_KEY } from '../../support/entryPoints.ts';
import { png } from './apple-pictures.ts';

const open = closeLater();

test('Over the local host, texts and pictures reach Apple as they were given', async () => {
  const sandbox = await open(startSandbox());
  const entryPoint = await open(openLocalHost({ ...sandbox.settings, RELAY__ALLOW: 'read, write, publish' }));
  const { json: apps } = await entryPoint.call('/api/apple/v1/apps?filter[name]=Sparrow%20Ledger');
  const appId = apps.data[0].id;
  const body = JSON.stringify({ appId, otherwise: 'Größer & schöner: „ja“.' });
  const headers = { 'content-type': 'application/json' };
  const texts = await entryPoint.call('/api/apple/recipes/whatsNew', { method: 'POST', headers, body });
  expect([texts.status, texts.json.steps.length]).toEqual([200, 4]);
  expect(sandbox.seen.at(-1)?.body).toContain('Größer & schöner: „ja“.');

  const picture = png(1290, 2796, 600_000, 0xf7);
  const query = new URLSearchParams({ appId, locale: 'de-DE', displayType: 'APP_IPHONE_67', fileName: 'Bild 1.png' });
  const plan = await fetch(`${entryPoint.origin}/api/apple/recipes/screenshot?${query}&dryRun=true`, {
    method: 'POST',
    headers: { 'x-functions-key': TEST_FUNCTION_KEY, 'content-type': 'image/png' },
    body: picture,
  });
  expect([plan.status, await plan.json()]).toEqual([200, expect.objectContaining({ width: 1290, height: 2796 })]);
  expect(sandbox.seen.filter(({ method }) => method === 'PUT')).toEqual([]);
});

test.each([
  ['read', [403, 403, 403]],
  ['read, write', [403, 403, 403]],
  ['read, publish', [200, 200, 200]],
  ['read, ReleaseVersion', [403, 403, 200]],
])('RELAY__ALLOW %s decides which of them may be called', async (allow, statuses) => {
  const session = await open(openAppleRecipeSession({ RELAY__ALLOW: allow }));
  const appId = await session.appNamed('Fjordvandring');
  const other = await session.appNamed('Sparrow Ledger');
  const reported = [
    await session.call('SetWhatsNew', { appId: other, otherwise: 'Faster.' }),
    await session.call('AddTester', { appId: other, email: 'a@example.com', groups: ['Public beta'] }),
    await session.call('ReleaseVersion', { appId }),
  ];
  expect(reported.map(({ status }) => status)).toEqual(statuses);
});
