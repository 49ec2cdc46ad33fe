// A version's way to the simulated store: created, filled, submitted, reviewed, released, or withdrawn.
import {
  appNamed,
  changeResource,
  entity,
  firstOf,
  openSimulatorSession,
  type SimulatorSession,
  type StoreAnswer,
  storeRefusal,
  type Thing,
  uploadedBuild,
} from '../../../support/simulatorSession.ts';

/** Path of a part -> its missing values. */
type Lacking = Readonly<Record<string, readonly { readonly code: string }[]>>;

let session: SimulatorSession;
let app: Thing;
beforeEach(async () => {
  session = await openSimulatorSession();
  app = await appNamed(session, 'Tidewater Almanac');
});
afterEach(() => session.close());

function make(attributes: object = {}): Promise<StoreAnswer> {
  return session.call(
    'POST',
    '/v1/appStoreVersions',
    entity('appStoreVersions', { platform: 'IOS', versionString: '9.0.0', ...attributes }, { app }),
  );
}

async function stateOf({ id }: Thing): Promise<unknown> {
  return (await session.read(`/v1/appStoreVersions/${id}`)).attributes.appVersionState;
}

function setBuild(version: Thing, { id }: Thing): Promise<StoreAnswer> {
  return session.call('PATCH', `/v1/appStoreVersions/${version.id}/relationships/build`, {
    data: { type: 'builds', id },
  });
}

async function attach(version: Thing): Promise<Thing> {
  const build = await uploadedBuild(session, app, String(version.attributes.versionString));
  await setBuild(version, build);
  return build;
}

function texts(version: Thing) {
  return session.list(`/v1/appStoreVersions/${version.id}/appStoreVersionLocalizations`);
}

async function write(version: Thing): Promise<void> {
  for (const text of await texts(version))
    await session.call(
      'PATCH',
      `/v1/appStoreVersionLocalizations/${text.id}`,
      changeResource(text, { whatsNew: 'Much.' }),
    );
}

function open(): Promise<StoreAnswer> {
  return session.call('POST', '/v1/reviewSubmissions', entity('reviewSubmissions', { platform: 'IOS' }, { app }));
}

function add(reviewSubmission: Thing, appStoreVersion: Thing): Promise<StoreAnswer> {
  return session.call(
    'POST',
    '/v1/reviewSubmissionItems',
    entity('reviewSubmissionItems', {}, { reviewSubmission, appStoreVersion }),
  );
}

function set(submission: Thing, attributes: object): Promise<StoreAnswer> {
  return session.call('PATCH', `/v1/reviewSubmissions/${submission.id}`, changeResource(submission, attributes));
}

/** A complete version, submitted. */
async function submitted(attributes: object = {}) {
  const version = (await make(attributes)).json.data;
  await attach(version);
  await write(version);
  const submission = (await open()).json.data;
  await add(submission, version);
  await set(submission, { submitted: true });
  return { version, submission };
}

describe('A new version', () => {
  test('begins with the texts of the one before, and without a word on what is new', async () => {
    const { status, json } = await make();
    expect([status, json.data.attributes.appVersionState]).toEqual([201, 'PREPARE_FOR_SUBMISSION']);
    const copied = await texts(json.data);
    expect(copied.map(({ attributes }) => attributes.locale)).toEqual(['en-US', 'de-DE']);
    expect(copied.map(({ attributes }) => 'whatsNew' in attributes)).toEqual([false, false]);
  });

  test('is refused while another one is in progress for the same platform', async () => {
    await make();
    const second = await make({ versionString: '9.0.1' });
    expect(storeRefusal(second)).toEqual([409, 'ENTITY_ERROR.RELATIONSHIP.INVALID']);
    expect((await make({ versionString: '9.0.1', platform: 'MAC_OS' })).status).toBe(201);
  });

  test('cannot have the number of an old one', async () => {
    const { attributes } = await firstOf(session, `/v1/apps/${app.id}/appStoreVersions`);
    expect(storeRefusal(await make({ versionString: attributes.versionString }))).toEqual([
      409,
      'ENTITY_ERROR.ATTRIBUTE.INVALID.DUPLICATE',
    ]);
  });

  test('takes no build of another app', async () => {
    const version = (await make()).json.data;
    const other = await appNamed(session, 'Bramble Recipes');
    const build = await firstOf(session, `/v1/builds?filter[app]=${other.id}`);
    expect(storeRefusal(await setBuild(version, build))).toEqual([409, 'ENTITY_ERROR.RELATIONSHIP.INVALID']);
  });

  test('takes no build of another version number; 9.0 is the same as 9.0.0', async () => {
    const version = (await make()).json.data;
    const old = await firstOf(session, `/v1/builds?filter[app]=${app.id}&filter[preReleaseVersion.platform]=IOS`);
    expect(storeRefusal(await setBuild(version, old))).toEqual([409, 'ENTITY_ERROR.RELATIONSHIP.INVALID']);
    expect((await setBuild(version, await uploadedBuild(session, app, '9.0'))).status).toBe(204);
  });

  test('allows its build to be removed', async () => {
    const version = (await make()).json.data;
    const { id } = await attach(version);
    expect((await session.read(`/v1/appStoreVersions/${version.id}/build`)).id).toBe(id);
    await session.call('PATCH', `/v1/appStoreVersions/${version.id}/relationships/build`, { data: null });
    expect(await session.read(`/v1/appStoreVersions/${version.id}/build`)).toBeNull();
  });
});

test('A version in the store can no longer be edited, but for its promotional text', async () => {
  const version = await firstOf(session, `/v1/apps/${app.id}/appStoreVersions`);
  const [text = version] = await texts(version);
  const edit = (attributes: object) =>
    session.call('PATCH', `/v1/appStoreVersionLocalizations/${text.id}`, changeResource(text, attributes));
  expect(storeRefusal(await edit({ whatsNew: 'Late.' }))).toEqual([
    409,
    'ENTITY_ERROR.ATTRIBUTE.INVALID.INVALID_STATE',
  ]);
  expect((await edit({ promotionalText: 'Today.' })).status).toBe(200);
});

describe('A submission', () => {
  test('is refused while another one is open, with the ID of that one', async () => {
    const { id } = (await open()).json.data;
    const second = await open();
    expect(storeRefusal(second)).toEqual([409, 'STATE_ERROR']);
    expect(second.json.errors[0]?.detail).toBe(`There is another reviewSubmissions with id ${id} still in progress.`);
  });

  test('rejects an incomplete version, and reports each missing part by its path', async () => {
    const version = (await make()).json.data;
    const reported = await add((await open()).json.data, version);
    expect(storeRefusal(reported)).toEqual([409, 'STATE_ERROR.ENTITY_STATE_INVALID']);
    const { associatedErrors } = (reported.json.errors[0]?.meta ?? {}) as Readonly<Record<string, Lacking>>;
    const codes = Object.entries(associatedErrors ?? {}).map(([path, faults]) => [path.split('/')[2], faults[0]?.code]);
    expect(codes).toEqual([
      ['appStoreVersions', 'ENTITY_ERROR.RELATIONSHIP.REQUIRED'],
      ['appStoreVersionLocalizations', 'ENTITY_ERROR.ATTRIBUTE.REQUIRED'],
      ['appStoreVersionLocalizations', 'ENTITY_ERROR.ATTRIBUTE.REQUIRED'],
    ]);
  });

  test('rejects a version whose build does not declare encryption', async () => {
    const version = (await make()).json.data;
    const attached = await attach(version);
    await write(version);
    await session.call(
      'PATCH',
      `/v1/builds/${attached.id}`,
      changeResource(attached, { usesNonExemptEncryption: null }),
    );
    const reported = await add((await open()).json.data, version);
    expect(reported.text).toContain(`"/v1/builds/${attached.id}"`);
    expect(reported.text).toContain("'usesNonExemptEncryption'");
  });

  test('rejects a version whose number was changed after its build was added', async () => {
    const version = (await make()).json.data;
    await attach(version);
    await write(version);
    await session.call(
      'PATCH',
      `/v1/appStoreVersions/${version.id}`,
      changeResource(version, { versionString: '9.1' }),
    );
    const reported = await add((await open()).json.data, version);
    expect(reported.text).toContain('does not match that of the version');
  });

  test('without items cannot be submitted', async () => {
    expect(storeRefusal(await set((await open()).json.data, { submitted: true }))).toEqual([409, 'STATE_ERROR']);
  });

  test('is reviewed after some time, and its version is then pending release', async () => {
    const { version, submission } = await submitted({ releaseType: 'MANUAL' });
    expect(await stateOf(version)).toBe('WAITING_FOR_REVIEW');
    session.wait(10);
    expect(await stateOf(version)).toBe('IN_REVIEW');
    session.wait(10);
    expect(await stateOf(version)).toBe('PENDING_DEVELOPER_RELEASE');
    expect((await session.read(`/v1/reviewSubmissions/${submission.id}`)).attributes.state).toBe('COMPLETE');
  });

  test('releases its version at once with automatic release', async () => {
    const [before] = await session.list(`/v1/apps/${app.id}/appStoreVersions?filter[platform]=IOS`);
    const { version } = await submitted();
    session.wait(20);
    expect(await stateOf(version)).toBe('READY_FOR_DISTRIBUTION');
    expect(await stateOf(before ?? version)).toBe('REPLACED_WITH_NEW_VERSION');
  });

  test('that is canceled releases its version, and the app a moment later', async () => {
    const { version, submission } = await submitted();
    expect((await set(submission, { canceled: true })).json.data.attributes.state).toBe('CANCELING');
    expect(await stateOf(version)).toBe('DEVELOPER_REJECTED');
    expect(storeRefusal(await open())).toEqual([409, 'STATE_ERROR']);
    session.wait(30);
    expect(await stateOf(version)).toBe('DEVELOPER_REJECTED');
    expect((await open()).status).toBe(201);
  });
});

describe('A release', () => {
  const release = (appStoreVersion: Thing): Promise<StoreAnswer> =>
    session.call(
      'POST',
      '/v1/appStoreVersionReleaseRequests',
      entity('appStoreVersionReleaseRequests', {}, { appStoreVersion }),
    );

  test('requires a version that is pending release', async () => {
    const { version } = await submitted({ releaseType: 'MANUAL' });
    expect(storeRefusal(await release(version))).toEqual([409, 'STATE_ERROR']);
    session.wait(20);
    expect((await release(version)).status).toBe(201);
    session.wait(5);
    expect(await stateOf(version)).toBe('READY_FOR_DISTRIBUTION');
  });

  test('in phases begins with the version, stops while paused, and completes after seven days', async () => {
    const { version } = await submitted({ releaseType: 'MANUAL' });
    const made = await session.call(
      'POST',
      '/v1/appStoreVersionPhasedReleases',
      entity('appStoreVersionPhasedReleases', {}, { appStoreVersion: version }),
    );
    const phased = made.json.data;
    const path = `/v1/appStoreVersionPhasedReleases/${phased.id}`;
    const move = (phasedReleaseState: string) =>
      session.call('PATCH', path, changeResource(phased, { phasedReleaseState }));
    const now = async () =>
      (await session.read(`/v1/appStoreVersions/${version.id}/appStoreVersionPhasedRelease`)).attributes;
    expect(storeRefusal(await move('PAUSED'))).toEqual([409, 'ENTITY_ERROR.ATTRIBUTE.INVALID']);
    session.wait(20);
    await release(version);
    session.wait(5);
    expect(await now()).toMatchObject({ phasedReleaseState: 'ACTIVE', currentDayNumber: 1 });
    session.wait(24 * 60);
    await move('PAUSED');
    session.wait(48 * 60);
    expect(await now()).toMatchObject({ phasedReleaseState: 'PAUSED', currentDayNumber: 2, totalPauseDuration: 2 });
    await move('ACTIVE');
    session.wait(6 * 24 * 60);
    expect(await now()).toMatchObject({ phasedReleaseState: 'COMPLETE', currentDayNumber: 7 });
    expect(storeRefusal(await move('ACTIVE'))[0]).toBe(409);
  });
});

describe('A text of a version is refused', () => {
  const add = (appStoreVersion: Thing, attributes: object): Promise<StoreAnswer> =>
    session.call(
      'POST',
      '/v1/appStoreVersionLocalizations',
      entity('appStoreVersionLocalizations', attributes, { appStoreVersion }),
    );

  test.each([
    ['in a language that the store does not have', { locale: 'tlh' }, 'not listed for localization'],
    ['in a language in another case', { locale: 'FR-fr' }, 'Check case sensitivity. May be: fr-FR'],
    ['that is too long', { locale: 'it', keywords: 'a'.repeat(101) }, "'keywords' cannot be longer than '100'"],
  ])('%s', async (_, attributes, words) => {
    const reported = await add((await make()).json.data, attributes);
    expect(reported.status).toBe(409);
    expect(reported.json.errors[0]?.detail).toContain(words);
  });

  test('on what is new in the first version of an app for a platform', async () => {
    const first = (await make({ platform: 'TV_OS' })).json.data;
    const reported = await add(first, { locale: 'it', whatsNew: 'Tutto.' });
    expect([reported.status, reported.json.errors[0]?.detail]).toEqual([
      409,
      "Attribute 'whatsNew' cannot be edited at this time",
    ]);
    expect((await add(first, { locale: 'it', description: 'Tutto.' })).status).toBe(201);
  });
});

describe('A submission', () => {
  test('takes no item of another app, whatever its type', async () => {
    const submission = (await open()).json.data;
    const other = await appNamed(session, 'Sparrow Ledger');
    const page = await session.call(
      'POST',
      '/v1/appCustomProductPages',
      entity('appCustomProductPages', { name: 'Cooks' }, { app: other }),
    );
    const version = await session.call(
      'POST',
      '/v1/appCustomProductPageVersions',
      entity('appCustomProductPageVersions', {}, { appCustomProductPage: page.json.data }),
    );
    const purchase = await firstOf(session, `/v1/apps/${other.id}/inAppPurchasesV2`);
    const draft = await session.call(
      'POST',
      '/v1/inAppPurchaseVersions',
      entity('inAppPurchaseVersions', {}, { inAppPurchase: purchase }),
    );
    const items = [
      { appCustomProductPageVersion: version.json.data },
      { inAppPurchaseVersion: draft.json.data },
      { appStoreVersion: await firstOf(session, `/v1/apps/${other.id}/appStoreVersions`) },
    ];
    for (const item of items) {
      const links = { reviewSubmission: submission, ...item } as Record<string, Thing>;
      const refused = await session.call(
        'POST',
        '/v1/reviewSubmissionItems',
        entity('reviewSubmissionItems', {}, links),
      );
      expect(storeRefusal(refused)).toEqual([409, 'ENTITY_ERROR.RELATIONSHIP.INVALID']);
    }
  });

  test('is for a platform that the app has', async () => {
    const tv = entity('reviewSubmissions', { platform: 'TV_OS' }, { app });
    const refused = await session.call('POST', '/v1/reviewSubmissions', tv);
    expect(storeRefusal(refused)).toEqual([409, 'ENTITY_ERROR.ATTRIBUTE.INVALID']);
  });
});
