// TestFlight in the simulator: testers are added and removed, builds are assigned to groups, reviewed, and expire.
import {
  appNamed,
  changeResource,
  entity,
  firstOf,
  linkages,
  openSimulatorSession,
  type SimulatorSession,
  storeRefusal,
  type Thing,
} from '../../../support/simulatorSession.ts';

let session: SimulatorSession;
let app: Thing;
let group: Thing;
let build: Thing;
beforeEach(async () => {
  session = await openSimulatorSession();
  app = await appNamed(session, 'Bramble Recipes');
  group = await firstOf(session, `/v1/betaGroups?filter[app]=${app.id}`);
  build = await firstOf(session, `/v1/builds?filter[app]=${app.id}`);
});
afterEach(() => session.close());

function add(email: string, betaGroups = [group]) {
  return session.call('POST', '/v1/betaTesters', entity('betaTesters', { email, firstName: 'Ada' }, { betaGroups }));
}

async function members() {
  return (await session.list(`/v1/betaGroups/${group.id}/betaTesters`)).map(({ id }) => id);
}

test('A tester who is added is in the group and invited', async () => {
  const tester = (await add('ada@example.com')).json.data;
  expect(tester.attributes.state).toBe('INVITED');
  expect(await members()).toContain(tester.id);
  expect(await session.list(`/v1/betaTesters?filter[apps]=${app.id}&filter[email]=ada@example.com`)).toHaveLength(1);
});

test('A tester who is there already is reported, and can be attached to another group', async () => {
  const { id } = (await add('ada@example.com')).json.data;
  expect(storeRefusal(await add('ADA@example.com'))).toEqual([409, 'ENTITY_ERROR.ATTRIBUTE.INVALID.DUPLICATE']);
  const other = await session.call('POST', '/v1/betaGroups', entity('betaGroups', { name: 'Friends' }, { app }));
  const path = `/v1/betaGroups/${other.json.data.id}/relationships/betaTesters`;
  expect((await session.call('POST', path, linkages({ type: 'betaTesters', id }))).status).toBe(204);
  expect(await session.list(`/v1/betaTesters/${id}/betaGroups`)).toHaveLength(2);
});

test('A tester who is removed from a group is in neither list', async () => {
  const tester = (await add('ada@example.com')).json.data;
  const path = `/v1/betaGroups/${group.id}/relationships/betaTesters`;
  expect((await session.call('DELETE', path, linkages(tester))).status).toBe(204);
  expect(await members()).not.toContain(tester.id);
  expect(await session.list(`/v1/betaTesters/${tester.id}/betaGroups`)).toEqual([]);
});

test('A deleted tester is in no list', async () => {
  const tester = (await add('ada@example.com')).json.data;
  expect((await session.call('DELETE', `/v1/betaTesters/${tester.id}`)).status).toBe(204);
  expect(await members()).not.toContain(tester.id);
});

test('Only testers of the app can be invited', async () => {
  const betaTester = (await add('ada@example.com')).json.data;
  const invite = (to: Thing) =>
    session.call('POST', '/v1/betaTesterInvitations', entity('betaTesterInvitations', {}, { app: to, betaTester }));
  expect((await invite(app)).status).toBe(201);
  expect(storeRefusal(await invite(await appNamed(session, 'Otter Swim Coach')))).toEqual([409, 'STATE_ERROR']);
});

test('A group takes builds of its app that have not expired', async () => {
  const path = `/v1/betaGroups/${group.id}/relationships/builds`;
  expect((await session.call('POST', path, linkages(build))).status).toBe(204);
  expect((await session.list(`/v1/builds?filter[betaGroups]=${group.id}`)).map(({ id }) => id)).toContain(build.id);
  await session.call('PATCH', `/v1/builds/${build.id}`, changeResource(build, { expired: true }));
  expect(storeRefusal(await session.call('POST', path, linkages(build)))).toEqual([
    409,
    'ENTITY_ERROR.RELATIONSHIP.INVALID',
  ]);
});

test('A build that has expired stays so', async () => {
  const expire = (expired: boolean) =>
    session.call('PATCH', `/v1/builds/${build.id}`, changeResource(build, { expired }));
  await expire(true);
  expect((await session.read(`/v1/builds/${build.id}/buildBetaDetail`)).attributes.externalBuildState).toBe('EXPIRED');
  expect((await expire(false)).status).toBe(409);
});

test('A build goes through beta review by the clock, and only once', async () => {
  const submit = () =>
    session.call('POST', '/v1/betaAppReviewSubmissions', entity('betaAppReviewSubmissions', {}, { build }));
  const state = async () =>
    (await session.read(`/v1/builds/${build.id}/buildBetaDetail`)).attributes.externalBuildState;
  expect((await submit()).json.data.attributes.betaReviewState).toBe('WAITING_FOR_REVIEW');
  expect(await state()).toBe('WAITING_FOR_BETA_REVIEW');
  session.wait(10);
  expect(await state()).toBe('IN_BETA_REVIEW');
  session.wait(10);
  expect(await state()).toBe('IN_BETA_TESTING');
  expect(storeRefusal(await submit())).toEqual([409, 'STATE_ERROR']);
});

test('A build has one text on what to test for each language', async () => {
  const path = '/v1/betaBuildLocalizations';
  const write = (locale: string) => session.call('POST', path, entity('betaBuildLocalizations', { locale }, { build }));
  expect((await write('it')).status).toBe(201);
  expect((await write('it')).status).toBe(409);
});

test('A build that is being processed is ready after half an hour', async () => {
  const { id } = await firstOf(session, '/v1/builds?filter[processingState]=PROCESSING');
  session.wait(30);
  expect((await session.read(`/v1/builds/${id}`)).attributes.processingState).toBe('VALID');
});
