// A maker's week: twenty jobs, each one flow of at most six actions, run on both platforms until the store has done it.

import { catalog } from '../../../connector/catalog.ts';
import { isRead } from '../../../connector/core/repeats.ts';
import type { TemplateJson } from '../../../scripts/samples/expression/template.ts';
import { poll } from '../../../scripts/samples/run/poll.ts';
import { type RunResult, runWorkflow } from '../../../scripts/samples/run/run.ts';
import { subscribeTrigger } from '../../../scripts/samples/run/subscribe.ts';
import type { Values } from '../../../scripts/samples/source.ts';
import { png } from '../../functions/recipes/apple-pictures.ts';
import { openEventSession } from '../../functions/webhooks/eventSession.ts';
import { until } from '../../scripts/local-host/hosted.ts';
import { makeAppleChain } from '../../support/appleChain.ts';
import { closeLater } from '../../support/cleanup.ts';
import { galaxyApps } from '../../support/galaxyRecipeSession.ts';
import { openJobSession } from '../../support/jobSession.ts';
import { type Any, calledOperationOf, isRelay } from './calls.ts';
import {
  answering,
  DIALECTS,
  type Dialect,
  decision,
  pressed,
  sampleEnvironment,
  sampleWorkflow,
  sentBy,
  settingsWith,
} from './dialects.ts';
import { actionPlacesIn } from './places.ts';

const open = closeLater();
const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const MOST_ACTIONS = 6;
const CHANGED: RunResult['status'] = 'Succeeded';

type SettingsHere = Readonly<Record<string, string | number>>;
type Answers = Readonly<Record<string, TemplateJson>>;

/** A relay in front of both simulated stores, and a file host with what the flows upload. */
async function openWeek(words: Dialect) {
  const others = { '/one.png': png(1290, 2796, 2_000, 1), '/two.png': png(1290, 2796, 2_000, 2) };
  const session = await open(
    openJobSession({ file: { others }, size: 100_000, settings: { RELAY__ALLOW: '*, anything' } }),
  );
  const pass = (milliseconds: number): void => {
    session.clock.now += milliseconds;
  };
  /** Asks a relay that has read nothing yet. */
  const read = async (path: string): Promise<Any> => {
    const relay = await session.openRelay();
    const { status, json } = await relay.call('GET', `/api${path}`);
    if (status >= 300) throw new Error(`${path} was answered with ${status}: ${JSON.stringify(json)}`);
    return json;
  };
  const write = async (method: string, path: string, body: object): Promise<Any> => {
    const { status, json } = await session.first.call(method, `/api${path}`, { body });
    if (status >= 300) throw new Error(`${method} ${path} was answered with ${status}: ${JSON.stringify(json)}`);
    return json;
  };
  const appNamed = async (name: string): Promise<string> =>
    (await read(`/apple/v1/apps?filter[name]=${encodeURIComponent(name)}`)).data[0].id;
  const environment = (settings: SettingsHere, origin: string, answers: Answers = {}) =>
    sampleEnvironment(words, settingsWith(settings), {
      relay: { origin, functionKey: 'one' },
      now: () => new Date(session.clock.now),
      answer: answering(answers),
    });
  const run = (id: string, settings: SettingsHere, body: TemplateJson = {}, answers: Answers = {}) =>
    runWorkflow(
      sampleWorkflow(id, words, settingsWith(settings)).actions,
      body,
      environment(settings, session.first.origin, answers),
    );
  /** The runs that a trigger starts after something has happened. The second poll asks a relay that has read nothing yet. */
  const started = async (id: string, settings: SettingsHere, happen: () => unknown): Promise<Any[]> => {
    const [trigger] = Object.values(sampleWorkflow(id, words, settingsWith(settings)).triggers);
    const first = await poll(trigger as Values, environment(settings, session.first.origin));
    expect(first.runs).toEqual([]);
    await happen();
    const later = await session.openRelay();
    return [...(await poll(trigger as Values, environment(settings, later.origin), first.memory)).runs];
  };
  const sparrow = session.build.appId;
  return { session, words, pass, read, write, appNamed, run, started, sparrow };
}

type Week = Awaited<ReturnType<typeof openWeek>>;

/** A version in preparation with all that App Review asks for. */
async function complete({ session, pass, read, write, sparrow }: Week): Promise<string> {
  pass(30 * MINUTE); // its build is then processed
  await write('POST', '/apple/recipes/whatsNew', { appId: sparrow, otherwise: 'Faster ledgers.' });
  const fileUrl = `${session.files.origin}/one.png`;
  const pictures = ['en-US', 'de-DE'].map((locale) => ({ locale, fileUrl }));
  await write('POST', '/apple/recipes/screenshots', { appId: sparrow, pictures });
  const builds = await read(`/apple/v1/builds?filter[app]=${sparrow}&sort=-uploadedDate`);
  const version = await versionOf({ read }, sparrow);
  await write('PATCH', `/apple/v1/appStoreVersions/${version.id}/relationships/build`, { buildId: builds.data[0].id });
  return version.id;
}

async function versionOf({ read }: Pick<Week, 'read'>, app: string): Promise<Any> {
  return (await read(`/apple/v1/apps/${app}/appStoreVersions?filter[platform]=IOS`)).data[0];
}

async function stateOf({ read }: Week, version: string): Promise<string> {
  return (await read(`/apple/v1/appStoreVersions/${version}`)).data.attributes.appVersionState;
}

/** The lines of a file that a flow saves. */
function linesOf(file: Any): readonly string[] {
  return String(file.body ?? file)
    .trim()
    .split('\r\n');
}

function lastSent({ sent }: RunResult): string {
  return JSON.stringify(sent.at(-1)?.inputs);
}

/** Each does its job and proves at the store, or in what was sent, that it is done. */
const jobs: Readonly<Record<string, (week: Week) => Promise<void>>> = {
  'low-star-review-apple': async ({ appNamed, read, run, words }) => {
    const AppleApp = await appNamed('Tidewater Almanac');
    const { data } = await read(
      `/apple/v1/apps/${AppleApp}/customerReviews?exists[publishedResponse]=false&sort=rating`,
    );
    const review = { reviewId: data[0].id, ...data[0].attributes };
    const ended = await run('low-star-review-apple', { AppleApp }, review, {
      Ask_team: { data: { do: 'reply', reply: `Sorry, ${words}.` } },
    });
    expect(ended.status).toBe(CHANGED);
    expect((await read(`/apple/v1/customerReviews/${data[0].id}/response`)).data.attributes.responseBody).toBe(
      `Sorry, ${words}.`,
    );
  },
  'low-star-review-galaxy': async ({ read, run }) => {
    const GalaxyApp = galaxyApps.tidewater;
    const address = `/samsung/seller/v2/content/comment?contentId=${GalaxyApp}&all=true`;
    const found = (await read(address)).data.comments.find(({ replyId }: Any) => !replyId);
    const review = { reviewId: found.commentId, rating: 1, body: found.commentText, territory: found.countryCode };
    const ended = await run('low-star-review-galaxy', { GalaxyApp }, review, {
      Ask_team: { data: { do: 'reply', reply: 'Sorry.' } },
    });
    expect(ended.status).toBe(CHANGED);
    const after = (await read(address)).data.comments.find(({ commentId }: Any) => commentId === found.commentId);
    expect(after.replyText).toBe('Sorry.');
  },
  'thank-reviews': async ({ appNamed, read, run, pass }) => {
    const AppleApp = await appNamed('Tidewater Almanac');
    const address = `/apple/v1/apps/${AppleApp}/customerReviews?filter[rating]=5&exists[publishedResponse]=false&limit=200`;
    const { data } = await read(address);
    expect(data.length).toBeGreaterThan(1);
    const ended = await run('thank-reviews', { AppleApp, Thanks: 'Thank you!' });
    expect([ended.status, lastSent(ended)]).toEqual([
      CHANGED,
      expect.stringContaining(`${data.length} reviews have a reply, 0 failed.`),
    ]);
    pass(11 * MINUTE); // Apple publishes a reply after some minutes
    expect((await read(address)).data).toEqual([]);
    expect((await run('thank-reviews', { AppleApp })).statuses.Reply).toBe('Skipped');
  },
  'release-notes': async ({ sparrow, run, read, words }) => {
    const GalaxyApp = galaxyApps.sparrow;
    const ended = await run(
      'release-notes',
      { AppleApp: sparrow, GalaxyApp },
      pressed(words, { notes: 'Faster ledgers.' }),
    );
    expect(ended.status).toBe(CHANGED);
    const { id } = await versionOf({ read }, sparrow);
    const texts = await read(`/apple/v1/appStoreVersions/${id}/appStoreVersionLocalizations`);
    expect(texts.data.map(({ attributes }: Any) => attributes.whatsNew)).toEqual(
      texts.data.map(() => 'Faster ledgers.'),
    );
    expect(texts.data).toHaveLength(2);
    const draft = (await read(`/samsung/seller/contentInfo?contentId=${GalaxyApp}`)).find(
      ({ contentStatus }: Any) => contentStatus !== 'FOR_SALE',
    );
    expect(draft.newFeature).toBe('Faster ledgers.');
  },
  'submit-when-ready': async (week) => {
    const { sparrow: AppleApp, run, read, words } = week;
    const { id, attributes } = await versionOf(week, AppleApp);
    const press = () => run('submit-when-ready', { AppleApp }, pressed(words, { version: attributes.versionString }));
    const early = await press();
    expect([early.statuses.Submit, early.statuses.Post_missing, await stateOf(week, id)]).toEqual([
      'Skipped',
      CHANGED,
      'PREPARE_FOR_SUBMISSION',
    ]);
    await complete(week);
    const ended = await press();
    expect([ended.status, ended.statuses.Submit]).toEqual([CHANGED, CHANGED]);
    expect((await read(`/apple/v1/appStoreVersions/${id}`)).data.attributes.appVersionState).toBe('WAITING_FOR_REVIEW');
  },
  'release-on-approval': async (week) => {
    const { sparrow: AppleApp, run, started, write, pass, words } = week;
    const id = await complete(week);
    await write('PATCH', `/apple/v1/appStoreVersions/${id}`, { releaseType: 'MANUAL' });
    const [approved] = await started('release-on-approval', { AppleApp }, async () => {
      await write('POST', '/apple/recipes/submitVersion', { appId: AppleApp });
      for (let day = 0; day < 4; day += 1) {
        pass(DAY / 2);
        await stateOf(week, id);
      }
    });
    const refused = await run('release-on-approval', { AppleApp }, approved, { Ask: decision(words, 'Reject') });
    expect([refused.statuses.Release, await stateOf(week, id)]).toEqual(['Skipped', 'PENDING_DEVELOPER_RELEASE']);
    const ended = await run('release-on-approval', { AppleApp }, approved, { Ask: decision(words, 'Approve') });
    expect(ended.status).toBe(CHANGED);
    pass(DAY);
    expect(await stateOf(week, id)).toBe('READY_FOR_DISTRIBUTION');
  },
  'phased-release': async ({ appNamed, run, read, words }) => {
    const AppleApp = await appNamed('Tidewater Almanac');
    const ended = await run('phased-release', { AppleApp }, pressed(words, { action: 'pause' }));
    expect([ended.status, lastSent(ended)]).toEqual([CHANGED, expect.stringContaining('is PAUSED, day ')]);
    const { id } = await versionOf({ read }, AppleApp);
    const { data } = await read(`/apple/v1/appStoreVersions/${id}/appStoreVersionPhasedRelease`);
    expect(data.attributes.phasedReleaseState).toBe('PAUSED');
  },
  'raise-rollout': async ({ run, read, write, pass }) => {
    const GalaxyApp = galaxyApps.sparrow;
    expect((await run('raise-rollout', { GalaxyApp })).statuses.Raise).toBe('Skipped');
    await write('POST', '/samsung/recipes/rollout', { contentId: GalaxyApp, action: 'start', rate: 20 });
    await write('POST', '/samsung/seller/contentSubmit', { contentId: GalaxyApp });
    pass(10 * MINUTE); // the review
    await read(`/samsung/seller/contentInfo?contentId=${GalaxyApp}`);
    pass(2 * MINUTE);
    const ended = await run('raise-rollout', { GalaxyApp, RolloutStep: 30 });
    expect([ended.status, ended.statuses.Raise]).toEqual([CHANGED, CHANGED]);
    const rate = await read(`/samsung/seller/v2/content/stagedRolloutRate?contentId=${GalaxyApp}&appStatus=SALE`);
    expect(rate.data.rolloutRate).toBe(50);
  },
  'tester-from-form': async ({ sparrow: AppleApp, run, read, words }) => {
    const email = `${words}@example.com`;
    const answers = { Get_answers: { r_email: email, r_name: 'Ada' } };
    const ended = await run(
      'tester-from-form',
      { AppleApp, TesterGroup: 'Public beta' },
      { resourceData: { responseId: 1 } },
      answers,
    );
    expect(ended.status).toBe(CHANGED);
    expect(lastSent(ended)).toContain(email);
    const { data } = await read(`/apple/v1/betaTesters?filter[email]=${email}`);
    expect(data.map(({ attributes }: Any) => attributes.firstName)).toEqual(['Ada']);
  },
  'testers-from-workbook': async ({ sparrow: AppleApp, run, read }) => {
    const value = ['one', 'two'].map((name) => ({
      Email: `${name}@example.com`,
      'First name': name,
      'Last name': 'Reader',
    }));
    const daily = () => run('testers-from-workbook', { AppleApp, TesterGroup: 'Public beta' }, {}, { Rows: { value } });
    const ended = await daily();
    expect([ended.status, lastSent(ended)]).toEqual([
      CHANGED,
      expect.stringContaining('2 new testers, 0 as before, 0 not added'),
    ]);
    const { data } = await read('/apple/v1/betaTesters?filter[email]=one@example.com,two@example.com');
    expect(data).toHaveLength(2);
    expect(lastSent(await daily())).toContain('0 new testers, 2 as before, 0 not added');
    value.length = 0;
    const empty = await daily();
    expect([empty.status, lastSent(empty)]).toEqual([
      CHANGED,
      expect.stringContaining('0 new testers, 0 as before, 0 not added'),
    ]);
  },
  'build-to-testers': async ({ sparrow: AppleApp, run, read, started, pass }) => {
    const settings = { AppleApp, TesterGroup: 'Public beta' };
    const [built] = await started('build-to-testers', settings, () => pass(30 * MINUTE));
    const ended = await run('build-to-testers', settings, built);
    expect([ended.status, ended.statuses.Post_testers]).toEqual([CHANGED, CHANGED]);
    const { data } = await read(`/apple/v1/builds/${built.buildId}?include=betaGroups,betaAppReviewSubmission`);
    expect(data.relationships.betaGroups.data).not.toEqual([]);
    expect(lastSent(ended)).toContain(`Build ${built.build} is with the testers`);
    const failed = await run('build-to-testers', settings, { ...built, result: 'FAILED' });
    expect([failed.statuses.Send, failed.statuses.Post_failure]).toEqual(['Skipped', CHANGED]);
  },
  'screenshots-from-workbook': async ({ session, sparrow: AppleApp, run, read, words }) => {
    const version = await versionOf({ read }, AppleApp);
    const value = ['one', 'two'].map((name) => ({ Language: 'en-US', Link: `${session.files.origin}/${name}.png` }));
    const press = () =>
      run('screenshots-from-workbook', { AppleApp }, pressed(words, { version: version.attributes.versionString }), {
        Rows: { value },
      });
    const ended = await press();
    expect([ended.status, lastSent(ended)]).toEqual([
      CHANGED,
      expect.stringContaining('2 uploaded, 0 as before, 0 failed'),
    ]);
    const texts = await read(
      `/apple/v1/appStoreVersions/${version.id}/appStoreVersionLocalizations?filter[locale]=en-US`,
    );
    const shown = await read(`/apple/v1/appStoreVersionLocalizations/${texts.data[0].id}/placements?limit=50`);
    expect(shown.data).toHaveLength(2);
    expect(lastSent(await press())).toContain('0 uploaded, 2 as before, 0 failed');
  },
  'subscription-price': async ({ session, appNamed, run, read, words }) => {
    const group = (await read(`/apple/v1/apps/${await appNamed('Tidewater Almanac')}/subscriptionGroups`)).data[0].id;
    const Subscription = (await read(`/apple/v1/subscriptionGroups/${group}/subscriptions?filter[state]=APPROVED`))
      .data[0].id;
    const press = (price: string) => run('subscription-price', { Subscription }, pressed(words, { price }));
    const none = await press('4.90');
    expect([none.statuses.Change, lastSent(none)]).toEqual([
      'Skipped',
      expect.stringContaining('does not offer the price 4.90'),
    ]);
    expect((await press('4.99')).status).toBe(CHANGED);
    const prices = await read(`/apple/v1/subscriptions/${Subscription}/prices?include=subscriptionPricePoint`);
    expect(prices.included.map(({ attributes }: Any) => attributes.customerPrice)).toContain('4.99');
    const change = session.sandbox.seen.findLast(({ url }) => url === '/v1/subscriptionPrices');
    expect(JSON.parse(change?.body ?? '').data.attributes).toMatchObject({ preserveCurrentPrice: true });
  },
  'sales-file': async ({ run, read, started, pass }) => {
    const VendorNumber = '80012345';
    const [reported] = await started('sales-file', { VendorNumber }, () => pass(DAY));
    const ended = await run('sales-file', { VendorNumber }, reported);
    expect(ended.status).toBe(CHANGED);
    const { rows } = await read(
      `/apple/reports/sales?vendorNumber=${VendorNumber}&frequency=DAILY&reportType=SALES&reportDate=${reported.reportDate}`,
    );
    const [file] = sentBy(ended, 'Save_file');
    expect(linesOf(file)).toHaveLength(rows.length + 1);
    expect(lastSent(ended)).toContain(`sales-${reported.reportDate}.csv`);
  },
  'month-end': async ({ run, read }) => {
    const VendorNumber = '80012345';
    const ended = await run('month-end', { VendorNumber });
    expect(ended.status).toBe(CHANGED);
    const { rows } = await read(`/apple/reports/finance?vendorNumber=${VendorNumber}&reportDate=2027-01`);
    const [file] = sentBy(ended, 'Save_file');
    expect(linesOf(file)).toHaveLength(rows.length + 1);
    expect(JSON.stringify(sentBy(ended, 'Mail_totals'))).toContain('fiscal month 2027-01');
  },
  'weekly-figures': async ({ run, read }) => {
    const ended = await run('weekly-figures', { VendorNumber: '80012345' });
    expect(ended.status).toBe(CHANGED);
    const { rows } = await read('/weekly?vendorNumbers=80012345');
    expect(new Set(rows.map(({ store }: Any) => store))).toEqual(new Set(['apple', 'samsung']));
    expect(lastSent(ended).split('<tr>')).toHaveLength(rows.length + 2);
  },
  expirations: async ({ run, read }) => {
    const ended = await run('expirations', {});
    expect([ended.status, ended.statuses.Mail_list]).toEqual([CHANGED, CHANGED]);
    const { expirations } = await read('/expirations?withinDays=30');
    expect(expirations.length).toBeGreaterThan(0);
    expect(lastSent(ended).split('<tr>')).toHaveLength(expirations.length + 2);
  },
  'galaxy-update': async ({ session, run, read, words }) => {
    const GalaxyApp = galaxyApps.tidewater;
    const press = (word: string) =>
      run(
        'galaxy-update',
        { GalaxyApp },
        pressed(words, { link: `${session.files.origin}/tidewater_42.apk`, notes: 'Faster tides.' }),
        { Ask: decision(words, word) },
      );
    const writes = () => session.writes().filter((each) => each.includes('/seller') || each.includes('/galaxyapi'));
    expect([(await press('Reject')).statuses.Update, writes()]).toEqual(['Skipped', []]);
    const ended = await press('Approve');
    expect([ended.status, ended.statuses.Update]).toEqual([CHANGED, CHANGED]);
    expect(writes().filter((each) => each === 'POST /seller/contentSubmit')).toHaveLength(1);
    const found = await read(`/samsung/seller/contentInfo?contentId=${GalaxyApp}`);
    const sent = found.find(({ contentStatus }: Any) => contentStatus !== 'FOR_SALE');
    expect([sent.newFeature, JSON.stringify(sent.binaryList)]).toEqual([
      'Faster tides.',
      expect.stringContaining('tidewater_42.apk'),
    ]);
  },
};

const chain = makeAppleChain();

/** A trigger of the relay by subscription, whose events come to a callback. */
async function openEvents(words: Dialect) {
  const session = await open(openEventSession({ APPLE__PURCHASE_ROOT_SHA256: chain.root }));
  const environment = (settings: SettingsHere) =>
    sampleEnvironment(words, settingsWith(settings), {
      relay: { origin: session.instance.origin },
      now: () => new Date(),
      answer: answering({}),
    });
  const run = async (id: string, settings: SettingsHere, happen: (address: string) => unknown): Promise<RunResult> => {
    const workflow = sampleWorkflow(id, words, settingsWith(settings));
    const [trigger] = Object.values(workflow.triggers);
    const { statusCode, body } = await subscribeTrigger(
      trigger as Values,
      environment(settings),
      `${session.callback.origin}/flow`,
    );
    expect(statusCode).toBe(201);
    await happen(String((body as Values).address));
    await until(() => session.callback.calls.length > 0);
    return runWorkflow(workflow.actions, session.callback.calls[0]?.item, environment(settings));
  };
  return { session, run };
}

type Events = Awaited<ReturnType<typeof openEvents>>;

const eventJobs: Readonly<Record<string, (events: Events) => Promise<void>>> = {
  refunds: async ({ session, run }) => {
    const { data } = (await session.call('GET', 'apple/v1/apps?limit=1')).json;
    const { id, attributes } = data[0];
    const facts = { environment: 'Production', appAppleId: Number(id), bundleId: attributes.bundleId };
    const transaction = {
      transactionId: '2000000123456789',
      productId: 'coins',
      bundleId: attributes.bundleId,
      environment: 'Production',
    };
    const ended = await run('refunds', { AppleApp: id }, async (address) => {
      const send = async (notificationType: string) => {
        const signed = await chain.sign({ ...transaction, signedDate: Date.now() });
        const claims = {
          notificationType,
          notificationUUID: notificationType,
          version: '2.0',
          signedDate: Date.now(),
          data: { ...facts, signedTransactionInfo: signed },
        };
        const response = await fetch(address, {
          method: 'POST',
          body: JSON.stringify({ signedPayload: await chain.sign(claims) }),
        });
        expect(response.status).toBe(200);
      };
      await send('DID_RENEW');
      await send('REFUND');
    });
    expect([ended.status, lastSent(ended)]).toEqual([
      CHANGED,
      expect.stringContaining('Apple has refunded coins (Production), transaction 2000000123456789'),
    ]);
  },
  'app-events': async ({ session, run }) => {
    const AppleApp = await session.appIn('REJECTED');
    const ended = await run('app-events', { AppleApp }, () => session.cause(AppleApp));
    expect([ended.status, lastSent(ended)]).toEqual([CHANGED, expect.stringContaining(': REJECTED to ')]);
    expect(await session.webhooksOf(AppleApp)).toHaveLength(1);
  },
};

const names = [...Object.keys(jobs), ...Object.keys(eventJobs)];

test('The week has twenty jobs', () => {
  expect(names).toHaveLength(20);
});

describe.each(DIALECTS)('In the dialect %s', (words) => {
  test.each(names)('%s has at most six actions, repeats reads and no write', (id) => {
    const { actions, triggers } = sampleWorkflow(id, words, settingsWith({}));
    const nodes = actionPlacesIn(actions).map(({ node }) => node);
    expect(nodes.length).toBeGreaterThan(0);
    expect(nodes.length).toBeLessThanOrEqual(MOST_ACTIONS);
    const calls = [...Object.values<Any>(triggers), ...nodes].filter(({ inputs }) => isRelay(inputs));
    expect(calls.length).toBeGreaterThan(0);
    for (const { inputs } of calls) {
      const operation = catalog.find((each) => each.id === calledOperationOf(inputs)?.id);
      const policy = operation && isRead(operation) ? 'exponential' : 'none';
      expect([operation?.id, inputs.retryPolicy.type]).toEqual([operation?.id, policy]);
    }
  });

  test.each(Object.keys(jobs))('%s is done', async (id) => {
    await jobs[id]?.(await openWeek(words));
  });

  test.each(Object.keys(eventJobs))('%s is done', async (id) => {
    await eventJobs[id]?.(await openEvents(words));
  });
});
