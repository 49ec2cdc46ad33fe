// Send build to testers: waits for Apple, writes What to Test, submits for beta review; each once, over HTTP and across slices.
import { azuriteOfFile, ifAzurite, withAzurite } from '../../support/azurite.ts';
import { closeLater } from '../../support/cleanup.ts';
import { type JobSessionOptions, openJobSession } from '../../support/jobSession.ts';

const azurite = azuriteOfFile();
const open = closeLater();
const quiet = { log: () => undefined, audit: () => undefined };
const PATH = '/api/apple/recipes/testBuild';
const texts = [
  { locale: 'en-US', whatsNew: 'Try the new start page.' },
  { locale: 'de-DE', whatsNew: 'Die neue Startseite.' },
];

/** Sparrow Ledger: its newest build is processed half an hour after the start. Looks follow each other at once by default. */
async function openApp({ pollDelay = 0, ...given }: JobSessionOptions = {}) {
  const session = await open(openJobSession({ pollDelay, ...given }));
  const { appId } = session.build;
  const call = (method: string, path: string, body?: object) =>
    session.first.call(method, `/api/apple${path}`, body && { body });
  const send = (inputs: object = {}, query = '') =>
    session.first.call('POST', `${PATH}${query}`, { body: { appId, groups: ['Customers'], ...inputs } });
  const builds = (
    await call('GET', `/v1/builds?filter[app]=${appId}&filter[preReleaseVersion.platform]=IOS&sort=-uploadedDate`)
  ).json.data;
  const made = await call('POST', '/v1/betaGroups', { appId, name: 'Customers' });
  /** The writes to the store from now on, without IDs. */
  const from = session.writes().length;
  const writes = () =>
    session
      .writes()
      .slice(from)
      .map((each) => each.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, '{id}'));
  return { session, appId, call, send, builds, writes, groupId: made.json.data.id };
}

interface FoundBuild {
  readonly id: string;
  readonly attributes: { readonly processingState: string };
}

function stepsOf({ json }: { json: { steps: { state: string; name: string }[] } }): string[] {
  return json.steps.map(({ state, name }) => `${state} ${name}`);
}

test('The newest processed build goes to an external group, with its texts, and to beta review', async () => {
  const { send, builds, call, writes, groupId } = await openApp();
  const processed = builds.find(
    ({ attributes }: { attributes: { processingState: string } }) => attributes.processingState === 'VALID',
  );
  const answered = await send({ whatToTest: texts });
  expect([answered.status, answered.json.buildId, answered.json.externalState]).toEqual([
    200,
    processed.id,
    'WAITING_FOR_BETA_REVIEW',
  ]);
  expect(answered.json.groups).toEqual([{ id: groupId, name: 'Customers' }]);
  expect(answered.json.steps).toContainEqual({
    name: 'Use build 102, which is newer',
    state: 'skipped',
    detail: 'Apple still processes it. To wait for it, give its number in Build number.',
  });
  expect(writes().sort()).toEqual([
    'PATCH /v1/betaBuildLocalizations/{id}',
    'POST /v1/betaAppReviewSubmissions',
    'POST /v1/betaBuildLocalizations',
    'POST /v1/betaGroups/{id}/relationships/builds',
  ]);
  const { json } = await call('GET', `/v1/builds/${processed.id}/betaBuildLocalizations`);
  expect(
    json.data.map(({ attributes }: { attributes: { locale: string; whatsNew: string } }) => attributes.whatsNew).sort(),
  ).toEqual(texts.map(({ whatsNew }) => whatsNew).sort());
});

test('The same call again does nothing', async () => {
  const { send, writes } = await openApp();
  await send({ whatToTest: texts });
  const before = writes().length;
  const again = await send({ whatToTest: texts });
  expect(again.status).toBe(200);
  expect(writes()).toHaveLength(before);
  expect(stepsOf(again).filter((each) => each.startsWith('skipped'))).toEqual([
    'skipped Use build 102, which is newer',
    'skipped Answer the question about encryption',
    'skipped Write en-US of the notes What to Test',
    'skipped Write de-DE of the notes What to Test',
    'skipped Give it to Customers',
    'skipped Submit it for beta review',
  ]);
});

test('A language is written as Apple spells it', async () => {
  const { send, builds, call } = await openApp();
  expect((await send({ whatToTest: [{ ...texts[1], locale: 'de-de' }] })).status).toBe(200);
  const { id } = builds.find(
    ({ attributes }: { attributes: { processingState: string } }) => attributes.processingState === 'VALID',
  );
  const { json } = await call('GET', `/v1/builds/${id}/betaBuildLocalizations`);
  const locales = json.data.map(({ attributes }: { attributes: { locale: string } }) => attributes.locale);
  expect(locales).toContain('de-DE');
  expect(locales).not.toContain('de-de');
});

test('A build that Apple still processes is waited for, also by later slices', async () => {
  const { session, send, builds, writes } = await openApp({ pollDelay: 1 });
  const { attributes, id } = builds[0];
  expect(attributes.processingState).toBe('PROCESSING');
  const started = await send({ buildNumber: attributes.version }, '?wait=false');
  expect(started.status).toBe(202);
  const seen = new Set<string>();
  const location = started.headers.get('location') ?? '';
  const ended = await session.follow(location, '', ({ json }) => seen.add(json.sentence));
  expect([ended.status, ended.json.buildId]).toEqual([200, id]);
  expect([...seen]).toContain(`Waits until Apple has processed build ${attributes.version}.`);
  expect(writes()).toEqual(['POST /v1/betaGroups/{id}/relationships/builds', 'POST /v1/betaAppReviewSubmissions']);
});

test('With Wait for review the job ends when beta review has approved, and then notifies', async () => {
  const { session, send, builds, call, writes } = await openApp();
  const { id } = builds.find(
    ({ attributes }: { attributes: { processingState: string } }) => attributes.processingState === 'VALID',
  );
  const detail = await call('GET', `/v1/builds/${id}/buildBetaDetail`);
  await call('PATCH', `/v1/buildBetaDetails/${detail.json.data.id}`, { autoNotifyEnabled: false });
  const started = await send({ waitForReview: true, notify: true }, '?wait=false');
  const ended = await session.follow(started.headers.get('location') ?? '');
  expect([ended.status, ended.json.externalState]).toEqual([200, 'IN_BETA_TESTING']);
  expect(writes().at(-1)).toBe('POST /v1/buildBetaNotifications');
  expect(stepsOf(ended).slice(-2)).toEqual(['done Wait for beta review', 'done Notify the testers']);
});

/** A processed build of which Apple does not notify the testers by itself. */
async function withoutAutoNotify(call: Awaited<ReturnType<typeof openApp>>['call'], builds: FoundBuild[]) {
  const id = builds.find(({ attributes }) => attributes.processingState === 'VALID')?.id ?? '';
  const detail = await call('GET', `/v1/builds/${id}/buildBetaDetail`);
  await call('PATCH', `/v1/buildBetaDetails/${detail.json.data.id}`, { autoNotifyEnabled: false });
  return id;
}

/** The reads of the store, without queries. */
function readsOf({ sandbox }: Awaited<ReturnType<typeof openApp>>['session']): string[] {
  return sandbox.seen.map(({ method, url }) => `${method} ${url.split('?')[0]}`);
}

test('A look of the wait for a build makes one call', async () => {
  const { session, send, builds } = await openApp();
  const [{ attributes, id }] = builds;
  const started = await send({ buildNumber: attributes.version }, '?wait=false');
  expect((await session.follow(started.headers.get('location') ?? '')).status).toBe(200);
  const seen = readsOf(session);
  const looks = seen.filter((each) => each === `GET /v1/builds/${id}`);
  const first = seen.indexOf(`GET /v1/builds/${id}`);
  expect(looks.length).toBeGreaterThan(3);
  expect(seen.slice(first, first + looks.length)).toEqual(looks);
});

test('A look of the wait for beta review makes one call', async () => {
  const { session, send } = await openApp();
  const started = await send({ waitForReview: true }, '?wait=false');
  const ended = await session.follow(started.headers.get('location') ?? '');
  expect(ended.status).toBe(200);
  const seen = readsOf(session);
  const looks = seen.slice(seen.lastIndexOf('POST /v1/betaAppReviewSubmissions') + 1);
  expect(looks.length).toBeGreaterThan(3);
  expect(new Set(looks)).toEqual(new Set([`GET /v1/builds/${ended.json.buildId}/buildBetaDetail`]));
});

test('A second job for the same build and groups does not notify again, and names the first to its own caller', async () => {
  const { session, appId, send, builds, call, writes } = await openApp();
  await withoutAutoNotify(call, builds);
  await call('POST', '/v1/betaGroups', { appId, name: 'Partners' });
  const inputs = { waitForReview: true, notify: true };
  const started = await send(inputs, '?wait=false');
  const ended = await session.follow(started.headers.get('location') ?? '');
  expect(ended.json).toMatchObject({ notification: 'sent' });
  const again = await send(inputs);
  expect(again.json).toMatchObject({ notification: 'alreadySent', notificationJobId: started.json.jobId });
  const body = { appId, groups: ['Customers'], ...inputs };
  const other = await session.first.call('POST', PATH, { key: 'two', body });
  expect([other.json.notification, other.json.notificationJobId]).toEqual(['alreadySent', undefined]);
  const notifications = () => writes().filter((each) => each === 'POST /v1/buildBetaNotifications').length;
  expect(notifications()).toBe(1);
  const more = await send({ ...inputs, groups: ['Customers', 'Partners'] });
  expect([more.json.notification, notifications()]).toEqual(['sent', 2]);
});

test('A job does not say that another one has notified, where the outcome of that is not known', async () => {
  const { session, send, builds, call, writes } = await openApp();
  await withoutAutoNotify(call, builds);
  session.sandbox.fail({ store: 'apple', kind: 'lost', method: 'POST', path: '/v1/buildBetaNotifications' });
  const inputs = { waitForReview: true, notify: true };
  const started = await send(inputs, '?wait=false');
  const ended = await session.follow(started.headers.get('location') ?? '');
  expect([ended.status, ended.json.error.code]).toEqual([409, 'outcome_unknown']);
  const again = await send(inputs);
  expect(again.json).toMatchObject({ notification: 'unknown', notificationJobId: started.json.jobId });
  expect(writes().filter((each) => each === 'POST /v1/buildBetaNotifications')).toHaveLength(1);
});

test('A notification that Apple refuses is sent by the next job', async () => {
  const { session, send, builds, call } = await openApp();
  await withoutAutoNotify(call, builds);
  session.sandbox.fail({
    ...{ store: 'apple', kind: 'status', status: 409 },
    ...{ method: 'POST', path: '/v1/buildBetaNotifications' },
  });
  const inputs = { waitForReview: true, notify: true };
  const started = await send(inputs, '?wait=false');
  expect((await session.follow(started.headers.get('location') ?? '')).status).toBe(409);
  expect((await send(inputs)).json.notification).toBe('sent');
});

test('An outage of the store within a wait is reported, and does not end the wait', async () => {
  const { session, send } = await openApp({ pollDelay: 1 });
  const isWaiting = (): boolean => session.writes().includes('POST /v1/betaAppReviewSubmissions');
  const started = await send({ waitForReview: true }, '?wait=false');
  while (!isWaiting()) await new Promise((resolve) => setTimeout(resolve, 2));
  session.sandbox.fail({ store: 'apple', kind: 'status', status: 503, times: 8, path: '/v1/builds/' });
  const sentences: string[] = [];
  const read = () => session.first.call('GET', started.headers.get('location') ?? '');
  let ended = await read();
  for (; ended.status === 202; ended = await read()) sentences.push(ended.json.sentence);
  expect([ended.status, ended.json.externalState]).toEqual([200, 'IN_BETA_TESTING']);
  expect(sentences.join('\n')).toMatch(/Calls to the store have failed since 2026-.*, and the job looks again until/);
});

withAzurite(
  `A store that hangs in seven slices in a row does not end the wait${ifAzurite}`,
  async () => {
    const stored = { RELAY__STATE: 'storage', AzureWebJobsStorage: azurite().connectionString };
    const { session, send } = await openApp({ settings: { ...stored, RELAY__STATE_KEY: 'k'.repeat(40) } });
    const { jobId } = (await send({ waitForReview: true }, '?wait=false')).json;
    /** A slice, as the queue trigger begins it; without a limit it has four minutes. */
    const slice = (limit?: number) =>
      session.first.relay.consume('storerelayjobs', { id: 'message', message: { job: jobId }, tries: 1 }, quiet, limit);
    const read = async () => (await session.first.call('GET', `/api/jobs/${jobId}`)).json;
    while (!session.writes().includes('POST /v1/betaAppReviewSubmissions')) await slice();
    session.sandbox.fail({ store: 'apple', kind: 'hang', times: 7, path: '/v1/builds/' });
    for (let slices = 0; slices < 7; slices += 1) await slice(300);
    expect(await read()).toMatchObject({ state: 'waiting', sentence: expect.stringMatching(/have failed since/) });
    for (let slices = 0; slices < 40 && (await read()).state === 'waiting'; slices += 1) await slice();
    expect(await read()).toMatchObject({ state: 'succeeded', sentence: 'It is done.' });
  },
  60_000,
);

test('An outage of more than an hour ends the wait', async () => {
  const { session, send } = await openApp({ pollDelay: 1 });
  const started = await send({ waitForReview: true }, '?wait=false');
  while (!session.writes().includes('POST /v1/betaAppReviewSubmissions'))
    await new Promise((resolve) => setTimeout(resolve, 2));
  session.sandbox.fail({ store: 'apple', kind: 'status', status: 503, times: 1_000, path: '/v1/builds/' });
  const location = started.headers.get('location') ?? '';
  let waiting = await session.first.call('GET', location);
  while (!/have failed since/.test(waiting.json.sentence)) waiting = await session.first.call('GET', location);
  expect(waiting.status).toBe(202);
  session.clock.now += 3_600_000;
  const ended = await session.follow(location);
  expect([ended.status, ended.json.error.code]).toEqual([409, 'outcome_unknown']);
  expect(ended.json.error.message).toMatch(/Wait for beta review/);
});

test('A rejection by beta review ends the job with 422, and the next call with 409', async () => {
  // the details of a review have a password
  const { session, appId, send, call, writes } = await openApp({ settings: { RELAY__ALLOW: '*, credential' } });
  const detail = (await call('GET', `/v1/apps/${appId}/betaAppReviewDetail`)).json.data;
  const changed = await call('PATCH', `/v1/betaAppReviewDetails/${detail.id}`, { demoAccountRequired: true });
  expect(changed.status).toBe(200);
  const started = await send({ waitForReview: true, notify: true }, '?wait=false');
  const ended = await session.follow(started.headers.get('location') ?? '');
  const { code, message } = ended.json.error;
  expect([ended.status, code, message]).toEqual([
    422,
    'store_refused',
    expect.stringMatching(/Beta review has rejected build \d+\. .*upload another build/),
  ]);
  expect(writes()).not.toContain('POST /v1/buildBetaNotifications');
  const again = await send();
  expect([again.status, again.json.error.message]).toEqual([
    409,
    expect.stringMatching(/^Build \d+ cannot be submitted for beta review: it is BETA_REJECTED\./),
  ]);
});

test('An internal group that gets every build needs nothing, and no beta review', async () => {
  const { send, writes } = await openApp();
  const answered = await send({ groups: ['team'], notify: true });
  expect([answered.status, writes()]).toEqual([200, []]);
  expect(stepsOf(answered)).toContain('skipped Give it to Team');
  expect(stepsOf(answered)).toContain('skipped Notify the testers');
});

test('A build whose encryption is not declared needs an answer, which is sent once', async () => {
  const { session, send, writes } = await openApp();
  await session.upload();
  const number = { buildNumber: '900' };
  const refused = await send(number);
  expect([refused.status, refused.json.error.message]).toEqual([
    409,
    expect.stringMatching(/Uses nonexempt encryption/),
  ]);
  const answered = await send({ ...number, usesNonExemptEncryption: false });
  expect([answered.status, answered.json.externalState]).toEqual([200, 'WAITING_FOR_BETA_REVIEW']);
  const other = await send({ ...number, usesNonExemptEncryption: true });
  expect([other.status, other.json.error.message]).toEqual([409, expect.stringMatching(/was answered with no before/)]);
  expect(writes().filter((each) => each === 'PATCH /v1/builds/{id}')).toHaveLength(1);
});

withAzurite(
  `The encryption is answered once, however the slice ends after it${ifAzurite}`,
  async () => {
    const stored = { RELAY__STATE: 'storage', AzureWebJobsStorage: azurite().connectionString };
    const { session, send, writes } = await openApp({ settings: { ...stored, RELAY__STATE_KEY: 'k'.repeat(40) } });
    await session.upload();
    const inputs = { buildNumber: '900', usesNonExemptEncryption: false, whatToTest: texts };
    const { jobId } = (await send(inputs, '?wait=false')).json;
    const slice = (limit?: number) =>
      session.first.relay.consume('storerelayjobs', { id: 'message', message: { job: jobId }, tries: 1 }, quiet, limit);
    session.sandbox.fail({ store: 'apple', kind: 'hang', method: 'POST', path: '/v1/betaBuildLocalizations' });
    for (let slices = 0; slices < 8 && !writes().includes('POST /v1/betaBuildLocalizations'); slices += 1)
      await slice(1_000);
    const read = async () => (await session.first.call('GET', `/api/jobs/${jobId}`)).json;
    for (let slices = 0; slices < 40 && (await read()).state === 'waiting'; slices += 1) await slice();
    expect((await read()).state).toBe('succeeded');
    expect(writes().filter((each) => each === 'PATCH /v1/builds/{id}')).toHaveLength(1);
  },
  60_000,
);

test.each([
  ['POST', '/v1/betaBuildLocalizations'],
  ['POST', '/v1/betaAppReviewSubmissions'],
])('%s %s whose answer is lost is made once', async (method, path) => {
  const { session, send, writes } = await openApp();
  session.sandbox.fail({ store: 'apple', kind: 'lost', method, path });
  expect((await send({ whatToTest: texts })).status).toBe(200);
  expect(writes().filter((each) => each === `${method} ${path}`)).toHaveLength(1);
});

test('A plan says what would be done, changes nothing, and is applied once', async () => {
  const { send, writes, builds } = await openApp();
  const inputs = { whatToTest: texts };
  const plan = await send({ ...inputs, dryRun: true });
  expect(stepsOf(plan).filter((each) => each.startsWith('planned'))).toEqual([
    'planned Write en-US of the notes What to Test',
    'planned Write de-DE of the notes What to Test',
    'planned Give it to Customers',
    'planned Submit it for beta review',
  ]);
  const isProcessed = ({ attributes }: { attributes: { processingState: string } }) =>
    attributes.processingState === 'VALID';
  const which = `Build ${builds.find(isProcessed).attributes.version}`;
  const details = plan.json.steps.flatMap(({ state, detail }: { state: string; detail?: string }) =>
    state === 'planned' ? [detail] : [],
  );
  expect(details.slice(-2)).toEqual([which, which]);
  expect(writes()).toEqual([]);
  const { planId } = plan.json;
  expect((await send({ ...inputs, planId })).status).toBe(200);
  expect((await send({ ...inputs, planId })).json.error.code).toBe('plan_used');
});

test.each([
  ['a group that is not there', { groups: ['Nobody'] }, 400, /no group "Nobody"/],
  ['a build that is not there', { buildNumber: '7' }, 404, /no build with number 7 for iOS/],
  ['two texts in one language', { whatToTest: [texts[0], { ...texts[0], locale: 'en-us' }] }, 400, /given once: en-us/],
  ['a language that is none', { whatToTest: [{ ...texts[0], locale: 'deutsch' }] }, 400, /not a language of the App/],
  ['an underscore', { whatToTest: [{ ...texts[1], locale: 'de_DE' }] }, 400, /Did you mean de-DE/],
])('%s is refused, and nothing is written', async (_, inputs, status, message) => {
  const { send, writes } = await openApp();
  const answered = await send(inputs);
  expect([answered.status, answered.json.error.message, writes()]).toEqual([
    status,
    expect.stringMatching(message),
    [],
  ]);
});
