// Both response styles over each entry point; the checkpoint comes from a relay with another clock, as if the flow had been off.
import { entryPoints } from '../../support/entryPoints.ts';
import { HOUR, openPost, type Post } from '../../support/pollHarness.ts';

let post: Post;
let app = '';
let state = '';
beforeAll(async () => {
  // these entry points use the machine's clock: current items are new since three hours ago
  post = await openPost(Date.now() - 3 * HOUR);
  app = await post.appNamed('Tidewater Almanac');
  state = (await post.call('WhenReviewAdded', { app })).json.next;
  post.wait(3 * HOUR);
});
afterAll(() => post.close());

const KEY = 'a-key-in-the-address';

describe.each(Object.entries(entryPoints))('By %s', (name, open) => {
  // the pipeline itself has no function key to remove
  const code = name === 'the pipeline' ? '' : `&code=${KEY}`;

  test('Power Automate gets the items and the state of the next poll, also when nothing is new', async () => {
    const entryPoint = await open(post.settings);
    const first = await entryPoint.call(`/api/apple/triggers/reviews?app=${app}&state=${state}`);
    const second = await entryPoint.call(`/api/apple/triggers/reviews?app=${app}&state=${first.json.next}`);
    await entryPoint.close();
    expect([first.status, first.json.items.length]).toEqual([200, 3]);
    expect([second.status, second.json]).toEqual([200, { items: [], next: expect.any(String) }]);
  });

  test('Logic Apps follows the Location: 202 while nothing is new, 200 with what is', async () => {
    const entryPoint = await open(post.settings);
    const address = `/api/apple/triggers/reviews?app=${app}&dialect=native`;
    const first = await entryPoint.call(`${address}${code}`);
    const late = await entryPoint.call(`${address}&state=${state}`);
    const next = new URL(String(late.headers.location));
    const after = await entryPoint.call(next.pathname + next.search);
    await entryPoint.close();
    expect([first.status, first.text, first.headers['retry-after']]).toEqual([202, '', '300']);
    expect(first.headers.location).toMatch(/^http:\/\/.+\/api\/apple\/triggers\/reviews\?.*state=[\w-]+$/);
    expect(first.headers.location).not.toContain(KEY);
    expect([late.status, late.json.items.length, late.headers['retry-after']]).toEqual([200, 3, '300']);
    expect([after.status, after.text]).toEqual([202, '']);
  });
});
