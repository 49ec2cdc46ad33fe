// Add several testers to groups by email: an outcome per row, and the effect of a failed row on the others.

import { openAppleRecipeSession, type RecipeAnswer } from '../../support/appleRecipeSession.ts';
import { closeLater } from '../../support/cleanup.ts';

const open = closeLater();

/** Sparrow Ledger has the internal group Team and the external group Public beta. */
async function openApp() {
  const session = await open(openAppleRecipeSession());
  const appId = await session.appNamed('Sparrow Ledger');
  const add = (testers: readonly object[], inputs: object = {}): Promise<RecipeAnswer> =>
    session.call('AddTesters', { appId, groups: ['Public beta'], testers, ...inputs });
  return { session, appId, add };
}

function rowsOf({ json }: RecipeAnswer): [string, string][] {
  return json.testers.map(({ email, outcome }: { email: string; outcome: string }) => [email, outcome]);
}
function mail(name: string): { email: string } {
  return { email: `${name}@example.com` };
}

test('Each row of a list has its outcome, in the order of the list', async () => {
  const { session, appId, add } = await openApp();
  await add([mail('ada')]);
  await session.call('CreateBetaGroup', { appId, name: 'Friends' });
  session.writes();
  const reported = await add(
    [mail('ada'), { ...mail('bob'), firstName: 'Bob' }, mail('ADA'), { firstName: 'Nobody' }, { email: 'x' }],
    {
      groups: ['Public beta', 'Friends'],
    },
  );
  expect(reported.status).toBe(200);
  expect(rowsOf(reported)).toEqual([
    ['ada@example.com', 'added'],
    ['bob@example.com', 'invited'],
    ['ADA@example.com', 'failed'],
    ['', 'failed'],
    ['x', 'failed'],
  ]);
  expect(reported.json.testers.map(({ message }: { message: string }) => message)).toEqual([
    'Was added to Friends.',
    'Was invited to Public beta, Friends.',
    'The address is in row 1 already.',
    'The row has no email address.',
    '"x" is not an email address.',
  ]);
  expect(reported.json).toMatchObject({ added: 2, unchanged: 0, failed: 3 });
  expect(session.writes()).toHaveLength(2);
});

test('The outcome of a row is plain text, whatever the name of a group', async () => {
  const { session, appId, add } = await openApp();
  const { json } = await session.call('CreateBetaGroup', { appId, name: 'Fri\u202eends' });
  const reported = await add([mail('ada')], { groups: [json.data.id] });
  expect(reported.json.testers[0].message).toBe('Was invited to Friends.');
});

test('Called again, the same list changes nothing', async () => {
  const { session, add } = await openApp();
  const first = await add([mail('ada'), mail('bob')]);
  session.writes();
  const again = await add([mail('ADA'), mail('bob')]);
  expect(rowsOf(again).map(([, outcome]) => outcome)).toEqual(['unchanged', 'unchanged']);
  expect(again.json.testers[1].testerId).toBe(first.json.testers[1].testerId);
  expect(session.writes()).toEqual([]);
});

test('A plan reports what would become of each row, and changes nothing', async () => {
  const { session, add } = await openApp();
  const plan = await add([mail('ada'), { email: 'x' }], { dryRun: true });
  expect(rowsOf(plan)).toEqual([
    ['ada@example.com', 'planned'],
    ['x', 'failed'],
  ]);
  expect(plan.json.added).toBe(0);
  expect(session.writes()).toEqual([]);
});

test('A row that Apple refuses does not stop the others', async () => {
  const { session, add } = await openApp();
  const body = {
    errors: [{ status: '409', code: 'ENTITY_ERROR.ATTRIBUTE.INVALID', title: 'No', detail: 'Not this one.' }],
  };
  session.sandbox.fail({ store: 'apple', kind: 'status', status: 409, body, method: 'POST', path: '/v1/betaTesters' });
  const reported = await add([mail('ada'), mail('bob')]);
  expect(rowsOf(reported).map(([, outcome]) => outcome)).toEqual(['failed', 'invited']);
  expect(reported.json.testers[0].message).toContain('Not this one.');
});

test('When the store is down, the remaining rows are not tried', async () => {
  const { session, add } = await openApp();
  session.sandbox.fail({
    store: 'apple',
    kind: 'status',
    status: 500,
    method: 'POST',
    path: '/v1/betaTesters',
    times: 9,
  });
  const reported = await add([mail('ada'), mail('bob'), mail('eve')]);
  expect(rowsOf(reported).map(([, outcome]) => outcome)).toEqual(['failed', 'notTried', 'notTried']);
  expect(reported.json.testers[2].message).toContain('Call this again with the same list');
  expect(reported.json.failed).toBe(3);
});

test('A hundred rows need few requests', async () => {
  const { session, add } = await openApp();
  const reported = await add(
    Array.from({ length: 100 }, (_, at) => mail(`tester${at}`)),
    { dryRun: true },
  );
  expect(reported.json.testers).toHaveLength(100);
  expect(session.sandbox.seen.length).toBeLessThan(10);
});

test.each([
  ['an internal group', { groups: ['Team'] }, 'make one with Create TestFlight group'],
  ['a group that there is not', { groups: ['Nobody'] }, 'The app has no group "Nobody"'],
])('Nobody is added to %s', async (_, inputs, words) => {
  const { session, add } = await openApp();
  const { status, json } = await add([mail('ada')], inputs);
  expect([status, json.error.message]).toEqual([400, expect.stringContaining(words)]);
  expect(session.writes()).toEqual([]);
});

test('For an app without an external group, the message says how to make one', async () => {
  const { session, add } = await openApp();
  const team = { type: 'betaGroups', id: '1', attributes: { name: 'Team', isInternalGroup: true } };
  const body = { data: [team], links: { self: 'https://store.example' }, meta: { paging: { total: 1, limit: 50 } } };
  session.sandbox.fail({ store: 'apple', kind: 'status', status: 200, body, method: 'GET', path: '/v1/betaGroups' });
  const { json } = await add([mail('ada')], { groups: ['Team'] });
  expect(json.error.message).toContain('has no external group yet: Create TestFlight group makes one.');
});
