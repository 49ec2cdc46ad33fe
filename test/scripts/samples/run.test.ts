// Runs the samples to their end over HTTP: the local host in front of both simulated stores. Calls to Teams, Outlook and others are recorded.

import type { TemplateJson } from '../../../scripts/samples/expression/template.ts';
import { type Polled, poll } from '../../../scripts/samples/run/poll.ts';
import { type RunEnvironment, type RunResult, runWorkflow } from '../../../scripts/samples/run/run.ts';
import type { Values } from '../../../scripts/samples/source.ts';
import { type Sandbox, startSandbox } from '../../../scripts/simulator/simulator.ts';
import { type EntryPoint, openLocalHost, TEST_FUNCTION_KEY } from '../../support/entryPoints.ts';
import type { Any } from './calls.ts';
import {
  DIALECTS,
  type Dialect,
  decision,
  pressed,
  type SampleResponder,
  type SampleSettings,
  sampleEnvironment,
  sampleWorkflow,
  sentBy,
  settingsWith,
} from './dialects.ts';

const DAY = 86_400_000;
/** The store's clock is a day behind, so that yesterday's report is not available at the first poll; from the second poll on it is a day ahead. */
const clock = { now: Date.now() - DAY };
/** The last 14th: by then the report of the previous fiscal month exists, in every year. */
function lastFourteenth(): Date {
  const now = new Date(clock.now);
  const month = now.getUTCMonth() - (now.getUTCDate() > 14 ? 0 : 1);
  return new Date(Date.UTC(now.getUTCFullYear(), month, 14, 7));
}
const nobody: SampleResponder = () => ({});
let sandbox: Sandbox;
let entryPoint: EntryPoint;
let settings: SampleSettings;

async function read(address: string): Promise<Any> {
  const { status, json } = await entryPoint.call(address);
  if (status !== 200) throw new Error(`${address} was answered with ${status}: ${JSON.stringify(json)}`);
  return json;
}
function openHost(): Promise<EntryPoint> {
  return openLocalHost({ ...sandbox.settings, RELAY__ALLOW: '*, anything' });
}
async function appNamed(name: string): Promise<string> {
  return (await read(`/api/apple/v1/apps?filter[name]=${encodeURIComponent(name)}`)).data[0].id;
}

/** The simulated values that replace user-specific ones. */
async function settingsHere(): Promise<SampleSettings> {
  const galaxy = (await read('/api/samsung/seller/contentList')) as Any[];
  return settingsWith({
    AppleApp: await appNamed('Tidewater Almanac'),
    GalaxyApp: galaxy.find(({ contentName }) => contentName === 'Tidewater Almanac').contentId,
    VendorNumber: '80012345',
  });
}

type More = Readonly<Record<string, string | number>>;

function environmentOf(words: Dialect, answer: SampleResponder, more: More = {}): RunEnvironment {
  const relay = { origin: entryPoint.origin ?? '', functionKey: TEST_FUNCTION_KEY };
  return sampleEnvironment(words, settingsWith(more, settings), { relay, now: () => new Date(clock.now), answer });
}

function workflowOf(id: string, words: Dialect, more: More = {}) {
  return sampleWorkflow(id, words, settingsWith(more, settings));
}

function run(id: string, words: Dialect, body: TemplateJson, answer = nobody, more = {}): Promise<RunResult> {
  return runWorkflow(workflowOf(id, words, more).actions, body, environmentOf(words, answer, more));
}

const memories = new Map<string, string>();
async function pollOf(id: string, words: Dialect, more = {}): Promise<Polled> {
  const [trigger] = Object.values(workflowOf(id, words, more).triggers);
  const polled = await poll(trigger as Values, environmentOf(words, nobody, more), memories.get(`${id} ${words}`));
  memories.set(`${id} ${words}`, polled.memory);
  return polled;
}

const POLLING = ['low-star-review-apple', 'low-star-review-galaxy', 'daily-sales', 'version-state-apple'] as const;
const first: Polled[] = [];
/** An app with a version to release, and one with an external TestFlight group. */
let hikingApp: string;
let tested: Readonly<Record<string, string>>;

/** A relay caches reads for a minute, so the polls two days later go to another one: the checkpoint is in the flow's state. */
beforeAll(async () => {
  sandbox = await startSandbox({ now: () => clock.now });
  entryPoint = await openHost();
  settings = await settingsHere();
  hikingApp = await appNamed('Fjordvandring');
  tested = { AppleApp: await appNamed('Sparrow Ledger'), TesterGroup: 'Public beta' };
  for (const id of POLLING)
    for (const words of DIALECTS)
      first.push(await pollOf(id, words, id === 'version-state-apple' ? { AppleApp: hikingApp } : {}));
  await entryPoint.close();
  clock.now += 2 * DAY;
  entryPoint = await openHost();
});
afterAll(async () => {
  await entryPoint?.close();
  await sandbox?.close();
});

function writesTo(part: string): Any[] {
  return sandbox.seen
    .filter(({ method, url }) => method !== 'GET' && url.includes(part))
    .map(({ body }) => JSON.parse(body));
}

async function send(method: string, address: string, body: object): Promise<void> {
  const { status, text } = await entryPoint.call(address, {
    ...{ method, body: JSON.stringify(body) },
    headers: { 'content-type': 'application/json' },
  });
  if (status >= 300) throw new Error(`${method} ${address} was answered with ${status}: ${text}`);
}

/** An app on sale whose newest version is with 20 of 100 people: another one in each dialect, as it ends off sale. */
async function rolledOut(words: Dialect): Promise<string> {
  const all = (await read('/api/samsung/seller/contentList')) as Any[];
  const name = words === 'logic' ? 'Sparrow Ledger' : 'Tidewater Almanac';
  const { contentId } = all.find(({ contentName }) => contentName === name);
  if (words === 'flow') {
    const basics = { defaultLanguageCode: 'ENG', paid: 'N', publicationType: '01' };
    await send('POST', '/api/samsung/seller/contentUpdate', { contentId, ...basics });
  }
  await send('POST', '/api/samsung/recipes/rollout', { contentId, action: 'start', rate: 20 });
  await send('POST', '/api/samsung/seller/contentSubmit', { contentId });
  clock.now += 600_000; // the review
  return contentId;
}

test('The first poll of a trigger reports nothing', () => {
  expect(first.map(({ runs }) => runs)).toEqual(first.map(() => []));
  expect(first.every(({ memory }) => memory.length > 0)).toBe(true);
});

describe.each(DIALECTS)('In the dialect %s', (words) => {
  test('hello-stores greets with both stores', async () => {
    const ended = await run('hello-stores', words, {});
    expect(ended.status).toBe('Succeeded');
    const { apps, problems } = await read('/api/apps');
    expect(apps.length).toBeGreaterThan(1);
    expect(ended.outputs('Greeting')).toEqual({
      accounts: 6,
      apps: apps.length,
      names: apps.map(({ store, name }: Any) => `${store}: ${name}`),
      problems,
      galaxyToken: 'good',
    });
    expect(ended.sent).toEqual([]);
  });

  test('hello-stores still greets when the token is refused', async () => {
    sandbox.fail({ store: 'samsung', kind: 'status', status: 403, path: '/auth/checkAccessToken' });
    const ended = await run('hello-stores', words, {});
    expect(ended.statuses).toMatchObject({ Check_token: 'Failed', Greeting: 'Succeeded' });
  });

  test('low-star-review asks about a bad review, and what was typed is the reply at the App Store', async () => {
    const { runs } = await pollOf('low-star-review-apple', words);
    const ratings = runs.map((each) => (each as Any).rating);
    expect(ratings.length).toBeGreaterThan(1);
    expect(Math.max(...ratings)).toBeLessThanOrEqual(2);
    const review: Any = runs[0];
    const reply = `We "mend" it.\n${words}`;
    const ended = await run('low-star-review-apple', words, review, () => ({ data: { do: 'reply', reply } }));
    expect(ended.status).toBe('Succeeded');
    const [asked] = sentBy(ended, 'Ask_team');
    const card = JSON.parse(asked.body?.messageBody ?? asked['body/body/messageBody']);
    expect(card.body[0].text).toBe(`${review.rating} of 5: ${review.title}`);
    expect(card.body[1].text).toBe(review.body);
    expect(writesTo('/v1/customerReviewResponses').at(-1).data).toMatchObject({
      attributes: { responseBody: reply },
      relationships: { review: { data: { id: review.reviewId } } },
    });
    expect(sentBy(ended, 'Say_so')).toHaveLength(1);
  });

  test('low-star-review does not reply when the team chooses so', async () => {
    const before = writesTo('/v1/customerReviewResponses').length;
    const review = { reviewId: 'none', rating: 1, title: null, body: null };
    const ended = await run('low-star-review-apple', words, review, () => ({ data: { do: 'leave', reply: 'x' } }));
    expect([ended.status, ended.statuses.Reply]).toEqual(['Succeeded', 'Skipped']);
    expect(writesTo('/v1/customerReviewResponses')).toHaveLength(before);
  });

  test('low-star-review replies on the Galaxy Store, too', async () => {
    const { runs } = await pollOf('low-star-review-galaxy', words);
    const unanswered = runs.filter((each) => !(each as Any).isAnswered);
    const review: Any = unanswered.at(words === 'flow' ? 0 : 1); // each review accepts one reply
    const ended = await run('low-star-review-galaxy', words, review, () => ({
      data: { do: 'reply', reply: 'Sorry.' },
    }));
    expect(ended.status).toBe('Succeeded');
    expect(writesTo('/comment/reply').at(-1)).toMatchObject({ commentId: review.reviewId, replyText: 'Sorry.' });
  });

  test('daily-sales puts each line but updates into Excel, and all into a file', async () => {
    const { runs } = await pollOf('daily-sales', words);
    const reported: Any = runs.at(-1);
    const ended = await run('daily-sales', words, reported);
    expect(ended.status).toBe('Succeeded');
    const query = `vendorNumber=80012345&frequency=DAILY&reportType=SALES&reportDate=${reported.reportDate}`;
    const { rows } = await read(`/api/apple/reports/sales?${query}`);
    const sold = rows.filter(({ productTypeIdentifier }: Any) => !productTypeIdentifier.startsWith('7'));
    expect(sold.length).toBeGreaterThan(0);
    expect(sold.length).toBeLessThan(rows.length);
    const added = sentBy(ended, 'Add_row').map((each) => [
      each.SKU ?? each['item/SKU'],
      each.Units ?? each['item/Units'],
    ]);
    expect(added).toEqual(sold.map(({ sku, units }: Any) => [sku, units]));
    const [file] = sentBy(ended, 'Save_file');
    const lines = String(file.body ?? file)
      .trim()
      .split('\r\n');
    expect(lines).toHaveLength(rows.length + 1);
  });

  test('daily-sales says why there are no sales', async () => {
    const today = new Date(clock.now).toISOString().slice(0, 10);
    const ended = await run('daily-sales', words, { reportDate: today });
    expect([ended.status, ended.statuses.Each_line]).toEqual(['Succeeded', 'Skipped']);
    expect(ended.outputs('Why_not')).toEqual(expect.stringMatching(/\w+ .+\.$/));
    expect(ended.sent).toEqual([]);
  });

  test('weekly-digest has both stores in one mail', async () => {
    const ended = await run('weekly-digest', words, {});
    expect(ended.status).toBe('Succeeded');
    const text = JSON.stringify(sentBy(ended, 'Send_digest'));
    expect(text).toContain('<td>Tidewater Almanac</td>');
    expect(text).toMatch(/<td>Downloads<\/td><td>\d+<\/td>/);
  });

  test('weekly-digest sends what there is when a store fails', async () => {
    const ended = await run('weekly-digest', words, {}, nobody, { VendorNumber: '12' });
    expect(ended.statuses).toMatchObject({ Apple_week: 'Failed', Apple_table: 'Skipped', Send_digest: 'Succeeded' });
    expect(JSON.stringify(sentBy(ended, 'Send_digest'))).toContain('Could not be read');
  });

  test('beta-tester adds a tester whom the approver accepts', async () => {
    const email = `${words}@example.com`;
    const answers: Readonly<Record<string, TemplateJson>> = {
      Get_answers: { r_email: email, r_name: 'Ada <Byron>', r_store: 'App Store' },
      Ask: decision(words, 'Approve'),
    };
    const ended = await run(
      'beta-tester',
      words,
      { resourceData: { responseId: 1 } },
      (name) => answers[name] ?? {},
      tested,
    );
    expect(ended.status).toBe('Succeeded');
    expect(writesTo('/v1/betaTesters').some(({ data }) => data.attributes?.email === email)).toBe(true);
    const text = JSON.stringify(sentBy(ended, 'Welcome'));
    expect(text).toContain('Hello Ada &lt;Byron>');
  });

  test('beta-tester adds nobody who is refused', async () => {
    const before = writesTo('/v1/betaTesters').length;
    const answers: Readonly<Record<string, TemplateJson>> = {
      Get_answers: { r_email: 'a@example.com', r_name: 'A', r_store: 'App Store' },
      Ask: decision(words, 'Reject'),
    };
    const ended = await run(
      'beta-tester',
      words,
      { resourceData: { responseId: 1 } },
      (name) => answers[name] ?? {},
      tested,
    );
    expect([ended.status, ended.statuses.Welcome]).toEqual(['Succeeded', 'Skipped']);
    expect(writesTo('/v1/betaTesters')).toHaveLength(before);
  });

  test('halt-rollout changes nothing when nobody answers', async () => {
    const before = writesTo('/v1/appStoreVersionPhasedReleases').length;
    const alert = { data: { essentials: { alertRule: 'Crashes', severity: 'Sev1', monitorCondition: 'Fired' } } };
    const ended = await run('halt-rollout', words, alert, (name) => (name === 'Ask' ? undefined : {}));
    expect(ended.statuses).toMatchObject({
      Plan_pause: 'Succeeded',
      Ask: 'TimedOut',
      Tell_silence: 'Succeeded',
      Pause: 'Skipped',
    });
    expect(writesTo('/v1/appStoreVersionPhasedReleases')).toHaveLength(before);
  });

  test('halt-rollout pauses when somebody agrees, and says so', async () => {
    const alert = { data: { essentials: { alertRule: 'Crashes', severity: 'Sev1', monitorCondition: 'Fired' } } };
    const ended = await run('halt-rollout', words, alert, () => decision(words, 'Approve'));
    expect(ended.status).toBe('Succeeded');
    expect(JSON.stringify(sentBy(ended, 'Ask'))).toContain('Crashes has fired (Sev1)');
    expect(JSON.stringify(sentBy(ended, 'Tell_pause'))).toContain('(PAUSED)');
    const paused = writesTo('/v1/appStoreVersionPhasedReleases').at(-1);
    expect(paused.data.attributes.phasedReleaseState).toBe('PAUSED');
  });

  test('halt-rollout leaves an alert alone that is over', async () => {
    const alert = { data: { essentials: { alertRule: 'Crashes', severity: 'Sev1', monitorCondition: 'Resolved' } } };
    const ended = await run('halt-rollout', words, alert);
    expect([ended.status, ended.statuses.Plan_pause, ended.sent]).toEqual(['Succeeded', 'Skipped', []]);
  });

  test('rollout-guard does nothing without a rollout', async () => {
    const ended = await run('rollout-guard', words, {});
    expect([ended.status, ended.statuses.Reviews, ended.sent]).toEqual(['Succeeded', 'Skipped', []]);
  });

  test('rollout-guard raises a good version, keeps a bad one, and takes the app off sale when somebody agrees', async () => {
    const GalaxyApp = await rolledOut(words);
    const of = (more: object, answer: SampleResponder = nobody) =>
      run('rollout-guard', words, {}, answer, { GalaxyApp, ...more });
    const rate = async () =>
      (await read(`/api/samsung/seller/v2/content/stagedRolloutRate?contentId=${GalaxyApp}&appStatus=SALE`)).data
        .rolloutRate;
    const raised = await of({ LeastStars: 1, LeastReviews: 1 });
    expect([raised.status, raised.statuses.Ask, await rate()]).toEqual(['Succeeded', 'Skipped', 40]);
    expect(JSON.stringify(sentBy(raised, 'Tell_rise'))).toContain('goes to 40 of 100 people. It has ');
    const few = await of({ LeastStars: 5, LeastReviews: 900, RolloutStep: 10 });
    expect([few.statuses.Raise, await rate()]).toEqual(['Succeeded', 50]);
    const bad = { LeastStars: 5, LeastReviews: 1 };
    const silent = await of(bad, (name) => (name === 'Ask' ? undefined : {}));
    expect([silent.statuses.Tell_silence, silent.statuses.Raise]).toEqual(['Succeeded', 'Skipped']);
    const refused = await of(bad, () => decision(words, 'Reject'));
    expect([refused.statuses.Post_hold, refused.statuses.Suspend, await rate()]).toEqual(['Succeeded', 'Skipped', 50]);
    const agreed = await of(bad, () => decision(words, 'Approve'));
    expect(JSON.stringify(sentBy(agreed, 'Ask'))).toMatch(/stays at 50 of 100: its \d+ reviews have \d+ points/);
    expect(agreed.statuses.Post_suspension).toBe('Succeeded');
    expect(writesTo('/seller/contentStatusUpdate').at(-1)).toEqual({
      contentId: GalaxyApp,
      contentStatus: 'SUSPENDED',
    });
  });

  test('month-end files the report and mails the totals', async () => {
    const environment = { ...environmentOf(words, nobody), now: lastFourteenth };
    const ended = await runWorkflow(workflowOf('month-end', words).actions, {}, environment);
    expect(ended.status).toBe('Succeeded');
    expect(sentBy(ended, 'Save_file')).toHaveLength(1);
    expect(JSON.stringify(sentBy(ended, 'Mail_totals'))).toContain('totalUnits');
  });
});

/** Only one can release: the Logic Apps flow does, and Power Automate's is refused before. */
describe('release-approval', () => {
  const decided =
    (words: Dialect, second: string): SampleResponder =>
    (name) => {
      const word = name === 'Ask_second' ? second : 'Approve';
      return decision(words, word);
    };
  const pending = async (): Promise<string> =>
    (await read(`/api/apple/v1/apps/${hikingApp}/appStoreVersions?filter[appVersionState]=PENDING_DEVELOPER_RELEASE`))
      .data[0]?.attributes.versionString;
  const press = async (words: Dialect, second: string): Promise<RunResult> => {
    const version = await pending();
    const body = pressed(words, { what: 'Release on the App Store', version });
    return run('release-approval', words, body, decided(words, second), { AppleApp: hikingApp });
  };

  test('does nothing when one of two refuses', async () => {
    const ended = await press('flow', 'Reject');
    expect(ended.statuses).toMatchObject({
      Plan_release: 'Succeeded',
      Release_version: 'Skipped',
      Tell_refusal: 'Succeeded',
    });
    expect(JSON.stringify(sentBy(ended, 'Ask_first'))).toContain('planned: ');
    expect(writesTo('/v1/appStoreVersionReleaseRequests')).toEqual([]);
  });

  test('releases when both agree, and version-state reports it', async () => {
    const ended = await press('logic', 'Approve');
    expect(ended.statuses).toMatchObject({ Release_version: 'Succeeded', Tell_team: 'Succeeded' });
    expect(writesTo('/v1/appStoreVersionReleaseRequests')).toHaveLength(1);
    for (const words of DIALECTS) {
      const { runs } = await pollOf('version-state-apple', words, { AppleApp: hikingApp });
      const reported = await run('version-state-apple', words, runs[0] ?? null, nobody, { AppleApp: hikingApp });
      expect(reported.statuses).toMatchObject({
        Read_status: 'Succeeded',
        Tell_state: 'Succeeded',
        Tell_rejection: 'Skipped',
      });
      expect(JSON.stringify(sentBy(reported, 'Tell_state'))).toContain('PENDING_DEVELOPER_RELEASE to ');
    }
  });
});

test('A flow of too many steps is stopped', async () => {
  const one = { type: 'Compose', inputs: 1, runAfter: {} };
  const each = { type: 'Foreach', foreach: '@triggerBody()', actions: { One: one }, runAfter: {} };
  const many = Array.from({ length: 5_000 }, (_, at) => at);
  const stopped = await runWorkflow({ Each: each }, many, environmentOf('logic', nobody));
  expect(stopped.status).toBe('Failed');
  expect(stopped.outputs('Each')).toEqual({ body: expect.stringContaining('more than 5000 steps') });
});
