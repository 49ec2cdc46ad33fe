// Checkpoints that the relay did not create, or created for another scope: rejected or reset, never an internal error, and never sent to a store.
import { encodeCheckpoint, scopeOf } from '../../../functions/triggers/checkpoint.ts';
import { HOUR, openPost, type Post } from '../../support/pollHarness.ts';

let post: Post;
let app = '';
beforeAll(async () => {
  post = await openPost();
  app = await post.appNamed('Tidewater Almanac');
});
afterAll(() => post.close());

function encode(value: unknown): string {
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
}
/** A checkpoint with the correct scope for reviews of the app; `past` is invalid. */
function marked(past: unknown): string {
  return encodeCheckpoint(scopeOf('WhenReviewAdded', 'default', { app }), past);
}
const SECRET = 'planted-in-the-state';

/** Each is built when the app is known. */
const states: Readonly<Record<string, () => string>> = {
  'of another version': () => encode({ v: 3, for: scopeOf('WhenReviewAdded', 'default', { app }), past: {} }),
  'of another trigger': () =>
    encodeCheckpoint(scopeOf('WhenBuildProcessed', 'default', { app }), { lists: [[0, 0, '', 0]] }),
  'of another app': () =>
    encodeCheckpoint(scopeOf('WhenReviewAdded', 'default', { app: '1' }), { lists: [[0, 0, '', 0]] }),
  'of another account': () =>
    encodeCheckpoint(scopeOf('WhenReviewAdded', 'games', { app }), { lists: [[0, 0, '', 0]] }),
  'of another filter': () =>
    encodeCheckpoint(scopeOf('WhenReviewAdded', 'default', { app, mostStars: 1 }), { lists: [[0, 0, '', 0]] }),
  'that is no JSON': () => encode(SECRET),
  'that is JSON, but no object': () => encode([SECRET]),
  'that is null': () => encode('null'),
  'as deep as it can be': () => encode('['.repeat(3_000)),
  'of deep lists': () => marked({ lists: [JSON.parse(`${'['.repeat(900)}${']'.repeat(900)}`)] }),
  'with names of prototypes': () => encode('{"v":1,"__proto__":{"for":"x"},"constructor":{"prototype":{"past":1}}}'),
  'with a past of prototypes': () => marked(JSON.parse('{"__proto__":{"lists":[]},"constructor":1}')),
  'without lists': () => marked({}),
  'with two lists where there is one': () =>
    marked({
      lists: [
        [0, 0, '', 0],
        [0, 0, '', 0],
      ],
    }),
  'with texts for numbers': () => marked({ lists: [['0', '0', '', '0']] }),
  'from before all time': () => marked({ lists: [[-1, 0, '', 0]] }),
  'with a part of a minute': () => marked({ lists: [[0.5, 0, '', 0]] }),
  'with a number that is none': () =>
    encode(`{"v":1,"for":"${scopeOf('WhenReviewAdded', 'default', { app })}","past":{"lists":[[1e999,0,"",0]]}}`),
  'with IDs that are cut off': () => marked({ lists: [[0, 0, 'AAAA', 0]] }),
  'with IDs that are none': () => marked({ lists: [[0, 0, `${SECRET}!!`, 0]] }),
  'with more IDs than it can have': () => marked({ lists: [[0, 0, Buffer.alloc(281 * 6).toString('base64url'), 0]] }),
  'with a page that is no page': () => marked({ lists: [[0, 0, '', 0, `../${SECRET}?x=1&y=2`]] }),
  'with a line break for a page': () => marked({ lists: [[0, 0, '', 0, `a\r\nx-${SECRET}: 1`]] }),
  'with a very long page': () => marked({ lists: [[0, 0, '', 0, 'a'.repeat(300)]] }),
};

test.each(Object.entries(states))('A state %s is a new beginning, and the log says so', async (_, make) => {
  post.wait(HOUR);
  const before = post.sandbox.seen.length;
  const { status, json, line } = await post.call('WhenReviewAdded', { app, state: make() });
  expect([status, json.items, line?.triggerState]).toEqual([200, [], 'reset']);
  expect(JSON.stringify(post.sandbox.seen.slice(before))).not.toContain(SECRET);
  expect(JSON.stringify(line)).not.toContain(SECRET);
});

test.each([
  ['longer than any', 'a'.repeat(4_097)],
  ['that is no base64url', 'a+b/c='],
  ['of control characters', 'a\u0000b'],
  ['of another script', 'ありがとう'],
])('A state %s is refused before anything is asked', async (_, state) => {
  const before = post.sandbox.seen.length;
  const { status, json } = await post.call('WhenReviewAdded', { app, state });
  expect([status, json.error.code]).toEqual([400, 'invalid_request']);
  expect(post.sandbox.seen.length).toBe(before);
});

test.each(['', undefined])('The first poll has no state, or an empty one (%p)', async (state) => {
  const { status, json, line } = await post.call('WhenReviewAdded', { app, ...(state !== undefined && { state }) });
  expect([status, json.items, line?.triggerState]).toEqual([200, [], 'initial']);
});

test.each([
  ['', 'first'],
  ['of another app', 'anew'],
])('The log line has the former name of triggerState, too, until version 0.3 (state %j)', async (state, begins) => {
  const given = state && states['of another app']?.();
  expect((await post.call('WhenReviewAdded', { app, state: given })).line?.begins).toBe(begins);
});

test('A state of its own goes on, and the log says nothing', async () => {
  const first = await post.call('WhenReviewAdded', { app });
  const { line } = await post.call('WhenReviewAdded', { app, state: first.json.next });
  expect(line?.triggerState).toBeUndefined();
});

test.each([
  ['a name that objects have', [['__proto__', 'AAAAAA']]],
  ['a name in small letters', [['draft', 'AAAAAA']]],
  ['a part of a hash', [['DRAFT', 'AAA']]],
  ['no pairs', [['DRAFT']]],
  ['no list', { DRAFT: 'AAAAAA' }],
])('A state of versions with %s is a new beginning', async (_, pairs) => {
  const state = encodeCheckpoint(scopeOf('WhenVersionStateChanges', 'default', { app }), { states: pairs });
  const { status, json, line } = await post.call('WhenVersionStateChanges', { app, state });
  expect([status, json.items, line?.triggerState]).toEqual([200, [], 'reset']);
});

test.each(['2026-02-30', '../2026', '2026-11-20&x=1', 20261120])(
  'A state of reports with the date %p is a new beginning',
  async (since) => {
    const vendorNumber = '80012345';
    const state = encodeCheckpoint(scopeOf('WhenSalesReportReady', 'default', { vendorNumber }), { since });
    const { status, json, line } = await post.call('WhenSalesReportReady', { vendorNumber, state });
    expect([status, json.items, line?.triggerState]).toEqual([200, [], 'reset']);
  },
);

test('A page that the store no longer knows is left: the list is read from its top', async () => {
  const state = marked({ lists: [[0, 0, '', 0, 'a-page-of-long-ago']] });
  const { status, json } = await post.call('WhenReviewAdded', { app, state });
  expect(status).toBe(200);
  expect(json.items.length).toBeGreaterThan(0);
});
