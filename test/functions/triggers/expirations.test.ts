// When a certificate or build is about to expire: each thing once, when it crosses the threshold.
import { closeLater } from '../../support/cleanup.ts';
import { DAY, openPost } from '../../support/pollHarness.ts';

const open = closeLater();

function namesOf(items: readonly { readonly kind: string; readonly name: string; readonly daysLeft: number }[]) {
  return items.map(({ kind, name, daysLeft }) => `${kind} ${name}: ${daysLeft}`);
}

describe('When a certificate or build is about to expire', () => {
  test('the first poll reports nothing, and each thing is reported once, when its time has come', async () => {
    const post = await open(openPost());
    const flow = post.flow('WhenExpirationNears', { daysBefore: 10, kinds: 'certificate,profile' });
    expect(await flow()).toEqual([]);
    post.wait(DAY);
    expect(await flow()).toEqual([]);
    post.wait(2 * DAY);
    expect(namesOf(await flow()).sort()).toEqual([
      'certificate Apple Distribution: Sandbox Studio: 8',
      'profile Tidewater Almanac IOS_APP_STORE: 8',
    ]);
    post.wait(3 * DAY);
    expect(await flow()).toEqual([]);
    post.wait(10 * DAY);
    expect(namesOf(await flow())).toEqual(['profile Sparrow Ledger IOS_APP_ADHOC: 8']);
  });

  test('what came near and expired while the flow was off is reported, too', async () => {
    const post = await open(openPost());
    const flow = post.flow('WhenExpirationNears', { daysBefore: 1, kinds: 'certificate' });
    expect(await flow()).toEqual([]);
    post.wait(20 * DAY);
    expect(await flow()).toMatchObject([
      { kind: 'certificate', name: 'Apple Distribution: Sandbox Studio', state: 'EXPIRED', daysLeft: -9 },
    ]);
  });

  test('the newest build of each platform of an app is watched', async () => {
    const post = await open(openPost());
    const flow = post.flow('WhenExpirationNears', { daysBefore: 3, kinds: 'testflightBuild' });
    expect(await flow()).toEqual([]);
    post.wait(4 * DAY);
    const items = await flow();
    expect(items).toMatchObject(Array(2).fill({ appName: 'Amber Field Guide', daysLeft: 0, type: '2.0.1' }));
    expect(items.every((item) => !('previousState' in item) && item.state === 'VALID')).toBe(true);
  });

  test('a key that may not read a kind gets an error, not an empty answer', async () => {
    const post = await open(openPost());
    const asked = { account: 'games', kinds: 'certificate' };
    expect((await post.call('WhenExpirationNears', asked)).status).toBe(502);
    expect((await post.call('WhenExpirationNears', { ...asked, kinds: 'testflightBuild' })).status).toBe(200);
  });

  test('flows with the same kinds share one read', async () => {
    const post = await open(openPost());
    await post.call('WhenExpirationNears', { kinds: 'certificate', daysBefore: 5 });
    await post.call('WhenExpirationNears', { kinds: 'certificate', daysBefore: 50 });
    expect(post.asked('/v1/certificates')).toBe(1);
  });

  test('a forged checkpoint begins anew', async () => {
    const post = await open(openPost());
    const state = Buffer.from(JSON.stringify({ v: 2, for: 'x', past: { states: [['NEAR', 'AAAA']] } })).toString(
      'base64url',
    );
    const { status, json } = await post.call('WhenExpirationNears', { kinds: 'certificate', state });
    expect([status, json.items]).toEqual([200, []]);
  });
});
