// A poll in each response style, for cases that the sandbox does not produce.
import { responseStyles } from '../../../functions/triggers/responseStyle.ts';

function poll(count: number, more: boolean) {
  return {
    result: { items: Array.from({ length: count }, (_, id) => ({ id })), checkpoint: undefined, more },
    next: 'next-state',
    self: 'https://relay.example/api/apple/triggers/reviews?app=1&dialect=native&state=old',
    interval: 300,
  };
}

test('A caller that follows the Location is asked back at once while there is more', () => {
  expect(responseStyles.native(poll(2, true)).headers['retry-after']).toBe('1');
  expect(responseStyles.native(poll(0, true))).toMatchObject({ status: 202, headers: { 'retry-after': '1' } });
});

test('The Location is this very call with the new state in place of the old one', () => {
  expect(responseStyles.native(poll(0, false)).headers.location).toBe(
    'https://relay.example/api/apple/triggers/reviews?app=1&dialect=native&state=next-state',
  );
});

test('Power Automate gets 200 and the state, whether there is something new or not', () => {
  for (const count of [0, 2]) {
    const { status, body, headers } = responseStyles.items(poll(count, false));
    expect([status, headers.location]).toEqual([200, undefined]);
    expect(JSON.parse(String(body))).toEqual({ items: poll(count, false).result.items, next: 'next-state' });
  }
});
