// Check version before submission has a row for each reason for which the simulated App Review refuses a version.
import { type AppleRecipeSession, openAppleRecipeSession } from '../../support/appleRecipeSession.ts';
import { closeLater } from '../../support/cleanup.ts';
import { png } from './apple-pictures.ts';

const open = closeLater();
const HALF_HOUR = 1_800_000;

type Part = 'version' | 'text' | 'detail' | 'info' | 'rating';

/** Each attribute that App Review requires: where it is, and the check that finds it. */
const reasons: readonly (readonly [name: string, part: Part, check: string])[] = [
  ...['description', 'keywords', 'supportUrl', 'whatsNew'].map((name) => [name, 'text', 'texts'] as const),
  ...['contactFirstName', 'contactLastName', 'contactPhone', 'contactEmail'].map(
    (name) => [name, 'detail', 'reviewDetails'] as const,
  ),
  ...['demoAccountName', 'demoAccountPassword'].map((name) => [name, 'detail', 'reviewDetails'] as const),
  ['copyright', 'version', 'copyright'],
  ['privacyPolicyUrl', 'info', 'appNames'],
  ['parentalControls', 'rating', 'ageRating'],
];

/** A complete version of Sparrow Ledger with its build. */
async function openComplete() {
  const session = await open(openAppleRecipeSession());
  const appId = await session.appNamed('Sparrow Ledger');
  session.clock.now += HALF_HOUR; // the newest build is then processed
  await session.call('SetWhatsNew', { appId, otherwise: 'Faster ledgers.' });
  const picture = { appId, locale: 'en-US', displayType: 'APP_IPHONE_67', fileName: 'start.png' };
  await session.call('UploadScreenshot', picture, png(1290, 2796));
  const [build] = (await session.call('ListBuilds', { 'filter[app]': appId, sort: '-uploadedDate' })).json.data;
  const versionId: string = (await session.call('CheckVersion', { appId })).json.versionId;
  const version = { data: { type: 'builds', id: build.id } };
  await send(session, 'PATCH', `/v1/appStoreVersions/${versionId}/relationships/build`, version);
  const [info] = (await send(session, 'GET', `/v1/apps/${appId}/appInfos`)).data.filter(
    (each: { attributes: { state: string } }) => each.attributes.state === 'PREPARE_FOR_SUBMISSION',
  );
  const places: Readonly<Record<Part, string>> = {
    version: `/v1/appStoreVersions/${versionId}`,
    text: `/v1/appStoreVersions/${versionId}/appStoreVersionLocalizations`,
    detail: `/v1/appStoreVersions/${versionId}/appStoreReviewDetail`,
    info: `/v1/appInfos/${info.id}/appInfoLocalizations`,
    rating: `/v1/appInfos/${info.id}/ageRatingDeclaration`,
  };
  /** Takes one attribute away. */
  const clear = async (part: Part, name: string): Promise<void> => {
    const { data } = await send(session, 'GET', places[part]);
    const { type, id } = Array.isArray(data) ? data[0] : data;
    await send(session, 'PATCH', `/v1/${type}/${id}`, { data: { type, id, attributes: { [name]: null } } });
  };
  /** The attributes for which the simulator refuses the version. */
  const refused = async (): Promise<readonly string[]> => {
    const { data } = await send(session, 'POST', '/v1/reviewSubmissions', {
      data: {
        type: 'reviewSubmissions',
        attributes: { platform: 'IOS' },
        relationships: { app: { data: { type: 'apps', id: appId } } },
      },
    });
    const item = {
      type: 'reviewSubmissionItems',
      relationships: {
        reviewSubmission: { data: { type: 'reviewSubmissions', id: data.id } },
        appStoreVersion: { data: { type: 'appStoreVersions', id: versionId } },
      },
    };
    const { json } = await session.call('SendAppStoreRequest', {
      ...{ method: 'POST', path: '/v1/reviewSubmissionItems', body: { data: item } },
    });
    return [...JSON.stringify(json).matchAll(/\/data\/(?:attributes|relationships)\/(\w+)/g)].map(
      ([, name = '']) => name,
    );
  };
  /** The checks that find something missing. */
  const missing = async (): Promise<readonly string[]> => {
    const { json } = await session.call('CheckVersion', { appId });
    const rows: readonly { check: string; status: string }[] = json.checks;
    return [...new Set(rows.filter(({ status }) => status === 'missing').map(({ check }) => check))];
  };
  return { clear, refused, missing };
}

async function send(session: AppleRecipeSession, method: string, path: string, body?: object) {
  const { json } = await session.call('SendAppStoreRequest', { method, path, body });
  if (!(json.status < 300)) throw new Error(`${method} ${path} was answered with ${JSON.stringify(json)}`);
  return json.body;
}

test('Nothing is missing in a complete version, and the simulator takes it', async () => {
  const { refused, missing } = await openComplete();
  expect([await missing(), await refused()]).toEqual([[], []]);
});

test.each(reasons)('%s, without which the simulator refuses a version, is found', async (name, part, check) => {
  const { clear, refused, missing } = await openComplete();
  await clear(part, name);
  expect([await missing(), await refused()]).toEqual([[check], [name]]);
});

test('There are no other reasons in a version that lacks all of them', async () => {
  const { clear, refused } = await openComplete();
  for (const [name, part] of reasons) await clear(part, name);
  const all = reasons.map(([name]) => name).sort();
  expect([...new Set(await refused())].sort()).toEqual(all);
});

test('A first version without screenshots in the primary language is refused, and the check finds it', async () => {
  const session = await open(openAppleRecipeSession());
  const appId = await session.appNamed('Sparrow Ledger');
  const app = { data: { type: 'apps', id: appId } };
  const { data: version } = await send(session, 'POST', '/v1/appStoreVersions', {
    data: {
      type: 'appStoreVersions',
      attributes: { platform: 'VISION_OS', versionString: '1.0' },
      relationships: { app },
    },
  });
  const { data: submission } = await send(session, 'POST', '/v1/reviewSubmissions', {
    data: { type: 'reviewSubmissions', attributes: { platform: 'VISION_OS' }, relationships: { app } },
  });
  const submit = async (): Promise<string> => {
    const reviewSubmission = { data: { type: 'reviewSubmissions', id: submission.id } };
    const appStoreVersion = { data: { type: 'appStoreVersions', id: version.id } };
    const item = { type: 'reviewSubmissionItems', relationships: { reviewSubmission, appStoreVersion } };
    const { json } = await session.call('SendAppStoreRequest', {
      ...{ method: 'POST', path: '/v1/reviewSubmissionItems', body: { data: item } },
    });
    return JSON.stringify(json);
  };
  const screenshots = async () => {
    const { json } = await session.call('CheckVersion', { appId, platform: 'VISION_OS' });
    return json.checks.filter((each: { check: string }) => each.check === 'screenshots')[0].status;
  };
  const { data } = await send(session, 'GET', `/v1/appStoreVersions/${version.id}/appStoreVersionLocalizations`);
  if (data.length === 0)
    await send(session, 'POST', '/v1/appStoreVersionLocalizations', {
      data: {
        type: 'appStoreVersionLocalizations',
        attributes: { locale: 'en-US' },
        relationships: { appStoreVersion: { data: { type: 'appStoreVersions', id: version.id } } },
      },
    });
  const code = 'SCREENSHOT_REQUIRED.APP_APPLE_VISION_PRO';
  expect([await screenshots(), (await submit()).includes(code)]).toEqual(['missing', true]);
  const place = { locale: 'en-US', displayType: 'APP_APPLE_VISION_PRO', platform: 'VISION_OS', fileName: 'a.png' };
  expect((await session.call('UploadScreenshot', { appId, ...place }, png(3840, 2160))).status).toBe(200);
  expect([await screenshots(), (await submit()).includes(code)]).toEqual(['ok', false]);
});
