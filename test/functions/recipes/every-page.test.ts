// Every operation that reads a list reads all of its pages: results with two items per page equal those on one page,
// for each format of the link to the next page.
import { catalog } from '../../../connector/catalog.ts';
import { closeLater } from '../../support/cleanup.ts';
import { DAY, HOUR, openPost, POLL_START, type Post } from '../../support/pollHarness.ts';

const open = closeLater();

const reports = { reportName: 'App Downloads Standard', granularity: 'DAILY' };

/** The call that fills the drop-down of this input. */
function choicesFor(operation: string, input: string) {
  const found = catalog.find(({ id }) => id === operation)?.parameters.find(({ name }) => name === input)?.choices;
  if (!found) throw new Error(`${operation} has no drop-down for ${input}`);
  const fixed = Object.entries(found.parameters ?? {}).filter(([, value]) => typeof value !== 'object');
  return { operation: found.operation, fixed: Object.fromEntries(fixed) };
}

/** The results of every operation that reads a list, without links, which contain the port of the store, and the random IDs of plans. */
async function readAll(post: Post): Promise<Readonly<Record<string, unknown>>> {
  const app = await post.appNamed('Tidewater Almanac');
  const sparrow = await post.appNamed('Sparrow Ledger');
  const body = (values: object) => ({ body: values });
  for (const name of ['Friends', 'Family', 'Press'])
    await post.call('CreateBetaGroup', {}, body({ appId: sparrow, name }));
  const dropDown = choicesFor('ReplyToReview', 'app');
  const flows = ['WhenReviewAdded', 'WhenBuildProcessed', 'WhenVersionStateChanges'].map((id) =>
    post.flow(id, { app }),
  );
  for (const poll of flows) await poll();
  post.wait(2 * DAY + HOUR);
  const reported: Record<string, unknown> = {};
  for (const [at, poll] of flows.entries()) reported[`trigger ${at}`] = await poll();
  const note = async (name: string, asked: Promise<{ readonly status: number; readonly json: unknown }>) => {
    const { status, json } = await asked;
    reported[name] = { status, json };
  };
  await note('all pages', post.call('ListApps', { all: true, 'fields[apps]': 'name' }));
  await note('drop-down', post.call(dropDown.operation, {}, { path: dropDown.fixed }));
  await note('apps of both stores', post.call('ListAllApps', { store: 'apple' }));
  await note('status', post.call('ReadAppStatus', { appleApp: app }));
  await note('report', post.call('GetAnalyticsReport', { app, ...reports }));
  const dryRun = { dryRun: true };
  const inputs = { appId: sparrow, groups: ['Press'], email: 'someone@example.com' };
  await note('tester', post.call('AddTester', {}, body({ ...dryRun, ...inputs })));
  const texts = { appId: sparrow, otherwise: 'Faster.' };
  await note('plan of texts', post.call('SetWhatsNew', {}, body({ ...dryRun, ...texts })));
  await note('texts', post.call('SetWhatsNew', {}, body(texts)));
  const builds = await post.call('ListBuilds', { 'filter[app]': sparrow, sort: '-uploadedDate', limit: 1 });
  const buildId = builds.json.data[0].id;
  await note('submission', post.call('SubmitVersionForReview', {}, body({ ...dryRun, appId: sparrow, buildId })));
  return JSON.parse(
    JSON.stringify(reported, (key, value) => (/^(links|pagination|walk|meta|planId)$/.test(key) ? undefined : value)),
  );
}

function openStore(options: Parameters<typeof openPost>[2]) {
  return open(openPost(POLL_START, {}, options));
}

let whole: Readonly<Record<string, unknown>>;
beforeAll(async () => {
  whole = await readAll(await openStore({ pages: 'both' }));
});

test('All compared values exist', () => {
  expect(Object.entries(whole).filter(([, answer]) => ((answer as { status?: number }).status ?? 200) !== 200)).toEqual(
    [],
  );
  expect(Object.keys(whole).length).toBeGreaterThan(8);
  expect(whole['trigger 0']).toHaveProperty('length', expect.any(Number));
  expect((whole['trigger 0'] as readonly unknown[]).length).toBeGreaterThan(4);
});

test.each(['link', 'cursor', 'both', 'alternating'] as const)(
  'On pages of two that name the next by %s',
  async (pages) => {
    const post = await openStore({ pages, pageSize: 2 });
    const paged = await readAll(post);
    for (const [name, answer] of Object.entries(whole)) expect([name, paged[name]]).toEqual([name, answer]);
    expect(post.asked('cursor=')).toBeGreaterThan(20);
  },
);
