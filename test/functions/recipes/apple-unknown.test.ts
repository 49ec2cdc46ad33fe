// Values from App Store Connect that the relay does not know: version states, and texts identified by ID.

import { openAppleRecipeSession } from '../../support/appleRecipeSession.ts';
import { closeLater } from '../../support/cleanup.ts';

const open = closeLater();

function answerWith(attributes: object | undefined) {
  return {
    data: [{ type: 'appStoreVersions', id: 'v1', ...(attributes && { attributes }) }],
    links: { self: 'https://api.appstoreconnect.apple.com/' },
  };
}

test.each(['SubmitVersionForReview', 'ReleaseVersion', 'SetWhatsNew'])(
  '%s names an unknown state, sends to App Store Connect, and changes nothing',
  async (id) => {
    for (const attributes of [{ versionString: '2.0', platform: 'IOS', appVersionState: 'ON_THE_MOON' }, undefined]) {
      const session = await open(openAppleRecipeSession());
      const appId = await session.appNamed('Sparrow Ledger');
      session.writes();
      const path = `/v1/apps/${appId}/appStoreVersions`;
      session.sandbox.fail({ store: 'apple', kind: 'status', status: 200, path, body: answerWith(attributes) });
      const { status, json } = await session.call(id, { appId, ...(id === 'SetWhatsNew' && { otherwise: 'Faster.' }) });
      expect(status).toBe(409);
      expect(json.error.message).toMatch(
        /^Find the version: Version (2\.0|with the ID v1) is in an unknown state \(.*\)\. Check in App Store Connect/,
      );
      expect(JSON.stringify(json)).not.toMatch(/undefined|review is over/);
      expect(session.writes()).toEqual([]);
    }
  },
);

test('A submission that lacks texts says so by their languages', async () => {
  const session = await open(openAppleRecipeSession());
  const appId = await session.appNamed('Sparrow Ledger');
  const version = await session.versionOf(appId, { 'filter[appVersionState]': 'PREPARE_FOR_SUBMISSION' });
  const { json: texts } = await session.call('ListVersionLocalizations', { id: version.id });
  const german = texts.data.find(({ attributes }: { attributes: { locale: string } }) => attributes.locale === 'de-DE');
  session.clock.now += 1_800_000; // its build is then processed
  const { json: builds } = await session.call('ListBuilds', { 'filter[app]': appId, sort: '-uploadedDate' });
  const missing = (name: string) => ({
    code: 'ENTITY_ERROR.ATTRIBUTE.REQUIRED',
    title: 'An attribute is missing.',
    source: { pointer: `/data/attributes/${name}` },
  });
  const at = `/v1/appStoreVersionLocalizations/${german.id}`;
  const associatedErrors = { [at]: [missing('description'), missing('supportUrl')] };
  const errors = [
    { status: '409', code: 'STATE_ERROR.ENTITY_STATE_INVALID', title: 'Not valid.', meta: { associatedErrors } },
  ];
  session.sandbox.fail({
    store: 'apple',
    kind: 'status',
    status: 409,
    method: 'POST',
    path: '/v1/reviewSubmissionItems',
    body: { errors },
  });
  const { status, json } = await session.call('SubmitVersionForReview', { appId, buildId: builds.data[0].id });
  expect([status, json.error.message]).toEqual([409, expect.stringContaining('de-DE lacks description, support URL.')]);
  expect(json.error.details[1].target).toBe('de-DE: description');
  expect(JSON.stringify(json.error)).not.toContain(german.id);
});
