// App Store Connect through the relay, row by row: writes that can be undone, and the texts of an app.

import { png } from '../../../functions/recipes/apple-pictures.ts';
import { openAppleRecipeSession } from '../../../support/appleRecipeSession.ts';
import { closeLater } from '../../../support/cleanup.ts';

const open = closeLater();

describe('An invitation to the team', () => {
  const person = { email: 'orla@example.com', firstName: 'Orla', lastName: 'Gray', roles: ['DEVELOPER'] };

  test('is listed until it is deleted', async () => {
    const shop = await open(openAppleRecipeSession());
    const { id } = (await shop.call('InviteUser', person)).json.data;
    const listed = async (): Promise<string[]> =>
      (await shop.call('ListUserInvitations', { 'filter[email]': person.email })).json.data.map(
        (each: { id: string }) => each.id,
      );
    expect(await listed()).toEqual([id]);
    expect((await shop.call('DeleteUserInvitation', { id })).status).toBe(204);
    expect(await listed()).toEqual([]);
  });

  test('leaves the address free for another one', async () => {
    const shop = await open(openAppleRecipeSession());
    const { id } = (await shop.call('InviteUser', person)).json.data;
    expect((await shop.call('InviteUser', person)).status).toBe(409);
    await shop.call('DeleteUserInvitation', { id });
    expect((await shop.call('InviteUser', person)).status).toBe(201);
  });
});

test('The subtitle of an app is written in one language, and the other one keeps its own', async () => {
  const shop = await open(openAppleRecipeSession());
  const appId = await shop.appNamed('Sparrow Ledger');
  const infos = (await shop.call('ListAppInfos', { id: appId })).json.data;
  const draft = infos.find(
    (each: { attributes: { state: string } }) => each.attributes.state !== 'READY_FOR_DISTRIBUTION',
  );
  const textsIn = async (locale: string) =>
    (await shop.call('ListAppInfoLocalizations', { id: draft.id, 'filter[locale]': locale })).json.data[0];
  const { id } = await textsIn('de-DE');
  const told = await shop.call('UpdateAppInfoLocalization', { id, subtitle: 'Ein Heft für alles' });
  expect(told.json.data.attributes).toMatchObject({ locale: 'de-DE', name: 'Sparrow Ledger' });
  expect((await textsIn('de-DE')).attributes.subtitle).toBe('Ein Heft für alles');
  expect((await textsIn('en-US')).attributes).not.toHaveProperty('subtitle');
});

test('A screenshot that is deleted is gone from its set', async () => {
  const shop = await open(openAppleRecipeSession());
  const appId = await shop.appNamed('Sparrow Ledger');
  const asked = { appId, locale: 'en-US', displayType: 'APP_IPHONE_67', fileName: 'start.png' };
  const { screenshotId: id } = (await shop.call('UploadScreenshot', asked, png())).json;
  expect((await shop.call('DeleteScreenshot', { id })).status).toBe(204);
  expect((await shop.call('ReadScreenshot', { id })).status).toBe(404);
});
