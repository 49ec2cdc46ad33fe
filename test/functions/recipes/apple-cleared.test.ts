// Empty or null inputs of a flow change nothing; in Apple's own format, null clears nullable attributes.

import { openAppleRecipeSession } from '../../support/appleRecipeSession.ts';
import { closeLater } from '../../support/cleanup.ts';

const open = closeLater();

async function openDraft() {
  const session = await open(openAppleRecipeSession());
  const appId = await session.appNamed('Sparrow Ledger');
  const { id } = await session.versionOf(appId, { 'filter[appVersionState]': 'PREPARE_FOR_SUBMISSION' });
  const date = '2026-12-24T09:00:00+00:00';
  await session.call('UpdateVersion', {
    id,
    releaseType: 'SCHEDULED',
    earliestReleaseDate: date,
    copyright: '2026 Ours',
  });
  const sent = (): Record<string, unknown> => JSON.parse(session.sandbox.seen.at(-1)?.body ?? '').data.attributes;
  const attributes = async () => (await session.call('ReadVersion', { id })).json.data.attributes;
  return { session, appId, id, date, sent, attributes };
}

test('Null for every field that a flow leaves out clears nothing', async () => {
  const { session, id, sent, attributes, date } = await openDraft();
  const nothing = { earliestReleaseDate: null, releaseType: null, versionString: null };
  const { status } = await session.call('UpdateVersion', { id, ...nothing, copyright: 'New' });
  expect([status, sent()]).toEqual([200, { copyright: 'New' }]);
  expect(Date.parse((await attributes()).earliestReleaseDate)).toBe(Date.parse(date));
});

test("Null clears a date, a choice and a text in Apple's own form", async () => {
  const { session, id, sent, attributes } = await openDraft();
  const data = {
    type: 'appStoreVersions',
    id,
    attributes: { earliestReleaseDate: null, releaseType: null, copyright: '' },
  };
  const { status } = await session.call('UpdateVersion', { id, data });
  expect([status, sent()]).toEqual([200, { earliestReleaseDate: null, releaseType: null, copyright: '' }]);
  expect((await attributes()).earliestReleaseDate ?? null).toBeNull();
});

test('An empty text leaves everything as it is', async () => {
  const { session, id, sent, attributes, date } = await openDraft();
  const { status } = await session.call('UpdateVersion', {
    id,
    earliestReleaseDate: '',
    releaseType: ' ',
    copyright: 'New',
  });
  expect([status, sent()]).toEqual([200, { copyright: 'New' }]);
  expect(Date.parse((await attributes()).earliestReleaseDate)).toBe(Date.parse(date));
});

test('A tester without names is added as one whose names were not given', async () => {
  const { session, appId, sent } = await openDraft();
  const groups = await session.call('ListBetaGroups', { 'filter[app]': appId, 'filter[isInternalGroup]': 'False' });
  const people = { firstName: null, lastName: '', groupIds: [groups.json.data[0].id, ''], buildIds: [] };
  const { status } = await session.call('CreateBetaTester', { email: 'new.tester@example.com', ...people });
  expect([status, sent()]).toEqual([201, { email: 'new.tester@example.com' }]);
});

test('A plan is a plan however yes is written, and every empty field besides changes nothing', async () => {
  const { session, appId } = await openDraft();
  session.writes();
  for (const dryRun of ['True', 'true', 'Yes', true]) {
    const inputs = { appId: ` ${appId} `, platform: '', versionString: '', buildId: null, dryRun };
    const { json } = await session.call('SubmitVersionForReview', inputs);
    expect(json.error?.message ?? json.steps.at(-1).state).toMatch(/^planned$|has no build/);
  }
  expect(session.writes()).toEqual([]);
});
