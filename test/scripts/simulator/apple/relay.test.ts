// App Store Connect through the relay, row by row: writes that can be undone, and the texts of an app.

import { png } from '../../../functions/recipes/apple-pictures.ts';
import { openAppleRecipeSession } from '../../../support/appleRecipeSession.ts';
import { closeLater } from '../../../support/cleanup.ts';

const open = closeLater();

describe('An invitation to the team', () => {
  const person = { email: 'orla@example.com', firstName: 'Orla', lastName: 'Gray', roles: ['DEVELOPER'] };

  test('is listed until it is deleted', async () => {
    const session = await open(openAppleRecipeSession());
    const { id } = (await session.call('InviteUser', person)).json.data;
    const listed = async (): Promise<string[]> =>
      (await session.call('ListUserInvitations', { 'filter[email]': person.email })).json.data.map(
        (each: { id: string }) => each.id,
      );
    expect(await listed()).toEqual([id]);
    expect((await session.call('DeleteUserInvitation', { id })).status).toBe(204);
    expect(await listed()).toEqual([]);
  });

  test('leaves the address free for another one', async () => {
    const session = await open(openAppleRecipeSession());
    const { id } = (await session.call('InviteUser', person)).json.data;
    expect((await session.call('InviteUser', person)).status).toBe(409);
    await session.call('DeleteUserInvitation', { id });
    expect((await session.call('InviteUser', person)).status).toBe(201);
  });
});

test('The subtitle of an app is written in one language, and the other one keeps its own', async () => {
  const session = await open(openAppleRecipeSession());
  const appId = await session.appNamed('Sparrow Ledger');
  const infos = (await session.call('ListAppInfos', { id: appId })).json.data;
  const draft = infos.find(
    (each: { attributes: { state: string } }) => each.attributes.state !== 'READY_FOR_DISTRIBUTION',
  );
  const textsIn = async (locale: string) =>
    (await session.call('ListAppInfoLocalizations', { id: draft.id, 'filter[locale]': locale })).json.data[0];
  const { id } = await textsIn('de-DE');
  const reported = await session.call('UpdateAppInfoLocalization', { id, subtitle: 'Ein Heft für alles' });
  expect(reported.json.data.attributes).toMatchObject({ locale: 'de-DE', name: 'Sparrow Ledger' });
  expect((await textsIn('de-DE')).attributes.subtitle).toBe('Ein Heft für alles');
  expect((await textsIn('en-US')).attributes).not.toHaveProperty('subtitle');
});

test('A screenshot that is deleted is gone from its set', async () => {
  const session = await open(openAppleRecipeSession());
  const appId = await session.appNamed('Sparrow Ledger');
  const usual = { appId, locale: 'en-US', displayType: 'APP_IPHONE_67', fileName: 'start.png' };
  const asked = { ...usual, screenshotSets: true };
  const { screenshotId: id } = (await session.call('UploadScreenshot', asked, png())).json;
  expect((await session.call('DeleteScreenshot', { id })).status).toBe(204);
  expect((await session.call('ReadScreenshot', { id })).status).toBe(404);
});
