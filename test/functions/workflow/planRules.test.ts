// What a plan is bound to, how long it is valid, and that several instances apply it once.
import { createHash, randomBytes } from 'node:crypto';
import { startSandbox } from '../../../scripts/simulator/simulator.ts';
import { azuriteOfFile, ifAzurite, withAzurite } from '../../support/azurite.ts';
import { closeLater } from '../../support/cleanup.ts';
import { openTestClock } from '../../support/clock.ts';
import { openRelay } from '../../support/relay.ts';
import { openStorageProxy } from '../../support/storageProxy.ts';
import { png } from '../recipes/apple-pictures.ts';

const azurite = azuriteOfFile();
const open = closeLater();
const MINUTE = 60_000;

type Settings = Readonly<Record<string, string>>;
type Body = Readonly<Record<string, unknown>>;

/** A relay, or several over one state, and an app whose version waits for its release. */
async function openInstances(count: number, more: Settings = {}, given?: Settings) {
  const { clock, now, elapsed } = openTestClock(Date.parse('2026-11-22T12:00:00Z'));
  const sandbox = await open(startSandbox({ now }));
  const settings = { ...sandbox.settings, RELAY__ALLOW: '*, anything', ...more, ...given };
  const instances: Awaited<ReturnType<typeof openInstance>>[] = [];
  async function openInstance() {
    return open(openRelay(settings, { now, elapsed, backOff: () => 1, pollDelay: () => 1 }));
  }
  for (let at = 0; at < count; at += 1) instances.push(await openInstance());
  const [one] = instances;
  if (!one) throw new Error('There is no instance.');
  const appIdOf = async (name: string): Promise<string> =>
    (await one.call('ListApps', { query: `filter[name]=${encodeURIComponent(name)}` })).json.data[0].id;
  const appId = await appIdOf('Fjordvandring');
  const release = (body: Body = {}, at = 0, extra: object = {}) =>
    (instances[at] ?? one).call('ReleaseVersion', { body: { appId, ...body }, ...extra });
  const writes = () => sandbox.seen.filter(({ method, url }) => method !== 'GET' && !url.startsWith('/auth/'));
  return { one, sandbox, clock, appId, appIdOf, release, writes, openInstance };
}

function codeOf({ status, json }: { readonly status: number; readonly json: { error?: { code: string } } }) {
  return [status, json.error?.code];
}

describe('A plan', () => {
  test('is valid for ten minutes, or as long as the call says', async () => {
    const { release, clock, writes } = await openInstances(1);
    const usual = (await release({ dryRun: true })).json;
    const longer = (await release({ dryRun: true, planValidFor: 60 })).json;
    expect([usual.planValidUntil, longer.planValidUntil]).toEqual([
      '2026-11-22T12:10:00.000Z',
      '2026-11-22T13:00:00.000Z',
    ]);
    clock.now += 10 * MINUTE;
    const late = await release({ planId: usual.planId });
    expect([...codeOf(late), writes().length]).toEqual([410, 'plan_expired', 0]);
    expect(late.json.error.message).toContain('2026-11-22T12:10:00.000Z');
    expect((await release({ planId: longer.planId })).status).toBe(200);
  });

  test.each([0, 4_321, 1.5])('cannot be valid for %d minutes', async (planValidFor) => {
    const { release } = await openInstances(1);
    expect(codeOf(await release({ dryRun: true, planValidFor }))).toEqual([400, 'invalid_request']);
  });

  test('that the relay does not know is refused', async () => {
    const { release, writes } = await openInstances(1);
    const answered = await release({ planId: randomBytes(18).toString('base64url') });
    expect([...codeOf(answered), writes().length]).toEqual([410, 'plan_expired', 0]);
  });

  test('is for the same inputs: those that differ are named, without their values', async () => {
    const { release, appIdOf, writes } = await openInstances(1);
    const { planId } = (await release({ dryRun: true, platform: 'IOS' })).json;
    const other = await release({ planId, appId: await appIdOf('Sparrow Ledger'), versionString: '9.9' });
    expect(codeOf(other)).toEqual([409, 'plan_mismatch']);
    expect(other.json.error.details.map(({ target }: { target: string }) => target).sort()).toEqual([
      ...['appId', 'platform', 'versionString'],
    ]);
    expect(other.text).not.toContain('9.9');
    expect(writes()).toEqual([]);
    expect((await release({ planId, platform: 'IOS', versionString: '' })).status).toBe(200);
  });

  test('is for the same account', async () => {
    const { release } = await openInstances(1);
    const { planId } = (await release({ dryRun: true })).json;
    const other = await release({ planId }, 0, { query: 'account=games' });
    expect([...codeOf(other), other.json.error.details[0].target]).toEqual([409, 'plan_mismatch', 'account']);
  });

  test('is for the same action', async () => {
    const { one, appId, release } = await openInstances(1);
    const { planId } = (await release({ dryRun: true })).json;
    const other = await one.call('ControlPhasedRelease', { body: { appId, action: 'start', planId } });
    expect([...codeOf(other), other.json.error.message]).toEqual([
      409,
      'plan_mismatch',
      expect.stringContaining('the action'),
    ]);
  });

  test('is for the same caller', async () => {
    const keys = [randomBytes(16), randomBytes(16)].map((key) => createHash('sha256').update(key).digest());
    const callers = {
      CALLER__ONE__KEY_SHA256: keys[0]?.toString('hex') ?? '',
      CALLER__TWO__KEY_SHA256: keys[1]?.toString('hex') ?? '',
    };
    const { release } = await openInstances(1, callers);
    const { planId } = (await release({ dryRun: true }, 0, { keyDigest: keys[0] })).json;
    const other = await release({ planId }, 0, { keyDigest: keys[1] });
    expect([...codeOf(other), other.json.error.message]).toEqual([
      409,
      'plan_mismatch',
      expect.stringContaining('the caller'),
    ]);
    expect((await release({ planId }, 0, { keyDigest: keys[0] })).status).toBe(200);
  });

  test('of a picture is for the same picture', async () => {
    const { one, appIdOf, writes } = await openInstances(1);
    const appId = await appIdOf('Sparrow Ledger');
    const query = { appId, locale: 'en-US', displayType: 'APP_IPHONE_67', fileName: 'start.png' };
    const upload = (more: Settings, picture: Buffer) =>
      one.call('UploadScreenshot', { query: { ...query, ...more }, body: picture });
    const { planId } = (await upload({ dryRun: 'true' }, png(1290, 2796, 9_000))).json;
    const changed = png(1290, 2796, 9_000);
    changed.writeUInt8(changed.readUInt8(changed.length - 20) ^ 1, changed.length - 20);
    const other = await upload({ planId }, changed);
    expect([...codeOf(other), writes().length]).toEqual([409, 'plan_mismatch', 0]);
    expect((await upload({ planId }, png(1290, 2796, 9_000))).status).toBe(200);
  });

  test('is made or applied in one call, not both', async () => {
    const { release } = await openInstances(1);
    const { planId } = (await release({ dryRun: true })).json;
    expect(codeOf(await release({ planId, dryRun: true }))).toEqual([400, 'invalid_request']);
  });

  test('is not used by a failure before the first write', async () => {
    const { sandbox, release } = await openInstances(1);
    const { planId } = (await release({ dryRun: true })).json;
    sandbox.fail({ store: 'apple', kind: 'status', status: 403 });
    expect(codeOf(await release({ planId }))).toEqual([403, 'store_refused']);
    expect((await release({ planId })).status).toBe(200);
  });

  test('that the platform applies twice with one run and action is answered alike', async () => {
    const { release, writes } = await openInstances(1);
    const { planId } = (await release({ dryRun: true })).json;
    const headers = { 'idempotency-key': 'one' };
    const first = await release({ planId }, 0, { headers });
    const again = await release({ planId }, 0, { headers });
    expect([first.status, again.status, again.text, writes().length]).toEqual([200, 200, first.text, 1]);
  });
});

describe('Over several instances', () => {
  const storage = async (sealed = true): Promise<Settings & { readonly AzureWebJobsStorage: string }> => ({
    RELAY__STATE: 'storage',
    AzureWebJobsStorage: azurite().connectionString,
    ...(sealed && { RELAY__STATE_KEY: randomBytes(32).toString('base64') }),
  });

  withAzurite.each([true, false])(
    `a plan of one is applied by another, once (sealed: %s)${ifAzurite}`,
    async (sealed) => {
      const { release, writes } = await openInstances(2, await storage(sealed));
      const { planId } = (await release({ dryRun: true }, 0)).json;
      expect((await release({ planId }, 1)).status).toBe(200);
      expect([...codeOf(await release({ planId }, 0)), writes().length]).toEqual([409, 'plan_used', 1]);
    },
  );

  withAzurite(`ten calls at a time apply a plan once${ifAzurite}`, async () => {
    const { release, writes } = await openInstances(2, await storage());
    const { planId } = (await release({ dryRun: true })).json;
    const received = await Promise.all(Array.from({ length: 10 }, (_, at) => release({ planId }, at % 2)));
    expect(received.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(new Set(received.filter(({ status }) => status !== 200).map(({ json }) => json.error.code))).toEqual(
      new Set(['plan_used']),
    );
    expect(writes()).toHaveLength(1);
  });

  withAzurite(`a plan says what changed, also without a key to seal its texts${ifAzurite}`, async () => {
    const { release } = await openInstances(2, await storage(false));
    const { planId } = (await release({ dryRun: true })).json;
    await release({}, 1);
    const answered = await release({ planId }, 1);
    expect(codeOf(answered)).toEqual([409, 'plan_outdated']);
    expect(answered.json.error.message).toContain('Find the version');
  });

  withAzurite(`without the storage a dry run works, and nothing is applied${ifAzurite}`, async () => {
    const proxy = await open(openStorageProxy(azurite()));
    const settings = { ...(await storage()), AzureWebJobsStorage: proxy.connectionString };
    const { release, writes } = await openInstances(1, settings);
    const { planId } = (await release({ dryRun: true })).json;
    proxy.cut(true);
    const plan = await release({ dryRun: true });
    expect([plan.status, plan.json.planId]).toEqual([200, undefined]);
    expect([...codeOf(await release({ planId })), writes().length]).toEqual([502, 'store_unreachable', 0]);
  });
});

describe('RELAY__PLAN_FIRST', () => {
  test('refuses a change without a plan, and says what to do', async () => {
    const { release, writes } = await openInstances(1, { RELAY__PLAN_FIRST: 'publish' });
    const answered = await release();
    expect([...codeOf(answered), writes().length]).toEqual([409, 'plan_required', 0]);
    expect(answered.json.error.message).toMatch(/Plan only.+Plan ID/);
    const { planId } = (await release({ dryRun: true })).json;
    expect((await release({ planId })).status).toBe(200);
  });

  test.each([
    ['ReleaseVersion', 409],
    ['Release*', 409],
    ['publish, -ReleaseVersion', 200],
    ['AddTester', 200],
    ['read', 200],
  ])('%s: %d', async (setting, status) => {
    const { release } = await openInstances(1, { RELAY__PLAN_FIRST: setting });
    expect((await release()).status).toBe(status);
  });

  test('refuses what cannot be planned, also through Call operation, and names what can', async () => {
    const { one, writes } = await openInstances(1, { RELAY__PLAN_FIRST: 'publish' });
    const inputs = { versionId: 'x' };
    const direct = await one.call('RequestVersionRelease', { body: inputs });
    const inside = await one.call('CallOperation', { body: { operation: 'RequestVersionRelease', body: inputs } });
    expect([codeOf(direct), codeOf(inside), writes().length]).toEqual([
      [409, 'plan_required'],
      [409, 'plan_required'],
      0,
    ]);
    expect(direct.json.error.message).toMatch(/Release approved version.+-RequestVersionRelease.+RELAY__PLAN_FIRST/);
  });

  test('does not concern reads', async () => {
    const { one } = await openInstances(1, { RELAY__PLAN_FIRST: '*, apple/*, samsung/*' });
    expect((await one.call('ListApps')).status).toBe(200);
  });

  test('does not concern the end of a subscription or a job', async () => {
    const { one } = await openInstances(1, { RELAY__PLAN_FIRST: '*' });
    const ended = await one.call('EndEventSubscription', { path: { subscription: 'x' } });
    const canceled = await one.call('CancelJob', { path: { id: 'x' } });
    expect([ended.status, canceled.json.error.code]).toEqual([204, 'not_found']);
  });

  test('with a name that does not exist stops the relay, and names it', async () => {
    const { sandbox } = await openInstances(1);
    const relay = await open(openRelay({ ...sandbox.settings, RELAY__PLAN_FIRST: 'RelaeseVersion' }));
    expect(relay.faults).toContain('RELAY__PLAN_FIRST names RelaeseVersion, which is neither a class nor an operation');
    expect((await relay.call('ListApps')).status).toBe(503);
  });
});
