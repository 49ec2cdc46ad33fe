// Add tester to groups by email: new testers, existing testers, and groups by name.

import { openAppleRecipeSession, type RecipeAnswer, reportedSteps } from '../../support/appleRecipeSession.ts';
import { closeLater } from '../../support/cleanup.ts';

const open = closeLater();
const email = 'new.tester@example.com';

/** Sparrow Ledger has the internal group Team and the external group Public beta. */
async function openApp() {
  const session = await open(openAppleRecipeSession());
  const appId = await session.appNamed('Sparrow Ledger');
  const add = (inputs: object): Promise<RecipeAnswer> =>
    session.call('AddTester', { appId, email, groups: ['Public beta'], ...inputs });
  const addGroup = async (name: string): Promise<string> =>
    (await session.call('CreateBetaGroup', { appId, name })).json.data.id;
  const groupsOf = async (address: string): Promise<string[]> => {
    const { included } = (await session.call('ListBetaTesters', { 'filter[email]': address, include: 'betaGroups' }))
      .json;
    return included.map(({ attributes }: { attributes: { name: string } }) => attributes.name).sort();
  };
  return { session, add, addGroup, groupsOf };
}

function refused({ status, json }: RecipeAnswer): [number, string] {
  return [status, json.error.message];
}

describe('Add tester to groups by email', () => {
  test('creates a tester who is new, in all groups at once', async () => {
    const { session, add, addGroup, groupsOf } = await openApp();
    await addGroup('Friends');
    session.writes();
    const reported = await add({ firstName: 'Ada', lastName: '', groups: ['public BETA', 'Friends'] });
    expect(reported.json).toMatchObject({ email, state: 'INVITED' });
    expect(session.writes()).toEqual(['POST /v1/betaTesters']);
    expect(await groupsOf(email)).toEqual(['Friends', 'Public beta']);
  });

  test('adds a known tester to the groups that are missing, and to no other', async () => {
    const { session, add, addGroup, groupsOf } = await openApp();
    await add({});
    const id = await addGroup('Friends');
    session.writes();
    const reported = await add({ groups: ['Public beta', id] });
    expect(reportedSteps(reported)).toEqual([
      'done List the groups of the app',
      `done Look for ${email}`,
      `done Look for ${email} in Public beta`,
      `done Look for ${email} in Friends`,
      `skipped Put ${email} into Public beta`,
      `done Put ${email} into Friends`,
    ]);
    expect(session.writes()).toEqual([`POST /v1/betaGroups/${id}/relationships/betaTesters`]);
    expect(await groupsOf(email)).toEqual(['Friends', 'Public beta']);
  });

  test('called again, changes nothing', async () => {
    const { session, add } = await openApp();
    const first = await add({});
    session.writes();
    const again = await add({ email: email.toUpperCase() });
    expect(again.json.testerId).toBe(first.json.testerId);
    expect(session.writes()).toEqual([]);
  });

  test('takes a group that is named twice once', async () => {
    const { add } = await openApp();
    expect((await add({ groups: ['Public beta', 'PUBLIC BETA'] })).json.groups).toHaveLength(1);
  });

  test('plans what it would do, for a new and a known tester', async () => {
    const { session, add, addGroup } = await openApp();
    const fresh = await add({ dryRun: true });
    expect(reportedSteps(fresh).at(-1)).toBe(`planned Create ${email} in Public beta`);
    expect(session.writes()).toEqual([]);
    await add({});
    await addGroup('Friends');
    session.writes();
    const known = await add({ groups: ['Friends'], dryRun: true });
    expect(reportedSteps(known).at(-1)).toBe(`planned Put ${email} into Friends`);
    expect(session.writes()).toEqual([]);
  });
});

describe('It refuses', () => {
  test.each([
    ['a group that there is not', ['Nobody'], 'The app has no group "Nobody". It has Team, Public beta.'],
    [
      'an internal group',
      ['Public beta', 'team'],
      'The group "Team" is internal: only members of the team can be in it, and App Store Connect adds them. Name an external group, such as Public beta, or make one with Create TestFlight group.',
    ],
    ['no group at all', [], expect.stringContaining('Groups')],
  ])('%s', async (_, groups, sentence) => {
    const { session, add } = await openApp();
    expect(refused(await add({ groups }))).toEqual([400, sentence]);
    expect(session.writes()).toEqual([]);
  });

  test('a name that two groups have, and gives their IDs', async () => {
    const { add, addGroup } = await openApp();
    const ids = [await addGroup('Twins'), await addGroup('twins')];
    const [status, sentence] = refused(await add({ groups: ['TWINS'] }));
    expect(status).toBe(400);
    for (const id of ids) expect(sentence).toContain(id);
  });

  test.each([
    ['two addresses in one', { email: 'a@example.com,b@example.com' }],
    ['an address with a line end', { email: 'a@example.com\r\nx: y' }],
    ['no address', { email: '' }],
    ['an app with a slash', { appId: '1/2' }],
    ['more groups than it takes', { groups: Array.from({ length: 21 }, String) }],
  ])('%s', async (_, inputs) => {
    const session = await open(openAppleRecipeSession());
    const { status } = await session.call('AddTester', { appId: '1', email, groups: ['a'], ...inputs });
    expect([status, session.sandbox.seen.length]).toEqual([400, 0]);
  });
});

test('A fault in the middle reports which groups were joined before it', async () => {
  const { session, add, addGroup } = await openApp();
  await add({});
  const [, second] = [await addGroup('Friends'), await addGroup('Family')];
  session.sandbox.fail({
    store: 'apple',
    kind: 'status',
    status: 500,
    method: 'POST',
    path: `/v1/betaGroups/${second}`,
  });
  const { status, json } = await add({ groups: ['Friends', 'Family'] });
  expect([status, json.error.code]).toEqual([409, 'outcome_unknown']);
  expect(json.error.details).toContainEqual({ code: 'done', message: `Put ${email} into Friends` });
});
